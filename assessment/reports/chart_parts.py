"""The numbers behind the charts, for files that draw them natively."""

from dataclasses import dataclass

from assessment.charts import words
from assessment.charts.geometry import axes_of
from assessment.model.base import Language
from assessment.model.result import Result


@dataclass(frozen=True, slots=True)
class Axis:
    """One area of a chart; unknown is None, and numbers are not rounded."""

    name: str
    barrier: str
    """Id of the barrier, for its colour."""
    score: float | None
    low: float | None
    high: float | None
    target: float | None


def chart_axes(result: Result, language: Language) -> tuple[Axis, ...]:
    """Every area in the order of the radar."""
    return tuple(
        Axis(
            name=node.name.in_language(language),
            barrier=words.barrier_of(result, node).id,
            score=node.score,
            low=node.low,
            high=node.high,
            target=node.target,
        )
        for node in axes_of(result)
    )
