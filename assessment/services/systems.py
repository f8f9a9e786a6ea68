"""Other systems beside ours: what they look at, and how much of it was asked here."""

from collections.abc import Collection

from assessment.content.library import shipped_library
from assessment.model.actor import Actor
from assessment.model.crosswalk import CrosswalkCatalogue, SystemCoverage
from assessment.model.maturity import Questionnaire
from assessment.scoring.crosswalk import coverage_of
from assessment.services.roles import authorise


def compared(actor: Actor) -> CrosswalkCatalogue:
    """The systems that indicators point to, with their fields and sources."""
    authorise(actor, "read-content")
    return shipped_library().crosswalk()


def coverage(
    actor: Actor, questionnaire: Questionnaire, asked: Collection[str]
) -> tuple[SystemCoverage, ...]:
    """For each system the fields the ``asked`` indicators say something about.

    It counts questions, not answers, and is no score.
    """
    return coverage_of(questionnaire, compared(actor), asked)
