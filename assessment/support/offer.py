"""The money of an offer: support = min(cost x share, cap), unknown where either is.

An unknown cap is no number and never infinity: the amount is unknown too, and people
read "cap not known". The same holds for a share that the law has not set.
"""

import math
from collections.abc import Sequence

from assessment.model.programme import ProgrammeType, Tier
from assessment.model.result import Outcome, TierResult

REPAID: frozenset[ProgrammeType] = frozenset({"loan", "guarantee", "equity"})
"""Types whose money comes back to the giver."""
_WHOLE_COST = 1.0
_ROUNDING = 1e-6


def support_for(tier: Tier, cost_vnd: int) -> int | None:
    """VND that ``tier`` pays of ``cost_vnd``, rounded down; None: cap not known.

    >>> tier = Tier.model_validate(
    ...     {"id": "t", "label": {"vi": "Nhỏ", "en": "Small"}, "share": 0.5,
    ...      "cap_vnd": 50_000_000})
    >>> support_for(tier, 80_000_000), support_for(tier, 300_000_000)
    (40000000, 50000000)
    """
    if tier.share is None or tier.cap_vnd is None:
        return None
    return min(math.floor(cost_vnd * tier.share + _ROUNDING), tier.cap_vnd)


def own_tiers(tiers: Sequence[TierResult], outcome: Outcome) -> tuple[Tier, ...]:
    """The tiers that apply with ``outcome``, in the order of the file."""
    return tuple(found.tier for found in tiers if found.applies == outcome)


def is_free(tiers: Sequence[TierResult]) -> bool:
    """Whether every tier that applies pays the whole cost, and at least one does."""
    shares = [tier.share for tier in own_tiers(tiers, "met")]
    return bool(shares) and all(
        share is not None and share >= _WHOLE_COST for share in shares
    )
