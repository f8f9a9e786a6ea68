"""What an assessment file holds beside answers: evidence, experience, the pilot."""

from collections.abc import Iterator

from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.content.type_faults import show
from assessment.errors import Problem
from assessment.errors import files as errors
from assessment.model.maturity import Questionnaire

LONGEST_EVIDENCE = 2_000


def check_evidence(
    given: Part, answers: object, questionnaire: Questionnaire
) -> Iterator[Problem]:
    """Evidence for what is not asked or not answered, or that is no short text."""
    if not isinstance(given.value, dict):
        return
    known = {found.id: None for found, _ in questionnaire.indicators()}
    for name, value in given.value.items():
        if name not in known:
            yield given.problem(
                errors.UNKNOWN_INDICATOR,
                name,
                at_key=True,
                id=name[:80],
                hint=hint(name, known),
            )
        elif value is None:
            continue
        elif not isinstance(value, str) or len(value) > LONGEST_EVIDENCE:
            limit = LONGEST_EVIDENCE
            yield given.problem(errors.NO_EVIDENCE_TEXT, name, id=name, limit=limit)
        elif not isinstance(answers, dict) or answers.get(name) is None:
            yield given.problem(errors.EVIDENCE_ALONE, name, id=name)


def check_experience(given: Part, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every item that is not asked, every option that it does not have."""
    if not isinstance(given.value, dict):
        return
    known = {item.id: item for item in questionnaire.experience}
    for name, value in given.value.items():
        item = known.get(name)
        if item is None:
            yield given.problem(
                errors.UNKNOWN_EXPERIENCE,
                name,
                at_key=True,
                id=name[:80],
                hint=hint(name, known),
            )
            continue
        options = [option.id for option in item.options]
        if value is not None and value not in options:
            yield given.problem(
                errors.NO_SUCH_OPTION,
                name,
                id=name,
                found=f'"{show(value)}"' if isinstance(value, str) else show(value),
                allowed=", ".join(options),
            )


def check_pilot(given: Part, questionnaire: Questionnaire) -> Iterator[Problem]:
    """Every measured indicator that the questionnaire does not have."""
    known = {found.id: None for found, _ in questionnaire.indicators()}
    measured = [part for key in ("seconds", "unclear") if (part := given.get(key))]
    for part in measured:
        for name in part.value if isinstance(part.value, dict) else ():
            if name not in known:
                yield part.problem(
                    errors.UNKNOWN_INDICATOR,
                    name,
                    at_key=True,
                    id=name[:80],
                    hint=hint(name, known),
                )
    for shown in given.each("shown"):
        found = shown.text()
        if found is not None and found not in known:
            yield shown.problem(
                errors.UNKNOWN_INDICATOR, id=found[:80], hint=hint(found, known)
            )
