"""A form comes back right from any program and any hand, or is refused by its cell."""

import datetime
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import openpyxl.chart
import pytest

from assessment.errors import FileError
from assessment.exchange.workbook import read_filled, read_form
from assessment.model.company import DONT_KNOW, Range
from assessment.model.maturity import Depth
from tests.exchange.foreign_forms import (
    ANSWERS,
    COMPANY,
    EVIDENCE,
    FIRM,
    FOREIGN,
    IDS,
    QUESTIONS,
    SHIPPED,
    by_hand,
    cell_of,
    cells_of,
    decomposed,
    empty,
    form,
    put,
    saved_by_openpyxl,
)

Sheets = dict[str, list[list[Any]]]


def changed(edit: Callable[[Sheets], Sheets]) -> bytes:
    return by_hand(edit(cells_of(form())))


def sorted_rows(sheets: Sheets) -> Sheets:
    """Somebody sorted the questions by their wording."""
    head, *rows = sheets[QUESTIONS]
    kept = [row for row in rows if row[0]]
    last = [row for row in rows if not row[0]]
    return {**sheets, QUESTIONS: [head, *sorted(kept, key=lambda row: row[1]), *last]}


def other_columns(sheets: Sheets) -> Sheets:
    """Answers first, then notes, questions and codes, below a title of their own."""
    turned = [[row[2], row[3], row[1], row[0]] for row in sheets[QUESTIONS]]
    return {**sheets, QUESTIONS: [["Xưởng A"], [], *turned]}


def only_two_sheets(sheets: Sheets) -> Sheets:
    """Hidden sheets and instructions are gone, as after copying to a new file."""
    return {"Sheet2": sheets[QUESTIONS], "Sheet1": sheets[FIRM]}


def one_below_the_other(sheets: Sheets) -> Sheets:
    return {"Tất cả": [*sheets[FIRM], [], *sheets[QUESTIONS]]}


def copied_sheet(sheets: Sheets) -> Sheets:
    return {**sheets, f"{QUESTIONS} (2)": sheets[QUESTIONS]}


def other_letters(sheets: Sheets) -> Sheets:
    rows = [
        [row[0], row[1], decomposed(row[2]) if row[2] else None, row[3]]
        for row in sheets[QUESTIONS][1:]
    ]
    return {**sheets, QUESTIONS: [sheets[QUESTIONS][0], *rows]}


FOREIGN_FORMS = {
    "as-we-write-it": form,
    "saved-by-openpyxl": lambda: saved_by_openpyxl(form()),
    "saved-by-libreoffice": lambda: (FOREIGN / "libreoffice.xlsx").read_bytes(),
    "plain-xml-as-other-programs-write": lambda: by_hand(cells_of(form())),
    "elements-with-a-prefix": lambda: by_hand(cells_of(form()), prefix="x"),
    "cells-that-do-not-say-where": lambda: by_hand(cells_of(form()), references=False),
    "texts-cut-into-runs": lambda: by_hand(cells_of(form()), rich=True),
    "sheets-in-another-order": lambda: changed(
        lambda sheets: dict(reversed(sheets.items()))
    ),
    "rows-sorted": lambda: changed(sorted_rows),
    "columns-in-another-order": lambda: changed(other_columns),
    "hidden-sheets-lost": lambda: changed(only_two_sheets),
    "everything-on-one-sheet": lambda: changed(one_below_the_other),
    "sheet-copied": lambda: changed(copied_sheet),
    "decomposed-and-capitals": lambda: changed(other_letters),
    "filled-in-english": lambda: form(language="en"),
}


@pytest.mark.parametrize("variant", FOREIGN_FORMS)
def test_a_foreign_form_is_read_as_it_was_filled(variant: str) -> None:
    found = read_filled(FOREIGN_FORMS[variant](), "form.xlsx")
    assert found.file.answers == ANSWERS
    assert found.file.evidence == EVIDENCE
    assert found.file.company == COMPANY
    assert found.file.depth is Depth.EXPRESS
    assert (found.file.questionnaire, found.file.version) == (
        "smart-manufacturing",
        "1.0.0",
    )
    assert [notice.code for notice in found.notices] == ["X032"]


