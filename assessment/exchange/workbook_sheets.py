"""The cells of a spreadsheet as they stand, and the tables of a form among them.

A table begins below a row with the headings "code" and "answer", in either language,
wherever they stand; a workbook may hold several. What is no part of a table is told.
"""

import datetime
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assessment.errors import FileError, Problem
from assessment.errors import workbook as errors
from assessment.errors.message import Message
from assessment.exchange.table_cells import plain, shown
from assessment.exchange.workbook_guard import cell_name, check_archive
from assessment.exchange.workbook_layout import FORM, LISTS

MOST_SHEETS = 50
MOST_MERGED = 5_000
_HEADING_ROWS = 100
_HEADINGS: Mapping[str, frozenset[str]] = {
    "code": frozenset({"ma", "ma so", "code", "id"}),
    "answer": frozenset({"tra loi", "cau tra loi", "answer", "your answer", "answers"}),
    "note": frozenset(
        {
            "ghi chu giay to cho xem",
            "giay to cho xem",
            "ghi chu bang chung",
            "ghi chu",
            "bang chung",
            "note evidence",
            "notes evidence",
            "evidence",
            "note",
            "notes",
        }
    ),
    "question": frozenset({"cau hoi", "thong tin", "question", "fact"}),
    "how": frozenset({"cach ghi", "how to write it"}),
}
_INSTRUCTIONS = frozenset({"huong dan", "instructions"})
Merged = tuple[int, int, int, int]
"""Top, left, bottom and right of merged cells, counted from 0."""
NO_VALUE = object()
"""Stands for a cell whose formula has an error or no result."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its cells, and which of them are merged into another one."""

    where: str
    """The file and the sheet, for messages."""
    name: str
    rows: list[list[object]]
    merged: tuple[Merged, ...] = ()

    def cell(self, row: int, column: int | None) -> object:
        """The cell, counted from 0; empty beyond the edge."""
        if column is None or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    def covered_by(self, row: int, column: int) -> str | None:
        """The merged cells that hide this one; None where it is in sight."""
        for top, left, bottom, right in self.merged:
            is_inside = top <= row <= bottom and left <= column <= right
            if is_inside and (row, column) != (top, left):
                first = cell_name(top + 1, left + 1)
                return f"{first}:{cell_name(bottom + 1, right + 1)}"
        return None

    def problem(
        self, message: Message, row: int, column: int, **values: object
    ) -> Problem:
        """A problem of one cell."""
        cell = cell_name(row + 1, column + 1)
        return Problem(message, f"{self.where}!{cell}", values=values)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below one row of headings."""

    grid: Grid
    top: int
    """The row of the headings."""
    bottom: int
    """The row behind the last one."""
    code: int
    answer: int
    note: int | None
    known: frozenset[int]
    """Every column with a heading of the form."""


def read_grids(data: bytes, name: str, limit: int) -> tuple[Grid, ...]:
    """Every sheet in ``data``. Raises FileError."""
    import python_calamine

    checked = check_archive(data, name, limit)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        is_table = python_calamine.SheetTypeEnum.WorkSheet
        names = [one.name for one in book.sheets_metadata if one.typ == is_table]
        grids = []
        for sheet_name in names[:MOST_SHEETS]:
            sheet = book.get_sheet_by_name(sheet_name)
            rows: list[list[object]] = [
                [*row] for row in sheet.to_python(skip_empty_area=False)
            ]
            part = checked.sheets.get(sheet_name, "")
            for row, column in checked.no_value.get(part, ()):
                _put(rows, row - 1, column - 1)
            where = f"{name}:{sheet_name}"
            grids.append(Grid(where, sheet_name, rows, _merged(sheet)))
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a Rust panic is no Exception
        detail = str(error)[:80] or type(error).__name__
        problem = Problem(errors.BROKEN, name, values={"detail": detail})
        raise FileError(problem) from None
    return tuple(grids)


def _put(rows: list[list[object]], row: int, column: int) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = NO_VALUE


def _merged(sheet: object) -> tuple[Merged, ...]:
    ranges = getattr(sheet, "merged_cell_ranges", None) or ()
    return tuple((*start, *end) for start, end in ranges[:MOST_MERGED])


def find_tables(grids: tuple[Grid, ...]) -> tuple[list[Table], list[Problem]]:
    """Every table of a form, and what is wrong with its headings."""
    tables, problems = [], []
    for grid in grids:
        if grid.name in (FORM, LISTS):
            continue
        tops = [
            (row, columns)
            for row in range(min(len(grid.rows), _HEADING_ROWS))
            if {"code", "answer"} <= (columns := _columns(grid.rows[row])).keys()
        ]
        bottoms = [*(row for row, _ in tops), len(grid.rows)][1:]
        for (top, columns), bottom in zip(tops, bottoms, strict=True):
            for key in ("code", "answer", "note"):
                first, *again = columns.get(key, [0])
                problems += [
                    grid.problem(
                        errors.REPEATED_HEADING,
                        top,
                        column,
                        found=shown(grid.cell(top, column)),
                        first=cell_name(top + 1, first + 1),
                    )
                    for column in again
                ]
            tables.append(
                Table(
                    grid=grid,
                    top=top,
                    bottom=bottom,
                    code=columns["code"][0],
                    answer=columns["answer"][0],
                    note=columns["note"][0] if "note" in columns else None,
                    known=frozenset(at for each in columns.values() for at in each),
                )
            )
    return tables, problems


def _columns(row: list[object]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for column, cell in enumerate(row):
        key = fold(cell) if isinstance(cell, str) else ""
        for kind, words in _HEADINGS.items():
            if key in words:
                found.setdefault(kind, []).append(column)
    return found


def not_read(grids: tuple[Grid, ...], tables: list[Table]) -> Iterator[Problem]:
    """Columns and sheets that hold something and are no part of the form."""
    with_tables = {table.grid.name for table in tables}
    for table in tables:
        grid, used = table.grid, range(table.top + 1, table.bottom)
        widest = max((len(grid.rows[row]) for row in used), default=0)
        for column in range(widest):
            filled = [row for row in used if not is_empty(grid.cell(row, column))]
            if column not in table.known and filled:
                first = filled[0] if is_empty(grid.cell(table.top, column)) else None
                yield grid.problem(
                    errors.COLUMN_NOT_READ,
                    table.top if first is None else first,
                    column,
                    count=len(filled),
                )
    for grid in grids:
        is_ours = grid.name in (FORM, LISTS) or fold(grid.name) in _INSTRUCTIONS
        has_text = any(not is_empty(cell) for row in grid.rows for cell in row)
        if grid.name not in with_tables and not is_ours and has_text:
            yield Problem(errors.SHEET_NOT_READ, grid.where)


def is_empty(cell: object) -> bool:
    """Whether nothing can be seen in a cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: object) -> str:
    """A cell as the text that a person sees."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        bare = cell.time() == datetime.time.min
        return cell.strftime("%d/%m/%Y" if bare else "%d/%m/%Y %H:%M")
    if isinstance(cell, datetime.date):
        return cell.strftime("%d/%m/%Y")
    return str(cell).strip()


def fold(text: str) -> str:
    """``text`` by its letters and digits alone: no marks, case or punctuation.

    >>> fold("  MỨC  3: Ghi chú, đủ. ")
    'muc 3 ghi chu du'
    """
    small = unicodedata.normalize("NFKD", plain(text).replace("đ", "d"))
    signs = (sign for sign in small if unicodedata.category(sign) != "Mn")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in signs).split())
