"""What an action requires, held against where a firm stands.

A requirement is met, open, or cannot be told. It is open when the level is known and
too low, or when the indicator was asked and is not known: then the action is locked. It
cannot be told when nobody was asked: a shorter depth, or a questionnaire that does not
have the indicator. Then the action is not locked, and what to look at first is said
beside it. What does not apply to the firm is met.
"""

from collections.abc import Mapping
from typing import NamedTuple

from assessment.model.action import Action, RequiresAction, RequiresLevel
from assessment.model.base import Wording
from assessment.model.maturity import HIGHEST_LEVEL, LOWEST_LEVEL, Indicator
from assessment.model.result import CheckFirst

_LEANS = "Như mức trước"


class Standing(NamedTuple):
    """Where an asked indicator stands."""

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


class Judged(NamedTuple):
    """The requirements of one action that are not met."""

    locked_by: tuple[str, ...]
    """Ids of actions or indicators."""
    check_first: tuple[CheckFirst, ...]


NOTHING_OPEN = Judged((), ())


def judge_requirements(
    action: Action,
    standings: Mapping[str, Standing],
    by_id: Mapping[str, Action],
    words: Words,
) -> Judged:
    """What must be done, found out or looked at before ``action``.

    An indicator that is not in ``standings`` was not asked.
    """
    locked: dict[str, None] = {}
    unasked: dict[tuple[str, int | None], CheckFirst] = {}
    for requirement in action.requires:
        lock, indicator, needed = requirement_at(requirement, standings, by_id)
        if indicator is None:
            if lock is not None:
                check = _check(requirement, by_id, words)
                unasked[check.id, check.level] = check
            continue
        level = standings[indicator].level
        if level is None:
            locked[indicator] = None
        elif level < needed:
            locked[lock or indicator] = None
    if not locked and not unasked:
        return NOTHING_OPEN
    return Judged(tuple(locked), tuple(unasked.values()))


def requirement_at(
    requirement: RequiresAction | RequiresLevel,
    standings: Mapping[str, Standing],
    by_id: Mapping[str, Action],
) -> tuple[str | None, str | None, int]:
    """What would lock, the indicator that decides, and the level it has to reach.

    An action is done when the first of its lifts that was asked stands at its ``to``.
    The indicator is None where nothing was asked, and both are None for an action that
    the catalogue does not have.
    """
    if isinstance(requirement, RequiresLevel):
        asked = requirement.indicator if requirement.indicator in standings else None
        return requirement.indicator, asked, requirement.level
    first = by_id.get(requirement.action)
    if first is None:
        return None, None, 0
    for lift in first.lifts:
        if lift.indicator in standings:
            return first.id, lift.indicator, lift.to
    return first.id, None, 0


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


def _check(
    requirement: RequiresAction | RequiresLevel,
    by_id: Mapping[str, Action],
    words: Words,
) -> CheckFirst:
    """What the firm has to look at itself, for nobody asked.

    For an indicator that this questionnaire does not have, it is the action that brings
    the level.
    """
    if isinstance(requirement, RequiresAction):
        return CheckFirst(requirement.action, None, by_id[requirement.action].title)
    indicator, level = requirement.indicator, requirement.level
    title = words.titles.get(indicator)
    if title is not None:
        return CheckFirst(indicator, level, title, words.levels.get((indicator, level)))
    bringing = [
        (lift.to, place, action)
        for place, action in enumerate(by_id.values())
        for lift in action.lifts
        if lift.indicator == indicator and lift.to >= level
    ]
    if not bringing:
        return CheckFirst(indicator, level, Wording(vi=indicator, en=indicator))
    action = min(bringing, key=lambda found: found[:2])[2]
    return CheckFirst(action.id, None, action.title)
