"""What a screen reads before it shows anything: questions, answers, what applies."""

import datetime
from dataclasses import dataclass

from assessment.model.actor import Actor
from assessment.model.company import CompanyFacts
from assessment.model.maturity import Questionnaire
from assessment.model.stored import ResponseSet
from assessment.services import catalogue, responding, results


@dataclass(frozen=True, slots=True)
class Reading:
    """One response set with its questionnaire, as stored at this moment."""

    found: ResponseSet
    questionnaire: Questionnaire
    facts: CompanyFacts
    asked: frozenset[str]
    """Indicators within the depth that no company fact rules out."""


def today() -> str:
    """The date of the evaluation: the server's own, ISO."""
    return datetime.date.today().isoformat()


def read(actor: Actor, set_id: str) -> Reading:
    """The response set and what is asked in it, from storage.

    Raises NotFound when the set is not in the actor's workspace.
    """
    found = responding.open_set(actor, set_id)
    questionnaire = catalogue.questionnaire(actor, found.questionnaire, found.version)
    result = results.result_of(
        actor, set_id, on=today(), with_support=False, as_asked=True
    )
    asked = frozenset(item.id for item in result.indicators if item.asked)
    return Reading(
        found=found,
        questionnaire=questionnaire,
        facts=catalogue.company_facts(actor),
        asked=asked,
    )
