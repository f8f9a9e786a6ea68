"""What content there is: questionnaires, company facts, actions, programmes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assessment.content.checks import (
    ContentFile,
    check_content,
    check_files,
    in_order,
    is_warning,
    read_files,
    reading_times,
)
from assessment.content.library import Library, choose_content, shipped_library
from assessment.content.schema import SCHEMA_NAMES, json_schema
from assessment.content.spelling import hint
from assessment.errors import ContentError, NotFound, Problem
from assessment.errors.content import NO_SUCH_SCHEMA
from assessment.exchange import assessment_file
from assessment.exchange.many_json import many_schema
from assessment.exchange.pilot_json import pilot_schema
from assessment.exchange.result_schema import score_schema, support_schema
from assessment.model.action import ActionCatalogue
from assessment.model.actor import Actor
from assessment.model.company import CompanyFacts
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme
from assessment.model.reading_time import ReadingTime
from assessment.services.roles import authorise

_ANY_DAY = "9999-12-31"
"""Late enough that no check lies after it; the rest of time gives only warnings."""


@dataclass(frozen=True, slots=True)
class ProgrammesInUse:
    """How many programmes a content folder brings, and what becomes of the others."""

    own: int
    joined: int
    """Of those that ship, how many stand beside them; 0: the folder stands alone."""
    shipped: int


def library() -> Library:
    """The library in use: the one that ships with the product."""
    return shipped_library()


def questionnaires(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Every questionnaire as (id, version), oldest version first."""
    authorise(actor, "read-content")
    return library().questionnaires()


def questionnaire(actor: Actor, questionnaire_id: str, version: str) -> Questionnaire:
    """One questionnaire version. Raises :class:`NotFound`."""
    authorise(actor, "read-content")
    return library().questionnaire(questionnaire_id, version)


def company_facts(actor: Actor) -> CompanyFacts:
    """Every company fact with its wording."""
    authorise(actor, "read-content")
    return library().company_facts()


def actions(actor: Actor) -> ActionCatalogue:
    """The catalogue of actions."""
    authorise(actor, "read-content")
    return library().actions()


def programmes(actor: Actor) -> tuple[Programme, ...]:
    """Every support programme."""
    authorise(actor, "read-content")
    return library().programmes()


def check(actor: Actor, paths: Sequence[Path], *, on: str) -> tuple[Problem, ...]:
    """Every fault of the content behind ``paths`` on the day ``on``, and warnings.

    Without paths: all content that ships with the product. Assessment files are read
    against the questionnaires of a folder among ``paths``, then against the product's.
    """
    authorise(actor, "read-content")
    found = _paths(paths)
    roots = [path for path in found if (path / "questionnaires").is_dir()]
    source = Library(roots[0], fallback=library()) if roots else library()
    files, problems = read_files(found)
    problems.extend(check_files(files, on=on, library=source))
    for file in files:
        if file.kind == "assessment-file":
            problems.extend(_faults_of_answers(file, source))
    return in_order(problems)


def how_long(actor: Actor, paths: Sequence[Path]) -> tuple[ReadingTime, ...]:
    """How long every questionnaire behind ``paths`` takes to read, by depth.

    Without paths: those that ship with the product. Files that cannot be read are left
    out: :func:`check` names them.
    """
    authorise(actor, "read-content")
    files, _ = read_files(_paths(paths))
    return tuple(each for file in files for each in reading_times(file))


def programmes_in(actor: Actor, paths: Sequence[Path]) -> ProgrammesInUse | None:
    """What ``--content`` would use of the first folder with programmes; None: none.

    Files that cannot be read count all the same: :func:`check` names them.
    """
    authorise(actor, "read-content")
    for path in paths:
        if (path / "programmes").is_dir() and path.resolve() != library().root:
            own = Library(path, fallback=library())
            names = {file.stem for file in (path / "programmes/vn").glob("*.yaml")}
            shipped = library().programme_ids()
            if names:
                joined = len(shipped - names) if own.joins_programmes() else 0
                return ProgrammesInUse(len(names), joined, len(shipped))
    return None


def _paths(paths: Sequence[Path]) -> list[Path]:
    if paths:
        return list(paths)
    root = _from_here(library().root)
    return [root / "questionnaires", root / "programmes"]


def _from_here(path: Path) -> Path:
    """``path`` as a person in the current folder would write it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _faults_of_answers(file: ContentFile, source: Library) -> Sequence[Problem]:
    try:
        return assessment_file.read_document(file.document, source)[1]
    except ContentError as error:
        return error.problems


def use_content(actor: Actor, folder: Path) -> None:
    """From now on the content in ``folder`` comes before what ships.

    The engine trusts its content, so the folder is checked first: raises ContentError
    with every fault, but those of the calendar.
    """
    authorise(actor, "import")
    problems = check_content([folder], on=_ANY_DAY, library=shipped_library())
    faults = [found for found in problems if not is_warning(found)]
    if faults:
        raise ContentError(*faults)
    choose_content(folder)


def schema_names() -> tuple[str, ...]:
    """Everything that :func:`schema` knows."""
    return (*SCHEMA_NAMES, "score", "support", "support-bulk", "pilot")


def schema(actor: Actor, name: str) -> dict[str, Any]:
    """The JSON Schema called ``name``. Raises :class:`NotFound`."""
    authorise(actor, "read-content")
    if name == "score":
        return score_schema()
    if name == "support":
        return support_schema()
    if name == "support-bulk":
        return many_schema()
    if name == "pilot":
        return pilot_schema()
    for known in SCHEMA_NAMES:
        if known == name:
            return json_schema(known)
    values = {"found": name[:80], "hint": hint(name, schema_names())}
    raise NotFound(Problem(NO_SUCH_SCHEMA, values=values))


def write_schemas(actor: Actor) -> tuple[Path, ...]:
    """Writes the schemas that content files point to; returns their paths."""
    authorise(actor, "import")
    folder = library().root / "questionnaires" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in SCHEMA_NAMES:
        path = folder / f"{name}.json"
        path.write_text(schema_text(json_schema(name)), encoding="utf-8")
        written.append(path)
    return tuple(written)


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
