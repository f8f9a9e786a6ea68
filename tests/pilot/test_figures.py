"""The figures of a pilot against an independent computation."""

from itertools import combinations
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.model.maturity import Questionnaire
from assessment.model.pilot import PilotAnswers
from assessment.pilot.advice import upper_bound
from assessment.pilot.agreement import (
    DRAWS,
    SEED,
    agreement,
    alpha,
    with_interval,
)
from assessment.pilot.figures import quantile, summarise_pilot
from assessment.pilot.rest_scores import rest_scores
from tests import workshop
from tests.workshop import ALWAYS, DROPPED, KEPT, OLD, OLD_NAME, REWRITTEN

QUESTIONNAIRE = Questionnaire.model_validate(workshop.old_version())
PUBLISHED = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
"""Krippendorff (2011), section C: four observers, twelve units, missing data."""


def respondent(**more):
    given = {
        "company": "",
        "respondent": "a1",
        "role": "owner",
        "asked": OLD,
        "answers": {},
        "seconds": {},
        "shown": frozenset(),
        "unclear": frozenset(),
    }
    return PilotAnswers(**(given | more))


def item(respondents, name):
    report = summarise_pilot(QUESTIONNAIRE, respondents)
    return next(found for found in report.items if found.indicator == name)


def units_of(table):
    columns = (
        [v for v in column if v is not None] for column in zip(*table, strict=True)
    )
    return [unit for unit in columns if len(unit) > 1]


def alpha_by_coincidences(units):
    """The same number by Krippendorff's matrix of coincidences."""
    coincidences = np.zeros((6, 6))
    for unit in units:
        for i, a in enumerate(unit):
            for j, b in enumerate(unit):
                if i != j:
                    coincidences[a, b] += 1 / (len(unit) - 1)
    levels = np.arange(6)
    apart = (levels[:, None] - levels[None, :]) ** 2
    margins = coincidences.sum(axis=1)
    n = margins.sum()
    expected = (np.outer(margins, margins) * apart).sum() / (n - 1)
    return None if expected == 0 else 1 - (coincidences * apart).sum() / expected


def test_alpha_gives_the_published_number():
    assert alpha(units_of(PUBLISHED)) == pytest.approx(0.849, abs=5e-4)


UNITS = st.lists(st.lists(st.integers(0, 5), min_size=2, max_size=4), min_size=1)


@given(UNITS)
def test_alpha_is_that_of_the_coincidences(units):
    expected = alpha_by_coincidences(units)
    found = alpha(units)
    assert (found is None) == (expected is None)
    assert found is None or found == pytest.approx(expected, abs=1e-9)


@given(UNITS)
def test_agreement_counts_every_pair(units):
    pairs = [pair for unit in units for pair in combinations(unit, 2)]
    found = agreement([*units, [3], []])
    assert found.pairs == len(pairs)
    assert found.exact == pytest.approx(np.mean([a == b for a, b in pairs]))
    near = np.mean([abs(a - b) < 2 for a, b in pairs])
    assert found.within_one == pytest.approx(near)


def test_without_a_pair_nothing_is_said():
    found = agreement([[1], [2]])
    assert (found.pairs, found.exact, found.within_one, found.alpha) == (
        0,
        None,
        None,
        None,
    )


@given(st.lists(st.floats(0, 600), min_size=1, max_size=40), st.floats(0, 1))
def test_quantiles_are_those_of_numpy(values, share):
    expected = np.quantile(values, share, method="linear")
    assert quantile(sorted(values), share) == pytest.approx(expected, abs=1e-6)


def with_levels(*levels):
    return [respondent(answers={KEPT: level}) for level in levels]


def test_fewer_than_thirty_levels_raise_no_flag():
    found = item(with_levels(*[2] * 29), KEPT)
    assert (found.is_enough, found.split, found.rarely_chosen) == (False, None, ())


