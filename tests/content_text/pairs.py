"""Every pair of texts of the shipped content and of the translations of the product."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CONTENT = sorted(
    path
    for folder in ("questionnaires", "programmes")
    for path in (ROOT / folder).rglob("*.yaml")
)
CATALOGUES = sorted((ROOT / "assessment" / "locale" / "en").glob("*.po"))
FROZEN = "questionnaires/smart-manufacturing/1.0.0.yaml"
"""A shipped version never changes, so later decisions on words do not reach it."""


class Pair(NamedTuple):
    """One text in both languages and where it stands."""

    file: str
    kind: str
    field: str
    vi: str
    en: str

    @property
    def where(self) -> str:
        """The place as a person looks for it."""
        return f"{self.file} {self.field}: {self.vi[:60]}"


def _kind(file: str) -> str:
    folder, _, rest = file.partition("/")
    if folder == "programmes" and "/" in rest:
        return "programme"
    return "questionnaire" if "/" in rest else Path(rest).stem


def _texts(node: object, fields: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """(field, vi, en) of every text below ``node``; lists are not counted."""
    if isinstance(node, dict):
        vi, en = node.get("vi"), node.get("en")
        if isinstance(vi, str) and isinstance(en, str):
            yield ".".join(fields), vi, en
            return
        for key, inner in node.items():
            # An earlier edition has the fields of a programme, an area those of the
            # barrier it is part of.
            is_same_level = key == "earlier" or key in fields[-1:]
            yield from _texts(inner, fields if is_same_level else (*fields, key))
    elif isinstance(node, list):
        for inner in node:
            yield from _texts(inner, fields)


def _content() -> Iterator[Pair]:
    for path in CONTENT:
        file = path.relative_to(ROOT).as_posix()
        node = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        for field, vi, en in _texts(node, ()):
            yield Pair(file, _kind(file), field, vi, en)


def _catalogues() -> Iterator[Pair]:
    for path in CATALOGUES:
        with path.open("rb") as file:
            for entry in read_po(file, locale="en"):
                if entry.id:
                    text = (str(entry.id), str(entry.string))
                    yield Pair(path.name, "catalogue", "", *text)


PAIRS = tuple(_content())
SAID = (*PAIRS, *_catalogues())
"""Content, and what screens, reports and the command line say around it."""
DECIDED = tuple(pair for pair in SAID if pair.file != FROZEN)

NOT_PROSE = re.compile(
    r"\{[^}]*\}|\S+\.(?:vn|gov|com)\S*|\d[\w/.-]*/[\w-]+|\d+-NQ/TW|CO2|--json"
)
"""Placeholders, addresses, numbers of documents, options of a command."""
WORD = re.compile(r"[^\W\d_]+")
