"""A table of companies: what people type is read as they meant it, or refused."""

import datetime
import io
from typing import Any

import pyarrow as arrow
import pyarrow.parquet as parquet
import pytest

from assessment.content.library import shipped_library
from assessment.errors import FileError
from assessment.exchange import company_table, table_parquet, table_sheet
from assessment.exchange.company_table import read_table
from assessment.model.company import DONT_KNOW, Range

FACTS = shipped_library().company_facts()
BILLION = 10**9


def read(text: str | bytes, name: str = "firms.csv") -> Any:
    data = text.encode() if isinstance(text, str) else text
    return read_table(data, name, FACTS)


def cell(fact: str, text: str) -> Any:
    quoted = '"' + text.replace('"', '""') + '"'
    return read(f"name,{fact}\nA,{quoted}\n").values[fact][0]


def faults(data: str | bytes) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(FileError) as raised:
        read(data)
    return [(one.code, one.line, one.column) for one in raised.value.problems]


def as_parquet(**columns: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(arrow.table(columns), out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_commas_semicolons_tabs_and_marks_are_read(
    separator: str, mark: str, end: str
) -> None:
    rows = [["Tên", "legal_form", "exports"], ["Cơ khí A", "llc", "có"], ["B", "", ""]]
    text = mark + "".join(separator.join(row) + end for row in rows)
    table = read(text)
    assert table.heading == "Tên"
    assert table.names == ("Cơ khí A", "B")
    assert table.values == {"legal_form": ["llc", None], "exports": [True, None]}
    assert table.separator == separator


def test_the_separator_that_excel_names_is_taken() -> None:
    table = read("sep=;\nname;exports\nA, B;no\n")
    assert (table.names, table.values) == (("A, B",), {"exports": [False]})


def test_quotes_hold_separators_quotes_and_line_ends() -> None:
    table = read('name,exports\n"A ""&"" B, Ltd\nHà Nội",yes\n')
    assert table.names == ('A "&" B, Ltd\nHà Nội',)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", None),
        ("  ", None),
        ("45", 45),
        ("1.500", 1500),
        ("1,500", 1500),
        ("1 500", 1500),
        ("1\u00a0500", 1500),
        ("45,0", 45),
        ("45.00", 45),
        ("10..50", Range(at_least=10, at_most=50)),
        ("10 – 50", Range(at_least=10, at_most=50)),
        ("10 đến 1.000", Range(at_least=10, at_most=1000)),
        (">= 10", Range(at_least=10)),
        ("≤50", Range(at_most=50)),
        ("Chưa biết", DONT_KNOW),
        ("dont-know", DONT_KNOW),
    ],
)
def test_whole_numbers(text: str, wanted: Any) -> None:
    assert cell("employees_si_avg_prev_year", text) == wanted


@pytest.mark.parametrize(
    "text",
    ["30000000000", "30.000.000.000", "30,000,000,000", "30.000.000.000,00 đồng"],
)
def test_amounts_in_dong(text: str) -> None:
    assert cell("revenue_prev_year_vnd", text) == 30 * BILLION


@pytest.mark.parametrize(
    ("text", "wanted"), [("12,5", 12.5), ("12.5%", 12.5), ("51", 51), ("51,000", 51)]
)
def test_percentages_have_one_decimal_sign(text: str, wanted: float) -> None:
    assert cell("women_capital_pct", text) == wanted


@pytest.mark.parametrize(
    "text",
    ["20/05/2019", "20-5-2019", "20.05.2019", "2019-05-20", "2019/05/20 00:00:00"],
)
def test_days_come_before_months(text: str) -> None:
    assert cell("first_registration_date", text) == "2019-05-20"


@pytest.mark.parametrize("text", ["có", "CÓ", "Co", "yes", "TRUE", "Đúng", "x", "1"])
def test_words_for_yes(text: str) -> None:
    assert cell("exports", text) is True


@pytest.mark.parametrize("text", ["không", "Kho\u0302ng", "no", "FALSE", "sai", "0"])
def test_words_for_no(text: str) -> None:
    assert cell("exports", text) is False


