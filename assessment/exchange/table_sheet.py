"""The bare cells of a table, from CSV or Parquet: headings and columns."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from assessment.content.guards import MEBIBYTE, Limits, decode
from assessment.errors import FileError, Problem
from assessment.errors import content as content_errors
from assessment.errors import tables as errors

MOST_BYTES = 50 * MEBIBYTE
MOST_ROWS = 100_000
MOST_COLUMNS = 400
MOST_LINES = 1_000_000
"""Rows that are read at all; empty ones do not count as companies."""
_MOST_SIGNS = 100_000
"""Separators in one line: more is no row of any table."""
_SEPARATORS = ",;\t"
_EXCEL_SAYS = re.compile(r"sep=([^\n]?)\r?\n", re.IGNORECASE)
_PARQUET = b"PAR1"
_KNOWN_BYTES = {
    b"PK\x03\x04": "Excel (.xlsx)",
    b"\xd0\xcf\x11\xe0": "Excel (.xls)",
    b"%PDF": "PDF",
}
_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file."""

    headings: tuple[str, ...]
    columns: tuple[tuple[object, ...], ...]
    """The cells below every heading; none where the column was not wanted."""
    rows: tuple[int, ...]
    """The row number of every cell of a column, as a spreadsheet counts them."""
    problems: tuple[Problem, ...] = ()
    """Rows that could not be taken in."""
    separator: str = ","


def read_sheet(data: bytes, name: str, wanted: Callable[[str], bool]) -> Sheet:
    """The cells of a CSV or Parquet file. Raises FileError.

    ``wanted`` says by its heading whether the cells of a column are worth unpacking;
    those of the first one always are.
    """
    if len(data) > MOST_BYTES:
        values = {"limit": MOST_BYTES}
        raise FileError(Problem(content_errors.TOO_LARGE, name, values=values))
    for start, kind in _KNOWN_BYTES.items():
        if data.startswith(start):
            found = {"found": kind}
            raise FileError(Problem(errors.NOT_A_TABLE, name, values=found))
    if data.startswith(_PARQUET):
        from assessment.exchange.table_parquet import read_parquet  # loads pyarrow

        return read_parquet(data, name, wanted)
    return _read_csv(data, name)


def check_shape(rows: int, columns: int, name: str) -> None:
    """Raises FileError for a table without companies or beyond the limits."""
    if rows == 0 or columns == 0:
        raise FileError(Problem(errors.NO_COMPANIES, name))
    if columns > MOST_COLUMNS:
        values = {"limit": MOST_COLUMNS}
        raise FileError(Problem(errors.TOO_MANY_COLUMNS, name, values=values))
    if rows > MOST_ROWS:
        values = {"limit": MOST_ROWS}
        raise FileError(Problem(errors.TOO_MANY_ROWS, name, values=values))


def _read_csv(data: bytes, name: str) -> Sheet:
    data = data.removeprefix(_UTF8_MARK)
    if not data.strip():
        raise FileError(Problem(errors.NO_COMPANIES, name))
    text, problems = decode(data, name, Limits(size=MOST_BYTES))
    if problems:
        raise FileError(*problems)
    text, first_row, separator = _without_hint(text, name)
    rows = _rows(text, separator, name, first_row)
    headings = next(rows, (0, []))[1]
    check_shape(1, len(headings), name)
    whole: list[tuple[int, list[str]]] = []
    ragged: list[Problem] = []
    filled = 0
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        filled += 1
        check_shape(filled, len(headings), name)
        cells = row if len(row) <= len(headings) else _trimmed(row, len(headings))
        if len(cells) == len(headings):
            whole.append((number, cells))
        else:
            values = {"found": len(row), "expected": len(headings)}
            ragged.append(Problem(errors.RAGGED_ROW, name, number, None, values))
    check_shape(filled, len(headings), name)
    columns: list[tuple[object, ...]] = list(
        zip(*(row for _, row in whole), strict=True)
    )
    return Sheet(
        headings=tuple(headings),
        columns=tuple(columns) or ((),) * len(headings),
        rows=tuple(number for number, _ in whole),
        problems=tuple(ragged),
        separator=separator,
    )


def _without_hint(text: str, name: str) -> tuple[str, int, str]:
    """The table itself, the number of its first row, and its separator."""
    said = _EXCEL_SAYS.match(text)
    if said is None:
        return text, 1, _separator(text)
    if not said[1] or said[1] not in _SEPARATORS:
        problem = Problem(errors.NO_SEPARATOR, name, 1, None, {"found": said[1]})
        raise FileError(problem)
    return text[said.end() :], 2, said[1]


def _rows(
    text: str, separator: str, name: str, first: int
) -> Iterator[tuple[int, list[str]]]:
    lines = _lines(text, separator, name)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    number = first
    try:
        for number, row in enumerate(reader, first):
            if number - first > MOST_LINES:
                values = {"limit": MOST_LINES}
                raise FileError(Problem(errors.TOO_MANY_ROWS, name, values=values))
            yield number, row
    except csv.Error as error:
        detail = {"detail": str(error)}
        problem = Problem(errors.BROKEN_CSV, name, number + 1, None, detail)
        raise FileError(problem) from None


def _lines(text: str, separator: str, name: str) -> Iterator[str]:
    """The lines one by one; one with absurdly many separators is no row."""
    for line in io.StringIO(text, newline=""):
        if line.count(separator) > _MOST_SIGNS:
            values = {"limit": MOST_COLUMNS}
            raise FileError(Problem(errors.TOO_MANY_COLUMNS, name, values=values))
        yield line


def _separator(text: str) -> str:
    """The sign that stands most often in the first row, outside quotes."""
    line = re.sub(r'"[^"]*"', "", text.split("\n", 1)[0])
    return max(_SEPARATORS, key=line.count)


def _trimmed(row: list[str], width: int) -> list[str]:
    """A row without empty cells beyond the headings."""
    return row[:width] if not any(cell.strip() for cell in row[width:]) else row
