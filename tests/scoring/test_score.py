"""What always holds of a score, over random models and answers."""

import json
import math
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.maturity import Depth, Policies
from assessment.model.responses import Answer
from assessment.scoring.score import Scores, score_responses, target_numbers
from assessment.scoring.tree import Branch, Leaf, ScoringTree, build_tree
from tests.scoring.trees import EVERY_RULE, ON_SCALE, Situation, situations

CLOSE = 1e-9


def scored(found: Situation, answers: dict[str, Answer] | None = None) -> Scores:
    return score_responses(
        found.tree,
        found.answers if answers is None else answers,
        applicable=found.applicable,
        depth=found.depth,
    )


@settings(deadline=None)
@given(situations())
def test_every_node_is_in_every_result_and_is_plain_json(found: Situation) -> None:
    scores = scored(found)
    assert scores.nodes[0].id == "overall"
    assert len({node.id for node in scores.nodes}) == len(found.tree.branches)
    json.dumps([node._asdict() for node in scores.nodes], allow_nan=False)


@settings(deadline=None)
@given(situations())
def test_a_score_lies_in_its_range_and_the_range_in_the_full_one(
    found: Situation,
) -> None:
    for node in scored(found).nodes:
        assert (node.low is None) == (node.high is None) == (node.coverage is None)
        if node.score is not None:
            assert node.low is not None
            assert node.high is not None
            assert node.low <= node.score <= node.high
        if node.low is not None and node.high is not None:
            assert node.low <= node.high
            assert node.full_low is not None
            assert node.full_high is not None
        if node.coverage is not None:
            assert -CLOSE <= node.coverage <= 1 + CLOSE
        assert 0 <= node.answered <= node.asked
        assert (node.score is None) == (node.band is None)
        assert not node.capped_by or node.band is not None


@settings(deadline=None)
@given(situations(rules=ON_SCALE, is_even=True, policies=("exclude",)))
def test_scores_of_means_stay_on_the_scale(found: Situation) -> None:
    for node in scored(found).nodes:
        for number in (node.score, node.low, node.high, node.full_low, node.full_high):
            assert number is None or 0 <= number <= 5


@settings(deadline=None)
@given(situations(), st.data())
def test_raising_a_level_never_lowers_anything(
    found: Situation, data: st.DataObject
) -> None:
    known = [
        leaf
        for leaf in found.tree.leaves
        if isinstance(level := found.answers.get(leaf.id), int) and level < leaf.highest
    ]
    if not known:
        return
    leaf = data.draw(st.sampled_from(known))
    level = found.answers[leaf.id]
    assert isinstance(level, int)
    higher = data.draw(st.integers(level + 1, leaf.highest))
    before, after = scored(found), scored(found, {**found.answers, leaf.id: higher})
    for old, new in zip(before.nodes, after.nodes, strict=True):
        for name in ("score", "low", "high", "band", "full_low", "full_high"):
            was, is_now = getattr(old, name), getattr(new, name)
            assert (was is None) == (is_now is None)
            assert was is None or is_now >= was - CLOSE
        assert (old.coverage, old.answered) == (new.coverage, new.answered)


@settings(deadline=None)
@given(situations(), st.data())
def test_the_order_of_answers_is_irrelevant(
    found: Situation, data: st.DataObject
) -> None:
    items = data.draw(st.permutations(list(found.answers.items())))
    assert scored(found).nodes == scored(found, dict(items)).nodes


@settings(deadline=None)
@given(situations())
def test_dont_know_counts_exactly_like_no_answer(found: Situation) -> None:
    silent = {
        key: value for key, value in found.answers.items() if value != "dont-know"
    }
    assert scored(found).nodes == scored(found, silent).nodes


@settings(deadline=None)
@given(situations())
def test_answers_that_are_not_asked_do_not_count(found: Situation) -> None:
    counted = {
        leaf.id: found.answers[leaf.id]
        for leaf in found.tree.leaves
        if leaf.id in found.answers
        and leaf.id in found.applicable
        and leaf.depth <= found.depth.order
    }
    assert scored(found).nodes == scored(found, counted).nodes


