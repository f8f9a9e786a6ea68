"""A report document as one HTML file that needs nothing from anywhere else.

No script, no link, no picture outside the file: it can be sent, kept and printed. The
policy in its head makes the browser refuse any request.
"""

from collections.abc import Sequence

from assessment.charts.svg import safe
from assessment.reports.blocks import (
    Block,
    Bullets,
    Chart,
    Heading,
    Labelled,
    Paragraph,
    Run,
    Table,
)
from assessment.reports.document import ReportDocument
from assessment.reports.module_document import ModuleDocument
from assessment.reports.outline import blocks_of
from assessment.text import printable
from assessment.theme import LIGHT, REPORT_FACE

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = (
    """
:root{color-scheme:light}
body{margin:0;background:%(ground)s;color:%(ink)s;font:17px/1.5 "FACE",system-ui,
sans-serif}
main,nav{max-width:52rem;margin:0 auto;padding:0 16px;overflow-wrap:break-word}
header{border-bottom:1px solid %(line)s;margin-bottom:16px}
h1{font-size:1.8rem;line-height:1.25;margin:.4em 0}
h2{font-size:1.35rem;margin:2em 0 .5em}
h3{font-size:1.1rem;margin:1.5em 0 .4em}
h4{font-size:1rem;margin:1.3em 0 .3em}
p{margin:.5em 0}
.lead{font-size:1.25rem;font-weight:600}
.strong,.label{font-weight:600}
.muted,.note,.label{color:%(muted)s}
.muted,.note{font-size:.9rem}
.item{display:flex;gap:12px;margin:1em 0}
.item>b{color:%(primary)s;font-size:1.35rem;line-height:1.2;min-width:1.5em}
.item>p{margin:0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%%;font-size:.9rem;margin:.5em 0 1em}
th,td{border-bottom:1px solid %(line)s;padding:6px;text-align:left;vertical-align:top}
th.n,td.n{text-align:right;white-space:nowrap}
svg{display:block;max-width:100%%;height:auto;margin:0 auto}
a{color:%(primary)s}
footer{margin:2em 0;border-top:1px solid %(line)s}
@media print{body{font-size:10pt}nav{display:none}h2,h3,h4{break-after:avoid}
tr,.item{break-inside:avoid}thead{display:table-header-group}.page{break-before:page}}
""".replace("FACE", REPORT_FACE)
    % {key: LIGHT[key] for key in ("ground", "ink", "line", "muted", "primary")}
)


def render(document: ReportDocument | ModuleDocument) -> bytes:
    """``document`` as the bytes of an .html file."""
    blocks = blocks_of(document)
    company = _text(document.company)
    body = "".join(_block(block, place) for place, block in enumerate(blocks))
    return (
        f'<!doctype html><html lang="{document.language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{company} – {_text(document.title)}</title><style>{_STYLE}</style>"
        f"</head><body><main><header>"
        f'<p class="muted">{_text(document.title)} · {_text(document.on)}</p>'
        f"<h1>{company}</h1></header>{_contents(document, blocks)}{body}"
        f'<footer><p class="note">{_text(document.source_line)}</p></footer>'
        "</main></body></html>"
    ).encode()


def _text(text: str) -> str:
    return safe(printable(text, limit=6000))


def _contents(
    document: ReportDocument | ModuleDocument, blocks: Sequence[Block]
) -> str:
    links = "".join(
        f'<li><a href="#h{place}">{safe(block.text)}</a></li>'
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.level == 1
    )
    title = _text(document.labels["contents"])
    return (
        f'<nav aria-label="{title}"><p class="label">{title}</p><ul>{links}</ul></nav>'
    )


def _block(block: Block, place: int) -> str:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            page = ' class="page"' if block.starts_page else ""
            return f'<{tag} id="h{place}"{page}>{safe(block.text)}</{tag}>'
        case Paragraph():
            text = f"<p>{_runs(block.runs)}</p>"
            if not block.number:
                return text
            return f'<div class="item"><b>{safe(block.number)}</b>{text}</div>'
        case Bullets():
            return _lines(block.lines)
        case Labelled():
            name = f'<span class="label">{safe(block.name)}: </span>'
            if len(block.lines) == 1:
                return f"<p>{name}{safe(block.lines[0])}</p>"
            return f"<p>{name}</p>{_lines(block.lines)}"
        case Table():
            return _table(block)
        case Chart():
            # The drawing names itself to who cannot see it.
            return f'<p class="note">{safe(block.svg_note)}</p>{block.svg}'


def _runs(runs: Sequence[Run]) -> str:
    out = []
    for place, run in enumerate(runs):
        line = "<br>" if run.is_new_line and place else ""
        colour = LIGHT.get(run.colour)
        style = f' style="color:{colour}"' if colour else ""
        look = "" if run.role == "text" else f' class="{run.role}"'
        text = safe(run.text)
        out.append(
            line + (f"<span{look}{style}>{text}</span>" if look or style else text)
        )
    return "".join(out)


def _lines(lines: Sequence[str]) -> str:
    if len(lines) == 1:
        return f"<p>{safe(lines[0])}</p>"
    return f"<ul>{''.join(f'<li>{safe(line)}</li>' for line in lines)}</ul>"


def _table(block: Table) -> str:
    kinds = [' class="n"' if column.is_number else "" for column in block.columns]
    heads = "".join(
        f'<th scope="col"{kind}>{safe(column.head)}</th>'
        for column, kind in zip(block.columns, kinds, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{kind}>{_runs(cell)}</td>"
            for cell, kind in zip(row, kinds, strict=True)
        )
        + "</tr>"
        for row in block.rows
    )
    title = safe(block.title)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{title}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
