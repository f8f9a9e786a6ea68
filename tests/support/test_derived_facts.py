"""Derived facts: true, false or absent, never a guess."""

from typing import Any

import pytest

from assessment.model.company import Company, Range
from assessment.support.derived_facts import (
    DIVISIONS_OF,
    FROM_PROGRAMMES,
    ORDER,
    OTHER_SECTOR,
    derive,
)
from assessment.support.rulebook import inputs_of
from tests.support.companies import BILLION, FACTS, ON, PROGRAMMES

SMALL = {
    "legal_form": "llc",
    "main_vsic_code": "25",
    "employees_si_avg_prev_year": 45,
    "revenue_prev_year_vnd": 30 * BILLION,
}


def value(facts: dict[str, Any], fact: str, *, on: str = ON) -> Any:
    """What follows for one derived fact; None is unknown."""
    company = Company(facts=facts)
    return derive(company, FACTS, on=on, programmes=PROGRAMMES).get(fact)


@pytest.mark.parametrize(
    ("form", "is_enterprise", "has_personality"),
    [
        ("llc", True, True),
        ("joint_stock", True, True),
        ("partnership", True, True),
        ("private_enterprise", True, False),
        ("cooperative", False, True),
        ("household_business", False, False),
        ("individual_business", False, False),
    ],
)
def test_legal_form_decides_enterprise_and_personality(
    form: str, is_enterprise: bool, has_personality: bool
) -> None:
    facts = {"legal_form": form}
    assert value(facts, "is_enterprise") is is_enterprise
    assert value(facts, "has_legal_personality") is has_personality
    assert value({}, "is_enterprise") is None
    assert value({}, "has_legal_personality") is None


@pytest.mark.parametrize(
    ("code", "expected"),
    [("09", False), ("10", True), ("33", True), ("35", False), ("2592", True)],
)
def test_manufacturing_is_section_c(code: str, expected: bool) -> None:
    assert value({"main_vsic_code": code}, "is_manufacturing") is expected
    assert value({"main_vsic_code": code}, "is_manufacturing_or_processing") is expected

    made = value({"main_vsic_code": code}, "is_industrial_production_establishment")
    assert made is expected
    assert value({}, "is_industrial_production_establishment") is None


@pytest.mark.parametrize(
    ("divisions", "sector"),
    [
        ("10 11 12", "food"),
        ("13 14", "textile_garment"),
        ("16 31", "wood"),
        ("19 20 21", "chemical"),
        ("22", "plastics"),
        ("24 25", "metal"),
        ("26 27", "electronics"),
        ("28", "machinery"),
        ("29 30", "automotive_parts"),
        ("15 17 18 23 32 33 01 42 46 62", "other"),
    ],
)
def test_the_sector_follows_the_industry_code(divisions: str, sector: str) -> None:
    for division in divisions.split():
        assert value({"main_vsic_code": division}, "sector") == sector
        assert value({"main_vsic_code": f"C{division}92"}, "sector") == sector


def test_every_sector_is_a_choice_of_the_file_and_unknown_without_a_code() -> None:
    definition = FACTS.fact("sector")
    assert definition is not None
    offered = [choice.value for choice in definition.choices]
    assert offered == [*DIVISIONS_OF, OTHER_SECTOR]
    assert value({}, "sector") is None
    assert value({"main_vsic_code": "dont-know"}, "sector") is None
    assert value({"sector": "wood"}, "sector") == "wood"
    assert value({"sector": "wood", "main_vsic_code": "28"}, "sector") == "machinery"


@pytest.mark.parametrize(
    ("province", "expected"),
    [("ha_noi", True), ("hue", True), ("bac_ninh", False), ("atlantis", None)],
)
def test_central_cities_are_those_of_the_list_of_provinces(
    province: str, expected: bool | None
) -> None:
    assert value({"province": province}, "province_is_central_city") is expected
    assert value({}, "province_is_central_city") is None


def test_what_the_law_calls_an_enterprise_under_two_names_is_one() -> None:
    for fact in (
        "established_under_enterprise_law",
        "enterprise_registered_in_vietnam",
    ):
        assert value({"legal_form": "private_enterprise"}, fact) is True
        assert value({"legal_form": "cooperative"}, fact) is False
        assert value({"is_enterprise": True}, fact) is True
        assert value({}, fact) is None


def test_size_class_is_one_value_or_a_set() -> None:
    assert value(SMALL, "size_class") == "small"
    assert value(SMALL | {"revenue_prev_year_vnd": 60 * BILLION}, "size_class") == {
        "small",
        "medium",
    }


def test_years_come_from_the_date_of_evaluation() -> None:
    facts = {"first_registration_date": "2021-11-22"}
    years = "years_since_first_registration"
    assert value(facts, years) == 5
    assert value(facts, years, on="2026-11-23") > 5
    assert value(facts, years, on="2021-11-21") is None
    assert value({"first_registration_date": "2021-13-45"}, years) is None
    assert value({"first_registration_date": "dont-know"}, years) is None


