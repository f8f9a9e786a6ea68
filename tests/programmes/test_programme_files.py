"""The shipped programmes say what their articles say, in both languages."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from assessment.content.loading import load_company_facts, load_programme
from assessment.model.base import Wording
from assessment.model.condition import AnyOf, Condition, FactCondition, Not, leaves_of
from assessment.model.programme import LegalReference, Programme, Tier

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "programmes" / "vn").glob("*.yaml"))
PROGRAMMES = {path.stem: load_programme(path) for path in FILES}
FACTS = load_company_facts(ROOT / "questionnaires" / "company-facts.yaml")

Pairs = tuple[tuple[float | None, float | None], ...]

# Leaves of requirements, exclusions and priorities, then the tiers as percent of the
# cost and cap in million VND; None is "not set" or "not known".
EXPECTED: dict[str, tuple[int, int, int, Pairs]] = {
    "ai-sandbox-support": (2, 0, 0, ((50, None),)),
    "ai-shared-compute-portal": (1, 0, 0, ()),
    "asean-smart-manufacturing-roadmap": (0, 0, 0, ()),
    "barriers-document-6990": (0, 0, 0, ()),
    "business-licence-fee-abolished": (0, 0, 0, ()),
    "cit-exempt-revenue-1bn": (2, 1, 0, ((100, None),)),
    "cit-sme-reduced-rates": (2, 1, 0, ((None, None), (None, None))),
    "cit-supporting-industry": (2, 0, 0, ((None, None), (100, None), (50, None))),
    "cluster-value-chain-sme-package": (
        *(6, 1, 3),
        (
            *((50, 50), (50, 10), (100, 30), (100, 100), (50, 100), (50, 50)),
            *((None, 50), (None, 70), (100, 50), (100, 20), (100, 10), (100, 50)),
            *((50, 10), (100, 20), (100, 30), (50, 30), (50, 50)),
        ),
    ),
    "credit-500tn-programme": (3, 0, 0, ((None, None),)),
    "credit-guarantee-funds": (7, 0, 1, ((100, None),)),
    "digital-tech-industry-law": (0, 0, 0, ()),
    "directive-16-ct-ttg": (0, 0, 0, ()),
    "donor-programmes-watchlist": (0, 0, 0, ()),
    "dx-law-sme-support-224": (4, 1, 2, ()),
    "ee-promotion-fund": (2, 0, 0, ()),
    "einvoice-free-12m": (3, 0, 0, ((100, None),)),
    "enterprise-st-fund": (2, 0, 0, ((20, None),)),
    "entrepreneur-training-resolution-29": (0, 0, 0, ()),
    "export-key-product-testing-30pct": (4, 0, 0, ((30, None),)),
    "hfic-hcmc-interest-support": (4, 0, 0, ((100, None), (None, 200000))),
    "hightech-rd-interest-260": (3, 0, 0, ((70, None),)),
    "household-conversion-support": (3, 0, 0, ((100, None),)),
    "industrial-promotion-fund": (7, 0, 0, ((50, 300), (None, None))),
    "innovative-startup-recognition": (3, 0, 0, ()),
    "innovative-startup-sme-package": (
        *(6, 1, 3),
        (
            *((100, 20), (50, 5), (100, 30), (100, 30), (100, 50), (50, 50)),
            *((100, 10), (100, 50), (50, 10), (50, 30), (50, 50), (50, 100)),
            *((50, 5), (50, 50), (50, 100), (50, 50), (None, 30), (None, 50)),
            (50, 30),
        ),
    ),
    "ip-programme-2205": (2, 0, 0, ((None, 30), (None, 15), (None, 60))),
    "lead-firm-chain-training-deduction": (1, 0, 0, ()),
    "made-in-vietnam-2045": (0, 0, 0, ()),
    "moit-samsung-smart-factory": (3, 0, 0, ((100, None),)),
    "nafosted": (2, 0, 0, ((None, None),)),
    "natif-innovation-task-grant": (7, 4, 0, ((None, None),)),
    "natif-interest-support": (6, 1, 3, ((50, None),)),
    "natif-voucher": (7, 0, 0, ((None, None),)),
    "national-ai-development-fund": (1, 0, 0, ((70, None), (50, None))),
    "national-ai-transformation-programme": (0, 0, 0, ()),
    "national-public-service-portal": (1, 0, 0, ()),
    "national-quality-infrastructure-labs": (0, 0, 0, ()),
    "national-standards-strategy": (0, 0, 0, ()),
    "national-startup-project": (0, 0, 0, ()),
    "national-tech-innovation-programme-118": (1, 0, 0, ()),
    "national-vc-fund": (2, 0, 0, ((None, None),)),
    "private-startup-investment-funds": (2, 0, 0, ((None, None),)),
    "product-quality-sme-80pct": (2, 0, 1, ((80, None),)),
    "productivity-quality-programme-1322": (2, 0, 0, ()),
    "rd-super-deduction-200": (3, 0, 0, ((200, None),)),
    "res198-cit-exemption-new-sme": (2, 3, 0, ((100, None),)),
    "res198-cit-innovative-startup": (2, 0, 0, ((100, None), (50, None))),
    "res198-free-digital-platform": (2, 0, 0, ((100, None),)),
    "res198-inspection-limit": (0, 0, 0, ()),
    "res198-interest-2pct-green": (5, 0, 0, ((None, None),)),
    "res198-land-sublease-reduction": (8, 0, 0, ((None, None),)),
    "res198-public-property-lease": (3, 0, 0, ()),
    "res198-reserved-procurement": (1, 0, 0, ((None, None),)),
    "resolution-03-nq-cp": (0, 0, 0, ()),
    "resolution-193-2025": (0, 0, 0, ()),
    "resolution-29-nq-tw": (0, 0, 0, ()),
    "resolution-52-nq-tw": (0, 0, 0, ()),
    "resolution-57-nq-tw": (0, 0, 0, ()),
    "resolution-68-nq-tw": (0, 0, 0, ()),
    "sbv-priority-short-term-cap": (6, 0, 0, ((None, None), (None, None))),
    "shared-st-infrastructure": (0, 0, 0, ()),
    "sme-consulting-network": (
        *(1, 1, 3),
        ((100, 50), (100, 70), (50, 100), (50, 150), (30, 150), (30, 200)),
    ),
    "sme-dx-consulting": (1, 1, 3, ((50, 50), (50, 100))),
    "sme-dx-readiness-assessment": (1, 0, 0, ((100, None),)),
    "sme-dx-solutions": (1, 1, 3, ((50, 20), (50, 50), (50, 100))),
    "sme-dx-support-programme": (2, 0, 0, ((None, None),)),
    "sme-in-factory-training": (3, 0, 3, ((70, None), (100, None))),
    "sme-interest-support-decree80": (5, 0, 0, ((None, None),)),
    "sme-ip-consulting": (1, 1, 3, ((50, 100),)),
    "sme-legal-consulting": (1, 0, 3, ((100, 3), (30, 5), (10, 10))),
    "sme-management-training": (2, 0, 3, ((100, None), (100, None), (70, None))),
    "sme-online-training": (1, 0, 0, ((100, None),)),
    "sme-premises-rent": (4, 0, 0, ((None, None),)),
    "sme-shared-technical-facilities": (1, 0, 0, ((50, 50), (100, 20))),
    "sme-tech-transfer-consulting": (1, 1, 3, ((50, 100),)),
    "sme-vocational-training": (2, 0, 0, ((None, None),)),
    "smedf-direct-loan": (6, 1, 0, ((80, None),)),
    "smedf-grant": (5, 0, 0, ((50, 1000),)),
    "smedf-indirect-loan": (4, 0, 0, ((None, None), (None, None))),
    "smedx-business-portal": (1, 0, 0, ()),
    "st-enterprise-certificate": (18, 0, 0, ()),
    "startup-844": (0, 0, 0, ()),
    "strategic-tech-support-260": (
        *(2, 0, 0),
        ((100, None), (100, None), (100, None), (70, None), (100, None)),
    ),
    "strategic-technologies-list": (0, 0, 0, ()),
    "supporting-industry-certificate": (2, 0, 0, ()),
    "supporting-industry-support": (2, 0, 1, ((50, None), (70, None))),
    "tax-deferral-2026": (3, 0, 0, ()),
    "tech-transfer-incentives": (4, 0, 0, ((None, None),)),
    "trade-promotion-programme": (2, 0, 0, ((100, None),)),
    "uif-employer-retention-training": (2, 0, 0, ((None, None),)),
    "uif-worker-training": (2, 0, 0, ((None, 4.5), (None, 1.5), (None, 0.05))),
    "vat-8pct-2026": (1, 0, 0, ((None, None),)),
    "vepf-loan": (3, 0, 0, ((70, None), (None, None))),
    "vitask-korea-tech-advice": (2, 0, 0, ()),
    "vneep3-energy-efficiency": (1, 0, 0, ()),
    "vnpi-productivity-assessment": (1, 0, 0, ()),
    "vsuee-ee-guarantee": (3, 0, 0, ((50, None),)),
}
CO_FUNDED = {
    "ai-sandbox-support",
    "cluster-value-chain-sme-package",
    "dx-law-sme-support-224",
    "ee-promotion-fund",
    "export-key-product-testing-30pct",
    "hfic-hcmc-interest-support",
    "hightech-rd-interest-260",
    "industrial-promotion-fund",
    "innovative-startup-sme-package",
    "ip-programme-2205",
    "nafosted",
    "natif-innovation-task-grant",
    "natif-interest-support",
    "natif-voucher",
    "national-ai-development-fund",
    "national-tech-innovation-programme-118",
    "product-quality-sme-80pct",
    "productivity-quality-programme-1322",
    "res198-interest-2pct-green",
    "res198-land-sublease-reduction",
    "sme-consulting-network",
    "sme-dx-consulting",
    "sme-dx-solutions",
    "sme-dx-support-programme",
    "sme-in-factory-training",
    "sme-interest-support-decree80",
    "sme-ip-consulting",
    "sme-legal-consulting",
    "sme-management-training",
    "sme-premises-rent",
    "sme-shared-technical-facilities",
    "sme-tech-transfer-consulting",
    "sme-vocational-training",
    "smedf-grant",
    "strategic-tech-support-260",
    "supporting-industry-support",
    "tech-transfer-incentives",
    "trade-promotion-programme",
    "uif-employer-retention-training",
    "uif-worker-training",
    "vneep3-energy-efficiency",
}
# What a file leaves out and why is said in its own left_out.
LEFT_OUT = {
    "credit-500tn-programme",
    "ee-promotion-fund",
    "innovative-startup-recognition",
    "productivity-quality-programme-1322",
    "sme-dx-readiness-assessment",
}
# None: no day is known from which it holds.
VALID_FROM: dict[str, str | None] = {
    "ai-sandbox-support": "2026-05-01",
    "ai-shared-compute-portal": "2026-05-01",
    "asean-smart-manufacturing-roadmap": None,
    "barriers-document-6990": "2025-07-28",
    "business-licence-fee-abolished": "2026-01-01",
    "cit-exempt-revenue-1bn": "2026-01-01",
    "cit-sme-reduced-rates": "2025-10-01",
    "cit-supporting-industry": "2016-01-01",
    "cluster-value-chain-sme-package": "2021-10-15",
    "credit-500tn-programme": "2025-12-12",
    "credit-guarantee-funds": "2021-10-15",
    "digital-tech-industry-law": "2026-01-01",
    "directive-16-ct-ttg": None,
    "donor-programmes-watchlist": None,
    "dx-law-sme-support-224": "2026-07-01",
    "ee-promotion-fund": None,
    "einvoice-free-12m": "2026-07-01",
    "enterprise-st-fund": "2025-05-17",
    "entrepreneur-training-resolution-29": None,
    "export-key-product-testing-30pct": "2026-01-23",
    "hfic-hcmc-interest-support": "2024-07-29",
    "hightech-rd-interest-260": "2026-07-01",
    "household-conversion-support": "2021-10-15",
    "industrial-promotion-fund": "2025-10-15",
    "innovative-startup-recognition": "2025-10-14",
    "innovative-startup-sme-package": "2021-10-15",
    "ip-programme-2205": "2020-12-24",
    "lead-firm-chain-training-deduction": "2025-05-17",
    "made-in-vietnam-2045": None,
    "moit-samsung-smart-factory": None,
    "nafosted": "2026-06-25",
    "natif-innovation-task-grant": "2025-10-14",
    "natif-interest-support": "2025-10-14",
    "natif-voucher": "2025-10-14",
    "national-ai-development-fund": None,
    "national-ai-transformation-programme": None,
    "national-public-service-portal": "2025-07-01",
    "national-quality-infrastructure-labs": "2026-01-23",
    "national-standards-strategy": None,
    "national-startup-project": None,
    "national-tech-innovation-programme-118": "2021-01-25",
    "national-vc-fund": "2025-10-14",
    "private-startup-investment-funds": "2021-10-15",
    "product-quality-sme-80pct": "2026-01-23",
    "productivity-quality-programme-1322": "2020-08-31",
    "rd-super-deduction-200": "2025-05-17",
    "res198-cit-exemption-new-sme": "2025-05-17",
    "res198-cit-innovative-startup": "2025-05-17",
    "res198-free-digital-platform": "2026-01-15",
    "res198-inspection-limit": "2025-05-17",
    "res198-interest-2pct-green": "2025-05-17",
    "res198-land-sublease-reduction": "2025-05-17",
    "res198-public-property-lease": "2025-05-17",
    "res198-reserved-procurement": "2025-05-17",
    "resolution-03-nq-cp": "2025-01-09",
    "resolution-193-2025": "2025-02-19",
    "resolution-29-nq-tw": "2022-11-17",
    "resolution-52-nq-tw": None,
    "resolution-57-nq-tw": "2024-12-22",
    "resolution-68-nq-tw": "2025-05-04",
    "sbv-priority-short-term-cap": "2023-06-19",
    "shared-st-infrastructure": None,
    "sme-consulting-network": "2021-10-15",
    "sme-dx-consulting": "2021-10-15",
    "sme-dx-readiness-assessment": None,
    "sme-dx-solutions": "2021-10-15",
    "sme-dx-support-programme": None,
    "sme-in-factory-training": "2021-10-15",
    "sme-interest-support-decree80": "2021-10-15",
    "sme-ip-consulting": "2021-10-15",
    "sme-legal-consulting": "2021-10-15",
    "sme-management-training": "2026-01-15",
    "sme-online-training": "2021-10-15",
    "sme-premises-rent": "2021-10-15",
    "sme-shared-technical-facilities": "2021-10-15",
    "sme-tech-transfer-consulting": "2021-10-15",
    "sme-vocational-training": "2021-10-15",
    "smedf-direct-loan": "2024-06-10",
    "smedf-grant": "2024-06-10",
    "smedf-indirect-loan": "2024-06-10",
    "smedx-business-portal": None,
    "st-enterprise-certificate": "2025-10-14",
    "startup-844": "2016-05-18",
    "strategic-tech-support-260": "2026-07-01",
    "strategic-technologies-list": "2025-06-12",
    "supporting-industry-certificate": "2016-01-01",
    "supporting-industry-support": "2025-09-01",
    "tax-deferral-2026": "2026-06-27",
    "tech-transfer-incentives": "2018-07-01",
    "trade-promotion-programme": "2018-03-01",
    "uif-employer-retention-training": "2026-01-01",
    "uif-worker-training": "2026-01-01",
    "vat-8pct-2026": "2025-07-01",
    "vepf-loan": "2022-01-10",
    "vitask-korea-tech-advice": None,
    "vneep3-energy-efficiency": "2019-03-13",
    "vnpi-productivity-assessment": None,
    "vsuee-ee-guarantee": None,
}
VALID_UNTIL = {
    "credit-500tn-programme": "2030-12-31",
    "ip-programme-2205": "2030-12-31",
    "national-tech-innovation-programme-118": "2030-12-31",
    "productivity-quality-programme-1322": "2030-12-31",
    "startup-844": "2025-12-31",
    "tax-deferral-2026": "2026-12-30",
    "vat-8pct-2026": "2026-12-31",
    "vitask-korea-tech-advice": "2023-12-31",
    "vneep3-energy-efficiency": "2030-12-31",
}
SME_LAW = "Luật Hỗ trợ doanh nghiệp nhỏ và vừa 04/2017/QH14"
PRIORITY_GROUPS = (
    "is_women_owned_sme",
    "is_many_female_workers_sme",
    "is_social_enterprise",
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
every_programme = pytest.mark.parametrize(
    "programme", PROGRAMMES.values(), ids=list(PROGRAMMES)
)


def conditions_of(programme: Programme) -> Iterator[Condition]:
    """Every condition of ``programme``, wherever it stands."""
    yield from (criterion.when for criterion in programme.criteria)
    yield from (priority.when for priority in programme.priorities)
    for tier in programme.offer.tiers:
        if tier.applies_to is not None:
            yield tier.applies_to


def references_of(programme: Programme) -> Iterator[LegalReference]:
    """Every legal reference of ``programme``, wherever it stands."""
    yield from programme.references
    for criterion in programme.criteria:
        yield from _given(criterion.reference)
    for priority in programme.priorities:
        yield from _given(priority.reference)
    for tier in programme.offer.tiers:
        yield from _given(tier.reference)


def _given(reference: LegalReference | None) -> Iterator[LegalReference]:
    if reference is not None:
        yield reference


def wordings_in(value: object) -> Iterator[Wording]:
    """Every text in both languages inside ``value``."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from wordings_in(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from wordings_in(item)


