"""``report``: an assessment file -> a PDF."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.inputs import ContentOption, FileArgument, open_file
from assessment.cli.options import LanguageOption, On, operator, today
from assessment.cli.output import print_text, problems_shown
from assessment.errors import FileError, Problem
from assessment.errors.files import CANNOT_WRITE, NOT_A_PDF
from assessment.errors.reading import reason_of


def report(
    file: FileArgument,
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE.pdf", help="Where to write it.")
    ],
    on: On = None,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """Write the report on an assessment file as a PDF.

    Example: python -m assessment report answers.yaml --to report.pdf --language en
    """
    from assessment.services import reports  # loads the database layer

    with problems_shown(language):
        if to.suffix.lower() != ".pdf":
            raise FileError(Problem(NOT_A_PDF, str(to)))
        given = open_file(file, content, language)
        pdf = reports.pdf_of_file(
            operator(), given, on=on or today(), language=language
        )
        try:
            to.write_bytes(pdf)
        except OSError as error:
            reason = reason_of(error)
            problem = Problem(CANNOT_WRITE, str(to), values={"reason": reason})
            raise FileError(problem) from None
    print_text(str(to))


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("report")(report)
