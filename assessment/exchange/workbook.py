"""The fillable form read back: a spreadsheet that people filled, as an assessment file.

Answers are found by the code in their row, wherever sheets, columns and rows went. What
cannot be read is a fault with its cell, all at once; what does not belong to the form
is named. Nothing is dropped in silence.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.content.guards import Limits
from assessment.content.library import Library, shipped_library
from assessment.content.spelling import hint
from assessment.errors import FileError, Problem
from assessment.errors import workbook as errors
from assessment.exchange.workbook_guard import is_workbook
from assessment.exchange.workbook_layout import FORM
from assessment.exchange.workbook_rows import Given, read_rows
from assessment.exchange.workbook_sheets import (
    Grid,
    find_tables,
    not_read,
    read_grids,
)
from assessment.exchange.workbook_writing import write_form
from assessment.form_parts import (
    Identity,
    find_identities,
    wording_hash,
)
from assessment.language import translator
from assessment.model.base import Wording
from assessment.model.maturity import Questionnaire
from assessment.model.responses import AssessmentFile

MOST_PROBLEMS = 200
_LONGEST_IDENTITY = 300


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What a filled form says, and what stood beside it."""

    file: AssessmentFile
    notices: tuple[Problem, ...] = ()
    """What was not read because it is no part of the form, and an older version."""


def read_form(
    data: bytes,
    name: str,
    *,
    library: Library | None = None,
    limits: Limits | None = None,
) -> AssessmentFile:
    """The assessment file in the filled form ``data``.

    Raises FileError with every fault, each with its sheet and cell.
    """
    return read_filled(data, name, library=library, limits=limits).file


def read_filled(
    data: bytes,
    name: str,
    *,
    library: Library | None = None,
    limits: Limits | None = None,
) -> FilledForm:
    """Like :func:`read_form`, with what was left aside."""
    library = library or shipped_library()
    grids = read_grids(data, name, (limits or Limits()).size)
    identity = _identity(grids, name)
    questionnaire = _questionnaire(identity, library, name)
    tables, problems = find_tables(grids)
    if not tables:
        raise FileError(Problem(errors.NO_TABLE, name, values=_headings()))
    given = Given(questionnaire, library)
    for table in tables:
        problems.extend(read_rows(table, given))
    problems += given.notes_without_answer()
    if problems:
        raise FileError(*_told(problems, name))
    file = AssessmentFile.model_validate(
        {
            "questionnaire": identity.questionnaire,
            "version": identity.version,
            "depth": identity.depth,
            "answers": given.answers(),
            "evidence": given.notes,
            "company": {"name": given.name, "facts": given.facts()},
        }
    )
    notices = (
        *_newer(identity, library, name),
        *given.notices,
        *not_read(grids, tables),
    )
    return FilledForm(file, notices)


def _identity(grids: tuple[Grid, ...], name: str) -> Identity:
    """What the form is a form of; the hidden sheet and the small print agree."""
    ordered = sorted(grids, key=lambda grid: grid.name != FORM)
    found = {
        identity: None
        for grid in ordered
        for row in grid.rows
        for cell in row
        if isinstance(cell, str) and len(cell) <= _LONGEST_IDENTITY
        for identity in find_identities(cell)
    }
    if not found:
        raise FileError(Problem(errors.NOT_A_FORM, name))
    first, *others = found
    if others:
        values = {"first": str(first), "second": str(others[0])}
        raise FileError(Problem(errors.TWO_FORMS, name, values=values))
    return first


def _questionnaire(identity: Identity, library: Library, name: str) -> Questionnaire:
    pairs = library.questionnaires()
    wanted, version = identity.questionnaire, identity.version
    if (wanted, version) in pairs:
        questionnaire = library.questionnaire(wanted, version)
        if wording_hash(questionnaire) == identity.hash:
            return questionnaire
        values = {"questionnaire": wanted, "version": version}
        raise FileError(Problem(errors.OTHER_WORDING, name, values=values))
    versions = [known for found, known in pairs if found == wanted]
    if versions:
        known = ", ".join(versions)
        values = {"questionnaire": wanted, "found": version, "known": known}
        raise FileError(Problem(errors.UNKNOWN_VERSION, name, values=values))
    advice = hint(wanted, [found for found, _ in pairs])
    told = {"found": wanted, "hint": advice}
    raise FileError(Problem(errors.UNKNOWN_QUESTIONNAIRE, name, values=told))


def _newer(identity: Identity, library: Library, name: str) -> Iterator[Problem]:
    way = library.newest_move(identity.questionnaire, identity.version)
    if way:
        values = {"found": identity.version, "newest": way[-1]}
        yield Problem(errors.OLDER_VERSION, name, values=values)


def _headings() -> dict[str, object]:
    vi, en = translator("vi"), translator("en")
    return {
        "code": Wording(vi=vi("Mã"), en=en("Mã")),
        "answer": Wording(vi=vi("Câu trả lời"), en=en("Câu trả lời")),
    }


def _told(problems: list[Problem], name: str) -> list[Problem]:
    if len(problems) <= MOST_PROBLEMS:
        return problems
    count = {"count": len(problems) - MOST_PROBLEMS}
    return [*problems[:MOST_PROBLEMS], Problem(errors.MORE_FAULTS, name, values=count)]


__all__ = ["FilledForm", "is_workbook", "read_filled", "read_form", "write_form"]
