"""YAML text -> document, from parser events alone.

Nothing is composed: libyaml composes recursively and a file of nested brackets would
kill the process. The events are counted as they stream, so depth, number of parts and
length are bounded before anything is built from them.

A text in which nothing is odd is read by :mod:`assessment.content.yaml_data`; it is
parsed once more, here, when somebody asks where something stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from assessment.content.document import Document, Place, Position
from assessment.content.guards import FORBIDDEN, Limits
from assessment.content.scalars import NUMBER_STARTS, WORDS, TooLong, resolve
from assessment.content.yaml_data import LOADER, read_plain
from assessment.content.yaml_faults import explain
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.errors.message import Message

_ABSENT = object()
_LINE_BREAKS = "\n\r\x85\u2028\u2029"
"""A % after one of them is a directive. It is looked for before parsing, because
libyaml compares each %TAG with all before it."""


class _Stop(Exception):
    """Reading further would tell nothing new or cost too much."""


@dataclass(slots=True)
class _Frame:
    """An open mapping or sequence."""

    holds: dict[str, object] | list[object]
    places: dict[str, Place] | list[Place]
    is_mapping: bool
    key: str | None = None
    key_position: Position | None = None
    awaits_key: bool = True


class _Builder:
    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.problems: list[Problem] = []
        self.data: object = _ABSENT
        self.root: Place = Place((1, 1))
        self.frames: list[_Frame] = []

    def report(self, message: Message, event: Event, **values: object) -> None:
        self.problems.append(Problem(message, self.name, *_position(event), values))
        if len(self.problems) >= self.limits.problems:
            raise _Stop

    def take(self, events: Iterator[Event]) -> None:
        documents = 0
        for count, event in enumerate(events, start=1):
            if count > self.limits.parts:
                self.report(errors.TOO_MANY_PARTS, event, limit=self.limits.parts)
                raise _Stop
            if isinstance(event, ScalarEvent):
                self.scalar(event)
            elif isinstance(event, CollectionStartEvent):
                self.open(event)
            elif isinstance(event, CollectionEndEvent):
                self.frames.pop()
            elif isinstance(event, AliasEvent):
                self.report(errors.ANCHOR, event)
                self.place(event, None)
            elif isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report(errors.SECOND_DOCUMENT, event)
                    raise _Stop

    def scalar(self, event: ScalarEvent) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_decoration(event)
        text = event.value
        if len(text) > self.limits.text:
            self.report(errors.TEXT_TOO_LONG, event, limit=self.limits.text)
        if event.style == '"' and (odd := FORBIDDEN.search(text)):
            code = f"U+{ord(odd.group()):04X}"
            self.report(errors.FORBIDDEN_CHARACTER, event, character=code)
        is_plain = not event.style
        value: object = text
        if is_plain and (text in WORDS or text[0] in NUMBER_STARTS):
            try:
                value = resolve(text)
            except TooLong:
                self.report(errors.NUMBER_TOO_LARGE, event)
        frame = self.frames[-1] if self.frames else None
        if frame and frame.is_mapping and frame.awaits_key:
            self.key(frame, event, value, is_plain=is_plain)
            return
        self.place(event, value, is_quoted=not is_plain)

    def key(
        self, frame: _Frame, event: ScalarEvent, value: object, *, is_plain: bool
    ) -> None:
        frame.awaits_key = False
        frame.key = None
        if is_plain and value == "<<":
            self.report(errors.MERGE_KEY, event)
        elif not isinstance(value, str):
            self.report(errors.KEY_NOT_TEXT, event, key=event.value or "null")
        elif isinstance(frame.places, dict) and value in frame.places:
            first = frame.places[value].key or (1, 1)
            self.report(errors.DUPLICATE_KEY, event, key=value[:80], first=first[0])
        else:
            frame.key = value
            frame.key_position = _position(event)

    def open(self, event: CollectionStartEvent) -> None:
        if len(self.frames) >= self.limits.depth:
            self.report(errors.TOO_DEEP, event, limit=self.limits.depth)
            raise _Stop
        self.refuse_decoration(event)
        is_mapping = isinstance(event, MappingStartEvent)
        holds: dict[str, object] | list[object] = {} if is_mapping else []
        places: dict[str, Place] | list[Place] = {} if is_mapping else []
        frame = self.frames[-1] if self.frames else None
        if frame and frame.is_mapping and frame.awaits_key:
            self.report(errors.KEY_NOT_TEXT, event, key="{...}" if is_mapping else "[]")
            frame.awaits_key = False
            frame.key = None
        else:
            self.place(event, holds, places)
        self.frames.append(_Frame(holds, places, is_mapping))

    def place(
        self,
        event: Event,
        value: object,
        inner: dict[str, Place] | list[Place] | None = None,
        *,
        is_quoted: bool = False,
    ) -> None:
        """Puts ``value`` into the open collection, unless its key was refused."""
        position = _position(event)
        if not self.frames:
            self.data = value
            self.root = Place(position, inner, is_quoted)
            return
        frame = self.frames[-1]
        if isinstance(frame.holds, list):
            frame.holds.append(value)
            if isinstance(frame.places, list):
                frame.places.append(Place(position, inner, is_quoted))
            return
        frame.awaits_key = True
        if frame.key is not None and isinstance(frame.places, dict):
            frame.holds[frame.key] = value
            found = Place(position, inner, is_quoted, frame.key_position)
            frame.places[frame.key] = found

    def refuse_decoration(self, event: ScalarEvent | CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.report(errors.ANCHOR, event)
        if event.tag is not None:
            self.report(errors.TAG, event, tag=str(event.tag)[:80])


def _position(event: Event) -> Position:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def parse_yaml(
    text: str, name: str, limits: Limits
) -> tuple[Document | None, list[Problem]]:
    """The document in ``text`` and its faults; None when it breaks half-way."""
    if "%" in text and (found := _directive(text, name)):
        return None, [found]
    plain = read_plain(text, limits)
    if plain is not None:
        places = cache(lambda: _places(text, name, limits))
        return Document(name, plain.data, places, plain.quoted), []
    return parse_yaml_with_places(text, name, limits)


def _directive(text: str, name: str) -> Problem | None:
    """The fault of the first line that begins with a %."""
    at = [text.find(sign + "%") for sign in _LINE_BREAKS]
    if text[0] != "%" and max(at) < 0:
        return None
    first = 0 if text[0] == "%" else min(found for found in at if found >= 0) + 1
    return Problem(errors.DIRECTIVE, name, text.count("\n", 0, first) + 1, 1)


def _places(text: str, name: str, limits: Limits) -> Place:
    """Where everything stands in a text that was read without a fault."""
    document, _ = parse_yaml_with_places(text, name, limits)
    return document.places() if document is not None else Place((1, 1))


def parse_yaml_with_places(
    text: str, name: str, limits: Limits
) -> tuple[Document | None, list[Problem]]:
    """Like :func:`parse_yaml`, places and faults included from the start."""
    builder = _Builder(name, limits)
    try:
        builder.take(yaml.parse(text, Loader=LOADER))
    except _Stop:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, explain(error, text, name)]
    if builder.data is _ABSENT:
        return None, [Problem(errors.EMPTY, name, 1, 1)]
    root = builder.root
    return Document(name, builder.data, lambda: root), builder.problems
