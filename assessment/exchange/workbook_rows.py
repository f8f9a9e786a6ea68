"""The rows of a form: what was answered, and what is wrong with it, by cell."""

from collections.abc import Callable, Collection, Iterator

from assessment.content.library import Library
from assessment.content.spelling import hint
from assessment.errors import Problem
from assessment.errors import workbook as errors
from assessment.exchange.table_cells import shown
from assessment.exchange.workbook_cells import AnswerReader, CellFault, FactReader
from assessment.exchange.workbook_guard import cell_name
from assessment.exchange.workbook_sheets import (
    NO_VALUE,
    Grid,
    Table,
    is_empty,
    text_of,
)
from assessment.form_parts import NAME_CODE
from assessment.model.base import Wording
from assessment.model.maturity import Questionnaire

LONGEST_NOTE = 2_000
LONGEST_NAME = 400
MOST_LOOKED_UP = 200


class Given:
    """Everything read so far, and where it stood."""

    def __init__(self, questionnaire: Questionnaire, library: Library) -> None:
        facts = library.company_facts()
        self.notes: dict[str, str] = {}
        self.notices: list[Problem] = []
        self._values: dict[str, object] = {}
        self._readers: dict[str, Callable[[object], object]] = {}
        self._looked_up = 0
        self._cells: dict[str, str] = {}
        self._note_places: dict[str, tuple[Grid, int, int, str]] = {}
        self._indicators = {item.id: item for item, _ in questionnaire.indicators()}
        self._facts = {fact.id: fact for fact in facts.facts if fact.known_by == "firm"}
        self._definitions = facts
        self.codes = (*self._indicators, *self._facts, NAME_CODE)

    def nearest(self, code: str) -> Wording:
        """What ``code`` may have been; looked up only for faults that are listed."""
        self._looked_up += 1
        if self._looked_up > MOST_LOOKED_UP:
            return Wording(vi="–", en="–")
        return hint(code, self.codes)

    def reader(self, code: str) -> Callable[[object], object]:
        """What reads the answer cells of ``code``."""
        if code not in self._readers:
            self._readers[code] = self._new_reader(code)
        return self._readers[code]

    def _new_reader(self, code: str) -> Callable[[object], object]:
        if code in self._indicators:
            return AnswerReader(self._indicators[code]).read
        if code in self._facts:
            return FactReader(self._facts[code], self._definitions).read
        return _read_name

    def put(self, code: str, value: object, cell: str) -> str | None:
        """Keeps an answer; where another one was kept before, its cell."""
        if code in self._values:
            before = self._values[code]
            is_same = type(before) is type(value) and before == value
            return None if is_same else self._cells[code]
        self._values[code] = value
        self._cells[code] = cell
        return None

    @property
    def name(self) -> str:
        """The company's name."""
        return str(self._values.get(NAME_CODE, ""))

    def answers(self) -> dict[str, object]:
        """The answers by indicator, in the order of the form."""
        return self._of(self._indicators)

    def facts(self) -> dict[str, object]:
        """The facts of the company, in the order of the form."""
        return self._of(self._facts)

    def _of(self, codes: Collection[str]) -> dict[str, object]:
        return {code: value for code, value in self._values.items() if code in codes}

    def takes_notes(self, code: str) -> bool:
        """Whether there is a place for a note on ``code``."""
        return code in self._indicators

    def put_note(self, code: str, text: str, place: tuple[Grid, int, int, str]) -> None:
        """Keeps a note; several on one question are kept one after the other."""
        before = self.notes.get(code)
        if before is not None and text not in before:
            text = f"{before}\n{text}"
        self.notes[code] = text
        self._note_places.setdefault(code, place)

    def notes_without_answer(self) -> Iterator[Problem]:
        """Notes on questions that nobody answered, and those that became too long."""
        for code, (grid, row, column, cell) in self._note_places.items():
            if code not in self._values:
                values = {"id": code, "cell": cell}
                yield grid.problem(errors.NOTE_WITHOUT_ANSWER, row, column, **values)
            if (length := len(self.notes[code])) > LONGEST_NOTE:
                limits = {"found": length, "limit": LONGEST_NOTE}
                yield grid.problem(errors.TEXT_TOO_LONG, row, column, **limits)


def _read_name(cell: object) -> str | None:
    if cell is NO_VALUE:
        raise CellFault(errors.NO_VALUE, {})
    name = " ".join(text_of(cell).split())
    if len(name) > LONGEST_NAME:
        limits = {"found": len(name), "limit": LONGEST_NAME}
        raise CellFault(errors.TEXT_TOO_LONG, limits)
    return name or None


def read_rows(table: Table, given: Given) -> Iterator[Problem]:
    """Reads every row of ``table`` into ``given``; gives what cannot be read."""
    grid = table.grid
    for row in range(table.top + 1, table.bottom):
        cell, code = grid.cell(row, table.code), _code(grid.cell(row, table.code))
        if not code:
            yield from _without_code(table, row)
        elif code not in given.codes:
            advice = given.nearest(code)
            values = {"found": shown(text_of(cell)), "hint": advice}
            yield grid.problem(errors.UNKNOWN_CODE, row, table.code, **values)
        else:
            yield from _answer(table, row, code, given)
            yield from _note(table, row, code, given)


def _code(cell: object) -> str:
    return "" if is_empty(cell) or cell is NO_VALUE else text_of(cell).casefold()


def _without_code(table: Table, row: int) -> Iterator[Problem]:
    for column in (table.answer, table.note):
        cell = table.grid.cell(row, column)
        if column is not None and not is_empty(cell):
            found = "?" if cell is NO_VALUE else shown(text_of(cell))
            yield table.grid.problem(errors.NO_CODE, row, column, found=found)


def _answer(table: Table, row: int, code: str, given: Given) -> Iterator[Problem]:
    grid, column = table.grid, table.answer
    if cells := grid.covered_by(row, column):
        yield grid.problem(errors.MERGED, row, column, cells=cells)
        return
    try:
        value = given.reader(code)(grid.cell(row, column))
    except CellFault as fault:
        yield grid.problem(fault.message, row, column, **fault.values)
        return
    if value is None:
        return
    place = f"{grid.name}!{cell_name(row + 1, column + 1)}"
    first = given.put(code, value, place)
    if first is not None:
        yield grid.problem(errors.GIVEN_TWICE, row, column, id=code, first=first)


def _note(table: Table, row: int, code: str, given: Given) -> Iterator[Problem]:
    grid, column = table.grid, table.note
    cell = grid.cell(row, column)
    if column is None or is_empty(cell):
        return
    if cell is NO_VALUE:
        yield grid.problem(errors.NO_VALUE, row, column)
        return
    answer_cell = cell_name(row + 1, table.answer + 1)
    if not given.takes_notes(code):
        problem = grid.problem(errors.COLUMN_NOT_READ, row, column, count=1)
        given.notices.append(problem)
        return
    given.put_note(code, text_of(cell), (grid, row, column, answer_cell))
