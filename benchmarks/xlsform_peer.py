"""The pyxform side: one line of JSON in, one line of JSON out.

Runs in pyxform's own environment, so it imports nothing of ours.
"""

import json
import statistics
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]  # lives in the peer's environment
from pyxform.xls2xform import (  # type: ignore[import-not-found]  # as above
    convert,
)

folder = Path(tempfile.mkdtemp(prefix="readiness-xlsform-"))


def write(sheets: dict[str, list[dict[str, str]]]) -> dict[str, int]:
    """Write the form once as a workbook and once as a Markdown text."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    text: list[str] = []
    for title, rows in sheets.items():
        columns = list(dict.fromkeys(key for row in rows for key in row))
        sheet = workbook.create_sheet(title)
        sheet.append(columns)
        text.append(f"| {title} |")
        text.append("| | " + " | ".join(columns) + " |")
        for row in rows:
            cells = [row.get(column) for column in columns]
            sheet.append(cells)
            text.append("| | " + " | ".join(cell or "" for cell in cells) + " |")
    workbook.save(folder / "form.xlsx")
    (folder / "form.md").write_text("\n".join(text) + "\n", encoding="utf-8")
    return {path.suffix: path.stat().st_size for path in folder.iterdir()}


def questions(suffix: str) -> int:
    """How many selects the form has: what shows that all of it was read."""
    return str(convert(folder / f"form{suffix}").xform).count("<select1 ")


def seconds(suffix: str, times: int) -> float:
    """The median time of one conversion, without the Java validator."""
    found = []
    for _ in range(times + 1):
        begun = time.perf_counter()
        convert(folder / f"form{suffix}")
        found.append(time.perf_counter() - begun)
    return statistics.median(found[1:])


def answer(order: dict[str, Any]) -> object:
    """What one order gives."""
    if order["order"] == "write":
        return write(order["sheets"])
    if order["order"] == "questions":
        return questions(order["suffix"])
    if order["order"] == "version":
        return version("pyxform")
    return seconds(order["suffix"], order["times"])


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
