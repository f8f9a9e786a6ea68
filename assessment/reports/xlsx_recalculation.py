"""The sheet to try levels on: a changed level, and what it does to every score.

The numbers come from the workings (:mod:`xlsx_workings`), one cell each.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assessment.language import translator
from assessment.model.base import Language
from assessment.reports.recalculation import Item, Node, Recalculation
from assessment.reports.xlsx_cells import Line, cell, span
from assessment.reports.xlsx_workings import Workings, level_of
from assessment.theme import LIGHT

if TYPE_CHECKING:
    from assessment.reports.xlsx import Book

_TOP = 3
"""Row of the heads; two rows of words stand above."""
_INPUT = 2
"""The column of levels."""
_AREA = 7
"""The first column of results."""


def write_recalculation(book: "Book", data: Recalculation, language: Language) -> None:
    """Adds the sheet and its workings to ``book``."""
    _Screen(book, data, language).write()


class _Screen:
    """The sheet while it is written."""

    def __init__(self, book: "Book", data: Recalculation, language: Language) -> None:
        self.book, self.data, self.t = book, data, translator(language)
        self.screen = book.sheet(self.t("Tính lại"))
        name = f"'{self.screen.get_name()}'"
        self.workings = Workings(
            book,
            data,
            language,
            lambda place: cell(_TOP + 1 + place, _INPUT, sheet=name),
        )

    def write(self) -> None:
        """Writes the workings, then what a person sees of them."""
        self.workings.write()
        self._inputs()
        self._results()

    def _inputs(self) -> None:
        t, book, sheet = self.t, self.book, self.screen
        book.write(sheet, 0, 0, t("Tính lại khi một mức thay đổi"), _title(book))
        says = t(
            "Đổi mức ở cột tô màu: điểm bên phải tính lại ngay, đúng cách tính của "
            "phần mềm. Trang này không lưu vào phần mềm."
        )
        book.write(sheet, 1, 0, says, book.look(text_wrap=False))
        heads = (
            (t("Nhóm"), 24),
            (t("Mục"), 40),
            (t("Mức"), 16),
            (t("Mức này nói gì"), 70),
            (t("Nên đạt"), 9),
            (t("Còn thiếu"), 9),
        )
        for column, (head, width) in enumerate(heads):
            book.write(sheet, _TOP, column, head, book.head)
            sheet.set_column(column, column, width)
        looks = {"bg_color": "#FFF6D6", "border": 1, "border_color": LIGHT["line"]}
        to_fill = book.look(locked=False, align="center", **looks)
        sheet.set_row(_TOP, 30)
        fixed = book.look(font_color=LIGHT["muted"], align="center")
        plain = book.look()
        for place, item in enumerate(self.data.items):
            row = _TOP + 1 + place
            line = self.workings.item_line(place)
            # High enough for any of its levels, so that nothing jumps.
            longest = max(item.levels, key=len)
            book.fit(sheet, row, ((longest, heads[3][1]), (item.title, heads[1][1])))
            book.write(sheet, row, 0, item.area, plain)
            book.write(sheet, row, 1, item.title, plain)
            answer = self.workings.answer_cell(item)
            book.write(sheet, row, _INPUT, answer, to_fill if item.applies else fixed)
            if item.applies:
                sheet.data_validation(row, _INPUT, row, _INPUT, self._choices(item))
            level = f"{self.workings.name}!{line['level']}"
            texts = span(line.row, Line.WORDS, line.row, Line.WORDS + item.highest)
            known = level_of(item)
            sheet.write_formula(
                row,
                3,
                f'=IF({level}="","",INDEX({self.workings.name}!{texts},{level}+1))',
                plain,
                "" if known is None else item.levels[known],
            )
            book.write(sheet, row, 4, item.target, plain)
            target = cell(row, 4)
            is_open = known is None or item.target is None
            sheet.write_formula(
                row,
                5,
                f'=IF(OR({level}="",{target}=""),"",MAX(0,{target}-{level}))',
                plain,
                "" if is_open else max(0, (item.target or 0) - (known or 0)),
            )
        sheet.freeze_panes(_TOP + 1, 0)
        sheet.repeat_rows(_TOP)
        sheet.protect(
            "",
            {
                "format_cells": True,
                "format_columns": True,
                "format_rows": True,
                "select_locked_cells": True,
            },
        )

    def _choices(self, item: Item) -> dict[str, Any]:
        words = [*range(item.highest + 1), self.workings.unknown_word]
        if item.may_be_void:
            words.append(self.workings.void_word)
        title = self.t("Mức")
        return {
            "validate": "list",
            "source": words,
            "error_title": title,
            "error_message": self.t("Chọn một mức trong danh sách."),
        }

    def _results(self) -> None:
        t, book, sheet = self.t, self.book, self.screen
        heads: Sequence[tuple[str, int, str]] = (
            (t("Nhóm"), 32, "name"),
            (t("Hiện nay"), 9, "score"),
            (t("Ban đầu"), 9, ""),
            (t("Thấp nhất có thể"), 9, "low"),
            (t("Cao nhất có thể"), 9, "high"),
            (t("Mức chung"), 26, "band_name"),
            (t("Đã biết"), 9, "known"),
            (t("Đã hỏi"), 9, "asked"),
            (t("Độ phủ"), 9, "coverage"),
            (t("Bị giữ lại bởi"), 36, "held_by"),
            (t("Tạm tính"), 9, "provisional"),
        )
        for at, (head, width, _) in enumerate(heads):
            book.write(sheet, _TOP, _AREA + at, head, book.head)
            sheet.set_column(_AREA + at, _AREA + at, width)
        formats = {"coverage": "0%", "known": "0", "asked": "0"}
        formats["provisional"] = f'"{t("có")}";;'
        for place, node in enumerate(self.data.nodes):
            row, line = _TOP + 1 + place, self.workings.node_line(place)
            weight = {"bold": True} if node.is_barrier or place == 0 else {}
            text = book.look(**weight)
            book.write(sheet, row, _AREA, node.name, text)
            for at, (_, _, part) in enumerate(heads[1:], 1):
                indent = {"indent": 1} if part in ("band_name", "held_by") else {}
                pattern = formats.get(part, "0.0")
                look = book.look(num_format=pattern, **weight, **indent)
                if not part:
                    book.write(sheet, row, _AREA + at, node.score.score, look)
                    continue
                found = f"{self.workings.name}!{line[part]}"
                found_before = _by_part(
                    node, self.workings.name_of(node, node.score.band)
                )
                sheet.write_formula(
                    row,
                    _AREA + at,
                    f'=IF({found}="","",{found})',
                    look,
                    self.workings.held_by(node)
                    if part == "held_by"
                    else found_before[part],
                )


def _by_part(node: Node, band_name: str | None) -> dict[str, object]:
    """What the engine says, for a reader that doesn't calculate."""
    score = node.score
    found: dict[str, object] = {
        "score": score.score,
        "low": score.low,
        "high": score.high,
        "band_name": band_name,
        "known": score.answered,
        "asked": score.asked,
        "coverage": score.coverage,
        "provisional": int(score.provisional),
    }
    return {part: "" if value is None else value for part, value in found.items()}


def _title(book: "Book") -> Any:
    return book.look(bold=True, font_size=14, text_wrap=False)
