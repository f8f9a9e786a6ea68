"""Robustness: would other sensible weights have given the same overall band?

Every weight of the tree, those of a plain mean included, is multiplied by a factor
drawn evenly between 1/2 and 3/2; the share of the draws in which the overall band stays
is the robustness. The draws are seeded: the same answers give the same share.
"""

import numpy as np

from assessment.scoring.bulk import (
    NOT_APPLICABLE,
    UNKNOWN,
    overall_bands,
    weights_at,
)
from assessment.scoring.score import Scores

SPREAD = 0.5


def share_with_same_band(
    scores: Scores, *, draws: int = 2_000, seed: int = 1
) -> float | None:
    """The share of plausible weightings, 0-1, with the same overall band.

    None without a band. Coverage follows the drawn weights too: a weighting that
    hides the score does not keep the band.

    >>> from assessment.scoring.score import score_responses
    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> pair = build_tree(Branch("overall", (Leaf("a"), Leaf("b"))))
    >>> share_with_same_band(score_responses(pair, {"a": 3, "b": 3}))
    1.0
    """
    band = scores.nodes[0].band
    if band is None:
        return None
    tree = scores.tree
    codes = np.full((len(tree.leaves), 1), UNKNOWN, np.int8)
    for slot, why in enumerate(scores.left_out):
        if why is None:
            codes[slot] = int(scores.numbers.value[slot] or 0)
        elif why == "not-applicable":
            codes[slot] = NOT_APPLICABLE
    random = np.random.default_rng(seed)
    factors = random.uniform(1 - SPREAD, 1 + SPREAD, (len(tree.ids), draws))
    weights = [
        weight * factors[slot]
        for slot, weight in enumerate(weights_at(tree, scores.depth))
    ]
    found = overall_bands(tree, np.repeat(codes, draws, axis=1), weights)
    return float(np.mean(found == band))
