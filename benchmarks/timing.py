"""How work is timed: warmed up, many times, the median; sides take turns."""

import gc
import os
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple


class Pair(NamedTuple):
    """The two sides of a row, in seconds."""

    ours: float
    beside: float
    ratio: float
    """Ours over the other's."""


def seconds(work: Callable[[], object], *, times: int, warm: int = 1) -> float:
    """The median time of ``work`` over ``times`` runs, after ``warm`` runs."""
    for _ in range(warm):
        work()
    found = []
    # Rubbish of earlier work is swept before the clock starts, not during.
    gc.collect()
    for _ in range(times):
        begun = time.perf_counter_ns()
        work()
        found.append(time.perf_counter_ns() - begun)
    return median(found) / 1e9


def in_turns(
    ours: Callable[[], float], beside: Callable[[], float], *, rounds: int
) -> Pair:
    """Both sides in turn, ``rounds`` times; of each the round that was least disturbed.

    Each side measures itself and gives its median in seconds. Other programs can only
    slow a round down, and slow long work more than short work: the quickest round of
    each side is the fair one to compare.
    """
    pairs = [(ours(), beside()) for _ in range(rounds)]
    own = min(found for found, _ in pairs)
    other = min(found for _, found in pairs)
    return Pair(ours=own, beside=other, ratio=own / other)


def quantile(values: Sequence[float], share: float) -> float:
    """The quantile of ``values`` by linear interpolation.

    >>> quantile([1.0, 2.0, 3.0], 0.75)
    2.5
    """
    ordered = sorted(values)
    rank = (len(ordered) - 1) * share
    low = int(rank)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (rank - low)


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    name = platform.processor() or platform.machine()
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                name = line.partition(":")[2].strip()
                break
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "processor": name,
        "cores": os.cpu_count(),
        "load_before": None if load is None else round(load, 2),
    }
