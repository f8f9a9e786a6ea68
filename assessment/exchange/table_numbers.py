"""Numbers, ranges and days as people type them into spreadsheets.

All functions take a text in small letters with single spaces, and give None for what is
none of theirs.
"""

import datetime
import re
from collections.abc import Callable

from assessment.model.company import Range

_UNITS = re.compile(r"\s*(?:đồng|vnđ|vnd|đ|₫|%)$")
_WHOLE = re.compile(r"(-?[0-9]{1,18})(?:[.,]0{1,2})?")
_GROUPED = re.compile(
    r"(?P<whole>-?[0-9]{1,3}(?P<sign>[., ])[0-9]{3}(?:(?P=sign)[0-9]{3}){0,5})"
    r"(?:(?!(?P=sign))[.,]0{1,2})?"
)
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:[.,][0-9]{1,18})?")
_TWO_ENDS = re.compile(r"(?P<low>\S.*?)\s*(?:\.\.|–|—|-|đến|to)\s*(?P<high>[0-9].*)")
_ONE_END = re.compile(r"(?P<sign>>=|≥|<=|≤)\s*(?P<end>[0-9].*)")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})")
_MIDNIGHT = re.compile(r"[ t]0?0:00(?::00(?:\.0+)?)?$")


def whole_number(text: str) -> int | None:
    """A whole number, its thousands grouped or not.

    >>> whole_number("30.000.000.000"), whole_number("1,500"), whole_number("45,0")
    (30000000000, 1500, 45)
    >>> whole_number("1.5"), whole_number("1.234.00"), whole_number("3e10")
    (None, None, None)
    """
    bare = _UNITS.sub("", text)
    if match := _GROUPED.fullmatch(bare):
        return int(match["whole"].replace(match["sign"], ""))
    if match := _WHOLE.fullmatch(bare):
        return int(match[1])
    return None


def percentage(text: str) -> int | float | None:
    """A number with at most one decimal sign.

    >>> percentage("12,5"), percentage("51%"), percentage("1.234,5")
    (12.5, 51, None)
    """
    bare = _UNITS.sub("", text)
    if not _DECIMAL.fullmatch(bare):
        return None
    number = float(bare.replace(",", "."))
    return int(number) if number.is_integer() else number


def number_range(text: str, read: Callable[[str], int | float | None]) -> Range | None:
    """Both ends, or one.

    >>> number_range("10..50", whole_number), number_range("<= 1.000", whole_number)
    (Range(at_least=10, at_most=50), Range(at_least=None, at_most=1000))
    """
    if match := _ONE_END.fullmatch(text):
        end = read(match["end"])
        if end is None:
            return None
        is_low = match["sign"] in (">=", "≥")
        return Range(at_least=end) if is_low else Range(at_most=end)
    if match := _TWO_ENDS.fullmatch(text):
        low, high = read(match["low"]), read(match["high"])
        if low is not None and high is not None and low <= high:
            return Range(at_least=low, at_most=high)
    return None


def day(text: str) -> str | None:
    """A day as an ISO date; the day comes before the month.

    >>> day("20/5/2019"), day("2019-05-20 00:00:00"), day("05/20/2019")
    ('2019-05-20', '2019-05-20', None)
    """
    bare = _MIDNIGHT.sub("", text)
    if match := _DAY_FIRST.fullmatch(bare):
        number, month, year = map(int, match.groups())
    elif match := _YEAR_FIRST.fullmatch(bare):
        year, month, number = map(int, match.groups())
    else:
        return None
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return None
