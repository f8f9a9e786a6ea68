"""Response sets out of the storage and into it, as assessment files."""

import io
import json
import re
import unicodedata
import zipfile
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection

from assessment.content.library import shipped_library
from assessment.errors import AssessmentError, Problem, ServiceError
from assessment.errors.files import EVIDENCE_ALONE
from assessment.errors.services import MODULE_STARTED
from assessment.exchange import assessment_file
from assessment.model.actor import Actor
from assessment.model.company import DONT_KNOW, Company, FactValue, Range
from assessment.model.maturity import Questionnaire
from assessment.model.responses import AssessmentFile, PilotRecord
from assessment.model.stored import ExperienceAnswer, ResponseSet
from assessment.services import responding, validation
from assessment.services.changing import Change, change_set
from assessment.services.clock import now
from assessment.services.creation import add_set, create
from assessment.services.database import database
from assessment.services.modules import find_module
from assessment.services.moving import with_newer
from assessment.services.pilot import record_of
from assessment.services.roles import authorise
from assessment.storage import pilot as pilot_rows
from assessment.storage import repository
from assessment.storage.experience import find_experience, put_experience
from assessment.storage.modules import add_module, find_modules


def export(actor: Actor, response_set_id: str) -> str:
    """The response set as an assessment file; importing it gives the same answers.

    Evidence and experience items are in it too; a module has its own file. The pilot is
    not: this file names the company, and beside the name the respondent's code would
    undo what the code is for. :func:`assessment.services.pilot.file_of` writes it.
    """
    authorise(actor, "export")
    file = _as_file(responding.open_set(actor, response_set_id))
    return assessment_file.write(file.model_copy(update={"pilot": None}))


def import_file(
    actor: Actor, file: AssessmentFile, *, module_of: str | None = None
) -> ResponseSet:
    """A new response set with everything in ``file``.

    The file of a module joins the response set ``module_of``: the company's name and
    facts stay those of that set. Without it the module stands alone, with a company of
    its own. Raises ServiceError with every answer, fact, experience item and measured
    indicator that does not fit, or when that set has this module already; NotFound
    when there is no such set, or its questionnaire has no such module. Then nothing is
    stored.
    """
    authorise(actor, "import")
    library = shipped_library()
    questionnaire = library.questionnaire(file.questionnaire, file.version)
    definitions = library.company_facts()
    facts: dict[str, FactValue | None] = {
        fact: None if value == DONT_KNOW else value
        for fact, value in file.company.facts.items()
    }
    problems: list[Problem] = []
    for indicator, answer in file.answers.items():
        try:
            validation.check_answer(questionnaire, indicator, answer)
        except AssessmentError as error:
            problems.extend(error.problems)
    for fact, value in facts.items():
        try:
            validation.check_fact(definitions, fact, value)
        except AssessmentError as error:
            problems.extend(error.problems)
    for item, option in file.experience.items():
        try:
            validation.check_experience(questionnaire, item, option)
        except AssessmentError as error:
            problems.extend(error.problems)
    for indicator in _measured(file.pilot):
        try:
            validation.find_indicator(questionnaire, indicator)
        except AssessmentError as error:
            problems.extend(error.problems)
    evidence: dict[str, str] = {}
    for indicator, text in file.evidence.items():
        try:
            validation.find_indicator(questionnaire, indicator)
        except AssessmentError as error:
            problems.extend(error.problems)
        else:
            evidence[indicator] = validation.clean_text(text, indicator)
            if indicator not in file.answers:
                alone = Problem(EVIDENCE_ALONE, indicator, values={"id": indicator})
                problems.append(alone)
    if problems:
        raise ServiceError(*problems)
    if module_of is not None:
        return _join(actor, file, questionnaire, module_of, evidence)
    created = create(
        actor,
        questionnaire,
        depth=file.depth,
        company_name=validation.clean_name(file.company.name),
        facts=facts,
        answers=file.answers,
        evidence=evidence,
        finish=lambda connection, set_id: _add_extras(connection, set_id, file, actor),
    )
    return with_newer([created])[0]


