"""Results: load, evaluate, hand out. Nothing is stored here."""

from collections.abc import Mapping

from assessment.content.library import shipped_library
from assessment.evaluation import evaluate
from assessment.model.actor import Actor
from assessment.model.changes import ProgrammeChanges
from assessment.model.company import Company
from assessment.model.maturity import Questionnaire
from assessment.model.responses import Answer, AssessmentFile, Responses
from assessment.model.result import Result, SupportResult
from assessment.services import validation
from assessment.services.database import database
from assessment.services.pinned import questionnaire_of
from assessment.services.responding import open_set
from assessment.services.roles import authorise
from assessment.services.settling import settled_depth
from assessment.support.changes import find_changes


def result_of(
    actor: Actor,
    response_set_id: str,
    *,
    on: str,
    with_support: bool = True,
    as_asked: bool = False,
) -> Result:
    """The result of a stored response set on the day ``on``.

    Without support no programme is judged: most of the work, which question screens
    have no use for. A result that was reached stays until most of the questions of a
    further depth are answered (:mod:`assessment.services.settling`); ``as_asked`` gives
    the one at the depth that is being asked, whatever is still open.
    """
    return _stored(
        actor, response_set_id, on, {}, with_support=with_support, as_asked=as_asked
    )


def what_if(
    actor: Actor, response_set_id: str, *, on: str, changes: dict[str, Answer]
) -> Result:
    """The result as it would be with ``changes``, by indicator; nothing is saved."""
    return _stored(actor, response_set_id, on, changes, with_support=True)


def _stored(
    actor: Actor,
    response_set_id: str,
    on: str,
    changes: dict[str, Answer],
    *,
    with_support: bool,
    as_asked: bool = False,
) -> Result:
    found = open_set(actor, response_set_id)
    questionnaire = database().read(
        lambda connection: questionnaire_of(connection, found.id)
    )
    for indicator, answer in changes.items():
        validation.check_answer(questionnaire, indicator, answer)
    responses = found.responses()
    changed = responses.model_copy(update={"answers": responses.answers | changes})
    company = found.company()
    result = _evaluate(questionnaire, changed, company, on, with_support=with_support)
    depth = result.depth if as_asked else settled_depth(questionnaire, result)
    if depth is result.depth:
        return result
    shallower = changed.model_copy(update={"depth": depth})
    return _evaluate(questionnaire, shallower, company, on, with_support=with_support)


def result_of_file(actor: Actor, file: AssessmentFile, *, on: str) -> Result:
    """The result of an assessment file, which is not stored."""
    authorise(actor, "read-content")
    questionnaire = shipped_library().questionnaire(file.questionnaire, file.version)
    return _evaluate(questionnaire, file.responses(), file.company, on)


def changes_of(
    actor: Actor, response_set_id: str, *, programme: str, on: str
) -> ProgrammeChanges | None:
    """What would open one programme to a stored company; None: no such programme."""
    company = open_set(actor, response_set_id).company()
    return _changes(company, (programme,), on).get(programme)


def changes_of_file(
    actor: Actor, file: AssessmentFile, support: SupportResult
) -> Mapping[str, ProgrammeChanges]:
    """What would open each programme that is not open to the company of a file.

    What nobody can apply for is left out: closed rows and mere background.
    """
    authorise(actor, "read-content")
    wanted = (
        found.programme.id
        for found in support.programmes
        if found.verdict == "not-eligible"
        and found.standing not in ("closed", "background")
    )
    return _changes(file.company, tuple(wanted), support.on)


def _changes(
    company: Company, wanted: tuple[str, ...], on: str
) -> dict[str, ProgrammeChanges]:
    library = shipped_library()
    programmes, facts = library.programmes(), library.company_facts()
    return {
        programme.id: find_changes(
            programme, company, facts=facts, on=on, programmes=programmes
        )
        for programme in programmes
        if programme.id in wanted
    }


def _evaluate(
    questionnaire: Questionnaire,
    responses: Responses,
    company: Company,
    on: str,
    *,
    with_support: bool = True,
) -> Result:
    library = shipped_library()
    return evaluate(
        questionnaire,
        responses,
        company,
        facts=library.company_facts(),
        catalogue=library.actions(),
        programmes=library.programmes() if with_support else None,
        on=on,
    )