@settings(deadline=None)
@given(situations(rules=ON_SCALE, is_even=True), st.data())
def test_not_applicable_never_widens_a_range(
    found: Situation, data: st.DataObject
) -> None:
    unknown = [
        leaf.id
        for leaf in found.tree.leaves
        if not isinstance(found.answers.get(leaf.id), int)
    ]
    if not unknown:
        return
    leaf_id = data.draw(st.sampled_from(unknown))
    open_answers = {**found.answers, leaf_id: "dont-know"}
    closed = {**found.answers, leaf_id: "not-applicable"}
    before, after = scored(found, open_answers), scored(found, closed)  # type: ignore[arg-type]
    for old, new in zip(before.nodes, after.nodes, strict=True):
        if old.high is not None and new.high is not None:
            assert old.low is not None
            assert new.low is not None
            assert new.high - new.low <= old.high - old.low + CLOSE


@settings(deadline=None)
@given(situations(policies=("exclude",)))
def test_excluded_is_the_same_as_not_being_in_the_model(found: Situation) -> None:
    gone = {
        leaf.id
        for leaf in found.tree.leaves
        if found.answers.get(leaf.id) == "not-applicable"
    }

    def without(node: Branch) -> Branch:
        kept = tuple(
            without(child) if isinstance(child, Branch) else child
            for child in node.children
            if child.id not in gone
        )
        return replace(node, children=kept)

    small = build_tree(
        without(found.tree.root),
        policies=Policies(
            minimum_coverage=found.tree.minimum_coverage,
            gate_allowance=found.tree.gate_allowance,
        ),
    )
    answers = {key: value for key, value in found.answers.items() if key not in gone}
    alone = score_responses(
        small, answers, applicable=found.applicable, depth=found.depth
    )
    for old, new in zip(scored(found).nodes, alone.nodes, strict=True):
        # What is deeper than the depth is not known to be n/a unless it was asked.
        assert old[:11] == new[:11]


@settings(max_examples=60, deadline=None)
@given(situations(most_leaves=4))
def test_the_range_is_what_the_open_answers_can_still_make_of_it(
    found: Situation,
) -> None:
    scores = scored(found)
    unknown = [
        leaf
        for slot, leaf in enumerate(found.tree.leaves)
        if scores.left_out[slot] in ("dont-know", "unanswered")
    ]
    lows: dict[str, float] = {}
    highs: dict[str, float] = {}
    for levels in product(*(range(leaf.highest + 1) for leaf in unknown)):
        filled = dict(zip((leaf.id for leaf in unknown), levels, strict=True))
        for slot, number in _final_numbers(found, {**found.answers, **filled}):
            lows[slot] = min(lows.get(slot, math.inf), number)
            highs[slot] = max(highs.get(slot, -math.inf), number)
    for node in scores.nodes:
        if node.low is None:
            assert node.id not in lows
        else:
            assert node.low == pytest.approx(lows[node.id], abs=CLOSE)
            assert node.high == pytest.approx(highs[node.id], abs=CLOSE)


def _final_numbers(
    found: Situation, answers: dict[str, Answer]
) -> list[tuple[str, float]]:
    scores = scored(found, answers)
    return [
        (found.tree.ids[slot], number)
        for slot in found.tree.order
        if (number := scores.numbers.value[slot]) is not None
    ]


@settings(deadline=None)
@given(situations())
def test_at_full_depth_the_full_range_is_the_range(found: Situation) -> None:
    for node in scored(found._replace(depth=Depth.FULL)).nodes:
        assert (node.full_low, node.full_high) == (node.low, node.high)


@settings(deadline=None)
@given(situations(rules=ON_SCALE, is_even=True, policies=("exclude",)))
def test_deeper_questions_can_only_widen_a_fully_known_range(
    found: Situation,
) -> None:
    for node in scored(found).nodes:
        if node.asked == 0:
            assert (node.score, node.low, node.high) == (None, None, None)
        if node.full_low is not None:
            assert node.full_high is not None
            assert 0 <= node.full_low <= node.full_high <= 5


def one(*leaves: Leaf, rule: str = "weighted-mean", **policies: object) -> ScoringTree:
    return build_tree(
        Branch("overall", leaves, rule),  # type: ignore[arg-type]  # a rule's name
        policies=Policies(**policies),  # type: ignore[arg-type]  # fields by name
    )


def test_minimum_coverage_is_met_exactly_on_its_border() -> None:
    tree = one(Leaf("a", 0.1), Leaf("b", 0.2), Leaf("c", 0.2))
    node = score_responses(tree, {"a": 2, "b": 2}).nodes[0]
    assert node.coverage == pytest.approx(0.6)
    assert node.score == pytest.approx(2)
    just_below = one(Leaf("a", 0.59), Leaf("b", 0.41))
    assert score_responses(just_below, {"a": 2}).nodes[0].score is None


