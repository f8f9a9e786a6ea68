"""Actions that lift nothing, and ranges written the wrong way round."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors


def check_lifts(file: ContentFile) -> Iterator[Problem]:
    """Every range of an action that is reversed, every lift that does not rise."""
    if file.kind != "actions":
        return
    for action in file.root.each("actions"):
        yield from _check_range(action, "weeks")
        yield from _check_range(action, "effort_days")
        for lift in action.each("lifts"):
            ends, to = _ends(lift, "from"), lift.number("to")
            if ends and to is not None and not ends[0] <= ends[1] < to:
                yield lift.problem(
                    errors.NO_LIFT, "from", start=ends[0], end=ends[1], to=to
                )
            yield from _check_range(lift, "weeks")


def _ends(part: Part, key: str) -> tuple[float, float] | None:
    values = [
        item.value
        for item in part.each(key)
        if isinstance(item.value, int | float) and not isinstance(item.value, bool)
    ]
    return (values[0], values[1]) if len(values) == 2 else None


def _check_range(part: Part, key: str) -> Iterator[Problem]:
    ends = _ends(part, key)
    if ends and ends[0] > ends[1]:
        yield part.problem(errors.RANGE_REVERSED, key, start=ends[0], end=ends[1])
