"""The whole pure way: answers, company, actions, programmes and a date to a Result.

Everything a screen, a report or JSON shows comes from the one object that
:func:`evaluate` returns. No clock, no files, no database: ``on`` is the date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assessment.model.action import ActionCatalogue
from assessment.model.base import Wording
from assessment.model.company import Company, CompanyFacts
from assessment.model.condition import FactCondition, IndicatorCondition, leaves_of
from assessment.model.maturity import (
    LOWEST_LEVEL,
    Indicator,
    Questionnaire,
    SizeClass,
)
from assessment.model.programme import Programme
from assessment.model.responses import Responses
from assessment.model.result import (
    FoundContradiction,
    Gap,
    IndicatorResult,
    Leverage,
    ModuleStep,
    NodeResult,
    Result,
    Trace,
)
from assessment.scoring.conditions import Known, compiled, judge_compiled
from assessment.scoring.explain import trace_node, weigh
from assessment.scoring.gaps import (
    Pair,
    find_contradictions,
    find_gaps,
    find_outs,
    target_class,
)
from assessment.scoring.leverage import find_leverage
from assessment.scoring.parts import Part, State
from assessment.scoring.score import NodeScore, Scores, score_responses, target_numbers
from assessment.scoring.tree import ScoringTree, compile_tree
from assessment.support.actions import choose_next_steps, order_actions
from assessment.support.derived_facts import derive
from assessment.support.known_facts import read_facts
from assessment.support.requirements import (
    NOT_APPLICABLE,
    Standing,
    Words,
    level_words,
)
from assessment.support.size_class import size_classes_of
from assessment.support.verdicts import judge_support

_REMEMBERED = 64
_REMEMBERED_RESULTS = 4_096
_REMEMBERED_SITUATIONS = 1_024
_FIRST_AIM, _ENOUGH = 2, 4
"""A module's first step leads to level 2, its next step to level 4."""
_OVERALL = Wording(vi="Tổng thể", en="Overall")


class _Situation(NamedTuple):
    """What one set of company facts says on one date."""

    known: Mapping[str, Known]
    size: SizeClass


@dataclass(frozen=True, slots=True, eq=False)
class _Content:
    """What the questionnaire says around the numbers, ready to look up."""

    questionnaire: Questionnaire
    names: dict[str, Wording]
    band_names: dict[str, dict[int, Wording]]
    parents: dict[str, str | None]
    indicators: dict[str, Indicator]
    words: Words
    asks: dict[str, str]
    pairs: tuple[Pair, ...]
    applies_facts: frozenset[str]
    """Facts that decide which indicators apply."""
    situations: dict[object, tuple[CompanyFacts, _Situation]]
    node_results: dict[Part, NodeResult]
    indicator_results: dict[State, IndicatorResult]
    """Made before, by what they are made of: one changed answer changes few of them."""


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
    known, size = _situation(content, company, facts, on)
    tree = compile_tree(questionnaire, targets=size)
    applicable = _applicable(tree, known)
    scores = score_responses(
        tree, responses.answers, applicable=applicable, depth=responses.depth
    )
    gaps = find_gaps(scores)
    actions = order_actions(catalogue, _standings(scores), content.words)
    nodes = _node_results(content, scores)
    return Result(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        depth=responses.depth,
        on=on,
        overall=nodes[0],
        dimensions=nodes[1:],
        indicators=_indicator_results(content, scores),
        gaps=gaps,
        actions=actions,
        next_steps=choose_next_steps(
            actions, _weakest_indicators(scores), _holding(content, scores, nodes)
        ),
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
        targets=dict(tree.targets),
        support=None
        if programmes is None
        else judge_support(
            programmes,
            company,
            facts=facts,
            on=on,
            needs=_needs(content, gaps),
        ),
        steps=_steps(content, scores) if questionnaire.module else (),
    )


def hidden_indicators(
    questionnaire: Questionnaire, company: Company, facts: CompanyFacts, on: str
) -> frozenset[str]:
    """The indicators that what is known of the company hides."""
    known, size = _situation(_content(questionnaire), company, facts, on)
    tree = compile_tree(questionnaire, targets=size)
    applicable = _applicable(tree, known)
    if applicable is None:
        return frozenset()
    return frozenset(leaf.id for leaf in tree.leaves) - applicable


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
        words=Words(
            {each.id: each.title for each in indicators.values()},
            level_words(indicators),
        ),
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
                not any(
                    isinstance(leaf, FactCondition) for leaf in leaves_of(each.when)
                ),
                {},
            )
            for each in questionnaire.contradictions
        ),
        applies_facts=frozenset(
            leaf.fact
            for condition in applies
            for leaf in leaves_of(condition)
            if isinstance(leaf, FactCondition)
        ),
        situations={},
        node_results={},
        indicator_results={},
    )


