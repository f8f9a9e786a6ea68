"""What may be stored: answers against the questionnaire, facts against definitions."""

import difflib
import math
import re
from collections.abc import Iterable
from datetime import date
from typing import get_args

from assessment.errors import NotFound, Problem, ServiceError
from assessment.errors.message import Message
from assessment.errors.services import (
    BAD_CODE,
    BAD_FACT_VALUE,
    NEVER_NOT_APPLICABLE,
    NO_SUCH_EXPERIENCE,
    NO_SUCH_FACT,
    NO_SUCH_INDICATOR,
    NO_SUCH_LEVEL,
    NO_SUCH_OPTION,
    NO_SUCH_ROLE,
    NO_SUCH_SET,
    TEXT_TOO_LONG,
)
from assessment.model.base import Wording
from assessment.model.company import (
    CompanyFacts,
    FactDefinition,
    FactValue,
    Range,
)
from assessment.model.maturity import Indicator, Questionnaire, Role
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE, Answer

LONGEST_NOTE = 2000
LONGEST_NAME = 400
_PERCENT = (0, 100)
_SET_ID = re.compile(r"[0-9a-f]{32}")
_CODE = re.compile(r"(?=.{1,64}\Z)[A-Za-z0-9]+(-[A-Za-z0-9]+)*")


def find_indicator(questionnaire: Questionnaire, indicator: str) -> Indicator:
    """The indicator. Raises ServiceError, naming the nearest id."""
    known = {found.id: found for found, _ in questionnaire.indicators()}
    if indicator in known:
        return known[indicator]
    raise _refusal(
        NO_SUCH_INDICATOR,
        indicator,
        indicator=indicator,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        nearest=_nearest(indicator, known),
    )


def check_answer(questionnaire: Questionnaire, indicator: str, given: Answer) -> None:
    """Return if ``given`` may answer ``indicator``. Raises ServiceError."""
    found = find_indicator(questionnaire, indicator)
    if given == DONT_KNOW_ANSWER:
        return
    if given == NOT_APPLICABLE:
        if found.not_applicable is None:
            raise _refusal(NEVER_NOT_APPLICABLE, indicator, indicator=indicator)
        return
    levels = [level.level for level in found.levels]
    if type(given) is not int or given not in levels:
        choices = [*map(str, levels), DONT_KNOW_ANSWER]
        if found.not_applicable is not None:
            choices.append(NOT_APPLICABLE)
        raise _refusal(
            NO_SUCH_LEVEL,
            indicator,
            indicator=indicator,
            answer=given,
            choices=", ".join(choices),
        )


def check_experience(questionnaire: Questionnaire, item: str, option: str) -> None:
    """Return if ``option`` may be chosen for the experience item ``item``.

    Raises ServiceError.
    """
    options = {
        found.id: [option.id for option in found.options]
        for found in questionnaire.experience
    }
    if item not in options:
        raise _refusal(
            NO_SUCH_EXPERIENCE,
            item,
            item=item,
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            nearest=_nearest(item, options),
        )
    if option not in options[item]:
        raise _refusal(
            NO_SUCH_OPTION,
            item,
            item=item,
            option=option,
            choices=", ".join(options[item]),
        )


def check_code(code: str) -> str:
    """``code`` if it can stand for a company or a person; empty stays empty.

    Raises ServiceError.
    """
    if code and not _CODE.fullmatch(code):
        raise _refusal(BAD_CODE, "code", code=code[:80])
    return code


def check_role(role: str) -> None:
    """Return if ``role`` is one a respondent can have. Raises ServiceError."""
    roles = get_args(Role)
    if role not in roles:
        choices = ", ".join(roles)
        raise _refusal(NO_SUCH_ROLE, "role", role=str(role)[:80], choices=choices)


