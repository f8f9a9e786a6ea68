"""Things that wait for each other: actions, and facts that are asked."""

from collections.abc import Iterator, Mapping

from assessment.content.checks.conditions import leaves
from assessment.content.checks.files import ContentFile
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors

_Graph = Mapping[str, set[str]]


def check_cycles(file: ContentFile) -> Iterator[Problem]:
    """Every circle among the requirements or questions of ``file``, once."""
    if file.kind == "actions":
        parts = {part.text("id") or "": part for part in file.root.each("actions")}
        yield from _report(_action_graph(parts), parts)
    elif file.kind == "company-facts":
        parts = {part.text("id") or "": part for part in file.root.each("facts")}
        yield from _report(_fact_graph(parts), parts)


def _report(graph: _Graph, parts: Mapping[str, Part]) -> Iterator[Problem]:
    for chain in find_cycles(graph):
        names = [name for name in chain if name in parts]
        yield parts[names[0]].problem(
            errors.CYCLE, chain=" -> ".join([*chain, chain[0]])
        )


def _action_graph(parts: Mapping[str, Part]) -> dict[str, set[str]]:
    """What each action that can never start waits for.

    A required level may be reached by any action that brings it, so an action is
    locked for good only when every way to one of its requirements is.
    """
    wanted = {name: _requirements(part, parts) for name, part in parts.items()}
    free: set[str] = set()
    grows = True
    while grows:
        ready = {
            name
            for name, groups in wanted.items()
            if name not in free and all(group & free for group in groups)
        }
        free |= ready
        grows = bool(ready)
    return {
        name: {way for group in groups if not group & free for way in group}
        for name, groups in wanted.items()
        if name not in free
    }


def _requirements(part: Part, parts: Mapping[str, Part]) -> list[set[str]]:
    """For each requirement the actions of which one must be done first."""
    groups: list[set[str]] = []
    for condition in part.each("requires"):
        action, indicator = condition.text("action"), condition.text("indicator")
        level = condition.number("level")
        if action in parts:
            groups.append({str(action)})
        elif indicator and level:
            ways = {
                name
                for name, other in parts.items()
                if _brings(other, indicator, level)
            }
            if ways:
                groups.append(ways)
    return groups


def _brings(action: Part, indicator: str, level: float) -> bool:
    return any(
        lift.text("indicator") == indicator and (lift.number("to") or 0) >= level
        for lift in action.each("lifts")
    )


def _fact_graph(parts: Mapping[str, Part]) -> dict[str, set[str]]:
    """What must be known before each fact can be asked; derived facts need theirs."""
    graph: dict[str, set[str]] = {}
    for name, part in parts.items():
        condition = part.get("ask_if")
        named = leaves(condition) if condition else ()
        graph[name] = {leaf.text("fact") or "" for leaf in named}
        graph[name] |= {item.text() or "" for item in part.each("derived_from")}
    return graph


def find_cycles(graph: _Graph) -> Iterator[list[str]]:
    """One circle for every tangle of ``graph``; without recursion."""
    done: set[str] = set()
    told: set[str] = set()
    for start in graph:
        trail: list[str] = []
        on_trail: set[str] = set()
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, is_leaving = stack.pop()
            if is_leaving:
                trail.pop()
                on_trail.discard(name)
                done.add(name)
                continue
            if name in on_trail:
                circle = trail[trail.index(name) :]
                if not told & set(circle):
                    yield circle
                told.update(circle)
                continue
            if name in done or name not in graph:
                continue
            trail.append(name)
            on_trail.add(name)
            stack.append((name, True))
            stack.extend((inner, False) for inner in sorted(graph[name], reverse=True))