def numbers_in(text: str) -> list[int]:
    """The numbers a reader sees; "17 May 2025" is read as 17/05/2025."""
    for place, month in enumerate(MONTHS, 1):
        text = re.sub(rf"\b{month} (?=\d{{4}})", f"{place}/", text)
    return sorted(int(number) for number in re.findall(r"\d+", text))


def leaf_count(conditions: Iterator[Condition]) -> int:
    return sum(1 for condition in conditions for _ in leaves_of(condition))


def test_every_file_is_in_the_table_and_every_row_has_a_file() -> None:
    assert set(PROGRAMMES) == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_condition_and_tier_of_the_law_is_there(name: str) -> None:
    programme = PROGRAMMES[name]
    kinds = {
        kind: leaf_count(c.when for c in programme.criteria if c.kind == kind)
        for kind in ("requirement", "exclusion")
    }
    priorities = leaf_count(priority.when for priority in programme.priorities)
    tiers = tuple((tier.share, tier.cap_vnd) for tier in programme.offer.tiers)
    requirement, exclusion, priority, expected = EXPECTED[name]
    assert programme.id == name
    assert kinds == {"requirement": requirement, "exclusion": exclusion}
    assert priorities == priority
    assert tiers == tuple(
        (
            None if percent is None else percent / 100,
            None if million is None else million * 1_000_000,
        )
        for percent, million in expected
    )


