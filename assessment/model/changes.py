"""What a company could change, or still answer, to fall under a programme."""

from dataclasses import dataclass
from typing import Literal

from assessment.model.company import Range

Value = bool | int | float | str

Bound = Literal["exactly", "at-least", "at-most"]
"""Whether more, or less, of a number would do as well."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact the company itself can change."""

    fact: str
    now: Value | Range
    """As stated."""
    to: tuple[Value, ...]
    """The values that do while all else stays as said; the nearest, for a number."""
    bound: Bound


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Changes that together open the programme, and what is still not known then."""

    changes: tuple[Change, ...]
    answers: tuple[str, ...]
    """Facts the firm must answer as well before it is sure."""
    ask_agency: tuple[str, ...]
    """Facts only an agency can tell."""


ChangeOutcome = Literal[
    "eligible",
    "answers-only",
    "changes",
    "impossible",
    "not-found",
    "rules-not-recorded",
]
"""eligible: nothing to do. answers-only: no change needed, only answers. changes: the
sets tell. impossible: nothing the firm can change is enough. not-found: the search was
stopped before it found any. rules-not-recorded: the rules of that day were not read."""


@dataclass(frozen=True, slots=True)
class ProgrammeChanges:
    """The smallest changes that make a company likely eligible for one programme."""

    programme: str
    outcome: ChangeOutcome
    sets: tuple[ChangeSet, ...]
    """Of the fewest facts, at most three; with the fewest open answers first."""
    further: int
    """How many sets of the same number of facts are not shown."""
    is_complete: bool
    """False: the search was stopped, so that other sets may exist."""
    blocked_by: tuple[str, ...]
    """Criteria that are not met and that no change can reach."""
