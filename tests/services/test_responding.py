"""Answering through the only door, on both databases."""

from threading import Thread

import pytest

from assessment.content.library import shipped_library
from assessment.errors import Conflict, NotFound, ServiceError
from assessment.model.actor import Actor
from assessment.model.company import Range
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.stored import ResponseSet
from assessment.services import responding
from assessment.services.access import local_actor
from assessment.storage.engine import Database

OWNER = local_actor()
STRANGER = Actor(workspace_id="another", role="owner")


@pytest.fixture
def questionnaire() -> Questionnaire:
    library = shipped_library()
    core = responding.QUESTIONNAIRE
    versions = [pair for pair in library.questionnaires() if pair[0] == core]
    return library.questionnaire(*versions[-1])


@pytest.fixture
def ids(questionnaire: Questionnaire) -> list[str]:
    return [found.id for found, _ in questionnaire.indicators()]


@pytest.fixture
def started(database: Database) -> ResponseSet:
    return responding.start(OWNER, company_name="  Cơ khí   Hòa Bình ")


def codes(raised: pytest.ExceptionInfo[ServiceError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_a_new_set_is_empty_and_listed(started: ResponseSet) -> None:
    assert started.company_name == "Cơ khí Hòa Bình"
    assert (started.depth, started.revision, started.answers) == (Depth.QUICK, 0, {})
    assert responding.list_sets(OWNER) == (started,)


def test_a_saved_answer_is_there_when_the_set_is_opened_again(
    started: ResponseSet, ids: list[str]
) -> None:
    saved = responding.save_answer(
        OWNER,
        started.id,
        indicator=ids[0],
        answer=2,
        revision=started.revision,
        evidence="Sổ ca",
        note="tổ 1",
    )
    again = responding.open_set(OWNER, started.id)
    assert again.answers == {ids[0]: saved.answer}
    assert saved.answer is not None
    assert (saved.answer.answer, saved.answer.evidence, saved.answer.note) == (
        2,
        "Sổ ca",
        "tổ 1",
    )
    assert (again.revision, again.last_indicator) == (1, ids[0])


def test_changing_the_level_alone_keeps_evidence_and_note(
    started: ResponseSet, ids: list[str]
) -> None:
    first = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=2, revision=0, note="tổ 1"
    )
    second = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=3, revision=first.revision
    )
    assert second.answer is not None
    assert (second.answer.answer, second.answer.note) == (3, "tổ 1")


def test_saving_the_same_again_changes_nothing(
    started: ResponseSet, ids: list[str]
) -> None:
    for _ in range(3):
        saved = responding.save_answer(
            OWNER, started.id, indicator=ids[0], answer=2, revision=0
        )
    assert saved.revision == 1
    assert len(responding.history(OWNER, started.id)) == 1


def test_two_people_on_different_questions_do_not_disturb_each_other(
    started: ResponseSet, ids: list[str]
) -> None:
    responding.save_answer(OWNER, started.id, indicator=ids[0], answer=2, revision=0)
    responding.save_answer(OWNER, started.id, indicator=ids[1], answer=3, revision=0)
    found = responding.open_set(OWNER, started.id).answers
    assert {key: stored.answer for key, stored in found.items()} == {
        ids[0]: 2,
        ids[1]: 3,
    }


def test_a_later_save_with_an_old_revision_is_shown_the_other_answer(
    started: ResponseSet, ids: list[str]
) -> None:
    other = Actor(workspace_id=OWNER.workspace_id, role="respondent", name="Lan")
    first = responding.save_answer(
        other, started.id, indicator=ids[0], answer=2, revision=0
    )
    with pytest.raises(Conflict) as raised:
        responding.save_answer(
            OWNER, started.id, indicator=ids[0], answer=4, revision=0
        )
    assert codes(raised) == ["S008"]
    assert raised.value.current == first.answer
    assert first.answer is not None
    assert first.answer.respondent == "Lan"
    kept = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=4, revision=raised.value.revision
    )
    assert kept.answer is not None
    assert kept.answer.answer == 4


def test_an_answer_taken_back_by_another_conflicts_too(
    started: ResponseSet, ids: list[str]
) -> None:
    first = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=2, revision=0
    )
    responding.clear_answer(
        OWNER, started.id, indicator=ids[0], revision=first.revision
    )
    with pytest.raises(Conflict) as raised:
        responding.save_answer(
            OWNER, started.id, indicator=ids[0], answer=4, revision=first.revision
        )
    assert raised.value.current is None


def test_a_revision_from_before_a_restore_conflicts(
    started: ResponseSet, ids: list[str]
) -> None:
    with pytest.raises(Conflict):
        responding.save_answer(
            OWNER, started.id, indicator=ids[0], answer=4, revision=99
        )


