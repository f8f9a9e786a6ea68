"""Actions on paper: the first ones with how to do them, all others in one row each."""

from dataclasses import dataclass

from assessment.language import translator
from assessment.model.base import Language
from assessment.model.result import ActionAdvice, Result
from assessment.phrases import unlocks_text, work_text

MOST_TOLD = 12
"""Enough for a year; what comes later is named, so that nobody waits for a surprise."""


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action in its place."""

    rank: int
    title: str
    do: str
    """How; empty for those that come later."""
    line: str
    """Who, what it costs, how long until it is true.

    The cost stays away where the reason says that there is none.
    """
    reason: str
    """Says as well what comes first; empty for those that come later."""
    after: str
    """What has to be done before it, for those that come later; else empty."""
    unlocks: str
    """What can follow once it is done; empty when it opens nothing."""


def action_rows(
    result: Result, language: Language
) -> tuple[tuple[ActionRow, ...], tuple[ActionRow, ...]]:
    """All actions in order: those told in full, and those that come later."""
    rows = [
        _row(result, advice, number, language)
        for number, advice in enumerate(result.steps_first(), start=1)
    ]
    return tuple(rows[:MOST_TOLD]), tuple(rows[MOST_TOLD:])


def later_title(result: Result, language: Language) -> str:
    """The heading over the actions that come later, with their number."""
    count = len(result.actions) - MOST_TOLD
    return translator(language)("Những việc sau đó ({count})", count=max(0, count))


def _row(
    result: Result, advice: ActionAdvice, number: int, language: Language
) -> ActionRow:
    action = advice.action
    is_later = number > MOST_TOLD
    is_locked = bool(advice.locked_by or advice.check_first)
    reason = advice.reason.in_language(language)
    return ActionRow(
        rank=number,
        title=action.title.in_language(language),
        do="" if is_later else action.do.in_language(language),
        line=work_text(
            advice,
            language,
            is_micro=result.target_class == "micro",
            with_reason=not is_later,
        ),
        reason="" if is_later else reason,
        after=reason if is_later and is_locked else "",
        unlocks=unlocks_text(advice, language),
    )
