"""The smallest change that opens a programme: against trying everything, and by name.

The brute force changes every subset of the changeable facts to every value of a small
domain, completes what is unknown in every way, and derives and judges from scratch.
"""

import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from assessment.model.changes import ProgrammeChanges
from assessment.model.company import Company, CompanyFacts, FactDefinition, Range
from assessment.model.condition import Condition
from assessment.model.programme import Criterion, Edition, Programme
from assessment.scoring.conditions import judge
from assessment.support.changes import MOST_SHOWN, MOST_WORK, find_changes
from assessment.support.derived_facts import derive
from assessment.support.eligibility import judge_criteria, verdict_of
from tests.support.companies import FACTS, ON, PROGRAMMES, companies, near_eligible

BILLION = 10**9
TEXT = {"vi": "thử", "en": "test"}
CHOICES = [{"value": name, "label": TEXT} for name in ("low", "middle", "high")]
DEFINED: dict[str, dict[str, Any]] = {
    "plan": {"type": "boolean", "changeable": True},
    "certificate": {
        "type": "boolean",
        "changeable": True,
        "ask_if": {"fact": "plan", "is": True},
    },
    "past": {"type": "boolean", "changeable": False},
    "grade": {"type": "choice", "choices": CHOICES, "changeable": True},
    "rung": {
        "type": "choice",
        "choices": CHOICES,
        "changeable": True,
        "change_to": ["high"],
    },
    "origin": {
        "type": "boolean",
        "changeable": True,
        "change_to": [True],
        "change_if": {"fact": "place", "is": "low"},
    },
    "place": {"type": "choice", "choices": CHOICES, "changeable": False},
    "people": {"type": "integer", "minimum": 0, "maximum": 5, "changeable": True},
    "age": {"type": "integer", "minimum": 0, "maximum": 5, "changeable": False},
    "share": {"type": "percent", "minimum": 0, "maximum": 4, "changeable": True},
    "day": {"type": "date", "changeable": True},
    "fund": {"type": "boolean", "changeable": False, "known_by": "agency"},
    "employees_si_avg_prev_year": {
        "type": "integer",
        "minimum": 1,
        "changeable": True,
    },
    "revenue_prev_year_vnd": {"type": "money", "minimum": 1, "changeable": False},
    "total_capital_prev_year_vnd": {"type": "money", "minimum": 1, "changeable": True},
    "legal_form": {
        "type": "choice",
        "choices": [
            {"value": name, "label": TEXT}
            for name in ("llc", "joint_stock", "household_business")
        ],
        "changeable": True,
        "change_to": ["llc", "joint_stock"],
    },
    "main_vsic_code": {"type": "choice", "changeable": False},
    "size_class": {"type": "choice", "changeable": False, "known_by": "derived"},
}
SMALL = CompanyFacts.model_validate(
    {
        "id": "company-facts",
        "version": "1.0.0",
        "provinces": [],
        "industries": [],
        "facts": [
            {"id": name, "question": TEXT, "stage": "later"} | rest
            for name, rest in DEFINED.items()
        ],
        "provenance": {
            "sources": ["test"],
            "status": TEXT,
            "last_checked": ON,
        },
    }
)
DAYS = tuple(f"2026-01-0{day}" for day in range(1, 6))
DOMAINS: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("plan", "certificate", "past", "origin", "fund"), (True, False)),
    **dict.fromkeys(("grade", "rung", "place"), ("low", "middle", "high")),
    **dict.fromkeys(("people", "age"), (0, 1, 2, 3, 4, 5)),
    "share": tuple(step / 2 for step in range(9)),
    "day": DAYS,
    "employees_si_avg_prev_year": (10, 11, 100, 101, 200, 201),
    "revenue_prev_year_vnd": tuple(n * BILLION for n in (3, 4, 50, 51, 200, 201)),
    "total_capital_prev_year_vnd": tuple(n * BILLION for n in (3, 4, 100, 101)),
    "legal_form": ("llc", "joint_stock", "household_business"),
}
"""Between two neighbours no condition of these tests changes its outcome."""
SIZE = tuple(name for name in DOMAINS if name.endswith("_year") or "_prev_" in name)


def leaf(fact: str, op: str, value: Any) -> dict[str, Any]:
    return {"fact": fact, op: value}


@st.composite
def leaves(draw: st.DrawFn, facts: tuple[str, ...]) -> dict[str, Any]:
    fact = draw(st.sampled_from(facts))
    if fact == "size_class":
        classes = draw(
            st.lists(
                st.sampled_from(("micro", "small", "medium", "large")),
                min_size=1,
                max_size=3,
                unique=True,
            )
        )
        return leaf(fact, draw(st.sampled_from(("one_of", "none_of"))), classes)
    kind = DEFINED[fact]["type"]
    if kind in ("boolean", "choice"):
        value = draw(st.sampled_from(DOMAINS[fact]))
        return leaf(fact, draw(st.sampled_from(("is", "is_not"))), value)
    ops = ("is", "is_not", "below", "at_most", "at_least", "above")
    inner = DAYS[1:4] if kind == "date" else (1, 2, 3, 4)
    return leaf(fact, draw(st.sampled_from(ops)), draw(st.sampled_from(inner)))


def trees(facts: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    def branches(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        parts = st.lists(inner, min_size=1, max_size=3)
        return st.one_of(
            parts.map(lambda found: {"all": found}),
            parts.map(lambda found: {"any": found}),
            inner.map(lambda found: {"not": found}),
        )

    return st.recursive(leaves(facts), branches, max_leaves=4)


POOLS: tuple[tuple[str, ...], ...] = (
    ("plan", "certificate", "past", "grade"),
    ("rung", "place", "people", "fund"),
    ("people", "age", "share", "plan"),
    ("day", "grade", "share", "past"),
    ("people", "certificate", "plan", "rung"),
)
SIZE_POOLS: tuple[tuple[str, ...], ...] = (
    ("size_class", "plan"),
    ("size_class", "grade", "legal_form"),
)


@st.composite
def cases(
    draw: st.DrawFn, pools: tuple[tuple[str, ...], ...]
) -> tuple[Programme, dict[str, Any]]:
    """A programme with random criteria, and a company that says some of it."""
    pool = draw(st.sampled_from(pools))
    criteria = draw(
        st.lists(
            st.tuples(st.sampled_from(("requirement", "exclusion")), trees(pool)),
            min_size=1,
            max_size=3,
        )
    )
    asked = tuple(name for name in pool if name != "size_class")
    given_facts: dict[str, Any] = {}
    if "size_class" in pool:
        given_facts["main_vsic_code"] = "25"
        asked = tuple(dict.fromkeys((*asked, *SIZE, "legal_form")))
    unknown = draw(st.sets(st.sampled_from(asked), max_size=2))
    for name in asked:
        if name in unknown:
            if draw(st.booleans()):
                given_facts[name] = "dont-know"
            continue
        value = draw(st.sampled_from(DOMAINS[name]))
        if name in ("people", "share", "age") and draw(st.booleans()):
            ends = sorted((value, draw(st.sampled_from(DOMAINS[name]))))
            value = Range(
                at_least=ends[0] if draw(st.booleans()) or ends[1] == 5 else None,
                at_most=ends[1],
            )
        given_facts[name] = value
    return programme_of(*criteria), given_facts


def programme_of(*criteria: tuple[str, dict[str, Any]]) -> Programme:
    return PROGRAMMES[0].model_copy(
        update={
            "id": "random",
            "earlier": (),
            "criteria": tuple(
                Criterion.model_validate(
                    {
                        "id": f"c{number}",
                        "kind": kind,
                        "title": TEXT,
                        "when": when,
                        "reference_missing": TEXT,
                    }
                )
                for number, (kind, when) in enumerate(criteria)
            ),
        }
    )


def defined(name: str) -> FactDefinition:
    found = SMALL.fact(name)
    assert found is not None
    return found


def may_be(now: Any, value: Any) -> bool:
    if not isinstance(now, Range):
        return type(now) is type(value) and bool(now == value)
    low = -1 if now.at_least is None else now.at_least
    high = 999 if now.at_most is None else now.at_most
    return bool(low <= value <= high)


def verdict(programme: Programme, stated: Mapping[str, Any]) -> str:
    known = derive(Company(facts=dict(stated)), SMALL, on=ON)
    return verdict_of(judge_criteria(programme, known))


class BruteForce:
    """Every set of changes of one company for one programme."""

    def __init__(self, programme: Programme, stated: Mapping[str, Any]) -> None:
        self.programme = programme
        self.stated = stated
        self.asked = [name for name in DOMAINS if name in _asked_of(programme)]
        self._open: dict[tuple[tuple[str, str], ...], bool] = {}

    def is_open(self, changes: Mapping[str, Any]) -> bool:
        """Whether the programme is open, or answers can open it."""
        key = tuple(sorted((name, repr(value)) for name, value in changes.items()))
        if key not in self._open:
            self._open[key] = self._is_open({**self.stated, **changes})
        return self._open[key]

    def _is_open(self, stated: dict[str, Any]) -> bool:
        now = verdict(self.programme, stated)
        if now != "unknown":
            return now == "eligible"
        choices = [self._answers(name, stated.get(name)) for name in self.asked]
        for values in product(*choices):
            answers = {
                name: value
                for name, value in zip(self.asked, values, strict=True)
                if value is not None
            }
            full = stated | answers
            if verdict(self.programme, full) == "eligible" and self._has_sense(
                answers, full
            ):
                return True
        return False

    def _answers(self, name: str, now: Any) -> tuple[Any, ...]:
        """None leaves it as it is."""
        if now is None or now == "dont-know":
            return (None, *DOMAINS[name])
        if isinstance(now, Range):
            return (None, *(v for v in DOMAINS[name] if may_be(now, v)))
        return (None,)

    def _has_sense(self, answers: Mapping[str, Any], full: dict[str, Any]) -> bool:
        known = derive(Company(facts=full), SMALL, on=ON)
        return not any(
            (ask_if := defined(name).ask_if) is not None
            and judge(ask_if, known) is False
            for name in answers
            if name not in self.stated or self.stated[name] == "dont-know"
        )

    def values(self, name: str) -> tuple[Any, ...]:
        """What a changeable, stated fact can be changed to."""
        definition, now = defined(name), self.stated.get(name, "dont-know")
        if not definition.changeable or now == "dont-know":
            return ()
        if definition.change_if is not None:
            today = derive(Company(facts=self.stated), SMALL, on=ON)
            if judge(definition.change_if, today) is not True:
                return ()
        return tuple(
            value
            for value in DOMAINS[name]
            if not may_be(now, value)
            and (not definition.change_to or value in definition.change_to)
        )

    def smallest(self) -> tuple[int, set[frozenset[str]]] | None:
        """The fewest facts to change, and every set of as many that is enough."""
        names = [name for name in self.asked if self.values(name)]
        for size in range(len(names) + 1):
            found = {
                frozenset(chosen)
                for chosen in combinations(names, size)
                if any(
                    self.is_open(dict(zip(chosen, values, strict=True)))
                    for values in product(*map(self.values, chosen))
                )
            }
            if found:
                return size, found
        return None


def _asked_of(programme: Programme) -> set[str]:
    def names(when: Condition) -> Iterator[str]:
        for found in _leaves(when.model_dump(by_alias=True)):
            yield from ((*SIZE, "legal_form") if found == "size_class" else (found,))

    found = {name for criterion in programme.criteria for name in names(criterion.when)}
    return found | ({"plan"} if "certificate" in found else set())


def _leaves(when: Any) -> Iterator[str]:
    if isinstance(when, dict):
        if "fact" in when:
            yield when["fact"]
        for inner in when.values():
            yield from _leaves(inner)
    elif isinstance(when, list | tuple):
        for inner in when:
            yield from _leaves(inner)


def check_against_brute_force(programme: Programme, stated: dict[str, Any]) -> None:
    brute = BruteForce(programme, stated)
    expected = brute.smallest()
    found = find_changes(programme, Company(facts=stated), facts=SMALL, on=ON)
    assert found.is_complete
    event(f"{found.outcome}, {len(found.sets[0].changes) if found.sets else 0} facts")
    if expected is None:
        assert (found.outcome, found.sets) == ("impossible", ())
        return
    size, sets = expected
    if verdict(programme, stated) == "eligible":
        assert (found.outcome, found.sets) == ("eligible", ())
    elif size == 0:
        assert found.outcome == "answers-only"
        assert len(found.sets) == 1
        assert found.sets[0].changes == ()
    else:
        assert found.outcome == "changes"
        assert len(found.sets) + found.further == len(sets)
        assert len(found.sets) == min(len(sets), MOST_SHOWN)
        for shown in found.sets:
            assert frozenset(change.fact for change in shown.changes) in sets
            check_values(brute, {c.fact: c for c in shown.changes})


def check_values(brute: BruteForce, changes: Mapping[str, Any]) -> None:
    """Every value named is enough, and none that would do is left out."""
    first = {name: change.to[0] for name, change in changes.items()}
    for name, change in changes.items():
        assert change.now == brute.stated[name]
        does = {v for v in brute.values(name) if brute.is_open({**first, name: v})}
        if change.bound == "exactly":
            numeric = not isinstance(change.to[0], str | bool)
            assert numeric or set(change.to) <= does
            if DEFINED[name]["type"] in ("boolean", "choice"):
                assert set(change.to) == does
        elif change.bound == "at-least":
            assert {v for v in brute.values(name) if v >= change.to[0]} <= does
        else:
            assert {v for v in brute.values(name) if v <= change.to[0]} <= does


@settings(deadline=None, max_examples=250)
@given(cases(POOLS))
def test_the_smallest_sets_are_those_of_trying_everything(
    case: tuple[Programme, dict[str, Any]],
) -> None:
    check_against_brute_force(*case)


@settings(deadline=None, max_examples=40)
@given(cases(SIZE_POOLS))
def test_changes_reach_the_size_class_only_through_what_is_asked(
    case: tuple[Programme, dict[str, Any]],
) -> None:
    check_against_brute_force(*case)


SHOP: dict[str, Any] = {
    "legal_form": "llc",
    "main_vsic_code": "25",
    "employees_si_avg_prev_year": 45,
    "revenue_prev_year_vnd": 30 * BILLION,
}
BY_ID = {programme.id: programme for programme in PROGRAMMES}


def changes(programme: str, facts: dict[str, Any], on: str = ON) -> ProgrammeChanges:
    return find_changes(
        BY_ID[programme],
        Company(facts=facts),
        facts=FACTS,
        on=on,
        programmes=PROGRAMMES,
    )


def test_a_share_below_the_limit_is_to_reach_at_least_the_limit() -> None:
    facts = SHOP | {
        "project_exists": True,
        "project_equity_share_pct": 10,
        "tax_debt_over_1y": False,
        "bad_debt": False,
    }
    found = changes("credit-guarantee-funds", facts)
    (only,) = found.sets
    (change,) = only.changes
    assert (change.fact, change.now, change.to, change.bound) == (
        "project_equity_share_pct",
        10,
        (20,),
        "at-least",
    )
    assert (only.answers, only.ask_agency) == ((), ("province_has_guarantee_fund",))


def test_a_company_is_never_told_to_have_fewer_employees() -> None:
    facts = SHOP | {
        "employees_si_avg_prev_year": 250,
        "same_content_state_support_this_year": False,
    }
    found = changes("sme-dx-consulting", facts)
    assert (found.outcome, found.sets) == ("impossible", ())
    assert found.blocked_by == ()
    past = SHOP | {"same_content_state_support_this_year": True}
    assert changes("sme-dx-consulting", past).blocked_by == (
        "same-content-supported-this-year",
    )


def test_a_household_may_become_a_company_and_a_company_no_household() -> None:
    facts = SHOP | {
        "legal_form": "household_business",
        "same_content_state_support_this_year": False,
    }
    found = changes("sme-dx-consulting", facts)
    (only,) = found.sets
    assert [(change.fact, change.to) for change in only.changes] == [
        ("legal_form", ("llc", "joint_stock"))
    ]


def test_converting_is_a_change_for_a_household_only() -> None:
    household = SHOP | {
        "legal_form": "household_business",
        "converted_from_household": False,
        "household_continuous_operation_years": 3,
    }
    found = changes("household-conversion-support", household)
    assert found.outcome == "changes"
    (only,) = found.sets
    assert [(change.fact, change.to) for change in only.changes] == [
        ("legal_form", ("llc", "joint_stock")),
        ("converted_from_household", (True,)),
    ]
    company = household | {"legal_form": "llc"}
    found = changes("household-conversion-support", company)
    assert (found.outcome, found.blocked_by) == (
        "impossible",
        ("converted-from-household",),
    )


def test_a_household_that_did_not_say_so_only_answers_that_it_converts() -> None:
    household = SHOP | {"legal_form": "household_business"}
    (only,) = changes("household-conversion-support", household).sets
    assert [change.fact for change in only.changes] == ["legal_form"]
    assert only.answers == (
        "converted_from_household",
        "household_continuous_operation_years",
    )


def test_an_open_verdict_needs_answers_and_no_change() -> None:
    found = changes("sme-dx-consulting", SHOP)
    assert found.outcome == "answers-only"
    assert found.sets[0].answers == ("same_content_state_support_this_year",)
    sure = changes(
        "sme-dx-consulting", SHOP | {"same_content_state_support_this_year": False}
    )
    assert (sure.outcome, sure.sets) == ("eligible", ())


def test_rules_that_were_not_read_offer_no_change() -> None:
    unread = Edition.model_validate(
        {"valid_until": "2024-12-31", "because": TEXT, "rules_recorded": False}
    )
    programme = BY_ID["sme-dx-consulting"].model_copy(update={"earlier": (unread,)})
    for on, outcome in (
        ("2024-12-31", "rules-not-recorded"),
        ("2025-01-01", "answers-only"),
    ):
        found = find_changes(programme, Company(facts=SHOP), facts=FACTS, on=on)
        assert found.outcome == outcome


def test_at_its_bound_the_search_says_that_it_is_not_complete() -> None:
    facts = SHOP | {"project_exists": False}
    company = Company(facts=facts)
    programme = BY_ID["credit-guarantee-funds"]
    stopped = find_changes(programme, company, facts=FACTS, on=ON, most_steps=2)
    assert (stopped.outcome, stopped.is_complete, stopped.sets) == (
        "not-found",
        False,
        (),
    )
    whole = find_changes(programme, company, facts=FACTS, on=ON)
    assert (whole.outcome, whole.is_complete) == ("changes", True)


def test_a_programme_of_very_many_rules_is_bounded_by_its_comparisons() -> None:
    names = [
        found.id
        for found in FACTS.facts
        if found.changeable and found.known_by == "firm" and found.type == "boolean"
    ]
    draw = random.Random(3)
    rules = [
        {
            "any": [
                {"fact": name, "is": draw.choice((True, False))}
                for name in draw.sample(names, 3)
            ]
        }
        for _ in range(240)
    ]
    programme = programme_of(*(("requirement", rule) for rule in rules))
    company = Company(facts=dict.fromkeys(names, False))
    found = find_changes(
        programme,
        company,
        facts=FACTS,
        on=ON,
        most_steps=10**9,
        most_work=100_000,
    )
    assert (found.outcome, found.is_complete) == ("not-found", False)


@settings(deadline=None, max_examples=20)
@given(st.one_of(companies(), near_eligible()), st.sampled_from(PROGRAMMES))
def test_real_programmes_stay_far_below_the_bound_of_comparisons(
    facts: dict[str, Any], programme: Programme
) -> None:
    found = find_changes(
        programme,
        Company(facts=facts),
        facts=FACTS,
        on=ON,
        programmes=PROGRAMMES,
        most_work=MOST_WORK // 4,
    )
    assert found == changes(programme.id, facts)
    assert found.is_complete


@settings(deadline=None, max_examples=40)
@given(st.one_of(companies(), near_eligible()), st.data())
def test_every_set_proposed_for_a_real_programme_keeps_its_promise(
    facts: dict[str, Any], data: st.DataObject
) -> None:
    programme = data.draw(st.sampled_from(PROGRAMMES))
    found = changes(programme.id, facts)
    assert found.is_complete
    for shown in found.sets:
        changed = {change.fact: change.to[0] for change in shown.changes}
        for change in shown.changes:
            definition = FACTS.fact(change.fact)
            assert definition is not None
            assert definition.changeable
            assert definition.known_by == "firm"
            assert change.now == facts[change.fact]
            allowed = {choice.value for choice in definition.choices}
            assert not allowed or set(change.to) <= allowed
        known = derive(
            Company(facts=facts | changed), FACTS, on=ON, programmes=PROGRAMMES
        )
        after = verdict_of(judge_criteria(programme, known))
        is_sure = not (shown.answers or shown.ask_agency)
        assert after == ("eligible" if is_sure else "unknown")


@pytest.mark.parametrize("fact", [f.id for f in FACTS.facts if f.changeable])
def test_what_is_changeable_is_the_firms_own_or_follows_from_it(fact: str) -> None:
    definition = FACTS.fact(fact)
    assert definition is not None
    assert definition.known_by in ("firm", "derived")
    if definition.known_by == "derived":
        assert any(
            source.changeable
            for name in definition.derived_from
            if (source := FACTS.fact(name)) is not None
        )