def test_only_what_the_table_names_is_left_out() -> None:
    assert {name for name, p in PROGRAMMES.items() if p.left_out} == LEFT_OUT


def test_the_state_pays_part_of_a_cost_only_where_it_says_so() -> None:
    found = {name for name, p in PROGRAMMES.items() if p.offer.is_cofunding}
    assert found == CO_FUNDED


def test_programmes_start_on_the_day_of_the_law() -> None:
    assert {name: p.valid_from for name, p in PROGRAMMES.items()} == VALID_FROM
    ends = {name: p.valid_until for name, p in PROGRAMMES.items() if p.valid_until}
    assert ends == VALID_UNTIL


@every_programme
def test_every_fact_named_is_declared(programme: Programme) -> None:
    for condition in conditions_of(programme):
        for leaf in leaves_of(condition):
            assert isinstance(leaf, FactCondition)
            definition = FACTS.fact(leaf.fact)
            assert definition is not None, leaf.fact
            if definition.choices:
                values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
                assert set(values) <= {c.value for c in definition.choices}


@every_programme
def test_every_criterion_names_its_article_or_why_not(programme: Programme) -> None:
    for criterion in programme.criteria:
        assert (criterion.reference is None) != (criterion.reference_missing is None)


@every_programme
def test_every_reference_has_a_document_and_real_dates(programme: Programme) -> None:
    named = {reference.document for reference in programme.references}
    for reference in references_of(programme):
        assert re.match(
            r"(Luật|Nghị quyết|Nghị định|Thông tư|Quyết định|Chỉ thị|Văn bản"
            r"|Thoả thuận) ",
            reference.document,
        )
        dates = (reference.issued, reference.valid_from, reference.valid_until)
        for date in filter(None, dates):
            assert datetime.date.fromisoformat(date).isoformat() == date
        assert any(dates) or reference.note is not None
    assert bool(named) != bool(programme.reference_missing)


