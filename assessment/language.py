"""Words, numbers, money and dates in Vietnamese and English.

Vietnamese is the source language: a text in code is the Vietnamese one, and the English
comes from every ``locale/en/*.po``. A text without a translation is an error in tests,
and falls back to Vietnamese for a person.
"""

import datetime
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from assessment.model.base import Language

LANGUAGES: tuple[Language, ...] = ("vi", "en")
UNKNOWN = "–"
_LOCALE_FOLDER = Path(__file__).parent / "locale"
_ROUNDING = 1e-9


@cache
def catalogue() -> dict[str, str]:
    """Every English text by its Vietnamese source, from all files of locale/en."""
    texts: dict[str, str] = {}
    for path in sorted((_LOCALE_FOLDER / "en").glob("*.po")):
        with path.open("rb") as file:
            for entry in read_po(file, locale="en"):
                if entry.id and entry.string:
                    texts[str(entry.id)] = str(entry.string)
    return texts


def translator(language: Language) -> Callable[..., str]:
    """A function ``t(source, **values)`` giving the text in ``language``.

    >>> translator("vi")("Phần {n} trên {all}", n=2, all=5)
    'Phần 2 trên 5'
    """
    texts = catalogue() if language == "en" else {}

    def t(source: str, /, **values: object) -> str:
        text = texts.get(source, source)
        return text.format(**values) if values else text

    return t


def shown(score: float) -> float:
    """``score`` as people see it: one decimal, half up after adding 1e-9.

    >>> shown(1.45), shown(2.0499999)
    (1.5, 2.0)
    """
    return int((score + _ROUNDING) * 10 + 0.5) / 10


def score_text(score: float | None, language: Language) -> str:
    """A score with one decimal, or a dash when it is not known.

    >>> score_text(2.05, "vi"), score_text(None, "en")
    ('2,1', '–')
    """
    if score is None:
        return UNKNOWN
    text = f"{shown(score):.1f}"
    return text.replace(".", ",") if language == "vi" else text


def number_text(value: float | int, language: Language) -> str:
    """A number with the thousands and decimal signs of ``language``.

    >>> number_text(1234567, "vi"), number_text(1234567, "en")
    ('1.234.567', '1,234,567')
    """
    return str(format_decimal(value, locale="vi_VN" if language == "vi" else "en_GB"))


def money_text(vnd: int, language: Language) -> str:
    """An amount in VND in the words people use.

    >>> money_text(20_000_000, "vi"), money_text(20_000_000, "en")
    ('20 triệu đồng', 'VND 20 million')
    >>> money_text(1_200_000_000, "vi"), money_text(1_200_000_000, "en")
    ('1,2 tỷ đồng', 'VND 1.2 billion')
    """
    for size, vi, en in (
        (1_000_000_000, "tỷ đồng", "billion"),
        (1_000_000, "triệu đồng", "million"),
    ):
        if vnd >= size and vnd % (size // 100) == 0:
            amount = number_text(vnd / size, language)
            return f"{amount} {vi}" if language == "vi" else f"VND {amount} {en}"
    amount = number_text(vnd, language)
    return f"{amount} đồng" if language == "vi" else f"VND {amount}"


def percent_text(share: float, language: Language) -> str:
    """A share 0-1 as a percentage.

    >>> percent_text(0.5, "vi")
    '50%'
    """
    return f"{number_text(round(share * 100, 1), language)}%"


def date_text(iso: str, language: Language) -> str:
    """An ISO date as people write it.

    >>> date_text("2026-11-22", "vi"), date_text("2026-11-22", "en")
    ('22/11/2026', '22 November 2026')
    """
    day = datetime.date.fromisoformat(iso)
    if language == "vi":
        return day.strftime("%d/%m/%Y")
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"


_ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
