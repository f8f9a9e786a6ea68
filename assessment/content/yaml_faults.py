"""A parser's complaint about YAML, in words an author can act on."""

import re

import yaml

from assessment.errors import Problem
from assessment.errors import content as errors

_DASH = "block sequence entries are not allowed in this context"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What YAML counts as the end of a line; each sign alone, or both of \\r\\n."""
_INDENTATION = ("did not find expected key", "did not find expected '-' indicator")


def explain(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The problem behind ``error``: the usual slips have a code of their own."""
    line, column = _place(error.problem_mark or error.context_mark)
    opened = _place(error.context_mark or error.problem_mark)
    detail = error.problem or error.context or "?"
    context = error.context or ""
    lines = _BREAK.split(text)
    here = lines[line - 1] if line <= len(lines) else ""
    before = here[: column - 1]
    if "escape character" in detail:
        return Problem(errors.BAD_ESCAPE, name, line, column)
    if "quoted scalar" in context:
        return Problem(errors.UNCLOSED_QUOTE, name, *opened)
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return Problem(errors.TAB, name, line, column)
    if "could not find expected ':'" in detail:
        return Problem(errors.MISSING_COLON, name, *opened)
    if "anchor" in context or "alias" in context:
        at = opened[1] - 1
        values = {"character": lines[opened[0] - 1][at : at + 1]}
        return Problem(errors.QUOTE_THIS, name, *opened, values)
    if detail == _DASH:
        return Problem(errors.QUOTE_THIS, name, line, column, {"character": "-"})
    if "cannot start any token" in detail:
        values = {"character": here[column - 1 : column]}
        return Problem(errors.QUOTE_THIS, name, line, column, values)
    if "flow" in context:
        if here[column - 1 : column] == ":" and ":" in before:
            return Problem(errors.UNQUOTED_COLON, name, line, column)
        values = {"opened": str(opened[0])}
        return Problem(errors.UNCLOSED_BRACKET, name, line, column, values)
    if "mapping values are not allowed" in detail and ": " in before:
        return Problem(errors.UNQUOTED_COLON, name, line, column)
    if detail in _INDENTATION and before.rstrip().endswith(('"', "'")):
        return Problem(errors.TEXT_AFTER_QUOTE, name, line, column)
    if detail in _INDENTATION or "mapping values are not allowed" in detail:
        return Problem(errors.BAD_INDENTATION, name, line, column)
    return Problem(errors.BROKEN_YAML, name, line, column, {"detail": detail})


def _place(mark: "yaml.Mark | None") -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
