"""What came of many companies, as JSON with stable keys.

The keys are published by ``python -m assessment schema support-bulk``.
"""

from collections.abc import Sequence
from typing import Any

from assessment.content.schema import DIALECT
from assessment.exchange.schema_parts import (
    DATE,
    ID,
    Schema,
    a_list,
    an_object,
    kind,
    maybe,
    texts,
)
from assessment.model.base import Language
from assessment.model.company import CompanyFacts
from assessment.model.many import (
    CriterionCount,
    FactCount,
    ManyResult,
    ProgrammeCount,
)

Json = dict[str, Any]


def many_json(result: ManyResult, facts: CompanyFacts, language: Language) -> Json:
    """Counts a programme, what blocks and what is missing most often."""
    return {
        "on": result.on,
        "companies": result.size,
        "facts": list(result.facts),
        "programmes": [
            _programme(found, facts, language) for found in result.programmes
        ],
        "blocking": [
            {"programme": found.programme} | _criterion(found, language)
            for found in result.blocking
        ],
        "missing": _missing(result.missing, facts, language),
    }


def _programme(found: ProgrammeCount, facts: CompanyFacts, language: Language) -> Json:
    return {
        "id": found.programme.id,
        "name": found.programme.name.in_language(language),
        "standing": found.standing,
        "in_force": found.in_force,
        "eligible": found.eligible,
        "unknown": found.unknown,
        "not_eligible": found.not_eligible,
        "criteria": [_criterion(each, language) for each in found.criteria],
        "missing": _missing(found.missing, facts, language),
    }


def _criterion(found: CriterionCount, language: Language) -> Json:
    reference = found.reference
    return {
        "id": found.id,
        "kind": found.kind,
        "title": found.title.in_language(language),
        "document": reference.document if reference else None,
        "article": reference.article if reference else None,
        "met": found.met,
        "unknown": found.unknown,
        "not_met": found.not_met,
        "alone": found.alone,
    }


def _missing(
    found: Sequence[FactCount], facts: CompanyFacts, language: Language
) -> list[Json]:
    questions = {fact.id: fact.question.in_language(language) for fact in facts.facts}
    return [
        {
            "fact": each.fact,
            "question": questions[each.fact],
            "known_by": each.known_by,
            "companies": each.companies,
            "verdicts": each.verdicts,
        }
        for each in found
    ]


def many_schema() -> Schema:
    """What ``support --bulk FILE --json`` prints."""
    count = kind("integer", minimum=0)
    criterion: dict[str, Schema] = {
        "id": ID,
        "kind": {"enum": ["requirement", "exclusion"]},
        "title": kind("string", "In the chosen language"),
        "document": maybe("string"),
        "article": maybe("string"),
        "met": count | {"description": "met always speaks for the company"},
        "unknown": count,
        "not_met": count,
        "alone": count
        | {"description": "Of not_met: no other criterion of the programme is not met"},
    }
    missing = an_object(
        "",
        fact=ID,
        question=kind("string", "In the chosen language"),
        known_by={"enum": ["firm", "agency"]},
        companies=count | {"description": "For which some verdict waits for it"},
        verdicts=count | {"description": "Verdicts that wait for it"},
    )
    programme = an_object(
        "",
        id=ID,
        name=kind("string", "In the chosen language"),
        standing={"enum": ["apply", "check-first", "watch", "closed", "background"]},
        in_force=kind("boolean", "Within its first and last day"),
        eligible=count | {"description": "Companies; likely eligible, in words"},
        unknown=count,
        not_eligible=count,
        criteria=a_list(an_object("", **criterion), "In the order of the file"),
        missing=a_list(missing, "Most often missing first"),
    )
    return {"$schema": DIALECT, "title": "Support of many companies"} | an_object(
        "",
        on=DATE,
        companies=kind("integer", minimum=1),
        facts=texts("The facts that the table has a column for"),
        programmes=a_list(programme, "In the order of the library"),
        blocking=a_list(
            an_object("", programme=ID, **criterion),
            "Criteria some company does not meet, the most frequent first",
        ),
        missing=a_list(missing, "Facts some verdict waits for, most companies first"),
    )
