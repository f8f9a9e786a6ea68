"""The whole pure way: answers, company, actions, programmes and a date to a Result.

Everything a screen, a report or JSON shows comes from the one object that
:func:`evaluate` returns. No clock, no files, no database: ``on`` is the date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assessment.model.action import ActionCatalogue
from assessment.model.base import Wording
from assessment.model.company import Company, CompanyFacts
from assessment.model.condition import FactCondition, IndicatorCondition, leaves_of
from assessment.model.maturity import Indicator, Questionnaire, SizeClass
from assessment.model.programme import Programme
from assessment.model.responses import Responses
from assessment.model.result import (
    FoundContradiction,
    Gap,
    IndicatorResult,
    Leverage,
    NodeResult,
    Result,
    Trace,
)
from assessment.scoring.conditions import Known, compiled, judge_compiled
from assessment.scoring.explain import reaches, trace_node
from assessment.scoring.gaps import (
    Pair,
    find_contradictions,
    find_gaps,
    find_outs,
    target_class,
)
from assessment.scoring.leverage import find_leverage
from assessment.scoring.score import NodeScore, Scores, score_responses, target_numbers
from assessment.scoring.tree import ScoringTree, compile_tree
from assessment.support.actions import Standing, choose_next_steps, order_actions
from assessment.support.derived_facts import derive
from assessment.support.known_facts import read_facts
from assessment.support.size_class import size_classes_of
from assessment.support.verdicts import judge_support

_REMEMBERED = 64
_REMEMBERED_RESULTS = 4_096
_OVERALL = Wording(vi="Tổng thể", en="Overall")


@dataclass(frozen=True, slots=True, eq=False)
class _Content:
    """What the questionnaire says around the numbers, ready to look up."""

    questionnaire: Questionnaire
    names: dict[str, Wording]
    band_names: dict[str, dict[int, Wording]]
    parents: dict[str, str | None]
    indicators: dict[str, Indicator]
    titles: dict[str, Wording]
    asks: dict[str, str]
    pairs: tuple[Pair, ...]
    applies_facts: frozenset[str]
    """Facts that decide which indicators apply."""
    node_results: dict[object, NodeResult]
    indicator_results: dict[object, IndicatorResult]
    """Made before, by all they depend on: one changed answer changes one of them."""


_contents: dict[int, _Content] = {}


def evaluate(
    questionnaire: Questionnaire,
    responses: Responses,
    company: Company,
    *,
    facts: CompanyFacts,
    catalogue: ActionCatalogue,
    programmes: Sequence[Programme] | None,
    on: str,
) -> Result:
    """The result of one response set for one company on the date ``on``.

    ``programmes=None`` leaves the support out. Answers to indicators that are not asked
    at the responses' depth, or do not apply, are shown but do not count.
    """
    content = _content(questionnaire)
    known = _known(content, company, facts, on)
    size = _target_class(known, on)
    tree = compile_tree(questionnaire, targets=size)
    applicable = _applicable(tree, known)
    scores = score_responses(
        tree, responses.answers, applicable=applicable, depth=responses.depth
    )
    gaps = find_gaps(scores)
    actions = order_actions(catalogue, _standings(scores), content.titles)
    nodes = _node_results(content, scores)
    return Result(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        depth=responses.depth,
        on=on,
        overall=nodes[0],
        dimensions=nodes[1:],
        indicators=_indicator_results(content, scores, responses, applicable),
        gaps=gaps,
        actions=actions,
        next_steps=choose_next_steps(actions, _weakest_indicators(scores)),
        find_out=find_outs(
            scores,
            responses.answers,
            content.asks,
            applicable=applicable,
            depth=responses.depth,
        ),
        contradictions=find_contradictions(content.pairs, scores, known),
        leverage=_leverage(content, scores),
        target_class=size,
        targets={leaf.id: leaf.target for leaf in tree.leaves},
        support=None
        if programmes is None
        else judge_support(
            programmes,
            company,
            facts=facts,
            on=on,
            needs=_needs(content, gaps),
        ),
    )


def _content(questionnaire: Questionnaire) -> _Content:
    found = _contents.get(id(questionnaire))
    if found is None:
        if len(_contents) >= _REMEMBERED:
            _contents.clear()
        found = _contents[id(questionnaire)] = _read_content(questionnaire)
    return found


def _read_content(questionnaire: Questionnaire) -> _Content:
    plain = {band.band: band.name for band in questionnaire.bands}
    root = questionnaire.root
    names, band_names = {root: _OVERALL}, {root: plain}
    parents: dict[str, str | None] = {root: None}
    for dimension, parent in questionnaire.nodes():
        names[dimension.id] = dimension.title
        parents[dimension.id] = parent
        band_names[dimension.id] = (
            dict(enumerate(dimension.band_names)) if dimension.band_names else plain
        )
    indicators = {each.id: each for each, _ in questionnaire.indicators()}
    applies = [each.applies_if for each in indicators.values() if each.applies_if]
    return _Content(
        questionnaire=questionnaire,
        names=names,
        band_names=band_names,
        parents=parents,
        indicators=indicators,
        titles={each.id: each.title for each in indicators.values()},
        asks={each.id: each.asks for each in indicators.values()},
        pairs=tuple(
            Pair(
                compiled(each.when),
                FoundContradiction(
                    each.id,
                    tuple(
                        dict.fromkeys(
                            leaf.indicator
                            for leaf in leaves_of(each.when)
                            if isinstance(leaf, IndicatorCondition)
                        )
                    ),
                    each.ask,
                ),
            )
            for each in questionnaire.contradictions
        ),
        applies_facts=frozenset(
            leaf.fact
            for condition in applies
            for leaf in leaves_of(condition)
            if isinstance(leaf, FactCondition)
        ),
        node_results={},
        indicator_results={},
    )


def _known(
    content: _Content, company: Company, facts: CompanyFacts, on: str
) -> Mapping[str, Known]:
    """What is known of the company; derived facts only where applicability reads one.

    Deriving costs more than scoring, and few questionnaires need it.
    """
    stated = read_facts(company, facts)
    for fact in content.applies_facts - stated.keys():
        definition = facts.fact(fact)
        if definition is not None and definition.known_by == "derived":
            return derive(company, facts, on=on)
    return stated


def _target_class(known: Mapping[str, Known], on: str) -> SizeClass:
    """The class whose targets count: by the firm's numbers, whatever its legal form."""
    numbers = {fact: value for fact, value in known.items() if fact != "legal_form"}
    possible = size_classes_of(numbers, on) - {"not_enterprise"}
    stated = known.get("size_class")
    if isinstance(stated, str) and stated in possible:
        possible = frozenset({stated})
    return target_class(possible)