def check_fact(facts: CompanyFacts, fact: str, value: FactValue | None) -> None:
    """Return if ``value`` may be stored for ``fact``; None: not known.

    Raises ServiceError for a fact the firm is not asked, or a value that does not fit.
    """
    definition = facts.fact(fact)
    if definition is None or definition.known_by != "firm":
        asked = [found.id for found in facts.facts if found.known_by == "firm"]
        raise _refusal(NO_SUCH_FACT, fact, fact=fact, nearest=_nearest(fact, asked))
    if value is not None and not _fits(facts, definition, value):
        expected = _expected(facts, definition)
        raise _refusal(
            BAD_FACT_VALUE,
            fact,
            fact=fact,
            value=str(value)[:80],
            expected_vi=expected.vi,
            expected_en=expected.en,
        )


def check_set_id(response_set_id: str) -> None:
    """Return if this can be the id of a response set. Raises NotFound.

    What comes from an address is not given to the database before it looks like one.
    """
    if not _SET_ID.fullmatch(response_set_id):
        raise NotFound(Problem(NO_SUCH_SET))


def clean_text(text: str, where: str, most: int = LONGEST_NOTE) -> str:
    """``text`` as both databases can hold it. Raises ServiceError when too long.

    NUL and halves of surrogate pairs, which no keyboard makes, are replaced visibly.
    """
    if len(text) > most:
        raise _refusal(TEXT_TOO_LONG, where, length=len(text), most=most)
    whole = text.replace("\x00", "\ufffd")
    return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in whole)


def clean_name(name: str) -> str:
    """A company's name on one line. Raises ServiceError when too long."""
    return " ".join(clean_text(name, "company", LONGEST_NAME).split())


def _fits(facts: CompanyFacts, definition: FactDefinition, value: FactValue) -> bool:
    match definition.type:
        case "boolean":
            return type(value) is bool
        case "choice":
            return isinstance(value, str) and value in choices_of(facts, definition)
        case "date":
            return isinstance(value, str) and _is_date(value)
        case _:
            if isinstance(value, Range):
                ends = (value.at_least, value.at_most)
                return bool(definition.bands) and all(
                    end is None or _is_number(definition, end) for end in ends
                )
            return _is_number(definition, value)


def _is_number(definition: FactDefinition, value: object) -> bool:
    if type(value) not in (int, float) or not math.isfinite(value):  # type: ignore[arg-type]  # narrowed by type()
        return False
    if definition.type != "percent" and type(value) is not int:
        return False
    low, high = _bounds(definition)
    number = float(str(value))
    return (low is None or number >= low) and (high is None or number <= high)


def _bounds(definition: FactDefinition) -> tuple[float | None, float | None]:
    low, high = _PERCENT if definition.type == "percent" else (0, None)
    return (
        low if definition.minimum is None else definition.minimum,
        high if definition.maximum is None else definition.maximum,
    )


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def choices_of(facts: CompanyFacts, definition: FactDefinition) -> tuple[str, ...]:
    """The values of a choice fact; provinces and industries have their own lists."""
    if definition.choices:
        return tuple(choice.value for choice in definition.choices)
    if definition.id == "province":
        return tuple(province.code for province in facts.provinces)
    return tuple(industry.code for industry in facts.industries)


def _expected(facts: CompanyFacts, definition: FactDefinition) -> Wording:
    match definition.type:
        case "boolean":
            return Wording(vi="có hoặc không", en="yes or no")
        case "choice":
            values = choices_of(facts, definition)
            if len(values) <= 7:
                return Wording(vi=", ".join(values), en=", ".join(values))
            return Wording(vi="một giá trị trong danh sách", en="one value of the list")
        case "date":
            return Wording(
                vi="một ngày dạng năm-tháng-ngày, ví dụ 2019-05-20",
                en="a date as year-month-day, for example 2019-05-20",
            )
        case _:
            low, high = _bounds(definition)
            vi, en = f"một số từ {low:g}", f"a number from {low:g}"
            if high is not None:
                vi, en = f"{vi} đến {high:g}", f"{en} to {high:g}"
            return Wording(vi=vi, en=en)


def _nearest(wrong: str, known: Iterable[str]) -> str:
    ids = list(known)
    return next(iter(difflib.get_close_matches(wrong, ids, n=1, cutoff=0)), "–")


def _refusal(message: Message, where: str, **values: object) -> ServiceError:
    return ServiceError(Problem(message, where, values=values))
