"""Files given on the command line; ``-`` is standard input."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.options import operator
from assessment.cli.output import print_problems
from assessment.errors import FileError, Problem
from assessment.errors.content import CANNOT_READ
from assessment.errors.reading import reason_of
from assessment.model.base import Language
from assessment.model.responses import AssessmentFile
from assessment.services import catalogue, files

FileArgument = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help="Assessment file (YAML, JSON) or filled form (XLSX); - is stdin.",
    ),
]
ContentOption = Annotated[
    Path | None,
    typer.Option(
        "--content",
        metavar="FOLDER",
        exists=True,
        file_okay=False,
        help="Folder with your own questionnaires/ and programmes/.",
    ),
]


def use_content(content: Path | None) -> None:
    """From now on an author's folder comes first; raises ContentError for faults."""
    if content is not None:
        catalogue.use_content(operator(), content)


def open_file(
    name: str, content: Path | None, language: Language = "vi"
) -> AssessmentFile:
    """The assessment file or filled form called ``name``.

    What a form holds beside its answers is named on standard error; raises FileError
    with every fault.
    """
    use_content(content)
    limit = files.COMMAND_LINE_LIMITS
    try:
        if name == "-":
            data = sys.stdin.buffer.read(limit.size + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(limit.size + 1)
    except (OSError, ValueError) as error:
        problem = Problem(CANNOT_READ, name, values={"reason": reason_of(error)})
        raise FileError(problem) from None
    shown = "<stdin>" if name == "-" else name
    opened = files.open_file(operator(), data, shown, limits=limit)
    print_problems(opened.notices, language)
    return opened.file
