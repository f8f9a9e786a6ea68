"""Offers that cannot be added up, and which of two is the better one.

One state source pays for the same content (Law 04/2017/QH14 Article 5.5). Of two
offers the better one pays more: support = min(cost x share, cap). An offer whose share,
cap or tier is not known has no figure, so it is never the better one, and the other is
not called better than an unknown either.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from assessment.model.programme import Tier
from assessment.model.result import ProgrammeResult
from assessment.model.stacking import Comparison, OfferFigure, SameContent, Unknown
from assessment.support.offer import REPAID, own_tiers, support_for

_ROUNDING = 1e-6


def find_same_content(
    results: Sequence[ProgrammeResult], *, cost_vnd: int | None = None
) -> tuple[SameContent, ...]:
    """Every pair of ``results`` of which a firm may take only one, in their order.

    Both are recommended, both pay part of a cost, neither is closed to the firm, and
    they share a need. Without ``cost_vnd`` they are compared at the cost that exhausts
    both caps.
    """
    sharing = [
        _own_offer(result)
        for result in results
        if result.is_recommended
        and result.programme.offer.is_cofunding
        and result.verdict != "not-eligible"
    ]
    return tuple(
        _compare(one, other, cost_vnd)
        for one, other in combinations(sharing, 2)
        if not one.needs.isdisjoint(other.needs)
    )


def compare_offers(
    one: ProgrammeResult, other: ProgrammeResult, *, cost_vnd: int | None = None
) -> SameContent:
    """Which of two offers pays more of ``cost_vnd``, or why that is not known."""
    return _compare(_own_offer(one), _own_offer(other), cost_vnd)


class _OwnOffer(NamedTuple):
    """What a programme offers this firm, read once for all its pairs."""

    result: ProgrammeResult
    needs: frozenset[str]
    tier: Tier | None
    figure: OfferFigure
    """Without an amount."""
    is_repaid: bool

    def at(self, cost_vnd: int | None) -> OfferFigure:
        """With the amount that it pays of ``cost_vnd``, where that is known."""
        if self.tier is None or self.figure.unknown or cost_vnd is None:
            return self.figure
        return replace(self.figure, support_vnd=support_for(self.tier, cost_vnd))


def _own_offer(result: ProgrammeResult) -> _OwnOffer:
    tier, unknown = _own_tier(result)
    programme = result.programme
    figure = OfferFigure(
        programme=programme.id,
        tier=tier.id if tier else None,
        share=tier.share if tier else None,
        cap_vnd=tier.cap_vnd if tier else None,
        support_vnd=None,
        unknown=unknown,
    )
    return _OwnOffer(
        result, frozenset(programme.needs), tier, figure, programme.type in REPAID
    )


def _compare(one: _OwnOffer, other: _OwnOffer, cost_vnd: int | None) -> SameContent:
    cost = _exhausting(one.tier, other.tier) if cost_vnd is None else cost_vnd
    figures = (one.at(cost), other.at(cost))
    pays = (figures[0].support_vnd, figures[1].support_vnd)
    better: str | None = None
    difference: int | None = None
    comparison: Comparison = "not-known"
    if one.is_repaid is not other.is_repaid:
        comparison = "different-kind"
    elif pays[0] is not None and pays[1] is not None:
        difference = abs(pays[0] - pays[1])
        comparison = "better" if difference else "equal"
        if difference:
            better = figures[pays[1] > pays[0]].programme
    return SameContent(
        figures=figures,
        needs=tuple(need for need in one.result.programme.needs if need in other.needs),
        comparison=comparison,
        cost_vnd=cost,
        better=better,
        difference_vnd=difference,
        turns_at_vnd=None
        if difference is None
        else _turning_cost(one.tier, other.tier),
    )


def _own_tier(result: ProgrammeResult) -> tuple[Tier | None, Unknown | None]:
    """The tier that is this firm's, or why there is not one."""
    if not result.tiers:
        return None, "no-tier"
    if any(found.applies == "unknown" for found in result.tiers):
        return None, "tier"
    own = own_tiers(result.tiers, "met")
    if len(own) != 1:
        return None, "several-tiers" if own else "no-tier"
    (tier,) = own
    if tier.share is None:
        return tier, "share-and-cap" if tier.cap_vnd is None else "share"
    return tier, "cap" if tier.cap_vnd is None else None


def _exhausting(*tiers: Tier | None) -> int | None:
    """The least cost at which every known cap is reached; None: no cap is known."""
    costs = [
        math.ceil(tier.cap_vnd / tier.share - _ROUNDING)
        for tier in tiers
        if tier is not None and tier.share and tier.cap_vnd is not None
    ]
    return max(costs, default=None)


def _turning_cost(one: Tier | None, other: Tier | None) -> int | None:
    """The cost at which the offer with the larger share falls behind.

    Only where one has the larger share and the other the larger cap: there the one
    stays at its cap while the other still grows with the cost.
    """
    known = [
        (tier.share, tier.cap_vnd)
        for tier in (one, other)
        if tier is not None and tier.share and tier.cap_vnd is not None
    ]
    if len(known) != 2:
        return None
    (slow_share, high_cap), (fast_share, low_cap) = sorted(known)
    if slow_share == fast_share or high_cap <= low_cap:
        return None
    return math.ceil(low_cap / slow_share - _ROUNDING)
