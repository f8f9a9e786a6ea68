"""Asking for more questions never takes a result away that was reached."""

import pytest

from assessment.model.maturity import Depth
from assessment.services import access, catalogue, responding, results

ACTOR = access.local_actor()
ON = "2026-11-22"


@pytest.fixture
def questions(sqlite_database):
    questionnaire = catalogue.questionnaire(ACTOR, "smart-manufacturing", "1.1.0")
    return {
        depth: [i.id for i, _ in questionnaire.indicators() if i.depth is depth]
        for depth in Depth
    }


def answered(set_id, keys):
    for key in keys:
        found = responding.open_set(ACTOR, set_id)
        responding.save_answer(
            ACTOR, set_id, indicator=key, answer=2, revision=found.revision
        )


def depth_shown(set_id):
    return results.result_of(ACTOR, set_id, on=ON, with_support=False).depth


def test_the_result_stays_until_most_further_questions_are_answered(questions):
    found = responding.start(ACTOR)
    answered(found.id, questions[Depth.QUICK])
    before = results.result_of(ACTOR, found.id, on=ON).overall
    responding.deepen(ACTOR, found.id, depth=Depth.EXPRESS)
    assert results.result_of(ACTOR, found.id, on=ON).overall == before
    answered(found.id, questions[Depth.EXPRESS][:7])
    assert depth_shown(found.id) is Depth.QUICK
    answered(found.id, questions[Depth.EXPRESS][7:8])
    assert depth_shown(found.id) is Depth.EXPRESS


def test_two_depths_further_the_deepest_complete_one_stays(questions):
    found = responding.start(ACTOR)
    answered(found.id, questions[Depth.QUICK])
    responding.deepen(ACTOR, found.id, depth=Depth.FULL)
    answered(found.id, questions[Depth.EXPRESS][:3])
    assert depth_shown(found.id) is Depth.QUICK
    answered(found.id, questions[Depth.EXPRESS][3:])
    assert depth_shown(found.id) is Depth.EXPRESS


def test_without_a_complete_depth_the_one_being_asked_is_shown(questions):
    found = responding.start(ACTOR, depth=Depth.FULL)
    answered(found.id, questions[Depth.QUICK][:-1])
    assert depth_shown(found.id) is Depth.FULL


def test_screens_that_ask_see_the_depth_being_asked(questions):
    found = responding.start(ACTOR)
    answered(found.id, questions[Depth.QUICK])
    responding.deepen(ACTOR, found.id, depth=Depth.FULL)
    asked = results.result_of(ACTOR, found.id, on=ON, with_support=False, as_asked=True)
    assert asked.depth is Depth.FULL
