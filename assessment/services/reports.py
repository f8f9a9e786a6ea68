"""The report as a PDF: from what is stored, or from an assessment file."""

from collections.abc import Mapping

from assessment.content.library import shipped_library
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.model.company import Company
from assessment.model.maturity import Questionnaire
from assessment.model.responses import AssessmentFile
from assessment.model.result import Result
from assessment.services import results
from assessment.services.database import database
from assessment.services.pinned import questionnaire_of
from assessment.services.responding import open_set
from assessment.services.roles import authorise


def pdf_of(actor: Actor, response_set_id: str, *, on: str, language: Language) -> bytes:
    """The report on a stored response set as it is on the day ``on``."""
    authorise(actor, "report")
    found = open_set(actor, response_set_id)
    questionnaire = database().read(
        lambda connection: questionnaire_of(connection, found.id)
    )
    notes = {
        indicator: " – ".join(filter(None, (stored.evidence, stored.note)))
        for indicator, stored in found.answers.items()
        if stored.evidence or stored.note
    }
    result = results.result_of(
        actor, found.id, on=on, with_support=questionnaire.module is None
    )
    return _pdf(result, questionnaire, found.company(), language, notes)


def pdf_of_file(
    actor: Actor, file: AssessmentFile, *, on: str, language: Language
) -> bytes:
    """The report on an assessment file, which is not stored."""
    authorise(actor, "report")
    questionnaire = shipped_library().questionnaire(file.questionnaire, file.version)
    result = results.result_of_file(actor, file, on=on)
    return _pdf(result, questionnaire, file.company, language, file.evidence)


def _pdf(
    result: Result,
    questionnaire: Questionnaire,
    company: Company,
    language: Language,
    notes: Mapping[str, str],
) -> bytes:
    # typst and its fonts are heavy: they load when somebody asks for a report.
    from assessment.reports.document import build
    from assessment.reports.module_document import build_module
    from assessment.reports.pdf import render

    if questionnaire.module is not None:
        return render(
            build_module(
                result, questionnaire, company=company, language=language, notes=notes
            )
        )
    library = shipped_library()
    return render(
        build(
            result,
            questionnaire,
            company=company,
            facts=library.company_facts(),
            language=language,
            notes=notes,
            crosswalk=library.crosswalk(),
        )
    )
