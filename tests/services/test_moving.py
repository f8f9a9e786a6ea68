"""Going over to the newest version keeps everything that has a place there."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.errors import Conflict, ServiceError
from assessment.model.maturity import Depth
from assessment.model.stored import ResponseSet
from assessment.services import experience, responding, results, transfer
from assessment.services.access import local_actor
from assessment.storage.engine import Database
from tests import workshop
from tests.services.workshop_content import begin, workshop_in_use
from tests.workshop import (
    ADDED,
    ALWAYS,
    CORE,
    DROPPED,
    KEPT,
    NEW_NAME,
    OLD_NAME,
    ON,
    REWRITTEN,
)

OWNER = local_actor()


@pytest.fixture(autouse=True)
def _content(tmp_path: Path) -> Iterator[None]:
    with workshop_in_use(tmp_path / "content"):
        yield


@pytest.fixture
def filled(database: Database) -> ResponseSet:
    """Every old indicator answered, with a note each; two experience items chosen."""
    found = begin(
        company={"name": "Xưởng Ba", "facts": {"main_vsic_code": "25"}},
        experience={"tax": "slow", "loan": "given"},
    )
    revision = found.revision
    for indicator, answer in (
        (KEPT, 3),
        (OLD_NAME, 4),
        (DROPPED, 5),
        (REWRITTEN, 2),
        (ALWAYS, "not-applicable"),
    ):
        revision = responding.save_answer(
            OWNER,
            found.id,
            indicator=indicator,
            answer=answer,  # type: ignore[arg-type]  # a text of the two that are answers
            revision=revision,
            evidence=f"sổ {indicator}",
            note=f"ghi {indicator}",
        ).revision
    return responding.open_set(OWNER, found.id)


def codes(raised: pytest.ExceptionInfo[ServiceError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def moved(found: ResponseSet) -> ResponseSet:
    responding.move_to_newest(OWNER, found.id, revision=found.revision)
    return responding.open_set(OWNER, found.id)


def test_a_set_of_an_older_version_tells_of_the_newer_one(filled: ResponseSet) -> None:
    assert (filled.version, filled.newer_version) == ("1.0.0", "1.1.0")
    assert responding.list_sets(OWNER)[0].newer_version == "1.1.0"
    assert begin("1.1.0").newer_version is None


def test_answers_go_over_with_evidence_note_and_author(filled: ResponseSet) -> None:
    now = moved(filled)
    assert (now.version, now.newer_version) == ("1.1.0", None)
    assert {key: each.answer for key, each in now.answers.items()} == {
        KEPT: 3,
        NEW_NAME: 4,
    }
    before, after = filled.answers[OLD_NAME], now.answers[NEW_NAME]
    assert (after.evidence, after.note) == (before.evidence, before.note)
    assert (after.respondent, after.answered_at) == (
        before.respondent,
        before.answered_at,
    )
    assert now.answers[KEPT] == filled.answers[KEPT]
    assert now.facts == filled.facts
    assert now.company_name == "Xưởng Ba"


def test_what_stays_behind_is_listed_with_its_reason_and_kept(
    filled: ResponseSet,
) -> None:
    responding.move_to_newest(OWNER, filled.id, revision=filled.revision)
    (move,) = responding.moves(OWNER, filled.id)
    left = {each.item: each for each in move.left_behind}
    assert left.keys() == {DROPPED, REWRITTEN, ALWAYS, "loan"}
    assert (left[DROPPED].answer, left[DROPPED].note) == (5, f"ghi {DROPPED}")
    assert left[DROPPED].reason.en == "Few understood it."
    assert left[REWRITTEN].reason.en == "Level 2 was split."
    assert "not applicable" in left[ALWAYS].reason.en
    assert left["loan"].answer == "given"
    assert (move.from_version, move.to_version) == ("1.0.0", "1.1.0")


def test_the_history_of_every_answer_stays(filled: ResponseSet) -> None:
    before = responding.history(OWNER, filled.id)
    moved(filled)
    after = responding.history(OWNER, filled.id)
    assert after[: len(before)] == before
    added = [(entry.indicator, entry.answer) for entry in after[len(before) :]]
    assert sorted(added, key=str) == sorted(
        [
            (OLD_NAME, None),
            (DROPPED, None),
            (REWRITTEN, None),
            (ALWAYS, None),
            (NEW_NAME, 4),
        ],
        key=str,
    )


def test_no_undo_reaches_behind_the_move(filled: ResponseSet) -> None:
    now = moved(filled)
    with pytest.raises(ServiceError) as raised:
        responding.undo_last(OWNER, now.id, revision=now.revision)
    assert codes(raised) == ["S011"]
    assert responding.open_set(OWNER, now.id) == now


def test_undo_after_the_move_gives_back_what_went_over(filled: ResponseSet) -> None:
    now = moved(filled)
    saved = responding.save_answer(
        OWNER, now.id, indicator=NEW_NAME, answer=1, revision=now.revision
    )
    undone = responding.undo_last(OWNER, now.id, revision=saved.revision)
    assert undone.answer is not None
    assert (undone.answer.answer, undone.answer.note) == (4, f"ghi {OLD_NAME}")
    with pytest.raises(ServiceError):
        responding.undo_last(OWNER, now.id, revision=undone.revision)


def test_the_new_version_is_what_is_asked_and_scored_from_then_on(
    filled: ResponseSet,
) -> None:
    assert results.result_of(OWNER, filled.id, on=ON).version == "1.0.0"
    now = moved(filled)
    assert results.result_of(OWNER, now.id, on=ON).version == "1.1.0"
    with pytest.raises(ServiceError) as raised:
        responding.save_answer(
            OWNER, now.id, indicator=DROPPED, answer=1, revision=now.revision
        )
    assert codes(raised) == ["S003"]


def test_a_result_on_the_old_version_does_not_change(filled: ResponseSet) -> None:
    before = results.result_of(OWNER, filled.id, on=ON)
    file = transfer.export(OWNER, filled.id)
    assert 'version: "1.0.0"' in file
    moved(filled)
    again = begin(answers={key: a.answer for key, a in filled.answers.items()})
    after = results.result_of(OWNER, again.id, on=ON)
    assert after.overall == before.overall
    assert after.indicators == before.indicators


def test_a_move_needs_the_revision_that_stands(filled: ResponseSet) -> None:
    with pytest.raises(Conflict) as raised:
        responding.move_to_newest(OWNER, filled.id, revision=filled.revision - 1)
    assert codes(raised) == ["S014"]
    assert raised.value.current == filled
    assert responding.open_set(OWNER, filled.id) == filled


def test_the_newest_version_has_nowhere_to_go(database: Database) -> None:
    found = begin("1.1.0")
    with pytest.raises(ServiceError) as raised:
        responding.move_to_newest(OWNER, found.id, revision=found.revision)
    assert codes(raised) == ["S015"]


def test_a_survey_goes_on_where_it_was(database: Database) -> None:
    found = begin(answers={KEPT: 1, OLD_NAME: 2})
    assert found.last_indicator == OLD_NAME
    assert moved(found).last_indicator == NEW_NAME


def test_experience_that_the_new_version_asks_goes_over(filled: ResponseSet) -> None:
    now = moved(filled)
    (only,) = experience.items(OWNER, now.id)
    assert (only.item.id, only.chosen) == ("tax", "slow")


def test_new_sets_begin_with_the_newest_version_that_ships(database: Database) -> None:
    from assessment.content.library import choose_content, shipped_library

    choose_content(None)
    newest = dict(shipped_library().questionnaires())[responding.QUESTIONNAIRE]
    found = responding.start(OWNER)
    assert (found.version, found.newer_version) == (newest, None)


def test_full_depth_asks_everything(database: Database) -> None:
    found = begin("1.1.0", answers={KEPT: 1})
    deeper = responding.deepen(OWNER, found.id, depth=Depth.FULL)
    assert deeper.depth is Depth.FULL
    asked = [
        each.id
        for each in results.result_of(OWNER, found.id, on=ON).indicators
        if each.asked
    ]
    assert len(asked) == 5
    assert deeper.answers.keys() == {KEPT}


def test_the_content_moved_from_goes_only_with_the_workspace(
    filled: ResponseSet, database: Database
) -> None:
    from sqlalchemy import select

    from assessment.services import safekeeping
    from assessment.storage.tables import content

    moved(filled)
    versions = select(content.c.version).where(content.c.name == CORE)

    def kept() -> set[str]:
        return database.read(lambda found: set(found.execute(versions).scalars()))

    assert kept() == {"1.0.0", "1.1.0"}
    safekeeping.delete_everything(OWNER)
    assert kept() == set()


def test_versions_in_between_are_passed_one_by_one(
    filled: ResponseSet, tmp_path: Path
) -> None:
    files = workshop.all_files()
    last = workshop.questionnaire(
        CORE,
        "1.2.0",
        [workshop.indicator(name) for name in (ALWAYS, "last-name", REWRITTEN, ADDED)],
    )
    files[f"questionnaires/{CORE}/1.2.0.yaml"] = last
    files[f"questionnaires/{CORE}/mappings/1.1.0-to-1.2.0.yaml"] = {
        "questionnaire": CORE,
        "from": "1.1.0",
        "to": "1.2.0",
        "kept": [ALWAYS, REWRITTEN, ADDED],
        "renamed": [
            {"from": NEW_NAME, "to": "last-name", "reason": workshop.text("Rõ.", "So.")}
        ],
        "dropped": [
            {"indicator": KEPT, "reason": workshop.text("Thừa.", "Not needed.")}
        ],
    }
    with workshop_in_use(tmp_path / "three", files):
        before = responding.open_set(OWNER, filled.id)
        assert before.newer_version == "1.2.0"
        now = moved(before)
        (move,) = responding.moves(OWNER, now.id)
    assert now.version == "1.2.0"
    assert {key: each.answer for key, each in now.answers.items()} == {"last-name": 4}
    left = {each.item: each.reason.en for each in move.left_behind}
    assert left.keys() == {KEPT, DROPPED, REWRITTEN, ALWAYS, "loan", "tax"}
    assert left[KEPT] == "Not needed."
    assert left[DROPPED] == "Few understood it."
