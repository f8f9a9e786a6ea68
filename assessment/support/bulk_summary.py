"""What judging many companies comes to: counts, what blocks, what is missing."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from assessment.model.company import CompanyFacts
from assessment.model.many import (
    CriterionCount,
    FactCount,
    ManyResult,
    ProgrammeCount,
)
from assessment.model.programme import Programme
from assessment.support.bulk import (
    CHUNK,
    ELIGIBLE,
    MET,
    NOT_ELIGIBLE,
    NOT_MET,
    UNKNOWN,
    judge_chunk,
    rows_of,
)
from assessment.support.bulk_columns import FactColumns, Mask, Tri
from assessment.support.bulk_conditions import Remembered
from assessment.support.bulk_facts import Facts
from assessment.support.bulk_missing import Missing
from assessment.support.editions import programmes_on
from assessment.support.rulebook import Rulebook, rulebook_of
from assessment.support.standing import standing_on


def summarise_many(
    programmes: Sequence[Programme],
    companies: FactColumns,
    *,
    facts: CompanyFacts,
    on: str,
    chunk: int = CHUNK,
) -> ManyResult:
    """Judge every programme for many companies and count what came of it.

    Only the verdicts are kept a company; all else is counted chunk by chunk.
    """
    book = rulebook_of(programmes_on(programmes, on), facts)
    verdicts = np.empty((len(book.programmes), companies.size), np.int8)
    counts = _Counts(book)
    remembered: Remembered = {}
    for start in range(0, companies.size, chunk):
        part = slice(start, min(start + chunk, companies.size))
        known = Facts(book, companies.part(part), on, remembered)
        counts.add(known, verdicts[:, part])
    blocking = [found for own in counts.criteria() for found in own if found.not_met]
    return ManyResult(
        on=on,
        size=companies.size,
        facts=tuple(companies.columns),
        programmes=tuple(
            _programme_count(programme, on, verdict, criteria, missing)
            for programme, verdict, criteria, missing in zip(
                book.programmes,
                verdicts,
                counts.criteria(),
                counts.missing_a_programme(),
                strict=True,
            )
        ),
        blocking=tuple(sorted(blocking, key=lambda found: -found.not_met)),
        missing=counts.missing(),
        verdicts=verdicts,
    )


class _Counts:
    """What is counted chunk by chunk."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book
        self._rows = rows_of(book)
        criteria = sum(len(programme.criteria) for programme in book.programmes)
        self._outcomes = np.zeros((criteria, 4), np.int64)
        self._waiting: list[Counter[str]] = [Counter() for _ in book.programmes]
        self._companies: Counter[str] = Counter()

    def add(self, known: Facts, verdict: Tri) -> None:
        """Counts one chunk; writes its verdicts."""
        outcome = np.empty((len(self._outcomes), known.size), np.int8)
        judge_chunk(known, self._rows, verdict, outcome)
        for column, wanted in enumerate((MET, UNKNOWN, NOT_MET)):
            self._outcomes[:, column] += np.count_nonzero(outcome == wanted, axis=1)
        missing = Missing(known)
        anywhere: dict[str, Mask] = {}
        for place, (programme, own) in enumerate(
            zip(self._book.programmes, self._rows, strict=True)
        ):
            is_against = outcome[own] == NOT_MET
            is_alone = is_against & (np.count_nonzero(is_against, axis=0) == 1)
            self._outcomes[own, 3] += np.count_nonzero(is_alone, axis=1)
            waiting = missing.waiting_for(programme, verdict[place])
            for fact, mask in (*waiting.askable.items(), *waiting.agency.items()):
                if mask.any():
                    self._waiting[place][fact] += int(np.count_nonzero(mask))
                    before = anywhere.get(fact)
                    anywhere[fact] = mask if before is None else before | mask
        for fact, mask in anywhere.items():
            self._companies[fact] += int(np.count_nonzero(mask))

    def criteria(self) -> list[tuple[CriterionCount, ...]]:
        """The counts of every programme's criteria."""
        return [
            tuple(
                CriterionCount(
                    programme=programme.id,
                    id=criterion.id,
                    kind=criterion.kind,
                    title=criterion.title,
                    reference=criterion.reference,
                    reference_missing=criterion.reference_missing,
                    met=int(met),
                    unknown=int(unknown),
                    not_met=int(not_met),
                    alone=int(alone),
                )
                for criterion, (met, unknown, not_met, alone) in zip(
                    programme.criteria, self._outcomes[own], strict=True
                )
            )
            for programme, own in zip(self._book.programmes, self._rows, strict=True)
        ]

    def missing_a_programme(self) -> list[tuple[FactCount, ...]]:
        """What the verdicts on every programme wait for."""
        return [self._fact_counts(found, found) for found in self._waiting]

    def missing(self) -> tuple[FactCount, ...]:
        """What any verdict waits for."""
        return self._fact_counts(
            self._companies, sum(self._waiting, start=Counter[str]())
        )

    def _fact_counts(
        self, companies: Mapping[str, int], verdicts: Mapping[str, int]
    ) -> tuple[FactCount, ...]:
        found = [
            FactCount(
                fact, self._book.definitions[fact].known_by, number, verdicts[fact]
            )
            for fact, number in companies.items()
        ]
        order = tuple(self._book.definitions)
        place = {fact: number for number, fact in enumerate(order)}
        return tuple(
            sorted(
                found, key=lambda one: (-one.companies, -one.verdicts, place[one.fact])
            )
        )


def _programme_count(
    programme: Programme,
    on: str,
    verdict: Tri,
    criteria: tuple[CriterionCount, ...],
    missing: tuple[FactCount, ...],
) -> ProgrammeCount:
    standing, in_force, _ = standing_on(programme, on)
    return ProgrammeCount(
        programme=programme,
        standing=standing,
        in_force=in_force,
        eligible=int(np.count_nonzero(verdict == ELIGIBLE)),
        unknown=int(np.count_nonzero(verdict == UNKNOWN)),
        not_eligible=int(np.count_nonzero(verdict == NOT_ELIGIBLE)),
        criteria=criteria,
        missing=missing,
    )
