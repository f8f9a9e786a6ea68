"""Texts too long for a phone, and texts that were never translated."""

import re
import unicodedata
from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import indicators
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Wording
from assessment.model.maturity import Depth

MOST_CHARACTERS = {"question": 110, "help": 200}
LEVEL_CHARACTERS = 110
VISIBLE_BUDGET = {Depth.QUICK: 6_000, Depth.EXPRESS: 11_000}
"""Characters a person has to read: questions and levels of all asked indicators."""
_NAMES = ("name", "document", "provinces")
_LANGUAGES = {
    "vi": Wording(vi="tiếng Việt", en="Vietnamese"),
    "en": Wording(vi="tiếng Anh", en="English"),
}
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 4


def check_wording(file: ContentFile) -> Iterator[Problem]:
    """Every text that is too long, and every pair that looks untranslated."""
    if file.kind == "questionnaire":
        for _, indicator in indicators(file.root):
            for key, limit in MOST_CHARACTERS.items():
                yield from _check_length(indicator.get(key), limit)
            for level in indicator.each("levels"):
                yield from _check_length(level.get("text"), LEVEL_CHARACTERS)
        yield from _check_budget(file.root)
    elif file.kind == "company-facts":
        for fact in file.root.each("facts"):
            for key, limit in MOST_CHARACTERS.items():
                yield from _check_length(fact.get(key), limit)
    if file.kind != "assessment-file":
        yield from _check_translated(file.root)


def _check_length(part: Part | None, limit: int) -> Iterator[Problem]:
    for language, name in _LANGUAGES.items():
        text = part.text(language) if part else None
        if part and text and len(text) > limit:
            yield part.problem(
                errors.TOO_LONG_TO_SHOW,
                language,
                language=name,
                found=len(text),
                limit=limit,
            )


def visible_characters(root: Part, depth: Depth, language: str) -> int:
    """Characters of the questions and levels that are shown at ``depth``."""
    total = 0
    for _, indicator in indicators(root):
        found = indicator.text("depth")
        if found in list(Depth) and depth.contains(Depth(found)):
            texts = [indicator.text("question", language)]
            texts += [
                level.text("text", language) for level in indicator.each("levels")
            ]
            total += sum(len(text) for text in texts if text)
    return total


def _check_budget(root: Part) -> Iterator[Problem]:
    for depth, limit in VISIBLE_BUDGET.items():
        for language, name in _LANGUAGES.items():
            found = visible_characters(root, depth, language)
            if found > limit:
                yield root.problem(
                    errors.TOO_MUCH_TO_READ,
                    "dimensions",
                    at_key=True,
                    depth=depth.value,
                    language=name,
                    found=found,
                    limit=limit,
                )


def _check_translated(part: Part) -> Iterator[Problem]:
    """Walks everything; proper names may be the same in both languages."""
    value = part.value
    if isinstance(value, dict):
        vi, en = value.get("vi"), value.get("en")
        if isinstance(vi, str) and isinstance(en, str):
            yield from _check_pair(part, vi, en)
            return
        for key, inner in value.items():
            if key not in _NAMES:
                yield from _check_translated(
                    Part(part.document, (*part.path, key), inner)
                )
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _check_translated(
                Part(part.document, (*part.path, number), inner)
            )


def _check_pair(part: Part, vi: str, en: str) -> Iterator[Problem]:
    for language, text in (("vi", vi), ("en", en)):
        if text and not text.strip():
            yield part.problem(
                errors.MISSING_TRANSLATION, language, language=_LANGUAGES[language]
            )
    if len(_WORD.findall(vi)) < _FEW_WORDS:
        return
    if vi.strip() == en.strip():
        yield part.problem(errors.SAME_IN_BOTH, "en")
    elif not _has_vietnamese_letter(vi):
        yield part.problem(errors.NOT_VIETNAMESE, "vi")


def _has_vietnamese_letter(text: str) -> bool:
    folded = unicodedata.normalize("NFD", text)
    return "đ" in folded.casefold() or any(map(unicodedata.combining, folded))
