"""Text that YAML takes for a comment: ``vi: Biết #1 bánh`` keeps only "Biết"."""

import re
from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.errors import Problem
from assessment.errors import content as errors

_CUT = re.compile(
    r"^[ \t]*(?:- )?[A-Za-z_]+:[ \t]+(?![\"'|>#\[{&*!])[^#\n]*?[ \t](#\S.*)$", re.M
)
"""An unquoted text with a # after a space and no space behind it. A remark of the
author's has one behind it ("# why"), so it is not taken for a cut."""


def check_comments(file: ContentFile) -> Iterator[Problem]:
    """A warning for every line whose text looks cut short by a #."""
    if file.path.suffix == ".json":
        return
    text = file.data.decode("utf-8", "replace")
    for found in _CUT.finditer(text):
        start = found.start(1)
        line = text.count("\n", 0, start) + 1
        column = start - text.rfind("\n", 0, start)
        values = {"cut": found.group(1)[:40]}
        yield Problem(errors.CUT_BY_COMMENT, str(file.path), line, column, values)
