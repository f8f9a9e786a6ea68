"""Cells by name: where a formula of the recalculation finds its numbers."""

from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from assessment.reports.xlsx import Book


def letters(column: int) -> str:
    """The letters of a column.

    >>> letters(0), letters(25), letters(26)
    ('A', 'Z', 'AA')
    """
    out = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def cell(row: int, column: int, *, sheet: str = "") -> str:
    """The address of a cell that is counted from zero.

    >>> cell(4, 2), cell(0, 0, sheet="'A b'")
    ('$C$5', "'A b'!$A$1")
    """
    address = f"${letters(column)}${row + 1}"
    return f"{sheet}!{address}" if sheet else address


def span(row: int, column: int, last_row: int, last_column: int) -> str:
    """The address of a range.

    >>> span(0, 0, 1, 2)
    '$A$1:$C$2'
    """
    return f"{cell(row, column)}:{cell(last_row, last_column)}"


class Line:
    """One row of the workings, its cells by what they hold."""

    COLUMNS: ClassVar[dict[str, int]] = {
        name: place
        for place, name in enumerate(
            (
                "id",
                "name",
                "weight",
                "applies",
                "stands_in",
                "highest",
                "answer",
                "void",
                "level",
                "asked",
                "known",
                "counts",
                "value",
                "low",
                "high",
                "coverage",
                "open",
                "w",
                "w_known",
                "score",
                "shown",
                "by_score",
                "band",
                "band_name",
                "provisional",
                "held_by",
            )
        )
    }
    WORDS = len(COLUMNS)
    """The first of the columns with the words of levels or bands."""

    def __init__(self, book: "Book", sheet: Any, row: int) -> None:
        self._book, self._sheet, self.row = book, sheet, row

    def __getitem__(self, name: str) -> str:
        return cell(self.row, self.COLUMNS[name])

    def text(self, name: str, text: str) -> None:
        """Writes a text as it is."""
        self._book.write(
            self._sheet, self.row, self.COLUMNS[name], text, self._book.look()
        )

    def word(self, place: int, text: str) -> None:
        """Writes what a level says, or the name of a band."""
        look = self._book.look(text_wrap=False)
        self._book.write(self._sheet, self.row, self.WORDS + place, text, look)

    def number(self, name: str, number: float | None) -> None:
        """Writes a number; nothing where there is none."""
        self._book.write(
            self._sheet, self.row, self.COLUMNS[name], number, self._book.look()
        )

    def formula(self, name: str, formula: str, known: object) -> None:
        """Writes a formula with the number that the engine found."""
        self._sheet.write_formula(
            self.row,
            self.COLUMNS[name],
            f"={formula}",
            self._book.look(),
            "" if known is None else known,
        )
