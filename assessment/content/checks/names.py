"""Ids and versions that must agree with the names of files and folders."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.errors import Problem
from assessment.errors import content as errors


def check_names(file: ContentFile) -> Iterator[Problem]:
    """Where the file says another name than it bears, or an unquoted version."""
    root, path = file.root, file.path
    version = root.text("version")
    if version and not file.document.is_quoted(("version",)):
        yield root.problem(errors.VERSION_NOT_QUOTED, "version", found=version)
    identity = root.text("id")
    if file.kind == "programme" and identity and identity != path.stem:
        yield root.problem(
            errors.FILE_NAME, "id", key="id", found=identity, name=path.stem
        )
    if file.kind == "questionnaire" and path.stem[:1].isdigit():
        if version and version != path.stem:
            yield root.problem(
                errors.FILE_NAME,
                "version",
                key="version",
                found=version,
                name=path.stem,
            )
        folder = path.resolve().parent.name
        if identity and identity != folder:
            yield root.problem(
                errors.FILE_NAME, "id", key="id", found=identity, name=folder
            )
