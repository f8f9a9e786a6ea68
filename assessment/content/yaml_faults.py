"""A parser's complaint about YAML, in words an author can act on."""

import yaml

from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.errors.message import Message


def explain(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The problem behind ``error``: the usual slips have a code of their own."""
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    column = mark.column + 1 if mark else 1
    detail = error.problem or error.context or "?"
    context = error.context or ""
    opened = error.context_mark.line + 1 if error.context_mark else line
    values: dict[str, object] = {}
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    code: Message = errors.BROKEN_YAML
    if "quoted scalar" in context and error.context_mark:
        code = errors.UNCLOSED_QUOTE
        line, column = opened, error.context_mark.column + 1
    elif _is_indented_by_tab(here):
        code = errors.TAB
    elif "mapping values are not allowed" in detail:
        code = errors.UNQUOTED_COLON
    elif "flow" in context:
        code, values = errors.UNCLOSED_BRACKET, {"opened": opened}
    else:
        values = {"detail": detail}
    return Problem(code, name, line, column, values)


def _is_indented_by_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]