def _applicable(tree: ScoringTree, known: Mapping[str, Known]) -> frozenset[str] | None:
    """The indicators that the company's facts do not hide; None: they hide none."""
    hidden = {
        leaf.id
        for leaf in tree.leaves
        if leaf.applies_if is not None
        and judge_compiled(leaf.applies_if, known) is False
    }
    if not hidden:
        return None
    return frozenset(leaf.id for leaf in tree.leaves) - hidden


def _node_results(content: _Content, scores: Scores) -> tuple[NodeResult, ...]:
    tree = scores.tree
    targets = target_numbers(tree, scores.asked)
    made = content.node_results
    if len(made) >= _REMEMBERED_RESULTS:
        made.clear()
    found = []
    for node, slot in zip(scores.nodes, tree.order, strict=True):
        trace, key = trace_node(scores, slot), (node, targets[slot])
        result = made.get(key)
        if result is None or result.trace is not trace:
            result = made[key] = _node_result(content, node, targets[slot], trace)
        found.append(result)
    return tuple(found)


def _node_result(
    content: _Content, node: NodeScore, target: float | None, trace: Trace
) -> NodeResult:
    return NodeResult(
        id=node.id,
        parent=content.parents[node.id],
        name=content.names[node.id],
        score=node.score,
        low=node.low,
        high=node.high,
        band=node.band,
        band_name=None
        if node.band is None
        else content.band_names[node.id].get(node.band),
        provisional=node.provisional,
        coverage=node.coverage,
        answered=node.answered,
        asked=node.asked,
        weakest=node.weakest,
        capped_by=node.capped_by,
        full_low=node.full_low,
        full_high=node.full_high,
        target=target,
        trace=trace,
    )


def _indicator_results(
    content: _Content,
    scores: Scores,
    responses: Responses,
    applicable: frozenset[str] | None,
) -> tuple[IndicatorResult, ...]:
    tree, value = scores.tree, scores.numbers.value
    answers, order = responses.answers, responses.depth.order
    made = content.indicator_results
    if len(made) >= _REMEMBERED_RESULTS:
        made.clear()
    found = []
    for slot, leaf in enumerate(tree.leaves):
        why = scores.left_out[slot]
        level = int(value[slot] or 0) if why is None else None
        answer = answers.get(leaf.id)
        is_hidden = applicable is not None and leaf.id not in applicable
        is_asked = leaf.depth <= order and not is_hidden
        key = (slot, answer, level, is_asked, is_hidden, leaf.target)
        result = made.get(key)
        if result is None:
            result = made[key] = IndicatorResult(
                id=leaf.id,
                dimension=tree.ids[tree.parents[slot]],
                asked=is_asked,
                applicable=not is_hidden and answer != "not-applicable",
                answer=answer,
                level=level,
                target=leaf.target,
                gap=None if level is None else max(0, leaf.target - level),
            )
        found.append(result)
    return tuple(found)


def _standings(scores: Scores) -> dict[str, Standing]:
    tree, value = scores.tree, scores.numbers.value
    reach = reaches(tree, scores.numbers.counts)
    return {
        leaf.id: Standing(
            level=int(value[slot] or 0) if scores.left_out[slot] is None else None,
            target=leaf.target,
            weight=leaf.weight,
            reach=reach[slot],
        )
        for slot, leaf in enumerate(tree.leaves)
        if scores.asked[slot]
    }


def _weakest_indicators(scores: Scores) -> frozenset[str]:
    """The indicators of the dimensions with the lowest shown score."""
    tree, first = scores.tree, len(scores.tree.leaves)
    lowest: float | None = None
    found: set[str] = set()
    for node, slot in zip(scores.nodes, tree.order, strict=True):
        own = [tree.ids[c] for c in tree.children[slot - first] if c < first]
        if not own or node.score is None:
            continue
        if lowest is None or node.score < lowest - 1e-9:
            lowest, found = node.score, set()
        if node.score <= lowest + 1e-9:
            found.update(own)
    return frozenset(found)


def _leverage(content: _Content, scores: Scores) -> Leverage | None:
    found = find_leverage(scores)
    if found is None:
        return None
    name = content.band_names[scores.tree.root.id][found.band]
    return Leverage(found.band, name, found.raises)


def _needs(content: _Content, gaps: Sequence[Gap]) -> dict[str, float]:
    """The needs of the gaps, each with the reach of the gaps that have it, summed."""
    needs: dict[str, float] = {}
    for gap in gaps:
        for need in content.indicators[gap.indicator].needs:
            needs[need] = needs.get(need, 0.0) + gap.gap * gap.reach
    return needs
