"""Every programme judged for many companies at once, in numpy.

Companies are worked on in chunks, so that memory beyond the answer stays small whatever
their number. The meaning is that of :func:`assessment.support.verdicts.judge_support`;
tests hold the two together, over every programme of the catalogue on several dates.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assessment.model.company import Company, CompanyFacts
from assessment.model.programme import Programme
from assessment.support.bulk_columns import FactColumns, Tri
from assessment.support.bulk_conditions import Remembered
from assessment.support.bulk_facts import Facts
from assessment.support.bulk_reading import columns_of_companies
from assessment.support.editions import has_unread_rules, programmes_on
from assessment.support.rulebook import Rulebook, rulebook_of

CHUNK = 4_096
NOT_MET, UNKNOWN, MET = -1, 0, 1
"""An outcome of a criterion; a verdict is the least of a programme's outcomes."""
NOT_ELIGIBLE, ELIGIBLE = NOT_MET, MET


class BulkVerdicts(NamedTuple):
    """Verdicts and outcomes of many companies, one column a company."""

    programmes: tuple[Programme, ...]
    """As they stood on the day, in the order given."""
    verdict: Tri
    """Shape (programmes, companies), int8: -1 not eligible, 0 unknown, 1 eligible."""
    outcome: Tri
    """Shape (criteria of all programmes, companies), int8: -1 not met, 0 unknown, 1
    met."""
    rows: tuple[slice, ...]
    """The rows of ``outcome`` that belong to each programme, in the file's order."""


def judge_many(
    programmes: Sequence[Programme],
    companies: FactColumns | Sequence[Company],
    *,
    facts: CompanyFacts,
    on: str,
    chunk: int = CHUNK,
) -> BulkVerdicts:
    """The verdict on every programme and the outcome of every criterion.

    Each programme is judged by the rule of the day ``on``. Whoever has no companies
    but columns makes them with :func:`.bulk_reading.columns_of`.
    """
    book = rulebook_of(programmes_on(programmes, on), facts)
    rows = rows_of(book)
    if not isinstance(companies, FactColumns):
        companies = columns_of_companies(companies, facts)
    size = companies.size
    verdict = np.empty((len(rows), size), np.int8)
    outcome = np.empty((rows[-1].stop if rows else 0, size), np.int8)
    remembered: Remembered = {}
    for start in range(0, size, chunk):
        part = slice(start, min(start + chunk, size))
        known = Facts(book, companies.part(part), on, remembered)
        judge_chunk(known, rows, verdict[:, part], outcome[:, part])
    return BulkVerdicts(book.programmes, verdict, outcome, rows)


def rows_of(book: Rulebook) -> tuple[slice, ...]:
    """The rows of every programme's criteria."""
    rows, start = [], 0
    for programme in book.programmes:
        rows.append(slice(start, start + len(programme.criteria)))
        start += len(programme.criteria)
    return tuple(rows)


def judge_chunk(
    known: Facts, rows: Sequence[slice], verdict: Tri, outcome: Tri
) -> None:
    """Writes the verdicts and outcomes of one chunk."""
    for place, (programme, own) in enumerate(
        zip(known.book.programmes, rows, strict=True)
    ):
        for row, found in zip(
            range(own.start, own.stop), known.outcomes(programme), strict=True
        ):
            outcome[row] = found
        if has_unread_rules(programme, known.on):
            verdict[place] = UNKNOWN
        else:
            np.min(outcome[own], axis=0, initial=MET, out=verdict[place])
