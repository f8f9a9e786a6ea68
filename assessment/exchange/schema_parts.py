"""Pieces of which the JSON Schemas of printed results are made."""

from typing import Any

Schema = dict[str, Any]


def kind(kind: str, description: str = "", **more: Any) -> Schema:
    """A value of one JSON type."""
    found: Schema = {"type": kind, **more}
    return found | ({"description": description} if description else {})


def maybe(kind: str, description: str = "", **more: Any) -> Schema:
    """A value of one JSON type, or null."""
    found: Schema = {"type": [kind, "null"], **more}
    return found | ({"description": description} if description else {})


def texts(description: str = "") -> Schema:
    """A list of texts."""
    return kind("array", description, items={"type": "string"})


def an_object(description: str = "", /, **properties: Schema) -> Schema:
    """An object with exactly these keys."""
    return kind(
        "object",
        description,
        properties=properties,
        required=list(properties),
        additionalProperties=False,
    )


def a_list(item: Schema, description: str = "") -> Schema:
    """A list of one kind of thing."""
    return kind("array", description, items=item)


ID = kind("string")
DATE = kind("string", pattern=r"^\d{4}-\d{2}-\d{2}$")
SHARE = {"minimum": 0, "maximum": 1}