@pytest.mark.parametrize("weight", [0.1, 0.7, 1 / 3])
def test_the_band_follows_the_shown_number_despite_float_noise(weight: float) -> None:
    leaves = [Leaf(f"i{n}", weight) for n in range(20)]
    tree = one(*leaves)
    # 9 twos and 11 ones: 1.45 is shown as 1.5, which is band 2.
    answers: dict[str, Answer] = {
        leaf.id: 2 if n < 9 else 1 for n, leaf in enumerate(leaves)
    }
    assert score_responses(tree, answers).nodes[0].band == 2
    answers["i0"] = 1
    assert score_responses(tree, answers).nodes[0].band == 1


def test_ties_that_differ_only_by_float_noise_are_all_weakest() -> None:
    thirds = [Leaf(f"x{n}", 0.1) for n in range(3)]
    tree = build_tree(
        Branch(
            "overall",
            (Branch("first", tuple(thirds)), Branch("second", (Leaf("y", 3),))),
        )
    )
    answers: dict[str, Answer] = {"x0": 1, "x1": 1, "x2": 1, "y": 1}
    assert score_responses(tree, answers).node("overall").weakest == ("first", "second")


def test_a_critical_indicator_is_named_only_where_it_holds_the_band_down() -> None:
    tree = one(Leaf("a", 1, "overall"), Leaf("b", 1, "overall"), Leaf("c", 8))
    node = score_responses(tree, {"a": 0, "b": 1, "c": 5}).nodes[0]
    assert (node.band, node.capped_by, node.provisional) == (2, ("a", "b"), False)
    node = score_responses(tree, {"a": 2, "b": 1, "c": 5}).nodes[0]
    assert (node.band, node.capped_by) == (3, ("b",))
    node = score_responses(tree, {"a": 5, "b": 2, "c": 5}).nodes[0]
    assert (node.score, node.band, node.capped_by) == (4.7, 4, ("b",))


@pytest.mark.parametrize("answer", ["dont-know", None])
def test_an_open_critical_indicator_makes_the_band_provisional(
    answer: Answer | None,
) -> None:
    tree = one(Leaf("a", 1, "overall"), Leaf("b", 9))
    answers: dict[str, Answer] = {"b": 5}
    if answer is not None:
        answers["a"] = answer
    node = score_responses(tree, answers).nodes[0]
    assert (node.band, node.capped_by, node.provisional) == (5, (), True)
    applied = score_responses(tree, {**answers, "a": "not-applicable"}).nodes[0]
    assert (applied.band, applied.provisional) == (5, False)
    hidden = score_responses(tree, answers, applicable={"b"}).nodes[0]
    assert hidden.provisional is False


def test_a_critical_indicator_beyond_the_depth_says_nothing() -> None:
    tree = one(Leaf("a", 1, "overall", depth=2), Leaf("b", 9))
    node = score_responses(tree, {"a": 0, "b": 5}, depth=Depth.QUICK).nodes[0]
    assert (node.score, node.band, node.provisional) == (5, 5, False)
    assert (node.full_low, node.full_high) == (4.5, 5.0)


def test_targets_go_through_the_same_rules() -> None:
    tree = one(Leaf("a", 1, target=2), Leaf("b", 3, target=4), rule="minimum")
    assert target_numbers(tree, [True, True])[-1] == 2
    assert target_numbers(tree, [False, True])[-1] == 4
    assert target_numbers(tree, [False, False])[-1] is None


def test_two_nodes_with_one_id_and_gates_to_nowhere_are_refused() -> None:
    with pytest.raises(ValueError, match="share an id"):
        one(Leaf("a"), Leaf("a"))
    with pytest.raises(ValueError, match="no such node"):
        one(Leaf("a", critical="b"), Leaf("b"))


@pytest.mark.parametrize("weight", [0.1, 0.3, 0.7])
def test_float_noise_never_leaves_the_scale(weight: float) -> None:
    leaves = [Leaf(f"i{n}", weight) for n in range(3)]
    for level in range(6):
        node = score_responses(one(*leaves), {leaf.id: level for leaf in leaves}).nodes[
            0
        ]
        assert (node.score, node.low, node.high) == (level, level, level)
    node = score_responses(one(*leaves), {}).nodes[0]
    assert (node.low, node.high) == (0, 5)


def test_every_rule_is_drawn_by_the_property_tests() -> None:
    assert len(set(EVERY_RULE)) == 7
