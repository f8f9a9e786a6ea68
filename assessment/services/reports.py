"""The report in every format: from what is stored, or from an assessment file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from assessment.content.library import shipped_library
from assessment.errors import Problem, ReportError
from assessment.errors import reports as messages
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.model.company import Company
from assessment.model.maturity import Questionnaire
from assessment.model.responses import AssessmentFile
from assessment.model.result import Result
from assessment.services import results
from assessment.services.database import database
from assessment.services.files import score_json, support_json
from assessment.services.pinned import questionnaire_of
from assessment.services.responding import open_set
from assessment.services.roles import authorise

if TYPE_CHECKING:
    from assessment.reports.document import ReportDocument
    from assessment.reports.module_document import ModuleDocument

Form = Literal["pdf", "docx", "xlsx", "pptx", "html", "json"]
"""A format by the ending of its file."""
Audience = Literal["full", "owner"]
FORMS: tuple[Form, ...] = get_args(Form)
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
MODULE_FORMS: tuple[Form, ...] = ("pdf", "docx", "html", "json")
"""A module has no areas to draw and nothing to present to a board."""
PAGED_FORMS: tuple[Form, ...] = ("pdf", "docx", "html")
"""Formats that can be cut to the owner's two pages."""


@dataclass(frozen=True, slots=True)
class _Material:
    """Everything a report is made of."""

    result: Result
    questionnaire: Questionnaire
    company: Company
    notes: Mapping[str, str]


def report_of(
    actor: Actor,
    response_set_id: str,
    *,
    form: Form,
    on: str,
    language: Language,
    audience: Audience = "full",
) -> bytes:
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
    material = _Material(result, questionnaire, found.company(), notes)
    return _made(material, form, language, audience)


def report_of_file(
    actor: Actor,
    file: AssessmentFile,
    *,
    form: Form,
    on: str,
    language: Language,
    audience: Audience = "full",
) -> bytes:
    """The report on an assessment file, which is not stored."""
    authorise(actor, "report")
    questionnaire = shipped_library().questionnaire(file.questionnaire, file.version)
    result = results.result_of_file(actor, file, on=on)
    material = _Material(result, questionnaire, file.company, file.evidence)
    return _made(material, form, language, audience)


def pdf_of(actor: Actor, response_set_id: str, *, on: str, language: Language) -> bytes:
    """The full report on a stored response set as a PDF."""
    return report_of(actor, response_set_id, form="pdf", on=on, language=language)


def pdf_of_file(
    actor: Actor, file: AssessmentFile, *, on: str, language: Language
) -> bytes:
    """The full report on an assessment file as a PDF."""
    return report_of_file(actor, file, form="pdf", on=on, language=language)


def _made(
    material: _Material, form: Form, language: Language, audience: Audience
) -> bytes:
    is_module = material.questionnaire.module is not None
    if is_module and form not in MODULE_FORMS:
        values = {"form": form, "forms": ", ".join(MODULE_FORMS)}
        raise ReportError(Problem(messages.NOT_OF_A_MODULE, values=values))
    if audience != "full" and form not in PAGED_FORMS:
        values = {"form": form, "forms": ", ".join(PAGED_FORMS)}
        raise ReportError(Problem(messages.ONLY_IN_FULL, values=values))
    if form == "json":
        return _json(material.result, language)
    return _rendered(material, form, language, audience)


def _rendered(
    material: _Material, form: Form, language: Language, audience: Audience
) -> bytes:
    # Renderers and their libraries are heavy: each loads when somebody asks for it.
    from assessment.reports.document import build
    from assessment.reports.module_document import build_module

    result, questionnaire = material.result, material.questionnaire
    if questionnaire.module is not None:
        return _paged(
            build_module(
                result,
                questionnaire,
                company=material.company,
                language=language,
                notes=material.notes,
            ),
            form,
        )
    library = shipped_library()
    facts = library.company_facts()
    document = build(
        result,
        questionnaire,
        company=material.company,
        facts=facts,
        language=language,
        notes=material.notes,
        crosswalk=library.crosswalk(),
        # Slides leave out as much as the owner's pages do, and say so alike.
        audience="owner" if form == "pptx" else audience,
    )
    if form == "xlsx":
        from assessment.reports import workbook_document, xlsx

        return xlsx.render(
            workbook_document.build_workbook(
                document,
                result,
                questionnaire,
                company=material.company,
                facts=facts,
                notes=material.notes,
            )
        )
    if form == "pptx":
        from assessment.reports import pptx

        return pptx.render(document)
    return _paged(document, form)


def _paged(document: "ReportDocument | ModuleDocument", form: Form) -> bytes:
    if form == "docx":
        from assessment.reports import docx

        return docx.render(document)
    if form == "html":
        from assessment.reports import html

        return html.render(document)
    from assessment.reports import pdf

    return pdf.render(document)


def _json(result: Result, language: Language) -> bytes:
    """Scores and verdicts with the keys that ``schema score`` and ``support`` say."""
    support = result.support
    found = {
        "score": score_json(result, language),
        "support": None if support is None else support_json(support, language),
    }
    return json.dumps(found, ensure_ascii=False, indent=2).encode()
