"""All commands in one place, and what every command shares."""

from typing import Annotated

import typer

from assessment import __version__
from assessment.cli import check, keeping, report, schema, score, serving

app = typer.Typer(
    name="assessment",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for part in (serving, check, score, report, schema, keeping):
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
    """Run the command line."""
    app()
