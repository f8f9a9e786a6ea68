"""``form``: a questionnaire -> a form to fill in a spreadsheet or on paper."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.inputs import ContentOption, open_file, use_content
from assessment.cli.options import LanguageOption, operator
from assessment.cli.output import print_text, problems_shown
from assessment.errors import FileError, Problem
from assessment.errors.files import CANNOT_WRITE
from assessment.errors.reading import reason_of
from assessment.errors.workbook import FILLED_ON_PAPER, WRONG_ENDING
from assessment.model.maturity import Depth


def form(
    out: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FILE", help="Where to write it: .xlsx, or .pdf on paper."
        ),
    ],
    questionnaire: Annotated[
        str,
        typer.Option(
            "--questionnaire", metavar="ID", help="A questionnaire or sector module."
        ),
    ] = "smart-manufacturing",
    depth: Annotated[
        Depth, typer.Option("--depth", help="How much is asked.")
    ] = Depth.QUICK,
    paper: Annotated[
        bool, typer.Option("--paper", help="A form to print, with boxes to tick.")
    ] = False,
    file: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="FILE",
            help="Fill in what this assessment file or form says.",
        ),
    ] = None,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """Write a form; "import" reads the spreadsheet back.

    Example: python -m assessment form --depth express --out form.xlsx
    """
    from assessment.services import forms

    ending = ".pdf" if paper else ".xlsx"
    with problems_shown(language):
        if out.suffix.lower() != ending:
            raise FileError(Problem(WRONG_ENDING, str(out), values={"ending": ending}))
        if paper and file is not None:
            raise FileError(Problem(FILLED_ON_PAPER))
        use_content(content)
        filled = None if file is None else open_file(file, None, language)
        if paper:
            made = forms.paper(
                operator(), questionnaire, depth=depth, language=language
            )
        else:
            made = forms.spreadsheet(
                operator(),
                questionnaire,
                depth=depth,
                language=language,
                filled=filled,
            )
        try:
            out.write_bytes(made)
        except OSError as error:
            values = {"reason": reason_of(error)}
            raise FileError(Problem(CANNOT_WRITE, str(out), values=values)) from None
    print_text(str(out))


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("form")(form)