@pytest.mark.parametrize(
    ("fact", "text", "wanted"),
    [
        ("legal_form", "llc", "llc"),
        ("legal_form", "công ty  CỔ PHẦN", "joint_stock"),
        ("legal_form", "Household business", "household_business"),
        ("province", "Hà Nội", "ha_noi"),
        ("province", "TP. Hồ Chí Minh", "ho_chi_minh_city"),
        ("province", "tỉnh Bắc Ninh", "bac_ninh"),
        ("province", "Can Tho", "can_tho"),
        ("main_vsic_code", "C2592", "C2592"),
        ("main_vsic_code", "25", "25"),
        ("main_vsic_code", "01110", "01110"),
    ],
)
def test_choices_by_value_label_or_name(fact: str, text: str, wanted: str) -> None:
    assert cell(fact, text) == wanted


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("employees_si_avg_prev_year", "4.5"),
        ("employees_si_avg_prev_year", "1.234.00"),
        ("employees_si_avg_prev_year", "vài chục"),
        ("employees_si_avg_prev_year", "50..10"),
        ("employees_si_avg_prev_year", "9" * 300),
        ("revenue_prev_year_vnd", "3E+10"),
        ("revenue_prev_year_vnd", "30 tỷ"),
        ("women_capital_pct", "1.234,5"),
        ("first_registration_date", "05/20/2019"),
        ("first_registration_date", "31/02/2019"),
        ("first_registration_date", "20/05/19"),
        ("first_registration_date", "43605"),
        ("exports", "2"),
        ("exports", "có thể"),
        ("legal_form", "công ty"),
        ("province", "Hà Tây"),
        ("main_vsic_code", "cơ khí gì đó"),
    ],
)
def test_what_is_no_value_is_refused_where_it_stands(fact: str, text: str) -> None:
    assert faults(f'name,{fact}\nA,\nB,"{text}"\n') == [("B012", 3, 2)]


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("employees_si_avg_prev_year", "-3"),
        ("employees_si_avg_prev_year", "100001"),
        ("employees_si_avg_prev_year", "10..100.001"),
        ("women_capital_pct", "100,5"),
    ],
)
def test_numbers_out_of_range_are_refused(fact: str, text: str) -> None:
    assert faults(f'name,{fact}\nA,"{text}"\n') == [("B013", 2, 2)]


def test_a_question_may_stand_above_its_column() -> None:
    fact = FACTS.fact("exports")
    assert fact is not None
    for question in (fact.question.vi.upper(), f" {fact.question.en} "):
        assert read(f'name,"{question}"\nA,x\n').values == {"exports": [True]}


def test_all_faults_are_told_at_once_in_order_of_rows() -> None:
    text = (
        "name,legal_frm,exports,exports,\n"
        "A,llc,maybe,,\n"
        ",llc,,,\n"
        "C,llc,yes\n"
        "D,llc,yes,,forgotten\n"
    )
    assert faults(text) == [
        ("B007", 1, 2),
        ("B008", 1, 4),
        ("B009", 1, 5),
        ("B012", 2, 3),
        ("B011", 3, 1),
        ("B010", 4, None),
    ]


def test_an_unknown_column_names_the_nearest_fact() -> None:
    with pytest.raises(FileError) as raised:
        read("name,legal_frm\nA,llc\n")
    assert '"legal_form"' in raised.value.problems[0].line_of_text("en")


def test_the_first_column_must_name_the_company() -> None:
    assert faults("legal_form,exports\nllc,yes\n") == [("B006", 1, 1)]


def test_what_a_spreadsheet_leaves_empty_at_its_ends_is_no_fault() -> None:
    table = read("name,exports,,\nA,yes,,,,\n,,,\nB,no,,\n\n")
    assert table.names == ("A", "B")
    assert table.values == {"exports": [True, False]}


def test_very_many_faults_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company_table, "MOST_PROBLEMS", 2)
    found = faults("name,exports\n" + "A,maybe\n" * 5)
    assert [code for code, *_ in found] == ["B012", "B012", "B014"]


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "name,exports\n", "name\n,\n"])
def test_a_table_without_companies_is_refused(text: str) -> None:
    assert [code for code, *_ in faults(text)] == ["B015"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04rest", "B001"),
        (b"PAR1 and no more", "B003"),
        (b'name,exports\nA,"yes\n', "B002"),
        (b'name,exports\nA,"yes"no\n', "B002"),
        ("name,exports\nA,có\n".encode("utf-16"), "C004"),
        (b"name,exports\nA,c\xf3\n", "C003"),
        (b"name,exports\nA,\x00\n", "C005"),
    ],
)
def test_files_that_are_no_such_table_are_refused(data: bytes, code: str) -> None:
    assert [found for found, *_ in faults(data)] == [code]


def test_limits_on_bytes_rows_and_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_sheet, "MOST_BYTES", 40)
    monkeypatch.setattr(table_sheet, "MOST_ROWS", 2)
    monkeypatch.setattr(table_sheet, "MOST_COLUMNS", 3)
    assert read("name,exports\nA,yes\nB,no\n").names == ("A", "B")
    assert faults("n,exports\nA,\nB,\nC,\n") == [("B004", None, None)]
    assert faults("n,a,b,c\nA,,,\n") == [("B005", None, None)]
    assert faults("name,exports\n" + "A,yes\n" * 9) == [("C002", None, None)]


