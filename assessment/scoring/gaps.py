"""What stands below its target, what is worth finding out, and what does not fit.

A *gap* is target minus level of an asked indicator with a known level. Targets go by
size class; :func:`target_class` says which one a firm gets while its class is open.
"""

from collections.abc import Collection, Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from assessment.model.maturity import Depth, SizeClass
from assessment.model.responses import Answer
from assessment.model.result import FindOut, FoundContradiction, Gap
from assessment.scoring.conditions import Compiled, Known, judge_compiled
from assessment.scoring.explain import weigh
from assessment.scoring.parts import State
from assessment.scoring.score import Scores, score_responses
from assessment.scoring.tree import ScoringTree

_MEANS = frozenset({"weighted-mean", "mean"})
_REMEMBERED = 4_096
_FEW = 256


class Pair(NamedTuple):
    """A contradiction ready to judge: its rule and what is found when it holds."""

    rule: Compiled
    found: FoundContradiction
    """Names every indicator that the rule reads."""
    reads_levels_alone: bool
    judged: dict[tuple[Answer | None, ...], bool]
    """What came of the levels it reads; kept only where nothing else decides."""


def target_class(size_classes: Collection[str]) -> SizeClass:
    """The class whose targets count: the lowest possible; large as medium.

    A household or cooperative ("not_enterprise") is micro unless its numbers say more:
    the size classes they allow stand beside it.

    >>> target_class({"small", "medium"}), target_class({"not_enterprise"})
    ('small', 'micro')
    """
    if "micro" in size_classes:
        return "micro"
    if "small" in size_classes:
        return "small"
    if "medium" in size_classes or "large" in size_classes:
        return "medium"
    return "micro"


def find_gaps(scores: Scores) -> tuple[Gap, ...]:
    """Every gap; those that hold the overall score down most come first.

    >>> from assessment.scoring.tree import Branch, Leaf, build_tree
    >>> tree = build_tree(Branch("overall", (Leaf("a", target=3), Leaf("b", target=1))))
    >>> [(gap.indicator, gap.gap) for gap in find_gaps(score_responses(tree, {"a": 1}))]
    [('a', 2)]
    """
    weighing = weigh(scores)
    kept, found = weighing.gaps, []
    for state in scores.states:
        if state.level is None:
            continue
        place = kept.get(state)
        if place is None:
            if len(kept) >= _REMEMBERED:
                kept.clear()
            place = kept[state] = _gap(scores.tree, state, weighing.reach[state.slot])
        if place[1] is not None:
            found.append(place)
    found.sort(key=itemgetter(0))
    return tuple([gap for _, gap in found if gap is not None])


def _gap(tree: ScoringTree, state: State, reach: float) -> tuple[float, Gap | None]:
    """What the gaps are sorted by, and the gap; None where there is none."""
    leaf, level = tree.leaves[state.slot], state.level
    if level is None or leaf.target is None or level >= leaf.target:
        return 0.0, None
    gap = leaf.target - level
    found = Gap(
        indicator=leaf.id,
        dimension=tree.ids[tree.parents[state.slot]],
        level=level,
        target=leaf.target,
        gap=gap,
        reach=reach,
    )
    return -gap * reach, found


def find_outs(
    scores: Scores,
    answers: Mapping[str, Answer],
    asks: Mapping[str, str],
    *,
    applicable: Collection[str] | None,
    depth: Depth,
) -> tuple[FindOut, ...]:
    """Every asked indicator answered don't know; the one that settles most comes first.

    ``widens`` is what any answer to it takes away from the overall range at least.
    """
    tree = scores.tree
    unknown = [slot for slot, why in enumerate(scores.left_out) if why == "dont-know"]
    if not unknown:
        return ()
    reach = weigh(scores).reach
    are_means = tree.remember(
        "are_means",
        lambda: all(branch.aggregation in _MEANS for branch in tree.branches),
    )

    def width(changed: Mapping[str, Answer]) -> float:
        overall = score_responses(
            tree, changed, applicable=applicable, depth=depth
        ).nodes[0]
        return (overall.high or 0.0) - (overall.low or 0.0)

    def widens(slot: int) -> float:
        leaf = tree.leaves[slot]
        if are_means:
            return reach[slot] * leaf.highest
        left = max(
            width({**answers, leaf.id: level}) for level in range(leaf.highest + 1)
        )
        return max(0.0, width(answers) - left)

    found = [
        FindOut(tree.ids[slot], asks.get(tree.ids[slot], ""), widens(slot))
        for slot in unknown
    ]
    return tuple(sorted(found, key=lambda each: -each.widens))


def find_contradictions(
    pairs: Iterable[Pair],
    scores: Scores,
    known: Mapping[str, Known],
) -> tuple[FoundContradiction, ...]:
    """The contradictions that hold among the levels that count, in file order."""
    levels: dict[str, Answer] = {
        state.id: state.level for state in scores.states if state.level is not None
    }
    level_of = levels.get
    found = []
    for pair in pairs:
        seen = tuple(map(level_of, pair.found.indicators))
        holds = pair.judged.get(seen)
        if holds is None:
            holds = judge_compiled(pair.rule, known, levels) is True
            if pair.reads_levels_alone:
                if len(pair.judged) >= _FEW:
                    pair.judged.clear()
                pair.judged[seen] = holds
        if holds:
            found.append(pair.found)
    return tuple(found)
