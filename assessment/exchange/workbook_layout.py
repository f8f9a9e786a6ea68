"""How the sheets of a form look: widths, formats, lists, what may be changed."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessment.content.guards import FORBIDDEN
from assessment.exchange.workbook_guard import cell_name
from assessment.language import translator
from assessment.model.base import Language
from assessment.theme import LIGHT

LISTS, FORM = "lists", "form"
"""The hidden sheets."""
LINE = 15.0
"""Points of one line of text."""
_A4 = 9
_UNLOCKED = {"format_rows": True, "format_columns": True, "select_locked_cells": True}
_CODE, _QUESTION, _ANSWER, _NOTE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: locked texts, then what is answered."""

    code: str
    question: str
    answer: str
    note: str
    choices: tuple[str, ...] = ()


class Form:
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
                {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
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
        groups: Sequence[tuple[str, Sequence[Row]]],
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

    def _row(self, sheet: Any, at: int, row: Row, *, note_is_answered: bool) -> None:
        sheet.write_string(at, _CODE, row.code, self.style("code"))
        sheet.write_string(at, _QUESTION, clean(row.question), self.style("text"))
        _write(sheet, at, _ANSWER, row.answer, self.style("answer"))
        note_style = self.style("answer" if note_is_answered else "hint")
        _write(sheet, at, _NOTE, row.note, note_style)
        longest = max((*row.choices, row.answer), key=len)
        lines = max(
            lines_of(row.question, 44), lines_of(longest, 78), lines_of(row.note, 26)
        )
        sheet.set_row(at, LINE * lines + 4)
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
                self._lists_sheet.write_string(at, column, clean(text))
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


def _write(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    if text:
        sheet.write_string(row, column, clean(text), style)
    else:
        sheet.write_blank(row, column, None, style)


def clean(text: str) -> str:
    """``text`` without the characters that no file may hold."""
    return FORBIDDEN.sub("\ufffd", text)


def lines_of(text: str, width: int) -> int:
    """How many lines ``text`` takes in a column, at most."""
    return max(1, sum(math.ceil(len(line) / width) for line in text.split("\n")))
