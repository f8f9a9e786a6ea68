"""The cells of a Parquet file.

The file says how many rows and bytes it unpacks to; that is held against the limits
before anything is unpacked, and again while it is, for a file can say anything. Texts
stay in the dictionaries they are packed with: one long text for every row is kept once.
"""

import io
from typing import Any

import pyarrow as arrow  # type: ignore[import-untyped]  # has no type information
import pyarrow.parquet as parquet  # type: ignore[import-untyped]  # as above

from assessment.content.guards import MEBIBYTE
from assessment.errors import FileError, Problem
from assessment.errors import content as content_errors
from assessment.errors import tables as errors
from assessment.exchange.table_sheet import Sheet, check_shape

MOST_UNPACKED = 400 * MEBIBYTE
_BATCH = 4_096


def read_parquet(data: bytes, name: str) -> Sheet:
    """The cells of a Parquet file. Raises FileError."""
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        _check_size(file.metadata, name)
        headings = tuple(map(str, file.schema_arrow.names))
        packed = [field.name for field in file.schema_arrow if _is_text(field.type)]
        file = parquet.ParquetFile(io.BytesIO(data), read_dictionary=packed)
        columns: list[list[object]] = [[] for _ in headings]
        unpacked = 0
        for batch in file.iter_batches(batch_size=_BATCH, use_threads=False):
            unpacked += batch.nbytes
            _check_bytes(unpacked, name)
            for column, cells in zip(columns, batch.columns, strict=True):
                column.extend(_cells(cells))
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        problem = Problem(errors.BROKEN_PARQUET, name, values={"detail": first[:120]})
        raise FileError(problem) from None
    return Sheet(
        headings=headings,
        columns=tuple(map(tuple, columns)),
        rows=tuple(range(1, len(columns[0]) + 1)),
    )


def _is_text(kind: Any) -> bool:
    tests = ("is_string", "is_large_string", "is_binary", "is_large_binary")
    return any(getattr(arrow.types, test)(kind) for test in tests)


def _cells(cells: Any) -> list[object]:
    if not arrow.types.is_dictionary(cells.type):
        found: list[object] = cells.to_pylist()
        return found
    words = cells.dictionary.to_pylist()
    return [None if place is None else words[place] for place in _places(cells)]


def _places(cells: Any) -> list[int | None]:
    found: list[int | None] = cells.indices.to_pylist()
    return found


def _check_size(about: Any, name: str) -> None:
    check_shape(about.num_rows, about.num_columns, name)
    unpacked = sum(
        about.row_group(place).total_byte_size for place in range(about.num_row_groups)
    )
    _check_bytes(unpacked, name)


def _check_bytes(unpacked: int, name: str) -> None:
    if unpacked > MOST_UNPACKED:
        values = {"limit": MOST_UNPACKED}
        raise FileError(Problem(content_errors.TOO_LARGE, name, values=values))
