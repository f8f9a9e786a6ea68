"""A file that was read: plain data, and where each part of it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from assessment.errors import Problem
from assessment.errors.message import Message

Path = tuple[str | int, ...]
Position = tuple[int, int]


class Place(NamedTuple):
    """Where one value stands, and the places of what it holds.

    A tree beside the data: a table of whole paths would cost more than the parsing.
    """

    position: Position
    inner: "dict[str, Place] | list[Place] | None" = None
    is_quoted: bool = False
    key: Position | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Plain objects with the line and column of every value and key, from 1."""

    name: str
    data: object
    places: "Callable[[], Place]" = field(repr=False)
    """Where the root stands, and within it everything else; found out when asked."""
    quoted: frozenset[str] | None = None
    """The keys of the root whose value is in quotes; None: the places tell."""

    def position(self, path: Path) -> Position:
        """Where the value at ``path`` begins, or its nearest parent that exists."""
        return self._find(path)[0].position

    def key_position(self, path: Path) -> Position:
        """Where the key of ``path`` begins; the value for entries of a list."""
        place, is_exact = self._find(path)
        return place.key if is_exact and place.key else place.position

    def is_quoted(self, path: Path) -> bool:
        """Whether the scalar at ``path`` stands in quotes."""
        if self.quoted is not None and len(path) == 1:
            return path[0] in self.quoted
        place, is_exact = self._find(path)
        return is_exact and place.is_quoted

    def _find(self, path: Path) -> "tuple[Place, bool]":
        place = self.places()
        for step in path:
            inner = place.inner
            if isinstance(inner, dict) and step in inner:
                place = inner[str(step)]
            elif (
                isinstance(inner, list) and isinstance(step, int) and step < len(inner)
            ):
                place = inner[step]
            else:
                return place, False
        return place, True

    def problem(
        self, message: Message, path: Path, *, at_key: bool = False, **values: object
    ) -> Problem:
        """A problem at ``path`` of this file."""
        line, column = self.key_position(path) if at_key else self.position(path)
        return Problem(message, self.name, line, column, values)

    @property
    def root(self) -> "Part":
        """The whole file as a part."""
        return Part(self, (), self.data)


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a document, walked without trusting its shape.

    Checks read through parts, so that one fault does not hide the others: whatever
    is missing or of another type reads as absent.
    """

    document: Document = field(repr=False)
    path: Path
    value: object

    def get(self, key: str) -> "Part | None":
        """The value under ``key``, or None when absent or null."""
        if isinstance(self.value, dict) and self.value.get(key) is not None:
            return Part(self.document, (*self.path, key), self.value[key])
        return None

    def each(self, key: str) -> Iterator["Part"]:
        """The entries of the list under ``key``; none when it is not a list."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        if isinstance(found, list):
            for number, value in enumerate(found):
                yield Part(self.document, (*self.path, key, number), value)

    def text(self, *keys: str) -> str | None:
        """The text under ``keys``, or of this part itself; None if it is no text."""
        found: object = self.value
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found if isinstance(found, str) else None

    def number(self, key: str) -> float | None:
        """The number under ``key``; None when there is none. Booleans are none."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        return found if is_number else None

    def problem(
        self, message: Message, *keys: str, at_key: bool = False, **values: object
    ) -> Problem:
        """A problem at this part, or at what lies under ``keys``."""
        return self.document.problem(
            message, (*self.path, *keys), at_key=at_key, **values
        )
