"""From the start command to the first page and the first question, beside a bare app.

The product starts with a database that exists, as on any day but the first.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import Row, duration
from benchmarks.servers import running
from benchmarks.sessions import first_question


def starting(rounds: int = 5) -> Iterator[Row]:
    """Start -> first HTML, and start -> first question."""
    found: dict[str, list[tuple[float, float]]] = {"product": [], "bare": []}
    with TemporaryDirectory(prefix="readiness-", ignore_cleanup_errors=True) as folder:
        once(Path(folder), "product")
        for _ in range(rounds):
            for kind, times in found.items():
                times.append(once(Path(folder), kind))
    for place, name, work, budget in (
        (0, "start-html", "start -> first HTML", 1.2),
        (1, "start-question", "start -> first question", 2.5),
    ):
        ours, bare = (
            min(times[place] for times in found[kind]) for kind in ("product", "bare")
        )
        yield Row(
            name=name,
            work=work,
            figure=ours / bare,
            unit="x",
            limit="at most",
            budget=budget,
            ours=f"ours {duration(ours)}",
            beside=f"bare app {duration(bare)}",
        )


def once(folder: Path, kind: str) -> tuple[float, float]:
    """Seconds to the first page and to the first question of one start."""
    with running(kind, folder) as server:
        page = server.until_html()
        return page, asyncio.run(first_question(server))
