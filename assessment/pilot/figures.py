"""What the respondents of a pilot tell about each indicator.

A level that more than 60 % choose should be split, one that fewer than 3 % choose
reworded; from 30 chosen levels on. Quartiles interpolate linearly between the two
nearest values (type 7 of Hyndman and Fan 1996). docs/method.md says all of it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import floor

from assessment.model.maturity import Indicator, Questionnaire
from assessment.model.pilot import (
    Agreement,
    ItemFigures,
    PilotAnswers,
    PilotReport,
    Times,
)
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE
from assessment.pilot.agreement import agreement

ENOUGH = 30
MOST_ON_ONE_LEVEL, FEWEST_ON_A_LEVEL = 60, 3
"""Percent, compared in whole numbers."""


def summarise_pilot(
    questionnaire: Questionnaire, respondents: Sequence[PilotAnswers]
) -> PilotReport:
    """The figures of one questionnaire version over its respondents."""
    units = _units(respondents)
    reached = [_last_answered(each) for each in respondents]
    titles = {found.id: found for found, _ in questionnaire.indicators()}
    order = [name for section in questionnaire.sections for name in section.indicators]
    return PilotReport(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        title=questionnaire.title,
        n=len(respondents),
        finished=sum(
            all(name in each.answers for name in each.asked) for each in respondents
        ),
        roles=dict(sorted(Counter(each.role for each in respondents).items())),
        items=tuple(
            _item(titles[name], respondents, reached, agreement(units.get(name, [])))
            for name in order
        ),
        agreement=agreement([unit for found in units.values() for unit in found]),
    )


def _last_answered(respondent: PilotAnswers) -> int:
    """The place of the last answer in reading order; -1 without any."""
    places = [
        place
        for place, name in enumerate(respondent.asked)
        if name in respondent.answers
    ]
    return places[-1] if places else -1


def _item(
    indicator: Indicator,
    respondents: Sequence[PilotAnswers],
    reached: Sequence[int],
    agreed: Agreement,
) -> ItemFigures:
    name = indicator.id
    answers = Counter[object]()
    asked = skipped = not_reached = stopped = 0
    for respondent, last in zip(respondents, reached, strict=True):
        if name not in respondent.asked:
            continue
        asked += 1
        if name in respondent.answers:
            answers[respondent.answers[name]] += 1
            continue
        place = respondent.asked.index(name)
        skipped += place < last
        not_reached += place > last
        stopped += place == last + 1 and name in respondent.shown
    levels = {level.level: answers[level.level] for level in indicator.levels}
    known = sum(levels.values())
    answered = answers.total()
    is_enough = known >= ENOUGH
    return ItemFigures(
        indicator=name,
        title=indicator.title,
        asked=asked,
        levels=levels,
        dont_know=answers[DONT_KNOW_ANSWER],
        not_applicable=answers[NOT_APPLICABLE],
        skipped=skipped,
        not_reached=not_reached,
        stopped=stopped,
        missing_rate=_share(skipped, answered + skipped),
        dont_know_rate=_share(answers[DONT_KNOW_ANSWER], answered),
        is_enough=is_enough,
        split=_too_full(levels, known) if is_enough else None,
        reword=_too_empty(levels, known) if is_enough else (),
        times=_times(
            [each.seconds[name] for each in respondents if name in each.seconds]
        ),
        unclear=sum(name in each.unclear for each in respondents),
        agreement=agreed,
    )


def _too_full(levels: Mapping[int, int], known: int) -> int | None:
    return next(
        (level for level, n in levels.items() if 100 * n > MOST_ON_ONE_LEVEL * known),
        None,
    )


def _too_empty(levels: Mapping[int, int], known: int) -> tuple[int, ...]:
    return tuple(
        level for level, n in levels.items() if 100 * n < FEWEST_ON_A_LEVEL * known
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _times(seconds: Sequence[float]) -> Times:
    ordered = sorted(seconds)
    quarters = [quantile(ordered, share) for share in (0.25, 0.5, 0.75)]
    return Times(len(ordered), *quarters)


def quantile(ordered: Sequence[float], share: float) -> float | None:
    """The value below which ``share`` of the sorted values lie; None: no values.

    >>> quantile([10, 20, 40], 0.75)
    30.0
    """
    if not ordered:
        return None
    place = share * (len(ordered) - 1)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _units(respondents: Sequence[PilotAnswers]) -> dict[str, list[list[int]]]:
    """By indicator, the known levels of the respondents of each company."""
    companies: dict[str, list[PilotAnswers]] = defaultdict(list)
    for each in respondents:
        if each.company:
            companies[each.company].append(each)
    found: dict[str, list[list[int]]] = defaultdict(list)
    for inside in companies.values():
        levels: dict[str, list[int]] = defaultdict(list)
        for each in inside:
            for name in each.asked:
                answer = each.answers.get(name)
                if isinstance(answer, int):
                    levels[name].append(answer)
        for name, unit in levels.items():
            if len(unit) > 1:
                found[name].append(unit)
    return found
