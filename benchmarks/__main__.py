"""``python -m benchmarks``: every row beside its budget."""

import argparse
import importlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

from benchmarks.rows import LeftOut, Row, closing, lines
from benchmarks.timing import machine

FAMILIES: dict[str, str] = {
    "one-answer": "benchmarks.scoring:one_answer",
    "bulk": "benchmarks.scoring:bulk",
    "loading": "benchmarks.loading:loading",
    "million": "benchmarks.million:million",
    "support-many": "benchmarks.support:support_many",
    "support-one": "benchmarks.support:support_one",
    "pdf": "benchmarks.pdf:pdf",
    "start": "benchmarks.starting:starting",
    "rerun": "benchmarks.rerun:rerun",
    "people": "benchmarks.rerun:people",
    "slow-network": "benchmarks.slow_network:slow_network",
    "crash": "benchmarks.crash:crash",
}
"""What ``--only`` takes, and the function that measures it."""

ON_REQUEST = frozenset({"crash"})
"""Measured only when named: it takes minutes and is no ratio."""


def rows_of(family: str) -> Iterator[Row]:
    """The rows of one family, as they are measured. May raise LeftOut."""
    module, _, function = FAMILIES[family].partition(":")
    measure: Callable[[], Iterator[Row]] = getattr(
        importlib.import_module(module), function
    )
    yield from measure()


def main(arguments: list[str] | None = None) -> int:
    """Measures and prints; 0 when every measured row is met, else 1."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=FAMILIES, metavar="NAME")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.epilog = f"names: {', '.join(FAMILIES)}"
    chosen = parser.parse_args(arguments)
    families = chosen.only or [name for name in FAMILIES if name not in ON_REQUEST]
    about, begun = machine(), time.monotonic()
    if not chosen.json:
        print(", ".join(f"{key} {value}" for key, value in about.items()), flush=True)
    found: list[Row] = []
    left_out: list[str] = []
    for family in families:
        try:
            for row in rows_of(family):
                found.append(row)
                if not chosen.json:
                    print(*lines(row), sep="\n", flush=True)
        except LeftOut as reason:
            left_out.append(f"{family}: {reason}")
            print(f"left out  {left_out[-1]}", file=sys.stderr, flush=True)
    if chosen.json:
        report = {
            "on": date.today().isoformat(),
            "machine": about,
            "seconds": round(time.monotonic() - begun),
            "rows": [row.plain() for row in found],
            "left_out": left_out,
        }
        print(json.dumps(report, indent=2, ensure_ascii=False))
    else:
        print(closing(found, left_out))
    return 0 if all(row.is_met for row in found) else 1


if __name__ == "__main__":
    sys.exit(main())
