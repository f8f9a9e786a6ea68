"""Where a programme stands on a date: separate from any firm and from any verdict.

The maintainers' own judgement is the best it can be. Dates and weak sources lower it:
past its last day it is closed, before its first day it is to be watched, and only a row
whose legal text was read may be offered as "apply". Where the rules of that day were
not read it is background, whatever it is today.
"""

from typing import NamedTuple

from assessment.model.programme import Programme, Standing
from assessment.support.editions import has_unread_rules
from assessment.support.freshness import STALE_AFTER_DAYS, days_unchecked

_WORTH: tuple[Standing, ...] = ("closed", "background", "watch", "check-first", "apply")


class StandingOn(NamedTuple):
    """What a date makes of a programme."""

    standing: Standing
    in_force: bool
    """Within ``valid_from`` and ``valid_until``, both days included."""
    stale: bool
    """Last checked 90 days before or more; said beside the standing, never lowering
    it."""


def standing_on(programme: Programme, on: str) -> StandingOn:
    """The standing on ``on`` of a programme as it stood then, never a better one."""
    has_begun = programme.valid_from is None or programme.valid_from <= on
    has_ended = programme.valid_until is not None and programme.valid_until < on
    best: Standing = programme.standing
    if programme.source_strength != "primary-text-copy":
        best = _lower(best, "check-first")
    if not has_begun:
        best = _lower(best, "watch")
    if has_ended:
        best = _lower(best, "closed")
    if has_unread_rules(programme, on):
        best = _lower(best, "background")
    stale = days_unchecked(programme, on) >= STALE_AFTER_DAYS
    return StandingOn(best, has_begun and not has_ended, stale)


def _lower(standing: Standing, limit: Standing) -> Standing:
    return min(standing, limit, key=_WORTH.index)
