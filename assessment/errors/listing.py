"""docs/errors.md: every coded message with its cause and its cure.

``python -m assessment.errors.listing`` prints the page; a test keeps the file equal.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator

import assessment.errors as package
from assessment.errors.message import Message

_HEAD = """\
# Every message with a code

A message says where it is, what is wrong and what to do:
`file:line:column  CODE  what. what to do.` Words in {braces} are filled in. Vietnamese
first, English below it. Codes that begin with W are warnings: the content works.

This page is written by `python -m assessment.errors.listing > docs/errors.md`.
"""
_TITLES = {
    "content": "Content files (C) and warnings (W)",
    "files": "Assessment files and the command line (F)",
    "services": "Answers and what is stored (S)",
    "programmes": "Support programmes (P)",
    "tables": "Tables of companies (B)",
    "workbook": "Forms filled in a spreadsheet (X)",
    "reports": "Reports (R)",
    "setup": "Set-up (T)",
}


def catalogues() -> Iterator[tuple[str, list[tuple[str, Message]]]]:
    """Each module of messages with its (constant, message) pairs in order of code."""
    names = [found.name for found in pkgutil.iter_modules(package.__path__)]
    for name in sorted(names, key=[*_TITLES, *names].index):
        module = importlib.import_module(f"{package.__name__}.{name}")
        pairs = [
            (constant, value)
            for constant, value in vars(module).items()
            if isinstance(value, Message)
        ]
        if pairs:
            yield name, sorted(pairs, key=lambda pair: pair[1].code)


def page() -> str:
    """The whole of docs/errors.md."""
    lines = [_HEAD]
    for name, pairs in catalogues():
        lines += [
            f"## {_TITLES.get(name, name)}",
            "",
            "| code | what is wrong | what to do |",
            "| --- | --- | --- |",
        ]
        lines += [_row(found) for _, found in pairs]
        lines.append("")
    return "\n".join(lines)


def _row(found: Message) -> str:
    what = f"{found.what.vi}<br>{found.what.en}"
    cure = f"{found.to_do.vi}<br>{found.to_do.en}"
    if found.to_do.vi == "{hint}":
        cure = (
            "Có phải là ...? hoặc danh sách giá trị dùng được."
            "<br>The nearest spelling, or the list of choices."
        )
    return f"| {found.code} | {_cell(what)} | {_cell(cure)} |"


def _cell(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}").replace("|", "\\|")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # real stdout
    sys.stdout.write(page())
