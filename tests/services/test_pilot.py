"""The pilot measures only those who agreed, and forgets them when they say so."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from assessment.errors import FileError, ServiceError
from assessment.model.responses import AssessmentFile
from assessment.model.stored import PilotItem, ResponseSet
from assessment.services import (
    changing,
    files,
    pilot,
    pilot_report,
    responding,
    safekeeping,
    transfer,
)
from assessment.services.access import local_actor
from assessment.storage import pilot as pilot_rows
from assessment.storage import tables
from assessment.storage.engine import Database
from tests.services.workshop_content import begin, workshop_in_use
from tests.workshop import ALWAYS, DROPPED, KEPT, NEW_NAME, OLD_NAME, ON, REWRITTEN

OWNER = local_actor()
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
Clock = Callable[[float], None]


@pytest.fixture(autouse=True)
def _content(tmp_path: Path) -> Iterator[None]:
    with workshop_in_use(tmp_path / "content"):
        yield


@pytest.fixture
def found(database: Database) -> ResponseSet:
    facts = {"main_vsic_code": "25", "employees_si_avg_prev_year": 12}
    return begin("1.0.0", company={"name": "Xưởng Ba", "facts": facts})


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Sets the clock of changes to so many seconds after noon."""

    def set_clock(seconds: float) -> None:
        moment = NOON + timedelta(seconds=seconds)
        text = moment.isoformat(timespec="milliseconds")
        monkeypatch.setattr(changing, "now", lambda: text)

    set_clock(0)
    return set_clock


def give(found: ResponseSet, indicator: str, answer: int = 2) -> None:
    revision = responding.open_set(OWNER, found.id).revision
    responding.save_answer(
        OWNER, found.id, indicator=indicator, answer=answer, revision=revision
    )


def items(found: ResponseSet) -> dict[str, PilotItem]:
    state = pilot.state(OWNER, found.id)
    assert state is not None
    return state.items


def rows(database: Database) -> int:
    counted = 0
    for table in (tables.pilot, tables.pilot_item):
        query = select(func.count()).select_from(table)
        counted += database.read(lambda opened, q=query: opened.scalar(q))
    return counted


