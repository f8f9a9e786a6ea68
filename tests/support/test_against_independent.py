"""Our verdicts and size classes agree with a second evaluator that shares no code."""

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.content.reader import read_yaml
from assessment.model.company import Company
from assessment.support.size_class import possible_size_classes
from assessment.support.verdicts import judge_support
from tests.support.companies import FACTS, ON, PROGRAMMES, companies, near_eligible
from tests.support.independent import size_classes, verdict, with_derived

FOLDER = Path(__file__).parents[2] / "programmes" / "vn"
RAW: dict[str, dict[str, Any]] = {
    path.stem: read_yaml(path.read_bytes(), path.name).data
    for path in sorted(FOLDER.glob("*.yaml"))
}


def verdicts(facts: dict[str, Any]) -> dict[str, str]:
    """Our verdict on every programme."""
    support = judge_support(
        PROGRAMMES, Company(facts=facts), facts=FACTS, on=ON, needs={}
    )
    return {found.programme.id: found.verdict for found in support.programmes}


@settings(deadline=None, max_examples=300)
@given(st.one_of(companies(), near_eligible()))
def test_verdicts_agree(facts: dict[str, Any]) -> None:
    known = with_derived(facts, ON, RAW)
    assert verdicts(facts) == {
        programme: verdict(raw, known) for programme, raw in RAW.items()
    }


@settings(deadline=None, max_examples=300)
@given(st.one_of(companies(), near_eligible()))
def test_size_classes_agree(facts: dict[str, Any]) -> None:
    assert possible_size_classes(Company(facts=facts), FACTS, ON) == size_classes(facts)


def test_the_second_evaluator_sees_all_three_verdicts() -> None:
    firm = {
        "legal_form": "llc",
        "main_vsic_code": "25",
        "employees_si_avg_prev_year": 45,
        "revenue_prev_year_vnd": 30 * 10**9,
        "area_type": "commune",
        "site_type": "outside",
        "first_registration_date": "2018-11-01",
        "project_exists": True,
    }
    known = with_derived(firm, ON, RAW)
    found = {programme: verdict(raw, known) for programme, raw in RAW.items()}
    assert found == verdicts(firm)
    assert set(found.values()) == {"eligible", "not-eligible", "unknown"}
    assert {
        programme for programme, outcome in found.items() if outcome == "eligible"
    } >= {
        "sme-management-training",
        "sme-legal-consulting",
        "productivity-quality-programme-1322",
        "national-quality-infrastructure-labs",
    }
    assert {
        programme for programme, outcome in found.items() if outcome == "not-eligible"
    } >= {
        "innovative-startup-sme-package",
        "res198-land-sublease-reduction",
        "res198-cit-exemption-new-sme",
        "cit-exempt-revenue-1bn",
    }
