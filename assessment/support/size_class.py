"""Size class of an enterprise: Decree 80/2021/NĐ-CP Articles 5 to 10, as a set.

The class is the first of micro, small, medium for which ``employees <= limit AND
(revenue <= limit OR total capital <= limit)`` holds, every limit inclusive ("không
quá"), else large. The limits rise with the class, so with each number turned into the
position of the first limit that it does not exceed, the class is

    max(position of employees, min(position of revenue, position of capital))

A number that is unknown or a band has a run of positions; max and min of runs are runs,
so the possible classes follow without trying values one by one.
"""

import datetime
import math
from bisect import bisect_left
from collections.abc import Mapping
from typing import Literal, NamedTuple

from assessment.model.company import Company, CompanyFacts
from assessment.scoring.conditions import Known
from assessment.support.known_facts import (
    division_of,
    interval,
    parse_date,
    read_facts,
)

Sector = Literal["industry", "trade-services"]
CLASSES = ("micro", "small", "medium", "large")
NOT_ENTERPRISE = "not_enterprise"
SME_CLASSES = ("micro", "small", "medium")
ENTERPRISE_FORMS = ("llc", "joint_stock", "partnership", "private_enterprise")
SIZE_INPUTS = (
    "employees_si_avg_prev_year",
    "revenue_prev_year_vnd",
    "total_capital_prev_year_vnd",
    "main_vsic_code",
    "legal_form",
)
"""The asked facts that decide the class, most useful first."""

_BILLION = 1_000_000_000


class Limits(NamedTuple):
    """Upper limits of micro, small and medium, inclusive."""

    employees: tuple[int, int, int]
    revenue: tuple[int, int, int]
    capital: tuple[int, int, int]


LIMITS: dict[Sector, Limits] = {
    "industry": Limits(
        employees=(10, 100, 200),
        revenue=(3 * _BILLION, 50 * _BILLION, 200 * _BILLION),
        capital=(3 * _BILLION, 20 * _BILLION, 100 * _BILLION),
    ),
    "trade-services": Limits(
        employees=(10, 50, 100),
        revenue=(10 * _BILLION, 100 * _BILLION, 300 * _BILLION),
        capital=(3 * _BILLION, 50 * _BILLION, 100 * _BILLION),
    ),
}
# Agriculture, forestry and fishery 01-03, industry 05-39 (mining, manufacturing, power,
# water and waste are VSIC sections B to E), construction 41-43: one group in Article 5.
INDUSTRY_DIVISIONS = (range(1, 4), range(5, 40), range(41, 44))


def size_limits(fact: str) -> tuple[int, ...]:
    """Every number of ``fact`` at which some class ends; revenue 0 is one of them."""
    key = {
        "employees_si_avg_prev_year": "employees",
        "revenue_prev_year_vnd": "revenue",
        "total_capital_prev_year_vnd": "capital",
    }.get(fact)
    if key is None:
        return ()
    found = {limit for limits in LIMITS.values() for limit in getattr(limits, key)}
    return tuple(sorted(found | {0} if key == "revenue" else found))


def possible_size_classes(
    company: Company, facts: CompanyFacts, on: str
) -> frozenset[str]:
    """Every size class that the company's facts leave possible on ``on``.

    Households, individuals and cooperatives are "not_enterprise" (Law 04/2017/QH14
    covers enterprises only); it stays possible while the legal form is unknown.
    """
    return size_classes_of(read_facts(company, facts), on)


def size_classes_of(known: Mapping[str, Known], on: str) -> frozenset[str]:
    """Every size class possible with these facts.

    >>> numbers = {"employees_si_avg_prev_year": 8, "revenue_prev_year_vnd": 5 * 10**9}
    >>> firm = {"legal_form": "llc", "main_vsic_code": "25"} | numbers
    >>> sorted(size_classes_of(firm, "2026-11-22"))
    ['micro', 'small']
    """
    legal_form = known.get("legal_form")
    if legal_form is not None and legal_form not in ENTERPRISE_FORMS:
        return frozenset({NOT_ENTERPRISE})
    found: set[str] = set() if legal_form is not None else {NOT_ENTERPRISE}
    for sector in _possible_sectors(known):
        employees, revenue, capital = _positions(known, LIMITS[sector], on)
        low = max(employees[0], min(revenue[0], capital[0]))
        high = max(employees[1], min(revenue[1], capital[1]))
        found.update(CLASSES[low : high + 1])
    return frozenset(found)


