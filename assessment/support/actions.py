"""Actions in order: what closes most of what holds the score down, and can start.

The value of an action is ``gap x weight x reach`` summed over the lifts that fit:
levels missing to the target, declared weight of the indicator, and its reach (see
:mod:`assessment.scoring.explain`). An action fits when a known level lies in the range
of one of its lifts and below the target. Free actions come before the others, what must
be done first before what waits for it, and the higher value first. docs/method.md says
what counts as done.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import heappop, heappush
from typing import Literal, NamedTuple

from assessment.model.action import (
    Action,
    ActionCatalogue,
    RequiresAction,
    RequiresLevel,
)
from assessment.model.base import Wording
from assessment.model.result import ActionAdvice

MOST_NEXT_STEPS = 3
_MOST_FITS = 4_096
_MOST_INDEXES = 8


class Standing(NamedTuple):
    """Where an asked indicator stands."""

    level: int | None
    """None: asked and not known."""
    target: int
    weight: float
    reach: float


class _Fit:
    """An action that fits, and its advice for every place it was given so far."""

    __slots__ = (
        "action",
        "advice",
        "key",
        "lifted",
        "lifts",
        "locked_by",
        "reason",
        "stuck_key",
        "value",
    )

    def __init__(
        self,
        row: "_Row",
        value: float,
        lifts: tuple[tuple[str, int, int], ...],
        locked_by: tuple[str, ...],
        reason: Wording,
    ) -> None:
        self.action, self.value = row.action, value
        self.lifts, self.locked_by, self.reason = lifts, locked_by, reason
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
            )
        return found


def order_actions(
    catalogue: ActionCatalogue,
    standings: Mapping[str, Standing],
    titles: Mapping[str, Wording],
) -> tuple[ActionAdvice, ...]:
    """Every action that fits, in order; those that wait stand after what they wait for.

    ``standings`` holds the indicators that are asked and apply; a requirement on any
    other counts as met, for this questionnaire cannot tell. What came of the standings
    that one action reads is kept while the same catalogue and titles are in use.
    """
    index = _index(catalogue, titles)
    by_level, kept, standing_of = index.by_level, index.fits, standings.get
    rows: dict[int, _Row] = {}
    for indicator, (level, target, _, _) in standings.items():
        if level is not None and level < target:
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
    actions: Sequence[ActionAdvice], weakest: frozenset[str]
) -> tuple[ActionAdvice, ...]:
    """At most three actions that can start now, in their order.

    One is free this week and one lifts an indicator of ``weakest`` (the indicators of
    the weakest dimension) where there are such; they lift different indicators where
    that is possible.
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
        for advice in wanted:
            if advice.rank in chosen:
                continue
            if advice.lifts[0][0] not in lifted:
                best = advice
                break
            best = best or advice
        if best is not None:
            chosen[best.rank] = best
            for indicator, _, _ in best.lifts:
                lifted.add(indicator)

    take(both or free)
    for advice in weak:
        if advice.rank in chosen:
            break
    else:
        take(weak)
    while len(chosen) < MOST_NEXT_STEPS and len(chosen) < len(open_now):
        take(open_now)
    return tuple([chosen[rank] for rank in sorted(chosen)])


class _Row(NamedTuple):
    """One action of the catalogue, its lifts as plain numbers."""

    position: int
    action: Action
    lifts: tuple[tuple[str, int, int, int], ...]
    """(indicator, lowest level, highest level, level after)."""
    reads: tuple[str, ...]
    """Every indicator whose standing decides whether and how it fits."""


class _Index(NamedTuple):
    """What is looked up in a catalogue, and what was found out with it."""

    catalogue: ActionCatalogue
    titles: Mapping[str, Wording]
    by_id: dict[str, Action]
    by_level: dict[tuple[str, int], list[_Row]]
    """The actions with a lift that fits an indicator at a level."""
    fits: dict[tuple[int | Standing | None, ...], "_Fit | Literal[False]"]
    """By position and standings read; False: it does not fit."""


_indexes: dict[tuple[int, int], _Index] = {}


def _index(catalogue: ActionCatalogue, titles: Mapping[str, Wording]) -> _Index:
    """The index of a catalogue, made once while it is in use."""
    # It holds both objects, so that their ids cannot be given again.
    key = (id(catalogue), id(titles))
    found = _indexes.get(key)
    if found is None:
        if len(_indexes) >= _MOST_INDEXES:
            _indexes.clear()
        found = _indexes[key] = _read_catalogue(catalogue, titles)
    return found


