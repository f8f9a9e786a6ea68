"""All conditions of a set of programmes, made ready once and shared by every company.

Programmes repeat each other ("small or medium" stands in twenty of them), so equal
conditions are judged once for a company (:mod:`assessment.support.world`). The rulebook
also knows which facts a change of one fact can reach.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessment.model.company import CompanyFacts, FactDefinition
from assessment.model.condition import Condition, FactCondition, leaves_of
from assessment.model.programme import Programme
from assessment.scoring.conditions import Compiled, compiled
from assessment.support.derived_facts import (
    FROM_PROGRAMMES,
    INPUTS,
    ORDER,
    RULES,
    central_cities,
)
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
    reads_any_of: frozenset[str]
    """The same, to meet with a set."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Programmes with their conditions as positions in ``rules``."""

    programmes: tuple[Programme, ...]
    definitions: Mapping[str, FactDefinition]
    provinces: Mapping[str, bool]
    """Every province, and whether it is a centrally run city."""
    rules: tuple[Rule, ...]
    of_programme: Mapping[str, tuple[int, ...]]
    """The rule of every criterion, in the order of the file."""
    sources: Mapping[str, Programme]
    """The programme behind a fact of ``FROM_PROGRAMMES``, where it is there."""
    dependents: Mapping[str, tuple[str, ...]]
    """The derived facts some rule reads that a fact can change, in computing order."""
    readers: Mapping[str, frozenset[int]]
    """The places of the rules that read a fact."""
    values: Mapping[str, tuple[bool | int | float | str, ...]]
    """Every value that some condition compares a fact with."""
    plausible: dict[str, tuple[bool | int | float | str, ...]]
    """Answers worth trying, remembered by :mod:`assessment.support.plausible`."""


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
        provinces=central_cities(facts),
        rules=tuple(rules),
        of_programme=of_programme,
        sources=sources,
        dependents=_dependents(sources, _read_by(rules, sources)),
        readers={
            fact: frozenset(
                place for place, rule in enumerate(rules) if fact in rule.reads_any_of
            )
            for fact in {name for rule in rules for name in rule.reads}
        },
        values=_values(rule.condition for rule in rules),
        plausible={},
    )


def _place(condition: Condition, rules: list[Rule], places: dict[str, int]) -> int:
    plain = compiled(condition)
    # repr tells True from 1, which compare equal.
    key = repr(plain)
    if key not in places:
        places[key] = len(rules)
        reads = facts_in(condition)
        rules.append(Rule(condition, plain, reads, frozenset(reads)))
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


def _read_by(rules: Iterable[Rule], sources: Mapping[str, Programme]) -> set[str]:
    """Every fact the rules read, with all that stands behind it."""
    pending = [fact for rule in rules for fact in rule.reads]
    found: set[str] = set()
    while pending:
        fact = pending.pop()
        if fact not in found:
            found.add(fact)
            pending.extend(inputs_of(fact, sources))
    return found


def _dependents(
    sources: Mapping[str, Programme], needed: set[str]
) -> dict[str, tuple[str, ...]]:
    reached: dict[str, set[str]] = {}
    for derived in (fact for fact in ORDER if fact in needed):
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
