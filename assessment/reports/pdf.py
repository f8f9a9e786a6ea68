"""A report document as a tagged PDF/A-2a and PDF/UA-1 file, made by typst.

Texts reach the template as JSON strings, which typst never reads as markup. A compiler
can't be shared by two threads, so each thread has its own, one a template.
"""

import importlib.util
import json
import threading
from pathlib import Path
from typing import Any

from assessment.errors import Problem, ReportError
from assessment.errors import reports as messages
from assessment.glyphs import DRAWABLE
from assessment.reports.document import ReportDocument
from assessment.reports.form_document import FormDocument
from assessment.reports.module_document import ModuleDocument
from assessment.text import REPLACEMENT, printable
from assessment.theme import LIGHT

TEMPLATES = Path(__file__).parent / "templates"
STANDARDS = ["a-2a", "ua-1"]
_LONGEST = 6000
_AS_IS = ("radar_svg", "iso_date", "language", "template")
_local = threading.local()


def render(document: ReportDocument | ModuleDocument | FormDocument) -> bytes:
    """``document`` as PDF bytes; the same bytes for the same document.

    Raises :class:`ReportError` when typst refuses, with what it said.
    """
    import typst

    try:
        return bytes(
            _compiler(document.template).compile(
                sys_inputs={
                    "document": json.dumps(_drawable(document.plain())),
                    "colours": json.dumps(dict(LIGHT)),
                },
                pdf_standards=STANDARDS,
            )
        )
    except typst.TypstError as error:
        raise ReportError(
            Problem(messages.NOT_MADE, values={"reason": str(error)[:300]})
        ) from error


def _compiler(template: str) -> Any:
    import typst

    if not hasattr(_local, "compilers"):
        _local.compilers = {}
    if template not in _local.compilers:
        _local.compilers[template] = typst.Compiler(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            ignore_system_fonts=True,
            font_paths=font_folders(),
        )
    return _local.compilers[template]


def font_folders() -> list[str]:
    """Where the packaged fonts lie; nothing of the system's fonts is used."""
    folders = []
    for package in ("fontpkg_be_vietnam_pro", "fontpkg_noto_sans"):
        spec = importlib.util.find_spec(package)
        if spec is None or spec.origin is None:
            raise ReportError(Problem(messages.NO_FONT, values={"package": package}))
        folders.append(str(Path(spec.origin).parent / "files"))
    return folders


def _drawable(value: Any, key: str = "") -> Any:
    """``value`` with every text printable, whoever wrote it."""
    if isinstance(value, str):
        if key == "radar_svg":
            return "".join(
                sign if ord(sign) in DRAWABLE or sign == "\n" else REPLACEMENT
                for sign in value
            )
        return value if key in _AS_IS else printable(value, limit=_LONGEST)
    if isinstance(value, dict):
        return {name: _drawable(part, name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(part) for part in value]
    return value
