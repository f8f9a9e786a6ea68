"""What the files define for each other: indicators, facts, actions, needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assessment.content.checks.files import ContentFile
from assessment.content.document import Part
from assessment.content.library import Library, version_key
from assessment.errors import AssessmentError
from assessment.model.company import CompanyFacts
from assessment.model.maturity import Questionnaire


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A company fact as conditions see it."""

    type: str
    choices: frozenset[str]
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """Every id that a checked file may name in another file."""

    indicators: dict[str, frozenset[int]] = field(default_factory=dict)
    """Indicator -> its described levels."""
    facts: dict[str, KnownFact] = field(default_factory=dict)
    programmes: set[str] = field(default_factory=set)
    """Looked up only when a list of law changes is among the files."""
    versions: dict[tuple[str, str], dict[str, frozenset[int]]] = field(
        default_factory=dict
    )
    """(questionnaire, version) -> its indicators with their described levels. Those of
    the library are only here when a mapping or a module among the files needs them."""
    modules: set[str] = field(default_factory=set)
    """Questionnaires of ``versions`` that are modules of another one."""
    fields: dict[str, dict[str, None]] = field(default_factory=dict)
    """System of the crosswalk -> the ids of its fields, numbers written as text."""


def known_to(files: Sequence[ContentFile], library: Library) -> Known:
    """What ``files`` define; what they leave out comes from ``library``.

    A checked company-facts file stands for all facts, a checked questionnaire for all
    indicators: an author's own content is not mixed with what ships. An indicator of
    several versions has the levels of the newest.
    """
    known = Known()
    for file in sorted(
        files, key=lambda one: version_key(one.root.text("version") or "")
    ):
        if file.kind == "questionnaire":
            own = {
                part.text("id") or "": _levels(part)
                for _, part in indicators(file.root)
            }
            known.indicators.update(own)
            name = file.root.text("id") or ""
            known.versions[name, file.root.text("version") or ""] = own
            if file.root.get("module"):
                known.modules.add(name)
        elif file.kind == "company-facts":
            known.facts.update(_facts(file.root))
        elif file.kind == "crosswalk":
            known.fields.update(_fields(file.root))
        elif file.kind == "programme":
            known.programmes.add(file.root.text("id") or "")
        elif file.kind == "law-changes":
            known.programmes.update(library.programme_ids())
    if not known.indicators:
        for questionnaire in _shipped_questionnaires(library):
            for indicator, _ in questionnaire.indicators():
                levels = frozenset(level.level for level in indicator.levels)
                known.indicators[indicator.id] = levels
    if not known.facts:
        known.facts.update(_shipped_facts(library))
    if not known.fields and known.versions:
        known.fields.update(_shipped_fields(library))
    if any(file.kind == "mapping" for file in files) or known.modules:
        _add_versions(known, library)
    return known


def _add_versions(known: Known, library: Library) -> None:
    for questionnaire in _shipped_questionnaires(library):
        pair = (questionnaire.id, questionnaire.version)
        if pair not in known.versions:
            known.versions[pair] = {
                indicator.id: frozenset(level.level for level in indicator.levels)
                for indicator, _ in questionnaire.indicators()
            }
            if questionnaire.module:
                known.modules.add(questionnaire.id)


def dimensions(part: Part) -> Iterator[Part]:
    """Every dimension below ``part``, parents first."""
    for dimension in part.each("dimensions"):
        yield dimension
        yield from dimensions(dimension)


def indicators(root: Part) -> Iterator[tuple[Part, Part]]:
    """Every (dimension, indicator) of a questionnaire file."""
    for dimension in dimensions(root):
        for indicator in dimension.each("indicators"):
            yield dimension, indicator


def _levels(indicator: Part) -> frozenset[int]:
    numbers = (level.number("level") for level in indicator.each("levels"))
    return frozenset(int(number) for number in numbers if number is not None)


def _facts(root: Part) -> Iterator[tuple[str, KnownFact]]:
    places = {
        "province": [part.text("code") for part in root.each("provinces")],
        "main_vsic_code": [part.text("code") for part in root.each("industries")],
    }
    for part in root.each("facts"):
        fact = part.text("id") or ""
        values = [choice.text("value") for choice in part.each("choices")]
        choices = frozenset(value for value in values if value)
        implied = frozenset(code for code in places.get(fact, []) if code)
        derived = tuple(item.text() or "" for item in part.each("derived_from"))
        yield fact, KnownFact(part.text("type") or "", choices or implied, derived)


def _fields(root: Part) -> Iterator[tuple[str, dict[str, None]]]:
    for system in root.each("systems"):
        ids = [part.get("id") for part in system.each("fields")]
        yield (
            system.text("id") or "",
            {str(found.value): None for found in ids if found},
        )


def _shipped_fields(library: Library) -> Iterator[tuple[str, dict[str, None]]]:
    try:
        systems = library.crosswalk().systems
    except AssessmentError:
        return
    for system in systems:
        yield system.id, {str(found.id): None for found in system.fields}


def _shipped_questionnaires(library: Library) -> Iterator[Questionnaire]:
    for pair in library.questionnaires():
        try:
            yield library.questionnaire(*pair)
        except AssessmentError:
            continue


def _shipped_facts(library: Library) -> Iterator[tuple[str, KnownFact]]:
    try:
        facts: CompanyFacts = library.company_facts()
    except AssessmentError:
        return
    places = {
        "province": frozenset(item.code for item in facts.provinces),
        "main_vsic_code": frozenset(item.code for item in facts.industries),
    }
    for fact in facts.facts:
        choices = frozenset(choice.value for choice in fact.choices)
        implied = places.get(fact.id, frozenset())
        yield fact.id, KnownFact(fact.type, choices or implied, fact.derived_from)
