"""Blocks as the XML of a Word document's body.

Every text comes from :func:`assessment.reports.blocks.run` or ``printable`` and is
escaped here; the styles are those of :mod:`docx_frame`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from assessment.reports.blocks import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Labelled,
    Paragraph,
    Run,
    Table,
    says,
)
from assessment.reports.chart_xml import kind_for
from assessment.theme import LIGHT

TEXT_TWIPS = 9864
"""Between the margins of an A4 page, in twentieths of a point."""
_CHART_EMU = {"radar": (5_760_000, 4_000_000), "bars": (5_760_000, 2_900_000)}
_STYLES = {
    "lead": "ReportLead",
    "strong": "ReportStrong",
    "muted": "ReportMuted",
    "note": "ReportNote",
}
_DRAWING = (
    '<w:p><w:pPr><w:keepNext/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" '
    'cy="{cy}"/><wp:docPr id="{number}" name="Chart {number}" descr={alt}/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    "</w:r></w:p>"
)


@dataclass(slots=True)
class Body:
    """The body so far, and what has to be told about it elsewhere."""

    charts: list[str]
    """Relationships of the charts that are still to come, in their order."""
    parts: list[str] = field(default_factory=list)
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    """(level, text, bookmark) of what stands in the contents."""

    def add(self, blocks: Sequence[Block]) -> None:
        """Adds ``blocks`` below what is there."""
        for block in blocks:
            match block:
                case Heading():
                    self.parts.append(self._heading(block))
                case Paragraph():
                    self.parts.append(_paragraph(block))
                case Bullets():
                    self.parts.append(_lines(block.lines, ""))
                case Labelled():
                    self.parts.append(_labelled(block))
                case Table():
                    self.parts.append(_table(block))
                case Chart():
                    self.parts.append(_chart(block, self.charts.pop(0)))

    def _heading(self, block: Heading) -> str:
        text = escape(block.text)
        before = "<w:pageBreakBefore/>" if block.starts_page else ""
        style = f'<w:pPr><w:pStyle w:val="Heading{block.level}"/>{before}</w:pPr>'
        if block.level > 2:
            return f"<w:p>{style}{text_run(text)}</w:p>"
        number = len(self.headings) + 1
        mark = f"_Toc{number:06d}"
        self.headings.append((block.level, block.text, mark))
        return (
            f'<w:p>{style}<w:bookmarkStart w:id="{number}" w:name="{mark}"/>'
            f'{text_run(text)}<w:bookmarkEnd w:id="{number}"/></w:p>'
        )


def text_run(escaped: str, properties: str = "") -> str:
    """A run of text that is escaped already."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def _runs(runs: Sequence[Run]) -> str:
    out = []
    for place, run in enumerate(runs):
        if run.is_new_line and place:
            out.append("<w:r><w:br/></w:r>")
        look = ""
        if run.role in _STYLES:
            look += f'<w:rStyle w:val="{_STYLES[run.role]}"/>'
        if run.colour:
            code = LIGHT.get(run.colour, LIGHT["ink"]).removeprefix("#")
            look += f'<w:color w:val="{code}"/>'
        out.append(text_run(escape(run.text), f"<w:rPr>{look}</w:rPr>" if look else ""))
    return "".join(out)


def _paragraph(block: Paragraph) -> str:
    keep = "<w:keepNext/>" if block.keeps_next else ""
    if not block.number:
        return f"<w:p><w:pPr>{keep}</w:pPr>{_runs(block.runs)}</w:p>"
    number = text_run(
        escape(block.number), '<w:rPr><w:rStyle w:val="ReportNumber"/></w:rPr>'
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="ReportItem"/>{keep}<w:keepLines/></w:pPr>'
        f"{number}<w:r><w:tab/></w:r>{_runs(block.runs)}</w:p>"
    )


def _lines(lines: Sequence[str], style: str) -> str:
    if len(lines) == 1:
        plain = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{plain}{text_run(escape(lines[0]))}</w:p>"
    bullet = '<w:pPr><w:pStyle w:val="ListBullet"/></w:pPr>'
    return "".join(f"<w:p>{bullet}{text_run(escape(line))}</w:p>" for line in lines)


def _labelled(block: Labelled) -> str:
    name = '<w:rPr><w:rStyle w:val="ReportLabel"/></w:rPr>'
    if len(block.lines) == 1:
        return (
            '<w:p><w:pPr><w:pStyle w:val="ReportDetail"/></w:pPr>'
            f"{text_run(escape(block.name) + ': ', name)}"
            f"{text_run(escape(block.lines[0]))}</w:p>"
        )
    head = (
        '<w:p><w:pPr><w:pStyle w:val="ReportDetail"/><w:keepNext/></w:pPr>'
        f"{text_run(escape(block.name), name)}</w:p>"
    )
    return head + _lines(block.lines, "")


def _table(block: Table) -> str:
    widths = [round(TEXT_TWIPS * column.share) for column in block.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = [(Run(column.head, "strong"),) for column in block.columns]
    rows = [_row(heads, block.columns, widths, is_head=True)]
    rows += [_row(row, block.columns, widths, is_head=False) for row in block.rows]
    title = quoteattr(block.title)
    code = LIGHT["line"].removeprefix("#")
    edge = f'w:val="single" w:sz="4" w:space="0" w:color="{code}"'
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>'
        f"<w:bottom {edge}/><w:insideH {edge}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="45" w:type="dxa"/>'
        '<w:left w:w="60" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>'
        '<w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val={title}/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        # Two tables in a row would grow together.
        '<w:p><w:pPr><w:pStyle w:val="ReportGap"/></w:pPr></w:p>'
    )


def _row(
    row: Sequence[Sequence[Run]],
    columns: Sequence[Column],
    widths: Sequence[int],
    *,
    is_head: bool,
) -> str:
    head, keep = ("<w:tblHeader/>", "<w:keepNext/>") if is_head else ("", "")
    right = '<w:jc w:val="right"/>'
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr>'
        f'<w:pStyle w:val="ReportCell"/>{keep}{right if column.is_number else ""}'
        "</w:pPr>"
        f"{_runs(cell)}</w:p></w:tc>"
        for cell, column, width in zip(row, columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{filled}</w:tr>"


def _chart(block: Chart, relation: str) -> str:
    width, height = _CHART_EMU[kind_for(block.axes)]
    note = _paragraph(says(block.note, "note"))
    return note + _DRAWING.format(
        cx=width,
        cy=height,
        number=1001,
        alt=quoteattr(block.alt),
        relation=relation,
    )
