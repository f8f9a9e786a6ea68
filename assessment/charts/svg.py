"""The same charts as static SVG: for the printable page, the PDF and downloads.

Everything typed or written by an author is escaped here; characters that XML forbids
are dropped. The shapes come from :mod:`assessment.charts.geometry`, as Plotly's do.
"""

import html
import re
from collections.abc import Iterable

from assessment.charts import words
from assessment.charts.geometry import (
    LEAST_AXES,
    RIM,
    Vertex,
    angle,
    axes_of,
    place,
    polygons,
    wrapped,
)
from assessment.language import score_text
from assessment.model.base import Language
from assessment.model.maturity import Questionnaire
from assessment.model.result import NodeResult, Result
from assessment.theme import COLOURS, Mode, barrier_colour

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FACE = "'Be Vietnam Pro','Source Sans 3',system-ui,sans-serif"

RADAR_SIZE = (640.0, 520.0)
_CENTRE = (320.0, 260.0)
_RIM_PX = 178.0
_LABEL_GAP_PX = 12.0
_LABEL_LINE_PX = 16.0
_LABEL_CHARS = 17
DOTS_WIDTH = 640.0
_ROW_PX = 44.0
_TRACK = (8.0, 500.0)


def safe(text: str) -> str:
    """``text`` for an SVG or HTML document, in content and in attributes.

    >>> safe('A<b> & "c"')
    'A&lt;b&gt; &amp; &quot;c&quot;'
    """
    return html.escape(_FORBIDDEN.sub("", text), quote=True)


def radar_svg(
    result: Result,
    questionnaire: Questionnaire,
    language: Language,
    *,
    mode: Mode = "light",
) -> str:
    """The radar as one SVG element with its title and description inside.

    With fewer than three areas there is nothing to enclose: the dot chart is returned.
    """
    axes = axes_of(result)
    if len(axes) < LEAST_AXES:
        return dots_svg(result, questionnaire, language, mode=mode)
    colours = COLOURS[mode]
    own = [node.score for node in axes]
    shapes = [
        *_grid(len(axes), colours["line"], colours["muted"]),
        *(_outline(shape, "own", _own(colours["primary"])) for shape in polygons(own)),
        *_ranges(axes, colours["ink"]),
        *(
            _outline(
                shape,
                "target",
                f'fill="none" stroke="{colours["ink"]}" stroke-width="1.6" '
                'stroke-dasharray="5 4"',
            )
            for shape in polygons([node.target for node in axes])
        ),
        *_points(axes, colours["primary"], colours["ground"]),
        *_labels(axes, language, colours["ink"]),
    ]
    return _document(
        RADAR_SIZE,
        words.finding(result, language),
        words.radar_alt(result, language),
        shapes,
        colours["ground"],
    )


def dots_svg(
    result: Result,
    questionnaire: Questionnaire,  # noqa: ARG001 - one signature for every chart
    language: Language,
    *,
    mode: Mode = "light",
) -> str:
    """The sorted dot chart as one SVG element."""
    colours = COLOURS[mode]
    rows = words.weakest_first(result)
    shapes: list[str] = []
    for index, node in enumerate(rows):
        top = 8 + index * _ROW_PX
        colour = barrier_colour(words.barrier_of(result, node).id, mode)
        shapes.extend(_dot_row(node, top, colour, colours["ink"], language))
    bottom = 8 + len(rows) * _ROW_PX
    for level in range(int(RIM) + 1):
        x = _on_track(float(level))
        shapes.append(
            f'<text x="{x:.1f}" y="{bottom + 16:.1f}" font-size="12" '
            f'text-anchor="middle" fill="{colours["muted"]}">{level}</text>'
        )
    return _document(
        (DOTS_WIDTH, bottom + 26),
        words.finding(result, language),
        words.dots_alt(result, language),
        shapes,
        colours["ground"],
    )


def _document(
    size: tuple[float, float],
    title: str,
    alt: str,
    shapes: Iterable[str],
    ground: str,
) -> str:
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'role="img" aria-label="{safe(alt)}" font-family="{_FACE}">'
        f"<title>{safe(title)}</title>"
        f'<rect width="100%" height="100%" fill="{ground}"/>'
        + "".join(shapes)
        + "</svg>"
    )


def _own(colour: str) -> str:
    return (
        f'fill="{colour}" fill-opacity="0.22" stroke="{colour}" stroke-width="2.5" '
        'stroke-linejoin="round"'
    )


def _xy(vertex: Vertex) -> Vertex:
    return place(vertex, centre=_CENTRE, rim=_RIM_PX)


def _outline(shape: Iterable[Vertex], kind: str, style: str) -> str:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in map(_xy, shape))
    return f'<polygon class="{kind}" points="{points}" {style}/>'


