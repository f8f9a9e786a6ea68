"""One answer cell of a form: what people choose or type, as an answer or a fact.

A level may be given as its line, in either language, with or without marks, as its
number, or as both; where they disagree nobody guesses.
"""

import re
import unicodedata

from assessment.errors import workbook as errors
from assessment.exchange.table_cells import CellFault, CellReader, plain, shown
from assessment.exchange.workbook_sheets import NO_VALUE, fold, is_empty
from assessment.form_parts import choices_of, fact_choices
from assessment.language import LANGUAGES
from assessment.model.company import (
    DONT_KNOW,
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.model.maturity import Indicator
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE, Answer

_DONT_KNOW = frozenset(
    {
        "chua biet",
        "khong biet",
        "khong ro",
        "ko biet",
        "don t know",
        "dont know",
        "unknown",
    }
)
_NOT_APPLICABLE = frozenset(
    {"khong ap dung", "ko ap dung", "not applicable", "does not apply", "n a", "na"}
)
_NUMBER = re.compile(
    r"(?:mức|muc|level|lv|cấp)?\s*[:.]?\s*\(?\s*(\d{1,9})(?:[.,](\d{1,9}))?\s*\)?\.?"
)
_NUMBER_AND_TEXT = re.compile(r"(?:muc |level |cap )?(\d{1,9}) (.+)")
_SHORTEST_START = 8
_LONGEST = 500


class AnswerReader:
    """Reads the answer cells of one indicator."""

    def __init__(self, indicator: Indicator) -> None:
        self._id = indicator.id
        self._levels = [level.level for level in indicator.levels]
        self._may_not_apply = indicator.not_applicable is not None
        self._exact: dict[str, Answer] = {}
        self._lines: dict[str, set[int]] = {}
        self._reasons: set[str] = set()
        for language in LANGUAGES:
            for answer, text in choices_of(indicator, language):
                self._exact.setdefault(plain(text), answer)
            for level in indicator.levels:
                key = fold(level.text.in_language(language))
                self._lines.setdefault(key, set()).add(level.level)
            if indicator.not_applicable is not None:
                self._reasons.add(fold(indicator.not_applicable.in_language(language)))

    def read(self, cell: object) -> Answer | None:
        """The answer in a cell; None where it is empty. Raises CellFault."""
        if is_empty(cell):
            return None
        if cell is NO_VALUE:
            raise CellFault(errors.NO_VALUE, {})
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return self._level(cell, cell)
        if not isinstance(cell, str):
            raise self._fault(cell)
        return self._read_text(cell)

    def _read_text(self, cell: str) -> Answer:
        text = plain(unicodedata.normalize("NFKC", cell))
        if text in self._exact:
            return self._exact[text]
        if number := _NUMBER.fullmatch(text):
            return self._level(float(f"{number[1]}.{number[2] or 0}"), cell)
        key = fold(cell)
        if len(found := self._lines.get(key, set())) == 1:
            return next(iter(found))
        if key in _DONT_KNOW or text in ("?", DONT_KNOW_ANSWER):
            return DONT_KNOW_ANSWER
        if key in _NOT_APPLICABLE or self._without_words(key) in self._reasons:
            return self._not_applicable()
        if both := _NUMBER_AND_TEXT.fullmatch(key):
            return self._level_and_line(int(both[1]), both[2], cell)
        raise self._fault(cell)

    @staticmethod
    def _without_words(key: str) -> str:
        """The reason that stands behind "not applicable"."""
        for words in _NOT_APPLICABLE:
            if key.startswith(f"{words} "):
                return key.removeprefix(words).strip()
        return key

    def _level(self, number: float, cell: object) -> int:
        if number not in self._levels:
            raise CellFault(
                errors.NO_SUCH_LEVEL,
                {
                    "id": self._id,
                    "found": shown(cell),
                    "allowed": ", ".join(map(str, self._levels)),
                },
            )
        return int(number)

    def _level_and_line(self, number: int, line: str, cell: str) -> int:
        levels = self._lines.get(line, set())
        if number in levels:
            return number
        if levels:
            values = {"number": number, "level": min(levels)}
            raise CellFault(errors.TWO_ANSWERS, values)
        is_start = len(line) >= _SHORTEST_START and any(
            known.startswith(line) and number in found
            for known, found in self._lines.items()
        )
        if not is_start:
            raise self._fault(cell)
        return number

    def _not_applicable(self) -> Answer:
        if not self._may_not_apply:
            raise CellFault(errors.NEVER_NOT_APPLICABLE, {"id": self._id})
        return NOT_APPLICABLE

    def _fault(self, cell: object) -> CellFault:
        values = {
            "id": self._id,
            "found": shown(cell),
            "allowed": ", ".join(map(str, self._levels)),
        }
        return CellFault(errors.NOT_AN_ANSWER, values)


class FactReader:
    """Reads the answer cells of one company fact."""

    def __init__(self, definition: FactDefinition, facts: CompanyFacts) -> None:
        self._definition = definition
        self._cells = CellReader(definition, facts)
        self._words: dict[str, FactValue | None] = {}
        for language in LANGUAGES:
            for value, text in fact_choices(definition, facts, language):
                key = fold(text)
                if key in self._words and self._words[key] != value:
                    self._words[key] = None
                else:
                    self._words[key] = value

    def read(self, cell: object) -> FactValue | None:
        """The value in a cell; None where it is empty. Raises CellFault."""
        if is_empty(cell):
            return None
        if cell is NO_VALUE:
            raise CellFault(errors.NO_VALUE, {})
        if isinstance(cell, str):
            key = fold(cell)
            if key in _DONT_KNOW:
                return DONT_KNOW
            found = self._words.get(key)
            if found is not None:
                return found
        # Nothing so long is a value; the patterns of numbers take long over it.
        value = self._cells.read(cell[:_LONGEST] if isinstance(cell, str) else cell)
        if isinstance(value, Range) and not self._definition.bands:
            values = {"id": self._definition.id, "found": shown(cell)}
            raise CellFault(errors.ONE_NUMBER, values)
        return value


__all__ = ["AnswerReader", "CellFault", "FactReader"]
