"""All commands in one place, and what every command shares."""

import os
import sys
import tempfile
import traceback
from typing import Annotated

import typer

from assessment import __version__
from assessment.cli import (
    check,
    form,
    keeping,
    pilot,
    programmes,
    report,
    schema,
    score,
    serving,
)
from assessment.cli.output import PROBLEMS, print_problems
from assessment.errors import Problem
from assessment.errors.files import UNEXPECTED
from assessment.model.base import Language

app = typer.Typer(
    name="assessment",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (serving, check, score, report, form, programmes, schema, keeping, pilot):
    part.add_to(app)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"assessment {__version__}")
        raise typer.Exit


@app.callback()
def describe(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print it."
        ),
    ] = False,
) -> None:
    """Readiness self-assessment for smart manufacturing in small firms."""


def main() -> None:
    """Run the command line; whatever happens, a person sees a line, not a trace."""
    try:
        app()
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); flushing again would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(PROBLEMS)
    except Exception as error:
        sys.exit(_tell_unexpected(error))


def _tell_unexpected(error: Exception) -> int:
    """One line on standard error; the trace goes to a file for whoever mends it."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="readiness-", suffix=".log", delete=False
    ) as log:
        log.writelines(traceback.format_exception(error))
    values = {"kind": type(error).__name__, "log": log.name}
    asked: Language = "en" if "en" in sys.argv else "vi"
    print_problems([Problem(UNEXPECTED, values=values)], asked)
    return PROBLEMS