@pytest.mark.parametrize(
    ("counts", "split", "rare"),
    [
        ((5, 5, 5, 5, 5, 5), None, ()),
        ((0, 0, 30, 0, 0, 0), 2, ()),
        ((0, 0, 34, 0, 0, 0), 2, ()),
        ((0, 0, 35, 0, 0, 0), 2, (1, 3)),
        ((4, 4, 24, 4, 2, 2), None, ()),
        ((4, 4, 25, 3, 2, 2), 2, ()),
        ((30, 1, 5, 5, 5, 5), None, ()),
        ((30, 1, 5, 5, 5, 8), None, (1,)),
        ((0, 25, 25, 25, 25, 0), None, ()),
    ],
)
def test_over_sixty_percent_splits_and_a_middle_level_is_rarely_chosen(
    counts, split, rare
):
    levels = [level for level, count in enumerate(counts) for _ in range(count)]
    found = item(with_levels(*levels), KEPT)
    assert tuple(found.levels.values()) == counts
    assert (found.split, found.rarely_chosen) == (split, rare)


@given(st.integers(1, 400), st.data())
def test_the_upper_bound_is_where_the_test_of_the_share_ends(whole, data):
    """The largest p with (share - p)^2 n <= z^2 p (1 - p), found by halving."""
    part = data.draw(st.integers(0, whole))
    share, square = part / whole, NormalDist().inv_cdf(0.975) ** 2
    low, high = share, 1.0
    for _ in range(80):
        middle = (low + high) / 2
        inside = (share - middle) ** 2 * whole <= square * middle * (1 - middle)
        low, high = (middle, high) if inside else (low, middle)
    assert upper_bound(part, whole) == pytest.approx(low, abs=1e-9)


@pytest.mark.parametrize(
    ("unknown", "known", "expected"), [(1, 4, True), (19, 81, False), (1, 0, True)]
)
def test_many_who_dont_know_are_flagged_however_few_answered(unknown, known, expected):
    people = with_levels(*["dont-know"] * unknown, *[2] * known)
    assert item(people, KEPT).is_often_unknown is expected


@pytest.mark.parametrize(
    ("unclear", "others", "expected"), [(1, 9, True), (9, 91, False), (0, 0, False)]
)
def test_what_is_unclear_to_one_in_ten_is_flagged(unclear, others, expected):
    people = [
        *[respondent(unclear=frozenset({KEPT}))] * unclear,
        *[respondent(answers={KEPT: 1})] * others,
        respondent(),
    ]
    found = item(people, KEPT)
    assert found.is_often_unclear is expected
    seen = unclear + others
    assert found.unclear_rate == (unclear / seen if seen else None)


@pytest.mark.parametrize(
    ("skipped", "answered", "expected"), [(1, 19, True), (1, 20, False)]
)
def test_what_one_in_twenty_skips_is_flagged(skipped, answered, expected):
    people = [
        *[respondent(answers={ALWAYS: 1})] * skipped,
        *[respondent(answers={KEPT: 1, ALWAYS: 1})] * answered,
    ]
    assert item(people, KEPT).is_often_skipped is expected


def test_times_and_marks_of_people_no_longer_asked_do_not_count():
    gone = respondent(asked=(ALWAYS,), seconds={KEPT: 9.0}, unclear=frozenset({KEPT}))
    found = item([gone, respondent(seconds={KEPT: 4.0})], KEPT)
    assert (found.times.n, found.times.median, found.unclear) == (1, 4.0, 0)


LEVELS = st.lists(
    st.lists(st.one_of(st.integers(0, 5), st.none()), min_size=5, max_size=5),
    min_size=30,
    max_size=60,
)


