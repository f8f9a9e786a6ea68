"""What a form asks and in which words: the same in a spreadsheet and on paper.

A form carries its identity, one short line that names the questionnaire, its version,
the depth and a hash of the wording; whoever reads the form back finds it by that line.
"""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from assessment.language import translator
from assessment.model.base import Language, Wording
from assessment.model.company import (
    DONT_KNOW,
    CompanyFacts,
    FactDefinition,
    FactValue,
)
from assessment.model.condition import FactCondition, leaves_of
from assessment.model.maturity import Depth, Indicator, Questionnaire
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE, Answer

NAME_CODE = "company_name"
"""The code of the row with the company's name, beside the ids of the facts."""
_ALWAYS = ("province",)
_HASH_SIGNS = 12
_IDENTITY = re.compile(
    r"\b(?P<questionnaire>[a-z][a-z0-9]*(?:-[a-z0-9]+)*) (?P<version>\d+\.\d+\.\d+)"
    r" / (?P<depth>quick|express|full) / (?P<hash>[0-9a-f]{12})\b"
)


class Identity(NamedTuple):
    """What a form is a form of."""

    questionnaire: str
    version: str
    depth: Depth
    hash: str

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.version} / {self.depth.value} / {self.hash}"


@dataclass(frozen=True, slots=True)
class FormSection:
    """Questions that stand together, in reading order."""

    title: Wording
    indicators: tuple[Indicator, ...]


def identity_of(questionnaire: Questionnaire, depth: Depth) -> Identity:
    """The identity of a form on ``questionnaire``."""
    code = wording_hash(questionnaire)
    return Identity(questionnaire.id, questionnaire.version, depth, code)


def find_identities(text: str) -> Iterator[Identity]:
    """Every identity that stands in ``text``."""
    for found in _IDENTITY.finditer(text):
        name, version, depth, code = found.groups()
        yield Identity(name, version, Depth(depth), code)


def wording_hash(questionnaire: Questionnaire) -> str:
    """A short hash of all that a person reads and chooses when answering."""
    lines = [questionnaire.id, questionnaire.version]
    for item, _ in questionnaire.indicators():
        lines += [item.id, item.question.vi, item.question.en]
        for level in item.levels:
            lines += [str(level.level), level.text.vi, level.text.en]
        if item.not_applicable is not None:
            lines += [item.not_applicable.vi, item.not_applicable.en]
    return hashlib.sha256("\0".join(lines).encode()).hexdigest()[:_HASH_SIGNS]


def sections_of(
    questionnaire: Questionnaire, depth: Depth, also: Collection[str] = ()
) -> tuple[FormSection, ...]:
    """The questions asked at ``depth``, and those named by ``also``."""
    by_id = {item.id: item for item, _ in questionnaire.indicators()}
    found = []
    for section in questionnaire.sections:
        indicators = tuple(
            by_id[name]
            for name in section.indicators
            if depth.contains(by_id[name].depth) or name in also
        )
        if indicators:
            found.append(FormSection(section.title, indicators))
    return tuple(found)


def choices_of(
    indicator: Indicator, language: Language
) -> tuple[tuple[Answer, str], ...]:
    """Everything that may be chosen, lowest level first, with its line in words."""
    t = translator(language)
    choices: list[tuple[Answer, str]] = [
        (level.level, f"{level.level}. {level.text.in_language(language)}")
        for level in indicator.levels
    ]
    choices.append((DONT_KNOW_ANSWER, t("Chưa biết")))
    reason = indicator.not_applicable
    if reason is not None:
        text = f"{t('Không áp dụng')}: {reason.in_language(language)}"
        choices.append((NOT_APPLICABLE, text))
    return tuple(choices)


def facts_of(
    questionnaire: Questionnaire,
    facts: CompanyFacts,
    depth: Depth,
    given: Collection[str] = (),
) -> tuple[FactDefinition, ...]:
    """The facts a form asks, in the order of their file.

    The first ones, the province, and those that decide which questions apply; in full
    depth also all that are neither sensitive nor follow from another one, except in a
    module, which is answered beside another questionnaire. What is given is always
    there.
    """
    wanted = {*_ALWAYS, *given, *_deciding(questionnaire, facts, depth)}
    is_full = depth is Depth.FULL and questionnaire.module is None
    return tuple(
        fact
        for fact in facts.facts
        if fact.known_by == "firm"
        and (
            fact.stage == "first"
            or fact.id in wanted
            or (is_full and not fact.sensitive and fact.ask_if is None)
        )
    )


def _deciding(
    questionnaire: Questionnaire, facts: CompanyFacts, depth: Depth
) -> set[str]:
    conditions = [
        item.applies_if
        for section in sections_of(questionnaire, depth)
        for item in section.indicators
        if item.applies_if is not None
    ]
    found = {
        leaf.fact
        for condition in conditions
        for leaf in leaves_of(condition)
        if isinstance(leaf, FactCondition)
    }
    for fact in facts.facts:
        if fact.id in found:
            found |= set(fact.derived_from)
    return found


def fact_choices(
    definition: FactDefinition, facts: CompanyFacts, language: Language
) -> tuple[tuple[FactValue, str], ...]:
    """What may be chosen for a fact, don't know last; empty where one writes freely."""
    t = translator(language)
    pairs: list[tuple[FactValue, Wording]] = [
        (choice.value, choice.label) for choice in definition.choices
    ]
    if not pairs and definition.id == "province":
        pairs = [(found.code, found.name) for found in facts.provinces]
    if not pairs and definition.id == "main_vsic_code":
        pairs = [(found.code, found.name) for found in facts.industries]
    if not pairs:
        pairs = [(band.range, band.label) for band in definition.bands]
    found = [(value, label.in_language(language)) for value, label in pairs]
    if definition.type == "boolean":
        found = [(True, t("Có")), (False, t("Không"))]
    return (*found, (DONT_KNOW, t("Chưa biết"))) if found else ()


def how_to_write(definition: FactDefinition, language: Language) -> str:
    """How the answer to a fact is written."""
    t = translator(language)
    unit = definition.unit.in_language(language) if definition.unit else ""
    if definition.bands:
        return t("Chọn trong danh sách, hoặc ghi đúng số ({unit})", unit=unit)
    match definition.type:
        case "boolean" | "choice":
            return t("Chọn trong danh sách")
        case "date":
            return t("Ngày/tháng/năm, ví dụ 20/05/2019")
        case "percent":
            return t("Số từ 0 đến 100 (%)")
        case _:
            return t("Ghi đủ chữ số ({unit})", unit=unit)
