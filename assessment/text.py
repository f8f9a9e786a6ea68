"""Text that people typed, made safe for paper and tables: the one place for it.

Vietnamese stays as it is. What a font can't draw is visibly replaced, what would turn
the reading direction is taken out, and a word too long for a line may break.
"""

import re
import unicodedata
from functools import cache

from assessment.glyphs import DRAWABLE

REPLACEMENT = "\ufffd"
LONGEST_PRINTED = 2000
_BREAK_EVERY = 24
_MOST_MARKS = 2
_BREAK = "\u200b"
_TURNING = dict.fromkeys(
    (
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200B,
        0x200C,
        0x200E,
        0x200F,
        0x061C,
        0xFEFF,
    )
)
_LONG_WORD = re.compile(rf"\S{{{_BREAK_EVERY + 1},}}")
_NEVER_AS_IT_IS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Mc", "Me"})
_UNSEEN = r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_FORMULA = re.compile(rf" *[\t\r]|{_UNSEEN}*[=+\-@＝＋－＠]")
_JOINERS = {0x200D, 0xFE0E, 0xFE0F}


@cache
def _ordinary() -> re.Pattern[str]:
    """A line of short words of composed, drawable signs with single spaces between."""
    signs = "".join(
        re.escape(sign)
        for sign in map(chr, sorted(DRAWABLE - _TURNING.keys() - _JOINERS))
        if unicodedata.category(sign) not in _NEVER_AS_IT_IS
        and not sign.isspace()
        and sign != REPLACEMENT
    )
    word = f"[{signs}]{{1,{_BREAK_EVERY}}}+"
    return re.compile(f"{word}(?: {word})*+")


def printable(text: str, *, limit: int = LONGEST_PRINTED) -> str:
    """``text`` as a report can print it: composed, drawable, breakable, one line.

    What no font draws becomes one replacement sign; several in a row stay one, so that
    an emoji built of seven code points is one sign.

    >>> printable("Cơ khí A 🙂👍")
    'Cơ khí A \ufffd'
    >>> printable("Ho\u0302\u0300ng \u202eđảo")
    'Hồng đảo'
    """
    if (
        len(text) <= limit
        and _ordinary().fullmatch(text)
        and unicodedata.is_normalized("NFC", text)
    ):
        return text
    clean = unicodedata.normalize("NFC", text.translate(_TURNING))
    out: list[str] = []
    marks = 0
    for sign in clean:
        code = ord(sign)
        category = unicodedata.category(sign)
        if sign.isspace() or code in (0x2028, 0x2029):
            sign = " "
        elif category == "Cc" or code in _JOINERS:
            continue
        elif code not in DRAWABLE or category in ("Cs", "Co", "Cn"):
            sign = REPLACEMENT
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > _MOST_MARKS:
            continue
        if out and sign == out[-1] and sign in (REPLACEMENT, " "):
            continue
        out.append(sign)
    line = "".join(out).strip()
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return _LONG_WORD.sub(_breakable, line)


def _breakable(word: re.Match[str]) -> str:
    signs = word[0]
    cuts = range(0, len(signs), _BREAK_EVERY)
    return _BREAK.join(signs[cut : cut + _BREAK_EVERY] for cut in cuts)


def harmless(text: str, *, lines: bool = False) -> str:
    """``text`` for a terminal or a log: nothing in it steers either.

    Control signs, which a terminal obeys, become a visible sign; those that would turn
    the reading direction are taken out. With ``lines`` the text may have several.

    >>> harmless("\x1b[31mA\x07 \u202ecba")
    '\ufffd[31mA\ufffd cba'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or (lines and sign == "\n") else _shown(sign)
        for sign in text
    )


def _shown(sign: str) -> str:
    if sign.isspace() or sign in "\u2028\u2029":
        return " "
    if unicodedata.category(sign) == "Cf":
        return sign if ord(sign) in _JOINERS else ""
    return REPLACEMENT


def csv_cell(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula.

    The wide signs of an East Asian keyboard begin a formula too.

    >>> csv_cell("=1+1"), csv_cell("＝1+1"), csv_cell("Cơ khí A")
    ("'=1+1", "'＝1+1", 'Cơ khí A')
    """
    return f"'{text}" if _FORMULA.match(text) else text
