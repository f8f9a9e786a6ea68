"""Many firms and programmes beside two rule engines, and one firm beside a floor.

Equal verdicts are checked first: a faster wrong verdict would be worth nothing.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from assessment.scoring.conditions import judge_compiled
from assessment.support.bulk import ELIGIBLE, UNKNOWN, BulkVerdicts, judge_many
from assessment.support.bulk_columns import FactColumns
from assessment.support.bulk_reading import columns_of_companies
from assessment.support.derived_facts import derive
from assessment.support.editions import programmes_on
from assessment.support.rulebook import rulebook_of
from assessment.support.verdicts import judge_support
from benchmarks import firms, sample
from benchmarks.rows import LeftOut, Row, duration
from benchmarks.timing import in_turns, seconds


class UnequalVerdicts(Exception):
    """Two sides do not give the same verdicts; nothing was timed."""


def support_many(rounds: int = 15) -> Iterator[Row]:
    """1,000 firms x 40 programmes beside openfisca-core and zen-engine."""
    try:
        from benchmarks import openfisca, zen_rules
    except ModuleNotFoundError as error:
        raise LeftOut(f"{error.name} is missing: see requirements-dev.txt") from None
    programmes, several = firms.rules(), firms.firms()
    columns = columns_of_companies(several, sample.library().company_facts())
    found = judged(columns)
    check_each_firm(found)
    fisca = openfisca.OpenFisca(programmes, firms.columns_of_known(several))
    compare(found, np.array(fisca.verdicts()))
    zen = zen_rules.Zen(programmes, [firms.known_facts(firm) for firm in several])
    compare(found, np.array(zen.verdicts()).T)
    work = f"{len(several):,} firms x {len(programmes)} programmes"

    def ours() -> float:
        return seconds(lambda: judged(columns), times=20, warm=3)

    pair = in_turns(
        ours, lambda: seconds(fisca.verdicts, times=20, warm=3), rounds=rounds
    )
    yield Row(
        name="support-many-openfisca",
        work=f"{work}, all criteria kept",
        figure=pair.ratio,
        unit="x",
        limit="at most",
        budget=1.5,
        ours=f"ours {duration(pair.ours)}: facts derived, every criterion kept",
        beside=f"{openfisca.about()} {duration(pair.beside)}: verdicts alone",
    )
    pair = in_turns(ours, lambda: seconds(zen.verdicts, times=1, warm=0), rounds=5)
    yield Row(
        name="support-many-zen",
        work=f"{work}, all criteria kept",
        figure=1 / pair.ratio,
        unit="x",
        limit="at least",
        budget=100,
        ours=f"ours {duration(pair.ours)}: facts derived, every criterion kept",
        beside=f"{zen_rules.about()} {duration(pair.beside)}: verdicts alone",
    )


def support_one(rounds: int = 15) -> Iterator[Row]:
    """Every programme of the catalogue for one firm that has answered six questions."""
    library, firm = sample.library(), sample.company()
    facts = library.company_facts()
    programmes = programmes_on(library.programmes(), sample.ON)
    rules = rulebook_of(programmes, facts).rules

    def floor() -> None:
        known = derive(firm, facts, on=sample.ON, programmes=programmes)
        for rule in rules:
            judge_compiled(rule.compiled, known)

    def ours() -> None:
        judge_support(programmes, firm, facts=facts, on=sample.ON, needs={})

    pair = in_turns(
        lambda: seconds(ours, times=20, warm=3),
        lambda: seconds(floor, times=100, warm=3),
        rounds=rounds,
    )
    yield Row(
        name="support-one",
        work=f"{len(programmes)} programmes for one firm",
        figure=pair.ratio,
        unit="x",
        limit="at most",
        budget=30,
        ours=f"ours {duration(pair.ours)}: verdicts, criteria, missing, next question",
        beside=f"its {len(rules)} distinct conditions once {duration(pair.beside)}",
    )


def judged(columns: FactColumns) -> BulkVerdicts:
    """Our verdicts on the made-up rules."""
    facts = sample.library().company_facts()
    return judge_many(firms.rules(), columns, facts=facts, on=sample.ON)


def check_each_firm(found: BulkVerdicts, count: int = 50) -> None:
    """Raises UnequalVerdicts where a firm judged alone has another verdict."""
    facts = sample.library().company_facts()
    codes = {"eligible": 1, "unknown": 0, "not-eligible": -1}
    for place, firm in enumerate(firms.firms()[:count]):
        alone = judge_support(
            firms.rules(), firm, facts=facts, on=sample.ON, needs={}
        ).programmes
        by_id = {result.programme.id: codes[result.verdict] for result in alone}
        own = [by_id[programme.id] for programme in found.programmes]
        if own != found.verdict[:, place].tolist():
            raise UnequalVerdicts(f"firm {place}: in bulk and alone differ")


def compare(found: BulkVerdicts, theirs: npt.NDArray[np.bool_]) -> None:
    """Raises UnequalVerdicts unless both sides find the same firms eligible."""
    if (found.verdict == UNKNOWN).any():
        raise UnequalVerdicts("a verdict is unknown: a peer has no such thing")
    ours = found.verdict == ELIGIBLE
    if ours.shape != theirs.shape or not (ours == theirs).all():
        raise UnequalVerdicts(f"{int((ours != theirs).sum())} verdicts differ")
