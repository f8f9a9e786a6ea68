"""What a spreadsheet needs to compute the scores again, as plain data.

The tree of the questionnaire as it counts for one firm: which items are asked, their
weights and gates, and the engine's own numbers to start from.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assessment.evaluation import hidden_indicators
from assessment.model.base import Language
from assessment.model.company import Company, CompanyFacts
from assessment.model.maturity import Aggregation, Questionnaire
from assessment.model.responses import NOT_APPLICABLE, Answer
from assessment.model.result import Result
from assessment.reports.answer_parts import level_alone
from assessment.scoring.folding import Row
from assessment.scoring.score import NodeScore, Scores, score_responses
from assessment.scoring.tree import ScoringTree, compile_tree

RULES: frozenset[Aggregation] = frozenset({"weighted-mean", "mean", "sum", "minimum"})
"""Rules that plain formulas can follow."""


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator that is asked at this depth."""

    id: str
    area: str
    title: str
    weight: float
    highest: int
    target: int | None
    applies: bool
    """False: a fact about the company hides it."""
    may_be_void: bool
    """Whether "not applicable" may be chosen."""
    stands_in: float | None
    """The level that stands for "not applicable"; None: it is left out."""
    answer: Answer | None
    levels: tuple[str, ...]
    """What each level says."""
    row: Row
    """The engine's numbers."""


@dataclass(frozen=True, slots=True)
class Node:
    """A dimension, or the overall node, which is the first."""

    id: str
    name: str
    is_barrier: bool
    weight: float
    rule: Aggregation
    nodes: tuple[int, int]
    """First and last child among the nodes, as a half-open range."""
    items: tuple[int, int]
    gates: tuple[int, ...]
    """Items that hold its band down."""
    band_names: tuple[str, ...]
    """In the order of the bands."""
    row: Row
    score: NodeScore


@dataclass(frozen=True, slots=True)
class Recalculation:
    """Items and nodes; the children of each node stand together."""

    minimum_coverage: float
    gate_allowance: int
    bands: tuple[tuple[float, int], ...]
    """(from which shown score, band), lowest first."""
    items: tuple[Item, ...]
    nodes: tuple[Node, ...]


def recalculation(
    result: Result,
    questionnaire: Questionnaire,
    company: Company,
    facts: CompanyFacts,
    language: Language,
) -> Recalculation | None:
    """The data for the sheet; None where plain formulas can't follow the rules."""
    tree = compile_tree(questionnaire, targets=result.target_class)
    if not can_follow(tree):
        return None
    hidden = hidden_indicators(questionnaire, company, facts, result.on)
    answers = {
        one.id: one.answer for one in result.indicators if one.answer is not None
    }
    scores = score_responses(
        tree,
        answers,
        applicable=frozenset(leaf.id for leaf in tree.leaves) - hidden,
        depth=result.depth,
    )
    slots = [
        slot
        for slot, leaf in enumerate(tree.leaves)
        if leaf.depth <= result.depth.order
    ]
    return Recalculation(
        minimum_coverage=tree.minimum_coverage,
        gate_allowance=tree.gate_allowance,
        bands=tree.bands,
        items=tuple(_items(scores, slots, hidden, answers, questionnaire, language)),
        nodes=tuple(_nodes(scores, slots, result, questionnaire, language)),
    )


def can_follow(tree: ScoringTree) -> bool:
    """Whether plain formulas give the engine's numbers for every answer."""
    bands = [band for _, band in tree.bands]
    for branch, weights in zip(tree.branches, tree.child_weights, strict=True):
        if branch.aggregation not in RULES:
            return False
        if branch.aggregation == "minimum" and not all(weights):
            return False
    return bands == sorted(bands)


def _items(
    scores: Scores,
    slots: list[int],
    hidden: frozenset[str],
    answers: dict[str, Answer],
    questionnaire: Questionnaire,
    language: Language,
) -> Iterator[Item]:
    tree = scores.tree
    names = {node.id: node.title for node, _ in questionnaire.nodes()}
    found = {one.id: (one, area) for one, area in questionnaire.indicators()}
    for slot in slots:
        leaf = tree.leaves[slot]
        indicator, area = found[leaf.id]
        stands_in = {
            "exclude": None,
            "zero": 0.0,
            "full": float(leaf.highest),
            "target": leaf.target,
        }[tree.not_applicable]
        yield Item(
            id=leaf.id,
            area=names[area].in_language(language),
            title=indicator.title.in_language(language),
            weight=tree.weights[slot],
            highest=leaf.highest,
            target=leaf.target,
            applies=leaf.id not in hidden,
            may_be_void=indicator.not_applicable is not None
            or answers.get(leaf.id) == NOT_APPLICABLE,
            stands_in=stands_in,
            answer=answers.get(leaf.id),
            levels=tuple(
                level_alone(level.level, indicator, language)
                for level in indicator.levels
            ),
            row=scores.states[slot].row,
        )


def _nodes(
    scores: Scores,
    slots: list[int],
    result: Result,
    questionnaire: Questionnaire,
    language: Language,
) -> Iterator[Node]:
    tree, first = scores.tree, len(scores.states)
    places = {slot: place for place, slot in enumerate(slots)}
    plain = {band.band: band.name for band in questionnaire.bands}
    own = {node.id: node.band_names for node, _ in questionnaire.nodes()}
    # Breadth first, so that the children of each node stand together.
    queue = [first + len(tree.branches) - 1]
    for slot in queue:
        branch = slot - first
        below = [child for child in tree.children[branch] if child >= first]
        inside = [places[c] for c in tree.children[branch] if c in places]
        node_range = (len(queue), len(queue) + len(below))
        queue += below
        part, node_id = scores.parts[branch], tree.ids[slot]
        result_node = result.node(node_id)
        names = dict(enumerate(own.get(node_id) or ())) or plain
        yield Node(
            id=node_id,
            name=result_node.name.in_language(language),
            is_barrier=result_node.parent is None and slot != queue[0],
            weight=tree.weights[slot],
            rule=tree.branches[branch].aggregation,
            nodes=node_range,
            items=(inside[0], inside[-1] + 1) if inside else (0, 0),
            gates=tuple(places[gate] for gate in tree.gates[branch] if gate in places),
            band_names=tuple(
                names[band].in_language(language) for _, band in tree.bands
            ),
            row=part.row,
            score=part.node,
        )
