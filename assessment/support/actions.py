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
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from assessment.model.action import Action, ActionCatalogue, RequiresAction
from assessment.model.base import Wording
from assessment.model.result import ActionAdvice

MOST_NEXT_STEPS = 3


class Standing(NamedTuple):
    """Where an asked indicator stands."""

    level: int | None
    """None: asked and not known."""
    target: int
    weight: float
    reach: float


class _Fit(NamedTuple):
    """An action that fits, before it has its place."""

    position: int
    action: Action
    value: float
    lifts: tuple[tuple[str, int, int], ...]
    locked_by: tuple[str, ...]


def order_actions(
    catalogue: ActionCatalogue,
    standings: Mapping[str, Standing],
    titles: Mapping[str, Wording],
) -> tuple[ActionAdvice, ...]:
    """Every action that fits, in order; those that wait stand after what they wait for.

    ``standings`` holds the indicators that are asked and apply; a requirement on any
    other counts as met, for this questionnaire cannot tell.
    """
    by_level, by_id = _index(catalogue)
    rows: dict[int, _Row] = {}
    for indicator, standing in standings.items():
        level, target, _, _ = standing
        if level is not None and level < target:
            for row in by_level.get((indicator, level), ()):
                rows[row.position] = row
    fits = {}
    for row in rows.values():
        fit = _fit(row, standings, by_id)
        if fit is not None:
            fits[fit.action.id] = fit
    return tuple(
        ActionAdvice(
            action=fit.action,
            rank=rank,
            value=fit.value,
            lifts=fit.lifts,
            locked_by=fit.locked_by,
            reason=_reason(fit, by_id, titles),
        )
        for rank, fit in enumerate(_in_order(fits), 1)
    )


def choose_next_steps(
    actions: Sequence[ActionAdvice], weakest: frozenset[str]
) -> tuple[ActionAdvice, ...]:
    """At most three actions that can start now, in their order.

    One is free this week and one lifts an indicator of ``weakest`` (the indicators of
    the weakest dimension) where there are such; they lift different indicators where
    that is possible.
    """
    open_now = [advice for advice in actions if not advice.locked_by]
    chosen: list[ActionAdvice] = []
    taken: set[int] = set()
    lifted: set[str] = set()

    def take(wanted: Sequence[ActionAdvice]) -> None:
        left = [advice for advice in wanted if advice.rank not in taken]
        fresh = (each for each in left if each.lifts[0][0] not in lifted)
        best = next(fresh, left[0] if left else None)
        if best is not None:
            chosen.append(best)
            taken.add(best.rank)
            lifted.update(indicator for indicator, _, _ in best.lifts)

    weak = [
        advice
        for advice in open_now
        if any(indicator in weakest for indicator, _, _ in advice.lifts)
    ]
    free = [advice for advice in open_now if advice.action.free_first]
    take([advice for advice in weak if advice.action.free_first] or free)
    if not any(advice.rank in taken for advice in weak):
        take(weak)
    while len(chosen) < min(MOST_NEXT_STEPS, len(open_now)):
        take(open_now)
    return tuple(sorted(chosen, key=lambda advice: advice.rank))


class _Row(NamedTuple):
    """One action of the catalogue, its lifts as plain numbers."""

    position: int
    action: Action
    lifts: tuple[tuple[str, int, int, int], ...]
    """(indicator, lowest level, highest level, level after)."""


_Index = tuple[dict[tuple[str, int], list[_Row]], dict[str, Action]]
"""The actions with a lift that fits an indicator at a level, and all by id."""
_indexes: dict[int, tuple[ActionCatalogue, _Index]] = {}


def _index(catalogue: ActionCatalogue) -> _Index:
    """The index of a catalogue, made once while it is in use."""
    entry = _indexes.get(id(catalogue))
    if entry is None:
        _indexes.clear()
        by_level: dict[tuple[str, int], list[_Row]] = {}
        for position, action in enumerate(catalogue.actions):
            lifts = tuple(
                (each.indicator, *each.from_, each.to) for each in action.lifts
            )
            row = _Row(position, action, lifts)
            for indicator, lowest, highest, to in lifts:
                for level in range(lowest, min(highest + 1, to)):
                    by_level.setdefault((indicator, level), []).append(row)
        by_id = {action.id: action for action in catalogue.actions}
        # The catalogue is kept beside its index, so its id cannot be given again.
        entry = _indexes[id(catalogue)] = (catalogue, (by_level, by_id))
    return entry[1]


def _fit(
    row: _Row, standings: Mapping[str, Standing], by_id: Mapping[str, Action]
) -> _Fit | None:
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
        return None
    locked_by = _locks(row.action, standings, by_id) if row.action.requires else ()
    return _Fit(row.position, row.action, value, tuple(lifts), locked_by)


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
    waits = {
        action_id: _waits_for(fit, fits) if fit.locked_by else set()
        for action_id, fit in fits.items()
    }
    named = {action_id: bool(before) for action_id, before in waits.items()}
    followers: dict[str, list[str]] = {}
    for action_id, before in waits.items():
        for other in before:
            followers.setdefault(other, []).append(action_id)

    def key(fit: _Fit) -> tuple[bool, bool, float, int]:
        is_stuck = bool(fit.locked_by) and not named[fit.action.id]
        return (
            is_stuck,
            not fit.action.free_first,
            -round(fit.value, 9),
            fit.position,
        )

    ready = [(key(fits[a]), a) for a, before in waits.items() if not before]
    heapify(ready)
    ordered: list[_Fit] = []
    placed: set[str] = set()
    while len(ordered) < len(fits):
        if not ready:
            # Two actions that wait for each other: the better one goes first.
            left = [(key(fits[a]), a) for a in fits if a not in placed]
            ready.append(min(left))
        _, action_id = heappop(ready)
        if action_id in placed:
            continue
        placed.add(action_id)
        ordered.append(fits[action_id])
        for follower in followers.get(action_id, ()):
            waits[follower].discard(action_id)
            if not waits[follower] and follower not in placed:
                heappush(ready, (key(fits[follower]), follower))
    return ordered


def _waits_for(fit: _Fit, fits: Mapping[str, _Fit]) -> set[str]:
    """The listed actions that unlock ``fit``: named, or lifting what it needs."""
    found: set[str] = set()
    for lock in fit.locked_by:
        if lock in fits:
            found.add(lock)
        else:
            found.update(
                other.action.id
                for other in fits.values()
                if any(indicator == lock for indicator, _, _ in other.lifts)
            )
    return found - {fit.action.id}


def _reason(
    fit: _Fit, by_id: Mapping[str, Action], titles: Mapping[str, Wording]
) -> Wording:
    indicator, level, to = fit.lifts[0]
    lock: Wording | None = None
    if fit.locked_by:
        first = fit.locked_by[0]
        lock = by_id[first].title if first in by_id else titles.get(first)
        lock = lock or Wording(vi=first, en=first)
    title = titles.get(indicator)
    return _reason_text(
        title.vi if title else indicator,
        title.en if title else indicator,
        level,
        to,
        len(fit.lifts) - 1,
        fit.action.free_first,
        (lock.vi, lock.en) if lock else None,
        bool(fit.locked_by) and fit.locked_by[0] in by_id,
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
