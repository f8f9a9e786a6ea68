"""A table of companies, CSV or Parquet, against the definitions of the facts.

The first column names the companies; every other is one fact. Nothing is dropped: what
cannot be read is a fault, and all faults are told at once.
"""

from collections.abc import Mapping

from assessment.content.spelling import hint
from assessment.errors import FileError, Problem
from assessment.errors import tables as errors
from assessment.exchange.table_cells import CellFault, CellReader, plain, shown
from assessment.exchange.table_sheet import Sheet, read_sheet
from assessment.model.company import CompanyFacts, FactDefinition, FactValue
from assessment.model.many import CompanyTable

MOST_PROBLEMS = 200
"""More faults than this are counted, not listed."""


def read_table(data: bytes, name: str, facts: CompanyFacts) -> CompanyTable:
    """The companies in ``data``; ``name`` is the file's, for messages.

    Raises FileError with every fault.
    """
    sheet = read_sheet(data, name)
    names, problems = _names(sheet, name, facts)
    problems = [*sheet.problems, *problems]
    values: dict[str, list[FactValue | None]] = {}
    for place, definition in _columns(sheet, name, facts, problems).items():
        values[definition.id] = _cells(sheet, place, definition, facts, name, problems)
    if problems:
        raise FileError(*_told(problems, name))
    return CompanyTable(sheet.headings[0], names, values, sheet.separator)


def _names(
    sheet: Sheet, name: str, facts: CompanyFacts
) -> tuple[tuple[str, ...], list[Problem]]:
    """The first column as texts."""
    heading = shown(sheet.headings[0])
    if _headings(facts).get(plain(heading)) is not None:
        problem = Problem(errors.NO_NAME_COLUMN, name, 1, 1, {"found": heading})
        return (), [problem]
    names = tuple(
        "" if cell is None else str(cell).strip() for cell in sheet.columns[0]
    )
    return names, [
        Problem(errors.NO_NAME, name, row, 1)
        for row, text in zip(sheet.rows, names, strict=True)
        if not text
    ]


def _columns(
    sheet: Sheet, name: str, facts: CompanyFacts, problems: list[Problem]
) -> Mapping[int, FactDefinition]:
    """The fact of every column after the first."""
    known = _headings(facts)
    ids = {definition.id for definition in facts.facts}
    found: dict[int, FactDefinition] = {}
    first: dict[str, int] = {}
    for place, heading in enumerate(sheet.headings[1:], 1):
        definition = known.get(plain(heading))
        if definition is None and not heading.strip():
            if any(not _is_empty(cell) for cell in sheet.columns[place]):
                problems.append(Problem(errors.NO_HEADING, name, 1, place + 1))
        elif definition is None:
            values = {"found": shown(heading), "hint": hint(heading.strip(), ids)}
            problems.append(Problem(errors.UNKNOWN_COLUMN, name, 1, place + 1, values))
        elif definition.id in first:
            again = {"id": definition.id, "first": first[definition.id] + 1}
            problems.append(Problem(errors.REPEATED_COLUMN, name, 1, place + 1, again))
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
    problems: list[Problem],
) -> list[FactValue | None]:
    reader = CellReader(definition, facts)
    values: list[FactValue | None] = []
    for row, cell in zip(sheet.rows, sheet.columns[place], strict=True):
        try:
            values.append(reader.read(cell))
        except CellFault as fault:
            problems.append(Problem(fault.message, name, row, place + 1, fault.values))
    return values


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _told(problems: list[Problem], name: str) -> list[Problem]:
    """The faults in order of rows, the first of them where there are very many."""
    ordered = sorted(problems, key=lambda one: (one.line or 0, one.column or 0))
    if len(ordered) <= MOST_PROBLEMS:
        return ordered
    count = {"count": len(ordered) - MOST_PROBLEMS}
    more = Problem(errors.MORE_FAULTS, name, values=count)
    return [*ordered[:MOST_PROBLEMS], more]
