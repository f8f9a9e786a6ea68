"""Texts too long for a phone, and texts that were never translated or not alike."""

import re
from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import indicators
from assessment.content.checks.parity import LANGUAGES, check_parity
from assessment.content.document import Document, Part, Path
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.maturity import Depth

MOST_CHARACTERS = {"question": 110, "help": 200, "note": 90}
LEVEL_CHARACTERS = 110
VISIBLE_BUDGET = {Depth.QUICK: 6_000, Depth.EXPRESS: 11_000, Depth.FULL: 23_000}
"""Characters a person has to read: question, note and levels of what is asked."""
_NAMES = ("name", "document", "provinces")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 4
_VIETNAMESE = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
"""A letter with a mark, composed or not."""


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
        yield from _check_translated(file.document, file.document.data, ())


def _check_length(part: Part | None, limit: int) -> Iterator[Problem]:
    for language, name in LANGUAGES.items():
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
    """Characters of the questions, notes and levels that are shown at ``depth``."""
    return sum(
        length
        for found, spoken, length in _lengths(root)
        if spoken == language and depth.contains(found)
    )


def _lengths(root: Part) -> Iterator[tuple[Depth, str, int]]:
    """(depth, language, visible characters) of every indicator."""
    for _, indicator in indicators(root):
        depth = indicator.text("depth")
        if depth in list(Depth):
            levels = list(indicator.each("levels"))
            for language in LANGUAGES:
                texts = [indicator.text(key, language) for key in ("question", "note")]
                texts += [level.text("text", language) for level in levels]
                yield Depth(depth), language, sum(len(text or "") for text in texts)


def _check_budget(root: Part) -> Iterator[Problem]:
    lengths = list(_lengths(root))
    for depth, limit in VISIBLE_BUDGET.items():
        for language, name in LANGUAGES.items():
            found = sum(
                length
                for asked, spoken, length in lengths
                if spoken == language and depth.contains(asked)
            )
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


def _check_translated(
    document: Document, value: object, path: Path
) -> Iterator[Problem]:
    """Walks everything; proper names may be the same in both languages."""
    if isinstance(value, dict):
        vi, en = value.get("vi"), value.get("en")
        if isinstance(vi, str) and isinstance(en, str):
            yield from _check_pair(document, path, vi, en)
            return
        for key, inner in value.items():
            if key not in _NAMES and isinstance(inner, dict | list):
                yield from _check_translated(document, inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if isinstance(inner, dict | list):
                yield from _check_translated(document, inner, (*path, number))


def _check_pair(document: Document, path: Path, vi: str, en: str) -> Iterator[Problem]:
    for language, text in (("vi", vi), ("en", en)):
        if text and not text.strip():
            yield document.problem(
                errors.MISSING_TRANSLATION,
                (*path, language),
                language=LANGUAGES[language],
            )
    yield from check_parity(document, path, vi, en)
    is_same = vi.strip() == en.strip()
    if is_same or not _VIETNAMESE.search(vi):
        if len(_WORD.findall(vi)) < _FEW_WORDS:
            return
        message = errors.SAME_IN_BOTH if is_same else errors.NOT_VIETNAMESE
        yield document.problem(message, (*path, "en" if is_same else "vi"))
