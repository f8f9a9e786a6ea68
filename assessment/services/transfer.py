"""Response sets out of the storage and into it, as assessment files."""

import io
import json
import re
import unicodedata
import zipfile
from dataclasses import asdict
from typing import Any

from assessment.content.library import shipped_library
from assessment.errors import AssessmentError, Problem, ServiceError
from assessment.exchange import assessment_file
from assessment.model.actor import Actor
from assessment.model.company import DONT_KNOW, Company, FactValue, Range
from assessment.model.responses import AssessmentFile
from assessment.model.stored import ResponseSet
from assessment.services import responding, validation
from assessment.services.creation import create
from assessment.services.roles import authorise


def export(actor: Actor, response_set_id: str) -> str:
    """The response set as an assessment file; importing it gives the same answers."""
    authorise(actor, "export")
    return assessment_file.write(_as_file(responding.open_set(actor, response_set_id)))


def import_file(actor: Actor, file: AssessmentFile) -> ResponseSet:
    """A new response set with everything in ``file``.

    Raises ServiceError with every answer and fact that does not fit; then nothing is
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
    if problems:
        raise ServiceError(*problems)
    return create(
        actor,
        questionnaire,
        depth=file.depth,
        company_name=validation.clean_name(file.company.name),
        facts=facts,
        answers=file.answers,
    )


def export_all(actor: Actor) -> bytes:
    """A zip of everything in the workspace.

    For every response set: its assessment file, and as JSON its answers with evidence,
    notes and times, their history, and every dated statement about the company.
    """
    authorise(actor, "export-all")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for found in responding.list_sets(actor):
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
    return AssessmentFile(
        questionnaire=responses.questionnaire,
        version=responses.version,
        depth=responses.depth,
        answers=responses.answers,
        company=Company(name=found.company_name, facts=facts),
    )


def _record(actor: Actor, found: ResponseSet) -> dict[str, Any]:
    history = responding.history(actor, found.id)
    statements = responding.fact_history(actor, found.id)
    return {
        "response_set": found.id,
        "company": found.company_name,
        "questionnaire": found.questionnaire,
        "version": found.version,
        "depth": found.depth.value,
        "started_at": found.started_at,
        "changed_at": found.changed_at,
        "answers": [asdict(stored) for stored in found.answers.values()],
        "history": [asdict(entry) for entry in history],
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
