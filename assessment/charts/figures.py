"""Plotly figures for the result page: the radar and the sorted dot chart.

Vertices come from :mod:`assessment.charts.geometry`, words from
:mod:`assessment.charts.words`. Titles, alt text and tables are the page's own: a figure
holds marks and labels only, on the ground of its mode, so that it stays readable if the
reader switches between light and dark.
"""

from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped]  # ships no types

from assessment.charts import words
from assessment.charts.geometry import RIM, angle, axes_of, polygons, wrapped
from assessment.language import UNKNOWN, translator
from assessment.model.base import Language
from assessment.model.maturity import Questionnaire
from assessment.model.result import NodeResult, Result
from assessment.theme import COLOURS, SCREEN_FACE, Mode, barrier_colour

CONFIG: dict[str, Any] = {"displayModeBar": False, "scrollZoom": False}
"""Always given to Plotly: its own bar has a button that sends the chart away."""

_LABEL_CHARS = 13
_SYMBOLS = ("circle", "diamond", "square")


def radar(
    result: Result,
    questionnaire: Questionnaire,  # noqa: ARG001 - one signature for every chart
    language: Language,
    mode: Mode = "light",
) -> Any:
    """Own scores filled, targets as a dashed line, ranges along the axes.

    An area without a score is a gap in the filled shape with its range dotted, and a
    dash in its label.
    """
    t = translator(language)
    colours = COLOURS[mode]
    axes = axes_of(result)
    figure = go.Figure()
    figure.add_trace(
        _outlines(
            axes,
            [node.score for node in axes],
            name=t("Hiện nay"),
            fill="toself",
            fillcolor=_clear(colours["primary"], 0.22),
            line={"color": colours["primary"], "width": 2.5},
        )
    )
    for has_score, dash, ink in ((True, "solid", "ink"), (False, "dot", "muted")):
        figure.add_trace(
            _ranges(
                axes,
                has_score=has_score,
                name=t("Khoảng có thể"),
                line={
                    "color": colours[ink],
                    "width": 2 if has_score else 1,
                    "dash": dash,
                },
            )
        )
    figure.add_trace(
        _outlines(
            axes,
            [node.target for node in axes],
            name=t("Nên đạt"),
            line={"color": colours["ink"], "width": 1.6, "dash": "dash"},
        )
    )
    known = [node for node in axes if node.score is not None]
    figure.add_trace(
        go.Scatterpolar(
            r=[node.score for node in known],
            theta=[node.id for node in known],
            mode="markers",
            marker={"color": colours["primary"], "size": 8},
            name=t("Hiện nay"),
            text=[_hover(node, language) for node in known],
            hoverinfo="text",
        )
    )
    figure.update_layout(
        **_layout(mode, height=320),
        margin={"l": 70, "r": 70, "t": 44, "b": 44},
        polar={
            "bgcolor": colours["ground"],
            "gridshape": "linear",
            "angularaxis": {
                # The grid has straight lines only between categories.
                "type": "category",
                "categoryorder": "array",
                "categoryarray": [node.id for node in axes],
                "rotation": 90,
                "direction": "clockwise",
                "tickmode": "array",
                "tickvals": [node.id for node in axes],
                "ticktext": [_label(node, language) for node in axes],
                "gridcolor": colours["line"],
                "linecolor": colours["line"],
                "ticks": "",
                "tickfont": {"size": 12, "color": colours["ink"]},
            },
            "radialaxis": {
                "range": [0, RIM],
                "angle": 90,
                "tickangle": 90,
                "tickvals": [0, 1, 2, 3, 4, 5],
                "showline": False,
                "ticks": "",
                "gridcolor": colours["line"],
                "tickfont": {"size": 11, "color": colours["muted"]},
            },
        },
    )
    return figure