def _situation(
    content: _Content, company: Company, facts: CompanyFacts, on: str
) -> _Situation:
    """What is known of the company, kept by all that it is read from."""
    stated = company.facts
    # 1, 1.0 and True are equal, but not all of them are a valid answer.
    key = (id(facts), on, tuple(stated.items()), tuple(map(type, stated.values())))
    entry = content.situations.get(key)
    if entry is None:
        known = _known(content, company, facts, on)
        if len(content.situations) >= _REMEMBERED_SITUATIONS:
            content.situations.clear()
        # The facts are kept too, so that their id cannot be given to another object.
        entry = facts, _Situation(known, _target_class(known, on))
        content.situations[key] = entry
    return entry[1]


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
    made, first = content.node_results, len(scores.states)
    found = []
    for slot in scores.tree.order:
        part = scores.parts[slot - first]
        result = made.get(part)
        if result is None:
            if len(made) >= _REMEMBERED_RESULTS:
                made.clear()
            target = target_numbers(scores.tree, scores.asked)[slot]
            trace = trace_node(scores, slot)
            result = made[part] = _node_result(content, part.node, target, trace)
        found.append(result)
    return tuple(found)


def _node_result(
    content: _Content, node: NodeScore, target: float | None, trace: Trace
) -> NodeResult:
    band, node_id = node.band, node.id
    # By position, in the order of the model: by name it takes half as long again.
    return NodeResult(
        node_id,
        content.parents[node_id],
        content.names[node_id],
        node.score,
        node.low,
        node.high,
        band,
        None if band is None else content.band_names[node_id].get(band),
        node.provisional,
        node.coverage,
        node.answered,
        node.asked,
        node.weakest,
        node.capped_by,
        node.full_low,
        node.full_high,
        target,
        trace,
    )


def _indicator_results(
    content: _Content, scores: Scores
) -> tuple[IndicatorResult, ...]:
    made = content.indicator_results
    found = []
    for state in scores.states:
        result = made.get(state)
        if result is None:
            if len(made) >= _REMEMBERED_RESULTS:
                made.clear()
            result = made[state] = _indicator_result(scores, state)
        found.append(result)
    return tuple(found)


def _indicator_result(scores: Scores, state: State) -> IndicatorResult:
    tree, level = scores.tree, state.level
    leaf = tree.leaves[state.slot]
    return IndicatorResult(
        id=leaf.id,
        dimension=tree.ids[tree.parents[state.slot]],
        asked=leaf.depth <= scores.depth.order and not state.is_hidden,
        applicable=not state.is_hidden and state.answer != "not-applicable",
        answer=state.answer,
        level=level,
        target=leaf.target,
        gap=None
        if level is None or leaf.target is None
        else max(0, leaf.target - level),
    )


def _standings(scores: Scores) -> dict[str, Standing]:
    weighing = weigh(scores)
    made, reach = weighing.standings, weighing.reach
    found = {}
    for state in scores.states:
        if not state.asked:
            if state.is_hidden or state.left_out == "not-applicable":
                found[state.id] = NOT_APPLICABLE
            continue
        standing = made.get(state)
        if standing is None:
            if len(made) >= _REMEMBERED_RESULTS:
                made.clear()
            leaf = scores.tree.leaves[state.slot]
            standing = made[state] = Standing(
                level=state.level,
                # Without a target it aims at nothing: no action lifts it.
                target=LOWEST_LEVEL if leaf.target is None else leaf.target,
                weight=leaf.weight,
                reach=reach[state.slot],
            )
        found[state.id] = standing
    return found


def _weakest_indicators(scores: Scores) -> frozenset[str]:
    """The indicators of the dimensions with the lowest shown score."""
    lowest: float | None = None
    found: list[frozenset[str]] = []
    first = len(scores.states)
    for slot, own in scores.tree.own_leaves:
        score = scores.parts[slot - first].score
        if score is None or (lowest is not None and score > lowest + 1e-9):
            continue
        if lowest is None or score < lowest - 1e-9:
            lowest, found = score, []
        found.append(own)
    return frozenset().union(*found)


def _holding(
    content: _Content, scores: Scores, nodes: tuple[NodeResult, ...]
) -> frozenset[str]:
    """Critical indicators that cap a band now, or stand at the lowest level."""
    lowest = (
        state.id
        for state in scores.states
        if state.level == LOWEST_LEVEL and content.indicators[state.id].gate
    )
    return frozenset(lowest).union(*(node.capped_by for node in nodes))


def _leverage(content: _Content, scores: Scores) -> Leverage | None:
    found = find_leverage(scores)
    if found is None:
        return None
    name = content.band_names[scores.tree.root.id][found.band]
    return Leverage(found.band, name, found.raises)


def _steps(content: _Content, scores: Scores) -> tuple[ModuleStep, ...]:
    """The step of every known level below 4, the lowest level first."""
    found = []
    for state in scores.states:
        if state.level is None or state.level >= _ENOUGH:
            continue
        indicator = content.indicators[state.id]
        is_first = state.level < _FIRST_AIM
        text = indicator.first_step if is_first else indicator.next_step
        if text is not None:
            found.append(ModuleStep(state.id, state.level, text))
    return tuple(sorted(found, key=lambda step: step.level))


def _needs(content: _Content, gaps: Sequence[Gap]) -> dict[str, float]:
    """The needs of the gaps, each with the reach of the gaps that have it, summed."""
    needs: dict[str, float] = {}
    for gap in gaps:
        for need in content.indicators[gap.indicator].needs:
            needs[need] = needs.get(need, 0.0) + gap.gap * gap.reach
    return needs
