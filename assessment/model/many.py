"""Many companies at once: the table they come in, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from assessment.model.base import Wording
from assessment.model.company import FactValue, KnownBy
from assessment.model.programme import LegalReference, Programme, Standing


@dataclass(frozen=True, slots=True)
class CompanyTable:
    """One company a row, as it was read."""

    heading: str
    """What stands above the first column."""
    names: tuple[str, ...]
    """The name or key of every company."""
    values: Mapping[str, Sequence[FactValue | None]]
    """One list a fact; None where the cell is empty."""
    separator: str = ","
    """What stands between two cells of a CSV file."""


@dataclass(frozen=True, slots=True)
class CriterionCount:
    """For how many companies a criterion is met, not met or unknown."""

    programme: str
    id: str
    kind: str
    title: Wording
    reference: LegalReference | None
    reference_missing: Wording | None
    met: int
    unknown: int
    not_met: int
    alone: int
    """Of those not met, companies in whose way nothing else of the programme stands."""


@dataclass(frozen=True, slots=True)
class FactCount:
    """For how many companies a verdict waits for a fact."""

    fact: str
    known_by: KnownBy
    companies: int
    verdicts: int
    """The same, each programme counted: one answer can decide several."""


@dataclass(frozen=True, slots=True)
class ProgrammeCount:
    """How many companies each verdict on a programme was given."""

    programme: Programme
    standing: Standing
    in_force: bool
    eligible: int
    unknown: int
    not_eligible: int
    criteria: tuple[CriterionCount, ...]
    """In the order of the file."""
    missing: tuple[FactCount, ...]
    """Most often missing first."""


@dataclass(frozen=True, slots=True, eq=False)
class ManyResult:
    """What came of judging every programme for many companies on one day."""

    on: str
    size: int
    """Companies."""
    facts: tuple[str, ...]
    """The facts that the table has a column for."""
    programmes: tuple[ProgrammeCount, ...]
    """In the order of the library."""
    blocking: tuple[CriterionCount, ...]
    """Every criterion that some company does not meet, the most frequent first."""
    missing: tuple[FactCount, ...]
    """Every fact that some verdict waits for, the most companies first."""
    verdicts: npt.NDArray[np.int8]
    """Shape (programmes, companies): -1 not eligible, 0 unknown, 1 eligible."""
