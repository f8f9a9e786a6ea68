"""A report as an Excel workbook: every number to work with, and a sheet to try levels.

Text is written as text, whatever it begins with; the only formulas are those of
:mod:`xlsx_recalculation`.
"""

import datetime
import io
from collections.abc import Iterable, Mapping
from functools import cached_property
from math import ceil
from typing import Any

from assessment.charts.geometry import LEAST_AXES
from assessment.language import translator
from assessment.reports.chart_book import INERT
from assessment.reports.workbook_document import Cell, Grid, WorkbookDocument
from assessment.reports.xlsx_recalculation import write_recalculation
from assessment.text import printable
from assessment.theme import LIGHT

_FACE = "Arial"
"""A sheet can't bring its font along; this one is everywhere."""
_LONGEST = 6000
_NAME_CHARS = 31
_FORBIDDEN_IN_NAMES = str.maketrans("[]:*?/\\'", "        ")
_FIRST_ROW = 1
_LINE = 13.0
"""Points of one line of text."""
_HIGHEST = 400.0
_WIDE_SIGNS = 1.15
"""Of a column's width, what a sign takes in words that are not broken."""
_A4 = 9
_NAME_WIDTH, _TEXT_WIDTH = 24, 70


class Book:
    """A workbook being written: the file, its looks, its sheets by name."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def look(self, **properties: object) -> Any:
        """A cell format; text stands at the top and wraps."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            plain = {"valign": "top", "text_wrap": True}
            self._formats[key] = self.file.add_format(plain | properties)
        return self._formats[key]

    @cached_property
    def head(self) -> Any:
        """The heads of a table."""
        return self.look(bold=True, bottom=1, bg_color=LIGHT["raised"])

    def sheet(self, name: str) -> Any:
        """A new sheet, fit to print on A4 lying down, one page wide."""
        wanted = " ".join(printable(name).translate(_FORBIDDEN_IN_NAMES).split())
        made = self.file.add_worksheet(wanted[:_NAME_CHARS].strip())
        made.set_landscape()
        made.set_paper(_A4)
        made.fit_to_pages(1, 0)
        made.hide_gridlines(2)
        return made

    def fit(self, sheet: Any, row: int, cells: Iterable[tuple[Cell, float]]) -> None:
        """Makes a row as high as its longest text; not every program does it itself."""
        lines = max(
            (
                ceil(len(cell) * _WIDE_SIGNS / width)
                for cell, width in cells
                if isinstance(cell, str) and width
            ),
            default=1,
        )
        if lines > 1:
            sheet.set_row(row, min(_HIGHEST, _LINE * lines + 2))

    def write(self, sheet: Any, row: int, column: int, cell: Cell, look: Any) -> None:
        """One cell; text stays text and an unknown number is an empty cell."""
        if cell is None:
            sheet.write_blank(row, column, None, look)
        elif isinstance(cell, str):
            sheet.write_string(row, column, printable(cell, limit=_LONGEST), look)
        else:
            sheet.write_number(row, column, cell, look)


def render(workbook: WorkbookDocument) -> bytes:
    """``workbook`` as the bytes of an .xlsx file."""
    import xlsxwriter  # type: ignore[import-untyped]  # has no type information

    data = io.BytesIO()
    options = {
        **INERT,
        "default_format_properties": {"font_name": _FACE, "font_size": 10},
    }
    with xlsxwriter.Workbook(data, options) as file:
        book = Book(file)
        document = workbook.document
        file.set_properties(
            {
                "title": f"{printable(document.company)} – {document.title}"[:250],
                "created": datetime.datetime.fromisoformat(document.iso_date),
            }
        )
        summary = book.sheet(translator(document.language)("Tóm tắt"))
        areas = _grid(book, workbook.areas, _AREA_FORMATS)
        _summary(book, summary, workbook)
        _charts(book, summary, areas, workbook)
        _grid(book, workbook.answers)
        _grid(book, workbook.gaps, {5: "0.0%"})
        _grid(book, workbook.actions)
        _grid(book, workbook.programmes)
        if workbook.recalculation is not None:
            write_recalculation(book, workbook.recalculation, document.language)
        summary.activate()
    return data.getvalue()


_AREA_FORMATS = {2: "0.0", 3: "0.0", 4: "0.0", 5: "0.0", 8: "0%"}


def _grid(book: Book, grid: Grid, formats: Mapping[int, str] | None = None) -> Any:
    sheet = book.sheet(grid.name)
    looks = {
        column: book.look(num_format=pattern)
        for column, pattern in (formats or {}).items()
    }
    for column, (head, width) in enumerate(grid.heads):
        book.write(sheet, 0, column, head, book.head)
        sheet.set_column(column, column, width)
    widths = [width for _, width in grid.heads]
    heads = [head for head, _ in grid.heads]
    book.fit(sheet, 0, zip(heads, widths, strict=True))
    for row, cells in enumerate(grid.rows, _FIRST_ROW):
        book.fit(sheet, row, zip(cells, widths, strict=True))
        for column, cell in enumerate(cells):
            book.write(sheet, row, column, cell, looks.get(column, book.look()))
    sheet.freeze_panes(_FIRST_ROW, 1)
    sheet.repeat_rows(0)
    if grid.rows:
        sheet.autofilter(0, 0, len(grid.rows), len(grid.heads) - 1)
    return sheet


