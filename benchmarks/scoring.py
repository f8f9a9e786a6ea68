"""One changed answer, and a thousand respondents, beside survey-core.

Equal scores are checked first: a faster wrong number would be worth nothing.
"""

from collections.abc import Iterator
from math import isclose

import numpy as np
import numpy.typing as npt

from assessment.evaluation import evaluate
from assessment.model.responses import Answer
from assessment.scoring.bulk import NOT_APPLICABLE, UNKNOWN, score_many
from assessment.scoring.score import score_responses
from assessment.scoring.tree import ScoringTree, compile_tree
from benchmarks import peers, sample, survey_core
from benchmarks.rows import LeftOut, Row, duration
from benchmarks.timing import in_turns, seconds

ROUNDS = 15
_CHECKED_CHANGES = 60
_CHANGES, _WARM = 500, 100
Numbers = list[float | None]


class Unequal(Exception):
    """The two sides do not give the same scores; nothing was timed."""


def one_answer(rounds: int = ROUNDS) -> Iterator[Row]:
    """One changed answer -> new score, and -> new Result without programmes."""
    tree = compile_tree(sample.questionnaire())
    with peers.survey_core() as peer:
        _load(peer, tree, count=40)
        versions = check_equal(peer, tree, count=40)

        def theirs() -> float:
            return float(peer.ask("change", warm=100, times=200))

        pair = in_turns(lambda: _change_seconds(tree), theirs, rounds=rounds)
        yield Row(
            name="one-answer-score",
            work="one changed answer -> new score",
            figure=1 / pair.ratio,
            unit="x",
            limit="at least",
            budget=50,
            ours=f"ours {duration(pair.ours)}: all scores, ranges, bands",
            beside=f"{versions} {duration(pair.beside)}: scores alone",
        )
        pair = in_turns(_result_seconds, theirs, rounds=rounds)
        yield Row(
            name="one-answer-result",
            work="one changed answer -> new Result without programmes",
            figure=1 / pair.ratio,
            unit="x",
            limit="at least",
            budget=15,
            ours=f"ours {duration(pair.ours)}: the whole Result",
            beside=f"{versions} {duration(pair.beside)}: scores alone",
        )


def bulk(rounds: int = 5, count: int = 1000) -> Iterator[Row]:
    """A thousand respondents scored at once."""
    tree = compile_tree(sample.questionnaire())
    with peers.survey_core() as peer:
        _load(peer, tree, count=count)
        versions = check_equal(peer, tree, count=count)
        answers = array_of(tree, sample.answers_of(count))

        def ours() -> float:
            return seconds(
                lambda: score_many(tree, answers, depth=sample.DEPTH), times=20, warm=3
            )

        pair = in_turns(ours, lambda: float(peer.ask("bulk")), rounds=rounds)
        yield Row(
            name="bulk",
            work=f"{count:,} respondents scored at once",
            figure=1 / pair.ratio,
            unit="x",
            limit="at least",
            budget=100,
            ours=f"ours {duration(pair.ours)}: all scores, ranges, bands",
            beside=f"{versions} {duration(pair.beside)}: scores alone",
        )


def check_equal(peer: peers.Peer, tree: ScoringTree, *, count: int) -> str:
    """The peer's versions, once all scores are equal. Raises Unequal."""
    people = sample.answers_of(count)
    wanted = [_scores(tree, answers) for answers in people]
    compare(wanted, peer.ask("scores"))
    many = score_many(tree, array_of(tree, people), depth=sample.DEPTH).score.T
    compare(wanted, [[None if x != x else float(x) for x in row] for row in many])
    changed, changes, expected = dict(people[0]), [], []
    for turn, indicator in enumerate(sample.asked() * 3):
        if turn == _CHECKED_CHANGES:
            break
        level = turn % 6
        changed[indicator] = level
        changes.append((survey_core.name(indicator), level))
        expected.append(_scores(tree, changed))
    compare(expected, peer.ask("changes", changes=changes))
    versions = peer.ask("version")
    return f"survey-core {versions['survey-core']} on Node {versions['node']}"


def compare(ours: list[Numbers], theirs: list[Numbers]) -> None:
    """Raises Unequal at the first score that is not the same on both sides.

    >>> compare([[1.0, None]], [[1.0, None]])
    """
    if len(ours) != len(theirs):
        raise Unequal(f"{len(ours)} rows beside {len(theirs)}")
    for row, (own, other) in enumerate(zip(ours, theirs, strict=True)):
        for place, (a, b) in enumerate(zip(own, other, strict=True)):
            is_same = a is b if a is None or b is None else isclose(a, b, abs_tol=1e-9)
            if not is_same:
                raise Unequal(f"respondent {row}, node {place}: {a} beside {b}")


def array_of(
    tree: ScoringTree, people: list[dict[str, Answer]]
) -> npt.NDArray[np.int8]:
    """Answers question-major, as :mod:`assessment.scoring.bulk` reads them."""
    codes = {"not-applicable": NOT_APPLICABLE, "dont-know": UNKNOWN}
    found = np.full((len(tree.leaves), len(people)), UNKNOWN, np.int8)
    for column, answers in enumerate(people):
        for slot, leaf in enumerate(tree.leaves):
            answer = answers.get(leaf.id)
            if answer is not None:
                found[slot, column] = (
                    codes[answer] if isinstance(answer, str) else answer
                )
    return found


def _load(peer: peers.Peer, tree: ScoringTree, *, count: int) -> None:
    if any(
        branch.aggregation not in ("mean", "weighted-mean") for branch in tree.branches
    ):
        raise LeftOut(
            "survey-core: the questionnaire has rules that it has no model of"
        )
    peer.ask(
        "load",
        model=survey_core.model(sample.questionnaire(), tree),
        nodes=survey_core.nodes(tree),
        minimum=tree.minimum_coverage,
        respondents=[survey_core.data(one) for one in sample.answers_of(count)],
        questions=[survey_core.name(indicator) for indicator in sample.asked()],
    )


def _scores(tree: ScoringTree, answers: dict[str, Answer]) -> Numbers:
    found = score_responses(tree, answers, depth=sample.DEPTH)
    return [node.score for node in found.nodes]


def _change_seconds(tree: ScoringTree) -> float:
    answers, changes = dict(sample.answers_of(1)[0]), sample.changes(_CHANGES + _WARM)

    def change() -> object:
        answers.update([next(changes)])
        return score_responses(tree, answers, depth=sample.DEPTH).nodes[0].score

    return seconds(change, times=_CHANGES, warm=_WARM)


def _result_seconds() -> float:
    responses = sample.responses(dict(sample.answers_of(1)[0]))
    company, library, changes = (
        sample.company(),
        sample.library(),
        sample.changes(_CHANGES + _WARM),
    )

    def change() -> object:
        nonlocal responses
        answers = {**responses.answers, **dict([next(changes)])}
        responses = responses.model_copy(update={"answers": answers})
        return evaluate(
            sample.questionnaire(),
            responses,
            company,
            facts=library.company_facts(),
            catalogue=library.actions(),
            programmes=None,
            on=sample.ON,
        )

    return seconds(change, times=_CHANGES, warm=_WARM)
