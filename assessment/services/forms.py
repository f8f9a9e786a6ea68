"""Forms to fill in away from the screen: a spreadsheet, or paper."""

from assessment.content.library import shipped_library
from assessment.content.spelling import hint
from assessment.errors import NotFound, Problem
from assessment.errors.workbook import UNKNOWN_QUESTIONNAIRE
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import AssessmentFile
from assessment.services.roles import authorise

QUESTIONNAIRE = "smart-manufacturing"


def spreadsheet(
    actor: Actor,
    questionnaire: str = QUESTIONNAIRE,
    *,
    depth: Depth,
    language: Language,
    filled: AssessmentFile | None = None,
) -> bytes:
    """The newest version of ``questionnaire`` as a form, XLSX.

    With ``filled``: the form of that file's questionnaire, with what it knows filled
    in. Raises NotFound for a questionnaire that is not there.
    """
    authorise(actor, "read-content")
    from assessment.exchange.workbook import write_form

    facts = shipped_library().company_facts()
    if filled is None:
        asked = _newest(questionnaire)
        return write_form(asked, facts, depth=depth, language=language)
    return write_form(
        shipped_library().questionnaire(filled.questionnaire, filled.version),
        facts,
        depth=depth,
        language=language,
        company=filled.company,
        answers=filled.answers,
        evidence=filled.evidence,
    )


def paper(
    actor: Actor,
    questionnaire: str = QUESTIONNAIRE,
    *,
    depth: Depth,
    language: Language,
) -> bytes:
    """The newest version of ``questionnaire`` as a form to print, PDF.

    Raises NotFound for a questionnaire that is not there.
    """
    authorise(actor, "read-content")
    from assessment.reports.form_document import build_form
    from assessment.reports.pdf import render

    facts = shipped_library().company_facts()
    asked = _newest(questionnaire)
    return render(build_form(asked, facts, depth=depth, language=language))


def _newest(questionnaire: str) -> Questionnaire:
    library = shipped_library()
    pairs = library.questionnaires()
    found = [pair for pair in pairs if pair[0] == questionnaire]
    if not found:
        known = hint(questionnaire, [name for name, _ in pairs])
        values = {"found": questionnaire[:80], "hint": known}
        raise NotFound(Problem(UNKNOWN_QUESTIONNAIRE, values=values))
    return library.questionnaire(*found[-1])