def test_deleted_rows_and_empty_cells_are_not_answered() -> None:
    def drop(sheets: Sheets) -> Sheets:
        rows = [row for row in sheets[QUESTIONS] if row[0] not in IDS[3:]]
        return {**sheets, QUESTIONS: rows}

    found = read_form(changed(drop), "form.xlsx")
    assert found.answers == {name: ANSWERS[name] for name in IDS[:3]}
    assert read_form(empty(), "form.xlsx").answers == {}


LEVEL = IDS[0]
LINE = "Ngày làm việc nào cũng ghi, vào giấy hoặc tệp."


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (2, 2),
        (2.0, 2),
        ("2", 2),
        ("2.0", 2),
        ("2,0", 2),
        (" 2. ", 2),
        ("(2)", 2),
        ("Mức 2", 2),
        ("muc 2", 2),
        ("MỨC: 2", 2),
        ("Level 2", 2),
        ("２", 2),
        (LINE, 2),
        (LINE.rstrip("."), 2),
        (f"2 - {LINE}", 2),
        (f"Mức 2: {LINE.lower()}", 2),
        ("2. Ngày làm việc nào cũng ghi", 2),
        ("ngay lam viec nao cung ghi vao giay hoac tep", 2),
        (decomposed(LINE), 2),
        ("2. Written every working day, on paper or in a file.", 2),
        ("chưa biết", "dont-know"),
        ("Chua biet", "dont-know"),
        ("Don't know", "dont-know"),
        ("Don’t know", "dont-know"),
        ("dont-know", "dont-know"),
        ("?", "dont-know"),
    ],
)
def test_an_answer_may_be_typed_in_many_ways(typed: object, wanted: object) -> None:
    assert read_form(put({LEVEL: typed}), "a.xlsx").answers == {LEVEL: wanted}


MAY_NOT_APPLY = next(
    item.id for item, _ in SHIPPED.indicators() if item.not_applicable is not None
)


@pytest.mark.parametrize(
    "typed",
    ["Không áp dụng", "khong ap dung", "N/A", "not-applicable", "KHÔNG ÁP DỤNG:"],
)
def test_not_applicable_may_be_typed_where_it_is_allowed(typed: str) -> None:
    found = read_form(put({MAY_NOT_APPLY: typed}), "a.xlsx")
    assert found.answers == {MAY_NOT_APPLY: "not-applicable"}


@pytest.mark.parametrize(
    ("fact", "typed", "wanted"),
    [
        ("first_registration_date", datetime.date(2019, 5, 20), "2019-05-20"),
        ("first_registration_date", "20/5/2019", "2019-05-20"),
        ("first_registration_date", "2019-05-20", "2019-05-20"),
        ("employees_si_avg_prev_year", 45, 45),
        ("employees_si_avg_prev_year", "45", 45),
        ("employees_si_avg_prev_year", "1.500", 1500),
        ("employees_si_avg_prev_year", "45,0", 45),
        (
            "employees_si_avg_prev_year",
            "11 den 50 nguoi",
            Range(at_least=11, at_most=50),
        ),
        ("employees_si_avg_prev_year", "20-30", Range(at_least=20, at_most=30)),
        ("revenue_prev_year_vnd", 2.5e9, 2_500_000_000),
        ("revenue_prev_year_vnd", "2.500.000.000 đồng", 2_500_000_000),
        ("legal_form", "cong ty co phan", "joint_stock"),
        ("legal_form", "Joint-stock company", "joint_stock"),
        ("legal_form", "joint_stock", "joint_stock"),
        ("legal_form", "Chưa biết", DONT_KNOW),
        ("same_content_state_support_this_year", "x", True),
        ("same_content_state_support_this_year", False, False),
        ("province", "TP. Hồ Chí Minh", "ho_chi_minh_city"),
        ("province", "ha noi", "ha_noi"),
        ("main_vsic_code", 25, "25"),
    ],
)
def test_a_fact_may_be_typed_in_many_ways(
    fact: str, typed: object, wanted: object
) -> None:
    found = read_form(put({fact: typed}), "a.xlsx").company.facts
    assert found == {fact: wanted}
    assert type(found[fact]) is type(wanted)


