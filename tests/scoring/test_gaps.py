"""Gaps, find-outs and target classes."""

import pytest
from hypothesis import given, settings

from assessment.model.maturity import Depth
from assessment.scoring.gaps import find_gaps, find_outs, target_class
from assessment.scoring.score import score_responses
from assessment.scoring.tree import Branch, Leaf, build_tree
from tests.scoring.trees import Situation, situations


@pytest.mark.parametrize(
    ("classes", "wanted"),
    [
        ({"micro"}, "micro"),
        ({"small", "medium"}, "small"),
        ({"medium", "large"}, "medium"),
        ({"large"}, "medium"),
        ({"not_enterprise"}, "micro"),
        ({"not_enterprise", "medium"}, "medium"),
        ({"not_enterprise", "micro", "small"}, "micro"),
        (set(), "micro"),
    ],
)
def test_the_lowest_possible_class_sets_the_targets(
    classes: set[str], wanted: str
) -> None:
    assert target_class(classes) == wanted


def test_gaps_are_known_levels_below_target_by_what_they_hold_back() -> None:
    tree = build_tree(
        Branch(
            "overall",
            (
                Branch("first", (Leaf("a", 1, target=3), Leaf("b", 3, target=3))),
                Branch("second", (Leaf("c", target=2), Leaf("d", target=5))),
                Branch("third", (Leaf("e", target=4), Leaf("f", target=4, depth=2))),
            ),
        )
    )
    scores = score_responses(
        tree,
        {"a": 1, "b": 2, "c": 2, "d": "dont-know", "e": "not-applicable", "f": 0},
        depth=Depth.EXPRESS,
    )
    gaps = find_gaps(scores)
    # The third dimension has left: the two others carry half each.
    assert [(gap.indicator, gap.dimension, gap.gap) for gap in gaps] == [
        ("b", "first", 1),
        ("a", "first", 2),
    ]
    assert [gap.reach for gap in gaps] == pytest.approx([0.375, 0.125])


def test_find_outs_take_their_reach_off_the_range() -> None:
    tree = build_tree(
        Branch("overall", (Leaf("a", 3), Leaf("b", 1), Leaf("c", 6), Leaf("d", 2)))
    )
    answers = {"a": 2, "b": "dont-know", "d": "dont-know"}
    scores = score_responses(tree, answers)  # type: ignore[arg-type]
    found = find_outs(
        scores,
        answers,  # type: ignore[arg-type]
        {"b": "owner", "d": "technician"},
        applicable=None,
        depth=Depth.FULL,
    )
    assert [(each.indicator, each.asks) for each in found] == [
        ("d", "technician"),
        ("b", "owner"),
    ]
    assert [each.widens for each in found] == pytest.approx([10 / 12, 5 / 12])


@settings(max_examples=60, deadline=None)
@given(situations(most_leaves=5))
def test_any_answer_takes_away_at_least_what_a_find_out_promises(
    found: Situation,
) -> None:
    scores = score_responses(
        found.tree, found.answers, applicable=found.applicable, depth=found.depth
    )
    outs = find_outs(
        scores, found.answers, {}, applicable=found.applicable, depth=found.depth
    )
    assert {each.indicator for each in outs} == {
        leaf.id
        for leaf in found.tree.leaves
        if found.answers.get(leaf.id) == "dont-know"
        and leaf.id in found.applicable
        and leaf.depth <= found.depth.order
    }
    before = scores.nodes[0]
    for each in outs:
        highest = found.tree.leaves[found.tree.slot(each.indicator)].highest
        for level in range(highest + 1):
            after = score_responses(
                found.tree,
                {**found.answers, each.indicator: level},
                applicable=found.applicable,
                depth=found.depth,
            ).nodes[0]
            width = (before.high or 0) - (before.low or 0)
            left = (after.high or 0) - (after.low or 0)
            assert width - left >= each.widens - 1e-9
