"""Actions in order: what closes most of what holds the score down, and can start.

The value of an action is ``gap x weight x reach`` summed over the lifts that fit:
levels missing to the target, declared weight of the indicator, and its reach (see
:mod:`assessment.scoring.explain`). An action fits when a known level lies in the range
of one of its lifts and below the target. Free actions come before the others, what must
be done first before what waits for it, and the higher value first. docs/method.md says
what counts as done.
"""

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import Literal

from assessment.model.action import ActionCatalogue
from assessment.model.base import Wording
from assessment.model.result import ActionAdvice, Unlocked
from assessment.support.action_index import Index, Row, index_of
from assessment.support.action_reasons import reason_of
from assessment.support.requirements import (
    NOTHING_OPEN,
    Judged,
    Standing,
    Words,
    count_open,
    judge,
)

MOST_NEXT_STEPS = 3
_MOST_HOLDING = 2
_MOST_FITS = 4_096


class _Fit:
    """An action that fits, and its advice for every place it was given so far."""

    __slots__ = (
        "action",
        "advice",
        "check_first",
        "key",
        "lifted",
        "lifts",
        "locked_by",
        "reason",
        "stuck_key",
        "unlocks",
        "value",
    )

    def __init__(
        self,
        row: Row,
        value: float,
        lifts: tuple[tuple[str, int, int], ...],
        judged: Judged,
        reason: Wording,
        unlocks: tuple[Unlocked, ...],
    ) -> None:
        self.action, self.value, self.lifts = row.action, value, lifts
        self.locked_by, self.check_first = judged.locked_by, judged.check_first
        self.reason, self.unlocks = reason, unlocks
        self.lifted = frozenset(indicator for indicator, _, _ in lifts)
        best = (not row.action.free_first, -round(value, 9), row.position)
        self.key, self.stuck_key = (False, *best), (True, *best)
        self.advice: dict[int, ActionAdvice] = {}

    def at(self, rank: int) -> ActionAdvice:
        """The advice with this action in place ``rank``."""
        found = self.advice.get(rank)
        if found is None:
            found = self.advice[rank] = ActionAdvice(
                action=self.action,
                rank=rank,
                value=self.value,
                lifts=self.lifts,
                locked_by=self.locked_by,
                reason=self.reason,
                check_first=self.check_first,
                unlocks=self.unlocks,
            )
        return found


def order_actions(
    catalogue: ActionCatalogue,
    standings: Mapping[str, Standing],
    words: Words,
) -> tuple[ActionAdvice, ...]:
    """Every action that fits, in order; those that wait stand after what they wait for.

    ``standings`` holds the indicators that are asked, and those that do not apply as
    :data:`~assessment.support.requirements.NOT_APPLICABLE`. A lift of any other is left
    out; a requirement on it is to be checked first. What came of the standings that one
    action reads is kept while the same catalogue and words are in use.
    """
    index = index_of(catalogue, words)
    by_level, kept, standing_of = index.by_level, index.fits, standings.get
    rows: dict[int, Row] = {}
    for indicator, standing in standings.items():
        level = standing.level
        if level is not None and level < standing.target:
            for row in by_level.get((indicator, level), ()):
                rows[row.position] = row
    fits: dict[str, _Fit] = {}
    for position, row in rows.items():
        key = (position, *map(standing_of, row.reads))
        fit = kept.get(key)
        if fit is None:
            if len(kept) >= _MOST_FITS:
                kept.clear()
            fit = kept[key] = _fit(row, standings, index)
        if fit:
            fits[row.action.id] = fit
    return tuple([fit.at(rank) for rank, fit in enumerate(_in_order(fits), 1)])


def choose_next_steps(
    actions: Sequence[ActionAdvice],
    weakest: frozenset[str],
    holding: frozenset[str] = frozenset(),
) -> tuple[ActionAdvice, ...]:
    """At most three actions that can start now, what holds a band down first.

    At most two of them lift a critical indicator of ``holding`` (those that cap a band
    now). One is free this week and one lifts an indicator of ``weakest`` (the
    indicators of the weakest dimension) where there are such; they lift different
    indicators where that is possible. One with something to check first is taken when
    no other is left.
    """
    open_now = [advice for advice in actions if not advice.locked_by]
    weak, free, both = [], [], []
    for advice in open_now:
        is_free, is_weak = advice.action.free_first, False
        for indicator, _, _ in advice.lifts:
            is_weak = is_weak or indicator in weakest
        if is_weak:
            weak.append(advice)
        if is_free:
            free.append(advice)
            if is_weak:
                both.append(advice)
    chosen: dict[int, ActionAdvice] = {}
    lifted: set[str] = set()

    def take(wanted: Sequence[ActionAdvice]) -> None:
        """The best of those not taken yet; if it can be, one that lifts the new."""
        best: ActionAdvice | None = None
        left = [advice for advice in wanted if advice.rank not in chosen]
        certain = [advice for advice in left if not advice.check_first]
        for advice in certain or left:
            if advice.lifts[0][0] not in lifted:
                best = advice
                break
            best = best or advice
        if best is not None:
            chosen[best.rank] = best
            for indicator, _, _ in best.lifts:
                lifted.add(indicator)

    held = [one for one in open_now if one.lifts[0][0] in holding] if holding else []
    for advice in held:
        if len(chosen) < _MOST_HOLDING and advice.lifts[0][0] not in lifted:
            take([advice])
    firm = set(chosen)
    if not any(advice.rank in chosen for advice in free):
        take(both or free)
    for advice in weak:
        if advice.rank in chosen:
            break
    else:
        take(weak)
    while len(chosen) < MOST_NEXT_STEPS and len(chosen) < len(open_now):
        take(open_now)
    return tuple(
        [
            chosen[rank]
            for rank in sorted(chosen, key=lambda rank: (rank not in firm, rank))
        ]
    )


