"""What an action requires, held against where a firm stands.

A requirement is met, open, or cannot be told. It is open when the level is known and
too low, or when the indicator was asked and is not known: then the action is locked. It
cannot be told when nobody was asked: a shorter depth, or a questionnaire that does not
have the indicator. Then the action is not locked, and what to look at first is said
beside it. What does not apply to the firm is met.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assessment.model.action import Action, RequiresLevel
from assessment.model.base import Wording
from assessment.model.maturity import HIGHEST_LEVEL, LOWEST_LEVEL, Indicator
from assessment.model.result import CheckFirst

_LEANS = "Như mức trước"


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """Where an asked indicator stands. Compared by identity: it is made once."""

    level: int | None
    """None: asked and not known."""
    target: int
    weight: float
    reach: float


NOT_APPLICABLE = Standing(HIGHEST_LEVEL, LOWEST_LEVEL, 0, 0)
"""Nothing is left to lift, and every requirement on it is met."""


class Words(NamedTuple):
    """How a questionnaire calls its indicators, and what their levels say."""

    titles: Mapping[str, Wording]
    levels: Mapping[tuple[str, int], Wording]


class Need(NamedTuple):
    """One requirement, ready to be held against standings."""

    lock: str
    """The action or indicator it is named after while it is open."""
    ways: tuple[tuple[str, int], ...]
    """The indicator that decides and the level it has to reach: the first one asked."""
    check: CheckFirst
    """What to look at where none was asked."""


class Judged(NamedTuple):
    """The requirements of one action that are not met."""

    locked_by: tuple[str, ...]
    """Ids of actions or indicators."""
    check_first: tuple[CheckFirst, ...]


NOTHING_OPEN = Judged((), ())


def needs_of(
    action: Action, by_id: Mapping[str, Action], words: Words
) -> tuple[Need, ...]:
    """The requirements of ``action``; one on an action that is not there is none.

    A required action is done when the first of its lifts that was asked stands at its
    ``to``.
    """
    found = []
    for requirement in action.requires:
        if isinstance(requirement, RequiresLevel):
            way = (requirement.indicator, requirement.level)
            check = _check_level(*way, by_id, words)
            found.append(Need(requirement.indicator, (way,), check))
        elif requirement.action in by_id:
            first = by_id[requirement.action]
            ways = tuple((lift.indicator, lift.to) for lift in first.lifts)
            found.append(Need(first.id, ways, CheckFirst(first.id, None, first.title)))
    return tuple(found)


def judge(needs: tuple[Need, ...], standings: Mapping[str, Standing]) -> Judged:
    """What must be done, found out or looked at first.

    An indicator that is not in ``standings`` was not asked.
    """
    locked: dict[str, None] = {}
    unasked: dict[tuple[str, int | None], CheckFirst] = {}
    for need in needs:
        for indicator, wanted in need.ways:
            standing = standings.get(indicator)
            if standing is None:
                continue
            if standing.level is None:
                locked[indicator] = None
            elif standing.level < wanted:
                locked[need.lock] = None
            break
        else:
            unasked[need.check.id, need.check.level] = need.check
    if not locked and not unasked:
        return NOTHING_OPEN
    return Judged(tuple(locked), tuple(unasked.values()))


def count_open(
    needs: tuple[Need, ...],
    standings: Mapping[str, Standing],
    raised: Mapping[str, int],
) -> tuple[int, int]:
    """How many requirements are open today, and once these levels are ``raised``."""
    before = after = 0
    for need in needs:
        for indicator, wanted in need.ways:
            standing = standings.get(indicator)
            if standing is None:
                continue
            level = standing.level
            if level is None:
                before, after = before + 1, after + 1
            elif level < wanted:
                before += 1
                after += raised.get(indicator, level) < wanted
            break
    return before, after


def level_words(indicators: Mapping[str, Indicator]) -> dict[tuple[str, int], Wording]:
    """What each level says when it is read alone.

    A level that begins "as before" brings the one it leans on in brackets.
    """
    found = {}
    for name, indicator in indicators.items():
        base: tuple[int, Wording] | None = None
        for level in sorted(indicator.levels, key=lambda one: one.level):
            text = level.text
            if not text.vi.startswith(_LEANS):
                base = level.level, text
            elif base is not None:
                text = Wording(
                    vi=f"{text.vi} (Mức {base[0]}: {base[1].vi})",
                    en=f"{text.en} (Level {base[0]}: {base[1].en})",
                )
            found[name, level.level] = text
    return found


def _check_level(
    indicator: str, level: int, by_id: Mapping[str, Action], words: Words
) -> CheckFirst:
    """A level the firm has to look at itself, for nobody asked.

    For an indicator that this questionnaire does not have, it is the action that brings
    the level.
    """
    title = words.titles.get(indicator)
    if title is not None:
        return CheckFirst(indicator, level, title, words.levels.get((indicator, level)))
    bringing = [
        (lift.to, action)
        for action in by_id.values()
        for lift in action.lifts
        if lift.indicator == indicator and lift.to >= level
    ]
    if not bringing:
        return CheckFirst(indicator, level, Wording(vi=indicator, en=indicator))
    action = min(bringing, key=lambda found: found[0])[1]
    return CheckFirst(action.id, None, action.title)