def codes(raised: pytest.ExceptionInfo[ServiceError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def test_nothing_is_measured_before_somebody_agrees(
    found: ResponseSet, at: Clock, database: Database
) -> None:
    pilot.shown(OWNER, found.id, indicators=[KEPT])
    at(20)
    give(found, KEPT)
    assert pilot.state(OWNER, found.id) is None
    assert rows(database) == 0
    with pytest.raises(ServiceError) as raised:
        pilot.unclear(OWNER, found.id, KEPT)
    assert codes(raised) == ["S028"]
    with pytest.raises(ServiceError) as raised:
        pilot.file_of(OWNER, found.id)
    assert codes(raised) == ["S028"]


def test_agreeing_gives_a_code_that_stays(found: ResponseSet) -> None:
    first = pilot.opt_in(OWNER, found.id, role="owner")
    again = pilot.opt_in(OWNER, found.id, role="production", company_code="HN-012")
    assert again.respondent == first.respondent
    assert (again.role, again.company) == ("production", "HN-012")
    assert len(first.respondent) == 10
    assert responding.open_set(OWNER, found.id) == found


@pytest.mark.parametrize("code", ["Xưởng Ba", "a b", "-", "a" * 65, "a\n"])
def test_a_company_code_is_plain(found: ResponseSet, code: str) -> None:
    with pytest.raises(ServiceError) as raised:
        pilot.opt_in(OWNER, found.id, role="owner", company_code=code)
    assert codes(raised) == ["S029"]
    assert pilot.state(OWNER, found.id) is None


def test_a_time_runs_from_shown_or_from_the_answer_before(
    found: ResponseSet, at: Clock
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    pilot.shown(OWNER, found.id, indicators=[KEPT, ALWAYS])
    at(21.5)
    give(found, KEPT)
    at(40)
    give(found, ALWAYS)
    at(100)
    pilot.shown(OWNER, found.id, indicators=[OLD_NAME, DROPPED, REWRITTEN])
    at(130)
    give(found, DROPPED)
    measured = items(found)
    assert {key: item.seconds for key, item in measured.items()} == {
        KEPT: 21.5,
        ALWAYS: 18.5,
        OLD_NAME: None,
        DROPPED: 30.0,
        REWRITTEN: None,
    }
    assert all(item.shown for item in measured.values())


@pytest.mark.parametrize(("seconds", "expected"), [(600, 600.0), (600.1, None)])
def test_over_ten_minutes_is_a_pause(
    found: ResponseSet, at: Clock, seconds: float, expected: float | None
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    pilot.shown(OWNER, found.id, indicators=[KEPT])
    at(seconds)
    give(found, KEPT)
    assert items(found)[KEPT].seconds == expected


def test_only_the_first_showing_and_the_first_answer_count(
    found: ResponseSet, at: Clock
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    pilot.shown(OWNER, found.id, indicators=[KEPT, "no-such-item"])
    at(5)
    pilot.shown(OWNER, found.id, indicators=[KEPT])
    at(10)
    give(found, KEPT, 1)
    at(90)
    give(found, KEPT, 3)
    assert {key: item.seconds for key, item in items(found).items()} == {KEPT: 10.0}


def test_an_answer_to_what_was_never_shown_has_no_time(
    found: ResponseSet, at: Clock
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    give(found, KEPT)
    assert items(found) == {}


def test_unclear_is_a_switch_and_a_note_keeps_it_on(found: ResponseSet) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    assert pilot.unclear(OWNER, found.id, KEPT) is True
    assert pilot.unclear(OWNER, found.id, KEPT, note="Sổ nào?") is True
    assert (items(found)[KEPT].unclear, items(found)[KEPT].note) == (True, "Sổ nào?")
    assert pilot.unclear(OWNER, found.id, KEPT) is False
    assert (items(found)[KEPT].unclear, items(found)[KEPT].note) == (False, "")
    with pytest.raises(ServiceError) as raised:
        pilot.unclear(OWNER, found.id, "no-such-item")
    assert codes(raised) == ["S003"]


def test_leaving_erases_what_was_measured_and_keeps_the_answers(
    found: ResponseSet, at: Clock, database: Database
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    pilot.shown(OWNER, found.id, indicators=[KEPT])
    at(9)
    give(found, KEPT)
    pilot.unclear(OWNER, found.id, KEPT, note="?")
    pilot.opt_out(OWNER, found.id)
    assert rows(database) == 0
    assert pilot.state(OWNER, found.id) is None
    assert responding.open_set(OWNER, found.id).answers.keys() == {KEPT}


def test_a_deleted_set_takes_its_pilot_along(
    found: ResponseSet, database: Database
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    pilot.unclear(OWNER, found.id, KEPT)
    safekeeping.delete_set(OWNER, found.id)
    assert rows(database) == 0


def test_it_travels_in_the_file(found: ResponseSet, at: Clock) -> None:
    pilot.opt_in(OWNER, found.id, role="technician", company_code="HN-012")
    pilot.shown(OWNER, found.id, indicators=[KEPT, ALWAYS])
    at(12.25)
    give(found, KEPT)
    pilot.unclear(OWNER, found.id, ALWAYS, note="Khi nào?")
    text = pilot.file_of(OWNER, found.id)
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    assert file.pilot is not None
    assert file.pilot.seconds == {KEPT: 12.25}
    assert file.pilot.shown == (ALWAYS, KEPT)
    assert file.pilot.unclear == {ALWAYS: "Khi nào?"}
    again = transfer.import_file(OWNER, file)
    assert pilot.file_of(OWNER, again.id) == text


def test_the_file_to_hand_on_says_in_which_language_it_was_made(
    found: ResponseSet,
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    text = pilot.file_of(OWNER, found.id, language="en")
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    assert file.pilot is not None
    assert file.pilot.language == "en"
    (report,) = pilot_report.of_files(OWNER, [file], on=ON)
    assert (report.languages, report.size_classes) == ({"en": 1}, {})


def test_no_file_to_hand_on_holds_the_name_and_the_code(found: ResponseSet) -> None:
    agreed = pilot.opt_in(OWNER, found.id, role="owner", company_code="HN-012")
    named = transfer.export(OWNER, found.id)
    assert "Xưởng Ba" in named
    assert agreed.respondent not in named
    assert "HN-012" not in named
    assert files.read_file(OWNER, named.encode(), "a.yaml").pilot is None
    coded = pilot.file_of(OWNER, found.id)
    assert agreed.respondent in coded
    assert "Xưởng Ba" not in coded


def test_the_zip_of_everything_keeps_the_pilot(found: ResponseSet) -> None:
    agreed = pilot.opt_in(OWNER, found.id, role="owner")
    with zipfile.ZipFile(io.BytesIO(transfer.export_all(OWNER))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".yaml"))
        file = files.read_file(OWNER, archive.read(name), name)
    assert file.pilot is not None
    assert file.pilot.respondent == agreed.respondent
    assert file.company.name == "Xưởng Ba"


@pytest.mark.parametrize("role", ["admin", "", "Owner", "owner ", "x" * 10_000])
def test_only_the_four_roles_take_part(found: ResponseSet, role: Any) -> None:
    with pytest.raises(ServiceError) as raised:
        pilot.opt_in(OWNER, found.id, role=role)
    (problem,) = raised.value.problems
    assert problem.code == "S033"
    assert problem.values["choices"] == "owner, production, technician, accountant"
    assert len(problem.line_of_text("en")) < 250
    assert pilot.state(OWNER, found.id) is None


def test_what_is_no_card_is_not_looked_up(
    found: ResponseSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    asked: list[str] = []
    look_up = pilot_rows.find_shown_at

    def find(connection: Any, set_id: str, name: str) -> Any:
        asked.append(name)
        return look_up(connection, set_id, name)

    monkeypatch.setattr(pilot_rows, "find_shown_at", find)
    pilot.shown(OWNER, found.id, indicators=["nothing", KEPT, "x" * 1000])
    assert asked == [KEPT]


def test_the_file_to_send_names_nobody(found: ResponseSet, at: Clock) -> None:
    pilot.opt_in(OWNER, found.id, role="owner", company_code="HN-012")
    revision = responding.open_set(OWNER, found.id).revision
    responding.save_answer(
        OWNER, found.id, indicator=KEPT, answer=1, revision=revision, note="anh Ba nói"
    )
    text = pilot.file_of(OWNER, found.id)
    assert "Xưởng" not in text
    assert "anh Ba" not in text
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    assert (file.company.name, file.company.facts) == ("", {})
    assert file.answers == {KEPT: 1}
    assert file.pilot is not None
    assert file.pilot.company == "HN-012"


HEAD = 'questionnaire: workshop\nversion: "1.0.0"\ndepth: quick\n'
PILOT = "pilot: {respondent: a1, role: owner, "


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (PILOT + "seconds: {what: 3}}", "F003"),
        (PILOT + "shown: [what]}", "F003"),
        (PILOT + "unclear: {what: x}}", "F003"),
        (PILOT + "seconds: {plain-item: 601}}", "C104"),
        (PILOT + "company: Xưởng}", "C108"),
        ("pilot: {respondent: a1, role: boss}", "C105"),
        ("pilot: {role: owner}", "C102"),
    ],
)
def test_faults_in_a_file_are_named_with_their_line(
    found: ResponseSet, line: str, code: str
) -> None:
    with pytest.raises(FileError) as raised:
        files.read_file(OWNER, (HEAD + line).encode(), "a.yaml")
    assert [(each.code, each.line) for each in raised.value.problems] == [(code, 4)]


def test_a_wrong_indicator_in_an_imported_pilot_stores_nothing(
    found: ResponseSet,
) -> None:
    file = AssessmentFile.model_validate(
        {
            "questionnaire": "workshop",
            "version": "1.0.0",
            "pilot": {"respondent": "a1", "role": "owner", "seconds": {"what": 3}},
        }
    )
    with pytest.raises(ServiceError) as raised:
        transfer.import_file(OWNER, file)
    assert codes(raised) == ["S003"]
    assert responding.list_sets(OWNER) == (found,)


def test_a_move_keeps_what_was_measured_of_kept_questions(
    found: ResponseSet, at: Clock
) -> None:
    pilot.opt_in(OWNER, found.id, role="owner")
    for name in (KEPT, OLD_NAME, REWRITTEN):
        pilot.unclear(OWNER, found.id, name)
    responding.move_to_newest(OWNER, found.id, revision=found.revision)
    assert items(found).keys() == {KEPT}
    give(found, NEW_NAME)


def test_the_report_of_this_machine_counts_those_who_agreed(
    found: ResponseSet, at: Clock
) -> None:
    give(found, KEPT, 3)
    begin("1.0.0", answers={KEPT: 1})
    assert pilot_report.of_stored(OWNER, on=ON) == ()
    pilot.opt_in(OWNER, found.id, role="owner")
    (report,) = pilot_report.of_stored(OWNER, on=ON)
    assert (report.questionnaire, report.version, report.n) == ("workshop", "1.0.0", 1)
    assert report.items[0].levels[3] == 1
    text = pilot.file_of(OWNER, found.id)
    file = files.read_file(OWNER, text.encode(), "a.yaml")
    assert pilot_report.of_files(OWNER, [file, file], on=ON) == (report,)
