"""From conditions to a verdict: the one rule by which a programme is judged.

A criterion is *met* when it speaks for the firm: a requirement whose condition is true,
an exclusion whose condition is false. One criterion not met gives *not-eligible*;
otherwise one unknown gives *unknown*; otherwise *eligible*, which people see as "likely
eligible" because the agency decides. Standing, dates and priorities never enter here.
"""

from collections.abc import Iterable, Mapping

from assessment.model.programme import Criterion, Programme
from assessment.model.result import Outcome, Verdict
from assessment.scoring.conditions import Known, judge


def outcome_of(criterion: Criterion, holds: bool | None) -> Outcome:
    """What it means for the firm that the criterion's condition ``holds``."""
    if holds is None:
        return "unknown"
    return "met" if holds is (criterion.kind == "requirement") else "not-met"


def verdict_of(outcomes: Iterable[Outcome]) -> Verdict:
    """The verdict from all outcomes, whatever their order.

    >>> verdict_of(["met", "unknown"]), verdict_of(["unknown", "not-met"])
    ('unknown', 'not-eligible')
    """
    found = set(outcomes)
    if "not-met" in found:
        return "not-eligible"
    return "unknown" if "unknown" in found else "eligible"


def judge_criteria(
    programme: Programme, known: Mapping[str, Known]
) -> tuple[Outcome, ...]:
    """The outcome of every criterion, in the order of the file."""
    return tuple(
        outcome_of(criterion, judge(criterion.when, known))
        for criterion in programme.criteria
    )


def qualifies(programme: Programme, known: Mapping[str, Known]) -> bool | None:
    """Whether the firm meets every criterion of ``programme``; None is unknown."""
    verdict = verdict_of(judge_criteria(programme, known))
    return None if verdict == "unknown" else verdict == "eligible"