def _summary(book: Book, sheet: Any, workbook: WorkbookDocument) -> None:
    document = workbook.document
    told, labels = document.summary, document.labels
    t = translator(document.language)
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    large = book.look(bold=True, font_size=16)
    plain, bold = book.look(), book.look(bold=True)
    muted = book.look(font_color=LIGHT["muted"])
    overall = workbook.areas.rows[-1]
    number = book.look(num_format="0.0", align="left", bold=True)
    row = 0

    def put(name: str, value: Cell, look: Any = plain) -> None:
        nonlocal row
        book.write(sheet, row, 0, name, bold)
        book.write(sheet, row, 1, value, look)
        size = _TEXT_WIDTH / (1.6 if look is large else 1.0)
        book.fit(sheet, row, ((name, _NAME_WIDTH), (value, size)))
        row += 1

    put(t("Doanh nghiệp"), document.company, large)
    sheet.set_row(0, 22)
    put("", f"{document.title} · {document.on}", muted)
    put("", told.sentence, book.look(bold=True, font_size=12))
    put(labels["score"], overall[2], number)
    put(labels["range"], told.range)
    put(labels["band"], told.band)
    for note in told.notes:
        put("", note, muted)
    put(labels["weakest"], told.weakest, bold)
    put("", told.blocks)
    put(labels["next_steps"], told.no_steps)
    for place, step in enumerate(told.steps, 1):
        put(f"{place}", f"{step.title}. {step.do}")
        put("", " · ".join(filter(None, (step.line, step.free))), muted)
    for place, found in enumerate(told.support):
        put("" if place else labels["likely"], f"{found.name}: {found.gives}")
        put("", f"{found.standing} · {found.reference}", muted)
    put("", told.support_more)
    put("", labels["agency_decides"], muted)
    put(labels["leverage"], document.leverage)
    for place, line in enumerate(document.method):
        put("" if place else labels["method"], line, muted)
    for place, line in enumerate(document.not_known):
        put("" if place else labels["not_known"], line, muted)
    if workbook.recalculation is None:
        put(
            t("Tính lại"),
            t("Không có trang tính lại: công thức bảng tính không theo được cách gộp."),
        )
    put("", document.source_line, muted)


def _charts(book: Book, summary: Any, areas: Any, workbook: WorkbookDocument) -> None:
    """The radar beside the summary, the bars beside the areas' table."""
    document = workbook.document
    count, name = len(document.axes), areas.get_name()
    last = _FIRST_ROW + count - 1
    if not count:
        return

    def chart(kind: dict[str, str], looks: tuple[dict[str, Any], ...]) -> Any:
        made = book.file.add_chart(kind)
        for column, look in zip((2, 5), looks, strict=True):
            made.add_series(
                {
                    "name": [name, 0, column],
                    "categories": [name, _FIRST_ROW, 0, last, 0],
                    "values": [name, _FIRST_ROW, column, last, column],
                    **look,
                }
            )
        made.set_legend({"position": "bottom"})
        return made

    primary = LIGHT["primary"]
    if count >= LEAST_AXES:
        radar = chart(
            {"type": "radar", "subtype": "with_markers"},
            (
                {
                    "line": {"color": primary, "width": 2.75},
                    "marker": {
                        "type": "circle",
                        "size": 6,
                        "fill": {"color": primary},
                        "border": {"color": primary},
                    },
                },
                {
                    "line": {
                        "color": LIGHT["ink"],
                        "width": 1.5,
                        "dash_type": "dash",
                    },
                    "marker": {"type": "none"},
                },
            ),
        )
        radar.set_y_axis(_scale())
        radar.set_size({"width": 760, "height": 600})
        book.write(summary, 0, 3, document.radar_title, book.look(bold=True))
        book.write(summary, 1, 3, document.labels["lines"], book.look())
        summary.set_column(3, 3, 100)
        summary.insert_chart(2, 3, radar, {"description": document.radar_alt})
    bars = chart(
        {"type": "bar"},
        (
            {
                "fill": {"color": primary},
                "data_labels": {"value": True, "num_format": "0.0"},
            },
            {"fill": {"color": LIGHT["line"]}},
        ),
    )
    bars.set_x_axis(_scale())
    bars.set_y_axis({"reverse": True, "interval_unit": 1})
    bars.set_size({"width": 760, "height": 60 + 40 * count})
    row = len(workbook.areas.rows) + 3
    areas.insert_chart(row, 0, bars, {"description": document.radar_alt})


def _scale() -> dict[str, Any]:
    return {
        "min": 0,
        "max": 5,
        "major_unit": 1,
        "num_format": "0",
        "major_gridlines": {"visible": True, "line": {"color": LIGHT["line"]}},
    }
