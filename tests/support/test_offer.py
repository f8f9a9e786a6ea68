"""Support = min(cost x share, cap); what is not known is no number."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.model.base import Wording
from assessment.model.programme import Tier
from assessment.model.result import TierResult
from assessment.support.offer import is_free, own_tiers, support_for

LABEL = Wording(vi="Mức", en="Tier")


def tier(share: float | None, cap: int | None, **more: Any) -> Tier:
    """A tier with this share and cap."""
    return Tier(id="tier", label=LABEL, share=share, cap_vnd=cap, **more)


@pytest.mark.parametrize(
    ("share", "cap", "cost", "expected"),
    [
        (0.5, 50_000_000, 80_000_000, 40_000_000),
        (0.5, 50_000_000, 100_000_000, 50_000_000),
        (0.5, 50_000_000, 100_000_002, 50_000_000),
        (1.0, 3_000_000, 2_999_999, 2_999_999),
        (0.3, 10_000_000, 10, 3),
        (0.3, 10_000_000, 11, 3),
        (0.5, 0, 100, 0),
        (0.5, None, 100, None),
        (None, 30_000_000, 100, None),
        (None, None, 100, None),
    ],
)
def test_support_of_a_cost(
    share: float | None, cap: int | None, cost: int, expected: int | None
) -> None:
    assert support_for(tier(share, cap), cost) == expected


@given(st.integers(0, 100), st.integers(0, 10**10), st.integers(0, 10**12))
def test_support_is_whole_dong_and_never_over_share_or_cap(
    percent: int, cap: int, cost: int
) -> None:
    found = support_for(tier(percent / 100, cap), cost)
    assert found == min(cost * percent // 100, cap)


def test_free_means_every_own_tier_pays_all() -> None:
    def found(share: float | None, applies: Any) -> TierResult:
        return TierResult(tier=tier(share, None), applies=applies)

    assert is_free([found(1.0, "met"), found(0.5, "not-met")])
    assert not is_free([found(1.0, "met"), found(0.5, "met")])
    assert not is_free([found(1.0, "unknown")])
    assert not is_free([found(None, "met")])
    assert not is_free([])
    assert own_tiers([found(1.0, "met"), found(0.5, "unknown")], "unknown") == (
        tier(0.5, None),
    )
