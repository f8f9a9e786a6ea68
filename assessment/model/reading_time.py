"""How long a person reads: what ``check`` prints of every questionnaire."""

from dataclasses import dataclass

from assessment.model.base import Language
from assessment.model.maturity import Depth


@dataclass(frozen=True, slots=True)
class ReadingTime:
    """Minutes to read and answer everything that is asked at one depth."""

    questionnaire: str
    version: str
    depth: Depth
    items: int
    minutes: dict[Language, float]
    """A careful reader who reads every line."""
    limit: int
    """The most minutes allowed; above it the questionnaire is refused."""
