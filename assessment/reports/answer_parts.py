"""Answers on paper: known levels in tables, what is not known or not asked together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assessment.language import UNKNOWN, translator
from assessment.model.base import Language
from assessment.model.maturity import Indicator, Questionnaire
from assessment.model.result import IndicatorResult, Result
from assessment.phrases import level_text
from assessment.text import printable

_NOTE_CHARS = 600
_LEANS = "Như mức trước"
"""How a level begins that can only be read with the one below it."""


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """The known levels of one section of the questionnaire."""

    title: str
    rows: tuple[tuple[str, str, str, str], ...]
    """(question, level in words, level, target or dash)."""


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """Items without a level, for one and the same reason."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Every item that was asked or answered, once."""

    sections: tuple[AnswerSection, ...]
    groups: tuple[AnswerGroup, ...]


def answers(
    result: Result,
    questionnaire: Questionnaire,
    language: Language,
    notes: Mapping[str, str],
) -> Answers:
    """Every asked indicator in reading order; ``notes`` stand with their answers.

    A don't-know says only its name when the questions to ask again already tell it.
    """
    t = translator(language)
    named = {indicator.id: indicator for indicator, _ in questionnaire.indicators()}
    told = {found.indicator for found in result.find_out}
    asked = [
        (section.title, result.indicator(indicator_id))
        for section in questionnaire.sections
        for indicator_id in section.indicators
    ]
    asked = [
        (title, one) for title, one in asked if one.asked or one.answer is not None
    ]

    def line(one: IndicatorResult) -> str:
        indicator = named[one.id]
        is_told = one.answer == "dont-know" and one.id in told
        text = indicator.title if is_told else indicator.question
        return _with_note(text.in_language(language), notes, one.id)

    def group(title: str, belongs: Callable[[IndicatorResult], bool]) -> AnswerGroup:
        lines = tuple(line(one) for _, one in asked if belongs(one))
        return AnswerGroup(f"{title} ({len(lines)})", lines)

    groups = (
        group(
            t("Chưa biết"),
            lambda one: one.answer == "dont-know",
        ),
        group(
            t("Không áp dụng cho doanh nghiệp"),
            lambda one: one.answer == "not-applicable",
        ),
        group(t("Chưa trả lời"), lambda one: one.answer is None),
    )
    titles = dict.fromkeys(title for title, one in asked if one.level is not None)
    return Answers(
        sections=tuple(
            AnswerSection(
                title=title.in_language(language),
                rows=tuple(
                    _row(one, named[one.id], language, notes)
                    for of, one in asked
                    if of == title and one.level is not None
                ),
            )
            for title in titles
        ),
        groups=tuple(found for found in groups if found.lines),
    )


def _row(
    one: IndicatorResult,
    indicator: Indicator,
    language: Language,
    notes: Mapping[str, str],
) -> tuple[str, str, str, str]:
    level = one.level or 0
    return (
        indicator.question.in_language(language),
        _with_note(level_alone(level, indicator, language), notes, one.id),
        str(level),
        UNKNOWN if one.target is None else str(one.target),
    )


def level_alone(level: int, indicator: Indicator, language: Language) -> str:
    """A level in words that can be read without the others above it.

    One that begins "as before" brings the level it leans on.
    """
    text = level_text(level, indicator, language)
    texts = {one.level: one.text for one in indicator.levels}
    below = level
    while below > 0 and texts[below].vi.startswith(_LEANS):
        below -= 1
    if below == level:
        return text
    return translator(language)(
        "{text} (Mức {level}: {before})",
        text=text,
        level=below,
        before=texts[below].in_language(language),
    )


def _with_note(text: str, notes: Mapping[str, str], indicator_id: str) -> str:
    note = printable(notes.get(indicator_id, ""), limit=_NOTE_CHARS)
    return f"{text} — {note}" if note else text
