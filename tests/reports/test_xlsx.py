"""The workbook: every number of the result, and no text that acts."""

import io
import re
from xml.etree import ElementTree as Tree

import pytest
import python_calamine

from assessment.charts.geometry import axes_of
from assessment.reports import xlsx
from assessment.text import printable
from tests import factories
from tests.reports.office_samples import (
    FILLED,
    LANGUAGES,
    workbook,
)
from tests.reports.parts_of_office import (
    alternative_texts,
    formulas,
    parts,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_the_workbook_holds_the_numbers_of_the_result(filled, language):
    result = factories.result(filled)
    found = workbook(filled, language)
    data = xlsx.render(found)
    book = python_calamine.load_workbook(io.BytesIO(data))
    rows = book.get_sheet_by_name(found.areas.name).to_python()[1:]
    nodes = [*axes_of(result)]
    nodes += [n for n in result.dimensions if n.parent is None and n not in nodes]
    nodes.append(result.overall)
    assert len(rows) == len(nodes)
    for row, node in zip(rows, nodes, strict=True):
        numbers = (node.score, node.low, node.high, node.target)
        assert row[0] == node.name.in_language(language)
        assert row[2:6] == ["" if number is None else number for number in numbers]
    names = book.sheet_names
    assert len(names) == 8
    assert found.document.labels["answers"] in names


@pytest.mark.parametrize("filled", FILLED)
def test_every_answer_gap_action_and_programme_has_its_row(filled):
    result = factories.result(filled)
    found = workbook(filled)
    asked = [one for one in result.indicators if one.asked or one.answer is not None]
    assert {row[1] for row in found.answers.rows} == {one.id for one in asked}
    assert [row[2:5] for row in found.gaps.rows] == [
        (gap.level, gap.target, gap.gap) for gap in result.gaps
    ]
    assert [row[0] for row in found.actions.rows] == [a.rank for a in result.actions]
    assert [row[0] for row in found.programmes.rows] == [
        one.programme.name.vi for one in result.support.programmes
    ]
    for row, one in zip(found.programmes.rows, result.support.programmes, strict=True):
        titles = [c.title.vi for c in one.criteria if c.id in one.reasons]
        assert all(title in row[3] for title in titles)


def test_the_workbook_draws_its_radar_from_its_own_cells():
    found = workbook()
    data = xlsx.render(found)
    kinds = [kind for kind, _ in xlsx_charts(data)]
    assert sorted(kinds) == ["barChart", "radarChart"]
    for _, references in xlsx_charts(data):
        assert all(text.startswith(f"'{found.areas.name}'!") for text in references)
    assert printable(found.document.radar_alt) in alternative_texts(data)


def xlsx_charts(data):
    for name, body in parts(data).items():
        if re.fullmatch(r"xl/charts/chart\d+\.xml", name):
            root = Tree.fromstring(body)
            kind = next(e.tag for e in root.iter() if e.tag.endswith("rChart"))
            yield (
                kind.rpartition("}")[2],
                [e.text for e in root.iter() if e.tag.endswith("}f")],
            )


def test_only_the_sheets_that_recalculate_have_formulas():
    data = xlsx.render(workbook())
    assert set(formulas(data)) == {"Tính lại", "Phép tính"}
    for text in (text for texts in formulas(data).values() for text in texts):
        assert not re.search(r"[|]|HYPERLINK|WEBSERVICE|INDIRECT|http", text)
