"""The fillable form as an XLSX file: instructions, the firm, the questions.

What a person may choose stands in a hidden sheet, for a list written into a cell's own
rule holds 255 characters at most. Every text is written as a text, never as a formula.
Answer cells have the format "text", so that no spreadsheet turns 3/5 into a date. The
same form gives the same bytes.
"""

import datetime
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.content.guards import FORBIDDEN
from assessment.exchange.workbook_guard import cell_name
from assessment.form_parts import (
    NAME_CODE,
    choices_of,
    fact_choices,
    facts_of,
    how_to_write,
    identity_of,
    sections_of,
)
from assessment.language import date_text, number_text, translator
from assessment.model.base import Language
from assessment.model.company import (
    DONT_KNOW,
    Company,
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import Answer
from assessment.theme import LIGHT

LISTS, FORM = "lists", "form"
"""The hidden sheets."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_LINE = 15.0
"""Points of one line of text."""
_A4 = 9
_UNLOCKED = {"format_rows": True, "format_columns": True, "select_locked_cells": True}
_CODE, _QUESTION, _ANSWER, _NOTE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table: locked texts, then what is answered."""

    code: str
    question: str
    answer: str
    note: str
    choices: tuple[str, ...] = ()


class _Form:
    """The file while it is written."""

    def __init__(self, book: Any, small_print: str, language: Language) -> None:
        self.book = book
        self.t = translator(language)
        self.small_print = small_print
        self._formats: dict[str, Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        self._lists_sheet: Any = None

    def style(self, name: str) -> Any:
        """One format of the file."""
        if name not in self._formats:
            self._formats[name] = self.book.add_format(
                {"font_name": "Arial", "font_size": 10, "valign": "top"}
                | {"text_wrap": True}
                | _STYLES[name]
            )
        return self._formats[name]

    def sheet(self, name: str, widths: Sequence[float]) -> Any:
        """A protected sheet that prints on A4 landscape, one page wide."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L&8{self.small_print}&R&8&P / &N")
        sheet.protect("", _UNLOCKED)
        return sheet

    def table(
        self,
        sheet: Any,
        top: int,
        headings: Sequence[str],
        groups: Sequence[tuple[str, Sequence[_Row]]],
        *,
        note_is_answered: bool,
    ) -> None:
        """Headings that stay in sight, then rows below the titles of their groups."""
        for column, heading in enumerate(headings):
            sheet.write_string(top, column, heading, self.style("heading"))
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        at = top + 1
        for title, rows in groups:
            if title:
                for column in range(len(headings)):
                    text = title if column == _QUESTION else ""
                    sheet.write_string(at, column, text, self.style("group"))
                at += 1
            for row in rows:
                self._row(sheet, at, row, note_is_answered=note_is_answered)
                at += 1
        sheet.write_string(at + 1, _QUESTION, self.small_print, self.style("small"))
        sheet.print_area(0, 0, at + 1, len(headings) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"C{top + 2}:D{at + 1}"})

    def _row(self, sheet: Any, at: int, row: _Row, *, note_is_answered: bool) -> None:
        sheet.write_string(at, _CODE, row.code, self.style("code"))
        sheet.write_string(at, _QUESTION, _clean(row.question), self.style("text"))
        _write(sheet, at, _ANSWER, row.answer, self.style("answer"))
        note_style = self.style("answer" if note_is_answered else "hint")
        _write(sheet, at, _NOTE, row.note, note_style)
        longest = max((*row.choices, row.answer), key=len)
        lines = max(_lines(row.question, 44), _lines(longest, 78), _lines(row.note, 26))
        sheet.set_row(at, _LINE * lines + 4)
        if row.choices:
            sheet.data_validation(
                at,
                _ANSWER,
                at,
                _ANSWER,
                {
                    "validate": "list",
                    "source": self._list(row.choices),
                    "show_error": False,
                    "ignore_blank": True,
                },
            )

    def _list(self, choices: tuple[str, ...]) -> str:
        """The range of the hidden sheet that holds ``choices``."""
        if self._lists_sheet is None:
            self._lists_sheet = self.book.get_worksheet_by_name(LISTS)
        if choices not in self._lists and self._lists_sheet is not None:
            column = len(self._lists)
            for at, text in enumerate(choices):
                self._lists_sheet.write_string(at, column, _clean(text))
            letters = cell_name(1, column + 1).rstrip("1")
            cells = f"${letters}$1:${letters}${len(choices)}"
            self._lists[choices] = f"={LISTS}!{cells}"
        return self._lists[choices]


_STYLES: Mapping[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "text_wrap": False},
    "text": {"bottom": 1, "bottom_color": LIGHT["line"]},
    "plain": {},
    "heading": {
        "bold": True,
        "font_color": LIGHT["ground"],
        "bg_color": LIGHT["primary"],
    },
    "group": {"bold": True, "bg_color": LIGHT["raised"]},
    "code": {
        "font_size": 8,
        "font_color": LIGHT["muted"],
        "bottom": 1,
        "bottom_color": LIGHT["line"],
    },
    "hint": {
        "font_size": 9,
        "font_color": LIGHT["muted"],
        "bottom": 1,
        "bottom_color": LIGHT["line"],
    },
    "small": {"font_size": 8, "font_color": LIGHT["muted"], "text_wrap": False},
    "answer": {
        "locked": False,
        "num_format": "@",
        "border": 1,
        "border_color": LIGHT["strong-line"],
    },
}


def write_form(
    questionnaire: Questionnaire,
    facts: CompanyFacts,
    *,
    depth: Depth,
    language: Language,
    company: Company | None = None,
    answers: Mapping[str, Answer] | None = None,
    evidence: Mapping[str, str] | None = None,
) -> bytes:
    """The form on ``questionnaire`` at ``depth``, with what is known filled in."""
    import xlsxwriter  # type: ignore[import-untyped]  # has no type information

    company, answers = company or Company(), answers or {}
    evidence = evidence or {}
    t = translator(language)
    identity = str(identity_of(questionnaire, depth))
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    checked = datetime.datetime.fromisoformat(questionnaire.provenance.last_checked)
    title = questionnaire.title.in_language(language)
    book.set_properties({"title": title, "comments": identity, "created": checked})
    form = _Form(book, identity, language)
    _write_instructions(form, questionnaire, language)
    firm = form.sheet(t("Về doanh nghiệp"), (30, 50, 60, 34))
    asked = form.sheet(t("Các câu hỏi"), (24, 44, 78, 28))
    for name in (LISTS, FORM):
        book.add_worksheet(name).hide()
    hidden = book.get_worksheet_by_name(FORM)
    hidden.write_string(0, 0, identity)
    rows = [_Row(NAME_CODE, t("Tên doanh nghiệp"), company.name, "")]
    for fact in facts_of(questionnaire, facts, depth, company.facts):
        rows.append(_fact_row(fact, facts, company.facts.get(fact.id), language))
    headings = (t("Mã"), t("Thông tin"), t("Câu trả lời"), t("Cách ghi"))
    form.table(firm, 0, headings, [("", rows)], note_is_answered=False)
    groups = []
    for section in sections_of(questionnaire, depth, {*answers, *evidence}):
        rows = []
        for item in section.indicators:
            choices = choices_of(item, language)
            given = dict(choices).get(answers[item.id]) if item.id in answers else ""
            rows.append(
                _Row(
                    item.id,
                    item.question.in_language(language),
                    given or "",
                    evidence.get(item.id, ""),
                    tuple(text for _, text in choices),
                )
            )
        groups.append((section.title.in_language(language), rows))
    headings = (t("Mã"), t("Câu hỏi"), t("Câu trả lời"), t("Ghi chú, bằng chứng"))
    form.table(asked, 0, headings, groups, note_is_answered=True)
    asked.activate()
    book.close()
    return out.getvalue()


def _write_instructions(
    form: _Form, questionnaire: Questionnaire, language: Language
) -> None:
    t = form.t
    sheet = form.sheet(t("Hướng dẫn"), (110,))
    title = _clean(questionnaire.title.in_language(language))
    sheet.write_string(0, 0, title, form.style("title"))
    lines = [
        t(
            "Trang “Về doanh nghiệp”: điền những gì anh/chị biết, chưa biết thì để "
            "trống."
        ),
        t(
            "Trang “Các câu hỏi”: bấm vào ô ở cột “Câu trả lời” rồi chọn một dòng "
            "trong danh sách. Ghi số của mức (0 đến 5) cũng được."
        ),
        *(rule.text.in_language(language) for rule in questionnaire.answering_rules),
        t("Câu nào chưa biết thì chọn “Chưa biết”; đừng đoán."),
        t(
            "Cột “Ghi chú, bằng chứng”: có gì để xem, ví dụ sổ, tệp, ảnh. Không bắt "
            "buộc."
        ),
        t("Lưu tệp dạng .xlsx rồi đưa lại cho người đã gửi mẫu."),
    ]
    for at, line in enumerate(lines, 2):
        sheet.write_string(at, 0, _clean(line), form.style("plain"))
        sheet.set_row(at, _LINE * _lines(line, 110) + 4)
    sheet.write_string(len(lines) + 3, 0, form.small_print, form.style("small"))


def _fact_row(
    fact: FactDefinition,
    facts: CompanyFacts,
    value: FactValue | None,
    language: Language,
) -> _Row:
    choices = fact_choices(fact, facts, language)
    given = "" if value is None else _fact_text(fact, value, choices, language)
    return _Row(
        fact.id,
        fact.question.in_language(language),
        given,
        how_to_write(fact, language),
        tuple(text for _, text in choices),
    )


def _fact_text(
    fact: FactDefinition,
    value: FactValue,
    choices: Sequence[tuple[FactValue, str]],
    language: Language,
) -> str:
    """A fact as the reader understands it in either language."""
    for choice, text in choices:
        if type(choice) is type(value) and choice == value:
            return text
    if value == DONT_KNOW:
        return translator(language)("Chưa biết")
    if isinstance(value, Range):
        low, high = value.at_least, value.at_most
        if low is None:
            return f"<={high}"
        return f">={low}" if high is None else f"{low}..{high}"
    if isinstance(value, int) and not isinstance(value, bool):
        return number_text(value, language)
    if isinstance(value, float):
        return f"{value:.15f}".rstrip("0").rstrip(".") or "0"
    if fact.type == "date":
        return date_text(str(value), "vi")
    return str(value)


def _write(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    if text:
        sheet.write_string(row, column, _clean(text), style)
    else:
        sheet.write_blank(row, column, None, style)


def _clean(text: str) -> str:
    """``text`` without the characters that no file may hold."""
    return FORBIDDEN.sub("\ufffd", text)


def _lines(text: str, width: int) -> int:
    """How many lines ``text`` takes in a column, at most."""
    return max(1, sum(math.ceil(len(line) / width) for line in text.split("\n")))
