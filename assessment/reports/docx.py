"""A report document as a Word file that needs no retouching.

Real headings, filled contents, repeated table heads, and a chart that Word itself
draws from the workbook inside.
"""

import datetime
import io
from typing import Any
from xml.sax.saxutils import escape

from assessment.model.base import Language
from assessment.reports.blocks import Block, Chart, Heading, says
from assessment.reports.chart_book import WORKBOOK_TYPE, chart_book
from assessment.reports.chart_xml import CHART_TYPE, chart_xml, kind_for
from assessment.reports.document import ReportDocument
from assessment.reports.docx_body import Body, text_run
from assessment.reports.docx_frame import (
    LOCALES,
    NAMESPACES,
    contents,
    dress,
    footer,
    header,
)
from assessment.reports.module_document import ModuleDocument
from assessment.reports.outline import blocks_of
from assessment.text import printable

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CHART_POINTS = 9


def render(document: ReportDocument | ModuleDocument) -> bytes:
    """``document`` as the bytes of a .docx file."""
    import docx

    made = docx.Document()
    dress(made, document.language)
    blocks = blocks_of(document)
    body = Body(_charts(made, blocks, document.language))
    body.add((says(f"{document.title} · {document.on}", "muted"),))
    body.parts.append(
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>'
        f"{text_run(escape(printable(document.company)))}</w:p>"
    )
    # The summary stays on the first page, so the contents stand behind it.
    summary = next(
        (place for place, block in enumerate(blocks) if _begins_page(block)), 0
    )
    body.add(blocks[:summary])
    below_summary = len(body.parts)
    body.add(blocks[summary:])
    if isinstance(document, ReportDocument) and document.audience == "full":
        title = document.labels["contents"]
        body.parts.insert(below_summary, contents(body.headings, title))
    _fill(made, "".join(body.parts))
    _surround(made, document)
    _describe(made, document)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def _begins_page(block: Block) -> bool:
    return isinstance(block, Heading) and block.starts_page


def _charts(made: Any, blocks: tuple[Block, ...], language: Language) -> list[str]:
    """Adds every chart with its workbook to the package; gives the relationships."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    found = []
    package = made.part.package
    charts = [block for block in blocks if isinstance(block, Chart)]
    for number, chart in enumerate(charts, 1):
        names = (printable(chart.own), printable(chart.target))
        book = Part(
            PackURI(f"/word/embeddings/chart{number}.xlsx"),
            WORKBOOK_TYPE,
            chart_book(chart.axes, names),
            package,
        )
        part = Part(
            PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package
        )
        part._blob = chart_xml(
            kind_for(chart.axes),
            chart.axes,
            names,
            language=LOCALES[language],
            workbook=part.relate_to(book, f"{_RELATION}package"),
            points=_CHART_POINTS,
        )
        found.append(made.part.relate_to(part, f"{_RELATION}chart"))
    return found


def _fill(made: Any, body: str) -> None:
    from docx.oxml import parse_xml

    root = made.element.body
    for place, element in enumerate(parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")):
        root.insert(place, element)


def _surround(made: Any, document: ReportDocument | ModuleDocument) -> None:
    from docx.oxml import parse_xml

    section = made.sections[0]
    section.different_first_page_header_footer = True
    company, page = printable(document.company), document.labels["page"]
    below = footer(printable(document.source_line), page)
    for part, line in (
        (section.header, header(company, document.on)),
        (section.footer, below),
        (section.first_page_footer, below),
    ):
        part.is_linked_to_previous = False
        root = part._element
        for old in list(root):
            root.remove(old)
        root.append(parse_xml(line))


def _describe(made: Any, document: ReportDocument | ModuleDocument) -> None:
    about = made.core_properties
    about.title = f"{printable(document.company)} – {document.title}"[:250]
    about.language = LOCALES[document.language]
    about.author = about.comments = about.keywords = ""
    day = datetime.datetime.fromisoformat(document.iso_date)
    about.created = about.modified = day
