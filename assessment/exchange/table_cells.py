"""One cell of a table of companies: what people type, as a fact's value.

Spreadsheets in Viet Nam write ``30.000.000.000``, ``12,5`` and ``20/05/2019``; those in
English ``30,000,000,000`` and ``12.5``. In a whole number groups of three digits are
thousands; in a percentage the one separator is the decimal sign. Days come before
months. What is none of these is refused, never guessed.
"""

import datetime
import math
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal

from assessment.content.spelling import hint
from assessment.errors import tables as errors
from assessment.errors.message import Message
from assessment.exchange.table_numbers import (
    day,
    number_range,
    percentage,
    whole_number,
)
from assessment.model.base import Wording
from assessment.model.company import (
    DONT_KNOW,
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.support.known_facts import division_of

_YES = frozenset({"có", "co", "yes", "y", "true", "đúng", "dung", "x", "1"})
_NO = frozenset({"không", "khong", "no", "n", "false", "sai", "0"})
_DONT_KNOW = frozenset(
    {DONT_KNOW, "don't know", "chưa biết", "không biết", "không rõ", "?"}
)
_LONGEST_SHOWN = 60
_LONGEST_VALUE = 300
"""No value, label or question is longer; composing signs takes quadratic time."""
_LONGEST_COMPARED = 2_000
_PLACE_WORDS = ("thành phố ", "tỉnh ", "tp. ", "tp.", "tp ")

_EXPECTED: Mapping[str, Wording] = {
    "boolean": Wording(vi="có hoặc không", en="yes or no"),
    "integer": Wording(vi="số nguyên", en="a whole number"),
    "money": Wording(vi="số tiền bằng đồng", en="an amount in VND"),
    "percent": Wording(vi="số phần trăm", en="a percentage"),
    "date": Wording(vi="một ngày", en="a date"),
    "choice": Wording(vi="một trong các lựa chọn", en="one of its choices"),
}
_AMOUNT = Wording(
    vi="Viết đủ chữ số, ví dụ 30000000000, hoặc một khoảng: 10..50, >=10, <=50.",
    en="Write all digits, such as 30000000000, or a range: 10..50, >=10, <=50.",
)
_HINTS: Mapping[str, Wording] = {
    "boolean": Wording(vi="Viết có hoặc không.", en="Write yes or no."),
    "date": Wording(
        vi="Viết ngày/tháng/năm: 20/05/2019, hoặc 2019-05-20.",
        en="Write day/month/year: 20/05/2019, or 2019-05-20.",
    ),
    "integer": _AMOUNT,
    "money": _AMOUNT,
    "percent": Wording(
        vi="Viết số từ 0 đến 100, ví dụ 12,5.",
        en="Write a number from 0 to 100, such as 12.5.",
    ),
}


class CellFault(Exception):
    """A cell that holds no value of its fact: the message and what fills it."""

    def __init__(
        self,
        message: Message,
        values: Mapping[str, object] | Callable[[], Mapping[str, object]],
    ) -> None:
        super().__init__(message.code)
        self.message = message
        self._given = values

    @property
    def values(self) -> Mapping[str, object]:
        """What fills the message; the nearest spelling is looked up only now."""
        return self._given() if callable(self._given) else self._given


class CellReader:
    """Reads the cells of one column."""

    def __init__(self, definition: FactDefinition, facts: CompanyFacts) -> None:
        self._definition = definition
        self._is_industry = definition.id == "main_vsic_code"
        self._words = _words_of(definition, facts)
        self._choices = tuple(dict.fromkeys(self._words.values()))
        self._seen: dict[tuple[type, object], FactValue | None] = {}
        self._refused: dict[tuple[type, object], CellFault] = {}

    def read(self, cell: object) -> FactValue | None:
        """The value of a cell; None where it is empty. Raises CellFault."""
        if isinstance(cell, dict | list):
            raise self._fault(cell)
        if isinstance(cell, str) and len(cell) > _LONGEST_VALUE and cell.strip():
            raise CellFault(errors.LONG_CELL, {"limit": _LONGEST_VALUE})
        key = (type(cell), cell)
        if key in self._refused:
            raise self._refused[key]
        if key not in self._seen:
            try:
                self._seen[key] = self._value(cell)
            except CellFault as fault:
                self._refused[key] = fault
                raise
        return self._seen[key]

    def _value(self, cell: object) -> FactValue | None:
        if isinstance(cell, Decimal):
            cell = int(cell) if cell == cell.to_integral_value() else float(cell)
        if cell is None or (isinstance(cell, float) and math.isnan(cell)):
            return None
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        text = plain(cell) if isinstance(cell, str) else ""
        if isinstance(cell, str):
            if not text:
                return None
            if text in _DONT_KNOW:
                return DONT_KNOW
        kind = self._definition.type
        found: bool | str | None
        if kind == "boolean":
            found = _truth(str(cell).casefold() if text == "" else text)
        elif kind == "date":
            found = _date(cell, text)
        elif kind == "choice":
            found = self._choice(cell, text)
        else:
            return self._number(cell, text)
        if found is None:
            raise self._fault(cell)
        return found

    def _choice(self, cell: object, text: str) -> str | None:
        if isinstance(cell, bool) or not isinstance(cell, str | int):
            return None
        found = self._words.get(text or str(cell))
        if found is None and self._is_industry and division_of(cell) is not None:
            return str(cell).strip()
        if found is None and self._definition.id == "province":
            for word in _PLACE_WORDS:
                if text.startswith(word):
                    return self._words.get(text.removeprefix(word).strip())
        return found

    def _number(self, cell: object, text: str) -> FactValue:
        read = percentage if self._definition.type == "percent" else whole_number
        found: int | float | Range | None = None
        if text:
            found = read(text)
            if found is None:
                found = number_range(text, read)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            is_whole = isinstance(cell, int)
            found = cell if is_whole or self._definition.type == "percent" else None
        if found is None:
            raise self._fault(cell)
        ends = (found.at_least, found.at_most) if isinstance(found, Range) else (found,)
        for end in ends:
            if end is not None:
                self._check_bounds(cell, end)
        return found

    def _check_bounds(self, cell: object, number: float) -> None:
        definition = self._definition
        low = 0 if definition.minimum is None else definition.minimum
        high = definition.maximum
        if high is None and definition.type == "percent":
            high = 100
        if number < low or (high is not None and number > high):
            expected = Wording(vi=f"từ {low}", en=f"at least {low}")
            if high is not None:
                expected = Wording(
                    vi=f"từ {low} đến {high}", en=f"from {low} to {high}"
                )
            values = {"found": shown(cell), "id": definition.id, "expected": expected}
            raise CellFault(errors.CELL_OUT_OF_RANGE, values)

    def _fault(self, cell: object) -> CellFault:
        definition = self._definition
        advice = _HINTS.get(definition.type)
        return CellFault(
            errors.WRONG_CELL,
            lambda: {
                "found": shown(cell),
                "id": definition.id,
                "expected": _EXPECTED[definition.type],
                "hint": advice or hint(str(cell), self._choices),
            },
        )


def plain(text: str) -> str:
    """``text`` so that equal words are equal: composed, small, single spaces.

    What is longer than any word of ours is cut first.

    >>> plain("  Kho\u0302ng \u00a0RÕ ")
    'không rõ'
    """
    short = unicodedata.normalize("NFC", text[:_LONGEST_COMPARED])
    return " ".join(short.casefold().split())


def shown(cell: object) -> str:
    """A cell as a message shows it, cut to one short line."""
    text = " ".join(str(cell)[:_LONGEST_COMPARED].split())
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return text


def _words_of(definition: FactDefinition, facts: CompanyFacts) -> dict[str, str]:
    """Every word that stands for a choice: its value and its labels."""
    pairs = [(choice.value, choice.label) for choice in definition.choices]
    if definition.id == "province" and not definition.choices:
        pairs = [(province.code, province.name) for province in facts.provinces]
    if definition.id == "main_vsic_code" and not definition.choices:
        pairs = [(industry.code, industry.name) for industry in facts.industries]
    words: dict[str, str] = {}
    for value, label in pairs:
        for word in (value, label.vi, label.en):
            words.setdefault(plain(word), value)
            words.setdefault(plain(word).removeprefix("thành phố "), value)
    return words


def _truth(text: str) -> bool | None:
    return True if text in _YES else False if text in _NO else None


def _date(cell: object, text: str) -> str | None:
    if isinstance(cell, datetime.datetime):
        is_day = cell.time() == datetime.time.min
        return cell.date().isoformat() if is_day else None
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    return day(text)
