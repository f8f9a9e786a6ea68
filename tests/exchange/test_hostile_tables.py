"""Tables made to cost much, and names made to be run: refused, or made harmless."""

import csv
import io
import unicodedata
from typing import Any, Literal

import pytest

from assessment.content.library import shipped_library
from assessment.errors import FileError, Problem
from assessment.exchange import company_table, table_cells, table_sheet
from assessment.exchange.company_table import read_table
from assessment.exchange.table_cells import CellReader, plain
from assessment.model.many import CompanyTable
from assessment.services import many
from assessment.services.access import local_actor

FACTS = shipped_library().company_facts()


def read(text: str) -> CompanyTable:
    return read_table(text.encode(), "firms.csv", FACTS)


def codes(text: str) -> list[str]:
    with pytest.raises(FileError) as raised:
        read(text)
    return [one.code for one in raised.value.problems]


def verdicts(table: CompanyTable) -> str:
    result = many.judge_table(local_actor(), table, on="2026-11-22")
    return many.verdicts_csv(table, result).decode("utf-8-sig")


@pytest.mark.parametrize("blank", ["\n", ",\n", " ,\t\n", '"",""\n'])
def test_blank_rows_are_no_companies_and_are_not_read_without_end(
    blank: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_sheet, "MOST_ROWS", 2)
    monkeypatch.setattr(table_sheet, "MOST_LINES", 50)
    assert read("name,exports\n" + blank * 40 + "A,yes\n").names == ("A",)
    assert codes("name,exports\nA,yes\n" + blank * 51) == ["B004"]


def test_a_line_of_separators_alone_is_refused_before_it_is_taken_apart() -> None:
    assert codes("name,exports\nA" + "," * 100_001 + "\n") == ["B005"]
    assert codes("name" + ",exports" * 100_001 + "\nA\n") == ["B005"]


@pytest.mark.parametrize("hint", ["sep=|\n", 'sep="\r\n', "sep=\r\n", "sep=\n"])
def test_only_comma_semicolon_and_tab_are_taken_from_sep(hint: str) -> None:
    assert codes(f"{hint}name|exports\nA|yes\n") == ["B020"]


@pytest.mark.parametrize(
    "name",
    [
        "=1+1",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(1)",
        "\u200b=1+1",
        "\u202e=1+1",
        "Foo,=HYPERLINK(1)",
        "Foo;=HYPERLINK(1)",
    ],
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_name_becomes_a_formula_whatever_the_spreadsheet_splits_at(
    name: str, separator: str
) -> None:
    text = verdicts(read(f'name{separator}exports\n"{name}"{separator}yes\n'))
    rows = list(csv.reader(io.StringIO(text), delimiter=separator))
    shown = rows[1][0]
    assert shown == (name if name.startswith("Foo") else f"'{name}")
    assert f'"{shown}"' in text
    assert all(line.startswith('"') and line.endswith('"') for line in text.split())


def test_long_texts_are_cut_before_they_are_composed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lengths: list[int] = []

    class Counting:
        @staticmethod
        def normalize(form: Literal["NFC"], text: str) -> str:
            lengths.append(len(text))
            return unicodedata.normalize(form, text)

    monkeypatch.setattr(table_cells, "unicodedata", Counting)
    marks = "\u0301\u0323" * 20_000
    assert codes(f"name,legal_form\nA,a{marks}\n") == ["B019"]
    assert codes(f"name,a{marks}\nA,x\n") == ["B007"]
    assert max(lengths) <= 2_000
    assert len(plain("a" + marks)) <= 2_000


def test_a_cell_refused_once_is_not_judged_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    judged: list[object] = []
    whole = CellReader._value

    def value(self: CellReader, cell: object) -> object:
        judged.append(cell)
        return whole(self, cell)

    monkeypatch.setattr(CellReader, "_value", value)
    found = codes("name,exports\n" + "A,maybe\n" * 300)
    assert (judged, len(found)) == (["maybe"], company_table.MOST_PROBLEMS + 1)


def test_a_flood_of_faults_is_counted_and_the_first_rows_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[object] = []

    def problem(*given: Any, **named: Any) -> Problem:
        made.append(given)
        return Problem(*given, **named)

    monkeypatch.setattr(company_table, "Problem", problem)
    monkeypatch.setattr(company_table, "MOST_PROBLEMS", 3)
    text = "name,exports,legal_form\n" + "".join(
        f"A{row},no{row}p,x{row}\n" for row in range(500)
    )
    with pytest.raises(FileError) as raised:
        read(text)
    told = raised.value.problems
    assert [(one.line, one.column) for one in told[:3]] == [(2, 2), (2, 3), (3, 2)]
    assert (told[3].code, told[3].values) == ("B014", {"count": 997})
    assert len(made) < 10


def test_the_choices_of_an_unknown_column_are_listed_in_the_order_of_the_file() -> None:
    with pytest.raises(FileError) as raised:
        read("name,zzzzzz\nA,x\n")
    line = raised.value.problems[0].line_of_text("en")
    assert ", ".join(fact.id for fact in FACTS.facts[:7]) in line
