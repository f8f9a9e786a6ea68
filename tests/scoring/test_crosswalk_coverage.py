"""Coverage of other systems: it counts questions, never answers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.content.loading import load_crosswalk, load_questionnaire
from assessment.model.crosswalk import FieldEvidence
from assessment.model.maturity import Depth
from assessment.scoring.crosswalk import coverage_of

ROOT = Path(__file__).parents[2] / "questionnaires"
CROSSWALK = load_crosswalk(ROOT / "crosswalk.yaml")
CORE = load_questionnaire(ROOT / "smart-manufacturing" / "1.1.0.yaml")
MODULE = load_questionnaire(ROOT / "wood-furniture" / "1.0.0.yaml")
IDS = [indicator.id for indicator, _ in CORE.indicators()]
some_asked = st.sets(st.sampled_from(IDS))


def at(depth):
    return {i.id for i, _ in CORE.indicators() if depth.contains(i.depth)}


def shares(asked):
    return {found.system: found.share for found in coverage_of(CORE, CROSSWALK, asked)}


@pytest.mark.parametrize(
    ("depth", "fields"),
    [
        (Depth.QUICK, (9, 5, 5, 7, 4)),
        (Depth.EXPRESS, (14, 5, 6, 11, 6)),
        (Depth.FULL, (14, 6, 7, 12, 7)),
    ],
)
def test_the_fields_each_depth_says_something_about(depth, fields):
    found = coverage_of(CORE, CROSSWALK, at(depth))
    assert tuple(len(system.with_evidence) for system in found) == fields
    sizes = (16, 6, 7, 18, 7)
    assert [system.share for system in found] == [
        covered / size for covered, size in zip(fields, sizes, strict=True)
    ]


def test_what_is_left_out_shows_as_fields_without_evidence():
    siri, *_, impuls, _ = coverage_of(CORE, CROSSWALK, IDS)
    assert siri.without_evidence == (5, 6)
    assert impuls.without_evidence == (
        "cloud",
        "ict-add-on-functions",
        "usage-phase-data",
        "data-driven-services",
        "share-of-revenues",
        "share-of-data-used",
    )


def test_a_field_names_its_indicators_in_the_order_of_the_questionnaire():
    asked = ("energy-and-waste-saving", "energy-metering", "production-count-capture")
    siri, eu_dma, *_ = coverage_of(CORE, CROSSWALK, asked)
    assert siri.with_evidence == (
        FieldEvidence(field=7, indicators=("production-count-capture",)),
        FieldEvidence(field=9, indicators=("energy-metering",)),
        FieldEvidence(field=10, indicators=("production-count-capture",)),
        FieldEvidence(
            field=12, indicators=("energy-metering", "energy-and-waste-saving")
        ),
    )
    assert siri.share == 4 / 16
    assert [found.field for found in eu_dma.with_evidence] == ["M2.4", "M2.6"]


def test_nothing_asked_covers_nothing_and_a_module_claims_nothing():
    assert set(shares(()).values()) == {0}
    module = [indicator.id for indicator, _ in MODULE.indicators()]
    found = coverage_of(MODULE, CROSSWALK, module)
    assert {system.share for system in found} == {0}


def test_an_id_that_names_no_indicator_counts_for_nothing():
    assert shares(["no-such-indicator"]) == shares([])


@given(some_asked)
def test_every_field_is_in_exactly_one_part(asked):
    found = coverage_of(CORE, CROSSWALK, asked)
    for system, covered in zip(CROSSWALK.systems, found, strict=True):
        inside = [evidence.field for evidence in covered.with_evidence]
        every = [field.id for field in system.fields]
        assert sorted([*inside, *covered.without_evidence], key=every.index) == every
        assert covered.share == len(inside) / len(every)
        named = {name for one in covered.with_evidence for name in one.indicators}
        assert named <= asked


@given(some_asked, st.sampled_from(IDS))
def test_one_more_question_never_covers_less(asked, one_more):
    before, after = shares(asked), shares(asked | {one_more})
    assert all(before[system] <= after[system] for system in before)


@given(st.permutations(IDS))
def test_the_order_of_what_was_asked_is_irrelevant(asked):
    assert coverage_of(CORE, CROSSWALK, asked) == coverage_of(CORE, CROSSWALK, IDS)
