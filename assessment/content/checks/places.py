"""Where each kind of file is read from; a file elsewhere works for nobody.

A library looks for content by place and name. A sound file in another folder, or with
another ending, would pass every other check and never be used.
"""

import re
from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.errors import Problem
from assessment.errors import content as errors

_PLACES: dict[str, tuple[str, re.Pattern[str]]] = {
    kind: (place, re.compile(f"(?:.*/)?{pattern}"))
    for kind, place, pattern in (
        ("programme", "programmes/vn/ID.yaml", r"programmes/vn/[^/]+\.yaml"),
        (
            "questionnaire",
            "questionnaires/ID/VERSION.yaml",
            r"questionnaires/[^/]+/\d+\.\d+\.\d+\.yaml",
        ),
        (
            "mapping",
            "questionnaires/ID/mappings/A-to-B.yaml",
            r"questionnaires/[^/]+/mappings/[^/]+-to-[^/]+\.yaml",
        ),
        (
            "company-facts",
            "questionnaires/company-facts.yaml",
            r"questionnaires/company-facts\.yaml",
        ),
        ("actions", "questionnaires/actions.yaml", r"questionnaires/actions\.yaml"),
        (
            "crosswalk",
            "questionnaires/crosswalk.yaml",
            r"questionnaires/crosswalk\.yaml",
        ),
        (
            "law-changes",
            "programmes/law-changes.yaml",
            r"programmes/law-changes\.yaml",
        ),
    )
}


def check_places(file: ContentFile) -> Iterator[Problem]:
    """Where a file of a content folder stands that no library reads.

    A file that was named itself is a draft: it may stand anywhere.
    """
    if not file.was_searched or file.kind not in _PLACES:
        return
    place, pattern = _PLACES[file.kind]
    if not pattern.fullmatch(file.path.resolve().as_posix()):
        yield file.document.problem(errors.NOT_READ_HERE, (), place=place)
