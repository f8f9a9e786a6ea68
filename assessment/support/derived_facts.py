"""Facts that follow from other facts: size class, age, sector, ownership.

Each derived fact has its rule here and nowhere else. Most are conditions in the one
grammar, so unknown parts stay unknown by the same logic as in a programme. Two are the
result of another programme's own criteria, so that those are written down once.
"""

import datetime
from collections.abc import Iterable, Mapping

from assessment.model.company import Company, CompanyFacts
from assessment.model.condition import AllOf, AnyOf, Condition, FactCondition
from assessment.model.programme import Programme
from assessment.scoring.conditions import Known, judge
from assessment.support.editions import edition_on, has_unread_rules
from assessment.support.eligibility import qualifies
from assessment.support.known_facts import division_of, parse_date, read_facts
from assessment.support.size_class import (
    ENTERPRISE_FORMS,
    SIZE_INPUTS,
    SME_CLASSES,
    size_classes_of,
    years_between,
)

SIZE_CLASS = "size_class"
YEARS = "years_since_first_registration"
_IS_SME = FactCondition(fact=SIZE_CLASS, one_of=SME_CLASSES)
_IS_ENTERPRISE = FactCondition(fact="legal_form", one_of=ENTERPRISE_FORMS)

RULES: Mapping[str, Condition] = {
    "is_enterprise": _IS_ENTERPRISE,
    "established_under_enterprise_law": FactCondition(fact="is_enterprise", is_=True),
    "enterprise_registered_in_vietnam": FactCondition(fact="is_enterprise", is_=True),
    # The registered line stands for what is made at the site (Decree 45/2012/NĐ-CP).
    "is_industrial_production_establishment": FactCondition(
        fact="is_manufacturing", is_=True
    ),
    # Civil Code Article 74: a private enterprise (one owner, unlimited liability) and
    # a household have no legal personality; a cooperative has.
    "has_legal_personality": FactCondition(
        fact="legal_form", one_of=("llc", "joint_stock", "partnership", "cooperative")
    ),
    # State control is over 50% of charter capital (Law 59/2020/QH14 Article 4.11).
    "is_private_enterprise": AllOf(
        all=(_IS_ENTERPRISE, FactCondition(fact="state_capital_pct", at_most=50))
    ),
    # Law 04/2017/QH14 Article 3.1.
    "is_women_owned_sme": AllOf(
        all=(
            _IS_SME,
            FactCondition(fact="women_capital_pct", at_least=51),
            FactCondition(fact="woman_manager_exists", is_=True),
        )
    ),
    # Decree 80/2021/NĐ-CP Article 3.8: half the workers, or 30% from 100 workers on.
    # Half is enough at any size, so it decides even where the number is unknown.
    "is_many_female_workers_sme": AllOf(
        all=(
            _IS_SME,
            AnyOf(
                any=(
                    FactCondition(fact="female_worker_pct", at_least=50),
                    AllOf(
                        all=(
                            FactCondition(
                                fact="employees_si_avg_prev_year", at_least=100
                            ),
                            FactCondition(fact="female_worker_pct", at_least=30),
                        )
                    ),
                )
            ),
        )
    ),
}
"""Derived facts that are a condition over other facts."""

FROM_PROGRAMMES: Mapping[str, str] = {
    "qualifies_innovative_startup_decree80": "innovative-startup-sme-package",
    "qualifies_cluster_value_chain_decree80": "cluster-value-chain-sme-package",
}
"""Derived facts that are the result of a programme's own criteria."""

MANUFACTURING = ("is_manufacturing", "is_manufacturing_or_processing")
"""VSIC section C, divisions 10 to 33. Processing is part of that section."""

