"""One geometry: gaps stay gaps, and Plotly and SVG draw the same outlines."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.charts import figures, svg
from assessment.charts.geometry import (
    RIM,
    angle,
    axes_of,
    place,
    polygons,
    wrapped,
)
from tests import factories

SCORES = st.lists(st.one_of(st.none(), st.floats(0, 5)), min_size=3, max_size=20)


def outlines_of_figure(figure, name, axes):
    """Outlines of the named trace in picture coordinates, as the SVG has them."""
    turns = {node.id: angle(index, len(axes)) for index, node in enumerate(axes)}
    trace = next(one for one in figure.data if one.name == name)
    out, current = [], []
    for radius, theta in zip(trace.r, trace.theta, strict=True):
        if radius is None:
            out.append(current)
            current = []
        else:
            current.append(
                place((radius, turns[theta]), centre=(320.0, 260.0), rim=178.0)
            )
    return [*out, current] if current else out


def outlines_of_svg(text, kind):
    found = re.findall(rf'<polygon class="{kind}" points="([^"]*)"', text)
    return [
        [tuple(float(one) for one in pair.split(",")) for pair in points.split()]
        for points in found
    ]


def test_axes_are_the_areas_in_the_order_of_the_questionnaire():
    axes = axes_of(factories.result())
    assert [node.id for node in axes] == [f"area-{index}" for index in range(14)]


def test_the_first_axis_is_at_the_top_and_the_next_to_its_right():
    assert angle(0, 14) == 0.0
    assert place((RIM, 0.0), centre=(0.0, 0.0), rim=100.0) == (0.0, -100.0)
    x, y = place((RIM, angle(1, 14)), centre=(0.0, 0.0), rim=100.0)
    assert x > 0
    assert y < 0


@pytest.mark.parametrize("filled", ["empty", "half", "full"])
@pytest.mark.parametrize(("name", "kind"), [("Hiện nay", "own"), ("Nên đạt", "target")])
def test_plotly_and_svg_draw_the_same_vertices(filled, name, kind):
    result, questionnaire = factories.result(filled), factories.questionnaire()
    figure = figures.radar(result, questionnaire, "vi")
    drawn = outlines_of_svg(svg.radar_svg(result, questionnaire, "vi"), kind)
    plotted = outlines_of_figure(figure, name, axes_of(result))
    assert len(drawn) == len(plotted)
    for ours, theirs in zip(drawn, plotted, strict=True):
        assert ours == [pytest.approx(point, abs=0.006) for point in theirs]


@given(SCORES)
def test_a_known_axis_with_a_known_neighbour_is_on_an_outline(values):
    shapes = polygons(values)
    on_outline = {vertex for shape in shapes for vertex in shape}
    for index, value in enumerate(values):
        before, after = values[index - 1], values[(index + 1) % len(values)]
        has_neighbour = before is not None or after is not None
        if value is not None and has_neighbour:
            assert (value, angle(index, len(values))) in on_outline


@given(SCORES)
def test_an_unknown_axis_is_never_on_an_outline(values):
    known = {
        angle(index, len(values))
        for index, value in enumerate(values)
        if value is not None
    }
    for shape in polygons(values):
        assert all(vertex == (0.0, 0.0) or vertex[1] in known for vertex in shape)
        assert shape[0] == shape[-1]


def test_half_known_is_one_fan_from_the_hub():
    (shape,) = polygons([1.0, 2.0, None, None, None])
    assert shape == ((0.0, 0.0), (1.0, 0.0), (2.0, 72.0), (0.0, 0.0))


def test_nothing_known_draws_nothing_but_ranges_and_targets():
    result, questionnaire = factories.result("empty"), factories.questionnaire()
    text = svg.radar_svg(result, questionnaire, "vi")
    assert outlines_of_svg(text, "own") == []
    assert text.count('class="range"') == 14
    assert "<circle" not in text


@given(st.text(alphabet="ab cdeg", min_size=1, max_size=60), st.integers(5, 20))
def test_wrapping_keeps_every_word_or_says_that_it_cut(label, width):
    lines = wrapped(label, width)
    assert len(lines) <= 3
    if not (lines and lines[-1].endswith("…")):
        assert " ".join(lines) == " ".join(label.split())


def test_the_scale_is_fixed_and_the_grid_straight():
    figure = figures.radar(factories.result(), factories.questionnaire(), "en")
    polar = figure.layout.polar
    assert tuple(polar.radialaxis.range) == (0, 5)
    assert polar.gridshape == "linear"
    assert polar.angularaxis.type == "category"
    assert (polar.angularaxis.rotation, polar.angularaxis.direction) == (
        90,
        "clockwise",
    )


def test_hostile_names_stay_text_in_a_well_formed_svg():
    result, questionnaire = factories.result(), factories.questionnaire()
    hostile = "</text><script>alert(1)</script>\x00\x1b \ud800 &amp; \"'"
    node = result.dimensions[1]

    name = factories.wording(hostile.encode("utf-8", "ignore").decode(), "x")
    made = replace(
        result,
        dimensions=tuple(
            replace(one, name=name) if one is node else one for one in result.dimensions
        ),
    )
    for text in (
        svg.radar_svg(made, questionnaire, "vi"),
        svg.dots_svg(made, questionnaire, "vi"),
    ):
        root = ElementTree.fromstring(text)
        assert not [one for one in root.iter() if one.tag.endswith("script")]
        assert "script>alert" in "".join(root.itertext())
