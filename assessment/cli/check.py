"""``check``: every fault of every content file at once."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.options import (
    AsJson,
    LanguageOption,
    On,
    operator,
    today,
)
from assessment.cli.output import (
    PROBLEMS,
    print_json,
    print_text,
    problem_json,
    problems_shown,
)
from assessment.language import translator
from assessment.services import catalogue


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Files or folders. Default: all content of the product.",
        ),
    ] = None,
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
) -> None:
    """List every fault of questionnaires, facts, actions, programmes, answers.

    Exit code 0: no fault (warnings may be listed); 1: faults; 2: wrong use.

    Example: python -m assessment check my-model/1.0.0.yaml --on 2026-11-22
    """
    with problems_shown(language):
        problems = catalogue.check(operator(), paths or [], on=on or today())
    faults = [found for found in problems if not found.code.startswith("W")]
    warnings = len(problems) - len(faults)
    if as_json:
        print_json(
            {
                "on": on or today(),
                "errors": len(faults),
                "warnings": warnings,
                "problems": [problem_json(found) for found in problems],
            }
        )
    else:
        t = translator(language)
        lines = [found.line_of_text(language) for found in problems]
        summary = t("{n} lỗi, {w} cảnh báo.", n=len(faults), w=warnings)
        print_text("\n".join([*lines, summary]))
    if faults:
        raise typer.Exit(PROBLEMS)


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("check")(check)
