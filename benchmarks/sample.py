"""What is measured: the shipped questionnaire, and made-up answers and a firm."""

import random
from functools import cache

from assessment.content.library import Library, shipped_library
from assessment.model.company import Company
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import Answer, Responses

ON = "2026-11-22"
SEED = 20261122
DEPTH = Depth.EXPRESS
_NOT_APPLICABLE, _DONT_KNOW, _UNANSWERED = 0.05, 0.10, 0.05


def library() -> Library:
    """The content that ships."""
    return shipped_library()


@cache
def questionnaire() -> Questionnaire:
    """The newest shipped questionnaire version."""
    return library().questionnaire(*library().questionnaires()[-1])


def asked() -> tuple[str, ...]:
    """The ids of the indicators asked at :data:`DEPTH`, in tree order."""
    return tuple(
        found.id
        for found, _ in questionnaire().indicators()
        if DEPTH.contains(Depth(found.depth))
    )


def answers_of(count: int) -> list[dict[str, Answer]]:
    """Made-up answers of ``count`` respondents, always the same.

    One in twenty is not applicable, one in ten is don't know, one in twenty is missing.
    """
    chance = random.Random(SEED)
    return [_answers(chance) for _ in range(count)]


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
