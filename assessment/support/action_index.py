"""A catalogue of actions, read once: what fits at a level, and what waits for what."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from assessment.model.action import Action, ActionCatalogue, RequiresAction
from assessment.support.requirements import Words

_MOST_INDEXES = 8


class Row(NamedTuple):
    """One action of the catalogue, its lifts as plain numbers."""

    position: int
    action: Action
    lifts: tuple[tuple[str, int, int, int], ...]
    """(indicator, lowest level, highest level, level after)."""
    followers: tuple[int, ...]
    """The positions of the actions of which this one meets a requirement."""
    reads: tuple[str, ...]
    """Every indicator whose standing decides whether, how and for what it fits."""


class Index(NamedTuple):
    """What is looked up in a catalogue, and what was found out with it."""

    catalogue: ActionCatalogue
    words: Words
    by_id: dict[str, Action]
    rows: tuple[Row, ...]
    by_level: dict[tuple[str, int], list[Row]]
    """The actions with a lift that fits an indicator at a level."""
    fits: dict[Any, Any]
    """What came of a row, by its position and the standings it reads."""


_indexes: dict[tuple[int, int, int], Index] = {}


def index_of(catalogue: ActionCatalogue, words: Words) -> Index:
    """The index of a catalogue, made once while it is in use."""
    # It holds the objects, so that their ids cannot be given again.
    key = (id(catalogue), id(words.titles), id(words.levels))
    found = _indexes.get(key)
    if found is None:
        if len(_indexes) >= _MOST_INDEXES:
            _indexes.clear()
        found = _indexes[key] = _read(catalogue, words)
    return found


def _read(catalogue: ActionCatalogue, words: Words) -> Index:
    by_id = {action.id: action for action in catalogue.actions}
    lifted = {action.id: _lifted(action) for action in catalogue.actions}
    needs = [_needs(action, by_id) for action in catalogue.actions]
    rows = []
    for position, action in enumerate(catalogue.actions):
        followers = tuple(
            other
            for other, wanted in enumerate(catalogue.actions)
            if other != position and _serves(action, wanted)
        )
        reads = [*lifted[action.id], *needs[position]]
        for other in followers:
            reads += [*lifted[catalogue.actions[other].id], *needs[other]]
        lifts = tuple((each.indicator, *each.from_, each.to) for each in action.lifts)
        once = tuple(dict.fromkeys(reads))
        rows.append(Row(position, action, lifts, followers, once))
    by_level: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        for indicator, lowest, highest, to in row.lifts:
            for level in range(lowest, min(highest + 1, to)):
                by_level.setdefault((indicator, level), []).append(row)
    return Index(catalogue, words, by_id, tuple(rows), by_level, {})


def _lifted(action: Action) -> tuple[str, ...]:
    return tuple(lift.indicator for lift in action.lifts)


def _needs(action: Action, by_id: Mapping[str, Action]) -> list[str]:
    """The indicators that can decide the requirements of ``action``."""
    found: list[str] = []
    for requirement in action.requires:
        if not isinstance(requirement, RequiresAction):
            found.append(requirement.indicator)
        elif requirement.action in by_id:
            found.extend(_lifted(by_id[requirement.action]))
    return found


def _serves(action: Action, wanted: Action) -> bool:
    """Whether ``action`` can meet a requirement of ``wanted``."""
    for requirement in wanted.requires:
        if isinstance(requirement, RequiresAction):
            if requirement.action == action.id:
                return True
        elif any(
            lift.indicator == requirement.indicator and lift.to >= requirement.level
            for lift in action.lifts
        ):
            return True
    return False
