"""A million response sets beside the floor: cast the same bytes, multiply once.

The floor turns int8 into float32 and multiplies by one weight a node and indicator, in
the same chunks: less cannot be done with these answers. It knows no missing answer, no
range and no band.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from assessment.scoring.bulk import CHUNK, NOT_APPLICABLE, UNKNOWN, score_many
from assessment.scoring.tree import ScoringTree, compile_tree
from benchmarks import sample
from benchmarks.rows import Row, duration
from benchmarks.timing import in_turns, seconds

COUNT = 1_000_000


def million(count: int = COUNT, rounds: int = 3) -> Iterator[Row]:
    """Scores alone, then with ranges and bands."""
    tree = compile_tree(sample.questionnaire())
    answers = made_up(len(tree.leaves), count)
    weights = np.ones((len(tree.branches), len(tree.leaves)), np.float32)

    def beside() -> float:
        return seconds(lambda: floor(answers, weights), times=3)

    for name, budget, has_more in (("million", 3, False), ("million-bands", 6, True)):

        def ours(has_more: bool = has_more) -> float:
            return seconds(lambda: _score(tree, answers, has_more), times=1, warm=0)

        _score(tree, answers, has_more)
        pair = in_turns(ours, beside, rounds=rounds)
        more = "with ranges and bands" if has_more else "scores"
        yield Row(
            name=name,
            work=f"{count:,} x {len(tree.leaves)} {more}",
            figure=pair.ratio,
            unit="x",
            limit="at most",
            budget=budget,
            ours=f"ours {duration(pair.ours)}",
            beside=f"numpy {np.__version__} cast and matmul {duration(pair.beside)}",
        )


def made_up(indicators: int, count: int) -> npt.NDArray[np.int8]:
    """Answers of ``count`` respondents, question-major, always the same."""
    kinds = np.array([UNKNOWN, NOT_APPLICABLE, 0, 1, 2, 3, 4, 5], np.int8)
    shares = [0.08, 0.05, 0.1, 0.18, 0.22, 0.19, 0.12, 0.06]
    chance = np.random.default_rng(sample.SEED)
    return chance.choice(kinds, (indicators, count), p=shares)


def floor(
    answers: npt.NDArray[np.int8], weights: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """The least work: every answer cast and multiplied once, chunk by chunk."""
    out = np.empty((len(weights), answers.shape[1]), np.float32)
    for start in range(0, answers.shape[1], CHUNK):
        part = slice(start, start + CHUNK)
        np.matmul(weights, answers[:, part].astype(np.float32), out=out[:, part])
    return out


def _score(tree: ScoringTree, answers: npt.NDArray[np.int8], has_more: bool) -> object:
    return score_many(
        tree, answers, depth=sample.DEPTH, with_ranges=has_more, with_bands=has_more
    )
