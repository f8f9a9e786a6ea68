"""A table of companies, CSV or Parquet, against the definitions of the facts.

The first column names the companies; every other is one fact. Nothing is dropped: what
cannot be read is a fault, and all faults are told at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.content.spelling import hint
from assessment.errors import FileError, Problem
from assessment.errors import tables as errors
from assessment.errors.message import Message
from assessment.exchange.table_cells import CellFault, CellReader, plain, shown
from assessment.exchange.table_sheet import Sheet, read_sheet
from assessment.model.company import CompanyFacts, FactDefinition, FactValue
from assessment.model.many import CompanyTable

MOST_PROBLEMS = 200
"""More faults than this are counted, not listed."""
LONGEST_NAME = 400
"""Characters of a company's name, as in an assessment."""


@dataclass(slots=True)
class _Faults:
    """The faults of a table: all are counted, of each column the first are kept."""

    kept: list[Problem] = field(default_factory=list)
    count: int = 0
    _of_column: dict[int | None, int] = field(default_factory=dict)

    def add(
        self,
        message: Message,
        where: str,
        row: int | None,
        column: int | None,
        values: Mapping[str, object] | CellFault | None = None,
    ) -> None:
        self.count += 1
        before = self._of_column.get(column, 0)
        self._of_column[column] = before + 1
        if before < MOST_PROBLEMS:
            found = values.values if isinstance(values, CellFault) else values
            self.kept.append(Problem(message, where, row, column, found or {}))

    def told(self, name: str) -> list[Problem]:
        """In the order of rows, the first of them where there are very many."""
        kept = sorted(self.kept, key=lambda one: (one.line or 0, one.column or 0))
        kept = kept[:MOST_PROBLEMS]
        if self.count > len(kept):
            more = {"count": self.count - len(kept)}
            kept.append(Problem(errors.MORE_FAULTS, name, values=more))
        return kept


def read_table(data: bytes, name: str, facts: CompanyFacts) -> CompanyTable:
    """The companies in ``data``; ``name`` is the file's, for messages.

    Raises FileError with every fault.
    """
    known = _headings(facts)
    # A column without a heading is read too: it is no fault as long as it is empty.
    sheet = read_sheet(
        data, name, lambda text: not text.strip() or plain(text) in known
    )
    faults = _Faults(list(sheet.problems), len(sheet.problems))
    names = _names(sheet, name, known, faults)
    values: dict[str, list[FactValue | None]] = {}
    for place, definition in _columns(sheet, name, known, faults).items():
        values[definition.id] = _cells(sheet, place, definition, facts, name, faults)
    if faults.count:
        raise FileError(*faults.told(name))
    return CompanyTable(sheet.headings[0], names, values, sheet.separator)


def _names(
    sheet: Sheet, name: str, known: Mapping[str, FactDefinition], faults: _Faults
) -> tuple[str, ...]:
    """The first column as texts."""
    heading = sheet.headings[0]
    if plain(heading) in known:
        faults.add(errors.NO_NAME_COLUMN, name, 1, 1, {"found": shown(heading)})
        return ()
    names: list[str] = []
    for row, cell in zip(sheet.rows, sheet.columns[0], strict=True):
        text = "" if cell is None else str(cell).strip()
        if not text:
            faults.add(errors.NO_NAME, name, row, 1)
        elif len(text) > LONGEST_NAME:
            faults.add(errors.LONG_CELL, name, row, 1, {"limit": LONGEST_NAME})
        names.append(text)
    return tuple(names)


def _columns(
    sheet: Sheet, name: str, known: Mapping[str, FactDefinition], faults: _Faults
) -> Mapping[int, FactDefinition]:
    """The fact of every column after the first."""
    ids = list(dict.fromkeys(definition.id for definition in known.values()))
    found: dict[int, FactDefinition] = {}
    first: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings[1:], 1):
        definition = known.get(plain(heading))
        if definition is None and not heading.strip():
            if any(not _is_empty(cell) for cell in sheet.columns[place]):
                faults.add(errors.NO_HEADING, name, 1, place + 1)
        elif definition is None:
            values = {"found": shown(heading), "hint": hint(heading.strip(), ids)}
            faults.add(errors.UNKNOWN_COLUMN, name, 1, place + 1, values)
        elif definition.id in first:
            again = {"id": definition.id, "first": first[definition.id] + 1}
            faults.add(errors.REPEATED_COLUMN, name, 1, place + 1, again)
        else:
            first[definition.id] = place
            found[place] = definition
    return found


def _headings(facts: CompanyFacts) -> dict[str, FactDefinition]:
    """What may stand above a column: the fact's id, or its question word for word."""
    found: dict[str, FactDefinition] = {}
    for definition in facts.facts:
        for text in (definition.question.vi, definition.question.en):
            found.setdefault(plain(text), definition)
    return found | {definition.id: definition for definition in facts.facts}


def _cells(
    sheet: Sheet,
    place: int,
    definition: FactDefinition,
    facts: CompanyFacts,
    name: str,
    faults: _Faults,
) -> list[FactValue | None]:
    reader = CellReader(definition, facts)
    values: list[FactValue | None] = []
    for row, cell in zip(sheet.rows, sheet.columns[place], strict=True):
        try:
            values.append(reader.read(cell))
        except CellFault as fault:
            faults.add(fault.message, name, row, place + 1, fault)
    return values


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())