def _join(
    actor: Actor,
    file: AssessmentFile,
    questionnaire: Questionnaire,
    core_id: str,
    evidence: dict[str, str],
) -> ResponseSet:
    def work(change: Change) -> ResponseSet:
        connection, head = change.connection, change.head
        find_module(shipped_library(), head.questionnaire, questionnaire.id)
        if questionnaire.id in find_modules(connection, head.id):
            values = {"module": questionnaire.id}
            raise ServiceError(Problem(MODULE_STARTED, values=values))
        set_id = add_set(
            connection,
            questionnaire,
            company_id=head.company_id,
            respondent=actor.name,
            depth=file.depth,
            facts={},
            answers=file.answers,
            evidence=evidence,
        )
        add_module(connection, set_id, head.id)
        _add_extras(connection, set_id, file, actor)
        return repository.find_sets(connection, actor.workspace_id, set_id)[0]

    return with_newer([change_set(actor, core_id, work)])[0]


def _add_extras(
    connection: Connection, set_id: str, file: AssessmentFile, actor: Actor
) -> None:
    """Experience items and the pilot of a file; everything given is valid."""
    moment = now()
    for item, option in file.experience.items():
        given = ExperienceAnswer(item, option, actor.name, moment)
        put_experience(connection, set_id, given)
    record = file.pilot
    if record is None:
        return
    pilot_rows.add_pilot(
        connection,
        set_id,
        respondent_code=record.respondent,
        company_code=record.company or "",
        role=record.role,
        agreed_at=moment,
    )
    for indicator in _measured(record):
        seconds = record.seconds.get(indicator)
        is_unclear = indicator in record.unclear
        pilot_rows.put_item(
            connection,
            set_id,
            indicator,
            shown_at=moment if indicator in record.shown else None,
            milliseconds=None if seconds is None else round(seconds * 1000),
            unclear_at=moment if is_unclear else None,
            note=validation.clean_text(record.unclear.get(indicator, ""), indicator),
        )


def _measured(record: PilotRecord | None) -> tuple[str, ...]:
    if record is None:
        return ()
    return tuple(dict.fromkeys((*record.shown, *record.seconds, *record.unclear)))


def export_all(actor: Actor) -> bytes:
    """A zip of everything in the workspace.

    For every response set, modules included: its assessment file with the pilot, and as
    JSON its answers with evidence, notes and times, their history, every move to a
    newer version, and every dated statement about the company.
    """
    authorise(actor, "export-all")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for found in responding.list_sets(actor, with_modules=True):
            name = f"{_file_name(found.company_name)}-{found.id[:8]}"
            archive.writestr(f"{name}.yaml", assessment_file.write(_as_file(found)))
            record = json.dumps(_record(actor, found), ensure_ascii=False, indent=2)
            archive.writestr(f"{name}.json", record)
    return out.getvalue()


def _as_file(found: ResponseSet) -> AssessmentFile:
    facts = {
        fact: DONT_KNOW if stored.value is None else stored.value
        for fact, stored in found.facts.items()
    }
    responses = found.responses()
    given = database().read(lambda connection: find_experience(connection, found.id))
    agreed = database().read(
        lambda connection: pilot_rows.find_pilot(connection, found.id)
    )
    return AssessmentFile(
        questionnaire=responses.questionnaire,
        version=responses.version,
        depth=responses.depth,
        answers=responses.answers,
        company=Company(name=found.company_name, facts=facts),
        evidence={
            indicator: stored.evidence
            for indicator, stored in found.answers.items()
            if stored.evidence
        },
        experience={item: chosen.option for item, chosen in given.items()},
        pilot=None if agreed is None else record_of(agreed),
    )


def _record(actor: Actor, found: ResponseSet) -> dict[str, Any]:
    history = responding.history(actor, found.id)
    statements = responding.fact_history(actor, found.id)
    return {
        "response_set": found.id,
        "module_of": found.module_of,
        "company": found.company_name,
        "questionnaire": found.questionnaire,
        "version": found.version,
        "depth": found.depth.value,
        "started_at": found.started_at,
        "changed_at": found.changed_at,
        "answers": [asdict(stored) for stored in found.answers.values()],
        "history": [asdict(entry) for entry in history],
        "moves": [
            asdict(move)
            | {
                "left_behind": [
                    asdict(left) | {"reason": left.reason.model_dump()}
                    for left in move.left_behind
                ]
            }
            for move in responding.moves(actor, found.id)
        ],
        "facts": [
            {**asdict(stated), "value": _plain(stated.value)} for stated in statements
        ],
    }


def _plain(value: FactValue | None) -> object:
    return value.model_dump() if isinstance(value, Range) else value


def _file_name(company: str) -> str:
    """A file name every system accepts.

    >>> _file_name("Cơ khí Đức Phát")
    'co-khi-duc-phat'
    """
    text = company.replace("đ", "d").replace("Đ", "D")
    letters = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60] or "company"
