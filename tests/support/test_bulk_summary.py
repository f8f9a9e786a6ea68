"""Counts over many companies are those of the companies taken one by one."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.company import Company
from assessment.support.bulk_reading import columns_of_companies
from assessment.support.bulk_summary import summarise_many
from assessment.support.verdicts import judge_support
from tests.support.companies import FACTS, ON, PROGRAMMES, companies


@settings(deadline=None, max_examples=15)
@given(st.lists(companies(), min_size=1, max_size=6))
def test_counts_are_those_of_the_firms_one_by_one(
    several: list[dict[str, str]],
) -> None:
    firms = [Company(facts=facts) for facts in several]
    columns = columns_of_companies(firms, FACTS)
    found = summarise_many(PROGRAMMES, columns, facts=FACTS, on=ON, chunk=4)
    verdicts: Counter[tuple[str, str]] = Counter()
    against: Counter[tuple[str, str]] = Counter()
    alone: Counter[tuple[str, str]] = Counter()
    waiting: Counter[str] = Counter()
    firms_waiting: Counter[str] = Counter()
    for firm in firms:
        support = judge_support(PROGRAMMES, firm, facts=FACTS, on=ON, needs={})
        lacking: set[str] = set()
        for result in support.programmes:
            programme = result.programme.id
            verdicts[programme, result.verdict] += 1
            against.update((programme, reason) for reason in result.reasons)
            if len(result.reasons) == 1:
                alone[programme, result.reasons[0]] += 1
            waiting.update((*result.missing_facts, *result.ask_agency))
            lacking |= {*result.missing_facts, *result.ask_agency}
        firms_waiting.update(lacking)
    for programme in found.programmes:
        own = programme.programme.id
        assert programme.eligible == verdicts[own, "eligible"]
        assert programme.unknown == verdicts[own, "unknown"]
        assert programme.not_eligible == verdicts[own, "not-eligible"]
    blocking = {(one.programme, one.id): one for one in found.blocking}
    assert {key: one.not_met for key, one in blocking.items()} == against
    assert {k: one.alone for k, one in blocking.items() if one.alone} == alone
    assert {one.fact: one.companies for one in found.missing} == firms_waiting
    assert {one.fact: one.verdicts for one in found.missing} == waiting
