"""The made-up rules in zen-engine: one expression a programme, one firm at a time.

The engine has no arrays: every firm is one context. An expression that reads a fact
that is missing gives null or an error, not "unknown", so firms know all their facts.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

import zen

from assessment.model.programme import Programme
from assessment.scoring.conditions import Compiled, Known, compiled

_SIGNS = {
    "is": "==",
    "is_not": "!=",
    "below": "<",
    "at_most": "<=",
    "at_least": ">=",
    "above": ">",
}


class Zen:
    """The rules as a decision, and the firms as contexts."""

    def __init__(
        self, programmes: Sequence[Programme], firms: Sequence[Mapping[str, Known]]
    ) -> None:
        self._ids = [programme.id for programme in programmes]
        self._firms = [dict(firm) for firm in firms]
        self._decision = zen.ZenEngine().create_decision(json.dumps(graph(programmes)))

    def verdicts(self) -> list[list[bool]]:
        """Whether each firm is eligible, firm by firm."""
        found = []
        for firm in self._firms:
            result: Any = self._decision.evaluate(firm)["result"]
            found.append([result[programme] for programme in self._ids])
        return found


def about() -> str:
    """What is measured beside ours."""
    return f"zen-engine {version('zen-engine')}"


def graph(programmes: Sequence[Programme]) -> dict[str, object]:
    """One node with an expression a programme."""
    expressions = [
        {"id": programme.id, "key": programme.id, "value": expression(programme)}
        for programme in programmes
    ]
    node = {"expressions": expressions}
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "all", "type": "expressionNode", "name": "all", "content": node},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "all"},
            {"id": "b", "sourceId": "all", "targetId": "out"},
        ],
    }


def expression(programme: Programme) -> str:
    """A programme in the engine's own language."""
    parts = []
    for criterion in programme.criteria:
        text = _text(compiled(criterion.when))
        parts.append(text if criterion.kind == "requirement" else f"not({text})")
    return " and ".join(f"({part})" for part in parts)


def _text(rule: Compiled) -> str:
    if len(rule) == 2:
        parts = [f"({_text(part)})" for part in rule[1]]
        return f"not{parts[0]}" if rule[0] == "not" else _joined(rule[0], parts)
    _, name, op, wanted = rule
    if isinstance(wanted, tuple):
        word = "in" if op == "one_of" else "not in"
        return f"{name} {word} [{', '.join(map(json.dumps, wanted))}]"
    return f"{name} {_SIGNS[op]} {json.dumps(wanted)}"


def _joined(kind: str, parts: list[str]) -> str:
    return (" and " if kind == "all" else " or ").join(parts)
