"""The workbook inside a native chart: what a reader gets from "edit data"."""

import io
from collections.abc import Sequence

from assessment.reports.chart_parts import Axis
from assessment.text import printable

SHEET = "Data"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
INERT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""No text ever becomes a formula, a link or a number."""


def chart_book(axes: Sequence[Axis], names: tuple[str, str]) -> bytes:
    """The areas with today's score and the target; what is unknown is an empty cell."""
    import xlsxwriter  # type: ignore[import-untyped]  # has no type information

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, INERT) as book:
        sheet = book.add_worksheet(SHEET)
        decimal = book.add_format({"num_format": "0.0"})
        for column, name in enumerate(names, 1):
            sheet.write_string(0, column, printable(name))
        for row, axis in enumerate(axes, 1):
            sheet.write_string(row, 0, axis.name)
            for column, value in ((1, axis.score), (2, axis.target)):
                if value is not None:
                    sheet.write_number(row, column, value, decimal)
        sheet.set_column(0, 0, 34)
    return data.getvalue()
