"""A row: one figure beside its budget, and how it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal


class LeftOut(Exception):
    """A row cannot be measured here; carries the one line that says why."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure with its budget."""

    name: str
    work: str
    figure: float
    unit: str
    """What the figure counts: "x" for a ratio."""
    limit: Literal["at least", "at most"]
    budget: float
    ours: str
    beside: str
    """The peer's or the floor's own figure, and what it is."""

    @property
    def is_met(self) -> bool:
        """Whether the figure keeps its budget.

        >>> Row("a", "work", 60.0, "x", "at least", 50, "1 ms", "60 ms").is_met
        True
        """
        if self.limit == "at least":
            return self.figure >= self.budget
        return self.figure <= self.budget

    def plain(self) -> dict[str, object]:
        """The row as JSON carries it."""
        return {
            "name": self.name,
            "work": self.work,
            "figure": self.figure,
            "unit": self.unit,
            "limit": self.limit,
            "budget": self.budget,
            "met": self.is_met,
            "ours": self.ours,
            "beside": self.beside,
        }


def number(value: float) -> str:
    """Three figures, without an exponent.

    >>> number(0.01234), number(1234.5), number(1.5)
    ('0.0123', '1234', '1.50')
    """
    if abs(value) >= 100 or value == 0:
        return f"{value:.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if abs(value) >= 1 else f"{value:.3g}"


def duration(seconds: float) -> str:
    """Seconds in the unit that reads best.

    >>> duration(0.0000521), duration(0.012), duration(3.25)
    ('52.1 us', '12.0 ms', '3.25 s')
    """
    if seconds < 1e-3:
        return f"{number(seconds * 1e6)} us"
    if seconds < 1:
        return f"{number(seconds * 1e3)} ms"
    return f"{number(seconds)} s"


def lines(row: Row) -> Iterator[str]:
    """The row for a terminal."""
    unit = row.unit if row.unit == "x" else f" {row.unit}"
    verdict = "met" if row.is_met else "missed"
    yield (
        f"{verdict:6}  {number(row.figure) + unit:>9}  "
        f"({row.limit} {row.budget:g}{unit})  {row.work}"
    )
    yield f"{'':19}{row.ours}; {row.beside}"


def closing(rows: Sequence[Row], left_out: Sequence[str]) -> str:
    """The last line: how many rows kept their budget.

    >>> closing([], ["no node"])
    '0 met, 0 missed, 1 left out'
    """
    met = sum(row.is_met for row in rows)
    return f"{met} met, {len(rows) - met} missed, {len(left_out)} left out"
