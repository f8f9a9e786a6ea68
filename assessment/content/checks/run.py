"""All checks over all files, in the order a person reads them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from assessment.content.checks.bands import check_bands
from assessment.content.checks.comments import check_comments
from assessment.content.checks.conditions import check_conditions
from assessment.content.checks.crosswalk import check_crosswalk
from assessment.content.checks.cycles import check_cycles
from assessment.content.checks.duplicates import check_duplicates
from assessment.content.checks.facts import check_facts
from assessment.content.checks.files import ContentFile, check_shape, read_files
from assessment.content.checks.known import Known, known_to
from assessment.content.checks.law import check_law
from assessment.content.checks.levels import check_levels
from assessment.content.checks.lifts import check_lifts
from assessment.content.checks.links import check_links
from assessment.content.checks.mappings import check_mappings
from assessment.content.checks.modules import check_modules
from assessment.content.checks.money import check_money
from assessment.content.checks.names import check_names
from assessment.content.checks.places import check_places
from assessment.content.checks.reach import check_reach
from assessment.content.checks.reading_time import check_reading_time
from assessment.content.checks.wording import check_wording
from assessment.content.library import Library, shipped_library
from assessment.errors import Problem

_MOST = 500
"""Problems of one family in one file; a file with more is not yet worth listing."""


def check_content(
    paths: Iterable[Path], *, on: str, library: Library | None = None
) -> tuple[Problem, ...]:
    """Every fault of the content files behind ``paths``, on the day ``on``.

    Folders are searched. What the files name in other files is looked up among them,
    then in ``library`` (the content that ships with the product).
    """
    files, problems = read_files(paths)
    found = check_files(files, on=on, library=library or shipped_library())
    return in_order([*problems, *found])


def check_files(
    files: Sequence[ContentFile], *, on: str, library: Library
) -> tuple[Problem, ...]:
    """Every fault of files that could be read."""
    known = known_to(files, library)
    return in_order(
        problem for file in files for problem in check_file(file, known, on=on)
    )


def check_file(file: ContentFile, known: Known, *, on: str) -> Iterator[Problem]:
    """Every fault of one file; a broken part does not hide the others."""
    for family in (
        check_shape(file),
        check_names(file),
        check_places(file),
        check_modules(file, known),
        check_mappings(file, known),
        check_duplicates(file),
        check_links(file, known),
        check_crosswalk(file, known),
        check_conditions(file, known),
        check_cycles(file),
        check_levels(file),
        check_bands(file),
        check_reach(file),
        check_lifts(file),
        check_facts(file, known),
        check_law(file, on),
        check_money(file),
        check_wording(file),
        check_reading_time(file),
        check_comments(file),
    ):
        yield from islice(family, _MOST)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` by file, line and column, each once."""
    unique: dict[object, Problem] = {}
    for problem in problems:
        key = (problem.where, problem.line, problem.column, problem.what("en"))
        unique.setdefault(key, problem)
    return tuple(
        sorted(
            unique.values(),
            key=lambda found: (
                found.where,
                found.line or 0,
                found.column or 0,
                found.code,
            ),
        )
    )


def is_warning(problem: Problem) -> bool:
    """Whether the content works all the same: codes that begin with W."""
    return problem.code.startswith("W")
