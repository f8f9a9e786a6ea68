"""How problems and results leave the command line."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from assessment.errors import AssessmentError, Problem
from assessment.model.base import Language

PROBLEMS = 1
WRONG_USE = 2


def problem_json(problem: Problem) -> dict[str, object]:
    """One problem with stable keys; texts in both languages."""
    return {
        "code": problem.code,
        "severity": "warning" if problem.code.startswith("W") else "error",
        "file": problem.where,
        "line": problem.line,
        "column": problem.column,
        "what": {"vi": problem.what("vi"), "en": problem.what("en")},
        "to_do": {"vi": problem.to_do("vi"), "en": problem.to_do("en")},
    }


def print_json(data: object) -> None:
    """``data`` on standard output, in UTF-8 whatever the console says."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    print_text(text)


def print_text(text: str) -> None:
    """One text on standard output; never fails on a console's encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()


def print_problems(problems: Iterable[Problem], language: Language) -> None:
    """One line a problem on standard error: where, code, what, what to do."""
    for problem in problems:
        typer.echo(problem.line_of_text(language), err=True)


def stop(problems: Iterable[Problem], language: Language) -> NoReturn:
    """Prints ``problems`` and ends with exit code 1."""
    print_problems(problems, language)
    raise typer.Exit(PROBLEMS)


@contextmanager
def problems_shown(language: Language) -> Iterator[None]:
    """Turns every :class:`AssessmentError` inside into its lines and exit code 1."""
    try:
        yield
    except AssessmentError as error:
        stop(error.problems, language)