SECTOR = "sector"
OTHER_SECTOR = "other"
DIVISIONS_OF: Mapping[str, tuple[int, ...]] = {
    # 30 is motorcycles before ships and bicycles here: its workshops make the same
    # parts, for the same buyers, as those of 29.
    "automotive_parts": (29, 30),
    "electronics": (26, 27),
    "machinery": (28,),
    "metal": (24, 25),
    "plastics": (22,),
    "textile_garment": (13, 14),
    "food": (10, 11, 12),
    "wood": (16, 31),
    "chemical": (19, 20, 21),
}
"""The VSIC divisions of each sector; every other division is :data:`OTHER_SECTOR`."""
_SECTOR_OF = {
    division: sector
    for sector, divisions in DIVISIONS_OF.items()
    for division in divisions
}

CENTRAL_CITY = "province_is_central_city"

INPUTS: Mapping[str, tuple[str, ...]] = {
    SIZE_CLASS: (*SIZE_INPUTS, "first_registration_date"),
    YEARS: ("first_registration_date",),
    **dict.fromkeys((*MANUFACTURING, SECTOR), ("main_vsic_code",)),
    CENTRAL_CITY: ("province",),
}
"""What is read by the derived facts that are computed."""

ORDER: tuple[str, ...] = (*INPUTS, *RULES, *FROM_PROGRAMMES)
"""Every derived fact, after those that it reads."""


def derive(
    company: Company,
    facts: CompanyFacts,
    *,
    on: str,
    programmes: Iterable[Programme] = (),
) -> dict[str, Known]:
    """Everything known of the company on ``on``: what is stated and what follows.

    Unknown facts are absent. The size class is a frozenset while several are possible.
    Without ``programmes`` the facts of :data:`FROM_PROGRAMMES` stay unknown. A derived
    fact that the company's own file states counts only while its rule leaves it open.
    """
    stated = read_facts(company, facts)
    by_id = {
        programme.id: edition_on(programme, on)
        for programme in programmes
        if not has_unread_rules(programme, on)
    }
    known = dict(stated)
    provinces = central_cities(facts)
    for fact in ORDER:
        found = (
            _qualifies(fact, known, by_id)
            if fact in FROM_PROGRAMMES
            else derive_one(fact, known, on, provinces)
        )
        settle(known, fact, found, stated.get(fact))
    return known


def settle(
    known: dict[str, Known], fact: str, found: Known | None, stated: Known | None
) -> None:
    """Put a derived value into ``known``: what follows first, what is stated second."""
    if isinstance(found, frozenset) and stated in found:
        found = stated
    if found is None:
        found = stated
    if found is None:
        known.pop(fact, None)
    else:
        known[fact] = found


def central_cities(facts: CompanyFacts) -> Mapping[str, bool]:
    """Of every province of the file whether it is a centrally run city."""
    return {province.code: province.is_central_city for province in facts.provinces}


def derive_one(
    fact: str, known: Mapping[str, Known], on: str, provinces: Mapping[str, bool]
) -> Known | None:
    """One derived fact from what is known; None while it is open.

    ``provinces``: see :func:`central_cities`.
    """
    if fact in RULES:
        return judge(RULES[fact], known)
    if fact == SIZE_CLASS:
        classes = size_classes_of(known, on)
        return next(iter(classes)) if len(classes) == 1 else classes
    if fact == YEARS:
        return _years(known, on)
    if fact == CENTRAL_CITY:
        return provinces.get(str(known.get("province")))
    division = division_of(known.get("main_vsic_code"))
    if division is None:
        return None
    if fact == SECTOR:
        return _SECTOR_OF.get(division, OTHER_SECTOR)
    return 10 <= division <= 33


def _years(known: Mapping[str, Known], on: str) -> float | None:
    """Years since registration; a date still to come tells nothing yet."""
    registered = parse_date(known.get("first_registration_date"))
    if registered is None:
        return None
    years = years_between(registered, datetime.date.fromisoformat(on))
    return years if years >= 0 else None


def _qualifies(
    fact: str, known: Mapping[str, Known], by_id: Mapping[str, Programme]
) -> bool | None:
    programme = by_id.get(FROM_PROGRAMMES[fact])
    return None if programme is None else qualifies(programme, known)
