"""What a pilot tells about a questionnaire: figures of groups, never of one firm."""

from dataclasses import dataclass

from assessment.model.base import Wording
from assessment.model.maturity import Role
from assessment.model.responses import Answer


@dataclass(frozen=True, slots=True)
class PilotAnswers:
    """One respondent of a pilot, as the figures need them."""

    company: str
    """What two respondents of one company share; empty: not known."""
    respondent: str
    role: Role
    asked: tuple[str, ...]
    """The indicators asked of this respondent, in reading order."""
    answers: dict[str, Answer]
    seconds: dict[str, float]
    shown: frozenset[str]
    unclear: frozenset[str]


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of the answers that were measured; None: none was."""

    n: int
    lower_quartile: float | None
    median: float | None
    upper_quartile: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far respondents of the same company chose the same levels."""

    pairs: int
    """Pairs of known levels behind ``exact`` and ``within_one``."""
    exact: float | None
    """Share of the pairs with the same level; None: no pair."""
    within_one: float | None
    """Share of the pairs at most one level apart."""
    alpha: float | None
    """Krippendorff's alpha for interval data; None: no pair, or all levels alike."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One indicator over all respondents of a pilot."""

    indicator: str
    title: Wording
    asked: int
    levels: dict[int, int]
    """By described level, how many chose it."""
    dont_know: int
    not_applicable: int
    skipped: int
    """Asked, without an answer, and something later was answered."""
    not_reached: int
    """Asked, without an answer, and nothing later was answered."""
    stopped: int
    """The last one shown to people who then left."""
    missing_rate: float | None
    """Skipped among those who got this far; None: nobody did."""
    dont_know_rate: float | None
    """Don't know among those who answered; None: nobody did."""
    is_enough: bool
    """At least 30 chose a level; with fewer there is no flag."""
    split: int | None
    """The level that more than 60 % chose: split it."""
    reword: tuple[int, ...]
    """Levels that fewer than 3 % chose: reword them."""
    times: Times
    unclear: int
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class PilotReport:
    """One questionnaire version in a pilot."""

    questionnaire: str
    version: str
    title: Wording
    n: int
    """Respondents."""
    finished: int
    """Respondents with an answer to everything that was asked of them."""
    roles: dict[Role, int]
    items: tuple[ItemFigures, ...]
    """In reading order."""
    agreement: Agreement
    """Over all indicators."""
