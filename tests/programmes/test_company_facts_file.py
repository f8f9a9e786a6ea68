"""The shipped company facts can be asked of an owner, in both languages."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from assessment.content.loading import (
    load_company_facts,
    load_programme,
    load_questionnaire,
)
from assessment.model.company import FactBand, FactDefinition
from assessment.model.condition import Condition, FactCondition, leaves_of

ROOT = Path(__file__).parents[2]
FACTS = load_company_facts(ROOT / "questionnaires" / "company-facts.yaml")
BILLION = 1_000_000_000
every_fact = pytest.mark.parametrize("fact", FACTS.facts, ids=lambda fact: fact.id)


def numbers_in(text: str) -> list[int]:
    """The numbers a reader sees; "1 July 2025" is read as 01/07/2025."""
    for month, number in (("July", 7), ("November", 11)):
        text = text.replace(f"{month} 20", f"{number}/20")
    return sorted(int(number) for number in re.findall(r"\d+", text))


def bands_of(fact_id: str) -> tuple[FactBand, ...]:
    fact = FACTS.fact(fact_id)
    assert fact is not None
    return fact.bands


def upper_ends(fact_id: str) -> list[float | None]:
    return [band.range.at_most for band in bands_of(fact_id)]


def test_there_are_34_provinces_of_which_6_central_cities() -> None:
    assert len({province.code for province in FACTS.provinces}) == 34
    cities = {p.name.vi for p in FACTS.provinces if p.is_central_city}
    assert cities == {
        "Cần Thơ",
        "Đà Nẵng",
        "Hà Nội",
        "Hải Phòng",
        "Huế",
        "Thành phố Hồ Chí Minh",
    }


def test_the_24_industries_are_the_divisions_of_section_c() -> None:
    codes = [industry.code for industry in FACTS.industries]
    assert codes == [str(division) for division in range(10, 34)]


def test_the_industry_question_offers_every_industry_and_two_other_groups() -> None:
    fact = FACTS.fact("main_vsic_code")
    assert fact is not None
    offered = [(choice.value, choice.label) for choice in fact.choices]
    assert offered[:24] == [(i.code, i.name) for i in FACTS.industries]
    # Building counts as industry in Decree 80/2021 Article 5, wholesale trade not.
    assert [value for value, _ in offered[24:]] == ["41", "46"]


def test_six_facts_are_asked_first() -> None:
    first = [fact.id for fact in FACTS.facts if fact.stage == "first"]
    assert first == [
        "legal_form",
        "main_vsic_code",
        "employees_si_avg_prev_year",
        "revenue_prev_year_vnd",
        "first_registration_date",
        "same_content_state_support_this_year",
    ]


@every_fact
def test_a_question_is_short_and_asks(fact: FactDefinition) -> None:
    for text in (fact.question.vi, fact.question.en):
        assert len(text) <= 110
        if fact.known_by == "firm":
            assert "?" in text
        assert not re.search(r"\b(BHXH|DNNVV|TNDN|KHCN|SHTT|R&D|CIT)\b", text)
    if fact.help is not None:
        assert max(len(fact.help.vi), len(fact.help.en)) <= 200


@every_fact
def test_both_languages_of_a_fact_say_the_same_numbers(fact: FactDefinition) -> None:
    bands = [band.label for band in fact.bands]
    texts = [fact.question, *bands, *(choice.label for choice in fact.choices)]
    for text in filter(None, (*texts, fact.help, fact.ask_agency)):
        assert text.vi != text.en
        assert numbers_in(text.vi) == numbers_in(text.en), text


@every_fact
def test_who_knows_a_fact_decides_whether_it_is_asked(fact: FactDefinition) -> None:
    assert (fact.known_by == "derived") == bool(fact.derived_from)
    assert (fact.known_by == "agency") == (fact.ask_agency is not None)
    if fact.known_by != "firm":
        assert fact.stage == "never-asked"
    for source in fact.derived_from:
        definition = FACTS.fact(source)
        assert definition is not None
        assert definition.known_by == "firm"


@every_fact
def test_what_decides_whether_to_ask_is_declared(fact: FactDefinition) -> None:
    if fact.ask_if is not None:
        for leaf in leaves_of(fact.ask_if):
            assert isinstance(leaf, FactCondition)
            assert FACTS.fact(leaf.fact) is not None
            assert leaf.fact != fact.id


@every_fact
def test_a_choice_has_choices_and_a_number_has_a_unit(fact: FactDefinition) -> None:
    listed = fact.id == "province"
    assert (fact.type == "choice") == (bool(fact.choices) or listed)
    assert len({choice.value for choice in fact.choices}) == len(fact.choices)
    if fact.type in ("integer", "money", "percent"):
        assert fact.unit is not None


@every_fact
def test_an_asked_number_has_its_limits(fact: FactDefinition) -> None:
    if fact.stage != "never-asked" and fact.type in ("integer", "money", "percent"):
        assert fact.minimum == 0
        assert (fact.maximum is None) == (fact.type == "money")
        assert fact.type != "percent" or fact.maximum == 100


@pytest.mark.parametrize(
    ("changeable", "facts"),
    [
        (
            True,
            "has_supporting_industry_certificate has_vneid_organisation_account "
            "has_research_proposal has_sandbox_plan paid_unemployment_insurance "
            "separate_accounting_for_incentivised_income st_staff_count",
        ),
        (
            False,
            "area_type bought_equipment_last_5_years exports_key_product sector "
            "deferral_request_filed_by_2026_11_02 received_smedf_grant_before "
            "received_export_testing_support_before investment_incentive_area "
            "worker_months_continuous_employment worker_status_eligible_training",
        ),
    ],
)
def test_what_a_firm_can_change_is_its_papers_and_plans_not_its_past(
    changeable: bool, facts: str
) -> None:
    for name in facts.split():
        fact = FACTS.fact(name)
        assert fact is not None
        assert fact.changeable is changeable, name


@pytest.mark.parametrize(
    ("fact_id", "decided"),
    [
        ("employees_si_avg_prev_year", {10, 50, 100, 200}),
        ("revenue_prev_year_vnd", {n * BILLION for n in (1, 3, 10, 50, 100, 200, 300)}),
        ("total_capital_prev_year_vnd", {n * BILLION for n in (3, 20, 50, 100)}),
    ],
)
def test_bands_meet_at_the_thresholds_of_the_law(
    fact_id: str, decided: set[float]
) -> None:
    bands = bands_of(fact_id)
    assert decided <= set(filter(None, upper_ends(fact_id)))
    assert bands[0].range.at_least == 0
    assert bands[-1].range.at_most is None
    for lower, higher in pairwise(bands):
        assert lower.range.at_most is not None
        assert higher.range.at_least == lower.range.at_most + 1


def test_money_debts_and_ownership_are_sensitive() -> None:
    sensitive = {fact.id for fact in FACTS.facts if fact.sensitive}
    assert sensitive >= {
        "bad_debt",
        "collateral_available",
        "foreign_capital_pct",
        "revenue_prev_year_vnd",
        "state_capital_pct",
        "tax_debt_over_1y",
        "total_capital_prev_year_vnd",
        "under_suspension_or_prosecution",
        "women_capital_pct",
    }


def facts_in(condition: Condition) -> set[str]:
    leaves = leaves_of(condition)
    return {leaf.fact for leaf in leaves if isinstance(leaf, FactCondition)}


def test_nothing_is_asked_that_no_programme_or_questionnaire_needs() -> None:
    """The province says which agency to ask, whatever else it decides."""
    needed = {"legal_form", "province"}
    for path in (ROOT / "programmes" / "vn").glob("*.yaml"):
        programme = load_programme(path)
        conditions = [criterion.when for criterion in programme.criteria]
        conditions += [priority.when for priority in programme.priorities]
        for condition in conditions:
            needed |= facts_in(condition)
    for path in (ROOT / "questionnaires").glob("*/*.*.*.yaml"):
        for indicator, _ in load_questionnaire(path).indicators():
            if indicator.applies_if is not None:
                needed |= facts_in(indicator.applies_if)
    for fact in FACTS.facts:
        if fact.id in needed:
            needed |= set(fact.derived_from)
    asked = {fact.id for fact in FACTS.facts if fact.stage != "never-asked"}
    assert asked <= needed
