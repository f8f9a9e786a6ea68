"""The figures of a pilot, of what is stored here or of files that came in. No names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assessment.content.library import shipped_library
from assessment.errors import Problem, ServiceError
from assessment.errors.services import NOT_IN_PILOT
from assessment.evaluation import evaluate
from assessment.model.actor import Actor
from assessment.model.maturity import Questionnaire
from assessment.model.pilot import PilotAnswers, PilotReport
from assessment.model.responses import AssessmentFile
from assessment.model.stored import PilotState, ResponseSet
from assessment.pilot.figures import summarise_pilot
from assessment.services import pilot, responding
from assessment.services.database import database
from assessment.services.pinned import questionnaire_of
from assessment.services.roles import authorise
from assessment.support.derived_facts import derive


def of_stored(actor: Actor, *, on: str) -> tuple[PilotReport, ...]:
    """The figures of everyone on this machine who agreed, by questionnaire version.

    ``on`` is the date on which the facts decide what was asked. No names are in it.
    """
    authorise(actor, "export-all")
    given = []
    for found in responding.list_sets(actor, with_modules=True):
        agreed = pilot.state(actor, found.id)
        if agreed is not None:
            questionnaire = _questionnaire(found)
            given.append((questionnaire, _file(found, agreed)))
    return _reports(given, on)


def of_files(
    actor: Actor, files: Sequence[AssessmentFile], *, on: str
) -> tuple[PilotReport, ...]:
    """The figures of assessment files; those without a ``pilot`` section are left out.

    A respondent whose file is there twice counts once, as the last file says.
    """
    authorise(actor, "read-content")
    library = shipped_library()
    return _reports(
        [
            (library.questionnaire(file.questionnaire, file.version), file)
            for file in files
            if file.pilot is not None
        ],
        on,
    )


def _reports(
    given: Iterable[tuple[Questionnaire, AssessmentFile]], on: str
) -> tuple[PilotReport, ...]:
    questionnaires: dict[tuple[str, str], Questionnaire] = {}
    groups: dict[tuple[str, str], dict[str, PilotAnswers]] = defaultdict(dict)
    for questionnaire, file in given:
        answers = _answers(questionnaire, file, on)
        pair = (questionnaire.id, questionnaire.version)
        questionnaires.setdefault(pair, questionnaire)
        groups[pair][f"{answers.company} {answers.respondent}"] = answers
    return tuple(
        summarise_pilot(questionnaires[pair], [*inside.values()])
        for pair, inside in sorted(groups.items())
    )


def _answers(
    questionnaire: Questionnaire, file: AssessmentFile, on: str
) -> PilotAnswers:
    library, record = shipped_library(), file.pilot
    if record is None:
        raise ServiceError(Problem(NOT_IN_PILOT))
    result = evaluate(
        questionnaire,
        file.responses(),
        file.company,
        facts=library.company_facts(),
        catalogue=library.actions(),
        programmes=None,
        on=on,
    )
    asked = {found.id for found in result.indicators if found.asked}
    order = [name for section in questionnaire.sections for name in section.indicators]
    name = " ".join(file.company.name.casefold().split())
    return PilotAnswers(
        company=f"code {record.company}" if record.company else name and f"name {name}",
        respondent=record.respondent,
        role=record.role,
        asked=tuple(each for each in order if each in asked),
        answers=dict(file.answers),
        seconds={key: float(value) for key, value in record.seconds.items()},
        shown=frozenset(record.shown),
        unclear=frozenset(record.unclear),
        language=record.language,
        size_class=_size_class(file, on),
    )


def _size_class(file: AssessmentFile, on: str) -> str | None:
    """The one size class the facts allow; None where several are possible."""
    known = derive(file.company, shipped_library().company_facts(), on=on)
    found = known.get("size_class")
    if isinstance(found, frozenset) and len(found) == 1:
        (found,) = found
    return found if isinstance(found, str) else None


def _questionnaire(found: ResponseSet) -> Questionnaire:
    return database().read(lambda connection: questionnaire_of(connection, found.id))


def _file(found: ResponseSet, agreed: PilotState) -> AssessmentFile:
    return AssessmentFile(
        **found.responses().model_dump(),
        company=found.company(),
        pilot=pilot.record_of(agreed),
    )