def open_size_inputs(known: Mapping[str, Known], on: str) -> tuple[str, ...]:
    """The facts that are not exactly known and could still change the class.

    Capital is no such fact for a firm whose revenue already settles its class, nor is
    revenue for one with 300 employees.
    """
    legal_form = known.get("legal_form")
    if legal_form is not None and legal_form not in ENTERPRISE_FORMS:
        return ()
    sectors = _possible_sectors(known)
    matters: set[str] = set()
    for sector in sectors:
        runs = _positions(known, LIMITS[sector], on)
        matters.update(SIZE_INPUTS[which] for which in _moving(runs))
    if len(sectors) > 1 and len(size_classes_of(known, on) - {NOT_ENTERPRISE}) > 1:
        matters.add("main_vsic_code")
    if legal_form is None:
        matters.add("legal_form")
    return tuple(fact for fact in SIZE_INPUTS if fact in matters)


_Run = tuple[int, int]


def _moving(runs: tuple[_Run, _Run, _Run]) -> list[int]:
    """Which of employees, revenue, capital could move the class.

    Revenue moves it where, for some capital and employees still possible, its ends give
    two classes; capital likewise. Both need the other not to hold the minimum down.
    """
    employees, revenue, capital = runs
    moving = []
    lowest_finance = min(revenue[0], capital[0])
    if employees[0] != employees[1] and employees[1] > lowest_finance:
        moving.append(0)
    for which, own, other in ((1, revenue, capital), (2, capital, revenue)):
        ceiling = min(own[1], other[1])
        if own[0] != own[1] and ceiling > max(own[0], employees[0]):
            moving.append(which)
    return moving


def _possible_sectors(known: Mapping[str, Known]) -> tuple[Sector, ...]:
    division = division_of(known.get("main_vsic_code"))
    if division is None:
        return ("industry", "trade-services")
    if any(division in divisions for divisions in INDUSTRY_DIVISIONS):
        return ("industry",)
    return ("trade-services",)


def _positions(
    known: Mapping[str, Known], limits: Limits, on: str
) -> tuple[_Run, _Run, _Run]:
    revenue = _run(known.get("revenue_prev_year_vnd"), limits.revenue)
    capital = _run(known.get("total_capital_prev_year_vnd"), limits.capital)
    if _is_judged_by_capital(known, on):
        # Article 9: total capital alone decides, so revenue may not help.
        revenue = (3, 3)
    return (
        _run(known.get("employees_si_avg_prev_year"), limits.employees),
        revenue,
        capital,
    )


def _run(value: object, limits: tuple[int, int, int]) -> _Run:
    ends = interval(value)
    if ends is None:
        return (0, 3)
    return (bisect_left(limits, ends[0]), bisect_left(limits, ends[1]))


def _is_judged_by_capital(known: Mapping[str, Known], on: str) -> bool:
    """Whether capital alone decides: under one year in business, or revenue is 0.

    A range of which 0 is the upper end is 0 too, however it is written. Revenue is that
    of a whole previous year, so what a younger firm states of it does not count. A firm
    that gives no date of registration is taken to be older.
    """
    revenue = interval(known.get("revenue_prev_year_vnd"))
    if revenue is not None and revenue[1] <= 0:
        return True
    registered = parse_date(known.get("first_registration_date"))
    if registered is None:
        return False
    return 0 <= years_between(registered, datetime.date.fromisoformat(on)) < 1


def anniversary(start: datetime.date, years: int) -> datetime.date:
    """The day on which ``years`` years from ``start`` end.

    A term that ends in a month without that day ends on the month's last day (Civil
    Code 91/2015/QH13 Article 148): one year from 29 February 2024 is 28 February 2025.
    """
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return start.replace(year=start.year + years, day=28)


def years_between(start: datetime.date, end: datetime.date) -> float:
    """Years from ``start`` to ``end``: whole on an anniversary only, else a fraction.

    "Not over five years" holds on the fifth anniversary and no longer the day after, so
    the days beyond the last anniversary must count. Negative when ``end`` is earlier.

    >>> years_between(datetime.date(2021, 11, 22), datetime.date(2026, 11, 22))
    5.0
    >>> years_between(datetime.date(2021, 11, 21), datetime.date(2026, 11, 22)) > 5
    True
    """
    whole, part = age_between(start, end)
    return whole + part


def age_between(start: datetime.date, end: datetime.date) -> tuple[int, float]:
    """The whole years from ``start`` to ``end``, and the part of a year beyond."""
    whole = end.year - start.year
    if anniversary(start, whole) > end:
        whole -= 1
    last, following = anniversary(start, whole), anniversary(start, whole + 1)
    part = (end - last).days / (following - last).days
    return whole, min(part, math.nextafter(1.0, 0.0))
