"""The numbers of one indicator and of one node, each made once and then kept.

A :class:`State` is an indicator with its answer, a :class:`Part` a node with the parts
and states below it. A part is found again by the very objects it is made of, so that
one changed answer makes new parts only on its way up to the root. Whatever follows from
a part alone (its trace, its result) may be kept beside it by whoever makes it.
"""

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple, TypeAlias

from assessment.language import shown
from assessment.model.responses import Answer
from assessment.scoring.aggregation import NOISE
from assessment.scoring.folding import Row, fold, known_row, void_row
from assessment.scoring.tree import Leaf, ScoringTree

LeftOut = Literal["not-applicable", "dont-know", "unanswered", "not-asked"]
_MOST_STATES = 64
_MOST_PARTS = 256
"""Kept for one indicator, for one node; beyond that all of them are made again."""


class NodeScore(NamedTuple):
    """A node's numbers; the fields of the same name in ``NodeResult`` say more."""

    id: str
    score: float | None
    low: float | None
    high: float | None
    coverage: float | None
    answered: int
    asked: int
    weakest: tuple[str, ...]
    band: int | None
    capped_by: tuple[str, ...]
    provisional: bool
    full_low: float | None
    full_high: float | None


class State:
    """An indicator with its answer at one depth. Compared by identity."""

    __slots__ = (
        "answer",
        "asked",
        "full",
        "id",
        "is_hidden",
        "known",
        "left_out",
        "level",
        "row",
        "score",
        "slot",
    )

    def __init__(
        self,
        tree: ScoringTree,
        slot: int,
        answer: Answer | None,
        *,
        is_hidden: bool,
        order: int,
    ) -> None:
        leaf = tree.leaves[slot]
        heard = answer if leaf.depth <= order else None
        self.slot, self.id, self.answer = slot, leaf.id, answer
        self.is_hidden = is_hidden
        self.row, self.left_out = _read(tree, leaf, heard, is_hidden, order)
        self.full = self.row
        if leaf.depth > order:
            self.full, _ = _read(tree, leaf, None, is_hidden, tree.deepest)
        self.asked = self.left_out not in ("not-asked", "not-applicable")
        self.known = self.left_out is None
        self.score = self.row.value if self.known else None
        self.level = int(self.row.value or 0) if self.known else None


class Part:
    """A node with all that is below it. Compared by identity."""

    __slots__ = ("asked", "full", "id", "inside", "known", "node", "row", "score")
    row: Row
    full: Row
    asked: int
    known: int
    score: float | None

    def __init__(
        self, tree: ScoringTree, slot: int, inside: "Inside", gates: list[State]
    ) -> None:
        position = slot - len(tree.leaves)
        rule = tree.branches[position].aggregation
        weights = tree.child_weights[position]
        rows = [child.row for child in inside]
        self.id, self.inside = tree.ids[slot], inside
        self.row = self.full = fold(rule, weights, rows, has_top=tree.has_stages)
        self.asked = self.known = 0
        is_deeper = False
        for child in inside:
            self.asked += child.asked
            self.known += child.known
            is_deeper = is_deeper or child.full is not child.row
        if is_deeper:
            fuller = [child.full for child in inside]
            self.full = fold(rule, weights, fuller, has_top=tree.has_stages)
        enough = self.row.coverage >= tree.minimum_coverage - NOISE
        self.score = self.row.value if enough else None
        self.node = _describe(tree, self, gates)


Inside: TypeAlias = tuple[State | Part, ...]


def states_of(
    tree: ScoringTree,
    answers: Mapping[str, Answer],
    applicable: Collection[str] | None,
    order: int,
) -> list[State]:
    """The state of every indicator, by slot."""
    found = []
    heard = answers.get
    for slot, (leaf, kept) in enumerate(tree.states_at(order)):
        answer = heard(leaf)
        is_hidden = applicable is not None and leaf not in applicable
        key = (answer,) if is_hidden else answer
        state = kept.get(key)
        if state is None:
            state = State(tree, slot, answer, is_hidden=is_hidden, order=order)
            if len(kept) >= _MOST_STATES:
                kept.clear()
            kept[key] = state
        found.append(state)
    return found


def parts_of(tree: ScoringTree, states: list[State]) -> list[Part]:
    """The part of every node, children before parents; the root is last."""
    first = len(states)
    below: list[State | Part] = [*states]
    found: list[Part] = []
    for slot, (take, kept) in enumerate(tree.kept_parts, first):
        key = take(below)
        part = kept.get(key)
        if part is None:
            position = slot - first
            inside = tuple(below[child] for child in tree.children[position])
            gates = [states[gate] for gate in tree.gates[position]]
            part = Part(tree, slot, inside, gates)
            if len(kept) >= _MOST_PARTS:
                kept.clear()
            kept[key] = part
        below.append(part)
        found.append(part)
    return found


def _read(
    tree: ScoringTree,
    leaf: Leaf,
    answer: Answer | None,
    is_hidden: bool,
    depth: int,
) -> tuple[Row, LeftOut | None]:
    """An indicator's numbers at ``depth``, and why it has no level that counts."""
    top = float(leaf.highest) if tree.has_stages else 0.0
    if leaf.depth > depth:
        return void_row(top), "not-asked"
    if answer == "not-applicable" or is_hidden:
        stand_in = _stand_in(leaf, tree.not_applicable)
        row = void_row(top) if stand_in is None else known_row(stand_in, top)
        return row, "not-applicable"
    if isinstance(answer, int):
        return known_row(float(answer), top), None
    row = Row(True, None, 0.0, float(leaf.highest), 0.0, False, top)
    return row, "dont-know" if answer == "dont-know" else "unanswered"


def _stand_in(leaf: Leaf, policy: str) -> float | None:
    """The level that stands for "not applicable"; None: it is left out."""
    if policy == "zero":
        return 0.0
    if policy == "full":
        return float(leaf.highest)
    return leaf.target if policy == "target" and leaf.target is not None else None


def _describe(tree: ScoringTree, part: Part, gates: list[State]) -> NodeScore:
    number, row, full = part.score, part.row, part.full
    lowest: float | None = None
    weakest: list[str] = []
    for child in part.inside:
        score = child.score
        if score is None or (lowest is not None and score > lowest + NOISE):
            continue
        if lowest is None or score < lowest - NOISE:
            weakest.clear()
            lowest = score
        weakest.append(child.id)
    band: int | None = None
    capped_by: tuple[str, ...] = ()
    if number is not None:
        band, capped_by = limit_band(tree, tree.band_at(shown(number)), gates)
    return NodeScore(
        part.id,
        number,
        row.low if row.counts else None,
        row.high if row.counts else None,
        row.coverage if row.counts else None,
        part.known,
        part.asked,
        tuple(weakest),
        band,
        capped_by,
        bool(gates) and any(gate.asked and gate.level is None for gate in gates),
        full.low if full.counts else None,
        full.high if full.counts else None,
    )


def limit_band(
    tree: ScoringTree, band: int, gates: list[State]
) -> tuple[int, tuple[str, ...]]:
    """The band under its gates, and the critical indicators that hold it down.

    Every critical indicator whose own limit lies below ``band`` is named, for each of
    them has to rise before the score's band is reached.
    """
    limited, capped_by = band, []
    for gate in gates:
        if gate.level is None:
            continue
        limit = gate.level + tree.gate_allowance
        if limit < band:
            capped_by.append(gate.id)
            limited = min(limited, limit)
    if capped_by:
        bands = [each for _, each in tree.bands if each <= limited]
        limited = max(bands, default=tree.bands[0][1])
    return limited, tuple(capped_by)
