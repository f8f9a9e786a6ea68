"""The way through the questions: screens, what is still open, honest minutes.

Pure functions over a questionnaire and a response set; no Streamlit, no clock.
"""

from dataclasses import dataclass
from itertools import pairwise

from assessment.language import translator
from assessment.model.base import Language
from assessment.model.company import CompanyFacts, FactDefinition
from assessment.model.condition import FactCondition, leaves_of
from assessment.model.maturity import Depth, Indicator, Questionnaire
from assessment.model.stored import ResponseSet

QUESTIONNAIRE_ID = "smart-manufacturing"
QUESTIONNAIRE_VERSION = "1.1.0"
ITEMS = {Depth.QUICK: 14, Depth.EXPRESS: 26, Depth.FULL: 54}
"""Told on the first page before any content is read; a test holds them to it."""
FIRST_FACTS_MINUTES = 2

MOST_CARDS = 8
"""No screen shows more; a longer section is cut into even parts."""
SECONDS_AN_ITEM = 36
"""Every line read. 21 s is the time of a quick reader; the longer one is told."""
SECONDS_A_SHORT_ITEM = 20
"""A question about what happened: one short line an option."""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of cards: a section, or an even part of a long one."""

    place: str
    """Its name in the address: ``1``, or ``1.2`` for the second part."""
    section: int
    """1 is the first."""
    title: str
    indicators: tuple[str, ...]
    is_last_of_section: bool


def minutes_for(items: int, seconds: int = SECONDS_AN_ITEM) -> int:
    """Minutes for ``items`` questions when every line is read; at least one.

    >>> minutes_for(14), minutes_for(26), minutes_for(0)
    (8, 16, 1)
    """
    return max(1, round(items * seconds / 60))


def even_parts(items: tuple[str, ...], most: int = MOST_CARDS) -> list[tuple[str, ...]]:
    """``items`` in the fewest parts of at most ``most``, sizes differing by one.

    >>> [len(part) for part in even_parts(tuple("abcdefghij"), 8)]
    [5, 5]
    """
    count = -(-len(items) // most)
    bounds = [round(i * len(items) / count) for i in range(count + 1)] if count else []
    return [items[a:b] for a, b in pairwise(bounds)]


def steps_of(
    questionnaire: Questionnaire,
    found: ResponseSet,
    *,
    asked: frozenset[str],
    language: Language,
    keep: frozenset[str] = frozenset(),
) -> tuple[Step, ...]:
    """The screens of cards at this depth, in reading order.

    ``asked`` are the indicators that apply. Above quick depth the questions that an
    earlier depth asked are left out once answered; ``keep`` holds those answered while
    their screen was open, so that nothing vanishes from under a finger.
    """
    depth_of = {item.id: item.depth for item, _ in questionnaire.indicators()}
    steps = []
    for number, section in enumerate(questionnaire.sections, start=1):
        shown = tuple(
            key
            for key in section.indicators
            if key in asked
            and (
                depth_of[key] is found.depth or key not in found.answers or key in keep
            )
        )
        parts = even_parts(shown)
        for part, keys in enumerate(parts, start=1):
            steps.append(
                Step(
                    place=str(number) if part == 1 else f"{number}.{part}",
                    section=number,
                    title=section.title.in_language(language),
                    indicators=keys,
                    is_last_of_section=part == len(parts),
                )
            )
    return tuple(steps)


def deciding_facts(
    questionnaire: Questionnaire, facts: CompanyFacts, keys: tuple[str, ...]
) -> tuple[FactDefinition, ...]:
    """The facts to ask before the cards ``keys``: they decide which of them apply.

    Those asked of everyone at the start are left out; of a derived fact the facts that
    it follows from are taken.
    """
    wanted: dict[str, FactDefinition] = {}
    for key in keys:
        condition = indicator_of(questionnaire, key).applies_if
        for leaf in leaves_of(condition) if condition is not None else ():
            named = facts.fact(leaf.fact) if isinstance(leaf, FactCondition) else None
            if named is None:
                continue
            behind = (facts.fact(one) for one in named.derived_from)
            for found in (named, *behind):
                if found and found.known_by == "firm" and found.stage == "later":
                    wanted.setdefault(found.id, found)
    return tuple(wanted.values())


def open_items(asked: frozenset[str], found: ResponseSet) -> int:
    """How many asked questions have no answer yet; "don't know" is an answer."""
    return sum(1 for key in asked if key not in found.answers)


def items_at(questionnaire: Questionnaire, depth: Depth) -> frozenset[str]:
    """Ids of all indicators at ``depth``, whatever the company facts say."""
    return frozenset(
        item.id for item, _ in questionnaire.indicators() if depth.contains(item.depth)
    )


def progress_text(step: Step, sections: int, left: int, language: Language) -> str:
    """Where the reader is and how long it may still take, in words.

    >>> step = Step("2", 2, "Đơn hàng", ("a",), True)
    >>> progress_text(step, 5, 5, "vi")
    'Phần 2 trên 5, còn khoảng 3 phút'
    """
    t = translator(language)
    if left == 0:
        return t("Phần {n} trên {all}, đã trả lời đủ", n=step.section, all=sections)
    return t(
        "Phần {n} trên {all}, còn khoảng {minutes} phút",
        n=step.section,
        all=sections,
        minutes=minutes_for(left),
    )


def next_depth(questionnaire: Questionnaire, depth: Depth) -> Depth | None:
    """The next depth that asks anything more, or None at the end."""
    here = len(items_at(questionnaire, depth))
    deeper = [one for one in Depth if one.order > depth.order]
    return next(
        (one for one in deeper if len(items_at(questionnaire, one)) > here), None
    )


def indicator_of(questionnaire: Questionnaire, key: str) -> Indicator:
    """The indicator with id ``key``."""
    return next(item for item, _ in questionnaire.indicators() if item.id == key)


def place_to_resume(steps: tuple[Step, ...], found: ResponseSet) -> str:
    """The screen to go on at; empty when nothing is open."""
    return open_question(steps, found)[0]


def open_question(steps: tuple[Step, ...], found: ResponseSet) -> tuple[str, str]:
    """Screen and id of the first open question after the last answer, else the first.

    Both empty when nothing is open.
    """
    order = [(step.place, key) for step in steps for key in step.indicators]
    keys = [key for _, key in order]
    after = keys.index(found.last_indicator) if found.last_indicator in keys else 0
    for place, key in order[after:] + order[:after]:
        if key not in found.answers:
            return place, key
    return "", ""
