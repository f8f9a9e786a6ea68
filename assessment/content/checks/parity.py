"""Two languages that name different numbers, and texts with doubled spaces.

A number is read as its language writes it: 1.234,5 in Vietnamese is 1,234.5 in English,
and 15/01/2026 is 15 January 2026. Numbers in words are not counted.
"""

import re
from collections.abc import Iterator

from assessment.content.document import Document, Path
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Wording

LANGUAGES = {
    "vi": Wording(vi="tiếng Việt", en="Vietnamese"),
    "en": Wording(vi="tiếng Anh", en="English"),
}
"""What each language is called in a message."""
_MONTHS = {
    name: str(number)
    for number, name in enumerate(
        (
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        start=1,
    )
}
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b(?=,? \d{{4}}\b)")
_THOUSANDS = {
    "vi": re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))"),
    "en": re.compile(r"(?<=\d),(?=\d{3}(?!\d))"),
}
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_DIGIT = re.compile(r"\d")
_DOUBLED = "  "


def numbers_in(text: str, language: str) -> tuple[str, ...]:
    """The numbers of ``text`` in one notation, in ascending order of their spelling.

    >>> numbers_in("từ 15/01/2026: 4,5 triệu, không quá 1.000.000", "vi")
    ('1', '1000000', '15', '2026', '4.5')
    >>> numbers_in("from 15 January 2026: 4.5 million, at most 1,000,000", "en")
    ('1', '1000000', '15', '2026', '4.5')
    """
    plain = _THOUSANDS[language].sub("", text)
    if language == "vi":
        plain = _DECIMAL_COMMA.sub(".", plain)
    else:
        plain = _MONTH.sub(lambda month: _MONTHS[month.group()], plain)
    found = _NUMBER.findall(plain)
    return tuple(sorted(n if "." in n else str(int(n)) for n in found))


def check_parity(document: Document, path: Path, vi: str, en: str) -> Iterator[Problem]:
    """Warnings about the pair of texts at ``path``."""
    for language, text in (("vi", vi), ("en", en)):
        if _DOUBLED in text.strip():
            yield document.problem(
                errors.DOUBLED_SPACE,
                (*path, language),
                language=LANGUAGES[language],
            )
    if _DIGIT.search(vi) or _DIGIT.search(en):
        in_vi, in_en = numbers_in(vi, "vi"), numbers_in(en, "en")
        if in_vi != in_en:
            yield _differing(document, path, in_vi, in_en)


def _differing(
    document: Document, path: Path, vi: tuple[str, ...], en: tuple[str, ...]
) -> Problem:
    return document.problem(
        errors.NUMBERS_DIFFER,
        (*path, "en"),
        vi=_surplus(vi, en) or "–",
        en=_surplus(en, vi) or "–",
    )


def _surplus(these: tuple[str, ...], those: tuple[str, ...]) -> str:
    """What ``these`` have more often than ``those``, for a person to look for."""
    left = list(those)
    more: list[str] = []
    for number in these:
        if number in left:
            left.remove(number)
        else:
            more.append(number)
    return ", ".join(more)
