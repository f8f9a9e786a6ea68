"""Whatever a person types, in every format."""

import io

import pptx as power_point
import pytest
import python_calamine

from assessment.model.company import Company
from assessment.reports import docx, pptx, xlsx
from assessment.reports import html as one_page
from assessment.reports.chart_book import chart_book
from assessment.reports.chart_parts import Axis
from assessment.text import printable
from tests import factories
from tests.reports.office_samples import (
    DANGEROUS,
    Reader,
    made,
    text_of_word,
    workbook,
)
from tests.reports.parts_of_office import (
    books,
    formulas,
    parts,
)


@pytest.mark.parametrize("typed", DANGEROUS)
def test_no_text_a_person_types_breaks_a_file_or_becomes_a_formula(typed):
    indicator = factories.questionnaire().indicators()[0][0].id
    about = {"company": Company.model_construct(name=typed, facts={})}
    about["notes"] = {indicator: typed}
    report = made(**about)
    sheet = xlsx.render(workbook(**about))
    shown = printable(typed, limit=120) or "Doanh nghiệp chưa ghi tên"
    assert set(formulas(sheet)) == {"Tính lại", "Phép tính"}
    book = python_calamine.load_workbook(io.BytesIO(sheet))
    assert shown in book.get_sheet_by_index(0).to_python()[0]
    assert shown in text_of_word(docx.render(report))
    slides = power_point.Presentation(io.BytesIO(pptx.render(report))).slides
    assert shown in slides[0].placeholders[1].text_frame.text
    page = Reader.read(one_page.render(report))
    assert shown in page.text
    assert "script" not in {tag for tag, _ in page.tags}
    for data in (sheet, docx.render(report), pptx.render(report)):
        assert books(data) is not None


def test_the_name_of_an_area_is_no_formula_in_a_chart_s_workbook():
    axes = (
        Axis("=cmd|' /C calc'!A0", "a", 1.0, 1.0, 1.0, 2.0),
        Axis("https://example.com", "a", None, 0.0, 5.0, 2.0),
        Axis("12", "a", 3.0, 3.0, 3.0, None),
    )
    data = chart_book(axes, ("=1+1", "@x"))
    assert formulas(data) == {}
    table = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    assert table.to_python() == [
        ["", "=1+1", "@x"],
        ["=cmd|' /C calc'!A0", 1.0, 2.0],
        ["https://example.com", "", 2.0],
        ["12", 3.0, ""],
    ]
    assert not [name for name in parts(data) if "hyperlink" in name.lower()]