def test_parquet_has_types_of_its_own() -> None:
    data = as_parquet(
        name=["A", "B"],
        exports=[True, None],
        employees_si_avg_prev_year=[45.0, float("nan")],
        revenue_prev_year_vnd=arrow.array(
            [30 * BILLION, None], arrow.decimal128(20, 0)
        ),
        women_capital_pct=[12.5, 51.0],
        main_vsic_code=[25, 1],
        first_registration_date=[datetime.date(2019, 5, 20), None],
        legal_form=arrow.array(["llc", None]).dictionary_encode(),
    )
    assert read(data, "firms.parquet").values == {
        "exports": [True, None],
        "employees_si_avg_prev_year": [45, None],
        "revenue_prev_year_vnd": [30 * BILLION, None],
        "women_capital_pct": [12.5, 51],
        "main_vsic_code": ["25", "1"],
        "first_registration_date": ["2019-05-20", None],
        "legal_form": ["llc", None],
    }


def test_parquet_cells_of_another_kind_are_refused() -> None:
    noon = datetime.datetime(2019, 5, 20, 12)
    data = as_parquet(
        name=["A"],
        exports=[2],
        employees_si_avg_prev_year=[1.125],
        first_registration_date=[noon],
        legal_form=[True],
        revenue_prev_year_vnd=[b"30"],
    )
    assert faults(data) == [("B012", 1, column) for column in range(2, 7)]


@pytest.mark.parametrize(
    "cells",
    [
        arrow.array([[1, 2]]),
        arrow.array([{"at_least": 3}]),
        arrow.array([b"wide"], arrow.binary(4)),
        arrow.array([[("a", 1)]], arrow.map_(arrow.string(), arrow.int8())),
    ],
)
def test_parquet_columns_with_nested_or_wide_cells_are_refused_by_type(
    cells: Any,
) -> None:
    assert faults(as_parquet(name=["A"], unknown=cells)) == [("B018", 1, 2)]


def test_a_parquet_list_of_very_many_nulls_is_not_unpacked() -> None:
    nulls = arrow.ListArray.from_arrays(
        arrow.array([0, 5_000_000], arrow.int32()), arrow.nulls(5_000_000, arrow.int8())
    )
    data = as_parquet(name=["A"], legal_form=nulls)
    before = arrow.total_allocated_bytes()
    assert faults(data) == [("B018", 1, 2)]
    assert arrow.total_allocated_bytes() - before < 1_000_000


def test_parquet_that_unpacks_to_too_much_is_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = as_parquet(name=["A"] * 1000, exports=[True] * 1000)
    monkeypatch.setattr(table_parquet, "MOST_UNPACKED", 20)
    assert [code for code, *_ in faults(data)] == ["C002"]


def in_every_row(text: str, rows: int) -> Any:
    """One text in a dictionary: a few bytes a file, a copy a row."""
    words = arrow.DictionaryArray.from_arrays(arrow.array([0] * rows), [text])
    return words.cast(arrow.dictionary(arrow.int32(), arrow.string()))


def test_texts_in_a_dictionary_count_once_for_every_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = as_parquet(name=in_every_row("x" * 400, 5_000), exports=[True] * 5_000)
    assert len(data) < 5_000
    names = read(data).names
    assert (len(names), names[0], names[-1]) == (5_000, "x" * 400, "x" * 400)
    assert len({id(name) for name in names}) < 50
    monkeypatch.setattr(table_parquet, "MOST_UNPACKED", 400 * 4_000)
    assert faults(data) == [("C002", None, None)]


def test_a_parquet_text_longer_than_any_cell_is_not_taken_out() -> None:
    data = as_parquet(name=["A", "B", "C"], legal_form=["llc", "x" * 9_000, None])
    assert faults(data) == [("B019", 2, 2)]


def test_long_names_and_long_cells_are_refused_where_they_stand() -> None:
    text = f"name,legal_form\n{'n' * 401},llc\nB,{'x' * 301}\n"
    assert faults(text) == [("B019", 2, 1), ("B019", 3, 2)]


def test_parquet_columns_that_are_no_fact_are_not_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = 2_000
    data = as_parquet(
        name=["A"] * rows, legal_form=["llc"] * rows, other=in_every_row("x", rows)
    )
    seen: list[str] = []
    whole = table_parquet._size

    def size(cells: Any) -> int:
        seen.append(str(cells.type))
        return whole(cells)

    monkeypatch.setattr(table_parquet, "_size", size)
    assert faults(data) == [("B007", 1, 3)]
    assert len(seen) == 4


def test_parquet_columns_of_one_name_keep_their_places() -> None:
    table = arrow.table(
        [["A"], [True], ["llc"], [False]],
        names=["exports.x", "exports", "legal_form", "exports"],
    )
    out = io.BytesIO()
    parquet.write_table(table, out)
    assert faults(out.getvalue()) == [("B008", 1, 4)]
    out = io.BytesIO()
    parquet.write_table(table.select([0, 1, 2]), out)
    assert read(out.getvalue()).values == {"exports": [True], "legal_form": ["llc"]}


@pytest.mark.parametrize("kind", [arrow.string(), arrow.large_string()])
def test_texts_of_every_width_are_read(kind: Any) -> None:
    data = as_parquet(
        name=arrow.array(["A", "B"], kind), legal_form=arrow.array(["llc", None], kind)
    )
    assert read(data).values == {"legal_form": ["llc", None]}
