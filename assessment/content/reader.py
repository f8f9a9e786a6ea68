"""Bytes -> document: strict YAML or JSON, bounded in time and memory.

The only place where files of other people are parsed. Everything odd is refused with
its line and column: anchors, aliases, tags, merge keys, duplicate keys, a second
document, deep nesting, control characters, other encodings.
"""

from assessment.content.document import Document
from assessment.content.guards import Limits, decode
from assessment.content.json_text import parse_json
from assessment.content.yaml_text import parse_yaml
from assessment.errors import ContentError, Problem
from assessment.errors import content as errors

LIMITS = Limits()


def read_yaml(data: bytes, name: str, *, limits: Limits = LIMITS) -> Document:
    """The document in ``data``; ``name`` stands before each fault.

    A file whose text begins with ``{`` is read as JSON, and as YAML when it is none.
    Raises :class:`ContentError` with every fault.
    """
    document, problems = parse(data, name, limits=limits)
    if document is None or problems:
        raise ContentError(*problems)
    return document


def parse(
    data: bytes, name: str, *, limits: Limits = LIMITS
) -> tuple[Document | None, list[Problem]]:
    """What could be read, and every fault; None when nothing can be built on."""
    text, problems = decode(data, name, limits)
    if problems:
        return None, problems
    document, problems = _parse_text(text, name, limits)
    if document is not None and not isinstance(document.data, dict):
        found = "[...]" if isinstance(document.data, list) else repr(document.data)[:40]
        problems.append(document.problem(errors.NOT_A_MAPPING, (), found=found))
        return None, problems
    return document, problems


def _parse_text(
    text: str, name: str, limits: Limits
) -> tuple[Document | None, list[Problem]]:
    if name.endswith(".json"):
        return parse_json(text, name, limits)
    if text.lstrip().startswith("{"):
        document, problems = parse_json(text, name, limits)
        is_broken = any(found.message is errors.BROKEN_JSON for found in problems)
        if not is_broken:
            return document, problems
    return parse_yaml(text, name, limits)
