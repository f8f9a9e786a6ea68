"""An answer on the real page, saved, beside a bare page; and many people at once."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from statistics import median

from assessment.settings import DATABASE_NAME
from benchmarks.rows import Row, duration
from benchmarks.servers import Server, both
from benchmarks.sessions import answer_in_a_row, answer_together
from benchmarks.timing import in_turns, quantile


class NotSaved(Exception):
    """Fewer answers were stored than were given."""


def rerun(rounds: int = 5, times: int = 30) -> Iterator[Row]:
    """One person, one answer after the other."""
    with both() as (product, bare):

        def answers(server: Server) -> float:
            found = answer_in_a_row(server, times=times, pause=0.1)
            return median(asyncio.run(found))

        pair = in_turns(lambda: answers(product), lambda: answers(bare), rounds=rounds)
        check_saved(product, rounds * times)
    yield Row(
        name="rerun",
        work="choose a row -> saved and drawn, p50",
        figure=pair.ratio,
        unit="x",
        limit="at most",
        budget=1.5,
        ours=f"ours {duration(pair.ours)}: fragment with a save",
        beside=f"bare page of ten radios {duration(pair.beside)}",
    )


def people(lasting: float = 30.0) -> Iterator[Row]:
    """1, 50 and 100 people, each answering every five seconds."""
    with both() as (product, bare):
        alone = asyncio.run(answer_in_a_row(product, times=60, pause=0.5))
        parts = [f"1: p50 {duration(median(alone))} p95 {_p95(alone)}"]
        found: list[float] = []
        for count in (50, 100):
            found = asyncio.run(
                answer_together(product, people=count, every=5, lasting=lasting)
            )
            parts.append(f"{count}: p50 {duration(median(found))} p95 {_p95(found)}")
            check_saved(product, len(found))
        beside = asyncio.run(
            answer_together(bare, people=100, every=5, lasting=lasting)
        )
    yield Row(
        name="people",
        work="100 people answering every 5 s, p95 beside one person's",
        figure=quantile(found, 0.95) / quantile(alone, 0.95),
        unit="x",
        limit="at most",
        budget=2.5,
        ours="; ".join(parts),
        beside=f"bare page, 100: p50 {duration(median(beside))} p95 {_p95(beside)}",
    )


def check_saved(product: Server, least: int) -> None:
    """Raises NotSaved unless at least so many answers reached the database."""
    with closing(sqlite3.connect(product.data / DATABASE_NAME)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM answer_history").fetchone()
    if count < least:
        raise NotSaved(f"{count} answers stored, {least} given")


def _p95(found: list[float]) -> str:
    return duration(quantile(found, 0.95))
