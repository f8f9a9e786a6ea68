"""What surrounds the text of a Word report: styles, language, contents, page numbers.

All looks are named styles, so that a person who changes one changes the whole document.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from assessment.language import LANGUAGES
from assessment.model.base import Language
from assessment.reports.docx_body import TEXT_TWIPS, text_run
from assessment.theme import LIGHT, REPORT_FACE

LOCALES: dict[Language, str] = dict(zip(LANGUAGES, ("vi-VN", "en-GB"), strict=True))
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{_W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
_LEFTOVERS = ("stylesWithEffects", "thumbnail", "customXml")
_FALLBACK = "Arial"
"""Every office program has it, with all Vietnamese letters."""


def dress(document: Any, language: Language) -> None:
    """Gives python-docx's empty document our styles, page and language."""
    from docx.shared import Mm

    _drop_leftovers(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    _set_styles(document, LOCALES[language])
    for element in document.settings.element.iter(f"{{{_W}}}themeFontLang"):
        element.set(f"{{{_W}}}val", LOCALES[language])
    _add_font(document)


def _drop_leftovers(document: Any) -> None:
    """Takes out what the empty document brings along and nobody needs."""
    package = document.part.package
    for rels in (package.rels, document.part.rels):
        for key in [k for k, rel in rels.items() if _is_leftover(rel.reltype)]:
            del rels[key]


def _is_leftover(kind: str) -> bool:
    return kind.endswith(_LEFTOVERS)


def _set_styles(document: Any, locale: str) -> None:
    from docx.oxml import parse_xml

    root = document.styles.element
    for style in list(root.iter(f"{{{_W}}}style")):
        is_table = style.get(f"{{{_W}}}type") == "table"
        if is_table and style.get(f"{{{_W}}}default") != "1":
            root.remove(style)
        else:
            for fonts in list(style.iter(f"{{{_W}}}rFonts")):
                fonts.getparent().remove(fonts)
    defaults = root.find(f"{{{_W}}}docDefaults")
    root.replace(defaults, parse_xml(_defaults(locale)))
    for style in _styles():
        made = parse_xml(style)
        name = made.get(f"{{{_W}}}styleId")
        for old in list(root.iter(f"{{{_W}}}style")):
            if old.get(f"{{{_W}}}styleId") == name:
                root.remove(old)
        root.append(made)


def _defaults(locale: str) -> str:
    face = "".join(
        f' w:{kind}="{REPORT_FACE}"' for kind in ("ascii", "hAnsi", "cs", "eastAsia")
    )
    return (
        f"<w:docDefaults {NAMESPACES}><w:rPrDefault><w:rPr><w:rFonts{face}/>"
        f'<w:color w:val="{LIGHT["ink"][1:]}"/><w:sz w:val="19"/><w:szCs w:val="19"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="90" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _styles() -> list[str]:
    muted, primary = LIGHT["muted"][1:], LIGHT["primary"][1:]
    grey = f'<w:color w:val="{muted}"/>'
    bold = "<w:b/><w:bCs/>"
    gap = '<w:spacing w:before="{}" w:after="{}"/>'.format
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_TWIPS}"/></w:tabs>'
    return [
        _paragraph_style("Title", "Title", gap(40, 140), bold + _size(38)),
        *(
            _paragraph_style(
                f"Heading{level}",
                f"heading {level}",
                f"<w:keepNext/><w:keepLines/>{gap(*around)}"
                f'<w:outlineLvl w:val="{level - 1}"/>',
                bold + _size(size),
                then="Normal",
            )
            for level, around, size in (
                (1, (260, 90), 26),
                (2, (200, 70), 22),
                (3, (160, 50), 19),
            )
        ),
        _paragraph_style("TOC1", "toc 1", gap(60, 40), bold),
        _paragraph_style("TOC2", "toc 2", f'{gap(0, 20)}<w:ind w:left="340"/>', ""),
        _paragraph_style("TOCHeading", "TOC Heading", gap(0, 120), bold + _size(28)),
        _paragraph_style("Header", "header", stop, grey + _size(16)),
        _paragraph_style("Footer", "footer", stop, grey + _size(16)),
        _paragraph_style("ReportItem", "Report Item", _HANGING, ""),
        _paragraph_style("ReportDetail", "Report Detail", gap(0, 60), _size(18)),
        _paragraph_style(
            "ReportCell", "Report Cell", '<w:spacing w:after="0"/>', _size(16)
        ),
        _paragraph_style(
            "ReportGap",
            "Report Gap",
            '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
            _size(4),
        ),
        _run_style("ReportLead", "Report Lead", bold + _size(28)),
        _run_style("ReportStrong", "Report Strong", bold),
        _run_style("ReportMuted", "Report Muted", grey + _size(17)),
        _run_style("ReportNote", "Report Note", grey + _size(16)),
        _run_style("ReportLabel", "Report Label", bold + grey + _size(17)),
        _run_style(
            "ReportNumber",
            "Report Number",
            f'{bold}<w:color w:val="{primary}"/>{_size(28)}',
        ),
    ]


_HANGING = (
    '<w:tabs><w:tab w:val="left" w:pos="510"/></w:tabs><w:spacing w:after="120"/>'
    '<w:ind w:left="510" w:hanging="510"/>'
)


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _paragraph_style(
    key: str, name: str, paragraph: str, run: str, *, then: str = ""
) -> str:
    next_style = f'<w:next w:val="{then}"/>' if then else ""
    return (
        f'<w:style {NAMESPACES} w:type="paragraph" w:styleId="{key}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="Normal"/>{next_style}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _run_style(key: str, name: str, run: str) -> str:
    return (
        f'<w:style {NAMESPACES} w:type="character" w:customStyle="1" '
        f'w:styleId="{key}"><w:name w:val="{name}"/><w:qFormat/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _add_font(document: Any) -> None:
    """Says what to draw with where our face is not installed."""
    for rel in document.part.rels.values():
        if rel.reltype.endswith("/fontTable"):
            part = rel.target_part
            entry = (
                f'<w:font w:name="{REPORT_FACE}"><w:altName w:val="{_FALLBACK}"/>'
                '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
                '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
            )
            part._blob = part.blob.replace(
                b"</w:fonts>", entry.encode() + b"</w:fonts>"
            )


def contents(headings: Sequence[tuple[int, str, str]], title: str) -> str:
    """The contents, filled in: a field whose result is there, every entry a link."""
    head = (
        '<w:p><w:pPr><w:pStyle w:val="TOCHeading"/><w:pageBreakBefore/></w:pPr>'
        f"{text_run(escape(title))}</w:p>"
    )
    begin = (
        f"{_field_sign('begin')}"
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-2" \\h \\z \\u '
        f"</w:instrText></w:r>{_field_sign('separate')}"
    )
    out = [head]
    for place, (level, text, mark) in enumerate(headings):
        is_last = place == len(headings) - 1
        out.append(
            f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/></w:pPr>'
            f'{begin if place == 0 else ""}<w:hyperlink w:anchor="{mark}" '
            f'w:history="1">{text_run(escape(text))}</w:hyperlink>'
            f"{_field_sign('end') if is_last else ''}</w:p>"
        )
    return "".join(out)


def header(left: str, right: str) -> str:
    """The line above each page but the first."""
    return (
        f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        f"{text_run(escape(left))}<w:r><w:tab/></w:r>{text_run(escape(right))}</w:p>"
    )


def footer(left: str, page: str) -> str:
    """The line below each page, with its number and how many there are."""
    return (
        f'<w:p {NAMESPACES}><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
        f"{text_run(escape(left))}<w:r><w:tab/></w:r>{text_run(escape(page) + ' ')}"
        f"{_number('PAGE')}{text_run('/')}{_number('NUMPAGES')}</w:p>"
    )


def _number(name: str) -> str:
    return (
        f"{_field_sign('begin')}<w:r><w:instrText>{name}</w:instrText></w:r>"
        f"{_field_sign('separate')}{text_run('1')}{_field_sign('end')}"
    )


def _field_sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
