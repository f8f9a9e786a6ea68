"""Random maturity models and answers for the property tests."""

from typing import NamedTuple

from hypothesis import strategies as st

from assessment.model.maturity import Aggregation, Depth, Policies
from assessment.model.responses import Answer
from assessment.scoring.tree import Branch, Leaf, ScoringTree, build_tree

MEANS: tuple[Aggregation, ...] = ("weighted-mean", "mean")
ON_SCALE: tuple[Aggregation, ...] = (
    *MEANS,
    "minimum",
    "geometric-mean",
    "harmonic-mean",
)
EVERY_RULE: tuple[Aggregation, ...] = (*ON_SCALE, "sum", "staged")
WEIGHTS = st.sampled_from([0.0, 0.1, 0.2, 0.3, 1.0, 1.0, 2.0, 3.0])
ANSWERS: st.SearchStrategy[Answer | None] = st.one_of(
    st.integers(0, 5), st.sampled_from(["dont-know", "not-applicable", None])
)


class Situation(NamedTuple):
    """A model with answers to it."""

    tree: ScoringTree
    answers: dict[str, Answer]
    depth: Depth
    hidden: frozenset[str]

    @property
    def applicable(self) -> frozenset[str]:
        """The indicators that are not hidden."""
        return frozenset(leaf.id for leaf in self.tree.leaves) - self.hidden


@st.composite
def trees(
    draw: st.DrawFn,
    *,
    rules: tuple[Aggregation, ...] = EVERY_RULE,
    policies: tuple[str, ...] = ("exclude", "full", "target", "zero"),
    most_leaves: int = 10,
    is_even: bool = False,
) -> ScoringTree:
    """A tree of up to three levels of branches, with gates, depths and policies."""
    made = {"branches": 0, "leaves": 0}
    branch_ids: list[str] = ["overall"]

    def leaf() -> Leaf:
        made["leaves"] += 1
        return Leaf(
            id=f"i{made['leaves']}",
            weight=draw(WEIGHTS),
            depth=draw(st.sampled_from([0, 0, 0, 1, 2])),
            highest=5 if is_even else draw(st.sampled_from([5, 5, 5, 2])),
            target=draw(st.one_of(st.integers(0, 5), st.none())),
        )

    def branch(node_id: str, level: int) -> Branch:
        children: list[Branch | Leaf] = []
        for _ in range(draw(st.integers(1, 3))):
            if level < 2 and draw(st.booleans()):
                made["branches"] += 1
                inner_id = f"d{made['branches']}"
                branch_ids.append(inner_id)
                children.append(branch(inner_id, level + 1))
            elif made["leaves"] < most_leaves or not children:
                children.append(leaf())
        return Branch(
            node_id, tuple(children), draw(st.sampled_from(rules)), draw(WEIGHTS)
        )

    root = branch("overall", 0)

    def with_gates(node: Branch) -> Branch:
        children: list[Branch | Leaf] = []
        for child in node.children:
            if isinstance(child, Branch):
                children.append(with_gates(child))
            elif draw(st.integers(0, 3)) == 0:
                limited = draw(st.sampled_from(branch_ids))
                children.append(
                    Leaf(
                        id=child.id,
                        weight=child.weight,
                        critical=limited,
                        depth=child.depth,
                        highest=child.highest,
                        target=None
                        if child.target is None
                        else min(child.target, child.highest),
                    )
                )
            else:
                children.append(child)
        return Branch(node.id, tuple(children), node.aggregation, node.weight)

    return build_tree(
        with_gates(root),
        policies=Policies(
            not_applicable=draw(st.sampled_from(policies)),  # type: ignore[arg-type]
            minimum_coverage=draw(st.sampled_from([0.0, 0.5, 0.6, 1.0])),
            gate_allowance=draw(st.integers(0, 3)),
        ),
    )


@st.composite
def situations(
    draw: st.DrawFn,
    *,
    rules: tuple[Aggregation, ...] = EVERY_RULE,
    policies: tuple[str, ...] = ("exclude", "full", "target", "zero"),
    most_leaves: int = 10,
    is_even: bool = False,
    answers: st.SearchStrategy[Answer | None] = ANSWERS,
) -> Situation:
    """A tree with answers, a depth and indicators hidden by company facts."""
    tree = draw(
        trees(rules=rules, policies=policies, most_leaves=most_leaves, is_even=is_even)
    )
    given: dict[str, Answer] = {}
    hidden = set()
    for leaf in tree.leaves:
        answer = draw(answers)
        if isinstance(answer, int):
            answer = min(answer, leaf.highest)
        if answer is not None:
            given[leaf.id] = answer
        if draw(st.integers(0, 7)) == 0:
            hidden.add(leaf.id)
    return Situation(tree, given, draw(st.sampled_from(list(Depth))), frozenset(hidden))
