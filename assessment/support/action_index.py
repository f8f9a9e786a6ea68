"""A catalogue of actions, read once: what fits at a level, and what waits for what."""

from typing import Any, NamedTuple

from assessment.model.action import Action, ActionCatalogue, RequiresAction
from assessment.support.requirements import Need, Words, needs_of

_MOST_INDEXES = 8


class Row(NamedTuple):
    """One action of the catalogue, its lifts as plain numbers."""

    position: int
    action: Action
    lifts: tuple[tuple[str, int, int, int], ...]
    """(indicator, lowest level, highest level, level after)."""
    needs: tuple[Need, ...]
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
    needs = [needs_of(action, by_id, words) for action in catalogue.actions]
    reads = [
        (
            *(lift.indicator for lift in action.lifts),
            *(indicator for need in needs[position] for indicator, _ in need.ways),
        )
        for position, action in enumerate(catalogue.actions)
    ]
    rows = []
    for position, action in enumerate(catalogue.actions):
        followers = tuple(
            other
            for other, wanted in enumerate(catalogue.actions)
            if other != position and _serves(action, wanted)
        )
        once = dict.fromkeys(reads[position])
        for other in followers:
            once |= dict.fromkeys(reads[other])
        # An indicator that the questionnaire does not have has no standing to read.
        read = tuple(name for name in once if name in words.titles)
        lifts = tuple((each.indicator, *each.from_, each.to) for each in action.lifts)
        rows.append(Row(position, action, lifts, needs[position], followers, read))
    by_level: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        for indicator, lowest, highest, to in row.lifts:
            for level in range(lowest, min(highest + 1, to)):
                by_level.setdefault((indicator, level), []).append(row)
    return Index(catalogue, words, by_id, tuple(rows), by_level, {})


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
