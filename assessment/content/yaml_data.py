"""YAML text -> plain data alone, for a file in which nothing is odd.

Most files have no fault, and then nobody asks where in the file a value stands. This
reader builds the data and gives up at the first thing that is odd: the reader that
knows places and words faults (:mod:`assessment.content.yaml_text`) decides then. It
follows the same parser events under the same limits and never goes deeper than they
allow.
"""

from collections.abc import Callable
from itertools import islice
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from assessment.content.guards import FORBIDDEN, Limits
from assessment.content.scalars import NUMBER_STARTS, WORDS, TooLong, resolve

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_STARTS = NUMBER_STARTS | {word[0] for word in WORDS if word}
"""A plain scalar that begins otherwise is text."""


class _Odd(Exception):
    """Something that the careful reader has to look at."""


class PlainFile(NamedTuple):
    """A file's data, and the keys of its root whose value is not plain."""

    data: object
    quoted: frozenset[str]


def read_plain(text: str, limits: Limits) -> PlainFile | None:
    """The data of ``text``; None when anything in it is odd or broken."""
    loader = LOADER(text)
    try:
        # The first event too many ends the iterator.
        take = islice(iter(loader.get_event, None), limits.parts).__next__
        return _Reader(take, limits).file()
    except (_Odd, TooLong, StopIteration, yaml.YAMLError):
        return None
    finally:
        loader.dispose()


class _Reader:
    """Follows the events; one method for each kind of collection."""

    def __init__(self, take: Callable[[], Any], limits: Limits) -> None:
        self.take = take
        self.longest = limits.text
        self.deepest = limits.depth
        self.known_keys: set[str] = set()
        """Keys that were looked at; most come again in every entry of a list."""

    def file(self) -> PlainFile:
        take, quoted = self.take, set[str]()
        start: tuple[type, ...] = (
            StreamStartEvent,
            DocumentStartEvent,
            MappingStartEvent,
        )
        end: tuple[type, ...] = (DocumentEndEvent, StreamEndEvent)
        event = None
        for wanted in start:
            event = take()
            if type(event) is not wanted:
                raise _Odd
        data = self.collection(event, 0, quoted)
        for wanted in end:
            if type(take()) is not wanted:
                raise _Odd
        return PlainFile(data, frozenset(quoted))

    def collection(
        self, event: Any, depth: int, quoted: set[str] | None = None
    ) -> object:
        """What the event opens, with ``depth`` collections around it."""
        if depth >= self.deepest:
            raise _Odd
        kind = type(event)
        if kind is not MappingStartEvent and kind is not SequenceStartEvent:
            raise _Odd
        if event.anchor is not None or event.tag is not None:
            raise _Odd
        if kind is MappingStartEvent:
            return self.mapping(depth + 1, quoted)
        return self.sequence(depth + 1)

    def mapping(self, depth: int, quoted: set[str] | None) -> dict[str, object]:
        take, known_keys, longest = self.take, self.known_keys, self.longest
        found: dict[str, object] = {}
        while True:
            event = take()
            if type(event) is not ScalarEvent:
                if type(event) is MappingEndEvent:
                    return found
                raise _Odd
            key = event.value
            if (
                key not in known_keys
                or event.style
                or event.anchor is not None
                or event.tag is not None
            ):
                self.look_at_key(event)
            if key in found:
                raise _Odd
            event = take()
            if type(event) is not ScalarEvent:
                found[key] = self.collection(event, depth)
                continue
            # Most of a file: the same as scalar(), without the call.
            text = event.value
            if event.style or not text or text[0] in _STARTS:
                if quoted is not None and event.style:
                    quoted.add(key)
                found[key] = self.scalar(event)
                continue
            if len(text) > longest or event.anchor is not None or event.tag is not None:
                raise _Odd
            found[key] = text

    def sequence(self, depth: int) -> list[object]:
        take = self.take
        found: list[object] = []
        while True:
            event = take()
            if type(event) is ScalarEvent:
                found.append(self.scalar(event))
            elif type(event) is SequenceEndEvent:
                return found
            else:
                found.append(self.collection(event, depth))

    def scalar(self, event: ScalarEvent) -> object:
        if event.anchor is not None or event.tag is not None:
            raise _Odd
        text: str = event.value
        style = event.style
        if len(text) > self.longest:
            raise _Odd
        if not style:
            if not text or text[0] in _STARTS:
                return resolve(text)
        elif style == '"' and FORBIDDEN.search(text):
            raise _Odd
        return text

    def look_at_key(self, event: ScalarEvent) -> None:
        key = self.scalar(event)
        if not isinstance(key, str) or (key == "<<" and not event.style):
            raise _Odd
        if not event.style:
            self.known_keys.add(key)
