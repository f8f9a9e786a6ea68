"""The cells of a Parquet file.

The file says how many rows and bytes it unpacks to; that is held against the limits
before anything is unpacked.
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


def read_parquet(data: bytes, name: str) -> Sheet:
    """The cells of a Parquet file. Raises FileError."""
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        _check_size(file.metadata, name)
        table = file.read(use_threads=False)
        columns = tuple(tuple(column.to_pylist()) for column in table.columns)
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        problem = Problem(errors.BROKEN_PARQUET, name, values={"detail": first[:120]})
        raise FileError(problem) from None
    return Sheet(
        headings=tuple(map(str, table.column_names)),
        columns=columns,
        rows=tuple(range(1, table.num_rows + 1)),
    )


def _check_size(about: Any, name: str) -> None:
    check_shape(about.num_rows, about.num_columns, name)
    unpacked = sum(
        about.row_group(place).total_byte_size for place in range(about.num_row_groups)
    )
    if unpacked > MOST_UNPACKED:
        values = {"limit": MOST_UNPACKED}
        raise FileError(Problem(content_errors.TOO_LARGE, name, values=values))