def _line(start: Vertex, end: Vertex, style: str) -> str:
    (x1, y1), (x2, y2) = _xy(start), _xy(end)
    return f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" {style}/>'


def _grid(count: int, line: str, ink: str) -> list[str]:
    out = [
        _outline(
            [(float(level), angle(index, count)) for index in range(count)],
            "grid",
            f'fill="none" stroke="{line}" stroke-width="1"',
        )
        for level in range(1, int(RIM) + 1)
    ]
    out += [
        _line((0.0, 0.0), (RIM, angle(index, count)), f'stroke="{line}"')
        for index in range(count)
    ]
    for level in range(int(RIM) + 1):
        x, y = _xy((float(level), 0.0))
        out.append(
            f'<text x="{x + 4:.1f}" y="{y + 4:.1f}" font-size="11" fill="{ink}">'
            f"{level}</text>"
        )
    return out


def _ranges(axes: Iterable[NodeResult], ink: str) -> list[str]:
    nodes = tuple(axes)
    return [
        _line(
            (node.low, angle(index, len(nodes))),
            (node.high, angle(index, len(nodes))),
            f'class="range" stroke="{ink}" stroke-width="2" stroke-opacity="0.75"'
            + (' stroke-dasharray="2 4"' if node.score is None else ""),
        )
        for index, node in enumerate(nodes)
        if node.low is not None and node.high is not None and words.has_range(node)
    ]


def _points(axes: Iterable[NodeResult], colour: str, ground: str) -> list[str]:
    nodes = tuple(axes)
    out = []
    for index, node in enumerate(nodes):
        if node.score is not None:
            x, y = _xy((node.score, angle(index, len(nodes))))
            out.append(
                f'<circle cx="{x:.2f}" cy="{y:.2f}" r="4" fill="{colour}" '
                f'stroke="{ground}"/>'
            )
    return out


def _labels(axes: Iterable[NodeResult], language: Language, ink: str) -> Iterable[str]:
    nodes = tuple(axes)
    for index, node in enumerate(nodes):
        degrees = angle(index, len(nodes))
        edge = RIM * (_RIM_PX + _LABEL_GAP_PX) / _RIM_PX
        x, y = _xy((edge, degrees))
        label = f"{node.name.in_language(language)} {score_text(node.score, language)}"
        lines = wrapped(label, _LABEL_CHARS)
        sideways = 12 < degrees % 180 < 168
        anchor = ("start" if degrees < 180 else "end") if sideways else "middle"
        rise = (
            (len(lines) - 1) / 2
            if sideways
            else (len(lines) - 0.7 if degrees < 90 or degrees > 270 else -0.4)
        )
        first = y - rise * _LABEL_LINE_PX + 4
        spans = "".join(
            f'<tspan x="{x:.1f}" y="{first + row * _LABEL_LINE_PX:.1f}">{safe(line)}'
            "</tspan>"
            for row, line in enumerate(lines)
        )
        yield (
            f'<text font-size="13" text-anchor="{anchor}" fill="{ink}">{spans}</text>'
        )


def _on_track(value: float) -> float:
    start, end = _TRACK
    return start + value / RIM * (end - start)


def _dot_row(
    node: NodeResult, top: float, colour: str, ink: str, language: Language
) -> Iterable[str]:
    middle = top + 30
    start, end = _TRACK
    yield (
        f'<text x="{start:g}" y="{top + 15:.1f}" font-size="14" fill="{ink}">'
        f"{safe(node.name.in_language(language))}</text>"
    )
    yield (
        f'<line x1="{start:g}" x2="{end:g}" y1="{middle:.1f}" y2="{middle:.1f}" '
        f'stroke="{ink}" stroke-opacity="0.25"/>'
    )
    if node.low is not None and node.high is not None and words.has_range(node):
        low, high = _on_track(node.low), _on_track(node.high)
        yield (
            f'<rect class="range" x="{low:.1f}" y="{middle - 4:.1f}" '
            f'width="{high - low:.1f}" height="8" fill="{colour}" fill-opacity="0.3"/>'
        )
    if node.target is not None:
        x = _on_track(node.target)
        yield (
            f'<line class="target" x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 8:.1f}" '
            f'y2="{middle + 8:.1f}" stroke="{ink}" stroke-width="2.5"/>'
        )
    if node.score is not None:
        yield (
            f'<circle class="own" cx="{_on_track(node.score):.1f}" cy="{middle:.1f}" '
            f'r="6" fill="{colour}"/>'
        )
    yield (
        f'<text x="{end + 14:g}" y="{middle + 5:.1f}" font-size="14" fill="{ink}">'
        f"{safe(words.score_and_range(node, language))}</text>"
    )
