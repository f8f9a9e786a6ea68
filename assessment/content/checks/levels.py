"""Levels out of order, missing, alike, or told apart by a vague word alone."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import indicators
from assessment.content.document import Part
from assessment.content.vocabulary import VAGUE_WORDS
from assessment.errors import Problem
from assessment.errors import content as errors

_WORD = re.compile(r"\w+")
_VAGUE = {
    language: re.compile(
        r"\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b"
    )
    for language, words in VAGUE_WORDS.items()
}
_FILLERS = {
    "vi": frozenset(("được", "đã", "đang", "và", "có", "là", "thì", "một", "cách")),
    "en": frozenset(("is", "are", "a", "an", "the", "and", "has", "have", "way")),
}
_SYLLABLES = {
    language: _FILLERS[language] | {part for word in words for part in word.split()}
    for language, words in VAGUE_WORDS.items()
}
_LANGUAGES = ("vi", "en")


def check_levels(file: ContentFile) -> Iterator[Problem]:
    """Every fault in the levels of every indicator."""
    if file.kind == "questionnaire":
        for _, indicator in indicators(file.root):
            levels = list(indicator.each("levels"))
            yield from _check_order(indicator, levels)
            yield from _check_alike(levels)


def _check_order(indicator: Part, levels: list[Part]) -> Iterator[Problem]:
    numbers = [level.number("level") for level in levels]
    if not levels or any(number is None for number in numbers):
        return
    for level, (before, number) in zip(levels[1:], pairwise(numbers), strict=True):
        if before is not None and number is not None and number <= before:
            yield level.problem(
                errors.LEVEL_ORDER, "level", found=number, before=before
            )
    for missing in sorted(set(range(6)) - set(numbers)):
        yield indicator.problem(errors.LEVEL_HOLE, "levels", missing=missing)


def _check_alike(levels: list[Part]) -> Iterator[Problem]:
    for language in _LANGUAGES:
        seen: dict[str, Part] = {}
        rough_cores: dict[tuple[str, ...], Part] = {}
        for level in levels:
            text = level.text("text", language)
            if not text:
                continue
            words = plain_words(text)
            rough = _rough_core(words, language)
            if words in seen:
                yield level.problem(
                    errors.LEVELS_ALIKE,
                    "text",
                    language,
                    found=level.number("level"),
                    other=seen[words].number("level"),
                    language=language,
                )
                continue
            other = rough_cores.get(rough)
            if other is not None:
                there = plain_words(other.text("text", language) or "")
                core, vague = without_vague(words, language)
                other_core, other_vague = without_vague(there, language)
                if core != other_core:
                    continue
                names = ", ".join(dict.fromkeys([*vague, *other_vague]))
                yield level.problem(
                    errors.LEVELS_VAGUE,
                    "text",
                    language,
                    found=level.number("level"),
                    other=other.number("level"),
                    words=names,
                    language=language,
                )
            seen.setdefault(words, level)
            rough_cores.setdefault(rough, level)


def _rough_core(words: str, language: str) -> tuple[str, ...]:
    """What is left without any syllable of a vague word: quick, and never too much.

    Only texts whose rough cores agree can differ in vague words alone.
    """
    dropped = _SYLLABLES[language]
    return tuple(word for word in words.split() if word not in dropped)


def plain_words(text: str) -> str:
    """``text`` in lower case without punctuation.

    >>> plain_words("Ghi sổ, mỗi NGÀY.")
    'ghi sổ mỗi ngày'
    """
    folded = unicodedata.normalize("NFC", text).casefold()
    return " ".join(_WORD.findall(folded))


def without_vague(words: str, language: str) -> tuple[str, list[str]]:
    """What is left of ``words`` without vague words, and those words.

    >>> without_vague("data are managed effectively", "en")
    ('data managed', ['effectively'])
    """
    vague = _VAGUE[language].findall(words)
    rest = _VAGUE[language].sub(" ", words).split()
    core = " ".join(word for word in rest if word not in _FILLERS[language])
    return core, vague
