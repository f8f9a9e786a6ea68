"""Who may do what: every service function, every role, every workspace."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import assessment.services
from assessment.errors import NotAllowed, NotFound
from assessment.model.actor import Actor
from assessment.model.many import CompanyTable
from assessment.model.maturity import Depth
from assessment.model.responses import AssessmentFile
from assessment.model.result import SupportResult
from assessment.model.stored import ResponseSet
from assessment.services import (
    access,
    catalogue,
    changing,
    experience,
    files,
    forms,
    many,
    modules,
    pilot,
    pilot_report,
    programmes,
    reports,
    responding,
    results,
    roles,
    safekeeping,
    systems,
    transfer,
)
from assessment.storage.engine import Database

OWNER = access.local_actor()
INDICATOR = "production-count-capture"
ON = "2026-11-22"
FILE = AssessmentFile(questionnaire="smart-manufacturing", version="1.0.0")
Call = Callable[[Actor, str, Path], object]

ON_A_SET: dict[str, Call] = {
    "responding.open_set": lambda who, key, _: responding.open_set(who, key),
    "responding.save_answer": lambda who, key, _: responding.save_answer(
        who, key, indicator=INDICATOR, answer=1, revision=0
    ),
    "responding.clear_answer": lambda who, key, _: responding.clear_answer(
        who, key, indicator=INDICATOR, revision=0
    ),
    "responding.undo_last": lambda who, key, _: responding.undo_last(
        who, key, revision=0
    ),
    "responding.save_fact": lambda who, key, _: responding.save_fact(
        who, key, fact="project_exists", value=True, revision=0
    ),
    "responding.rename_company": lambda who, key, _: responding.rename_company(
        who, key, name="A", revision=0
    ),
    "responding.deepen": lambda who, key, _: responding.deepen(
        who, key, depth=Depth.FULL
    ),
    "responding.mark_asked_again": lambda who, key, _: responding.mark_asked_again(
        who, key, contradiction="any"
    ),
    "responding.history": lambda who, key, _: responding.history(who, key),
    "responding.fact_history": lambda who, key, _: responding.fact_history(who, key),
    "responding.move_to_newest": lambda who, key, _: responding.move_to_newest(
        who, key, revision=0
    ),
    "responding.moves": lambda who, key, _: responding.moves(who, key),
    "modules.offered": lambda who, key, _: modules.offered(who, key, on=ON),
    "modules.start": lambda who, key, _: modules.start(who, key, "mechanical-metal"),
    "experience.items": lambda who, key, _: experience.items(who, key),
    "experience.save": lambda who, key, _: experience.save(
        who, key, item="tax-request-days", option="dont-know"
    ),
    "experience.clear": lambda who, key, _: experience.clear(
        who, key, item="tax-request-days"
    ),
    "pilot.state": lambda who, key, _: pilot.state(who, key),
    "pilot.opt_in": lambda who, key, _: pilot.opt_in(who, key, role="owner"),
    "pilot.opt_out": lambda who, key, _: pilot.opt_out(who, key),
    "pilot.shown": lambda who, key, _: pilot.shown(who, key, indicators=[INDICATOR]),
    "pilot.unclear": lambda who, key, _: pilot.unclear(who, key, INDICATOR),
    "pilot.file_of": lambda who, key, _: pilot.file_of(who, key),
    "results.result_of": lambda who, key, _: results.result_of(who, key, on=ON),
    "results.changes_of": lambda who, key, _: results.changes_of(
        who, key, programme="sme-dx-consulting", on=ON
    ),
    "results.what_if": lambda who, key, _: results.what_if(who, key, on=ON, changes={}),
    "reports.report_of": lambda who, key, _: reports.report_of(
        who, key, form="docx", on=ON, language="vi"
    ),
    "reports.pdf_of": lambda who, key, _: reports.pdf_of(
        who, key, on=ON, language="vi"
    ),
    "transfer.export": lambda who, key, _: transfer.export(who, key),
    "safekeeping.delete_set": lambda who, key, _: safekeeping.delete_set(who, key),
}
ON_A_WORKSPACE: dict[str, Call] = {
    "responding.start": lambda who, _key, _: responding.start(who),
    "responding.list_sets": lambda who, _key, _: responding.list_sets(who),
    "results.changes_of_file": lambda who, _key, _: results.changes_of_file(
        who, FILE, SupportResult(ON, (), (), None)
    ),
    "results.result_of_file": lambda who, _key, _: results.result_of_file(
        who, FILE, on=ON
    ),
    "reports.report_of_file": lambda who, _key, _: reports.report_of_file(
        who, FILE, form="xlsx", on=ON, language="vi"
    ),
    "reports.pdf_of_file": lambda who, _key, _: reports.pdf_of_file(
        who, FILE, on=ON, language="vi"
    ),
    "transfer.import_file": lambda who, _key, _: transfer.import_file(who, FILE),
    "transfer.export_all": lambda who, _key, _: transfer.export_all(who),
    "pilot_report.of_stored": lambda who, _key, _: pilot_report.of_stored(who, on=ON),
    "pilot_report.of_files": lambda who, _key, _: pilot_report.of_files(
        who, [FILE], on=ON
    ),
    "safekeeping.where": lambda who, _key, _: safekeeping.where(who),
    "safekeeping.database_address": lambda who, _key, _: safekeeping.database_address(
        who
    ),
    "safekeeping.backup": lambda who, _key, to: safekeeping.backup(who, to),
    "safekeeping.restore": lambda who, _key, to: safekeeping.restore(
        who, to / "none.zip"
    ),
    "safekeeping.back_up_if_due": lambda who, _key, _: safekeeping.back_up_if_due(who),
    "safekeeping.delete_everything": lambda who, _key, _: safekeeping.delete_everything(
        who
    ),
    "access.new_link": lambda who, _key, _: access.new_link(who),
    "access.close_doors": lambda who, _key, _: access.close_doors(who),
    "catalogue.questionnaires": lambda who, _key, _: catalogue.questionnaires(who),
    "catalogue.questionnaire": lambda who, _key, _: catalogue.questionnaire(
        who, "smart-manufacturing", "1.0.0"
    ),
    "catalogue.company_facts": lambda who, _key, _: catalogue.company_facts(who),
    "catalogue.actions": lambda who, _key, _: catalogue.actions(who),
    "catalogue.programmes": lambda who, _key, _: catalogue.programmes(who),
    "catalogue.check": lambda who, _key, _: catalogue.check(who, [], on=ON),
    "catalogue.how_long": lambda who, _key, _: catalogue.how_long(who, []),
    "catalogue.programmes_in": lambda who, _key, _: catalogue.programmes_in(who, []),
    "catalogue.schema": lambda who, _key, _: catalogue.schema(who, "programme"),
    "catalogue.use_content": lambda who, _key, to: catalogue.use_content(who, to),
    "catalogue.write_schemas": lambda who, _key, _: catalogue.write_schemas(who),
    "programmes.find": lambda who, _key, _: programmes.find(
        who, programmes.Wanted(), on=ON
    ),
    "programmes.one": lambda who, _key, _: programmes.one(
        who, "sme-dx-consulting", on=ON
    ),
    "programmes.changes": lambda who, _key, _: programmes.changes(
        who, "sme-dx-consulting", on=ON
    ),
    "programmes.stale": lambda who, _key, _: programmes.stale(who, on=ON),
    "systems.compared": lambda who, _key, _: systems.compared(who),
    "systems.coverage": lambda who, _key, _: systems.coverage(
        who, catalogue.questionnaire(who, "smart-manufacturing", "1.1.0"), []
    ),
    "many.read_table": lambda who, _key, _: many.read_table(who, b"name", "a.csv"),
    "many.judge_table": lambda who, _key, _: many.judge_table(
        who, CompanyTable("name", (), {}), on=ON
    ),
    "forms.spreadsheet": lambda who, _key, _: forms.spreadsheet(
        who, depth=Depth.QUICK, language="vi"
    ),
    "forms.paper": lambda who, _key, _: forms.paper(
        who, depth=Depth.QUICK, language="vi"
    ),
    "files.open_file": lambda who, _key, _: files.open_file(who, b"{}", "a.json"),
    "files.read_file": lambda who, _key, _: files.read_file(who, b"{}", "a.json"),
}
EVERY = {**ON_A_SET, **ON_A_WORKSPACE}
ONLY_THE_OWNER = {
    "transfer.import_file",
    "transfer.export_all",
    "pilot_report.of_stored",
    "safekeeping.where",
    "safekeeping.database_address",
    "safekeeping.backup",
    "safekeeping.restore",
    "safekeeping.back_up_if_due",
    "safekeeping.delete_set",
    "safekeeping.delete_everything",
    "access.new_link",
    "access.close_doors",
    "catalogue.use_content",
    "catalogue.write_schemas",
}


@pytest.fixture
def started(sqlite_database: Database) -> ResponseSet:
    return responding.start(OWNER)


def functions_that_take_an_actor() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(assessment.services.__path__):
        if module.name in {"roles", "creation", "changing", "moving"}:
            continue
        loaded = importlib.import_module(f"assessment.services.{module.name}")
        for name, value in vars(loaded).items():
            is_own = getattr(value, "__module__", "") == loaded.__name__
            if inspect.isfunction(value) and is_own and not name.startswith("_"):
                first: Any = next(iter(inspect.signature(value).parameters), "")
                if first == "actor":
                    found.add(f"{module.name}.{name}")
    return found


def test_every_service_function_is_in_this_table() -> None:
    assert functions_that_take_an_actor() == set(EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_a_role_nobody_listed_may_do_nothing(
    started: ResponseSet, tmp_path: Path, name: str
) -> None:
    stranger = Actor.model_construct(
        workspace_id=OWNER.workspace_id, role="administrator", name=""
    )
    with pytest.raises(NotAllowed) as raised:
        EVERY[name](stranger, started.id, tmp_path)
    assert raised.value.problems[0].code == "S001"
    assert responding.open_set(OWNER, started.id) == started


@pytest.mark.parametrize("name", sorted(ONLY_THE_OWNER))
def test_a_phone_let_in_by_a_link_may_not(
    started: ResponseSet, tmp_path: Path, name: str
) -> None:
    phone = Actor(workspace_id=OWNER.workspace_id, role="respondent")
    with pytest.raises(NotAllowed):
        EVERY[name](phone, started.id, tmp_path)
    assert responding.open_set(OWNER, started.id) == started


@pytest.mark.parametrize("name", sorted(set(EVERY) - ONLY_THE_OWNER))
def test_a_phone_let_in_by_a_link_may(
    started: ResponseSet, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked: list[str] = []
    phone = Actor(workspace_id=OWNER.workspace_id, role="respondent")

    class Asked(Exception):
        pass

    def note(_actor: Actor, permission: roles.Permission) -> None:
        roles.authorise(phone, permission)
        asked.append(permission)
        raise Asked

    module = importlib.import_module(f"assessment.services.{name.partition('.')[0]}")
    for loaded in (module, responding, changing):
        if hasattr(loaded, "authorise"):
            monkeypatch.setattr(loaded, "authorise", note)
    with pytest.raises(Asked):
        EVERY[name](phone, started.id, Path())
    assert len(asked) == 1


@pytest.mark.parametrize("name", ON_A_SET)
@pytest.mark.parametrize("role", ["owner", "respondent"])
def test_a_set_of_another_workspace_is_not_there(
    started: ResponseSet, tmp_path: Path, name: str, role: Any
) -> None:
    other = Actor(workspace_id="another", role=role)
    refused = (
        NotAllowed if role == "respondent" and name in ONLY_THE_OWNER else NotFound
    )
    with pytest.raises(refused):
        ON_A_SET[name](other, started.id, tmp_path)
    assert responding.open_set(OWNER, started.id) == started


@pytest.mark.parametrize("key", ["", "x", "0" * 32, "' OR 1=1 --", "a\x00b", "\ud800"])
def test_an_id_that_is_none_is_not_found(sqlite_database: Database, key: str) -> None:
    for call in ON_A_SET.values():
        with pytest.raises(NotFound):
            call(OWNER, key, Path())


def test_the_table_names_no_permission_that_nobody_asks_for() -> None:
    folder = Path(assessment.services.__file__).parent
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in folder.glob("*.py")
        if path.name != "roles.py"
    )
    for permission in roles.ALLOWED["owner"]:
        assert f'"{permission}"' in text
