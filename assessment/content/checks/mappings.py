"""Mappings between versions: every id of both versions accounted for, once."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import Known
from assessment.content.document import Part
from assessment.content.library import version_key
from assessment.content.mapping import FOLDER, file_name
from assessment.content.spelling import hint
from assessment.errors import Problem
from assessment.errors import content as errors

_IN_OLD = "kept, renamed, dropped"
_IN_NEW = "kept, renamed, added"


def check_mappings(file: ContentFile, known: Known) -> Iterator[Problem]:
    """Every fault of a mapping; every newer version that has none."""
    if file.kind == "mapping":
        yield from _check_name(file)
        yield from _check_mapping(file.root, known)
    elif file.kind == "questionnaire":
        yield from _check_newer(file)


def _check_name(file: ContentFile) -> Iterator[Problem]:
    root, path = file.root, file.path
    name, before, after = (root.text(key) for key in ("questionnaire", "from", "to"))
    if name is None or before is None or after is None:
        return
    folders = path.resolve().parts[-3:-1]
    if (*folders, path.name) != (name, FOLDER, file_name(before, after)):
        yield root.problem(
            errors.MAPPING_NAME,
            "from",
            name=path.name,
            found=f"{name} {before} -> {after}",
        )


def _check_mapping(root: Part, known: Known) -> Iterator[Problem]:
    name = root.text("questionnaire")
    sides: list[dict[str, frozenset[int]] | None] = []
    for key in ("from", "to"):
        version = root.text(key)
        if name is None or version is None:
            return
        side = known.versions.get((name, version))
        if side is None:
            there = ", ".join(" ".join(pair) for pair in sorted(known.versions))
            yield root.problem(
                errors.MAPPING_OF_NOTHING,
                key,
                found=f"{name} {version}"[:80],
                known=there or "-",
            )
        sides.append(side)
    old, new = sides
    if old is None or new is None:
        return
    kept = [(part, part.text()) for part in root.each("kept")]
    renamed = list(root.each("renamed"))
    left = [*kept, *((part, part.text("from")) for part in renamed)]
    left += [(part, part.text("indicator")) for part in root.each("dropped")]
    right = [*kept, *((part, part.text("to")) for part in renamed)]
    right += [(part, part.text()) for part in root.each("added")]
    yield from _account(root, left, old, str(root.text("from")), _IN_OLD)
    yield from _account(root, right, new, str(root.text("to")), _IN_NEW)
    goes_on = {name: name for _, name in kept if name}
    goes_on |= {
        part.text("from") or "": part.text("to") or "" for part in root.each("renamed")
    }
    yield from _check_levels(root, goes_on, old, new)


def _account(
    root: Part,
    named: list[tuple[Part, str | None]],
    there: dict[str, frozenset[int]],
    version: str,
    choices: str,
) -> Iterator[Problem]:
    """Every id of one version that is unknown, named twice or left out."""
    seen: Counter[str] = Counter()
    for part, name in named:
        if name is None:
            continue
        seen[name] += 1
        if name not in there:
            yield part.problem(
                errors.MAPPING_UNKNOWN,
                id=name[:80],
                version=version,
                hint=hint(name, there),
            )
        elif seen[name] == 2:
            yield part.problem(errors.MAPPING_TWICE, id=name, version=version)
    for name in there:
        if name and not seen[name]:
            yield root.problem(
                errors.MAPPING_LEAVES_OUT, id=name, version=version, choices=choices
            )


def _check_levels(
    root: Part,
    goes_on: dict[str, str],
    old: dict[str, frozenset[int]],
    new: dict[str, frozenset[int]],
) -> Iterator[Problem]:
    for entry in root.each("levels"):
        name = entry.text("indicator") or "?"
        if name not in goes_on:
            yield entry.problem(
                errors.MAPPING_UNKNOWN,
                "indicator",
                id=name[:80],
                version=str(root.text("from")),
                hint=hint(name, goes_on),
            )
            continue
        given = entry.get("to")
        levels = list(given.value) if given and isinstance(given.value, list) else []
        allowed = new.get(goes_on[name], frozenset())
        wrong = [level for level in levels if level is not None]
        if len(levels) != len(old.get(name, ())) or not allowed.issuperset(wrong):
            expected = f"{len(old.get(name, ()))} x {sorted(allowed)}"
            yield entry.problem(
                errors.MAPPING_LEVELS,
                "to",
                id=name,
                found=str(levels)[:80],
                expected=expected,
            )


def _check_newer(file: ContentFile) -> Iterator[Problem]:
    """A version with an older neighbour, and no mapping between the two."""
    folder, version = file.path.resolve().parent, file.root.text("version")
    versions = sorted(
        (path.stem for path in folder.glob("*.*.*.yaml")), key=version_key
    )
    for before, after in pairwise(versions):
        path = folder / FOLDER / file_name(before, after)
        if after == version == file.path.stem and not path.is_file():
            yield file.root.problem(
                errors.NO_MAPPING, "version", before=before, version=after
            )
