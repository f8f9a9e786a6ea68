"""Coverage: which fields of other systems the asked indicators say something about.

    share = fields with at least one asked indicator / all fields of the system

It counts questions, not answers, and converts no score: a firm at level 5 everywhere
has the same coverage as a firm at level 0.
"""

from collections.abc import Collection

from assessment.model.crosswalk import (
    ComparedSystem,
    CrosswalkCatalogue,
    FieldEvidence,
    FieldId,
    SystemCoverage,
)
from assessment.model.maturity import Questionnaire


def coverage_of(
    questionnaire: Questionnaire,
    crosswalk: CrosswalkCatalogue,
    asked: Collection[str],
) -> tuple[SystemCoverage, ...]:
    """The coverage of every system, in the order of ``crosswalk``.

    ``asked`` names the indicators that were asked: applicable and within the depth.
    Fields stand in the system's order, indicators in that of the questionnaire; ids
    that name no indicator count for nothing.
    """
    chosen = frozenset(asked)
    evidence: dict[tuple[str, FieldId], list[str]] = {}
    for indicator, _ in questionnaire.indicators():
        if indicator.id in chosen:
            for system in type(indicator.crosswalk).model_fields:
                for named in dict.fromkeys(getattr(indicator.crosswalk, system)):
                    evidence.setdefault((system, named), []).append(indicator.id)
    return tuple(_coverage(system, evidence) for system in crosswalk.systems)


def _coverage(
    system: ComparedSystem, evidence: dict[tuple[str, FieldId], list[str]]
) -> SystemCoverage:
    ids = [field.id for field in system.fields]
    found = [
        FieldEvidence(field=name, indicators=tuple(evidence[system.id, name]))
        for name in ids
        if (system.id, name) in evidence
    ]
    return SystemCoverage(
        system=system.id,
        with_evidence=tuple(found),
        without_evidence=tuple(
            name for name in ids if (system.id, name) not in evidence
        ),
        share=len(found) / len(ids),
    )
