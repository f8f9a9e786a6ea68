"""A row is stale on its 90th day unchecked, overdue on its 180th, then expired."""

import pytest

from assessment.support.freshness import days_unchecked, freshness_of
from tests import factories

CHECKED = "2026-11-21"


@pytest.mark.parametrize(
    ("on", "days", "expected"),
    [
        ("2026-11-20", -1, "fresh"),
        ("2026-11-21", 0, "fresh"),
        ("2027-02-18", 89, "fresh"),
        ("2027-02-19", 90, "stale"),
        ("2027-05-19", 179, "stale"),
        ("2027-05-20", 180, "overdue"),
        ("2030-01-01", 1137, "overdue"),
    ],
)
def test_days_unchecked_make_a_row_stale_then_overdue(on, days, expected):
    programme = factories.programme(last_checked=CHECKED)
    assert days_unchecked(programme, on) == days
    assert freshness_of(programme, on) == expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2026-12-31", "fresh"), ("2027-01-01", "expired")]
)
def test_the_last_day_still_counts(on, expected):
    programme = factories.programme(last_checked=CHECKED, valid_until="2026-12-31")
    assert freshness_of(programme, on) == expected


def test_an_expired_row_is_expired_however_lately_it_was_checked():
    programme = factories.programme(last_checked="2027-01-05", valid_until="2026-12-31")
    assert freshness_of(programme, "2027-01-06") == "expired"
