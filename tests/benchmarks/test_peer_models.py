"""The peers get equal models: checked here without them, before they are timed."""

import re
from math import isclose

import pytest

from assessment.scoring.bulk import score_many
from assessment.scoring.score import score_responses
from assessment.scoring.tree import ScoringTree, compile_tree
from benchmarks import sample, scoring, survey_core, xlsform

_CALL = re.compile(r"(\w+)\((.*)\)")


def _tree() -> ScoringTree:
    return compile_tree(sample.questionnaire())


def _as_survey_core(answers: dict[str, int]) -> dict[str, float | None]:
    """The model's calculated values, by the two functions of survey_core.mjs."""
    known: dict[str, float | None] = dict(answers)
    model = survey_core.model(sample.questionnaire(), _tree())
    for value in model["calculatedValues"]:
        call = _CALL.fullmatch(value["expression"])
        assert call is not None
        parts = call[2].split(", ")
        pairs = [
            (known.get(name.strip("{}")), float(weight))
            for name, weight in zip(parts[::2], parts[1::2], strict=True)
        ]
        sure = [(x, w) for x, w in pairs if x is not None and x >= 0]
        if call[1] == "weightedMean":
            top, whole = sum(x * w for x, w in sure), sum(w for _, w in sure)
        else:
            top = sum(w for _, w in sure)
            whole = sum(w for x, w in pairs if x != -1)
        known[value["name"]] = top / whole if whole else None
    return known


@pytest.mark.parametrize("respondent", range(40))
def test_the_survey_core_model_gives_our_scores(respondent: int) -> None:
    tree = _tree()
    answers = sample.answers_of(40)[respondent]
    theirs = _as_survey_core(survey_core.data(answers))
    for node in score_responses(tree, answers, depth=sample.DEPTH).nodes:
        name = survey_core.name(node.id)
        coverage = theirs[f"{name}_coverage"]
        is_shown = coverage is not None and coverage >= tree.minimum_coverage - 1e-9
        number = theirs[f"{name}_number"] if is_shown else None
        assert (number is None) == (node.score is None)
        if number is not None and node.score is not None:
            assert isclose(number, node.score, abs_tol=1e-9)


def test_made_up_answers_hold_every_kind_of_answer() -> None:
    people = sample.answers_of(200)
    kinds = {answer for answers in people for answer in answers.values()}
    assert kinds == {0, 1, 2, 3, 4, 5, "not-applicable", "dont-know"}
    assert min(map(len, people)) < len(sample.asked())
    assert people == sample.answers_of(200)


def test_bulk_reads_the_same_answers() -> None:
    tree, people = _tree(), sample.answers_of(30)
    array = scoring.array_of(tree, people)
    found = score_many(tree, array, depth=sample.DEPTH).score.T
    wanted = [
        [n.score for n in score_responses(tree, one, depth=sample.DEPTH).nodes]
        for one in people
    ]
    scoring.compare(wanted, [[None if x != x else float(x) for x in r] for r in found])


@pytest.mark.parametrize("theirs", [[[2.5000001]], [[None]], [[2.5], [2.5]]])
def test_one_unequal_score_stops_the_benchmark(
    theirs: list[list[float | None]],
) -> None:
    with pytest.raises(scoring.Unequal):
        scoring.compare([[2.5]], theirs)


def test_the_xlsform_has_every_question_and_level_in_both_languages() -> None:
    questionnaire = sample.questionnaire()
    sheets = xlsform.workbook(questionnaire)
    selects = [row for row in sheets["survey"] if row["type"].startswith("select_one")]
    indicators = [found for found, _ in questionnaire.indicators()]
    assert {row["name"] for row in selects} == {
        survey_core.name(found.id) for found in indicators
    }
    labels = {(row["list_name"], row["name"]): row for row in sheets["choices"]}
    for found in indicators:
        for level in found.levels:
            row = labels[survey_core.name(found.id), str(level.level)]
            assert row["label::Vietnamese (vi)"] == level.text.vi
            assert row["label::English (en)"] == level.text.en


def test_the_xlsform_calculates_only_from_what_it_has() -> None:
    rows = xlsform.workbook(sample.questionnaire())["survey"]
    names = [row["name"] for row in rows if "name" in row]
    assert len(names) == len(set(names))
    for row in rows:
        for name in re.findall(r"\$\{(\w+)\}", row.get("calculation", "")):
            assert name in names
