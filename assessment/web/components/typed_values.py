"""Numbers, amounts and dates as people type them on a phone."""

import datetime
import re
import unicodedata
from fractions import Fraction

_EARLIEST_YEAR = 1900
_UNITS = {
    "ty": 10**9,
    "ti": 10**9,
    "billion": 10**9,
    "bn": 10**9,
    "trieu": 10**6,
    "tr": 10**6,
    "million": 10**6,
    "nghin": 10**3,
    "ngan": 10**3,
    "thousand": 10**3,
}
_AMOUNT = re.compile(
    rf"([0-9][0-9., ]*?) *({'|'.join(_UNITS)})? *(?:dong|vnd|d)?\.?", re.ASCII
)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
_MOST_DIGITS = 18


def read_number(text: str) -> int | None:
    """A whole number as people type it, or an amount with its unit.

    Dots, commas and spaces stand between thousands; before "tỷ" or "triệu" one of them
    may be a decimal mark.

    >>> read_number("12.500.000"), read_number("1 800 000 000"), read_number("x")
    (12500000, 1800000000, None)
    >>> read_number("1,8 tỷ"), read_number("850 triệu đồng"), read_number("45 người")
    (1800000000, 850000000, None)
    """
    found = _AMOUNT.fullmatch(_plain(text))
    if found is None or len(re.sub("[^0-9]", "", found[1])) > _MOST_DIGITS:
        return None
    digits, unit = found[1].strip(), _UNITS.get(found[2] or "")
    if digits.isdecimal() or _THOUSANDS.fullmatch(digits):
        return int(re.sub("[., ]", "", digits)) * (unit or 1)
    if unit is None:
        return None
    parts = re.split("[.,]", digits.replace(" ", ""))
    if len(parts) > 2:
        return None
    amount = Fraction(".".join(parts)) * unit
    return int(amount) if amount.denominator == 1 else None


def read_date(text: str, *, on: str) -> str | None:
    """An ISO date from day/month/year with any separator, or from ISO itself.

    Two digits of a year are the last such year up to ``on``; a month alone is taken as
    its first day, which the screen then shows.

    >>> read_date("5/3/2014", on="2026-11-22"), read_date("12.6.19", on="2026-11-22")
    ('2014-03-05', '2019-06-12')
    >>> read_date("06/2019", on="2026-11-22"), read_date("31/02/2014", on="2026-11-22")
    ('2019-06-01', None)
    """
    parts = re.findall(r"[0-9]+", text)
    if len(parts) == 2:
        parts = ["1", *parts]
    if len(parts) != 3 or max(map(len, parts)) > 4:
        return None
    day, month, year = (parts[2], *parts[1::-1]) if len(parts[0]) == 4 else parts
    if len(year) not in {2, 4}:
        return None
    number = int(year)
    if len(year) == 2:
        century = int(on[:2]) * 100
        number += century if number <= int(on[2:4]) else century - 100
    try:
        date = datetime.date(number, int(month), int(day))
    except ValueError:
        return None
    return date.isoformat() if date.year >= _EARLIEST_YEAR else None


def _plain(text: str) -> str:
    """Lower case, without Vietnamese marks, single plain spaces."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold().replace("đ", "d"))
    return " ".join("".join(s for s in apart if not unicodedata.combining(s)).split())