@every_programme
def test_size_and_priority_cite_the_document_that_sets_them(
    programme: Programme,
) -> None:
    references = {criterion.id: criterion.reference for criterion in programme.criteria}
    references |= {priority.id: priority.reference for priority in programme.priorities}
    cited = {
        name: (reference.document, reference.article)
        for name, reference in references.items()
        if reference is not None
    }
    decree, law = "Nghị định 80/2021/NĐ-CP", SME_LAW
    expected = {
        "women-owned": (law, "Điều 3.1"),
        "many-women-workers": (decree, "Điều 3.8, 4.1"),
        "social-enterprise": (decree, "Điều 4.1"),
        "same-content-supported-this-year": (law, "Điều 5.5"),
    }
    for name, document_and_article in expected.items():
        if name in references:
            assert cited[name] == document_and_article
    size = cited.get("small-or-medium-size")
    assert size is None or size[0] == decree


@every_programme
def test_a_weakly_sourced_programme_never_says_apply(programme: Programme) -> None:
    if programme.source_strength != "primary-text-copy":
        assert programme.standing != "apply"
    assert datetime.date.fromisoformat(programme.last_checked)


@every_programme
def test_both_languages_say_the_same_numbers(programme: Programme) -> None:
    for wording in wordings_in(programme):
        assert wording.vi != wording.en
        assert numbers_in(wording.vi) == numbers_in(wording.en), wording


