"""Which files are checked, and what kind each one is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel

from assessment.content.document import Document, Part
from assessment.content.loading import read_bytes
from assessment.content.reader import parse
from assessment.content.validation import validate
from assessment.errors import ContentError, Problem
from assessment.errors import content as errors
from assessment.errors.reading import NOT_A_PLAIN_FILE
from assessment.model.action import ActionCatalogue
from assessment.model.company import CompanyFacts
from assessment.model.crosswalk import CrosswalkCatalogue
from assessment.model.law import LawChanges
from assessment.model.mapping import Mapping
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme

FileKind = Literal[
    "questionnaire",
    "mapping",
    "company-facts",
    "actions",
    "crosswalk",
    "programme",
    "law-changes",
    "assessment-file",
]
MODELS: dict[str, type[BaseModel]] = {
    "questionnaire": Questionnaire,
    "mapping": Mapping,
    "company-facts": CompanyFacts,
    "actions": ActionCatalogue,
    "crosswalk": CrosswalkCatalogue,
    "programme": Programme,
    "law-changes": LawChanges,
}
_TELLING_KEYS: tuple[tuple[FileKind, tuple[str, ...]], ...] = (
    ("questionnaire", ("dimensions", "bands", "sections")),
    ("mapping", ("kept", "renamed", "dropped", "added")),
    ("assessment-file", ("answers", "questionnaire", "company")),
    ("company-facts", ("facts", "provinces", "industries")),
    ("actions", ("actions", "basis")),
    ("crosswalk", ("systems", "reading")),
    ("programme", ("offer", "criteria", "agency", "standing")),
    ("law-changes", ("changes",)),
)
_SUFFIXES = (".yaml", ".yml", ".json")
_FOLDERS = frozenset({"questionnaires", "programmes"})
_NOTES = (".md", "")


@dataclass(frozen=True, slots=True)
class ContentFile:
    """One file that could be read, with its kind."""

    path: Path
    kind: FileKind
    document: Document
    data: bytes = b""
    """The file as it is written; empty for a file that was never on a disk."""
    was_searched: bool = False
    """Whether it was found in a folder, not named itself."""

    @property
    def root(self) -> Part:
        """The whole file."""
        return self.document.root


def find_files(paths: Iterable[Path]) -> tuple[list[Path], list[Problem]]:
    """The files behind ``paths``: folders are searched.

    Generated schemas, hidden folders and ``node_modules`` are left out. Pipes and
    devices inside a folder are faults, because reading one can wait for ever. A file
    that only its ending keeps out is a warning.
    """
    found: list[Path] = []
    problems: list[Problem] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        every = [
            file
            for file in sorted(path.rglob("*"))
            if not _is_left_out(file.relative_to(path))
        ]
        inside = [file for file in every if file.suffix in _SUFFIXES]
        problems += [
            Problem(errors.UNKNOWN_ENDING, str(file), values={"ending": file.suffix})
            for file in every
            if _looks_like_content(file)
        ]
        if not inside:
            problems.append(Problem(errors.NO_CONTENT, str(path)))
        for file in inside:
            if file.exists() and not (file.is_file() or file.is_dir()):
                values = {"reason": NOT_A_PLAIN_FILE}
                problems.append(Problem(errors.CANNOT_READ, str(file), values=values))
            else:
                found.append(file)
    return list(dict.fromkeys(found)), problems


def _is_left_out(path: Path) -> bool:
    return path.parent.name == "schema" or any(
        part.startswith(".") or part == "node_modules" for part in path.parts
    )


def _looks_like_content(file: Path) -> bool:
    """Whether the ending alone keeps ``file`` from being read."""
    if file.suffix in _SUFFIXES or not file.is_file():
        return False
    if any(ending.lower() in _SUFFIXES for ending in file.suffixes):
        return True
    is_inside = not _FOLDERS.isdisjoint(file.resolve().parent.parts[-3:])
    return is_inside and file.suffix.lower() not in _NOTES


def read_files(paths: Iterable[Path]) -> tuple[list[ContentFile], list[Problem]]:
    """Every file that can be checked further, and every fault of reading."""
    files: list[ContentFile] = []
    named = list(paths)
    found, problems = find_files(named)
    for path in found:
        try:
            data = read_bytes(path)
            document, faults = parse(data, str(path))
        except ContentError as error:
            problems.extend(error.problems)
            continue
        problems.extend(faults)
        if document is None:
            continue
        kind = kind_of(document, path)
        if kind is None:
            problems.append(document.problem(errors.UNKNOWN_KIND, ()))
        else:
            files.append(
                ContentFile(path, kind, document, data, was_searched=path not in named)
            )
    return files, problems


def kind_of(document: Document, path: Path) -> FileKind | None:
    """The kind whose telling keys the file has most of; else by its place."""
    keys = set(document.data) if isinstance(document.data, dict) else set()
    best = max(_TELLING_KEYS, key=lambda entry: len(keys & set(entry[1])))
    if keys & set(best[1]):
        return best[0]
    if path.stem == "company-facts":
        return "company-facts"
    if path.stem == "actions":
        return "actions"
    if path.stem == "crosswalk":
        return "crosswalk"
    if path.stem == "law-changes":
        return "law-changes"
    if path.parent.parent.name == "programmes":
        return "programme"
    return None


def check_shape(file: ContentFile) -> Iterator[Problem]:
    """Every fault against the model of the file's kind."""
    if file.kind in MODELS:
        yield from validate(MODELS[file.kind], file.document)[1]
