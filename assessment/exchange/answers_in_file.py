"""The answers of an assessment file against the questionnaire they answer."""

from collections.abc import Iterator

from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.content.type_faults import show
from assessment.errors import Problem
from assessment.errors import files as errors
from assessment.model.maturity import Indicator, Questionnaire
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE


def check_answers(answers: Part, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every answer that names nothing or that the indicator cannot have."""
    if not isinstance(answers.value, dict):
        return
    known = {found.id: found for found, _ in questionnaire.indicators()}
    for name, value in answers.value.items():
        indicator = known.get(name)
        if indicator is None:
            yield answers.problem(
                errors.UNKNOWN_INDICATOR,
                name,
                at_key=True,
                id=name[:80],
                hint=hint(name, known),
            )
        elif value is not None:
            yield from _check_answer(answers, name, value, indicator)


def _check_answer(
    answers: Part, name: str, value: object, indicator: Indicator
) -> Iterator[Problem]:
    if value == NOT_APPLICABLE:
        if indicator.not_applicable is None:
            yield answers.problem(errors.NEVER_NOT_APPLICABLE, name, id=name)
        return
    if value == DONT_KNOW_ANSWER:
        return
    levels = [level.level for level in indicator.levels]
    if isinstance(value, bool) or not isinstance(value, int):
        found = f'"{show(value)}"' if isinstance(value, str) else show(value)
        yield answers.problem(errors.NOT_AN_ANSWER, name, id=name, found=found)
    elif value not in levels:
        choices = [*map(str, levels), DONT_KNOW_ANSWER]
        if indicator.not_applicable is not None:
            choices.append(NOT_APPLICABLE)
        yield answers.problem(
            errors.NO_SUCH_LEVEL,
            name,
            id=name,
            found=show(value),
            allowed=", ".join(choices),
        )
