"""What a pilot tells about a questionnaire: figures of groups, never of one firm."""

from dataclasses import dataclass

from assessment.model.base import Language, Wording
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
    language: Language | None = None
    size_class: str | None = None
    """The one size class that the facts allow; None: not known."""


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
    alpha_low: float | None = None
    """Lower end of the 95 % interval of alpha; None: fewer than 10 companies."""
    alpha_high: float | None = None


@dataclass(frozen=True, slots=True)
class RestScores:
    """What people at each level of one indicator answer to all the others."""

    n: int
    """People with a level here and at least half of their other levels known."""
    by_level: dict[int, float]
    """By level, the mean rest-score of those who chose it; empty: too few people."""
    falls_at: tuple[int, ...]
    """Levels of 5 people or more whose mean is not above the one before."""
    correlation: float | None
    """Between level and rest-score; None: too few people, or all alike."""


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
    rarely_chosen: tuple[int, ...]
    """Levels 1-3 that at most 10 % of all firms would choose, with 95 % certainty."""
    is_often_unknown: bool
    """Don't know: 20 % or more of those who answered, however few they are."""
    is_often_unclear: bool
    """Unclear: 10 % or more of those who saw it."""
    is_often_skipped: bool
    """Skipped: 5 % or more of those who got this far."""
    unclear_rate: float | None
    """Marked unclear among those who saw it; None: nobody did."""
    rest: RestScores
    by_language: dict[str, dict[int, int]]
    """Levels by language of the screens; languages of fewer than 5 people left out."""
    by_size_class: dict[str, dict[int, int]]
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
    alpha_within: float | None
    """Median alpha of the indicators that 10 companies or more answered twice."""
    languages: dict[str, int]
    """Respondents by language of the screens, where known."""
    size_classes: dict[str, int]
