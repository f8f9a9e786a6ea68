"""The way through the questions: screens, minutes, where it goes on."""

from hypothesis import given
from hypothesis import strategies as st

from assessment.model.maturity import Depth
from assessment.services import access, catalogue, responding
from assessment.web import survey

from .conftest import filled


def steps(questionnaire, found, keep=frozenset()):
    asked = survey.items_at(questionnaire, found.depth)
    return survey.steps_of(questionnaire, found, asked=asked, language="vi", keep=keep)


@given(st.integers(0, 60), st.integers(1, 12))
def test_parts_hold_every_item_in_order_and_none_is_too_long(count, most):
    items = tuple(str(number) for number in range(count))
    parts = survey.even_parts(items, most)
    assert tuple(item for part in parts for item in part) == items
    assert all(1 <= len(part) <= most for part in parts)
    assert max(map(len, parts), default=0) - min(map(len, parts), default=0) <= 1


def test_numbers_told_on_the_first_page_are_those_of_the_content(questionnaire):
    found = {depth: len(survey.items_at(questionnaire, depth)) for depth in Depth}
    assert found == survey.ITEMS


def test_the_version_named_here_is_the_newest_one():
    shipped = catalogue.questionnaires(access.local_actor())
    own = [pair for pair in shipped if pair[0] == survey.QUESTIONNAIRE_ID]
    assert own[-1] == (survey.QUESTIONNAIRE_ID, survey.QUESTIONNAIRE_VERSION)


def test_each_depth_leads_to_the_next_until_nothing_more_is_asked(questionnaire):
    assert survey.next_depth(questionnaire, Depth.QUICK) is Depth.EXPRESS
    assert survey.next_depth(questionnaire, Depth.EXPRESS) is Depth.FULL
    assert survey.next_depth(questionnaire, Depth.FULL) is None
    older = catalogue.questionnaire(
        access.local_actor(), survey.QUESTIONNAIRE_ID, "1.0.0"
    )
    assert survey.next_depth(older, Depth.EXPRESS) is None


def test_quick_asks_each_item_once_in_five_sections(questionnaire, empty):
    found = steps(questionnaire, empty)
    keys = [key for step in found for key in step.indicators]
    assert sorted(keys) == sorted(survey.items_at(questionnaire, Depth.QUICK))
    assert [step.section for step in found] == [1, 2, 3, 4, 5]
    assert all(len(step.indicators) <= survey.MOST_CARDS for step in found)


def test_express_leaves_out_what_quick_has_answered(questionnaire, full):
    deeper = responding.deepen(access.local_actor(), full.id, depth=Depth.EXPRESS)
    keys = {key for step in steps(questionnaire, deeper) for key in step.indicators}
    quick = survey.items_at(questionnaire, Depth.QUICK)
    assert keys == survey.items_at(questionnaire, Depth.EXPRESS) - quick


def test_express_still_asks_what_quick_left_open(questionnaire, half):
    deeper = responding.deepen(access.local_actor(), half.id, depth=Depth.EXPRESS)
    keys = {key for step in steps(questionnaire, deeper) for key in step.indicators}
    assert keys == survey.items_at(questionnaire, Depth.EXPRESS) - set(half.answers)


def test_what_was_open_when_its_screen_opened_does_not_vanish(questionnaire, full):
    deeper = responding.deepen(access.local_actor(), full.id, depth=Depth.EXPRESS)
    kept = frozenset({"production-count-capture"})
    first = steps(questionnaire, deeper, keep=kept)[0]
    assert "production-count-capture" in first.indicators


def test_full_sections_are_cut_into_screens_of_at_most_eight(questionnaire, empty):
    deeper = responding.deepen(access.local_actor(), empty.id, depth=Depth.FULL)
    found = steps(questionnaire, deeper)
    assert all(len(step.indicators) <= survey.MOST_CARDS for step in found)
    places = [step.place for step in found]
    assert len(places) == len(set(places))


def test_a_resumed_survey_goes_on_after_the_last_answer(questionnaire, half):
    found = steps(questionnaire, half)
    place = survey.place_to_resume(found, half)
    order = [(step.place, key) for step in found for key in step.indicators]
    after = [key for _, key in order].index(half.last_indicator)
    assert place == next(p for p, key in order[after:] if key not in half.answers)


def test_a_gap_before_the_last_answer_is_found_at_the_end(
    questionnaire, sqlite_database
):
    found = filled(questionnaire, None)
    actor = access.local_actor()
    responding.clear_answer(
        actor,
        found.id,
        indicator="production-count-capture",
        revision=found.revision,
    )
    gapped = responding.open_set(actor, found.id)
    assert survey.place_to_resume(steps(questionnaire, gapped), gapped) == "1"


def test_nothing_open_means_nowhere_to_resume(questionnaire, full):
    assert survey.place_to_resume(steps(questionnaire, full), full) == ""


def test_told_minutes_are_the_longer_ones():
    assert survey.minutes_for(14) == 8
    assert survey.minutes_for(26) == 16
    assert survey.minutes_for(14) > round(14 * 21 / 60)
