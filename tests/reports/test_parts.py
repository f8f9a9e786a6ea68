"""The report's parts: actions, answers, other systems, and the report on a module."""

from dataclasses import replace

import pytest

from assessment.model.maturity import Depth
from assessment.model.responses import AssessmentFile
from assessment.model.result import FindOut, Unlocked
from assessment.reports import action_parts, answer_parts, document, module_document
from assessment.reports import pdf as printed
from assessment.reports.system_parts import compared_systems
from assessment.services import access, catalogue, reports, results, systems
from tests import factories
from tests.reports.test_pdf import text_of
from tests.reports.test_real_report import tight

ON = "2026-11-22"
MODULES = (
    "electronics-plastics",
    "food-processing",
    "mechanical-metal",
    "textile-garment",
    "wood-furniture",
)
ACTOR = access.local_actor()


def many_actions(count=15, **more):
    made = factories.result("full")
    first = made.actions[0]
    return replace(
        made,
        actions=tuple(replace(first, rank=rank + 1, **more) for rank in range(count)),
    )


def test_later_actions_are_named_without_how_to_do_them():
    told, later = action_parts.action_rows(many_actions(), "vi")
    assert len(told) == action_parts.MOST_TOLD
    assert [row.rank for row in later] == [13, 14, 15]
    assert all(row.do and row.reason for row in told)
    assert not any(row.do or row.reason for row in later)
    assert action_parts.later_title(many_actions(), "en") == (
        "What comes after these (3)"
    )


def test_an_action_names_what_it_opens_for_good_and_counts_the_rest():
    names = ("a", "b", "c", "d")
    opens = tuple(
        Unlocked(action=factories.action(name), is_last=name != "d") for name in names
    )
    told, _ = action_parts.action_rows(many_actions(1, unlocks=opens), "vi")
    assert told[0].unlocks == (
        "Xong việc này thì làm được “Làm việc a”, “Làm việc b” và 1 việc nữa."
    )
    assert action_parts.action_rows(many_actions(1), "vi")[0][0].unlocks == ""


def test_a_locked_later_action_says_what_comes_first():
    _, later = action_parts.action_rows(many_actions(13, locked_by=("x",)), "vi")
    reason = factories.result("full").actions[0].reason.vi
    assert later[0].after == reason


def test_no_action_says_twice_that_it_is_free():
    free = factories.action(free_first=True, one_off="none")
    told, _ = action_parts.action_rows(many_actions(1, action=free), "vi")
    assert "không tốn tiền" not in told[0].line
    _, later = action_parts.action_rows(many_actions(13, action=free), "vi")
    assert "không tốn tiền" in later[0].line


def with_answers(*answers):
    made = factories.result("full")
    given = dict(zip((one.id for one in made.indicators), answers, strict=False))
    return replace(
        made,
        find_out=(),
        indicators=tuple(
            replace(
                one,
                answer=given[one.id],
                level=given[one.id] if isinstance(given[one.id], int) else None,
            )
            if one.id in given
            else one
            for one in made.indicators
        ),
    )


def test_items_without_a_level_stand_together_by_the_reason():
    result = with_answers("dont-know", "dont-know", "not-applicable", None, 0)
    found = answer_parts.answers(result, factories.questionnaire(), "vi", {})
    groups = {group.title: group.lines for group in found.groups}
    assert groups == {
        "Chưa biết (2)": ("Hỏi 0.0?", "Hỏi 0.1?"),
        "Không áp dụng cho doanh nghiệp (1)": ("Hỏi 1.0?",),
        "Chưa trả lời (1)": ("Hỏi 1.1?",),
    }
    (section,) = found.sections
    assert len(section.rows) == 24
    assert section.rows[0] == ("Hỏi 2.0?", "Mô tả mức 0 của mục 2.0.", "0", "3")


def test_a_don_t_know_that_is_to_be_asked_again_is_only_named():
    result = replace(
        with_answers("dont-know"),
        find_out=(FindOut(indicator="item-0-0", asks="owner", widens=0.1),),
    )
    found = answer_parts.answers(result, factories.questionnaire(), "vi", {})
    assert found.groups[0].lines == ("Mục 0.0",)


