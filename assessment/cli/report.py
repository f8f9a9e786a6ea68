"""``report``: an assessment file -> a PDF, Word, Excel, PowerPoint, HTML or JSON."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assessment.cli.inputs import ContentOption, FileArgument, open_file
from assessment.cli.options import LanguageOption, On, operator, today
from assessment.cli.output import print_text, problems_shown
from assessment.errors import FileError, Problem
from assessment.errors.files import CANNOT_WRITE, NOT_A_REPORT
from assessment.errors.reading import reason_of


def report(
    file: FileArgument,
    to: Annotated[
        Path,
        typer.Option(
            "--to",
            metavar="FILE",
            help="Where to write it: .pdf, .docx, .xlsx, .pptx, .html or .json.",
        ),
    ],
    on: On = None,
    language: LanguageOption = "vi",
    audience: Annotated[
        Literal["full", "owner"],
        typer.Option("--audience", help="owner: two pages (.pdf, .docx, .html)."),
    ] = "full",
    content: ContentOption = None,
) -> None:
    """Write the report on an assessment file; the ending says in which format.

    Example: python -m assessment report answers.yaml --to report.docx --language en
    """
    from assessment.services import reports  # loads the database layer

    with problems_shown(language):
        form = {f".{each}": each for each in reports.FORMS}.get(to.suffix.lower())
        if form is None:
            forms = {"forms": ", ".join(f".{each}" for each in reports.FORMS)}
            raise FileError(Problem(NOT_A_REPORT, str(to), values=forms))
        given = open_file(file, content, language)
        made = reports.report_of_file(
            operator(),
            given,
            form=form,
            on=on or today(),
            language=language,
            audience=audience,
        )
        try:
            to.write_bytes(made)
        except OSError as error:
            reason = reason_of(error)
            problem = Problem(CANNOT_WRITE, str(to), values={"reason": reason})
            raise FileError(problem) from None
    print_text(str(to))


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("report")(report)