def test_two_tabs_at_the_same_moment_never_overwrite_silently(
    started: ResponseSet, ids: list[str]
) -> None:
    outcomes: list[object] = []

    def save(level: int) -> None:
        try:
            outcomes.append(
                responding.save_answer(
                    OWNER, started.id, indicator=ids[0], answer=level, revision=0
                )
            )
        except Conflict as conflict:
            outcomes.append(conflict)

    threads = [Thread(target=save, args=(level,)) for level in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
    assert len(lost) == 5
    assert len(responding.history(OWNER, started.id)) == 1


def test_undo_walks_back_answer_by_answer(started: ResponseSet, ids: list[str]) -> None:
    revision = 0
    for indicator, level in ((ids[0], 1), (ids[1], 2), (ids[0], 3)):
        revision = responding.save_answer(
            OWNER, started.id, indicator=indicator, answer=level, revision=revision
        ).revision

    def undo() -> dict[str, object]:
        nonlocal revision
        revision = responding.undo_last(OWNER, started.id, revision=revision).revision
        answers = responding.open_set(OWNER, started.id).answers
        return {key: found.answer for key, found in answers.items()}

    assert undo() == {ids[0]: 1, ids[1]: 2}
    assert undo() == {ids[0]: 1}
    assert undo() == {}
    with pytest.raises(ServiceError) as raised:
        undo()
    assert codes(raised) == ["S011"]
    past = [entry.answer for entry in responding.history(OWNER, started.id)]
    assert past == [1, 2, 3, 1, None, None]


def test_undo_brings_back_a_cleared_answer_with_its_note(
    started: ResponseSet, ids: list[str]
) -> None:
    revision = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=1, revision=0, note="tổ 2"
    ).revision
    revision = responding.clear_answer(
        OWNER, started.id, indicator=ids[0], revision=revision
    ).revision
    assert responding.open_set(OWNER, started.id).answers == {}
    saved = responding.undo_last(OWNER, started.id, revision=revision)
    assert saved.answer is not None
    assert (saved.indicator, saved.answer.answer, saved.answer.note) == (
        ids[0],
        1,
        "tổ 2",
    )


def test_after_an_undo_a_new_answer_is_what_the_next_undo_takes_back(
    started: ResponseSet, ids: list[str]
) -> None:
    revision = 0
    for level in (1, 2):
        revision = responding.save_answer(
            OWNER, started.id, indicator=ids[0], answer=level, revision=revision
        ).revision
    revision = responding.undo_last(OWNER, started.id, revision=revision).revision
    revision = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=5, revision=revision
    ).revision
    saved = responding.undo_last(OWNER, started.id, revision=revision)
    assert saved.answer is not None
    assert saved.answer.answer == 1


def test_nobody_undoes_an_answer_they_have_not_seen(
    started: ResponseSet, ids: list[str]
) -> None:
    responding.save_answer(OWNER, started.id, indicator=ids[0], answer=1, revision=0)
    with pytest.raises(Conflict):
        responding.undo_last(OWNER, started.id, revision=0)


@pytest.mark.parametrize("wrong", [-1, 6, True, 2.0, "2", "none", None])
def test_a_level_that_does_not_exist_is_refused(
    started: ResponseSet, ids: list[str], wrong: object
) -> None:
    with pytest.raises(ServiceError) as raised:
        responding.save_answer(
            OWNER,
            started.id,
            indicator=ids[0],
            answer=wrong,  # type: ignore[arg-type]  # what a forged request sends
            revision=0,
        )
    assert codes(raised) == ["S004"]
    assert responding.open_set(OWNER, started.id).answers == {}


def test_not_applicable_only_where_the_indicator_allows_it(
    started: ResponseSet, questionnaire: Questionnaire
) -> None:
    revision = 0
    for indicator, _ in questionnaire.indicators():
        if indicator.not_applicable is None:
            with pytest.raises(ServiceError) as raised:
                responding.save_answer(
                    OWNER,
                    started.id,
                    indicator=indicator.id,
                    answer="not-applicable",
                    revision=revision,
                )
            assert codes(raised) == ["S005"]
        else:
            revision = responding.save_answer(
                OWNER,
                started.id,
                indicator=indicator.id,
                answer="not-applicable",
                revision=revision,
            ).revision


def test_an_unknown_indicator_names_the_nearest(
    started: ResponseSet, ids: list[str]
) -> None:
    with pytest.raises(ServiceError) as raised:
        responding.save_answer(
            OWNER, started.id, indicator=f"{ids[0]}s", answer=1, revision=0
        )
    assert codes(raised) == ["S003"]
    assert raised.value.problems[0].values["nearest"] == ids[0]


