"""The driver speaks to a real server: questions found, answers stored."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assessment.settings import DATABASE_NAME
from benchmarks import rerun, sessions
from benchmarks.servers import running
from benchmarks.starting import once


def test_people_answer_on_the_product_and_every_answer_is_stored(
    tmp_path: Path,
) -> None:
    with running("product", tmp_path) as server:
        server.until_html()
        alone = asyncio.run(sessions.answer_in_a_row(server, times=4, pause=0))
        together = asyncio.run(
            sessions.answer_together(server, people=3, every=0.2, lasting=1)
        )
        assert len(alone) == 4
        assert len(together) >= 3
        # Three more answers warm the page up before the counted ones.
        with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as connection:
            found = connection.execute(
                "SELECT response_set_id, count(*) FROM answer_history GROUP BY 1"
            ).fetchall()
        assert sum(count for _, count in found) == 3 + len(alone) + len(together)
        assert len(found) == 4
        rerun.check_saved(server, len(alone) + len(together))
        with pytest.raises(rerun.NotSaved):
            rerun.check_saved(server, 1000)


def test_the_bare_app_answers_too(tmp_path: Path) -> None:
    page, question = once(tmp_path, "bare")
    assert 0 < page <= question


def test_the_crowd_is_bounded() -> None:
    with pytest.raises(ValueError, match="at most 200 people and 300 s"):
        asyncio.run(
            sessions.answer_together(
                None,  # type: ignore[arg-type]  # never reached
                people=201,
                every=5,
                lasting=10,
            )
        )
