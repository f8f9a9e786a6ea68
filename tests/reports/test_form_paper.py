"""The paper form has the same codes, lines and identity as the spreadsheet."""

import io

import pypdf
import pytest

from assessment.content.library import shipped_library
from assessment.form_parts import choices_of, identity_of, sections_of
from assessment.model.maturity import Depth
from assessment.reports.form_document import build_form
from assessment.reports.pdf import render

LIBRARY = shipped_library()
FACTS = LIBRARY.company_facts()
NEWEST = LIBRARY.questionnaire("smart-manufacturing", "1.1.0")


def pages_of(questionnaire, depth, language):
    document = build_form(questionnaire, FACTS, depth=depth, language=language)
    return pypdf.PdfReader(io.BytesIO(render(document))).pages


def bare(text):
    """``text`` without anything that a line's end may change."""
    return "".join(text.split()).replace("\u200b", "")


@pytest.mark.parametrize("depth", Depth)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_question_stands_on_paper_with_its_code_and_lines(depth, language):
    pages = pages_of(NEWEST, depth, language)
    shown = bare("".join(page.extract_text() for page in pages))
    for section in sections_of(NEWEST, depth):
        for item in section.indicators:
            assert item.id in shown
            for _, line in choices_of(item, language):
                assert bare(line) in shown
    identity = bare(str(identity_of(NEWEST, depth)))
    assert all(identity in bare(page.extract_text()) for page in pages)


def test_it_is_a4_and_a_question_never_breaks_over_two_pages():
    pages = pages_of(NEWEST, Depth.QUICK, "vi")
    assert len(pages) == 5
    assert {tuple(map(round, page.mediabox[2:])) for page in pages} == {(595, 842)}
    for page in pages:
        text = bare(page.extract_text())
        for section in sections_of(NEWEST, Depth.QUICK):
            for item in section.indicators:
                is_here = item.id in text
                for _, line in choices_of(item, "vi")[:6]:
                    assert (bare(line) in text) == is_here


@pytest.mark.parametrize(
    "pair", [pair for pair in LIBRARY.questionnaires() if pair[0] != NEWEST.id]
)
def test_modules_have_a_paper_form(pair):
    (first, *_) = pages_of(LIBRARY.questionnaire(*pair), Depth.QUICK, "vi")
    assert bare(LIBRARY.questionnaire(*pair).title.vi) in bare(first.extract_text())


def test_the_firm_answers_by_ticking_or_on_a_line():
    found = build_form(NEWEST, FACTS, depth=Depth.FULL, language="vi").firm.questions
    layouts = {question.code: question.layout for question in found}
    assert layouts["company_name"] == "line"
    assert layouts["province"] == "line"
    assert layouts["main_vsic_code"] == "columns"
    assert layouts["same_content_state_support_this_year"] == "row"
    assert layouts["legal_form"] == "column"
