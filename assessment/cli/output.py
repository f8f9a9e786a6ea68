"""How problems and results leave the command line."""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

from assessment.errors import AssessmentError, Problem
from assessment.model.base import Language
from assessment.text import harmless

_RARE = re.compile("[^\n -~\u00a0-\u024f\u0300-\u036f\u1e00-\u1eff]")
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
    """``data`` on standard output, in UTF-8 whatever the console says.

    What a terminal would obey or hide is escaped, so the data stays as it is.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    _print(_RARE.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]


def print_text(text: str) -> None:
    """One text on standard output; never fails on a console's encoding.

    What would steer the terminal is taken out: names and titles come from files.
    """
    _print(harmless(text, lines=True))


def _print(text: str) -> None:
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