def faults(data: bytes) -> list[tuple[str, str]]:
    with pytest.raises(FileError) as raised:
        read_form(data, "a.xlsx")
    for problem in raised.value.problems:
        assert problem.where.startswith("a.xlsx")
        for language in ("vi", "en"):
            assert "{" not in problem.line_of_text(language)
    return [
        (problem.code, problem.where.removeprefix("a.xlsx:"))
        for problem in raised.value.problems
    ]


@pytest.mark.parametrize(
    ("code", "typed", "message"),
    [
        (LEVEL, "7", "X016"),
        (LEVEL, "2,5", "X016"),
        (LEVEL, 2.5, "X016"),
        (LEVEL, -1, "X016"),
        (LEVEL, "hơi hơi", "X017"),
        (LEVEL, "-2", "X017"),
        (LEVEL, "2-3", "X017"),
        (LEVEL, "2. Ngày", "X017"),
        (LEVEL, True, "X017"),
        (LEVEL, datetime.date(2026, 5, 3), "X017"),
        (LEVEL, f"3. {LINE}", "X018"),
        (LEVEL, "Không áp dụng", "X019"),
        (LEVEL, "=1+1", "X021"),
        (MAY_NOT_APPLY, "Không áp dụng vì anh Tư nghỉ", "X017"),
        ("legal_form", "công ty lớn", "B012"),
        ("legal_form", "=A1", "X021"),
        ("first_registration_date", "05/20/2019", "B012"),
        ("employees_si_avg_prev_year", "khoảng 40", "B012"),
        ("employees_si_avg_prev_year", 100_001, "B013"),
        ("company_name", "A" * 401, "X023"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named(
    code: str, typed: object, message: str
) -> None:
    assert faults(put({code: typed})) == [(message, cell_of(code))]


def test_every_fault_is_told_at_once_with_what_to_do() -> None:
    data = put({IDS[0]: "9", IDS[4]: "hơi hơi", "legal_form": "to"})
    with pytest.raises(FileError) as raised:
        read_form(data, "gửi.xlsx")
    lines = [problem.line_of_text("vi") for problem in raised.value.problems]
    assert [line.split("  ")[0] for line in lines] == [
        f"gửi.xlsx:{cell_of(code)}" for code in ("legal_form", IDS[0], IDS[4])
    ]
    assert lines[1].endswith("Dùng một trong: 0, 1, 2, 3, 4, 5.")


def test_only_one_number_where_no_range_can_be_stored() -> None:
    def add(book: openpyxl.Workbook) -> None:
        book[FIRM]["A4"], book[FIRM]["C4"] = "foreign_capital_pct", "10..20"

    assert faults(saved_by_openpyxl(empty(), add)) == [("X024", f"{FIRM}!C4")]


def test_a_merged_answer_is_refused_and_a_note_merged_into_it_is_not() -> None:
    def down(book: openpyxl.Workbook) -> None:
        sheet = book[QUESTIONS]
        sheet["C3"] = 3
        sheet.merge_cells("C3:C5")

    assert faults(saved_by_openpyxl(empty(), down)) == [
        ("X020", f"{QUESTIONS}!C4"),
        ("X020", f"{QUESTIONS}!C5"),
    ]

    def across(book: openpyxl.Workbook) -> None:
        sheet = book[QUESTIONS]
        sheet["C3"] = 3
        sheet.merge_cells("C3:D3")

    found = read_form(saved_by_openpyxl(empty(), across), "a.xlsx")
    assert found.answers == {LEVEL: 3}


def test_texts_in_the_wrong_place_are_named() -> None:
    def scribble(book: openpyxl.Workbook) -> None:
        sheet = book[QUESTIONS]
        sheet["A3"] = "production-count"
        sheet["C2"] = "ba"
        sheet["D200"] = "hỏi lại anh Tư"

    assert faults(saved_by_openpyxl(empty(), scribble)) == [
        ("X014", f"{QUESTIONS}!C2"),
        ("X013", f"{QUESTIONS}!A3"),
        ("X014", f"{QUESTIONS}!D200"),
    ]


def test_a_note_needs_an_answer_and_has_an_end() -> None:
    def alone(book: openpyxl.Workbook) -> None:
        book[QUESTIONS]["D3"] = "sổ"

    def endless(book: openpyxl.Workbook) -> None:
        book[QUESTIONS]["C3"], book[QUESTIONS]["D3"] = 1, "sổ" * 1001

    assert faults(saved_by_openpyxl(empty(), alone)) == [("X022", f"{QUESTIONS}!D3")]
    assert faults(saved_by_openpyxl(empty(), endless)) == [("X023", f"{QUESTIONS}!D3")]


def test_two_different_answers_to_one_question_are_refused() -> None:
    def again(sheets: Sheets) -> Sheets:
        rows = [[*row] for row in sheets[QUESTIONS]]
        rows[2][2] = "5"
        return {**sheets, "Bản cũ": rows}

    assert faults(changed(again)) == [("X015", "Bản cũ!C3")]


def test_a_sheet_with_a_chart_alone_is_no_matter() -> None:
    def add(book: openpyxl.Workbook) -> None:
        chart = openpyxl.chart.BarChart()
        cells = openpyxl.chart.Reference(book[QUESTIONS], range_string="Nháp!$A$1:$A$3")
        chart.add_data(cells)
        book.create_chartsheet("Biểu đồ").add_chart(chart)

    found = read_form(saved_by_openpyxl(form(), add), "a.xlsx")
    assert found.answers == ANSWERS


def test_what_does_not_belong_to_the_form_is_named_and_left_aside() -> None:
    def add(book: openpyxl.Workbook) -> None:
        book[QUESTIONS]["F1"], book[QUESTIONS]["F3"] = "Ý kiến", "khó"
        book[QUESTIONS]["H9"] = "xem lại"
        book[FIRM]["F1"], book[FIRM]["F2"] = "Ghi chú", "tên mới"
        book.create_sheet("Nháp")["B2"] = "tạm"

    found = read_filled(saved_by_openpyxl(form(), add), "a.xlsx")
    assert found.file.answers == ANSWERS
    told = {(notice.code, notice.where) for notice in found.notices}
    assert told == {
        ("X032", "a.xlsx"),
        ("X030", f"a.xlsx:{QUESTIONS}!F1"),
        ("X030", f"a.xlsx:{QUESTIONS}!H9"),
        ("X030", f"a.xlsx:{FIRM}!F2"),
        ("X031", "a.xlsx:Nháp"),
    }


def test_numbers_and_dates_in_notes_become_what_a_person_sees() -> None:
    def note(book: openpyxl.Workbook) -> None:
        sheet = book[QUESTIONS]
        for row, shown in ((3, 12), (4, datetime.date(2026, 11, 2)), (5, 1.5)):
            sheet.cell(row, 3).value, sheet.cell(row, 4).value = 1, shown

    found = read_form(saved_by_openpyxl(empty(), note), "a.xlsx").evidence
    assert [*found.values()] == ["12", "02/11/2026", "1.5"]


def test_very_many_faults_are_counted() -> None:
    rows = [["Mã", "Câu trả lời"], *([f"wrong-{at}", "1"] for at in range(300))]
    sheets = {**cells_of(empty()), "Thêm": rows}
    found = faults(by_hand(sheets))
    assert len(found) == 201
    assert found[-1] == ("X025", "a.xlsx")


def test_a_formula_with_an_error_is_named() -> None:
    def break_it(book: openpyxl.Workbook) -> None:
        cell = book[QUESTIONS]["C3"]
        cell.value, cell.data_type = "#NAME?", "e"

    assert faults(saved_by_openpyxl(empty(), break_it)) == [("X021", f"{QUESTIONS}!C3")]


def test_the_form_says_its_questionnaire_in_sight_too() -> None:
    book = openpyxl.load_workbook(io.BytesIO(form()))
    shown = [
        cell.value
        for sheet in book
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("smart-manufacturing 1.0.0 / express / ")
    ]
    assert len(shown) == 3
