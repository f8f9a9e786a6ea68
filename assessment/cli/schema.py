"""``schema``: the JSON Schema of a file or of what a command prints."""

from typing import Annotated

import typer

from assessment.cli.options import LanguageOption, operator
from assessment.cli.output import (
    WRONG_USE,
    print_json,
    print_problems,
    print_text,
    problems_shown,
)
from assessment.errors import NotFound
from assessment.services import catalogue


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help=f"One of: {', '.join(catalogue.schema_names())}."
        ),
    ] = None,
    write: Annotated[
        bool,
        typer.Option("--write", help="Renew the files in questionnaires/schema/."),
    ] = False,
    language: LanguageOption = "vi",
) -> None:
    """Print the JSON Schema called NAME; without a name, list the names.

    Example: python -m assessment schema questionnaire > questionnaire.json
    """
    if write:
        with problems_shown(language):
            for path in catalogue.write_schemas(operator()):
                print_text(str(path))
    elif name is None:
        print_text("\n".join(catalogue.schema_names()))
    else:
        try:
            print_json(catalogue.schema(operator(), name))
        except NotFound as error:
            print_problems(error.problems, language)
            raise typer.Exit(WRONG_USE) from None


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("schema")(schema)
