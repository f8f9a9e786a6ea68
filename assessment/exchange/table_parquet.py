"""The cells of a Parquet file.

A few hundred bytes of Parquet can unpack to gigabytes: one long text for every row,
runs of nulls, lists of lists. So the file's own words are held against the limits
first; columns that hold anything but plain cells are refused by their type; only the
columns asked for are unpacked, a few rows at a time, and what came of them is counted
as if every row had its own copy. Texts stay in the dictionaries they are packed with
until they are known to be short.
"""

import io
from collections.abc import Callable, Sequence
from typing import Any

import pyarrow as arrow  # type: ignore[import-untyped]  # has no type information
import pyarrow.compute as compute  # type: ignore[import-untyped]  # as above
import pyarrow.parquet as parquet  # type: ignore[import-untyped]  # as above

from assessment.content.guards import MEBIBYTE
from assessment.errors import FileError, Problem
from assessment.errors import content as content_errors
from assessment.errors import tables as errors
from assessment.exchange.table_cells import shown
from assessment.exchange.table_sheet import Sheet, check_shape

MOST_UNPACKED = 400 * MEBIBYTE
LONGEST_CELL = 8_000
"""Bytes of one text."""
_BATCH = 1_024


def read_parquet(data: bytes, name: str, wanted: Callable[[str], bool]) -> Sheet:
    """The cells of a Parquet file. Raises FileError."""
    try:
        about = parquet.ParquetFile(io.BytesIO(data))
        check_shape(about.metadata.num_rows, about.metadata.num_columns, name)
        _check_packed(about.metadata, name)
        schema = about.schema_arrow
        _check_kinds(schema, name)
        headings = tuple(map(str, schema.names))
        chosen = [
            heading
            for place, heading in enumerate(headings)
            if place == 0 or wanted(heading)
        ]
        texts = [field.name for field in schema if _is_text(field.type)]
        file = parquet.ParquetFile(io.BytesIO(data), read_dictionary=texts)
        columns = _unpacked(file, headings, chosen, name)
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        problem = Problem(errors.BROKEN_PARQUET, name, values={"detail": first[:120]})
        raise FileError(problem) from None
    check_shape(len(columns[0]), len(headings), name)
    return Sheet(
        headings=headings,
        columns=tuple(map(tuple, columns)),
        rows=tuple(range(1, len(columns[0]) + 1)),
    )


def _check_packed(about: Any, name: str) -> None:
    """What the file says of itself; it can say anything, so all is counted again."""
    unpacked = sum(
        about.row_group(place).total_byte_size for place in range(about.num_row_groups)
    )
    _check_bytes(unpacked, name)


def _check_kinds(schema: Any, name: str) -> None:
    problems = []
    for place, field in enumerate(schema, 1):
        if not _is_plain(field.type):
            values = {"found": shown(field.name), "kind": shown(field.type)}
            problem = Problem(errors.NESTED_COLUMN, name, 1, place, values)
            problems.append(problem)
    if problems:
        raise FileError(*problems)


def _is_plain(kind: Any) -> bool:
    if arrow.types.is_dictionary(kind):
        return _is_plain(kind.value_type)
    tests = ("is_primitive", "is_decimal", "is_null")
    return _is_text(kind) or any(getattr(arrow.types, test)(kind) for test in tests)


def _is_text(kind: Any) -> bool:
    tests = ("is_string", "is_large_string", "is_binary", "is_large_binary")
    return any(getattr(arrow.types, test)(kind) for test in tests)


def _unpacked(
    file: Any, headings: Sequence[str], chosen: Sequence[str], name: str
) -> list[list[object]]:
    """One list of cells a heading; empty for what was not chosen."""
    columns: list[list[object]] = [[] for _ in headings]
    size = 0
    batches = file.iter_batches(
        batch_size=_BATCH, columns=list(dict.fromkeys(chosen)), use_threads=False
    )
    for batch in batches:
        places = _places(headings, batch.schema.names)
        start = len(columns[0])
        check_shape(start + batch.num_rows, len(headings), name)
        for place, cells in zip(places, batch.columns, strict=True):
            if place is None:
                continue
            size += _size(cells)
            _check_bytes(size, name)
            if _is_packed_text(cells.type):
                _check_lengths(cells, name, start, place)
            columns[place].extend(_cells(cells))
    return columns


def _places(headings: Sequence[str], found: Sequence[str]) -> list[int | None]:
    """Where the columns of a batch stand in the file.

    Columns of one name come together, in the order of the file; asking for "a" gives
    "a.b" as well, so a column may come twice.
    """
    left: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        left.setdefault(heading, []).append(place)
    return [left[name].pop(0) if left.get(name) else None for name in found]


def _size(cells: Any) -> int:
    """The bytes of a column, were every text written out in every row."""
    if not _is_packed_text(cells.type):
        return int(cells.nbytes)
    lengths = compute.binary_length(cells.dictionary).take(cells.indices)
    return int(cells.indices.nbytes + (compute.sum(lengths).as_py() or 0))


def _check_lengths(cells: Any, name: str, start: int, place: int) -> None:
    lengths = compute.binary_length(cells.dictionary).take(cells.indices)
    is_long = compute.greater(lengths, LONGEST_CELL)
    first = compute.index(is_long, True).as_py()
    if first >= 0:
        values = {"limit": LONGEST_CELL}
        row = start + first + 1
        raise FileError(Problem(errors.LONG_CELL, name, row, place + 1, values))


def _is_packed_text(kind: Any) -> bool:
    return arrow.types.is_dictionary(kind) and _is_text(kind.value_type)


def _cells(cells: Any) -> list[object]:
    if not arrow.types.is_dictionary(cells.type):
        found: list[object] = cells.to_pylist()
        return found
    words = dict[int, object]()
    for place in compute.unique(cells.indices).to_pylist():
        if place is not None:
            words[place] = cells.dictionary[place].as_py()
    return [words.get(place) for place in cells.indices.to_pylist()]


def _check_bytes(unpacked: int, name: str) -> None:
    if unpacked > MOST_UNPACKED:
        values = {"limit": MOST_UNPACKED}
        raise FileError(Problem(content_errors.TOO_LARGE, name, values=values))
