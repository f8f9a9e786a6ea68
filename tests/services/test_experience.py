"""Experience items: only what was chosen, apart from answers, never in a result."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from assessment.errors import FileError, ServiceError
from assessment.model.responses import AssessmentFile
from assessment.model.stored import ResponseSet
from assessment.services import (
    experience,
    files,
    responding,
    results,
    safekeeping,
    transfer,
)
from assessment.services.access import local_actor
from assessment.storage.engine import Database
from assessment.storage.tables import experience_answer
from tests.services.workshop_content import begin, workshop_in_use
from tests.workshop import KEPT, ON

OWNER = local_actor()


@pytest.fixture(autouse=True)
def _content(tmp_path: Path) -> Iterator[None]:
    with workshop_in_use(tmp_path / "content"):
        yield


@pytest.fixture
def found(database: Database) -> ResponseSet:
    return begin("1.0.0", answers={KEPT: 2})


def chosen(set_id: str) -> dict[str, str | None]:
    return {each.item.id: each.chosen for each in experience.items(OWNER, set_id)}


def codes(raised: pytest.ExceptionInfo[ServiceError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_nothing_is_chosen_until_somebody_does(found: ResponseSet) -> None:
    assert chosen(found.id) == {"tax": None, "loan": None}


def test_what_is_chosen_last_stands(found: ResponseSet, database: Database) -> None:
    experience.save(OWNER, found.id, item="tax", option="quick")
    experience.save(OWNER, found.id, item="tax", option="slow")
    assert chosen(found.id) == {"tax": "slow", "loan": None}
    rows = select(func.count()).select_from(experience_answer)
    assert database.read(lambda opened: opened.execute(rows).scalar_one()) == 1


def test_taking_back_leaves_nothing(found: ResponseSet, database: Database) -> None:
    experience.save(OWNER, found.id, item="tax", option="quick")
    experience.clear(OWNER, found.id, item="tax")
    experience.clear(OWNER, found.id, item="tax")
    assert chosen(found.id) == {"tax": None, "loan": None}
    rows = select(func.count()).select_from(experience_answer)
    assert database.read(lambda opened: opened.execute(rows).scalar_one()) == 0


def test_it_is_no_answer(found: ResponseSet) -> None:
    before = results.result_of(OWNER, found.id, on=ON)
    experience.save(OWNER, found.id, item="tax", option="slow")
    assert responding.open_set(OWNER, found.id) == found
    assert responding.history(OWNER, found.id)[-1].indicator == KEPT
    assert results.result_of(OWNER, found.id, on=ON) == before


@pytest.mark.parametrize(
    ("item", "option", "code"),
    [("taxes", "quick", "S019"), ("tax", "given", "S027"), (KEPT, "2", "S019")],
)
def test_what_the_questionnaire_does_not_ask_is_not_stored(
    found: ResponseSet, item: str, option: str, code: str
) -> None:
    with pytest.raises(ServiceError) as raised:
        experience.save(OWNER, found.id, item=item, option=option)
    assert codes(raised) == [code]
    assert chosen(found.id) == {"tax": None, "loan": None}


def test_it_travels_in_the_file(found: ResponseSet) -> None:
    experience.save(OWNER, found.id, item="loan", option="dont-know")
    text = transfer.export(OWNER, found.id)
    assert 'experience:\n  loan: "dont-know"\n' in text
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    again = transfer.import_file(OWNER, file)
    assert chosen(again.id) == {"tax": None, "loan": "dont-know"}
    assert transfer.export(OWNER, again.id) == text


def test_a_file_without_choices_has_no_section_for_them(found: ResponseSet) -> None:
    assert "experience" not in transfer.export(OWNER, found.id)


HEAD = 'questionnaire: workshop\nversion: "1.0.0"\ndepth: quick\n'


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("experience: {taxes: quick}", "F016"),
        ("experience: {tax: given}", "F017"),
        ("experience: {tax: 3}", "F017"),
        ("experience: [tax]", "C103"),
    ],
)
def test_faults_in_a_file_are_named_with_their_line(
    found: ResponseSet, line: str, code: str
) -> None:
    with pytest.raises(FileError) as raised:
        files.read_file(OWNER, (HEAD + line).encode(), "a.yaml")
    assert [(each.code, each.line) for each in raised.value.problems] == [(code, 4)]


def test_null_in_a_file_is_not_given(found: ResponseSet) -> None:
    text = HEAD + "experience: {tax: null, loan: given}"
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    assert file.experience == {"loan": "given"}


def test_a_wrong_choice_in_an_imported_file_stores_nothing(found: ResponseSet) -> None:
    file = AssessmentFile(
        questionnaire="workshop", version="1.0.0", experience={"tax": "given"}
    )
    with pytest.raises(ServiceError) as raised:
        transfer.import_file(OWNER, file)
    assert codes(raised) == ["S027"]
    assert responding.list_sets(OWNER) == (found,)


def test_it_is_erased_and_comes_back_from_a_backup(
    found: ResponseSet, tmp_path: Path, database: Database
) -> None:
    experience.save(OWNER, found.id, item="tax", option="quick")
    kept = safekeeping.backup(OWNER, tmp_path / "kept.zip")
    safekeeping.delete_set(OWNER, found.id)
    rows = select(func.count()).select_from(experience_answer)
    assert database.read(lambda opened: opened.execute(rows).scalar_one()) == 0
    safekeeping.restore(OWNER, kept)
    assert chosen(found.id) == {"tax": "quick", "loan": None}
