"""Content files -> model objects; all faults at once."""

import os
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from assessment.content.document import Document
from assessment.content.reader import LIMITS, parse
from assessment.content.validation import validate
from assessment.errors import ContentError, Problem
from assessment.errors import content as errors
from assessment.errors.reading import reason_of
from assessment.model.action import ActionCatalogue
from assessment.model.company import CompanyFacts
from assessment.model.crosswalk import CrosswalkCatalogue
from assessment.model.law import LawChanges
from assessment.model.mapping import Mapping
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme

M = TypeVar("M", bound=BaseModel)


def read_bytes(path: Path, *, limit: int = LIMITS.size) -> bytes:
    """The first ``limit`` + 1 bytes of the file at ``path``.

    Raises :class:`ContentError` when it cannot be read.
    """
    try:
        with path.open("rb") as file:
            # Asking for the whole limit would set all of it aside for a small file.
            size = os.fstat(file.fileno()).st_size
            data = file.read(min(size, limit) + 1)
            if len(data) > size:
                data += file.read(limit + 1 - len(data))
            return data
    except (OSError, ValueError) as error:
        values = {"reason": reason_of(error)}
        raise ContentError(
            Problem(errors.CANNOT_READ, str(path), values=values)
        ) from None


def load_questionnaire(path: Path) -> Questionnaire:
    """The questionnaire version in the file at ``path``."""
    return _load(Questionnaire, path)


def load_company_facts(path: Path) -> CompanyFacts:
    """The company facts in the file at ``path``."""
    return _load(CompanyFacts, path)


def load_actions(path: Path) -> ActionCatalogue:
    """The actions in the file at ``path``."""
    return _load(ActionCatalogue, path)


def load_crosswalk(path: Path) -> CrosswalkCatalogue:
    """The systems that indicators point to, from the file at ``path``."""
    return _load(CrosswalkCatalogue, path)


def load_programme(path: Path) -> Programme:
    """The support programme in the file at ``path``."""
    return _load(Programme, path)


def load_mapping(path: Path) -> Mapping:
    """How one version goes over to the next, from the file at ``path``."""
    return _load(Mapping, path)


def load_law_changes(path: Path) -> LawChanges:
    """The changes of the law in the file at ``path``."""
    return _load(LawChanges, path)


def _load(model: type[M], path: Path) -> M:
    document, problems = parse(read_bytes(path), str(path))
    loaded = None
    if document is not None:
        loaded, faults = validate(model, document)
        problems = [*problems, *faults]
    if problems or loaded is None:
        raise ContentError(*problems)
    return loaded


__all__ = [
    "Document",
    "load_actions",
    "load_company_facts",
    "load_crosswalk",
    "load_law_changes",
    "load_mapping",
    "load_programme",
    "load_questionnaire",
    "read_bytes",
]