@settings(deadline=None, max_examples=60)
@given(LEVELS)
def test_rest_scores_are_those_of_a_plain_computation(table):
    people = [
        respondent(
            answers={k: v for k, v in zip(OLD, row, strict=True) if v is not None}
        )
        for row in table
    ]
    found = rest_scores(OLD[0], people)
    rows = [
        (row[0], np.mean(rest))
        for row in table
        if row[0] is not None
        and len(rest := [v for v in row[1:] if v is not None]) >= 2
    ]
    assert found.n == len(rows)
    if len(rows) < 30:
        assert (found.by_level, found.falls_at, found.correlation) == ({}, (), None)
        return
    own, rest = np.array(rows, float).T
    means = {level: rest[own == level].mean() for level in sorted({*own})}
    assert found.by_level == pytest.approx(means)
    if own.std() > 1e-6 and rest.std() > 1e-6:
        expected = np.corrcoef(own, rest)[0, 1]
        assert found.correlation == pytest.approx(expected, abs=1e-9)
    else:
        assert found.correlation is None


def test_levels_in_order_rise_and_a_level_out_of_order_is_named():
    def people(order):
        return [
            respondent(answers={KEPT: own} | dict.fromkeys(OLD[1:], rest))
            for own, rest in enumerate(order)
            for _ in range(6)
        ]

    rising = rest_scores(KEPT, people((0, 1, 2, 3, 4)))
    assert (rising.n, rising.falls_at, rising.correlation) == (30, (), 1.0)
    assert rest_scores(KEPT, people((0, 2, 1, 3, 3))).falls_at == (2, 4)


def bootstrap(companies):
    """The same interval by drawing companies one by one."""
    rng = np.random.default_rng(SEED)
    alphas = []
    for drawn in rng.integers(0, len(companies), (DRAWS, len(companies))):
        units = [unit for place in drawn for unit in companies[place]]
        one = alpha_by_coincidences(units)
        if one is not None:
            alphas.append(one)
    return np.percentile(alphas, [2.5, 97.5])


def test_the_interval_of_alpha_draws_whole_companies():
    rng = np.random.default_rng(7)
    companies = [
        [
            [int(level), int(min(5, max(0, level + rng.integers(-1, 2))))]
            for level in rng.integers(0, 6, rng.integers(1, 4))
        ]
        for _ in range(14)
    ]
    found = with_interval(companies)
    assert found.alpha == alpha([unit for units in companies for unit in units])
    assert [found.alpha_low, found.alpha_high] == pytest.approx(bootstrap(companies))
    assert found.alpha_low < found.alpha < found.alpha_high
    assert with_interval(companies) == found
    assert with_interval(companies[:9]).alpha_low is None


def test_the_median_of_alpha_is_taken_within_items_of_ten_companies():
    def people(count):
        return [
            respondent(
                company=str(n),
                respondent=who,
                answers={
                    KEPT: n % 5,
                    ALWAYS: n % 5 if who == "a" else (n + 1) % 5,
                    OLD_NAME: n % 3 + (who == "b"),
                },
            )
            for n in range(count)
            for who in ("a", "b")
        ]

    report = summarise_pilot(QUESTIONNAIRE, people(10))
    alphas = [found.agreement.alpha for found in report.items[:3]]
    assert report.alpha_within == np.median(alphas)
    assert summarise_pilot(QUESTIONNAIRE, people(9)).alpha_within is None


def test_levels_are_told_by_language_and_size_for_groups_of_five_and_more():
    people = [
        *[respondent(language="vi", size_class="small", answers={KEPT: 2})] * 5,
        *[respondent(language="en", size_class="micro", answers={KEPT: 3})] * 4,
        respondent(answers={KEPT: 3}),
    ]
    report = summarise_pilot(QUESTIONNAIRE, people)
    assert report.languages == {"en": 4, "vi": 5}
    assert report.size_classes == {"micro": 4, "small": 5}
    found = report.items[0]
    assert found.by_language == {"vi": {0: 0, 1: 0, 2: 5, 3: 0, 4: 0, 5: 0}}
    assert list(found.by_size_class) == ["small"]


def test_unknown_and_not_applicable_are_no_levels():
    people = [
        *with_levels(1, 2),
        respondent(answers={KEPT: "dont-know"}),
        respondent(answers={KEPT: "not-applicable"}),
    ]
    found = item(people, KEPT)
    assert (sum(found.levels.values()), found.dont_know, found.not_applicable) == (
        2,
        1,
        1,
    )
    assert found.dont_know_rate == 0.25


