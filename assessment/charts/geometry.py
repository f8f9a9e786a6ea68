"""One radar geometry for Plotly, SVG and paper.

The first axis stands at the top and the others follow clockwise; the scale is fixed
from 0 at the hub to 5 at the rim; the grid is drawn with straight lines. An axis whose
number is not known is a gap in the polygon, never a point at the hub.
"""

import math
from collections.abc import Sequence

from assessment.model.maturity import HIGHEST_LEVEL
from assessment.model.result import NodeResult, Result

RIM = float(HIGHEST_LEVEL)
LEAST_AXES = 3
"""With fewer axes there is no area to draw: the dot chart stands alone."""

Vertex = tuple[float, float]
"""(radius on the 0-5 scale, angle in degrees clockwise from the top)."""


def axes_of(result: Result) -> tuple[NodeResult, ...]:
    """The dimensions that carry indicators, in the questionnaire's order."""
    parents = {node.parent for node in result.dimensions}
    return tuple(node for node in result.dimensions if node.id not in parents)


def angle(index: int, count: int) -> float:
    """Degrees clockwise from the top of axis ``index`` of ``count``.

    >>> [angle(index, 4) for index in range(4)]
    [0.0, 90.0, 180.0, 270.0]
    """
    return 360.0 * index / count


def polygons(values: Sequence[float | None]) -> tuple[tuple[Vertex, ...], ...]:
    """The closed outlines that ``values`` make, one value an axis.

    All known: one polygon through every axis. With gaps: each run of neighbours that
    are known becomes a fan from the hub. A known axis between two unknown ones has no
    area and makes no outline; it is drawn as a point alone.

    >>> polygons([1.0, 2.0, 3.0])
    (((1.0, 0.0), (2.0, 120.0), (3.0, 240.0), (1.0, 0.0)),)
    >>> polygons([1.0, 2.0, None, None])
    (((0.0, 0.0), (1.0, 0.0), (2.0, 90.0), (0.0, 0.0)),)
    """
    count = len(values)
    if count < LEAST_AXES:
        return ()
    points = [
        None if value is None else (value, angle(index, count))
        for index, value in enumerate(values)
    ]
    if all(point is not None for point in points):
        ring = tuple(point for point in points if point is not None)
        return ((*ring, ring[0]),)
    start = next(index for index, point in enumerate(points) if point is None)
    runs: list[list[Vertex]] = [[]]
    for offset in range(1, count + 1):
        point = points[(start + offset) % count]
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return tuple(((0.0, 0.0), *run, (0.0, 0.0)) for run in runs if len(run) > 1)


def place(vertex: Vertex, *, centre: tuple[float, float], rim: float) -> Vertex:
    """``vertex`` in picture coordinates, x to the right and y down.

    ``rim`` is the distance in the picture from the hub to level 5.

    >>> x, y = place((5.0, 90.0), centre=(100.0, 100.0), rim=50.0)
    >>> round(x), round(y)
    (150, 100)
    """
    radius, degrees = vertex
    turn = math.radians(degrees)
    distance = radius / RIM * rim
    return (
        centre[0] + distance * math.sin(turn),
        centre[1] - distance * math.cos(turn),
    )


def wrapped(label: str, width: int, *, most: int = 3) -> tuple[str, ...]:
    """``label`` in even lines of at most about ``width`` characters, words kept whole.

    A label of more than ``most`` lines ends with an ellipsis; its table has it in full.

    >>> wrapped("Tiền và đầu tư", 13)
    ('Tiền và', 'đầu tư')
    """
    lines = _filled(label, width)
    narrower = width
    while narrower > 1 and len(_filled(label, narrower - 1)) == len(lines):
        narrower -= 1
    lines = _filled(label, narrower)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]}…"]
    return tuple(lines)


def _filled(label: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines
