"""The rule of the day: earlier editions, their last day, and rules not read."""

from typing import Any

import pytest

from assessment.model.company import Company
from assessment.model.condition import FactCondition
from assessment.model.programme import Edition, Programme
from assessment.model.result import ProgrammeResult
from assessment.support.derived_facts import derive
from assessment.support.editions import (
    OVERRIDES,
    earlier_edition,
    edition_on,
    has_unread_rules,
    programmes_on,
)
from assessment.support.rulebook import rulebook_of
from assessment.support.verdicts import judge_support
from tests.support.companies import FACTS, ON, PROGRAMMES

BY_ID = {programme.id: programme for programme in PROGRAMMES}
BECAUSE = {"vi": "Nghị định 1/2024 đổi quy định.", "en": "Decree 1/2024 changed it."}
PLAIN = BY_ID["sme-dx-consulting"].model_copy(
    update={"earlier": (), "valid_from": "2021-10-15", "standing": "apply"}
)
SMALL = {
    "legal_form": "llc",
    "main_vsic_code": "25",
    "employees_si_avg_prev_year": 45,
    "revenue_prev_year_vnd": 30 * 10**9,
    "same_content_state_support_this_year": False,
}
MICRO = SMALL | {"employees_si_avg_prev_year": 8, "revenue_prev_year_vnd": 2 * 10**9}


def edition(valid_until: str, **changes: Any) -> Edition:
    """An edition that ends on ``valid_until``."""
    named = {"valid_until": valid_until, "because": BECAUSE} | changes
    return Edition.model_validate(named)


def with_editions(*editions: Edition, **changes: Any) -> Programme:
    """The plain programme with these editions."""
    return PLAIN.model_copy(update={"earlier": editions} | changes)


def judged(programme: Programme, facts: dict[str, Any], on: str) -> ProgrammeResult:
    """Its result for a firm that needs everything the programme gives."""
    support = judge_support(
        (programme,),
        Company(facts=facts),
        facts=FACTS,
        on=on,
        needs=dict.fromkeys(programme.needs, 1.0),
    )
    return support.programmes[0]


MICRO_TOO = PLAIN.criteria[0].model_copy(
    update={"when": FactCondition(fact="size_class", one_of=("micro", "small"))}
)
OLD_RULE = edition("2025-02-28", criteria=[MICRO_TOO.model_dump(by_alias=True)])
OLD_AGENCY = edition("2025-02-28", agency={"vi": "Sở cũ", "en": "Old department"})
UNREAD = edition("2023-12-31", rules_recorded=False)


def test_the_last_day_of_an_edition_is_its_own() -> None:
    programme = with_editions(OLD_RULE)
    assert earlier_edition(programme, "2025-02-28") is OLD_RULE
    assert earlier_edition(programme, "2025-03-01") is None
    assert judged(programme, MICRO, "2025-02-28").verdict == "eligible"
    assert judged(programme, MICRO, "2025-03-01").verdict == "not-eligible"


def test_the_first_edition_that_is_not_over_is_in_force() -> None:
    programme = with_editions(UNREAD, OLD_RULE)
    assert earlier_edition(programme, "2019-01-01") is UNREAD
    assert earlier_edition(programme, "2023-12-31") is UNREAD
    assert earlier_edition(programme, "2024-01-01") is OLD_RULE


def test_what_an_edition_leaves_out_was_as_now() -> None:
    found = edition_on(with_editions(OLD_AGENCY), "2025-02-28")
    assert found.agency.en == "Old department"
    for key in set(Programme.model_fields) - {"agency", "earlier"}:
        assert getattr(found, key) == getattr(PLAIN, key)


def test_every_key_of_an_edition_is_taken_over() -> None:
    own = {"valid_until", "because", "rules_recorded"}
    assert set(Edition.model_fields) == {*OVERRIDES, *own}
    assert set(OVERRIDES) <= set(Programme.model_fields)


def test_nothing_differs_gives_the_very_same_objects() -> None:
    programmes = (with_editions(OLD_RULE), *PROGRAMMES[:2])
    assert programmes_on(programmes, ON) is programmes
    assert edition_on(programmes[0], ON) is programmes[0]
    before, again = (programmes_on(programmes, "2025-02-28") for _ in range(2))
    assert before[0] is again[0]
    other_day = programmes_on(programmes, "2024-06-30")
    assert rulebook_of(before, FACTS) is rulebook_of(other_day, FACTS)


def test_rules_that_were_not_read_give_no_verdict() -> None:
    programme = with_editions(UNREAD, OLD_RULE, valid_from="2024-01-01")
    for facts in ({}, SMALL, MICRO, SMALL | {"legal_form": "household_business"}):
        found = judged(programme, facts, "2023-12-31")
        assert (found.verdict, found.standing) == ("unknown", "background")
        assert not found.is_recommended
        assert found.edition is UNREAD
        assert found.missing_facts == found.ask_agency == ()
        assert found.criteria == ()
    assert judged(programme, SMALL, "2024-01-01").edition is OLD_RULE
    assert judged(programme, SMALL, "2025-03-01").edition is None


def test_nothing_of_the_rule_of_today_is_shown_where_none_was_read() -> None:
    found = edition_on(with_editions(UNREAD), "2023-12-31")
    assert found.name == PLAIN.name
    assert found.offer.tiers == ()
    assert "50%" not in found.offer.summary.vi
    assert (found.documents, found.steps, found.references) == ((), (), ())
    named = edition("2023-12-31", rules_recorded=False, agency=BECAUSE)
    assert edition_on(with_editions(named), "2023-12-31").agency == named.agency


@pytest.mark.parametrize("own", ["closed", "background"])
def test_an_unread_edition_never_lifts_a_standing(own: str) -> None:
    programme = with_editions(UNREAD, standing=own)
    assert judged(programme, SMALL, "2023-12-31").standing == own


def test_an_edition_may_stand_lower_than_today_and_not_above_its_dates() -> None:
    closed = with_editions(edition("2025-02-28", standing="closed"))
    assert judged(closed, SMALL, "2025-02-28").standing == "closed"
    assert judged(closed, SMALL, "2025-03-01").standing == "apply"
    early = with_editions(edition("2025-02-28"), valid_from="2025-01-01")
    assert judged(early, SMALL, "2024-12-31").standing == "watch"
    assert not judged(early, SMALL, "2024-12-31").in_force
    assert judged(early, SMALL, "2025-01-01").in_force


def test_facts_that_rest_on_a_programme_use_its_rule_of_the_day() -> None:
    name = "innovative-startup-sme-package"
    fact = "qualifies_innovative_startup_decree80"
    none_left = BY_ID[name].model_copy(
        update={"earlier": (UNREAD, edition("2025-02-28", criteria=[]))}
    )
    unread = BY_ID[name].model_copy(update={"earlier": (UNREAD,)})
    firm = Company(facts={"legal_form": "household_business"})
    now = derive(firm, FACTS, on=ON, programmes=[none_left])
    assert now[fact] is False
    then = derive(firm, FACTS, on="2025-02-28", programmes=[none_left])
    assert then[fact] is True
    old = derive(firm, FACTS, on="2023-12-31", programmes=[unread])
    assert fact not in old
    reader = PLAIN.model_copy(
        update={
            "criteria": (
                PLAIN.criteria[0].model_copy(
                    update={"when": FactCondition(fact=fact, is_=False)}
                ),
            )
        }
    )
    for source, on, verdict in (
        (none_left, ON, "eligible"),
        (none_left, "2025-02-28", "not-eligible"),
        (unread, "2023-12-31", "unknown"),
    ):
        support = judge_support((reader, source), firm, facts=FACTS, on=on, needs={})
        assert {f.programme.id: f.verdict for f in support.programmes}[
            reader.id
        ] == verdict
        assert not has_unread_rules(reader, on)