def _fit(
    row: Row, standings: Mapping[str, Standing], index: Index
) -> "_Fit | Literal[False]":
    value = 0.0
    lifts = []
    for indicator, lowest, highest, to in row.lifts:
        standing = standings.get(indicator)
        if standing is None:
            continue
        level = standing.level
        if level is not None and lowest <= level <= highest and level < to:
            missing = max(0, standing.target - level)
            value += missing * standing.weight * standing.reach
            lifts.append((indicator, level, to))
    if value <= 0:
        return False
    action = row.action
    judged = judge(row.needs, standings) if row.needs else NOTHING_OPEN
    return _Fit(
        row,
        value,
        tuple(lifts),
        judged,
        reason_of(action, lifts, judged, index.by_id, index.words.titles),
        _unlocks(row, lifts, standings, index),
    )


def _unlocks(
    row: Row,
    lifts: Sequence[tuple[str, int, int]],
    standings: Mapping[str, Standing],
    index: Index,
) -> tuple[Unlocked, ...]:
    """The locked actions that fit once this one is done, and are nearer to start."""
    if not row.followers:
        return ()
    raised = {indicator: to for indicator, _, to in lifts}
    found = []
    for position in row.followers:
        other = index.rows[position]
        before, after = count_open(other.needs, standings, raised)
        if after < before and _has_use(other, standings, raised):
            found.append(Unlocked(other.action, is_last=not after))
    return tuple(sorted(found, key=lambda unlocked: not unlocked.is_last))


def _has_use(
    row: Row, standings: Mapping[str, Standing], raised: Mapping[str, int]
) -> bool:
    """Whether some lift fits once these levels are raised, below the target."""
    for indicator, lowest, highest, to in row.lifts:
        standing = standings.get(indicator)
        if standing is not None and standing.level is not None:
            level = raised.get(indicator, standing.level)
            if lowest <= level <= highest and level < min(to, standing.target):
                return True
    return False


def _in_order(fits: Mapping[str, _Fit]) -> list[_Fit]:
    """Free first, then by value; each after what it waits for, if that is listed."""
    waits: dict[str, set[str]] = {}
    followers: dict[str, list[str]] = {}
    ready = []
    for action_id, fit in fits.items():
        if not fit.locked_by:
            ready.append((fit.key, action_id))
        elif before := _waits_for(fit, fits):
            waits[action_id] = before
            for other in before:
                followers.setdefault(other, []).append(action_id)
        else:
            ready.append((fit.stuck_key, action_id))
    ready.sort()
    if not waits:
        return [fits[action_id] for _, action_id in ready]
    # A sorted list is a heap. What waits for something listed is never stuck.
    ordered: list[_Fit] = []
    placed: set[str] = set()
    while len(ordered) < len(fits):
        if not ready:
            # Two actions that wait for each other: the better one goes first.
            ready.append(min((fits[a].key, a) for a in waits if a not in placed))
        _, action_id = heappop(ready)
        if action_id in placed:
            continue
        placed.add(action_id)
        ordered.append(fits[action_id])
        for follower in followers.get(action_id, ()):
            waits[follower].discard(action_id)
            if not waits[follower] and follower not in placed:
                heappush(ready, (fits[follower].key, follower))
    return ordered


def _waits_for(fit: _Fit, fits: Mapping[str, _Fit]) -> set[str]:
    """The listed actions that unlock ``fit``: named, or lifting what it needs."""
    found: set[str] = set()
    for lock in fit.locked_by:
        if lock in fits:
            found.add(lock)
        else:
            for other, fitting in fits.items():
                if lock in fitting.lifted:
                    found.add(other)
    found.discard(fit.action.id)
    return found
