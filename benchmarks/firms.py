"""Made-up rules and firms for judging in bulk: the same for every side.

The rules are drawn from the catalogue: a programme has as many criteria as some real
programme with criteria has, and every criterion is one of the catalogue's, so kinds,
shapes and facts come as often as they do there. A firm knows all its facts: a peer has
no "unknown", and equal verdicts could not be checked otherwise.
"""

import random
from collections.abc import Mapping
from functools import cache

from assessment.model.company import Company, FactDefinition, FactValue
from assessment.model.programme import Programme
from assessment.scoring.conditions import Known
from assessment.support.derived_facts import FROM_PROGRAMMES, derive
from assessment.support.rulebook import facts_in
from benchmarks.sample import ON, SEED, library

PROGRAMMES = 40
FIRMS = 1_000
_MONEY = tuple(n * 10**9 for n in (0, 1, 3, 10, 20, 50, 90, 100, 200, 300))
_NUMBERS = (0, 1, 2, 4, 5, 6, 9, 10, 11, 20, 51, 100)
_STAFF = (1, 8, 10, 11, 50, 51, 100, 101, 200, 201, 1_000)


@cache
def rules(count: int = PROGRAMMES) -> tuple[Programme, ...]:
    """``count`` made-up programmes."""
    chance = random.Random(SEED)
    real = [found for found in library().programmes() if found.criteria]
    pool = [criterion for found in real for criterion in found.criteria]
    sizes = [len(found.criteria) for found in real]
    return tuple(
        real[0].model_copy(
            update={
                "id": f"programme-{number}",
                "criteria": tuple(chance.sample(pool, chance.choice(sizes))),
                "earlier": (),
            }
        )
        for number in range(count)
    )


@cache
def firms(count: int = FIRMS) -> tuple[Company, ...]:
    """``count`` made-up firms that know every fact."""
    chance = random.Random(SEED + 1)
    return tuple(Company(facts=_facts(chance)) for _ in range(count))


def known_facts(firm: Company) -> dict[str, Known]:
    """Every fact of a firm that the rules read, derived ones included."""
    known = derive(firm, library().company_facts(), on=ON)
    read = {
        fact
        for programme in rules()
        for criterion in programme.criteria
        for fact in facts_in(criterion.when)
    }
    return {fact: known[fact] for fact in sorted(read)}


def columns_of_known(several: tuple[Company, ...]) -> Mapping[str, list[Known]]:
    """The same, one list a fact: what a peer is given."""
    rows = [known_facts(firm) for firm in several]
    return {fact: [row[fact] for row in rows] for fact in rows[0]}


def _facts(chance: random.Random) -> dict[str, FactValue]:
    provinces = [province.code for province in library().company_facts().provinces]
    found: dict[str, FactValue] = {}
    for definition in library().company_facts().facts:
        if definition.id == "province":
            found[definition.id] = chance.choice(provinces)
        elif definition.known_by != "derived":
            found[definition.id] = _value(definition, chance)
    # Their programmes are not among the made-up ones, so they are stated.
    return found | {fact: chance.random() < 0.2 for fact in FROM_PROGRAMMES}


def _value(definition: FactDefinition, chance: random.Random) -> FactValue:
    if definition.type == "boolean":
        return chance.random() < 0.5
    if definition.type == "date":
        year, month = chance.randint(2005, 2025), chance.randint(1, 12)
        return f"{year}-{month:02}-{chance.randint(1, 28):02}"
    if definition.type == "choice":
        return chance.choice([choice.value for choice in definition.choices])
    if definition.type == "money":
        return chance.choice(_MONEY)
    if definition.id == "employees_si_avg_prev_year":
        return chance.choice(_STAFF)
    return chance.choice(_NUMBERS)
