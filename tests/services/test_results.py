"""Results come from what is stored; looking never changes it."""

from dataclasses import replace

import pytest
from sqlalchemy import event

from assessment.content.library import shipped_library
from assessment.errors import ServiceError
from assessment.model.maturity import Depth
from assessment.model.responses import Answer
from assessment.model.stored import ResponseSet
from assessment.services import files, responding, results, transfer
from assessment.services.access import local_actor
from assessment.services.reports import pdf_of, pdf_of_file
from assessment.storage.engine import Database

OWNER = local_actor()
ON = "2026-11-22"
LIBRARY = shipped_library()
VERSIONS = [
    pair for pair in LIBRARY.questionnaires() if pair[0] == responding.QUESTIONNAIRE
]
QUESTIONNAIRE = LIBRARY.questionnaire(*VERSIONS[-1])
INDICATORS = [found.id for found, _ in QUESTIONNAIRE.indicators()]


@pytest.fixture
def answered(database: Database) -> ResponseSet:
    made = responding.start(OWNER, depth=Depth.EXPRESS, company_name="Minh An")
    revision = 0
    for indicator in INDICATORS:
        revision = responding.save_answer(
            OWNER, made.id, indicator=indicator, answer=2, revision=revision
        ).revision
    responding.save_fact(
        OWNER,
        made.id,
        fact="employees_si_avg_prev_year",
        value=45,
        revision=revision,
    )
    return responding.open_set(OWNER, made.id)


def test_the_result_is_that_of_the_stored_answers(answered: ResponseSet) -> None:
    found = results.result_of(OWNER, answered.id, on=ON)
    assert found.overall.score == 2
    assert (found.on, found.depth) == (ON, Depth.EXPRESS)
    assert found.support is not None


def test_what_if_shows_the_change_and_saves_nothing(answered: ResponseSet) -> None:
    changes: dict[str, Answer] = dict.fromkeys(INDICATORS, 5)
    assert (
        results.what_if(OWNER, answered.id, on=ON, changes=changes).overall.score == 5
    )
    assert responding.open_set(OWNER, answered.id) == answered
    assert results.result_of(OWNER, answered.id, on=ON).overall.score == 2


def test_looking_writes_nothing_to_the_database(
    answered: ResponseSet, database: Database
) -> None:
    written: list[str] = []
    event.listen(
        database.writer,
        "before_cursor_execute",
        lambda _c, _cur, statement, *_: written.append(statement),
    )
    results.what_if(OWNER, answered.id, on=ON, changes={INDICATORS[0]: 5})
    responding.list_sets(OWNER)
    transfer.export(OWNER, answered.id)
    writes = [text for text in written if not text.lstrip().startswith("SELECT")]
    assert writes == []


def test_what_would_open_a_programme_is_found_for_a_stored_company(
    answered: ResponseSet,
) -> None:
    name, fact = "dx-law-sme-support-224", "has_declared_dx_need"
    responding.save_fact(
        OWNER, answered.id, fact=fact, value=False, revision=answered.revision
    )
    found = results.changes_of(OWNER, answered.id, programme=name, on=ON)
    assert found is not None
    assert found.programme == name
    assert [change.fact for change in found.sets[0].changes] == [fact]
    missing = results.changes_of(OWNER, answered.id, programme="no-such", on=ON)
    assert missing is None


def test_what_if_refuses_what_could_not_be_answered(answered: ResponseSet) -> None:
    with pytest.raises(ServiceError) as raised:
        results.what_if(OWNER, answered.id, on=ON, changes={INDICATORS[0]: 9})
    assert raised.value.problems[0].code == "S004"


def test_a_file_gives_the_same_result_as_the_set_it_came_from(
    answered: ResponseSet,
) -> None:
    text = transfer.export(OWNER, answered.id)
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    from_file = results.result_of_file(OWNER, file, on=ON)
    assert from_file == results.result_of(OWNER, answered.id, on=ON)


def test_a_fact_asked_and_not_known_is_unknown_to_the_engine(
    answered: ResponseSet,
) -> None:
    responding.save_fact(
        OWNER,
        answered.id,
        fact="employees_si_avg_prev_year",
        value=None,
        revision=answered.revision,
    )
    text = transfer.export(OWNER, answered.id)
    assert "dont-know" in text
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    found = results.result_of(OWNER, answered.id, on=ON)
    assert found.support is not None
    assert len(found.support.size_classes) > 1
    assert results.result_of_file(OWNER, file, on=ON) == found


def test_the_report_is_a_pdf_in_both_languages(answered: ResponseSet) -> None:
    text = transfer.export(OWNER, answered.id)
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    vietnamese = pdf_of(OWNER, answered.id, on=ON, language="vi")
    english = pdf_of_file(OWNER, file, on=ON, language="en")
    assert vietnamese.startswith(b"%PDF-")
    assert english.startswith(b"%PDF-")
    assert vietnamese != english


def test_without_support_the_rest_of_the_result_is_the_same(
    answered: ResponseSet,
) -> None:
    whole = results.result_of(OWNER, answered.id, on=ON)
    lean = results.result_of(OWNER, answered.id, on=ON, with_support=False)
    assert whole.support is not None
    assert lean == replace(whole, support=None)
