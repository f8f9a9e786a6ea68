"""The slides: one message each, charts a person can edit."""

import io
import re
from xml.etree import ElementTree as Tree

import pptx as power_point
import pytest

from assessment.reports import pptx
from assessment.reports.deck import slides_of
from assessment.text import printable
from tests.reports.office_samples import (
    FILLED,
    LANGUAGES,
    LOCALES,
    blank,
    expected_lines,
    made,
)
from tests.reports.parts_of_office import (
    A,
    alternative_texts,
    books,
    charts,
    parts,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_each_slide_says_one_thing_in_its_title(filled, language):
    report = made(filled, language)
    deck = power_point.Presentation(io.BytesIO(pptx.render(report)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [slide.title for slide in slides_of(report)]
    assert titles[0] == report.summary.sentence
    assert titles[1] == report.radar_title
    assert 5 <= len(titles) <= 8
    assert len(set(titles)) == len(titles)
    assert all(titles)
    assert round(deck.slide_width / deck.slide_height, 2) == 1.78


@pytest.mark.parametrize("filled", FILLED)
def test_slides_draw_the_numbers_of_the_result(filled):
    data = pptx.render(made(filled))
    own, target = expected_lines(filled, "vi")
    found = charts(data)
    bars = [] if filled == "empty" else ["barChart"]
    assert [kind for kind, _ in found] == ["radarChart", *bars]
    for (_, lines), table in zip(found, books(data), strict=True):
        drawn, aims = lines.values()
        assert set(drawn) == set(own)
        assert set(aims) == set(target)
        assert [(row[0], row[1]) for row in table[1:]] == blank(drawn)
        assert [(row[0], row[2]) for row in table[1:]] == blank(aims)
    if bars:
        drawn = next(iter(found[1][1].values()))
        known = [value for _, value in drawn if value is not None]
        assert known == sorted(known)


def test_a_person_can_edit_the_charts_in_powerpoint():
    deck = power_point.Presentation(io.BytesIO(pptx.render(made())))
    shapes = [s for slide in deck.slides for s in slide.shapes if s.has_chart]
    assert len(shapes) == 2
    for shape in shapes:
        assert shape.chart.part.chart_workbook.xlsx_part is not None
        assert len(shape.chart.plots[0].series) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_say_their_language_and_describe_their_charts(language):
    report = made("full", language)
    data = pptx.render(report)
    for name, body in parts(data).items():
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            root = Tree.fromstring(body)
            for piece in (*root.iter(f"{A}r"), *root.iter(f"{A}fld")):
                assert piece.find(f"{A}rPr").get("lang") == LOCALES[language]
    told = alternative_texts(data)
    assert len(told) == 2
    assert all(printable(report.radar_alt) in text for text in told)
