"""The fewest raises to the next band, proven against trying everything."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.maturity import Policies
from assessment.model.responses import Answer
from assessment.scoring.leverage import find_leverage
from assessment.scoring.score import score_responses
from assessment.scoring.tree import Branch, Leaf, build_tree
from tests.scoring.trees import EVERY_RULE, MEANS, Situation, situations

MOSTLY_HIGH: st.SearchStrategy[Answer | None] = st.sampled_from(
    [2, 3, 3, 4, 4, 5, "dont-know", "not-applicable"]
)


def fewest_by_trying(found: Situation) -> int | None:
    """The fewest levels that reach a higher overall band: every set is tried."""
    scores = score_responses(
        found.tree, found.answers, applicable=found.applicable, depth=found.depth
    )
    band = scores.nodes[0].band
    assert band is not None
    known = [
        leaf
        for slot, leaf in enumerate(found.tree.leaves)
        if scores.left_out[slot] is None
    ]
    levels = [
        int(scores.numbers.value[found.tree.slot(leaf.id)] or 0) for leaf in known
    ]
    fewest: int | None = None
    ranges = [
        range(level, leaf.highest + 1)
        for leaf, level in zip(known, levels, strict=True)
    ]
    for tried in product(*ranges):
        count = sum(tried) - sum(levels)
        if fewest is not None and count >= fewest:
            continue
        answers = {
            **found.answers,
            **dict(zip((leaf.id for leaf in known), tried, strict=True)),
        }
        after = score_responses(
            found.tree, answers, applicable=found.applicable, depth=found.depth
        ).nodes[0]
        if after.band is not None and after.band > band:
            fewest = count
    return fewest


def check_against_trying(found: Situation) -> None:
    scores = score_responses(
        found.tree, found.answers, applicable=found.applicable, depth=found.depth
    )
    overall = scores.nodes[0]
    if overall.band is None:
        assert find_leverage(scores) is None
        return
    leverage = find_leverage(scores)
    fewest = fewest_by_trying(found)
    if leverage is None:
        assert fewest is None
        return
    raised = {indicator: to for indicator, _, to in leverage.raises}
    assert sum(to - level for _, level, to in leverage.raises) == fewest
    assert all(found.answers[i] == level < to for i, level, to in leverage.raises)
    after = score_responses(
        found.tree,
        {**found.answers, **raised},
        applicable=found.applicable,
        depth=found.depth,
    ).nodes[0]
    assert after.band is not None
    assert after.band >= leverage.band > overall.band


@settings(max_examples=80, deadline=None)
@given(situations(rules=MEANS, most_leaves=4, answers=MOSTLY_HIGH, is_even=True))
def test_no_smaller_set_of_raises_reaches_the_next_band_of_means(
    found: Situation,
) -> None:
    check_against_trying(found)


@settings(max_examples=80, deadline=None)
@given(situations(rules=EVERY_RULE, most_leaves=4, answers=MOSTLY_HIGH))
def test_no_smaller_set_of_raises_reaches_the_next_band_of_any_rule(
    found: Situation,
) -> None:
    check_against_trying(found)


def test_a_critical_indicator_has_to_rise_whatever_it_costs() -> None:
    tree = build_tree(
        Branch("overall", (Leaf("a", 1, "overall"), Leaf("b", 9))),
        policies=Policies(gate_allowance=1),
    )
    found = find_leverage(score_responses(tree, {"a": 0, "b": 5}))
    assert found is not None
    assert (found.band, found.raises) == (2, (("a", 0, 1),))


def test_the_indicator_that_brings_most_is_raised_first() -> None:
    tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b", 3))))
    found = find_leverage(score_responses(tree, {"a": 2, "b": 2}))
    assert found is not None
    # Shown 2.5 begins band 3; b brings 0.75 a level, a only 0.25.
    assert found.raises == (("b", 2, 3),)


def test_there_is_no_leverage_without_a_score_or_above_the_last_band() -> None:
    tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b"))))
    assert find_leverage(score_responses(tree, {"a": 2})) is None
    assert find_leverage(score_responses(tree, {"a": 5, "b": 5})) is None


def test_stages_are_completed_from_the_first_on() -> None:
    stages = tuple(Branch(f"s{n}", (Leaf(f"i{n}"),)) for n in range(3))
    tree = build_tree(Branch("overall", stages, "staged"))
    found = find_leverage(score_responses(tree, {"i0": 3, "i1": 5, "i2": 4}))
    assert found is not None
    # Two raises complete the first stage and so uncover the second: 2 stages.
    assert (found.band, found.raises) == (1, (("i0", 3, 5),))
