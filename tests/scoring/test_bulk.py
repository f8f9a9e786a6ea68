"""Many at once mean the same as one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.maturity import Depth
from assessment.model.responses import Answer
from assessment.scoring.bulk import (
    NO_BAND,
    NOT_APPLICABLE,
    UNKNOWN,
    BulkScores,
    score_many,
)
from assessment.scoring.robustness import share_with_same_band
from assessment.scoring.score import score_responses
from assessment.scoring.tree import Branch, Leaf, ScoringTree, build_tree
from tests.scoring.trees import MEANS, trees

CODES = st.sampled_from([0, 1, 2, 3, 4, 5, NOT_APPLICABLE, UNKNOWN])


def answers_of(tree: ScoringTree, column: list[int]) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for leaf, code in zip(tree.leaves, column, strict=True):
        if code == NOT_APPLICABLE:
            found[leaf.id] = "not-applicable"
        elif code != UNKNOWN:
            found[leaf.id] = code
    return found


def check_column(
    tree: ScoringTree,
    many: BulkScores,
    column: int,
    answers: dict[str, Answer],
    depth: Depth,
) -> None:
    assert many.low is not None
    assert many.high is not None
    assert many.band is not None
    for row, node in enumerate(score_responses(tree, answers, depth=depth).nodes):
        for number, array in (
            (node.score, many.score),
            (node.low, many.low),
            (node.high, many.high),
            (node.coverage, many.coverage),
        ):
            if number is None:
                assert np.isnan(array[row, column])
            else:
                assert array[row, column] == pytest.approx(number, abs=1e-9)
        band = NO_BAND if node.band is None else node.band
        assert many.band[row, column] == band


PLAIN = trees(rules=MEANS, policies=("exclude",), is_even=True)


@settings(deadline=None)
@given(st.one_of(trees(), PLAIN), st.data(), st.sampled_from(list(Depth)))
def test_bulk_gives_the_very_same_numbers(
    tree: ScoringTree, data: st.DataObject, depth: Depth
) -> None:
    columns = data.draw(
        st.lists(
            st.lists(CODES, min_size=len(tree.leaves), max_size=len(tree.leaves)),
            min_size=1,
            max_size=5,
        )
    )
    columns = [
        [
            min(code, leaf.highest)
            for code, leaf in zip(column, tree.leaves, strict=True)
        ]
        for column in columns
    ]
    many = score_many(tree, np.array(columns, np.int8).T, depth=depth, chunk=2)
    for column, codes in enumerate(columns):
        check_column(tree, many, column, answers_of(tree, codes), depth)


def test_ranges_and_bands_can_be_left_out() -> None:
    tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b"))))
    found = score_many(
        tree, np.array([[1], [4]], np.int8), with_ranges=False, with_bands=False
    )
    assert found.score.tolist() == [[2.5]]
    assert (found.low, found.high, found.band) == (None, None, None)


def test_rows_that_are_not_the_indicators_are_refused() -> None:
    tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b"))))
    with pytest.raises(ValueError, match="2 rows wanted"):
        score_many(tree, np.zeros((3, 1), np.int8))


def test_robustness_is_certain_when_all_parts_are_alike_and_seeded() -> None:
    tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b"), Leaf("c"))))
    alike = score_responses(tree, {"a": 3, "b": 3, "c": 3})
    assert share_with_same_band(alike) == 1.0
    mixed = score_responses(tree, {"a": 0, "b": 5, "c": 2})
    share = share_with_same_band(mixed)
    assert share is not None
    assert 0.2 < share < 0.9
    assert share_with_same_band(mixed) == share
    assert share_with_same_band(score_responses(tree, {"a": 0})) is None


def test_robustness_ignores_what_is_deeper_than_the_depth() -> None:
    tree = build_tree(Branch("overall", (Leaf("a"), Leaf("b", depth=2))))
    quick = score_responses(tree, {"a": 3, "b": 0}, depth=Depth.QUICK)
    assert share_with_same_band(quick) == 1.0
