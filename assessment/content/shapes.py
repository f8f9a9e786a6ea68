"""From a pydantic error location to the place in the file and the model there.

Pydantic puts union tags and class names into its locations. Walking the annotations
beside the location tells them from keys, and says which keys would be allowed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from assessment.content.document import Path


@dataclass(frozen=True, slots=True)
class Shape:
    """Where an error is, in the words of the file."""

    path: Path
    annotation: object
    """What should stand there."""
    holder: object
    """What holds it: the object whose key it is."""
    branches: tuple[tuple[Path, str], ...] = field(default=())
    """Choices pydantic tried on the way: (path, label of the member)."""

    def allowed_keys(self) -> list[str]:
        """The keys of the model that should stand there; none for other things."""
        return _keys_at(self.annotation)

    def sibling_keys(self) -> list[str]:
        """The keys of the model that holds it."""
        return _keys_at(self.holder)


def _keys_at(annotation: object) -> list[str]:
    model = _bare(annotation)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return keys_of(model)
    return []


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys an author may write, in the order of the model."""
    return [info.alias or name for name, info in model.model_fields.items()]


def locate(model: type[BaseModel], loc: tuple[str | int, ...]) -> Shape:
    """The shape behind a location that ``model`` reported."""
    annotation: object = model
    holder: object = None
    path: Path = ()
    branches: list[tuple[Path, str]] = []
    for step in loc:
        members = _members(annotation)
        if len(members) > 1:
            branches.append((path, str(step)))
            annotation = _member(members, str(step))
            continue
        inner, is_key = _step(members[0], step)
        if is_key:
            path = (*path, step)
            holder = members[0]
        annotation = inner
    return Shape(path, annotation, holder, tuple(branches))


def _bare(annotation: object) -> object:
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    members = _members(annotation)
    return members[0] if len(members) == 1 else annotation


def _members(annotation: object) -> list[object]:
    """The alternatives of a union without None; the annotation alone otherwise."""
    bare = annotation
    while get_origin(bare) is Annotated and not _is_tagged(bare):
        bare = get_args(bare)[0]
    if get_origin(bare) in (Union, UnionType):
        parts = [part for part in get_args(bare) if part is not NoneType]
        return _members(parts[0]) if len(parts) == 1 else parts
    return [bare]


def _is_tagged(annotation: object) -> bool:
    return any(isinstance(item, Tag) for item in get_args(annotation)[1:])


def _labels(member: object) -> Iterator[str]:
    if get_origin(member) is Annotated:
        for item in get_args(member)[1:]:
            if isinstance(item, Tag):
                yield item.tag
    bare = _bare(member)
    if isinstance(bare, type):
        yield bare.__name__


def _member(members: list[object], label: str) -> object:
    return next((part for part in members if label in _labels(part)), None)


def _step(annotation: object, step: str | int) -> tuple[object, bool]:
    bare = _bare(annotation)
    origin, arguments = get_origin(bare), get_args(bare)
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        for name, info in bare.model_fields.items():
            if step in (name, info.alias):
                return info.annotation, True
        return None, True
    if origin is tuple and isinstance(step, int):
        if len(arguments) == 2 and arguments[1] is ...:
            return arguments[0], True
        return (arguments[step] if step < len(arguments) else None), True
    if origin is dict:
        return (arguments[1], step != "[key]")
    return None, isinstance(step, int)
