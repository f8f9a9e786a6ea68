"""An indicator without a target aims at nothing."""

from hypothesis import given

from assessment.model.maturity import Policies
from assessment.scoring.gaps import find_gaps
from assessment.scoring.score import score_responses, target_numbers
from assessment.scoring.tree import Branch, Leaf, build_tree
from tests.scoring.trees import Situation, situations

NONE = Leaf("none", target=None)
THREE = Leaf("three", target=3)


def test_it_has_no_gap():
    tree = build_tree(Branch("overall", (NONE, THREE)))
    gaps = find_gaps(score_responses(tree, {"none": 0, "three": 1}))
    assert [gap.indicator for gap in gaps] == ["three"]


def test_the_target_of_its_node_leaves_it_out():
    tree = build_tree(Branch("overall", (NONE, THREE)))
    assert target_numbers(tree, [True, True])[-1] == 3.0
    alone = build_tree(Branch("overall", (NONE,)))
    assert target_numbers(alone, [True])[-1] is None


def test_not_applicable_cannot_count_as_a_target_that_is_not_there():
    policies = Policies(not_applicable="target")
    tree = build_tree(Branch("overall", (NONE, THREE)), policies=policies)
    scores = score_responses(tree, {"none": "not-applicable", "three": 1})
    assert scores.nodes[0].score == 1.0


@given(situations())
def test_whether_there_is_a_target_never_moves_a_score(situation: Situation):
    tree = situation.tree
    if tree.not_applicable == "target":
        return

    def without(branch: Branch) -> Branch:
        children = tuple(
            without(child)
            if isinstance(child, Branch)
            else Leaf(
                child.id,
                child.weight,
                child.critical,
                child.depth,
                child.highest,
                None,
                child.applies_if,
            )
            for child in branch.children
        )
        return Branch(branch.id, children, branch.aggregation, branch.weight)

    policies = Policies(
        not_applicable=tree.not_applicable,
        minimum_coverage=tree.minimum_coverage,
        gate_allowance=tree.gate_allowance,
    )
    aimless = build_tree(without(tree.root), policies=policies, bands=tree.bands)
    given_ = {"applicable": situation.applicable, "depth": situation.depth}
    before = score_responses(tree, situation.answers, **given_)
    after = score_responses(aimless, situation.answers, **given_)
    assert after.nodes == before.nodes
    assert find_gaps(after) == ()
