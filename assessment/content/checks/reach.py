"""Parts of the tree that no answer can ever move, and indicators nobody is asked."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import dimensions, indicators
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors


def check_reach(file: ContentFile) -> Iterator[Problem]:
    """Weights that sum to nothing, empty dimensions, indicators in no section."""
    if file.kind != "questionnaire":
        return
    root = file.root
    yield from _check_weights(root)
    for dimension in dimensions(root):
        yield from _check_weights(dimension)
        if not any(True for _ in _children(dimension)):
            yield dimension.problem(errors.EMPTY_DIMENSION, id=_name(dimension))
    yield from _check_zero(root, None)
    yield from _check_sections(root)


def _children(node: Part) -> Iterator[Part]:
    yield from node.each("dimensions")
    yield from node.each("indicators")


def _name(part: Part) -> str:
    return part.text("id") or "?"


def _weight(part: Part) -> float:
    found = part.number("weight")
    return 1 if found is None else found


def _check_weights(node: Part) -> Iterator[Problem]:
    children = list(_children(node))
    if children and sum(map(_weight, children)) == 0:
        name = node.text("root") or "overall" if not node.path else _name(node)
        at = "dimensions" if node.get("dimensions") else "indicators"
        yield node.problem(errors.WEIGHTS_ZERO, at, at_key=True, id=name)


def _check_zero(node: Part, zero: str | None) -> Iterator[Problem]:
    for dimension in node.each("dimensions"):
        inner = zero or (_name(dimension) if _weight(dimension) == 0 else None)
        yield from _check_zero(dimension, inner)
    if zero:
        for indicator in node.each("indicators"):
            yield indicator.problem(
                errors.ZERO_WEIGHT_NODE, id=_name(indicator), node=zero
            )


def _check_sections(root: Part) -> Iterator[Problem]:
    shown: dict[str, str] = {}
    for section in root.each("sections"):
        for entry in section.each("indicators"):
            name = entry.text() or ""
            if name in shown:
                yield entry.problem(errors.TWO_SECTIONS, id=name, section=shown[name])
            shown.setdefault(name, _name(section))
    for _, indicator in indicators(root):
        if indicator.text("id") and _name(indicator) not in shown:
            yield indicator.problem(errors.NOT_IN_SECTION, "id", id=_name(indicator))
