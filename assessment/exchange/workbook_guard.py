"""What is refused before a spreadsheet is opened, and what its reader hides.

Every part is inflated once, counting real bytes, so that no bomb gets far. Parts with
cells are walked through by a parser that expands nothing: a lone cell far away would
make the reader fill a grid up to it. The same walk finds formulas without a value,
which the reader gives as empty cells.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from assessment.content.guards import MEBIBYTE
from assessment.errors import FileError, Problem
from assessment.errors import content as content_errors
from assessment.errors import workbook as errors
from assessment.errors.message import Message

MOST_UNPACKED = 20 * MEBIBYTE
MOST_PARTS = 500
MOST_CELLS = 200_000
MOST_ROWS = 5_000
MOST_COLUMNS = 200
_BLOCK = 1 << 16
_KNOWN_STARTS = {
    b"\xd0\xcf\x11\xe0": ".xls",
    b"%PDF": "PDF",
    b"PAR1": "Parquet",
    b"{": "JSON",
    b"<": "HTML, XML",
}
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the walk through the parts found."""

    no_value: Mapping[str, frozenset[tuple[int, int]]]
    """By part, the (row, column) of cells with an error or an uncomputed formula."""
    sheets: Mapping[str, str]
    """By the name of a sheet, its part."""


def is_workbook(data: bytes) -> bool:
    """Whether ``data`` begins like a spreadsheet, readable here or not."""
    return data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def check_archive(data: bytes, name: str, limit: int) -> Checked:
    """What the parser finds in a harmless workbook. Raises FileError."""
    if len(data) > limit:
        raise _refused(content_errors.TOO_LARGE, name, limit=limit)
    if not data.startswith(b"PK\x03\x04"):
        starts = _KNOWN_STARTS.items()
        found = next((kind for start, kind in starts if data.startswith(start)), "?")
        raise _refused(errors.NOT_A_WORKBOOK, name, found=found)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = dict(_inflated(archive, name))
    except _BROKEN as error:
        detail = str(error)[:80] or type(error).__name__
        raise _refused(errors.BROKEN, name, detail=detail) from None
    _check_kind(parts, name)
    no_value = {}
    cells = 0
    for part, content in parts.items():
        if b"sheetData" in content:
            walk = _walk(content, name, cells)
            cells = walk.cells
            no_value[part] = frozenset(walk.no_value)
    return Checked(no_value, _sheets(parts))


def _inflated(archive: zipfile.ZipFile, name: str) -> Iterator[tuple[str, bytes]]:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        found, limit = f"{len(entries)} parts", f"{MOST_PARTS} parts"
        raise _refused(errors.UNPACKS_TOO_LARGE, name, found=found, limit=limit)
    total = 0
    for entry in entries:
        blocks = []
        with archive.open(entry) as part:
            while block := part.read(_BLOCK):
                total += len(block)
                if total > MOST_UNPACKED:
                    size = f"{MOST_UNPACKED // MEBIBYTE} MB"
                    found = f"> {size}"
                    raise _refused(
                        errors.UNPACKS_TOO_LARGE, name, found=found, limit=size
                    )
                blocks.append(block)
        yield entry.filename.lstrip("/"), b"".join(blocks)


def _check_kind(parts: Mapping[str, bytes], name: str) -> None:
    types = parts.get("[Content_Types].xml", b"")
    if any(part.lower().endswith("vbaproject.bin") for part in parts) or (
        b"macroEnabled" in types
    ):
        raise _refused(errors.HAS_MACROS, name)
    if "xl/workbook.xml" not in parts:
        found = ".xlsb" if "xl/workbook.bin" in parts else "zip"
        if b"opendocument" in parts.get("mimetype", b""):
            found = ".ods"
        raise _refused(errors.NOT_A_WORKBOOK, name, found=found)


@dataclass(slots=True)
class _Walk:
    """The cells of one part, as the parser meets them."""

    name: str
    cells: int
    """Cells of this part and those before it."""
    row: int = 0
    column: int = 0
    kind: str = ""
    """What the cell says it holds: "e" an error, "str" the text of a formula."""
    has_formula: bool = False
    is_in_value: bool = False
    is_used: bool = False
    has_value: bool = False
    no_value: list[tuple[int, int]] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "row":
            given = attributes.get("r", "")
            is_number = given.isascii() and given.isdecimal() and len(given) < 9
            self.row = int(given) if is_number else self.row + 1
            self.column = 0
        elif tag == "c":
            self.cells += 1
            if self.cells > MOST_CELLS:
                found, limit = f"> {MOST_CELLS} cells", f"{MOST_CELLS} cells"
                raise _refused(
                    errors.UNPACKS_TOO_LARGE, self.name, found=found, limit=limit
                )
            self.column += 1
            if place := _REFERENCE.fullmatch(attributes.get("r", "")):
                self.column, self.row = _number(place[1]), int(place[2])
            self.kind = attributes.get("t", "")
            self.has_formula = self.has_value = self.is_used = False
        elif tag in ("f", "v", "is"):
            self.is_used = True
            self.has_formula |= tag == "f"
            self.is_in_value = tag != "f"

    def text(self, _: str) -> None:
        self.has_value |= self.is_in_value

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        self.is_in_value &= tag not in ("v", "is")
        if tag != "c":
            return
        if self.is_used and (self.row > MOST_ROWS or self.column > MOST_COLUMNS):
            cell = cell_name(self.row, self.column)
            values = {"cell": cell, "rows": MOST_ROWS, "columns": MOST_COLUMNS}
            raise FileError(Problem(errors.CELL_TOO_FAR, self.name, values=values))
        has_result = self.has_value or self.kind == "str"
        if self.kind == "e" or (self.has_formula and not has_result):
            self.no_value.append((self.row, self.column))

    def refuse(self, *_: object) -> None:
        raise _refused(errors.BROKEN, self.name, detail="DTD")


def _walk(content: bytes, name: str, cells: int) -> _Walk:
    walk = _Walk(name, cells)
    parser = expat.ParserCreate()
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = walk.refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _refused(errors.BROKEN, name, detail=str(error)[:80]) from None
    return walk


def _sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The part of every sheet; what cannot be followed is left out."""
    targets: dict[str, str] = {}
    relations = parts.get("xl/_rels/workbook.xml.rels", b"")
    for relation in _elements(relations, "Relationship"):
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        targets[relation.get("Id", "")] = posixpath.normpath(path)
    found = {}
    for sheet in _elements(parts["xl/workbook.xml"], "sheet"):
        keys = [key for key in sheet if key.rpartition(":")[2] == "id"]
        if keys and sheet[keys[0]] in targets:
            found[sheet.get("name", "")] = targets[sheet[keys[0]]]
    return found


def _elements(content: bytes, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def note(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return found
    return found


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets call it, both counted from 1.

    >>> cell_name(7, 4), cell_name(1, 27)
    ('D7', 'AA1')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _refused(message: Message, name: str, **values: object) -> FileError:
    return FileError(Problem(message, name, values=values))
