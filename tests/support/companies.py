"""Random companies whose numbers sit on and beside the limits of the law."""

from typing import Any

from hypothesis import strategies as st

from assessment.content.library import shipped_library
from assessment.model.company import CompanyFacts
from assessment.model.programme import Programme

ON = "2026-11-22"
BILLION = 10**9
FACTS: CompanyFacts = shipped_library().company_facts()
PROGRAMMES: tuple[Programme, ...] = shipped_library().programmes()

_MONEY = tuple(
    sorted(
        limit * BILLION + step
        for limit in (1, 3, 10, 20, 50, 100, 200, 300)
        for step in (-1, 0, 1)
    )
)
_RESEARCH = tuple(limit * BILLION + step for limit in (90, 200) for step in (-1, 0, 1))
_SPECIAL: dict[str, tuple[Any, ...]] = {
    "employees_si_avg_prev_year": (1, 8, 10, 11, 50, 51, 100, 101, 150, 200, 201),
    "revenue_prev_year_vnd": _MONEY,
    "total_capital_prev_year_vnd": _MONEY,
    "main_vsic_code": ("01", "09", "10", "2592", "29", "33", "35", "42", "46", "62"),
    "first_registration_date": (
        "2010-06-30",
        "2020-02-29",
        "2021-11-21",
        "2021-11-22",
        "2023-11-21",
        "2023-11-22",
        "2025-11-21",
    ),
    "annual_rd_spend_vnd": (0, 1, BILLION),
    "cluster_member_count": (0, 9, 10, 11),
    "household_continuous_operation_years": (0, 1, 2),
    "loan_remaining_months": (11, 12, 13),
    "land_sublease_years_elapsed": (0, 4, 5, 6),
}


def values_of(fact: str) -> tuple[Any, ...]:
    """Values worth trying for a fact that is stated."""
    definition = FACTS.fact(fact)
    assert definition is not None
    if fact in _SPECIAL:
        return _SPECIAL[fact]
    if definition.type == "boolean":
        return (True, False)
    if definition.type == "percent":
        return (0, 1, 2, 19, 20, 30, 50, 51, 100)
    if definition.type == "integer":
        return (0, 1, 2, 4, 5, 6, 9, 10)
    if definition.type == "money":
        return _RESEARCH
    if fact == "province":
        return ("ha_noi", "ho_chi_minh_city", "bac_ninh")
    return tuple(choice.value for choice in definition.choices)


STATED: tuple[str, ...] = tuple(
    fact.id for fact in FACTS.facts if fact.known_by in ("firm", "agency")
)
READ: tuple[str, ...] = STATED


@st.composite
def companies(draw: st.DrawFn, *, most_known: bool | None = None) -> dict[str, Any]:
    """Facts of a company: few, many, or most of them known."""
    if most_known is None:
        most_known = draw(st.booleans())
    keep = draw(st.integers(0, 3)) if not most_known else draw(st.integers(7, 10))
    facts: dict[str, Any] = {}
    for fact in READ:
        if draw(st.integers(0, 9)) < keep:
            facts[fact] = draw(st.sampled_from(values_of(fact)))
    return facts


@st.composite
def near_eligible(draw: st.DrawFn) -> dict[str, Any]:
    """A company that answers what programmes like to hear, with a few changes."""
    facts = {
        "legal_form": "llc",
        "main_vsic_code": "25",
        "employees_si_avg_prev_year": 45,
        "revenue_prev_year_vnd": 30 * BILLION,
        "first_registration_date": "2024-11-30",
        "site_type": "industrial_park",
        "voucher_role": "user",
        "cit_filing_method": "declaration_on_revenue_minus_cost",
    }
    for fact in READ:
        if fact not in facts:
            facts[fact] = _liked(fact)
    for fact in draw(st.lists(st.sampled_from(READ), max_size=6, unique=True)):
        if draw(st.booleans()):
            facts[fact] = draw(st.sampled_from(values_of(fact)))
        else:
            facts.pop(fact)
    return facts


_AGAINST = frozenset(
    fact
    for programme in PROGRAMMES
    for criterion in programme.criteria
    if criterion.kind == "exclusion"
    for fact in [getattr(criterion.when, "fact", "")]
) | {
    "public_securities_offering_done",
    "in_factory_course_supported_this_year",
    "tax_debt_over_1y",
    "bad_debt",
}


def _liked(fact: str) -> Any:
    definition = FACTS.fact(fact)
    assert definition is not None
    if definition.type == "boolean":
        return fact not in _AGAINST
    return 2 if fact == "land_sublease_years_elapsed" else values_of(fact)[-1]