WOMEN = "is_women_owned_sme"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"women_capital_pct": 51, "woman_manager_exists": True}, True),
        ({"women_capital_pct": 50.9, "woman_manager_exists": True}, False),
        ({"women_capital_pct": 50}, False),
        ({"women_capital_pct": 80}, None),
        ({"woman_manager_exists": False}, False),
        ({}, None),
        (
            {
                "women_capital_pct": 90,
                "woman_manager_exists": True,
                "legal_form": "cooperative",
            },
            False,
        ),
    ],
)
def test_women_owned_needs_capital_and_a_manager(
    facts: dict[str, Any], expected: bool | None
) -> None:
    assert value(SMALL | facts, WOMEN) is expected


MANY = "is_many_female_workers_sme"
PEOPLE = "employees_si_avg_prev_year"


@pytest.mark.parametrize(
    ("employees", "share", "expected"),
    [
        (99, 50, True),
        (99, 49, False),
        (100, 30, True),
        (100, 29, False),
        (99, 30, False),
        (Range(at_least=50, at_most=150), 55, True),
        (Range(at_least=50, at_most=150), 40, None),
        (Range(at_least=50, at_most=150), 29, False),
        (45, Range(at_least=40, at_most=60), None),
        (45, None, None),
    ],
)
def test_many_women_workers_by_size(
    employees: Any, share: Any, expected: bool | None
) -> None:
    facts = {**SMALL, PEOPLE: employees, "female_worker_pct": share}
    known = {fact: given for fact, given in facts.items() if given is not None}
    assert value(known, MANY) is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"state_capital_pct": 0}, True),
        ({"state_capital_pct": 50}, True),
        ({"state_capital_pct": 51}, False),
        ({}, None),
        ({"legal_form": "cooperative"}, False),
    ],
)
def test_private_means_not_under_state_control(
    facts: dict[str, Any], expected: bool | None
) -> None:
    assert value(SMALL | facts, "is_private_enterprise") is expected


def test_programme_facts_are_the_result_of_the_programmes_own_criteria() -> None:
    chain = SMALL | {
        "has_contract_with_lead_firm": True,
        "same_content_state_support_this_year": False,
        "first_registration_date": "2018-01-01",
    }
    assert value(chain, "qualifies_cluster_value_chain_decree80") is True
    assert value(chain, "qualifies_innovative_startup_decree80") is False
    assert value(SMALL, "qualifies_cluster_value_chain_decree80") is None
    without = derive(Company(facts=chain), FACTS, on=ON)
    assert not set(FROM_PROGRAMMES) & set(without)


def test_a_stated_derived_fact_counts_only_while_its_rule_leaves_it_open() -> None:
    assert value({"is_enterprise": True}, "is_enterprise") is True
    contrary = {"legal_form": "cooperative", "is_enterprise": True}
    assert value(contrary, "is_enterprise") is False
    open_class = SMALL | {"revenue_prev_year_vnd": 60 * BILLION}
    assert value(open_class | {"size_class": "medium"}, "size_class") == "medium"
    assert value(SMALL | {"size_class": "large"}, "size_class") == "small"


def test_facts_of_agencies_stay_unknown() -> None:
    known = derive(Company(facts=SMALL), FACTS, on=ON, programmes=PROGRAMMES)
    agency = {fact.id for fact in FACTS.facts if fact.known_by == "agency"}
    assert agency
    assert not agency & set(known)


def test_every_derived_fact_of_the_file_has_its_rule_here() -> None:
    derived = {fact.id for fact in FACTS.facts if fact.known_by == "derived"}
    assert derived == set(ORDER)


def test_the_file_names_only_real_inputs_of_a_derived_fact() -> None:
    sources = {
        fact: next(found for found in PROGRAMMES if found.id == programme)
        for fact, programme in FROM_PROGRAMMES.items()
    }

    def asked(fact: str) -> set[str]:
        inputs = inputs_of(fact, sources)
        if not inputs:
            return {fact}
        return {name for source in inputs for name in asked(source)}

    for definition in FACTS.facts:
        if definition.known_by == "derived":
            assert set(definition.derived_from) <= asked(definition.id), definition.id
            assert definition.derived_from, definition.id


def test_facts_that_no_file_defines_and_values_of_a_wrong_kind_are_not_known() -> None:
    facts = {
        "favourite_colour": "red",
        "project_exists": "yes",
        "foreign_capital_pct": True,
        "site_type": "moon",
        "employees_si_avg_prev_year": "many",
        "main_vsic_code": "metal",
    }
    known = derive(Company(facts=facts), FACTS, on=ON)
    assert set(known) == {"size_class"}
