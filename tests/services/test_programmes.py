"""Looking through the catalogue: filters narrow, verdicts are the firm's own."""

import pytest

from assessment.errors import NotFound
from assessment.model.company import Company
from assessment.model.responses import AssessmentFile
from assessment.services import programmes
from assessment.services.access import local_actor
from assessment.services.programmes import Wanted

ACTOR = local_actor()
ON = "2026-11-22"
MEDIUM_FIRM = AssessmentFile(
    questionnaire="smart-manufacturing",
    version="1.0.0",
    company=Company(
        facts={
            "legal_form": "llc",
            "main_vsic_code": "25",
            "employees_si_avg_prev_year": 150,
            "revenue_prev_year_vnd": 150_000_000_000,
            "same_content_state_support_this_year": False,
        }
    ),
)


def ids(rows):
    return [row.found.programme.id for row in rows]


def test_for_nobody_no_programme_with_criteria_has_a_verdict():
    rows = programmes.find(ACTOR, Wanted(), on=ON)
    assert len(rows) == len(set(ids(rows))) > 24
    for row in rows:
        if row.found.criteria:
            assert row.found.verdict == "unknown"


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        (Wanted(need="erp_mes"), lambda f: "erp_mes" in f.programme.needs),
        (Wanted(type="loan"), lambda f: f.programme.type == "loan"),
        (
            Wanted(barrier="data-quality"),
            lambda f: "data-quality" in f.programme.barriers,
        ),
        (Wanted(standing="apply"), lambda f: f.standing == "apply"),
        (Wanted(verdict="eligible"), lambda f: f.verdict == "eligible"),
    ],
)
def test_a_filter_keeps_exactly_what_fits(wanted, fits):
    everything = programmes.find(ACTOR, Wanted(), on=ON, file=MEDIUM_FIRM)
    kept = programmes.find(ACTOR, wanted, on=ON, file=MEDIUM_FIRM)
    assert ids(kept) == [
        row.found.programme.id for row in everything if fits(row.found)
    ]
    assert 0 < len(kept) < len(everything)


def test_filters_and_words_narrow_together():
    rows = programmes.find(ACTOR, Wanted(text="natif", type="loan"), on=ON)
    assert {row.found.programme.type for row in rows} <= {"loan"}
    assert all("natif" in row.found.programme.id for row in rows)


def test_the_verdict_is_that_of_the_firm_in_the_file():
    row = programmes.one(ACTOR, "sme-dx-consulting", on=ON, file=MEDIUM_FIRM)
    assert row.found.verdict == "eligible"
    assert programmes.one(ACTOR, "sme-dx-consulting", on=ON).found.verdict == "unknown"


def test_an_unknown_id_or_need_is_answered_with_the_nearest():
    with pytest.raises(NotFound) as caught:
        programmes.one(ACTOR, "sme-dx-consultin", on=ON)
    (problem,) = caught.value.problems
    assert (problem.code, problem.values["found"]) == ("P001", "sme-dx-consultin")
    assert "sme-dx-consulting" in problem.line_of_text("en")
    with pytest.raises(NotFound) as caught:
        programmes.find(ACTOR, Wanted(need="erp_mess"), on=ON)
    (problem,) = caught.value.problems
    assert problem.code == "P002"
    assert "erp_mes" in problem.line_of_text("vi")


def test_rows_to_check_come_worst_first_and_fresh_ones_stay_away():
    assert all(row[1] == "expired" for row in programmes.stale(ACTOR, on="2026-11-22"))
    rows = programmes.stale(ACTOR, on="2027-02-19")
    assert {row[1] for row in rows} <= {"expired", "stale"}
    rows = programmes.stale(ACTOR, on="2027-05-20")
    kinds = [row[1] for row in rows]
    assert kinds == sorted(kinds, key=["expired", "overdue", "stale"].index)
    assert "overdue" in kinds