def test_skipped_is_what_was_passed_by_and_not_reached_what_came_after():
    person = respondent(
        answers={KEPT: 1, OLD_NAME: 2},
        shown=frozenset({KEPT, ALWAYS, OLD_NAME, DROPPED, REWRITTEN}),
    )
    report = summarise_pilot(QUESTIONNAIRE, [person])
    told = {
        found.indicator: (found.skipped, found.not_reached, found.stopped)
        for found in report.items
    }
    assert told == {
        KEPT: (0, 0, 0),
        ALWAYS: (1, 0, 0),
        OLD_NAME: (0, 0, 0),
        DROPPED: (0, 1, 1),
        REWRITTEN: (0, 1, 0),
    }
    assert report.finished == 0
    assert item([person], ALWAYS).missing_rate == 1.0
    assert item([person], DROPPED).missing_rate is None


def test_leaving_between_two_screens_is_no_drop_off_at_a_question():
    person = respondent(answers={KEPT: 1, ALWAYS: 1}, shown=frozenset({KEPT, ALWAYS}))
    report = summarise_pilot(QUESTIONNAIRE, [person])
    assert [found.stopped for found in report.items] == [0] * 5


def test_what_was_not_asked_is_not_missing():
    person = respondent(asked=(KEPT,), answers={KEPT: 2, DROPPED: 4})
    report = summarise_pilot(QUESTIONNAIRE, [person])
    assert [found.asked for found in report.items] == [1, 0, 0, 0, 0]
    assert (report.n, report.finished) == (1, 1)
    assert sum(item([person], DROPPED).levels.values()) == 0


def test_times_and_unclear_marks_are_counted():
    people = [
        respondent(seconds={KEPT: seconds}, unclear=frozenset({KEPT}))
        for seconds in (10.0, 20.0, 40.0)
    ]
    found = item([*people, respondent()], KEPT)
    times = found.times
    assert (times.n, times.lower_quartile, times.median, times.upper_quartile) == (
        3,
        15.0,
        20.0,
        30.0,
    )
    assert found.unclear == 3
    assert item([respondent()], KEPT).times.median is None


def test_only_respondents_of_one_company_are_compared():
    people = [
        respondent(company="A", respondent="1", answers={KEPT: 2, ALWAYS: 1}),
        respondent(company="A", respondent="2", answers={KEPT: 2, ALWAYS: 4}),
        respondent(company="B", respondent="3", answers={KEPT: 5}),
        respondent(company="", respondent="4", answers={KEPT: 5}),
        respondent(company="", respondent="5", answers={KEPT: 5}),
    ]
    report = summarise_pilot(QUESTIONNAIRE, people)
    assert item(people, KEPT).agreement.pairs == 1
    assert item(people, KEPT).agreement.exact == 1.0
    assert item(people, ALWAYS).agreement.within_one == 0.0
    assert (report.agreement.pairs, report.agreement.exact) == (2, 0.5)


PEOPLE = st.lists(
    st.builds(
        respondent,
        respondent=st.text("abcdef", min_size=4, max_size=4),
        company=st.sampled_from(["", "A", "B", "C"]),
        role=st.sampled_from(["owner", "production"]),
        answers=st.dictionaries(
            st.sampled_from(OLD),
            st.one_of(st.integers(0, 5), st.sampled_from(["dont-know"])),
        ),
        shown=st.frozensets(st.sampled_from(OLD)),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(PEOPLE)
def test_everyone_asked_is_counted_once(people):
    report = summarise_pilot(QUESTIONNAIRE, people)
    assert report.n == len(people) == sum(report.roles.values())
    for found in report.items:
        known = sum(found.levels.values())
        told = known + found.dont_know + found.not_applicable
        assert found.asked == told + found.skipped + found.not_reached
        assert found.stopped <= found.not_reached
    leaving = sum(found.stopped for found in report.items)
    assert leaving <= report.n - report.finished
