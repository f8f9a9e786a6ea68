"""Ids that name nothing: indicators, dimensions, actions, facts, needs, levels."""

from collections.abc import Collection, Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import Known, dimensions, indicators
from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.content.vocabulary import NEEDS
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.errors.message import Message


def check_links(file: ContentFile, known: Known) -> Iterator[Problem]:
    """Every id in ``file`` that points at nothing."""
    root = file.root
    if file.kind == "questionnaire":
        yield from _check_questionnaire(root)
    elif file.kind == "actions":
        yield from _check_actions(root, known)
    elif file.kind == "company-facts":
        for fact in root.each("facts"):
            for source in fact.each("derived_from"):
                yield from _named(source, known.facts, errors.UNKNOWN_FACT)
    elif file.kind == "programme":
        yield from _check_needs(root)
    elif file.kind == "law-changes":
        for change in root.each("changes"):
            for name in change.each("affects"):
                yield from _named(name, known.programmes, errors.UNKNOWN_PROGRAMME)


def _named(part: Part, allowed: Collection[str], message: Message) -> Iterator[Problem]:
    found = part.text()
    if found is not None and found not in allowed:
        yield part.problem(message, id=found[:80], hint=hint(found, allowed))


def _check_needs(part: Part) -> Iterator[Problem]:
    for need in part.each("needs"):
        yield from _named(need, NEEDS, errors.UNKNOWN_NEED)


def _check_questionnaire(root: Part) -> Iterator[Problem]:
    nodes = {root.text("root") or "overall": None}
    nodes |= {part.text("id") or "": None for part in dimensions(root)}
    names = {part.text("id") or "": None for _, part in indicators(root)}
    for _, part in indicators(root):
        yield from _check_needs(part)
        gate = part.get("gate")
        limits = gate.get("limits") if gate else None
        if limits:
            yield from _named(limits, nodes, errors.UNKNOWN_NODE)
        yield from _check_targets(part)
    for section in root.each("sections"):
        for name in section.each("indicators"):
            yield from _named(name, names, errors.UNKNOWN_INDICATOR)


def _check_targets(indicator: Part) -> Iterator[Problem]:
    levels = {level.number("level") for level in indicator.each("levels")}
    target = indicator.get("target")
    for size in ("micro", "small", "medium"):
        wanted = target.number(size) if target else None
        if target and levels and wanted is not None and wanted not in levels:
            yield target.problem(
                errors.NO_SUCH_LEVEL,
                size,
                indicator=indicator.text("id") or "?",
                level=wanted,
            )


def _check_actions(root: Part, known: Known) -> Iterator[Problem]:
    names = {action.text("id") or "": None for action in root.each("actions")}
    for action in root.each("actions"):
        yield from _check_needs(action)
        for lift in action.each("lifts"):
            yield from _check_level(lift, "to", known)
        for condition in action.each("requires"):
            other = condition.get("action")
            if other:
                yield from _named(other, names, errors.UNKNOWN_ACTION)
            yield from _check_level(condition, "level", known)


def _check_level(part: Part, key: str, known: Known) -> Iterator[Problem]:
    """The indicator named by ``part`` exists and has the level under ``key``."""
    named = part.get("indicator")
    if named is None:
        return
    yield from _named(named, known.indicators, errors.UNKNOWN_INDICATOR)
    levels = known.indicators.get(named.text() or "")
    wanted = part.number(key)
    if levels and wanted is not None and wanted not in levels:
        yield part.problem(
            errors.NO_SUCH_LEVEL, key, indicator=named.text() or "", level=wanted
        )
