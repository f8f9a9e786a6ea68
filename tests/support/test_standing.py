"""Dates and sources can only lower a standing, and never touch a verdict."""

from typing import Any

import pytest

from assessment.support.standing import standing_on
from tests.support.companies import PROGRAMMES


def standing(on: str = "2026-11-22", **changes: Any) -> tuple[str, bool, bool]:
    """Standing, in force, stale of a programme with these changes."""
    plain = {
        "standing": "apply",
        "source_strength": "primary-text-copy",
        "valid_from": "2021-10-15",
        "valid_until": None,
        "last_checked": "2026-11-21",
    }
    programme = PROGRAMMES[0].model_copy(update=plain | changes)
    return tuple(standing_on(programme, on))


def test_the_last_day_is_included_and_the_first_too() -> None:
    until = {"valid_until": "2026-11-22"}
    assert standing("2026-11-22", **until) == ("apply", True, False)
    assert standing("2026-11-23", **until) == ("closed", False, False)
    first = {"valid_from": "2026-11-22"}
    assert standing("2026-11-22", **first) == ("apply", True, False)
    assert standing("2026-11-21", **first) == ("watch", False, False)
    assert standing(valid_from=None) == ("apply", True, False)


@pytest.mark.parametrize("strength", ["mixed", "secondary", "press", "recalled"])
def test_weak_sources_are_never_apply(strength: str) -> None:
    assert standing(source_strength=strength)[0] == "check-first"
    assert standing(source_strength=strength, standing="watch")[0] == "watch"


@pytest.mark.parametrize("own", ["check-first", "watch", "closed", "background"])
def test_nothing_lifts_a_standing(own: str) -> None:
    assert standing(standing=own)[0] == own


def test_before_its_first_day_a_closed_programme_stays_closed() -> None:
    assert standing(standing="closed", valid_from="2030-01-01")[0] == "closed"
    assert standing(standing="background", valid_from="2030-01-01")[0] == "background"


def test_ninety_days_unchecked_are_said_beside_the_standing() -> None:
    assert standing(last_checked="2026-08-25") == ("apply", True, False)
    assert standing(last_checked="2026-08-24") == ("apply", True, True)
