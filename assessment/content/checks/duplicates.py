"""Ids that stand twice in one file, or for two programmes."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import dimensions, indicators
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors


def check_duplicates(file: ContentFile) -> Iterator[Problem]:
    """Every id used twice among things of one kind."""
    root = file.root
    if file.kind == "questionnaire":
        nodes = list(dimensions(root))
        yield from _repeated([*nodes, *(part for _, part in indicators(root))], "id")
        for key in ("sections", "contradictions", "answering_rules", "experience"):
            yield from _repeated(root.each(key), "id")
        for item in root.each("experience"):
            yield from _repeated(item.each("options"), "id")
    elif file.kind == "company-facts":
        yield from _repeated(root.each("facts"), "id")
        yield from _repeated(root.each("provinces"), "code")
        yield from _repeated(root.each("industries"), "code")
        for fact in root.each("facts"):
            yield from _repeated(fact.each("choices"), "value")
    elif file.kind == "actions":
        yield from _repeated(root.each("actions"), "id")
    elif file.kind == "programme":
        for edition in (root, *root.each("earlier")):
            yield from _repeated(edition.each("criteria"), "id")
            yield from _repeated(edition.each("priorities"), "id")
            offer = edition.get("offer")
            if offer:
                yield from _repeated(offer.each("tiers"), "id")
    elif file.kind == "law-changes":
        yield from _repeated(root.each("changes"), "id")


def _repeated(parts: "Iterator[Part] | list[Part]", key: str) -> Iterator[Problem]:
    first: dict[str, Part] = {}
    for part in parts:
        name = part.text(key)
        if name is None:
            continue
        if name in first:
            other = first[name]
            line, _ = other.document.position((*other.path, key))
            yield part.problem(errors.DUPLICATE_ID, key, id=name, first=line)
        else:
            first[name] = part