def test_a_note_stands_with_its_answer_wherever_that_is():
    result = with_answers("not-applicable", 1)
    notes = {"item-0-0": "không có máy", "item-0-1": "xem sổ"}
    found = answer_parts.answers(result, factories.questionnaire(), "vi", notes)
    assert found.groups[0].lines == ("Hỏi 0.0? — không có máy",)
    assert found.sections[0].rows[0][1].endswith("— xem sổ")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_printed_level_leans_on_one_that_is_not_there(language):
    questionnaire = catalogue.questionnaire(ACTOR, "smart-manufacturing", "1.1.0")
    leaning = 0
    for indicator, _ in questionnaire.indicators():
        for level in indicator.levels:
            if level.text.vi.startswith("Như mức trước"):
                leaning += 1
                text = answer_parts.level_alone(level.level, indicator, language)
                assert text.startswith(level.text.in_language(language))
                assert len(text) > len(level.text.in_language(language)) + 10
    assert leaning > 50


@pytest.mark.parametrize("language", ["vi", "en"])
def test_other_systems_are_counted_by_questions_never_scored(language):
    questionnaire = catalogue.questionnaire(ACTOR, "smart-manufacturing", "1.1.0")
    result = factories.result("full")
    made = compared_systems(result, questionnaire, None, language)
    assert made.rows == ()
    crosswalk = systems.compared(ACTOR)
    found = results.result_of_file(
        ACTOR, file_of("smart-manufacturing", "1.1.0"), on=ON
    )
    made = compared_systems(found, questionnaire, crosswalk, language)
    assert made.reading.startswith(crosswalk.reading.in_language(language))
    assert made.rows[0].fields in ("14 trên 16", "14 of 16")
    assert len(made.rows) == len(crosswalk.systems)
    for row, system in zip(made.rows, crosswalk.systems, strict=True):
        assert row.name.count(str(system.year)) == 1
        assert row.licence == system.licence.in_language(language)


def file_of(questionnaire, version, answers=None):
    return AssessmentFile.model_validate(
        {
            "questionnaire": questionnaire,
            "version": version,
            "depth": Depth.FULL,
            "company": {"name": "Xưởng Ba", "facts": {}},
            "answers": answers or {},
        },
        strict=False,
    )


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("given", [(), (0, "dont-know"), (0, 1, 3, 5), (4, 4, 5, 5)])
def test_a_module_is_a_short_report_of_its_own(module, language, given):
    questionnaire = catalogue.questionnaire(ACTOR, module, "1.0.0")
    items = [indicator for indicator, _ in questionnaire.indicators()]
    answers = dict(zip((item.id for item in items), given, strict=False))
    file = file_of(module, "1.0.0", answers)
    data = reports.pdf_of_file(ACTOR, file, on=ON, language=language)
    text = text_of(data)
    result = results.result_of_file(ACTOR, file, on=ON)
    assert questionnaire.title.in_language(language) in text
    assert module_document.module_sentence(result, language) in text
    for step in result.steps:
        assert tight(step.text.in_language(language)) in tight(text)
    for item in items:
        assert tight(item.question.in_language(language)) in tight(text)
    programmes = {"vi": "Chương trình hỗ trợ", "en": "Support programmes"}
    assert programmes[language] not in text
    assert text.count(" 1/1") == 1


def test_a_module_without_steps_says_why():
    questionnaire = catalogue.questionnaire(ACTOR, "wood-furniture", "1.0.0")
    items = [indicator.id for indicator, _ in questionnaire.indicators()]
    for level, says in (
        (None, "Chưa biết mức của mục nào, nên chưa có việc để gợi ý."),
        (5, "Các mục đã biết đều từ mức 4 trở lên."),
    ):
        answers = {} if level is None else dict.fromkeys(items, level)
        file = file_of("wood-furniture", "1.0.0", answers)
        made = module_document.build_module(
            results.result_of_file(ACTOR, file, on=ON),
            questionnaire,
            company=file.company,
            language="vi",
        )
        assert made.no_steps == says
        assert printed.render(made) == printed.render(made)


@pytest.mark.parametrize(("count", "says"), [(1, "Việc"), (2, "Hai"), (3, "Ba")])
def test_the_heading_over_the_next_steps_counts_them(count, says):
    made = document.labels("vi", areas=14, steps=count)
    assert made["next_steps"].startswith(f"{says} ")
