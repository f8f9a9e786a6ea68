"""The rule engines get our rules: equal verdicts, checked here on fewer firms."""

from collections import Counter

import numpy as np
import pytest

from assessment.model.condition import Condition, FactCondition
from assessment.model.programme import Programme
from assessment.scoring.conditions import compiled
from assessment.support.bulk_reading import columns_of_companies
from benchmarks import firms, openfisca, sample, support, zen_rules

SEVERAL = firms.firms(60)
COLUMNS = columns_of_companies(SEVERAL, sample.library().company_facts())


def test_openfisca_finds_the_same_firms_eligible() -> None:
    peer = openfisca.OpenFisca(firms.rules(), firms.columns_of_known(SEVERAL))
    support.compare(support.judged(COLUMNS), np.array(peer.verdicts()))


def test_zen_finds_the_same_firms_eligible() -> None:
    known = [firms.known_facts(firm) for firm in SEVERAL]
    peer = zen_rules.Zen(firms.rules(), known)
    support.compare(support.judged(COLUMNS), np.array(peer.verdicts()).T)


def test_a_difference_is_never_timed() -> None:
    found = support.judged(COLUMNS)
    wrong = found.verdict == support.ELIGIBLE
    wrong[0, 0] = not wrong[0, 0]
    with pytest.raises(support.UnequalVerdicts, match="1 verdicts differ"):
        support.compare(found, wrong)
    found.verdict[0, 0] = support.UNKNOWN
    with pytest.raises(support.UnequalVerdicts, match="unknown"):
        support.compare(found, wrong)


def test_the_rules_are_drawn_as_in_the_catalogue() -> None:
    real = [found for found in sample.library().programmes() if found.criteria]
    made = firms.rules()
    assert len(made) == 40
    pool = {repr(compiled(one.when)) for found in real for one in found.criteria}
    for programme in made:
        for criterion in programme.criteria:
            assert repr(compiled(criterion.when)) in pool

    def mean(programmes: list[Programme]) -> float:
        return sum(len(found.criteria) for found in programmes) / len(programmes)

    assert mean(list(made)) == pytest.approx(mean(real), rel=0.25)
    kinds = Counter(one.kind for found in made for one in found.criteria)
    assert set(kinds) == {"requirement", "exclusion"}


def test_both_verdicts_are_frequent() -> None:
    found = support.judged(COLUMNS).verdict
    assert 0.1 < (found == support.ELIGIBLE).mean() < 0.9


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (FactCondition.model_validate({"fact": "a", "is": True}), "a == true"),
        (FactCondition(fact="a", one_of=("x", "y")), 'a in ["x", "y"]'),
        (FactCondition(fact="a", none_of=("x",)), 'a not in ["x"]'),
        (FactCondition(fact="a", at_most=5), "a <= 5"),
    ],
)
def test_comparisons_in_the_language_of_zen(condition: Condition, text: str) -> None:
    criterion = (
        firms.rules()[0]
        .criteria[0]
        .model_copy(update={"when": condition, "kind": "requirement"})
    )
    one = firms.rules()[0].model_copy(update={"criteria": (criterion,)})
    assert zen_rules.expression(one) == f"({text})"


def test_one_firm_is_timed_beside_its_floor() -> None:
    (row,) = support.support_one(rounds=1)
    assert row.name == "support-one"
    assert row.figure > 1