def dots(
    result: Result,
    questionnaire: Questionnaire,  # noqa: ARG001 - one signature for every chart
    language: Language,
    mode: Mode = "light",
) -> Any:
    """Areas from the weakest: dot the score, bar the range, tick the target.

    The name stands above its row, so that no label is cut on a narrow screen.
    """
    t = translator(language)
    colours = COLOURS[mode]
    rows = words.weakest_first(result)
    places = {node.id: len(rows) - index for index, node in enumerate(rows)}
    figure = go.Figure()
    for index, barrier in enumerate(n for n in result.dimensions if n.parent is None):
        own = [node for node in rows if words.barrier_of(result, node) is barrier]
        colour = barrier_colour(barrier.id, mode)
        bars: tuple[list[float | None], list[float | None]] = ([], [])
        for node in own:
            if words.has_range(node):
                bars[0].extend((node.low, node.high, None))
                bars[1].extend((places[node.id], places[node.id], None))
        figure.add_trace(
            go.Scatter(
                x=bars[0],
                y=bars[1],
                mode="lines",
                name=t("Khoảng có thể"),
                line={"color": _clear(colour, 0.35), "width": 9},
                hoverinfo="skip",
            )
        )
        known = [node for node in own if node.score is not None]
        figure.add_trace(
            go.Scatter(
                x=[node.score for node in known],
                y=[places[node.id] for node in known],
                mode="markers",
                name=_plain(barrier.name.in_language(language)),
                marker={
                    "color": colour,
                    "size": 13,
                    "symbol": _SYMBOLS[index % len(_SYMBOLS)],
                },
                text=[_hover(node, language) for node in known],
                hoverinfo="text",
            )
        )
    aimed = [node for node in rows if node.target is not None]
    figure.add_trace(
        go.Scatter(
            x=[node.target for node in aimed],
            y=[places[node.id] for node in aimed],
            mode="markers",
            name=t("Nên đạt"),
            marker={
                "color": colours["ink"],
                "symbol": "line-ns",
                "size": 15,
                "line": {"color": colours["ink"], "width": 2.5},
            },
            hoverinfo="skip",
        )
    )
    for node in rows:
        figure.add_annotation(
            x=0,
            y=places[node.id],
            xanchor="left",
            yanchor="bottom",
            yshift=9,
            align="left",
            showarrow=False,
            text=_plain(
                f"{node.name.in_language(language)} · "
                f"{words.score_and_range(node, language)}"
            ),
            font={"size": 13, "color": colours["ink"]},
        )
    figure.update_layout(
        **_layout(mode, height=48 * len(rows) + 60),
        margin={"l": 12, "r": 12, "t": 24, "b": 28},
        plot_bgcolor=colours["ground"],
        xaxis={
            "range": [-0.08, RIM + 0.08],
            "tickvals": [0, 1, 2, 3, 4, 5],
            "gridcolor": colours["line"],
            "zeroline": False,
            "fixedrange": True,
            "tickfont": {"size": 12, "color": colours["muted"]},
        },
        yaxis={
            "range": [0.5, len(rows) + 0.9],
            "visible": False,
            "fixedrange": True,
        },
    )
    return figure


def _layout(mode: Mode, *, height: int) -> dict[str, Any]:
    colours = COLOURS[mode]
    return {
        "height": height,
        "paper_bgcolor": colours["ground"],
        "font": {"family": SCREEN_FACE, "color": colours["ink"]},
        "showlegend": False,
        "dragmode": False,
        "template": "none",
    }


def _outlines(
    axes: tuple[NodeResult, ...], values: list[float | None], **style: Any
) -> Any:
    ids = {angle(index, len(axes)): node.id for index, node in enumerate(axes)}
    radii: list[float | None] = []
    turns: list[str | None] = []
    for shape in polygons(values):
        if radii:
            radii.append(None)
            turns.append(None)
        radii.extend(radius for radius, _ in shape)
        turns.extend(ids[degrees] for _, degrees in shape)
    return go.Scatterpolar(
        r=radii, theta=turns, mode="lines", hoverinfo="skip", **style
    )


def _ranges(axes: tuple[NodeResult, ...], *, has_score: bool, **style: Any) -> Any:
    radii: list[float | None] = []
    turns: list[str | None] = []
    for node in axes:
        if words.has_range(node) and (node.score is not None) is has_score:
            radii.extend((node.low, node.high, None))
            turns.extend((node.id, node.id, None))
    return go.Scatterpolar(
        r=radii, theta=turns, mode="lines", hoverinfo="skip", **style
    )


def _label(node: NodeResult, language: Language) -> str:
    text = node.name.in_language(language)
    if node.score is None:
        text = f"{text} {UNKNOWN}"
    return "<br>".join(_plain(line) for line in wrapped(text, _LABEL_CHARS))


def _hover(node: NodeResult, language: Language) -> str:
    score = words.score_and_range(node, language)
    return _plain(f"{node.name.in_language(language)}: {score}")


def _plain(text: str) -> str:
    """Text that Plotly shows as it is: it would read markup in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clear(colour: str, share: float) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{share})"
