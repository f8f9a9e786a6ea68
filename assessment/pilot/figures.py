"""What the respondents of a pilot tell about each indicator.

When a level should be split or is rarely chosen, and which rates are flagged, says
``advice``. Quartiles interpolate linearly between the two
nearest values (type 7 of Hyndman and Fan 1996). docs/method.md says all of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
from assessment.pilot import advice
from assessment.pilot.agreement import ENOUGH_COMPANIES, Unit, with_interval
from assessment.pilot.rest_scores import ENOUGH, rest_scores

FEWEST_IN_A_GROUP = 5
"""People of one language or size class, below whom their levels are not told."""


def summarise_pilot(
    questionnaire: Questionnaire, respondents: Sequence[PilotAnswers]
) -> PilotReport:
    """The figures of one questionnaire version over its respondents."""
    units = _units(respondents)
    reached = [_last_answered(each) for each in respondents]
    titles = {found.id: found for found, _ in questionnaire.indicators()}
    order = [name for section in questionnaire.sections for name in section.indicators]
    items = tuple(
        _item(titles[name], respondents, reached, _agreement(units, name))
        for name in order
    )
    return PilotReport(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        title=questionnaire.title,
        n=len(respondents),
        finished=sum(
            all(name in each.answers for name in each.asked) for each in respondents
        ),
        roles=dict(sorted(Counter(each.role for each in respondents).items())),
        items=items,
        agreement=with_interval([[*found.values()] for found in units]),
        alpha_within=_median_alpha(items, units),
        languages=_counts(each.language for each in respondents),
        size_classes=_counts(each.size_class for each in respondents),
    )


def _counts(values: Iterable[str | None]) -> dict[str, int]:
    return dict(sorted(Counter(value for value in values if value).items()))


def _agreement(units: Sequence[Mapping[str, Unit]], name: str) -> Agreement:
    return with_interval([[found[name]] for found in units if name in found])


def _median_alpha(
    items: Sequence[ItemFigures], units: Sequence[Mapping[str, Unit]]
) -> float | None:
    """The median over indicators that enough companies answered twice."""
    companies = Counter(name for found in units for name in found)
    found = [
        item.agreement.alpha
        for item in items
        if companies[item.indicator] >= ENOUGH_COMPANIES
    ]
    return quantile(sorted(one for one in found if one is not None), 0.5)


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
    asked = skipped = not_reached = stopped = unclear = seen = 0
    for respondent, last in zip(respondents, reached, strict=True):
        if name not in respondent.asked:
            continue
        asked += 1
        unclear += name in respondent.unclear
        if name in respondent.answers:
            answers[respondent.answers[name]] += 1
            seen += 1
            continue
        place = respondent.asked.index(name)
        is_last = place == last + 1 and name in respondent.shown
        skipped += place < last
        not_reached += place > last
        stopped += is_last
        seen += place < last or is_last or name in respondent.unclear
    levels = {level.level: answers[level.level] for level in indicator.levels}
    known = sum(levels.values())
    answered = answers.total()
    dont_know = answers[DONT_KNOW_ANSWER]
    asked_of = [each for each in respondents if name in each.asked]
    return ItemFigures(
        indicator=name,
        title=indicator.title,
        asked=asked,
        levels=levels,
        dont_know=dont_know,
        not_applicable=answers[NOT_APPLICABLE],
        skipped=skipped,
        not_reached=not_reached,
        stopped=stopped,
        missing_rate=_share(skipped, answered + skipped),
        dont_know_rate=_share(dont_know, answered),
        is_enough=known >= ENOUGH,
        split=advice.too_full(levels),
        rarely_chosen=advice.rarely_chosen(levels),
        is_often_unknown=advice.is_at_least(advice.MOST_UNKNOWN, dont_know, answered),
        is_often_unclear=advice.is_at_least(advice.MOST_UNCLEAR, unclear, seen),
        is_often_skipped=advice.is_at_least(
            advice.MOST_SKIPPED, skipped, answered + skipped
        ),
        unclear_rate=_share(unclear, seen),
        rest=rest_scores(name, respondents),
        by_language=_by_group(
            indicator, asked_of, [each.language for each in asked_of]
        ),
        by_size_class=_by_group(
            indicator, asked_of, [each.size_class for each in asked_of]
        ),
        times=_times([each.seconds[name] for each in asked_of if name in each.seconds]),
        unclear=unclear,
        agreement=agreed,
    )


def _by_group(
    indicator: Indicator,
    people: Sequence[PilotAnswers],
    groups: Sequence[str | None],
) -> dict[str, dict[int, int]]:
    """The levels of each group that is large enough to say nothing of one firm."""
    chosen: dict[str, list[int]] = defaultdict(list)
    for person, group in zip(people, groups, strict=True):
        answer = person.answers.get(indicator.id)
        if group and isinstance(answer, int):
            chosen[group].append(answer)
    return {
        group: {one.level: found.count(one.level) for one in indicator.levels}
        for group, found in sorted(chosen.items())
        if len(found) >= FEWEST_IN_A_GROUP
    }


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


def _units(respondents: Sequence[PilotAnswers]) -> list[dict[str, Unit]]:
    """By company, the known levels of its respondents at each indicator."""
    companies: dict[str, list[PilotAnswers]] = defaultdict(list)
    for each in respondents:
        if each.company:
            companies[each.company].append(each)
    found: list[dict[str, Unit]] = []
    for inside in companies.values():
        levels: dict[str, list[int]] = defaultdict(list)
        for each in inside:
            for name in each.asked:
                answer = each.answers.get(name)
                if isinstance(answer, int):
                    levels[name].append(answer)
        paired = {name: unit for name, unit in levels.items() if len(unit) > 1}
        if paired:
            found.append({**paired})
    return found
