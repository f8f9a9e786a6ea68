"""A report as a row of plain blocks: what a text document is made of.

Word and HTML files lay out the same blocks, so that neither can forget a part.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from assessment.reports.chart_parts import Axis
from assessment.text import printable

_LONGEST = 6000
Role = Literal["text", "lead", "strong", "muted", "note"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one look."""

    text: str
    role: Role = "text"
    colour: str = ""
    """Name of a colour of the theme; else that of the role."""
    is_new_line: bool = False
    """Begins a line of its own."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 and 2 are in the contents."""

    level: int
    text: str
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some runs; ``number`` stands before them where things are counted."""

    runs: tuple[Run, ...]
    number: str = ""
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines of equal rank."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name and what belongs to it."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, where its text stands."""

    head: str
    share: float
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below heads that are repeated on each page."""

    title: str
    """What it shows, for who cannot see it."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The areas against their targets."""

    axes: tuple[Axis, ...]
    svg: str
    """The same picture, for files without charts of their own."""
    alt: str
    svg_note: str
    """What ``svg`` draws."""
    note: str
    """What a native chart draws, which has no ranges and no filled area."""
    own: str
    """Name of the line of today's scores."""
    target: str


Block: TypeAlias = Heading | Paragraph | Bullets | Labelled | Table | Chart


def run(
    text: str, role: Role = "text", *, colour: str = "", new_line: bool = False
) -> Run:
    """A run of printable text; a space before it keeps it from the run before."""
    apart = " " if text.startswith(" ") else ""
    return Run(apart + printable(text, limit=_LONGEST), role, colour, new_line)


def says(text: str, role: Role = "text") -> Paragraph:
    """A paragraph of one look."""
    return Paragraph((run(text, role),))


def cells(*texts: str, role: Role = "text") -> tuple[tuple[Run, ...], ...]:
    """A row of a table, one text a cell."""
    return tuple((run(text, role),) for text in texts)
