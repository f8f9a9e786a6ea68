"""JSON text -> document, with the position of every part; never recursive."""

import json
import re
from bisect import bisect_right
from functools import cache

from assessment.content.document import Document, Path, Place, Position
from assessment.content.guards import FORBIDDEN, Limits
from assessment.content.scalars import TooLong, resolve
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.errors.message import Message

_TOKEN = re.compile(
    r'"(?:[^"\\\x00-\x1f]++|\\.)*+"|-?[0-9][0-9.eE+-]*|true|false|null|[][{},:]'
)
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")


class _Fault(Exception):
    def __init__(self, message: Message, at: int, **values: object) -> None:
        self.message, self.at, self.values = message, at, values


class _Reader:
    def __init__(self, text: str, name: str, limits: Limits) -> None:
        self.text, self.name, self.limits = text, name, limits
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.at = 0
        self.parts = 0
        self.problems: list[Problem] = []
        self.values: dict[Path, Position] = {}
        self.keys: dict[Path, Position] = {}

    def place(self, at: int) -> Position:
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def word(self, expected: str) -> tuple[str, int]:
        space = _SPACE.match(self.text, self.at)
        start = space.end() if space else self.at
        match = _TOKEN.match(self.text, start)
        if match is None:
            raise _Fault(errors.BROKEN_JSON, start, expected=expected)
        self.at = match.end()
        return match.group(), start

    def expect(self, signs: str) -> tuple[str, int]:
        wanted = " / ".join(signs)
        found, start = self.word(wanted)
        if found not in signs:
            raise _Fault(errors.BROKEN_JSON, start, expected=wanted)
        return found, start

    def string(self, word: str, start: int) -> str:
        try:
            value = json.loads(word)
        except ValueError:
            raise _Fault(errors.BROKEN_JSON, start, expected='"..."') from None
        if odd := FORBIDDEN.search(value):
            code = f"U+{ord(odd.group()):04X}"
            raise _Fault(errors.FORBIDDEN_CHARACTER, start, character=code)
        if len(value) > self.limits.text:
            raise _Fault(errors.TEXT_TOO_LONG, start, limit=self.limits.text)
        return str(value)

    def scalar(self, word: str, start: int) -> object:
        if word[0] == '"':
            return self.string(word, start)
        if word in "{}[],:":
            raise _Fault(errors.BROKEN_JSON, start, expected='"..." / 0 / { / [')
        if word[0] in "-0123456789" and not _NUMBER.fullmatch(word):
            raise _Fault(errors.BROKEN_JSON, start, expected="0-9")
        try:
            return resolve(word)
        except TooLong:
            raise _Fault(errors.NUMBER_TOO_LARGE, start) from None

    def read(self) -> object:
        """The value, built with a stack of its own open objects and arrays."""
        stack: list[tuple[dict[str, object] | list[object], Path]] = []
        path: Path = ()
        root: object = None
        while True:
            word, start = self.word('"..." / 0 / { / [')
            self.parts += 1
            if self.parts > self.limits.parts:
                raise _Fault(errors.TOO_MANY_PARTS, start, limit=self.limits.parts)
            self.values[path] = self.place(start)
            value: object
            opens = word in ("{", "[")
            if opens and len(stack) >= self.limits.depth:
                raise _Fault(errors.TOO_DEEP, start, limit=self.limits.depth)
            value = ({} if word == "{" else []) if opens else None
            if not opens:
                value = self.scalar(word, start)
            if not stack:
                root = value
            elif isinstance(stack[-1][0], dict):
                stack[-1][0].setdefault(str(path[-1]), value)
            else:
                stack[-1][0].append(value)
            if isinstance(value, dict | list):
                stack.append((value, path))
                if not self.closes_at_once("}" if word == "{" else "]"):
                    path = self.next_path(stack[-1])
                    continue
                stack.pop()
            while stack:
                sign, _ = self.expect(",}" if isinstance(stack[-1][0], dict) else ",]")
                if sign == ",":
                    path = self.next_path(stack[-1])
                    break
                stack.pop()
            else:
                return root

    def closes_at_once(self, sign: str) -> bool:
        space = _SPACE.match(self.text, self.at)
        start = space.end() if space else self.at
        if self.text[start : start + 1] == sign:
            self.at = start + 1
            return True
        return False

    def next_path(self, frame: tuple[dict[str, object] | list[object], Path]) -> Path:
        holds, path = frame
        if isinstance(holds, list):
            return (*path, len(holds))
        word, start = self.word('"..."')
        if word[0] != '"':
            raise _Fault(errors.BROKEN_JSON, start, expected='"..."')
        key = self.string(word, start)
        inner = (*path, key)
        if key in holds:
            first = self.keys[inner][0]
            self.note(errors.DUPLICATE_KEY, start, key=key[:80], first=first)
        else:
            self.keys[inner] = self.place(start)
        self.expect(":")
        return inner

    def tree(self, value: object, path: Path) -> Place:
        """The places of ``value`` and all it holds; as deep as the limit allows."""
        inner: dict[str, Place] | list[Place] | None = None
        if isinstance(value, dict):
            inner = {key: self.tree(part, (*path, key)) for key, part in value.items()}
        elif isinstance(value, list):
            inner = [self.tree(part, (*path, n)) for n, part in enumerate(value)]
        is_quoted = isinstance(value, str)
        return Place(self.values[path], inner, is_quoted, self.keys.get(path))

    def note(self, message: Message, at: int, **values: object) -> None:
        line, column = self.place(at)
        self.problems.append(Problem(message, self.name, line, column, values))
        if len(self.problems) >= self.limits.problems:
            raise _Fault(message, at, **values)


def parse_json(
    text: str, name: str, limits: Limits
) -> tuple[Document | None, list[Problem]]:
    """The document in ``text`` and its faults; None when it breaks half-way."""
    reader = _Reader(text, name, limits)
    try:
        data = reader.read()
        rest = _SPACE.match(text, reader.at)
        if rest and rest.end() < len(text):
            raise _Fault(errors.BROKEN_JSON, rest.end(), expected="EOF")
    except _Fault as fault:
        line, column = reader.place(fault.at)
        found = Problem(fault.message, name, line, column, fault.values)
        return None, [*reader.problems, found]
    places = cache(lambda: reader.tree(data, ()))
    return Document(name, data, places), reader.problems
