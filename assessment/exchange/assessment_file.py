"""The assessment file: how one company's answers travel, as YAML or JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from assessment.content.checks.run import in_order
from assessment.content.document import Document, Part
from assessment.content.guards import FORBIDDEN, Limits
from assessment.content.library import Library, shipped_library
from assessment.content.reader import LIMITS, parse
from assessment.content.spelling import hint
from assessment.content.validation import validate
from assessment.errors import FileError, Problem
from assessment.errors import files as errors
from assessment.exchange.answers_in_file import check_answers
from assessment.exchange.extras_in_file import (
    check_evidence,
    check_experience,
    check_pilot,
)
from assessment.exchange.facts_in_file import check_facts
from assessment.model.company import Range
from assessment.model.maturity import Questionnaire
from assessment.model.responses import AssessmentFile, PilotRecord

_MOST = 200
"""Faulty answers or facts that are listed."""
_LINE_BREAKS = re.compile("[\x7f-\xa0\u2028\u2029]")


def read(
    data: bytes,
    name: str,
    *,
    library: Library | None = None,
    limits: Limits = LIMITS,
) -> AssessmentFile:
    """The assessment file in ``data``.

    Null answers and facts mean "not given" and are left out.
    Raises :class:`FileError` with every fault, each with its line and column.
    """
    document, problems = parse(data, name, limits=limits)
    if document is None:
        raise FileError(*problems)
    file, faults = read_document(document, library or shipped_library())
    if file is None or problems or faults:
        raise FileError(*in_order([*problems, *faults]))
    return file


def read_document(
    document: Document, library: Library
) -> tuple[AssessmentFile | None, list[Problem]]:
    """The assessment file in ``document``, or every fault of it."""
    root = document.root
    file, problems = validate(
        AssessmentFile, replace(document, data=_without_entries(root.value))
    )
    problems.extend(_check_entries(root, library))
    if problems or file is None:
        return None, problems
    company = root.get("company")
    facts = _entries(company, "facts") if company else {}
    complete = file.model_dump(exclude={"company"}) | {
        "answers": _entries(root, "answers"),
        "experience": _entries(root, "experience"),
        "evidence": _entries(root, "evidence"),
        "company": {"name": file.company.name, "facts": facts},
    }
    return AssessmentFile.model_validate(complete), []


def _without_entries(value: Any) -> Any:
    """The file without what is checked one by one: answers, facts and the like."""
    if not isinstance(value, dict):
        return value
    frame = {key: inner for key, inner in value.items() if key != "$schema"}
    for key in ("answers", "experience", "evidence"):
        if isinstance(frame.get(key), dict) or frame.get(key) is None:
            frame.pop(key, None)
    if frame.get("company") is None:
        frame.pop("company", None)
    company = frame.get("company")
    if isinstance(company, dict) and isinstance(company.get("facts", {}), dict | None):
        frame["company"] = {
            key: inner for key, inner in company.items() if key != "facts"
        }
    return frame


def _entries(part: Part, key: str) -> dict[str, object]:
    found = part.get(key)
    given = found.value if found and isinstance(found.value, dict) else {}
    return {name: value for name, value in given.items() if value is not None}


def _check_entries(root: Part, library: Library) -> Iterator[Problem]:
    questionnaire, problems = _find_questionnaire(root, library)
    yield from problems
    answers = root.get("answers")
    if questionnaire and answers:
        yield from islice(check_answers(answers, questionnaire), _MOST)
    experience, pilot = root.get("experience"), root.get("pilot")
    evidence = root.get("evidence")
    if questionnaire and evidence:
        answered = answers.value if answers else None
        found = check_evidence(evidence, answered, questionnaire)
        yield from islice(found, _MOST)
    if questionnaire and experience:
        yield from islice(check_experience(experience, questionnaire), _MOST)
    if questionnaire and pilot:
        yield from islice(check_pilot(pilot, questionnaire), _MOST)
    company = root.get("company")
    facts = company.get("facts") if company else None
    if facts:
        yield from islice(check_facts(facts, library.company_facts()), _MOST)


def _find_questionnaire(
    root: Part, library: Library
) -> tuple[Questionnaire | None, list[Problem]]:
    name, version = root.text("questionnaire"), root.text("version")
    if name is None or version is None:
        return None, []
    pairs = library.questionnaires()
    if (name, version) in pairs:
        return library.questionnaire(name, version), []
    versions = [found for known, found in pairs if known == name]
    if versions:
        problem = root.problem(
            errors.UNKNOWN_VERSION,
            "version",
            questionnaire=name,
            found=version[:40],
            known=", ".join(versions),
        )
    else:
        problem = root.problem(
            errors.UNKNOWN_QUESTIONNAIRE,
            "questionnaire",
            found=name[:80],
            hint=hint(name, [known for known, _ in pairs]),
        )
    return None, [problem]


def write(file: AssessmentFile) -> str:
    """``file`` as YAML in a stable order; :func:`read` gives it back unchanged.

    Characters no file may hold (control characters) become U+FFFD.
    """
    lines = [
        f"questionnaire: {file.questionnaire}",
        f'version: "{file.version}"',
        f"depth: {file.depth.value}",
        "company:",
        f"  name: {_scalar(file.company.name)}",
        *_mapping("  facts", file.company.facts),
        *_mapping("answers", file.answers),
    ]
    if file.evidence:
        lines += _mapping("evidence", file.evidence)
    if file.experience:
        lines += _mapping("experience", file.experience)
    if file.pilot:
        lines += _pilot(file.pilot)
    return "\n".join(lines) + "\n"


def _pilot(record: PilotRecord) -> Iterator[str]:
    yield "pilot:"
    yield f"  respondent: {_scalar(record.respondent)}"
    if record.company:
        yield f"  company: {_scalar(record.company)}"
    yield f"  role: {record.role}"
    if record.language:
        yield f"  language: {record.language}"
    seconds = {name: round(value, 3) for name, value in record.seconds.items()}
    yield from _mapping("  seconds", seconds)
    yield f"  shown: [{', '.join(record.shown)}]"
    yield from _mapping("  unclear", record.unclear)


def _mapping(head: str, entries: Any) -> Iterator[str]:
    if not entries:
        yield f"{head}: {{}}"
        return
    yield f"{head}:"
    indent = " " * (len(head) - len(head.lstrip()) + 2)
    for key, value in entries.items():
        yield f"{indent}{key}: {_scalar(value)}"


def _scalar(value: object) -> str:
    if isinstance(value, Range):
        ends = value.model_dump(exclude_none=True)
        return "{" + ", ".join(f"{key}: {end}" for key, end in ends.items()) + "}"
    if isinstance(value, str):
        return _quoted(value)
    return json.dumps(value)


def _quoted(text: str) -> str:
    safe = FORBIDDEN.sub("\ufffd", text)
    quoted = json.dumps(safe, ensure_ascii=False)
    return _LINE_BREAKS.sub(lambda sign: f"\\u{ord(sign.group()):04x}", quoted)
