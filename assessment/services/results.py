"""Results: load, evaluate, hand out. Nothing is stored here."""

from assessment.content.library import shipped_library
from assessment.evaluation import evaluate
from assessment.model.actor import Actor
from assessment.model.company import Company
from assessment.model.maturity import Questionnaire
from assessment.model.responses import Answer, AssessmentFile, Responses
from assessment.model.result import Result
from assessment.services import validation
from assessment.services.database import database
from assessment.services.pinned import questionnaire_of
from assessment.services.responding import open_set
from assessment.services.roles import authorise


def result_of(actor: Actor, response_set_id: str, *, on: str) -> Result:
    """The result of a stored response set on the day ``on``."""
    return what_if(actor, response_set_id, on=on, changes={})


def what_if(
    actor: Actor, response_set_id: str, *, on: str, changes: dict[str, Answer]
) -> Result:
    """The result as it would be with ``changes``, by indicator; nothing is saved."""
    found = open_set(actor, response_set_id)
    questionnaire = database().read(
        lambda connection: questionnaire_of(connection, found.id)
    )
    for indicator, answer in changes.items():
        validation.check_answer(questionnaire, indicator, answer)
    responses = found.responses()
    changed = responses.model_copy(update={"answers": responses.answers | changes})
    return _evaluate(questionnaire, changed, found.company(), on)


def result_of_file(actor: Actor, file: AssessmentFile, *, on: str) -> Result:
    """The result of an assessment file, which is not stored."""
    authorise(actor, "read-content")
    questionnaire = shipped_library().questionnaire(file.questionnaire, file.version)
    return _evaluate(questionnaire, file.responses(), file.company, on)


def _evaluate(
    questionnaire: Questionnaire, responses: Responses, company: Company, on: str
) -> Result:
    library = shipped_library()
    return evaluate(
        questionnaire,
        responses,
        company,
        facts=library.company_facts(),
        catalogue=library.actions(),
        programmes=library.programmes(),
        on=on,
    )
