"""What is measured: the shipped questionnaire, and made-up answers and a firm."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import count

from assessment.content.library import Library, shipped_library
from assessment.model.company import Company
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import Answer, Responses

ON = "2026-11-22"
SEED = 20261122
CORE = "smart-manufacturing"
DEPTH = Depth.EXPRESS
_LEVELS: tuple[Answer, ...] = (0, 1, 2, 3, 4, 5, "dont-know")
_WALKS = count()
_NOT_APPLICABLE, _DONT_KNOW, _UNANSWERED = 0.05, 0.10, 0.05


def library() -> Library:
    """The content that ships."""
    return shipped_library()


@cache
def questionnaire() -> Questionnaire:
    """Version 1.0.0: every indicator is asked, so the peers can be given the same."""
    return library().questionnaire(CORE, "1.0.0")


def asked() -> tuple[str, ...]:
    """The ids of the indicators asked at :data:`DEPTH`, in tree order."""
    return tuple(
        found.id
        for found, _ in questionnaire().indicators()
        if DEPTH.contains(Depth(found.depth))
    )


def answers_of(people: int) -> list[dict[str, Answer]]:
    """Made-up answers of ``people`` respondents, always the same.

    One in twenty is not applicable, one in ten is don't know, one in twenty is missing.
    """
    chance = random.Random(SEED)
    return [_answers(chance) for _ in range(people)]


def changes(number: int) -> Iterator[tuple[str, Answer]]:
    """``number`` single changes, others at every call.

    They go to and fro at random, so that hardly any whole set of answers comes twice:
    what the engine keeps of one set must not look like speed at the next.
    """
    chance = random.Random(f"{SEED} {next(_WALKS)}")
    indicators, found = asked(), []
    now: dict[str, Answer] = {}
    for _ in range(number):
        indicator = chance.choice(indicators)
        answers = [each for each in _LEVELS if each != now.get(indicator)]
        now[indicator] = chance.choice(answers)
        found.append((indicator, now[indicator]))
    return iter(found)


def responses(answers: dict[str, Answer]) -> Responses:
    """``answers`` as a response set at :data:`DEPTH`."""
    found = questionnaire()
    return Responses(
        questionnaire=found.id, version=found.version, depth=DEPTH, answers=answers
    )


def company() -> Company:
    """A small metal-working firm whose first facts are known."""
    return Company(
        name="Cơ khí Đo Thử",
        facts={
            "legal_form": "llc",
            "main_vsic_code": "25",
            "employees_si_avg_prev_year": 45,
            "revenue_prev_year_vnd": 30_000_000_000,
            "first_registration_date": "2014-03-15",
            "site_type": "industrial_cluster",
        },
    )


def _answers(chance: random.Random) -> dict[str, Answer]:
    made: dict[str, Answer] = {}
    for indicator in asked():
        lot = chance.random()
        if lot < _NOT_APPLICABLE:
            made[indicator] = "not-applicable"
        elif lot < _NOT_APPLICABLE + _DONT_KNOW:
            made[indicator] = "dont-know"
        elif lot < 1 - _UNANSWERED:
            made[indicator] = chance.randint(0, 5)
    return made