def _read_catalogue(
    catalogue: ActionCatalogue, titles: Mapping[str, Wording]
) -> _Index:
    by_id = {action.id: action for action in catalogue.actions}
    by_level: dict[tuple[str, int], list[_Row]] = {}
    for position, action in enumerate(catalogue.actions):
        lifts = tuple((each.indicator, *each.from_, each.to) for each in action.lifts)
        reads = [indicator for indicator, _, _, _ in lifts]
        for requirement in action.requires:
            if isinstance(requirement, RequiresLevel):
                reads.append(requirement.indicator)
            elif requirement.action in by_id:
                reads.append(by_id[requirement.action].lifts[0].indicator)
        row = _Row(position, action, lifts, tuple(dict.fromkeys(reads)))
        for indicator, lowest, highest, to in lifts:
            for level in range(lowest, min(highest + 1, to)):
                by_level.setdefault((indicator, level), []).append(row)
    return _Index(catalogue, titles, by_id, by_level, {})


def _fit(
    row: _Row, standings: Mapping[str, Standing], index: _Index
) -> "_Fit | Literal[False]":
    value = 0.0
    lifts = []
    for indicator, lowest, highest, to in row.lifts:
        standing = standings.get(indicator)
        if standing is None:
            continue
        level, target, weight, reach = standing
        if level is not None and lowest <= level <= highest and level < to:
            value += max(0, target - level) * weight * reach
            lifts.append((indicator, level, to))
    if value <= 0:
        return False
    action, by_id = row.action, index.by_id
    locked_by = _locks(action, standings, by_id) if action.requires else ()
    reason = _reason(action, lifts, locked_by, by_id, index.titles)
    return _Fit(row, value, tuple(lifts), locked_by, reason)


def _locks(
    action: Action, standings: Mapping[str, Standing], by_id: Mapping[str, Action]
) -> tuple[str, ...]:
    """What must be done, or found out, before ``action``."""
    locked: dict[str, None] = {}
    for requirement in action.requires:
        if isinstance(requirement, RequiresAction):
            first = by_id.get(requirement.action)
            if first is None:
                continue
            indicator, needed = first.lifts[0].indicator, first.lifts[0].to
            lock = first.id
        else:
            indicator, needed = requirement.indicator, requirement.level
            lock = indicator
        standing = standings.get(indicator)
        if standing is None:
            continue
        if standing.level is None:
            locked[indicator] = None
        elif standing.level < needed:
            locked[lock] = None
    return tuple(locked)


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


def _reason(
    action: Action,
    lifts: Sequence[tuple[str, int, int]],
    locked_by: tuple[str, ...],
    by_id: Mapping[str, Action],
    titles: Mapping[str, Wording],
) -> Wording:
    indicator, level, to = lifts[0]
    lock: Wording | None = None
    if locked_by:
        first = locked_by[0]
        lock = by_id[first].title if first in by_id else titles.get(first)
        lock = lock or Wording(vi=first, en=first)
    title = titles.get(indicator)
    return _reason_text(
        title.vi if title else indicator,
        title.en if title else indicator,
        level,
        to,
        len(lifts) - 1,
        action.free_first,
        (lock.vi, lock.en) if lock else None,
        bool(locked_by) and locked_by[0] in by_id,
    )


@lru_cache(maxsize=4096)
def _reason_text(
    title_vi: str,
    title_en: str,
    level: int,
    to: int,
    others: int,
    is_free: bool,
    lock: tuple[str, str] | None,
    is_action: bool,
) -> Wording:
    """The reason for the place, in one sentence."""
    more_vi = f" và {others} mục khác" if others else ""
    more_en = f" and {others} more" if others else ""
    lift_vi = f"nâng “{title_vi}” từ mức {level} lên mức {to}{more_vi}"
    lift_en = f"lifts “{title_en}” from level {level} to {to}{more_en}"
    if lock is None:
        if is_free:
            return Wording(
                vi=f"Bắt đầu được ngay tuần này, không tốn tiền; {lift_vi}.",
                en=f"Can start this week at no cost; {lift_en}.",
            )
        return Wording(
            vi=f"Không phải chờ việc nào khác; {lift_vi}.",
            en=f"Waits for nothing else; {lift_en}.",
        )
    if is_action:
        return Wording(
            vi=f"Làm sau khi xong việc “{lock[0]}”; {lift_vi}.",
            en=f"Comes after “{lock[1]}”; {lift_en}.",
        )
    return Wording(
        vi=f"Chờ mục “{lock[0]}” đủ mức hoặc có câu trả lời; {lift_vi}.",
        en=f"Waits until “{lock[1]}” is high enough or answered; {lift_en}.",
    )
