"""The order in which programmes are shown, and what each is worth asking about.

Not eligible comes last, with its reason. Of the rest, what a firm can use comes before
what is only watched, known from weak memory, or over. Of what can be used, recommended
programmes come first: likely eligible, then one answer away, then unknown. Within a
group the heavier needs go first, then what is easier to get: statutory and free, then
grants, then what must be paid back (most small manufacturers gain most from the free
and automatic ones).
"""

from collections.abc import Iterable, Mapping, Sequence

from assessment.model.programme import Availability, Programme, ProgrammeType
from assessment.model.result import ProgrammeResult, TierResult
from assessment.support.offer import REPAID, is_free

_STATUTORY: frozenset[Availability] = frozenset(
    {"statutory-entitlement", "automatic", "always-on"}
)
_MONEY: frozenset[ProgrammeType] = frozenset(
    {"grant", "tax", "land", "training", "consulting"}
)
_WITHOUT_MONEY_NOW = 0.5


def needs_weight(programme: Programme, needs: Mapping[str, float]) -> float:
    """The weight of the firm's needs that the programme addresses."""
    return sum(needs.get(need, 0.0) for need in programme.needs)


def ease(programme: Programme, tiers: Sequence[TierResult]) -> int:
    """0 statutory or free of charge, 1 applied for, 2 to be paid back."""
    if programme.type in REPAID:
        return 2
    if programme.availability in _STATUTORY or is_free(tiers):
        return 0
    return 1


def show_order(
    results: Iterable[ProgrammeResult], needs: Mapping[str, float]
) -> tuple[ProgrammeResult, ...]:
    """The results in the order to show them; ties by id."""

    def key(
        result: ProgrammeResult,
    ) -> tuple[bool, bool, bool, bool, int, float, int, str]:
        programme = result.programme
        return (
            result.verdict == "not-eligible",
            not can_be_used(result),
            not result.is_recommended,
            not result.in_force,
            _group(result),
            -needs_weight(programme, needs),
            ease(programme, result.tiers),
            programme.id,
        )

    return tuple(sorted(results, key=key))


def can_be_used(result: ProgrammeResult) -> bool:
    """Whether it can be applied for, or is firm enough to be checked with the agency.

    What is only watched, and what nobody read and few remember well, is neither.
    """
    return result.standing in ("apply", "check-first") and not is_weakly_known(
        result.programme
    )


def is_weakly_known(programme: Programme) -> bool:
    """Whether it is written down from memory, and not from a firm one."""
    return programme.confidence == "recalled-weakly"


def is_one_answer_away(result: ProgrammeResult) -> bool:
    """Whether one answer of the firm is all that the verdict still waits for."""
    return (
        result.verdict == "unknown"
        and len(result.missing_facts) == 1
        and not result.ask_agency
    )


def worth(result: ProgrammeResult, needs: Mapping[str, float]) -> float:
    """What it is worth to know this verdict.

    ``(1 + matched needs / heaviest need) x (1 if it gives money now, else 0.5)``, and 0
    for a programme that nobody can apply for: before its first day it stands as watch,
    after its last as closed.
    """
    if result.standing in ("closed", "background", "watch"):
        return 0.0
    heaviest = max(needs.values(), default=0.0)
    matched = needs_weight(result.programme, needs) / heaviest if heaviest > 0 else 0.0
    money = 1.0 if gives_money_now(result) else _WITHOUT_MONEY_NOW
    return (1.0 + matched) * money


def gives_money_now(result: ProgrammeResult) -> bool:
    """Whether it gives money that is not paid back, of a share or cap known today."""
    programme = result.programme
    return programme.type in _MONEY and any(
        tier.share is not None or tier.cap_vnd is not None
        for tier in programme.offer.tiers
    )


def _group(result: ProgrammeResult) -> int:
    if result.verdict == "eligible":
        return 0
    return 1 if is_one_answer_away(result) else 2
