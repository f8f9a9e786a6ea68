"""A second, plain evaluator of programme files, to hold ours against.

It reads the YAML as it stands and shares no code with the product: a missing fact is
unknown, ``any`` is a maximum and ``all`` a minimum over no < unknown < yes, a size rule
is tried on every possible class, and the classes come from trying numbers one by one.
It knows exact values only, no bands.
"""

from datetime import date
from typing import Any

NO, UNKNOWN, YES = 0, 1, 2
BILLION = 10**9
ENTERPRISES = ("llc", "joint_stock", "partnership", "private_enterprise")
TABLE = {
    True: (("micro", 10, 3, 3), ("small", 100, 50, 20), ("medium", 200, 200, 100)),
    False: (("micro", 10, 10, 3), ("small", 50, 100, 50), ("medium", 100, 300, 100)),
}
SECTORS = {
    "food": "10 11 12",
    "textile_garment": "13 14",
    "wood": "16 31",
    "chemical": "19 20 21",
    "plastics": "22",
    "metal": "24 25",
    "electronics": "26 27",
    "machinery": "28",
    "automotive_parts": "29 30",
}
CITIES = ("ha_noi", "hai_phong", "hue", "da_nang", "can_tho", "ho_chi_minh_city")
PEOPLE = (0, 10, 50, 100, 200, 201)
MONEY = tuple(limit * BILLION for limit in (1, 3, 10, 20, 50, 100, 200, 300, 301))

Facts = dict[str, Any]


def is_industry(division: int) -> bool:
    return division <= 43


def size_classes(facts: Facts) -> set[str]:
    """Every class that some completion of the facts gives."""
    form = facts.get("legal_form")
    if form is not None and form not in ENTERPRISES:
        return {"not_enterprise"}
    code = facts.get("main_vsic_code")
    sectors = (True, False) if code is None else (is_industry(int(code[:2])),)
    people = facts.get("employees_si_avg_prev_year")
    revenue = facts.get("revenue_prev_year_vnd")
    capital = facts.get("total_capital_prev_year_vnd")
    found = {
        one_class(sector, workers, turnover, funds)
        for sector in sectors
        for workers in (PEOPLE if people is None else (people,))
        for turnover in (MONEY if revenue is None else (revenue,))
        for funds in (MONEY if capital is None else (capital,))
    }
    return found if form is not None else found | {"not_enterprise"}


def one_class(sector: bool, people: float, revenue: float, capital: float) -> str:
    for name, most_people, most_revenue, most_capital in TABLE[sector]:
        if people <= most_people and (
            revenue <= most_revenue * BILLION or capital <= most_capital * BILLION
        ):
            return name
    return "large"


def with_derived(facts: Facts, on: str, programmes: dict[str, dict[str, Any]]) -> Facts:
    """The facts and what follows from them, sets for size classes."""
    known = dict(facts)
    known["size_class"] = size_classes(facts)
    form, code = facts.get("legal_form"), facts.get("main_vsic_code")
    if form is not None:
        known["is_enterprise"] = form in ENTERPRISES
        known["has_legal_personality"] = form in (
            "llc",
            "joint_stock",
            "partnership",
            "cooperative",
        )
        known["established_under_enterprise_law"] = known["is_enterprise"]
        known["enterprise_registered_in_vietnam"] = known["is_enterprise"]
    if code is not None:
        makes = 10 <= int(code[:2]) <= 33
        known["is_manufacturing"] = known["is_manufacturing_or_processing"] = makes
        known["is_industrial_production_establishment"] = makes
        known["sector"] = next(
            (name for name, codes in SECTORS.items() if code[:2] in codes.split()),
            "other",
        )
    if "province" in facts:
        known["province_is_central_city"] = facts["province"] in CITIES
    if "first_registration_date" in facts:
        known["years_since_first_registration"] = age(
            facts["first_registration_date"], on
        )
    state, enterprise = facts.get("state_capital_pct"), known.get("is_enterprise")
    if enterprise is False or (state is not None and state > 50):
        known["is_private_enterprise"] = False
    elif enterprise and state is not None:
        known["is_private_enterprise"] = True
    for fact, programme in (
        ("qualifies_innovative_startup_decree80", "innovative-startup-sme-package"),
        ("qualifies_cluster_value_chain_decree80", "cluster-value-chain-sme-package"),
    ):
        found = verdict(programmes[programme], known)
        if found != "unknown":
            known[fact] = found == "eligible"
    return known


def age(start: str, on: str) -> float:
    """Years as a decimal: calendar years, then a part by month and day."""
    first, today = date.fromisoformat(start), date.fromisoformat(on)
    return (
        today.year
        - first.year
        + ((today.month * 100 + today.day) - (first.month * 100 + first.day)) / 10_000
    )


def leaf(rule: dict[str, Any], known: Facts) -> int:
    name = rule["fact"]
    if name not in known:
        return UNKNOWN
    return YES if compare(rule, known[name]) else NO


def compare(rule: dict[str, Any], value: Any) -> bool:
    (op,) = set(rule) - {"fact"}
    other = rule[op]
    return {
        "is": lambda: value == other,
        "is_not": lambda: value != other,
        "one_of": lambda: value in other,
        "none_of": lambda: value not in other,
        "below": lambda: value < other,
        "at_most": lambda: value <= other,
        "at_least": lambda: value >= other,
        "above": lambda: value > other,
    }[op]()


def judge(rule: dict[str, Any], known: Facts) -> int:
    """The outcome that every possible size class has in common, else unknown."""
    classes = known.get("size_class")
    if not isinstance(classes, set):
        return kleene(rule, known)
    outcomes = {kleene(rule, known | {"size_class": one}) for one in classes}
    return outcomes.pop() if len(outcomes) == 1 else UNKNOWN


def kleene(rule: dict[str, Any], known: Facts) -> int:
    if "any" in rule:
        return max(kleene(part, known) for part in rule["any"])
    if "all" in rule:
        return min(kleene(part, known) for part in rule["all"])
    if "not" in rule:
        return YES - kleene(rule["not"], known)
    return leaf(rule, known)


def verdict(programme: dict[str, Any], known: Facts) -> str:
    require = [
        judge(found["when"], known)
        for found in programme.get("criteria", ())
        if found["kind"] == "requirement"
    ]
    exclude = [
        judge(found["when"], known)
        for found in programme.get("criteria", ())
        if found["kind"] == "exclusion"
    ]
    if NO in require or YES in exclude:
        return "not-eligible"
    return "unknown" if UNKNOWN in require + exclude else "eligible"
