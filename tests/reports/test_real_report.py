"""The report on the shipped content: it keeps its shape with real, long texts."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from assessment import services
from assessment.reports.parts import MOST_ACTIONS
from assessment.services import access, catalogue, files, reports, results

ROOT = Path(services.__file__).parents[1]
ON = "2026-11-22"


def example():
    data = (ROOT / "web" / "example.yaml").read_bytes()
    return files.read_file(access.local_actor(), data, "example.yaml")


@pytest.fixture(scope="module", params=["vi", "en"])
def pages(request):
    actor = access.local_actor()
    data = reports.pdf_of_file(actor, example(), on=ON, language=request.param)
    return request.param, [
        " ".join(page.extract_text().split())
        for page in PdfReader(io.BytesIO(data)).pages
    ]


def test_the_summary_is_one_page(pages):
    language, texts = pages
    heading = {"vi": "14 nhóm trên một hình", "en": "14 areas in one picture"}
    assert heading[language] in texts[1]
    assert heading[language] not in texts[0]


def test_the_picture_and_its_whole_table_share_a_page(pages):
    language, texts = pages
    actor = access.local_actor()
    result = results.result_of_file(actor, example(), on=ON)
    for node in (*result.dimensions, result.overall):
        assert node.name.in_language(language) in texts[1]


def test_every_programme_is_there_with_its_first_article(pages):
    language, texts = pages
    whole = " ".join(texts)
    for programme in catalogue.programmes(access.local_actor()):
        if programme.standing != "background":
            assert programme.name.in_language(language) in whole
            for reference in programme.references[:1]:
                assert reference.document in whole


def test_every_question_asked_is_there(pages):
    language, texts = pages
    whole = " ".join(texts)
    questionnaire = catalogue.questionnaire(
        access.local_actor(), example().questionnaire, example().version
    )
    for indicator, _ in questionnaire.indicators():
        assert indicator.question.in_language(language) in whole


def test_actions_left_out_are_counted(pages):
    language, texts = pages
    result = results.result_of_file(access.local_actor(), example(), on=ON)
    more = len(result.actions) - MOST_ACTIONS
    assert more > 0
    said = {"vi": f"Còn {more} việc nữa", "en": f"{more} more: see"}
    assert said[language] in " ".join(texts)


def test_no_programme_begins_at_the_foot_of_a_page(pages):
    language, texts = pages
    line = {"vi": "Ngày kiểm tra gần nhất", "en": "last checked"}[language]
    foot = {"vi": "Bộ câu hỏi smart", "en": "Questionnaire smart"}[language]
    for text in texts:
        before_foot = text.split(foot)[0]
        if line in before_foot:
            assert len(before_foot.rsplit(line, 1)[1]) > len(" 21 November 2026 ")
