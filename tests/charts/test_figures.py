"""Figures and their words: the finding, the order, the range, never a false zero."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from assessment.charts import figures, svg, svg_file, words
from assessment.charts.geometry import axes_of
from assessment.theme import BARRIERS, COLOURS, LEVEL_FILLS, LEVEL_INKS
from tests import factories

RESULT = factories.result()
QUESTIONNAIRE = factories.questionnaire()


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_text_colour_can_be_read_on_both_grounds(mode):
    colours = COLOURS[mode]
    for name in ("ink", "muted", "primary", "good", "alert", *BARRIERS):
        for ground in ("ground", "raised"):
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


def test_every_level_has_an_ink_that_can_be_read_on_it():
    for fill, ink in zip(LEVEL_FILLS, LEVEL_INKS, strict=True):
        assert contrast(fill, ink) >= 4.5


def test_the_level_ramp_gets_darker_step_by_step():
    steps = [luminance(fill) for fill in LEVEL_FILLS]
    assert steps == sorted(steps, reverse=True)


def test_the_title_says_the_weakest_area_and_its_score():
    assert words.finding(RESULT, "vi") == (
        "Chỗ yếu nhất là Chương trình hỗ trợ: 0,5 trên 5"
    )
    assert words.finding(RESULT, "en") == (
        "Weakest area: Public support programmes, 0.5 of 5"
    )


def test_ties_are_named_and_the_rest_counted():
    made = replace(
        RESULT,
        dimensions=tuple(
            replace(one, score=0.5)
            if one.id in {"area-0", "area-1", "area-12"}
            else one
            for one in RESULT.dimensions
        ),
    )
    assert [one.id for one in words.weakest_areas(made)] == [
        "area-0",
        "area-1",
        "area-12",
    ]
    assert "và 1 nhóm nữa" in words.finding(made, "vi")


def test_without_a_score_the_title_says_so():
    empty = factories.result("empty")
    assert words.finding(empty, "vi") == "Chưa đủ câu trả lời để biết chỗ yếu nhất"
    assert "14 nhóm chưa biết điểm" in words.radar_alt(empty, "vi")


def test_the_reason_of_an_unknown_number_is_said():
    empty = factories.result("empty")
    node = axes_of(empty)[0]
    assert words.why_unknown(node, QUESTIONNAIRE, "vi") == "chưa biết mục nào"
    partly = replace(node, answered=1, asked=4)
    assert words.why_unknown(partly, QUESTIONNAIRE, "en") == (
        "1 of 4 items known; at least 60% are needed, by weight"
    )
    outside = replace(node, answered=0, asked=0)
    assert words.why_unknown(outside, QUESTIONNAIRE, "vi") == (
        "không có mục nào cần hỏi ở đây"
    )
    assert words.why_unknown(axes_of(RESULT)[0], QUESTIONNAIRE, "vi") is None


def test_dots_stand_from_the_weakest_and_unknown_last():
    half = factories.result("half")
    shown = [one.score for one in words.weakest_first(half)]
    known = [score for score in shown if score is not None]
    assert known == sorted(known)
    assert shown[len(known) :] == [None] * 7


def test_dots_show_each_score_range_and_target_in_its_place():
    figure = figures.dots(RESULT, QUESTIONNAIRE, "vi")
    own = sorted(
        x
        for trace in figure.data
        if trace.mode == "markers" and trace.name not in {"Nên đạt"}
        for x in trace.x
    )
    assert own == sorted(factories.SCORES)
    targets = next(trace for trace in figure.data if trace.name == "Nên đạt")
    assert list(targets.x) == [3.0] * 14
    assert len(figure.layout.annotations) == 14
    assert "Chương trình hỗ trợ · 0,5" in figure.layout.annotations[0].text


def test_an_unknown_area_has_a_bar_for_its_range_and_no_dot():
    empty = factories.result("empty")
    figure = figures.dots(empty, QUESTIONNAIRE, "vi")
    bars = [trace for trace in figure.data if trace.name == "Khoảng có thể"]
    assert sum(len(trace.x) // 3 for trace in bars) == 14
    dots = [
        trace
        for trace in figure.data
        if trace.mode == "markers" and trace.name != "Nên đạt"
    ]
    assert all(not trace.x for trace in dots)
    assert 'class="own"' not in svg.dots_svg(empty, QUESTIONNAIRE, "vi")


def test_a_label_ends_with_a_dash_when_the_score_is_not_known():
    half = factories.result("half")
    labels = figures.radar(half, QUESTIONNAIRE, "vi").layout.polar.angularaxis.ticktext
    assert [label.endswith("–") for label in labels] == [False] * 7 + [True] * 7


def test_names_cannot_bring_markup_into_a_figure():
    name = factories.wording("<a href='x'>A</a> & B")
    made = replace(
        RESULT,
        dimensions=tuple(replace(one, name=name) for one in RESULT.dimensions),
    )
    for figure in (
        figures.radar(made, QUESTIONNAIRE, "vi"),
        figures.dots(made, QUESTIONNAIRE, "vi"),
    ):
        assert "<a" not in figure.to_json().replace("\\u003c", "<")


def test_plotlys_own_bar_is_off():
    assert figures.CONFIG["displayModeBar"] is False


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_figure_brings_its_own_ground(mode):
    ground = COLOURS[mode]["ground"]
    for draw in (figures.radar, figures.dots):
        assert draw(RESULT, QUESTIONNAIRE, "vi", mode).layout.paper_bgcolor == ground


def test_with_two_areas_the_svg_is_the_dot_chart():
    few = replace(
        RESULT,
        dimensions=tuple(
            one
            for one in RESULT.dimensions
            if one.id in {"data-quality", "area-0", "area-1"}
        ),
    )
    text = svg.radar_svg(few, QUESTIONNAIRE, "vi")
    assert "polygon" not in text
    assert text.count('class="own"') == 2


@pytest.mark.parametrize("draw", [svg_file.radar_file, svg_file.dots_file])
def test_a_chart_file_says_finding_items_and_date_by_itself(draw):
    root = ElementTree.fromstring(draw(RESULT, QUESTIONNAIRE, "vi"))
    text = " ".join("".join(one.itertext()) for one in root if "text" in one.tag)
    assert "Chỗ yếu nhất là Chương trình hỗ trợ: 0,5 trên 5" in text
    assert "28 mục đã biết trong 28 mục cần hỏi, ngày 22/11/2026." in text
    (chart,) = (one for one in root if one.tag.endswith("svg"))
    assert float(root.attrib["height"]) > float(chart.attrib["height"])