def test_facts_keep_every_dated_statement(
    started: ResponseSet, database: Database
) -> None:
    first = responding.save_fact(
        OWNER, started.id, fact="employees_si_avg_prev_year", value=45, revision=0
    )
    second = responding.save_fact(
        OWNER,
        started.id,
        fact="employees_si_avg_prev_year",
        value=None,
        revision=first.revision,
    )
    found = responding.open_set(OWNER, started.id)
    assert found.facts["employees_si_avg_prev_year"] == second.fact
    assert second.fact is not None
    assert second.fact.value is None
    assert found.company().facts == {"employees_si_avg_prev_year": "dont-know"}
    statements = responding.fact_history(OWNER, started.id)
    assert [statement.value for statement in statements] == [45, None]


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("employees_si_avg_prev_year", -1),
        ("employees_si_avg_prev_year", 4.5),
        ("employees_si_avg_prev_year", True),
        ("employees_si_avg_prev_year", "45"),
        ("foreign_capital_pct", 101),
        ("foreign_capital_pct", float("nan")),
        ("project_exists", 1),
        ("first_registration_date", "2019-02-30"),
        ("first_registration_date", "20190220"),
        ("legal_form", "llp"),
        ("province", "atlantis"),
        ("project_exists", Range(at_least=1)),
    ],
)
def test_a_fact_value_that_does_not_fit_is_refused(
    started: ResponseSet, fact: str, value: int | float | str | Range
) -> None:
    with pytest.raises(ServiceError) as raised:
        responding.save_fact(OWNER, started.id, fact=fact, value=value, revision=0)
    assert codes(raised) == ["S007"]
    assert responding.open_set(OWNER, started.id).facts == {}


@pytest.mark.parametrize("fact", ["size_class", "priority_sector", "no_such_fact"])
def test_derived_agency_and_unknown_facts_are_never_stored(
    started: ResponseSet, fact: str
) -> None:
    with pytest.raises(ServiceError) as raised:
        responding.save_fact(OWNER, started.id, fact=fact, value=True, revision=0)
    assert codes(raised) == ["S006"]


def test_a_band_is_stored_as_its_range(started: ResponseSet) -> None:
    facts = shipped_library().company_facts().facts
    for fact in facts:
        for band in fact.bands:
            revision = responding.open_set(OWNER, started.id).revision
            responding.save_fact(
                OWNER, started.id, fact=fact.id, value=band.range, revision=revision
            )
            stored = responding.open_set(OWNER, started.id).facts[fact.id]
            assert stored.value == band.range


def test_a_fact_changed_by_another_conflicts(started: ResponseSet) -> None:
    first = responding.save_fact(
        OWNER, started.id, fact="project_exists", value=True, revision=0
    )
    with pytest.raises(Conflict) as raised:
        responding.save_fact(
            OWNER, started.id, fact="project_exists", value=False, revision=0
        )
    assert raised.value.current == first.fact


def test_a_company_is_renamed_and_a_late_rename_conflicts(
    started: ResponseSet,
) -> None:
    responding.rename_company(OWNER, started.id, name="Minh An", revision=0)
    assert responding.open_set(OWNER, started.id).company_name == "Minh An"
    with pytest.raises(Conflict) as raised:
        responding.rename_company(OWNER, started.id, name="An Minh", revision=0)
    assert raised.value.current == "Minh An"


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b"])
def test_text_no_database_can_hold_is_visibly_replaced(
    started: ResponseSet, ids: list[str], text: str
) -> None:
    saved = responding.save_answer(
        OWNER, started.id, indicator=ids[0], answer=1, revision=0, note=text
    )
    assert saved.answer is not None
    assert saved.answer.note == "a\ufffdb"
    assert responding.open_set(OWNER, started.id).answers[ids[0]].note == "a\ufffdb"


def test_a_note_that_is_too_long_is_refused(
    started: ResponseSet, ids: list[str]
) -> None:
    with pytest.raises(ServiceError) as raised:
        responding.save_answer(
            OWNER, started.id, indicator=ids[0], answer=1, revision=0, note="á" * 2001
        )
    assert codes(raised) == ["S013"]


def test_going_deeper_keeps_answers_and_never_goes_back(
    started: ResponseSet, ids: list[str]
) -> None:
    responding.save_answer(OWNER, started.id, indicator=ids[0], answer=1, revision=0)
    deeper = responding.deepen(OWNER, started.id, depth=Depth.EXPRESS)
    assert deeper.depth is Depth.EXPRESS
    assert deeper.answers[ids[0]].answer == 1
    with pytest.raises(ServiceError) as raised:
        responding.deepen(OWNER, started.id, depth=Depth.QUICK)
    assert codes(raised) == ["S010"]


def test_a_contradiction_is_marked_once(
    started: ResponseSet, questionnaire: Questionnaire
) -> None:
    known = questionnaire.contradictions[0].id
    for _ in range(2):
        marked = responding.mark_asked_again(OWNER, started.id, contradiction=known)
    assert marked.asked_again == {known}
    with pytest.raises(ServiceError) as raised:
        responding.mark_asked_again(OWNER, started.id, contradiction="no-such")
    assert codes(raised) == ["S012"]


def test_another_workspace_finds_nothing(started: ResponseSet, ids: list[str]) -> None:
    assert responding.list_sets(STRANGER) == ()
    with pytest.raises(NotFound) as raised:
        responding.open_set(STRANGER, started.id)
    assert codes(raised) == ["S002"]


def test_a_set_keeps_the_questionnaire_it_was_started_with(
    started: ResponseSet, database: Database, questionnaire: Questionnaire
) -> None:
    from assessment.services.pinned import questionnaire_of

    kept = database.read(lambda connection: questionnaire_of(connection, started.id))
    assert kept == questionnaire
