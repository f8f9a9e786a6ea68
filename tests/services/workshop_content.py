"""The workshop content in the place of what ships, for tests of services."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assessment.content.library import choose_content
from assessment.model.responses import AssessmentFile
from assessment.model.stored import ResponseSet
from assessment.services import transfer
from assessment.services.access import local_actor
from tests import workshop

OWNER = local_actor()


@contextmanager
def workshop_in_use(
    folder: Path, files: dict[str, dict[str, Any]] | None = None
) -> Iterator[None]:
    """The workshop's questionnaires (or ``files``) come before what ships."""
    choose_content(workshop.write(folder, files))
    try:
        yield
    finally:
        choose_content(None)


def begin(version: str = "1.0.0", **more: object) -> ResponseSet:
    """A stored response set of the workshop's questionnaire."""
    file = {"questionnaire": workshop.CORE, "version": version, "depth": "quick"}
    return transfer.import_file(OWNER, AssessmentFile.model_validate(file | more))
