"""A report as PowerPoint slides, 16:9, with charts that PowerPoint itself draws."""

import datetime
import io
from typing import Any

from assessment.model.base import Language
from assessment.reports.blocks import Run
from assessment.reports.chart_book import chart_book
from assessment.reports.chart_xml import chart_xml, kind_for
from assessment.reports.deck import Slide, slides_of
from assessment.reports.document import ReportDocument
from assessment.reports.docx_frame import LOCALES
from assessment.text import printable
from assessment.theme import LIGHT, REPORT_FACE

_EMU = 914_400
_WIDTH, _HEIGHT = 13.333, 7.5
_EDGE = 0.6
_COVER, _TITLE_ONLY = 0, 5
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TITLE_BOX = (_EDGE, 0.45, _WIDTH - 2 * _EDGE, 1.15)
_BODY_BOX = (_EDGE, 1.75, _WIDTH - 2 * _EDGE, 4.6)
_CHART_BOX = (_EDGE, 1.65, 7.7, 4.85)
_BESIDE_BOX = (8.6, 1.9, _WIDTH - _EDGE - 8.6, 4.4)
_NOTE_BOX = (_EDGE, 6.45, _WIDTH - 2 * _EDGE, 0.4)
_FOOT_BOX = (_EDGE, 6.95, 10.0, 0.35)
_PAGE_BOX = (_WIDTH - _EDGE - 1.2, 6.95, 1.2, 0.35)
_COVER_BOX = (_EDGE, 1.6, _WIDTH - 2 * _EDGE, 2.4)
_COVER_BODY = (_EDGE, 4.2, _WIDTH - 2 * _EDGE, 1.6)
_POINTS = {"strong": 19, "text": 17, "muted": 13, "note": 12, "lead": 19}
_CHART_POINTS = 12


def render(document: ReportDocument) -> bytes:
    """``document`` as the bytes of a .pptx file."""
    import pptx

    deck = pptx.Presentation()
    _dress(deck)
    slides = slides_of(document)
    for number, slide in enumerate(slides, 1):
        _add(deck, slide, document, number)
    _set_language(deck, document.language)
    about = deck.core_properties
    about.title = f"{printable(document.company)} – {document.title}"[:250]
    about.language = LOCALES[document.language]
    about.author = about.last_modified_by = ""
    day = datetime.datetime.fromisoformat(document.iso_date)
    about.created = about.modified = day
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def _dress(deck: Any) -> None:
    """A wide page, our face and two layouts in place of the empty deck's eleven."""
    deck.slide_width, deck.slide_height = _emu(_WIDTH), _emu(_HEIGHT)
    layouts = deck.slide_layouts
    kept = (layouts[_COVER], layouts[_TITLE_ONLY])
    for layout in list(layouts):
        if layout not in kept:
            layouts.remove(layout)
    master = deck.slide_master
    for shapes in (master, *kept):
        for shape in list(shapes.placeholders):
            if shape.placeholder_format.type in _foot_kinds():
                shape._element.getparent().remove(shape._element)
            elif shape.placeholder_format.idx == 0:
                _put(shape, _COVER_BOX if shapes is kept[0] else _TITLE_BOX)
            else:
                _put(shape, _COVER_BODY if shapes is kept[0] else _BODY_BOX)
    for rel in master.part.rels.values():
        if rel.reltype.endswith("/theme"):
            theme = rel.target_part
            theme._blob = theme.blob.replace(
                b'<a:latin typeface="Calibri"/>', _latin()
            ).replace(b'<a:latin typeface="Calibri Light"/>', _latin())


def _foot_kinds() -> tuple[Any, ...]:
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    return (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)


def _latin() -> bytes:
    # The panose and family let a program without the face choose one like it.
    return (
        f'<a:latin typeface="{REPORT_FACE}" panose="020B0604020202020204" '
        'pitchFamily="34"/>'
    ).encode()


def _emu(inches: float) -> int:
    return round(inches * _EMU)


def _put(shape: Any, box: tuple[float, float, float, float]) -> None:
    shape.left, shape.top, shape.width, shape.height = map(_emu, box)


