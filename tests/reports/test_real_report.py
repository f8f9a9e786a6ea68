"""The report on the shipped content: it keeps its shape with real, long texts."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from assessment import services
from assessment.model.maturity import Depth
from assessment.programme_groups import paper_groups
from assessment.programme_reasons import ruled_out
from assessment.services import access, catalogue, files, reports, results

ROOT = Path(services.__file__).parents[1]
ON = "2026-11-22"
NEWEST = "1.1.0"
EXPRESS_PAGES = 18
"""Summary and picture 2, actions 3, programmes 9, answers, systems and method 3, and
one for texts that grow. Before programmes had groups it was 25."""
FULL_PAGES = 20
"""28 more answers and up to 30 more actions and rows: 2 pages."""
HOUSEHOLD_PAGES = 12
"""Little is within reach, and what is ruled out takes one line a reason."""
MOST_REASONS = 10


def example(*, depth=Depth.EXPRESS, version=None):
    data = (ROOT / "web" / "example.yaml").read_bytes()
    found = files.read_file(access.local_actor(), data, "example.yaml")
    return found.model_copy(
        update={"depth": depth, "version": version or found.version}
    )


def in_full():
    """The example at full depth: every item answered, some in each other way."""
    found = example(depth=Depth.FULL, version=NEWEST)
    questionnaire = catalogue.questionnaire(
        access.local_actor(), found.questionnaire, NEWEST
    )
    answers = dict(found.answers)
    for place, (indicator, _) in enumerate(questionnaire.indicators()):
        if place % 9 == 4:
            answers[indicator.id] = "dont-know"
        elif place % 5 == 3 and indicator.not_applicable:
            answers[indicator.id] = "not-applicable"
        else:
            answers.setdefault(indicator.id, place % 3)
    return found.model_copy(update={"answers": answers})


def as_household():
    """The example as a household: it is no enterprise, for many programmes at once."""
    found = example()
    facts = {**found.company.facts, "legal_form": "household_business"}
    return found.model_copy(
        update={"company": found.company.model_copy(update={"facts": facts})}
    )


def pages_of(file, language):
    data = reports.pdf_of_file(access.local_actor(), file, on=ON, language=language)
    return [
        " ".join(page.extract_text().split())
        for page in PdfReader(io.BytesIO(data)).pages
    ]


def tight(text):
    """Without any space: lines break where they like."""
    return "".join(text.split())


@pytest.fixture(scope="module", params=["vi", "en"])
def pages(request):
    return request.param, pages_of(example(), request.param)


@pytest.fixture(scope="module", params=["vi", "en"])
def full_pages(request):
    return request.param, pages_of(in_full(), request.param)


def test_the_summary_is_one_page(pages, full_pages):
    heading = {"vi": "14 nhóm trên một hình", "en": "14 areas in one picture"}
    for language, texts in (pages, full_pages):
        assert heading[language] in texts[1]
        assert heading[language] not in texts[0]


def test_the_picture_and_its_whole_table_share_a_page(pages):
    language, texts = pages
    actor = access.local_actor()
    result = results.result_of_file(actor, example(), on=ON)
    for node in (*result.dimensions, result.overall):
        assert node.name.in_language(language) in texts[1]


def test_a_report_has_no_more_pages_than_a_firm_reads(pages, full_pages):
    assert len(pages[1]) <= EXPRESS_PAGES
    assert len(full_pages[1]) <= FULL_PAGES


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_a_household_cannot_have_is_said_once_a_reason(language):
    file = as_household()
    texts = pages_of(file, language)
    assert len(texts) <= HOUSEHOLD_PAGES
    whole = tight("".join(texts))
    result = results.result_of_file(access.local_actor(), file, on=ON)
    groups = paper_groups(result)
    assert len(groups.not_eligible) > 30
    lines = ruled_out(groups.not_eligible, language)
    assert len(lines) <= MOST_REASONS
    for line in lines:
        assert whole.count(tight(line.reason)) == 1
    names = "; ".join(line.names for line in lines)
    for found in groups.not_eligible:
        assert names.count(found.programme.name.in_language(language)) == 1


def test_every_programme_that_concerns_the_firm_is_there_with_its_law(pages):
    language, texts = pages
    whole = tight("".join(texts))
    result = results.result_of_file(access.local_actor(), example(), on=ON)
    groups = paper_groups(result)
    named = (
        *groups.eligible,
        *groups.one_away,
        *groups.more_needed,
        *groups.watch,
        *groups.not_eligible,
    )
    assert len(named) > 40
    for found in named:
        assert tight(found.programme.name.in_language(language)) in whole
    for found in (*groups.eligible, *groups.one_away):
        for reference in found.programme.references:
            assert tight(reference.document) in whole
    for found in result.support.programmes:
        if found.standing == "background":
            assert tight(found.programme.name.in_language(language)) not in whole


def test_every_question_asked_is_there(pages, full_pages):
    for (language, texts), file in ((pages, example()), (full_pages, in_full())):
        whole = tight("".join(texts))
        questionnaire = catalogue.questionnaire(
            access.local_actor(), file.questionnaire, file.version
        )
        result = results.result_of_file(access.local_actor(), file, on=ON)
        asked = {one.id for one in result.indicators if one.asked}
        assert len(asked) > 20
        for indicator, _ in questionnaire.indicators():
            if indicator.id in asked:
                assert tight(indicator.question.in_language(language)) in whole


def test_every_action_is_named_once_in_its_order(full_pages):
    language, texts = full_pages
    result = results.result_of_file(access.local_actor(), in_full(), on=ON)
    heading = {"vi": "Việc nên làm, theo thứ tự", "en": "What to do, in order"}
    programmes = {"vi": "Chương trình hỗ trợ Đây là", "en": "Support programmes This"}
    whole = tight("".join(texts[2:]))
    first, last = (tight(by[language]) for by in (heading, programmes))
    whole = whole[whole.index(first) : whole.index(last)]
    places = [
        whole.index(f"{one.rank}{tight(one.action.title.in_language(language))}")
        for one in result.actions
    ]
    assert len(places) > 12
    assert places == sorted(places)


def test_no_programme_begins_at_the_foot_of_a_page(pages):
    language, texts = pages
    line = {"vi": "kiểm tra gần nhất", "en": "last checked"}[language]
    foot = {"vi": "Bộ câu hỏi smart", "en": "Questionnaire smart"}[language]
    for text in texts:
        before_foot = text.split(foot)[0]
        if line in before_foot:
            assert len(before_foot.rsplit(line, 1)[1]) > len(" 21 November 2026 ")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("depth", list(Depth))
@pytest.mark.parametrize("version", ["1.0.0", NEWEST])
def test_a_firm_that_answered_nothing_gets_a_report(language, depth, version):
    file = example(depth=depth, version=version)
    empty = file.model_copy(
        update={
            "answers": {},
            "company": file.company.model_copy(update={"name": "", "facts": {}}),
        }
    )
    texts = pages_of(empty, language)
    says = {"vi": "Chưa đủ câu trả lời", "en": "Not enough answers"}
    assert says[language] in texts[0]
    last_row = {"vi": "Tổng thể", "en": "Overall"}
    assert last_row[language] in texts[1]
    assert len(texts) <= 8