@every_programme
def test_a_summary_names_only_shares_of_its_tiers(programme: Programme) -> None:
    shares = {tier.share for tier in programme.offer.tiers if tier.share is not None}
    if shares and programme.id != "smedf-direct-loan":
        percents = re.findall(r"(\d+)%", programme.offer.summary.vi)
        allowed = {round(share * 100) for share in shares}
        # The interest rate of a loan contract has a second limit in percent a year.
        allowed |= {6} if programme.id == "natif-interest-support" else set()
        assert {int(percent) for percent in percents} <= allowed


def _is_priority_only(condition: Condition) -> bool:
    leaves = leaves_of(condition)
    facts = tuple(leaf.fact for leaf in leaves if isinstance(leaf, FactCondition))
    return isinstance(condition, AnyOf) and facts == PRIORITY_GROUPS


def _parts(tier: Tier) -> tuple[Condition, ...]:
    assert tier.applies_to is not None
    return getattr(tier.applies_to, "all", (tier.applies_to,))


@pytest.mark.parametrize("name", ["sme-consulting-network", "sme-in-factory-training"])
def test_a_priority_tier_replaces_the_ordinary_one(name: str) -> None:
    tiers = PROGRAMMES[name].offer.tiers
    for ordinary, priority in zip(tiers[::2], tiers[1::2], strict=True):
        (size, excluded), (same_size, group) = _parts(ordinary), _parts(priority)
        assert size == same_size
        assert isinstance(excluded, Not)
        assert excluded.not_ == group
        assert _is_priority_only(group)


def test_households_get_the_management_course_without_a_size_class() -> None:
    tier = PROGRAMMES["sme-management-training"].offer.tiers[1]
    assert isinstance(tier.applies_to, AnyOf)
    assert [leaf.value for leaf in leaves_of(tier.applies_to)] == [
        ("micro", "small"),
        ("household_business", "individual_business"),
    ]
