"""All conditions of a set of programmes, made ready once and shared by every company.

Programmes repeat each other ("small or medium" stands in twenty of them), so equal
conditions are judged once for a company. The rulebook also knows which facts a change
of one fact can reach, so that trying a value re-judges only what reads it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.model.company import CompanyFacts, FactDefinition
from assessment.model.condition import Condition, FactCondition, leaves_of
from assessment.model.programme import Programme
from assessment.scoring.conditions import Compiled, Known, compiled, judge_compiled
from assessment.support.derived_facts import (
    FROM_PROGRAMMES,
    INPUTS,
    ORDER,
    RULES,
    derive_one,
    settle,
)
from assessment.support.eligibility import outcome_of, verdict_of
from assessment.support.known_facts import definitions_of

_KEPT = 8
_rulebooks: dict[
    tuple[int, ...], tuple[Sequence[Programme], CompanyFacts, "Rulebook"]
] = {}


@dataclass(frozen=True, slots=True)
class Rule:
    """One distinct condition."""

    condition: Condition
    compiled: Compiled
    reads: tuple[str, ...]
    """Its facts in reading order, each once."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Programmes with their conditions as positions in ``rules``."""

    programmes: tuple[Programme, ...]
    definitions: Mapping[str, FactDefinition]
    rules: tuple[Rule, ...]
    of_programme: Mapping[str, tuple[int, ...]]
    """The rule of every criterion, in the order of the file."""
    sources: Mapping[str, Programme]
    """The programme behind a fact of ``FROM_PROGRAMMES``, where it is there."""
    dependents: Mapping[str, tuple[str, ...]]
    """The derived facts that a fact can change, in an order fit for computing."""
    values: Mapping[str, tuple[bool | int | float | str, ...]]
    """Every value that some condition compares a fact with."""

    def judge(
        self, rule: int, known: Mapping[str, Known], judged: dict[int, bool | None]
    ) -> bool | None:
        """Whether a rule holds; ``judged`` remembers the answers for this ``known``."""
        if rule not in judged:
            judged[rule] = judge_compiled(self.rules[rule].compiled, known)
        return judged[rule]

    def qualifies(
        self, fact: str, known: Mapping[str, Known], judged: dict[int, bool | None]
    ) -> bool | None:
        """The value of a fact of ``FROM_PROGRAMMES``."""
        programme = self.sources.get(fact)
        if programme is None:
            return None
        verdict = verdict_of(
            outcome_of(criterion, self.judge(rule, known, judged))
            for criterion, rule in zip(
                programme.criteria, self.of_programme[programme.id], strict=True
            )
        )
        return None if verdict == "unknown" else verdict == "eligible"

    def changed(
        self,
        known: Mapping[str, Known],
        fact: str,
        value: Known,
        *,
        on: str,
        stated: Mapping[str, Known],
        judged: dict[int, bool | None],
    ) -> dict[str, Known]:
        """``known`` as it would be if ``fact`` were ``value``, derived facts too.

        ``judged`` must be empty and is good for the returned facts: the programmes
        behind a derived fact read no fact that is derived after it.
        """
        changed = {**known, fact: value}
        for derived in self.dependents.get(fact, ()):
            found = (
                self.qualifies(derived, changed, judged)
                if derived in FROM_PROGRAMMES
                else derive_one(derived, changed, on)
            )
            settle(changed, derived, found, stated.get(derived))
        return changed


def rulebook_of(programmes: Sequence[Programme], facts: CompanyFacts) -> Rulebook:
    """The rulebook of these very programmes; kept for the next company."""
    key = (id(facts), *map(id, programmes))
    found = _rulebooks.get(key)
    if found is None:
        if len(_rulebooks) >= _KEPT:
            _rulebooks.clear()
        # What the ids belong to is kept beside the book, so no id is given again.
        book = _build(tuple(programmes), facts)
        found = _rulebooks[key] = (tuple(programmes), facts, book)
    return found[2]


def _build(programmes: tuple[Programme, ...], facts: CompanyFacts) -> Rulebook:
    rules: list[Rule] = []
    places: dict[str, int] = {}
    of_programme: dict[str, tuple[int, ...]] = {}
    for programme in programmes:
        of_programme[programme.id] = tuple(
            _place(criterion.when, rules, places) for criterion in programme.criteria
        )
    by_id = {programme.id: programme for programme in programmes}
    sources = {
        fact: by_id[programme_id]
        for fact, programme_id in FROM_PROGRAMMES.items()
        if programme_id in by_id
    }
    return Rulebook(
        programmes=programmes,
        definitions=definitions_of(facts),
        rules=tuple(rules),
        of_programme=of_programme,
        sources=sources,
        dependents=_dependents(sources),
        values=_values(rule.condition for rule in rules),
    )


def _place(condition: Condition, rules: list[Rule], places: dict[str, int]) -> int:
    plain = compiled(condition)
    # repr tells True from 1, which compare equal.
    key = repr(plain)
    if key not in places:
        places[key] = len(rules)
        rules.append(Rule(condition, plain, facts_in(condition)))
    return places[key]


def facts_in(condition: Condition) -> tuple[str, ...]:
    """The facts a condition reads, in reading order, each once."""
    return tuple(
        dict.fromkeys(
            leaf.fact
            for leaf in leaves_of(condition)
            if isinstance(leaf, FactCondition)
        )
    )


def inputs_of(fact: str, sources: Mapping[str, Programme]) -> tuple[str, ...]:
    """The facts that a derived fact reads directly."""
    if fact in RULES:
        return facts_in(RULES[fact])
    if fact in sources:
        return tuple(
            dict.fromkeys(
                name
                for criterion in sources[fact].criteria
                for name in facts_in(criterion.when)
            )
        )
    return INPUTS.get(fact, ())


def _dependents(sources: Mapping[str, Programme]) -> dict[str, tuple[str, ...]]:
    reached: dict[str, set[str]] = {}
    for derived in ORDER:
        pending = list(inputs_of(derived, sources))
        seen: set[str] = set()
        while pending:
            name = pending.pop()
            if name not in seen:
                seen.add(name)
                reached.setdefault(name, set()).add(derived)
                pending.extend(inputs_of(name, sources))
    return {
        fact: tuple(derived for derived in ORDER if derived in found)
        for fact, found in reached.items()
    }


def _values(
    conditions: Iterable[Condition],
) -> dict[str, tuple[bool | int | float | str, ...]]:
    found: dict[str, dict[str, bool | int | float | str]] = {}
    for condition in conditions:
        for leaf in leaves_of(condition):
            if isinstance(leaf, FactCondition):
                value = leaf.value
                for member in value if isinstance(value, tuple) else (value,):
                    if isinstance(member, bool | int | float | str):
                        found.setdefault(leaf.fact, {})[repr(member)] = member
    return {fact: tuple(members.values()) for fact, members in found.items()}
