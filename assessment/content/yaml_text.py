"""YAML text -> document, from parser events alone.

Nothing is composed: libyaml composes recursively and a file of nested brackets would
kill the process. The events are counted as they stream, so depth, number of parts and
length are bounded before anything is built from them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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

from assessment.content.document import Document, Path, Position
from assessment.content.guards import FORBIDDEN, Limits
from assessment.content.scalars import NUMBER_STARTS, WORDS, TooLong, resolve
from assessment.content.yaml_faults import explain
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.errors.message import Message

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ABSENT = object()
_DIRECTIVE = re.compile("^%", re.MULTILINE)
"""Looked for before parsing: libyaml compares each %TAG with all before it."""


class _Stop(Exception):
    """Reading further would tell nothing new or cost too much."""


@dataclass(slots=True)
class _Frame:
    """An open mapping or sequence."""

    holds: dict[str, object] | list[object]
    path: Path
    is_mapping: bool
    key: str | None = None
    inner: Path = ()
    """The path of the key that was read last."""
    awaits_key: bool = True
    is_dropped: bool = False
    first_lines: dict[str, int] = field(default_factory=dict)


class _Builder:
    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.problems: list[Problem] = []
        self.data: object = _ABSENT
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}
        self.quoted: set[Path] = set()
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
        path = self.place(event, value)
        if path is not None and not is_plain:
            self.quoted.add(path)

    def key(
        self, frame: _Frame, event: ScalarEvent, value: object, *, is_plain: bool
    ) -> None:
        frame.awaits_key = False
        frame.key = None
        if is_plain and value == "<<":
            self.report(errors.MERGE_KEY, event)
        elif not isinstance(value, str):
            self.report(errors.KEY_NOT_TEXT, event, key=event.value or "null")
        elif value in frame.first_lines:
            first = frame.first_lines[value]
            self.report(errors.DUPLICATE_KEY, event, key=value[:80], first=first)
        else:
            position = _position(event)
            frame.first_lines[value] = position[0]
            frame.key = value
            frame.inner = (*frame.path, value)
            if not frame.is_dropped:
                self.keys[frame.inner] = position

    def open(self, event: CollectionStartEvent) -> None:
        if len(self.frames) >= self.limits.depth:
            self.report(errors.TOO_DEEP, event, limit=self.limits.depth)
            raise _Stop
        self.refuse_decoration(event)
        is_mapping = isinstance(event, MappingStartEvent)
        holds: dict[str, object] | list[object] = {} if is_mapping else []
        frame = self.frames[-1] if self.frames else None
        if frame and frame.is_mapping and frame.awaits_key:
            self.report(errors.KEY_NOT_TEXT, event, key="{...}" if is_mapping else "[]")
            frame.awaits_key = False
            frame.key = None
            path = None
        else:
            path = self.place(event, holds)
        is_dropped = path is None
        self.frames.append(_Frame(holds, path or (), is_mapping, is_dropped=is_dropped))

    def place(self, event: Event, value: object) -> Path | None:
        """Puts ``value`` into the open collection; None: it is left out."""
        if not self.frames:
            self.data = value
            path: Path = ()
        else:
            frame = self.frames[-1]
            if isinstance(frame.holds, list):
                frame.holds.append(value)
                path = (*frame.path, len(frame.holds) - 1)
            else:
                frame.awaits_key = True
                if frame.key is None:
                    return None
                frame.holds[frame.key] = value
                path = frame.inner
            if frame.is_dropped:
                return None
        self.values[path] = _position(event)
        return path

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
    if directive := _DIRECTIVE.search(text):
        line = text.count("\n", 0, directive.start()) + 1
        return None, [Problem(errors.DIRECTIVE, name, line, 1)]
    builder = _Builder(name, limits)
    try:
        builder.take(yaml.parse(text, Loader=_LOADER))
    except _Stop:
        return None, builder.problems
    except yaml.MarkedYAMLError as error:
        return None, [*builder.problems, explain(error, text, name)]
    if builder.data is _ABSENT:
        return None, [Problem(errors.EMPTY, name, 1, 1)]
    document = Document(
        name, builder.data, builder.values, builder.keys, frozenset(builder.quoted)
    )
    return document, builder.problems
