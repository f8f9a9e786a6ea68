"""Every number opens: the trace makes it again."""

import pytest
from hypothesis import given, settings

from assessment.model.responses import Answer
from assessment.model.result import TraceTerm
from assessment.scoring.explain import reaches, retrace, trace_node
from assessment.scoring.score import Scores, score_responses
from assessment.scoring.tree import Branch, Leaf, build_tree
from tests.scoring.trees import MEANS, Situation, situations


def scored(found: Situation) -> Scores:
    return score_responses(
        found.tree, found.answers, applicable=found.applicable, depth=found.depth
    )


@settings(deadline=None)
@given(situations())
def test_the_trace_makes_every_number_again(found: Situation) -> None:
    scores = scored(found)
    for node, slot in zip(scores.nodes, found.tree.order, strict=True):
        number = retrace(trace_node(scores, slot))
        if scores.numbers.value[slot] is None:
            assert number is None
        else:
            assert number == pytest.approx(scores.numbers.value[slot], abs=1e-9)
        if node.score is not None:
            assert number == pytest.approx(node.score, abs=1e-9)


@settings(deadline=None)
@given(situations(rules=MEANS))
def test_the_shares_of_what_is_known_make_one(found: Situation) -> None:
    scores = scored(found)
    for slot in found.tree.order:
        trace = trace_node(scores, slot)
        shares = [term.share for term in trace.terms if term.share]
        if scores.numbers.value[slot] is not None:
            assert sum(shares) == pytest.approx(1)
        for term in trace.terms:
            assert (term.share is None) == (term.why_left_out is not None)


def test_a_trace_says_why_a_part_is_left_out() -> None:
    tree = build_tree(
        Branch(
            "overall",
            (
                Leaf("a", 3),
                Leaf("b"),
                Leaf("c", 2),
                Leaf("d"),
                Branch("empty", (Leaf("e"), Leaf("f"))),
                Branch("open", (Leaf("g"), Leaf("h"))),
            ),
        )
    )
    answers: dict[str, Answer] = {
        "a": 4,
        "b": "dont-know",
        "c": 1,
        "d": "not-applicable",
        "e": "not-applicable",
        "f": "not-applicable",
        "g": "dont-know",
    }
    terms = {
        term.id: term
        for term in trace_node(
            score_responses(tree, answers), tree.slot("overall")
        ).terms
    }
    assert terms["a"] == TraceTerm("a", 3, 0.6, 4.0, 4.0, 4.0, None)
    assert terms["b"] == TraceTerm("b", 1, None, None, 0.0, 5.0, "dont-know")
    assert terms["c"].share == pytest.approx(0.4)
    assert terms["d"] == TraceTerm("d", 1, None, None, None, None, "not-applicable")
    assert terms["empty"].why_left_out == "not-applicable"
    assert terms["open"] == TraceTerm("open", 1, None, None, 0.0, 5.0, "unanswered")


def test_a_trace_of_stages_marks_those_that_count() -> None:
    stages = tuple(Branch(f"s{n}", (Leaf(f"i{n}"),)) for n in range(3))
    tree = build_tree(Branch("overall", stages, "staged"))
    scores = score_responses(tree, {"i0": 5, "i1": 4, "i2": 5})
    trace = trace_node(scores, tree.slot("overall"))
    assert [term.share for term in trace.terms] == [1.0, 0.0, 0.0]
    assert retrace(trace) == 1


@settings(deadline=None)
@given(situations(rules=MEANS))
def test_reach_is_the_share_of_the_overall_weight(found: Situation) -> None:
    scores = scored(found)
    if not scores.numbers.counts[-1]:
        return
    reach = reaches(found.tree, scores.numbers.counts)
    leaves = reach[: len(found.tree.leaves)]
    assert sum(leaves) == pytest.approx(1)
    known = sum(
        share
        for share, value in zip(leaves, scores.numbers.value, strict=False)
        if value is not None
    )
    assert known == pytest.approx(scores.nodes[0].coverage)


def test_with_all_known_one_level_moves_the_score_by_its_reach() -> None:
    tree = build_tree(
        Branch(
            "overall",
            (
                Branch("first", (Leaf("a", 2), Leaf("b"))),
                Branch("second", (Leaf("c"),)),
            ),
            "mean",
        )
    )
    before = score_responses(tree, {"a": 1, "b": 1, "c": 1})
    after = score_responses(tree, {"a": 2, "b": 1, "c": 1})
    moved = (after.nodes[0].score or 0) - (before.nodes[0].score or 0)
    assert moved == pytest.approx(reaches(tree, before.numbers.counts)[0])
    assert moved == pytest.approx(1 / 3)