def _add(deck: Any, slide: Slide, document: ReportDocument, number: int) -> None:
    is_cover = slide.kind == "cover"
    made = deck.slides.add_slide(deck.slide_layouts[0 if is_cover else 1])
    title = made.shapes.title
    title.text_frame.text = printable(slide.title)
    _look(title.text_frame, 36 if is_cover else 28, bold=True)
    if is_cover:
        body = made.placeholders[1]
        _fill(body.text_frame, slide)
        _look(body.text_frame, 20)
    elif slide.kind == "text":
        _fill(_box(made, _BODY_BOX), slide)
    else:
        _chart(made, slide, document)
        if slide.kind == "radar" and slide.lines:
            _fill(_box(made, _BESIDE_BOX), slide)
    if slide.note:
        _line(_box(made, _NOTE_BOX), slide.note)
    if not is_cover:
        _line(_box(made, _FOOT_BOX), f"{document.company} · {document.on}")
        _page_number(_box(made, _PAGE_BOX), number)


def _box(made: Any, box: tuple[float, float, float, float]) -> Any:
    shape = made.shapes.add_textbox(*map(_emu, box))
    shape.text_frame.word_wrap = True
    return shape.text_frame


def _look(frame: Any, points: int, *, bold: bool = False) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if bold else MSO_ANCHOR.TOP
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for piece in paragraph.runs:
            piece.font.size = Pt(points)
            if bold:
                piece.font.bold = True
                _colour(piece, LIGHT["ink"])


def _fill(frame: Any, slide: Slide) -> None:
    from pptx.util import Pt

    for place, runs in enumerate(slide.lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(12)
        if slide.numbered:
            _piece(paragraph, Run(f"{place + 1}. ", "strong", "primary"))
        for piece in runs:
            if piece.is_new_line:
                paragraph.add_line_break()
            _piece(paragraph, piece)


def _piece(paragraph: Any, piece: Run) -> None:
    from pptx.util import Pt

    made = paragraph.add_run()
    made.text = piece.text
    made.font.size = Pt(_POINTS[piece.role])
    made.font.bold = piece.role == "strong"
    grey = LIGHT["muted"] if piece.role in ("muted", "note") else LIGHT["ink"]
    _colour(made, LIGHT.get(piece.colour, grey))


def _colour(made: Any, colour: str) -> None:
    from pptx.dml import color

    code: Any = vars(color)["RGBColor"].from_string(colour.removeprefix("#"))
    made.font.color.rgb = code


def _line(frame: Any, text: str) -> None:
    _piece(frame.paragraphs[0], Run(printable(text), "note"))


def _page_number(frame: Any, number: int) -> None:
    from pptx.enum.text import PP_ALIGN
    from pptx.oxml import parse_xml

    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    paragraph._p.append(
        parse_xml(
            '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
            f'<a:rPr sz="1200"/><a:t>{number}</a:t></a:fld>'
        )
    )


def _chart(made: Any, slide: Slide, document: ReportDocument) -> None:
    """A chart by python-pptx, its drawing and workbook replaced by ours."""
    from pptx.chart import data
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.oxml import parse_xml

    is_radar = slide.kind == "radar" and kind_for(slide.axes) == "radar"
    empty: Any = vars(data)["CategoryChartData"]()
    empty.categories = ["-"]
    empty.add_series("-", [0])
    box = _CHART_BOX if slide.lines else (_EDGE, 1.65, _WIDTH - 2 * _EDGE, 4.85)
    frame = made.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *map(_emu, box), empty)
    part = frame.chart.part
    (before,) = part._element.xpath("c:externalData/@r:id")
    labels = document.labels
    names = (printable(labels["now"]), printable(labels["target"]))
    part.chart_workbook.update_from_xlsx_blob(chart_book(slide.axes, names))
    part._element = parse_xml(
        chart_xml(
            "radar" if is_radar else "bars",
            slide.axes,
            names,
            language=LOCALES[document.language],
            workbook=before,
            points=_CHART_POINTS,
        )
    )
    about = frame._element.nvGraphicFramePr.cNvPr
    about.set("name", printable(slide.title)[:80])
    about.set("descr", printable(slide.alt))


def _set_language(deck: Any, language: Language) -> None:
    """Every text says its language, so that it is spelt and read aloud right."""
    locale = LOCALES[language]
    for slide in deck.slides:
        for piece in slide.element.iter(f"{_A}r", f"{_A}fld", f"{_A}br"):
            piece.get_or_add_rPr().set("lang", locale)
        for end in slide.element.iter(f"{_A}endParaRPr"):
            end.set("lang", locale)
