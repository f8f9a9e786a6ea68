"""How long ago a programme was last checked, and what that makes of it."""

import datetime
from typing import Literal, get_args

from assessment.model.programme import Programme

Freshness = Literal["fresh", "stale", "overdue", "expired"]
"""expired: past its last day; overdue and stale: not looked at for too long."""

STALE_AFTER_DAYS = 90
OVERDUE_AFTER_DAYS = 180
FRESHNESS: tuple[Freshness, ...] = get_args(Freshness)


def days_unchecked(programme: Programme, on: str) -> int:
    """Whole days from the last check to ``on``; negative before it."""
    return (
        datetime.date.fromisoformat(on)
        - datetime.date.fromisoformat(programme.last_checked)
    ).days


def freshness_of(programme: Programme, on: str) -> Freshness:
    """Whether the row can still be relied on, on the day ``on``.

    On the 90th day after its last check a row is stale, on the 180th overdue. A row
    whose last day has passed is expired, however recently it was looked at.
    """
    if programme.valid_until is not None and programme.valid_until < on:
        return "expired"
    days = days_unchecked(programme, on)
    if days >= OVERDUE_AFTER_DAYS:
        return "overdue"
    return "stale" if days >= STALE_AFTER_DAYS else "fresh"
