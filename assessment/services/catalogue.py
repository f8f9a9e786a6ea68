"""What content there is: questionnaires, company facts, actions, programmes."""

from collections.abc import Sequence
from pathlib import Path

from assessment.content.checks import check_content
from assessment.content.library import Library, shipped_library
from assessment.errors import Problem
from assessment.model.action import ActionCatalogue
from assessment.model.actor import Actor
from assessment.model.company import CompanyFacts
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme
from assessment.services.roles import authorise


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

    Without paths: all content that ships with the product.
    """
    authorise(actor, "read-content")
    found = list(paths)
    if not found:
        found = [library().root / "questionnaires", library().root / "programmes"]
    return check_content(found, on=on, library=library())
