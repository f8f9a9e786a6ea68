"""Links to other systems that name a field which is not there, or stand twice."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import Known, indicators
from assessment.content.document import Part
from assessment.content.spelling import hint
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.maturity import Crosswalk

SYSTEMS = tuple(Crosswalk.model_fields)


def check_crosswalk(file: ContentFile, known: Known) -> Iterator[Problem]:
    """Every fault of the list of systems, and of the links of indicators to it."""
    if file.kind == "crosswalk":
        systems = list(file.root.each("systems"))
        yield from _repeated(systems)
        for system in systems:
            yield from _repeated(list(system.each("fields")))
    elif file.kind == "questionnaire":
        for _, indicator in indicators(file.root):
            links = indicator.get("crosswalk")
            if links:
                yield from _check_links(links, known)


def _check_links(links: Part, known: Known) -> Iterator[Problem]:
    for name in SYSTEMS:
        for link in links.each(name):
            yield from _check_link(link, name, known)


def _check_link(link: Part, system: str, known: Known) -> Iterator[Problem]:
    allowed = known.fields.get(system, ())
    named = str(link.value)
    if isinstance(link.value, int | str) and named not in allowed:
        yield link.problem(
            errors.UNKNOWN_FIELD,
            system=system,
            id=named[:80],
            hint=hint(named, allowed),
        )


def _repeated(parts: list[Part]) -> Iterator[Problem]:
    """Ids that stand twice; unlike elsewhere they may be numbers."""
    first: dict[str, Part] = {}
    for part in parts:
        found = part.get("id")
        if found is None:
            continue
        name = str(found.value)[:80]
        other = first.setdefault(name, found)
        if other is not found:
            line, _ = other.document.position(other.path)
            yield found.problem(errors.DUPLICATE_ID, id=name, first=line)
