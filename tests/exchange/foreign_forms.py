"""Filled forms as other programs and people leave them behind.

``python -m tests.exchange.foreign_forms`` makes the files of ``foreign/`` anew, with
LibreOffice; all others are made while a test runs: by openpyxl, and by hand from XML as
programs write it that know nothing of ours.
"""

import io
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import openpyxl

from assessment.content.library import shipped_library
from assessment.exchange.workbook import write_form
from assessment.exchange.workbook_guard import cell_name
from assessment.model.base import Language
from assessment.model.company import Company, Range
from assessment.model.maturity import Depth
from assessment.model.responses import Answer

FOREIGN = Path(__file__).parent / "foreign"
LIBRARY = shipped_library()
SHIPPED = LIBRARY.questionnaire("smart-manufacturing", "1.0.0")
"""A version that has shipped, so that its forms stay readable for ever."""
FACTS = LIBRARY.company_facts()
IDS = [name for section in SHIPPED.sections for name in section.indicators]
QUESTIONS, FIRM = "Các câu hỏi", "Về doanh nghiệp"
ANSWERS: dict[str, Answer] = {name: number % 6 for number, name in enumerate(IDS)}
ANSWERS |= {IDS[1]: "dont-know"}
COMPANY = Company(
    name="Cơ khí Đức Phát =1+1",
    facts={
        "legal_form": "llc",
        "employees_si_avg_prev_year": 45,
        "revenue_prev_year_vnd": Range(at_least=1_000_000_001, at_most=3_000_000_000),
        "first_registration_date": "2019-05-20",
        "same_content_state_support_this_year": False,
        "province": "ho_chi_minh_city",
    },
)
EVIDENCE = {IDS[0]: "sổ giao ca\n=A1", IDS[2]: "ảnh chụp"}


def form(
    *,
    answers: Mapping[str, Answer] = ANSWERS,
    company: Company = COMPANY,
    evidence: Mapping[str, str] = EVIDENCE,
    language: Language = "vi",
) -> bytes:
    """A filled form as this product writes it."""
    return write_form(
        SHIPPED,
        FACTS,
        depth=Depth.EXPRESS,
        language=language,
        company=company,
        answers=answers,
        evidence=evidence,
    )


def empty() -> bytes:
    """A form in which nothing is filled in."""
    return form(answers={}, company=Company(), evidence={})


def saved_by_openpyxl(
    data: bytes, edit: Callable[[openpyxl.Workbook], object] = lambda _: None
) -> bytes:
    """``data`` after somebody changed it and saved it with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def put(answers: Mapping[str, object]) -> bytes:
    """An empty form after somebody typed ``answers``, by indicator or fact."""

    def edit(book: openpyxl.Workbook) -> None:
        left = dict(answers)
        for sheet in (book[QUESTIONS], book[FIRM]):
            for row in sheet.iter_rows(min_row=2):
                if row[0].value in left:
                    row[2].value = left.pop(row[0].value)
        assert not left

    return saved_by_openpyxl(empty(), edit)


def cell_of(code: str, column: str = "C") -> str:
    """Where the answer to ``code`` stands in a form, as a message names it."""
    book = openpyxl.load_workbook(io.BytesIO(empty()))
    for name in (QUESTIONS, FIRM):
        for row in book[name].iter_rows(min_row=2, max_col=1):
            if row[0].value == code:
                return f"{name}!{column}{row[0].row}"
    raise KeyError(code)


def cells_of(data: bytes) -> dict[str, list[list[object]]]:
    """The cells of every sheet of a form."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in book
    }


def decomposed(text: str) -> str:
    """``text`` as a Mac types it, in other letters and with more spaces."""
    return (
        "  " + unicodedata.normalize("NFD", text.upper()).replace(" ", " \u00a0") + " "
    )


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def by_hand(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    prefix: str = "",
    references: bool = True,
    rich: bool = False,
    more: Mapping[str, bytes] | None = None,
    sheet_xml: str = "",
) -> bytes:
    """A spreadsheet written as plain XML: texts inline, numbers as floats.

    ``prefix`` is that of every element, ``references`` whether cells say where they
    are, ``rich`` whether texts are cut into runs; ``sheet_xml`` replaces the first
    sheet, ``more`` adds parts.
    """
    p = f"{prefix}:" if prefix else ""
    name = f"xmlns:{prefix}" if prefix else "xmlns"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
    }
    listed, relations = "", ""
    for number, (title, rows) in enumerate(sheets.items(), 1):
        listed += (
            f'<{p}sheet name={quoteattr(title)} sheetId="{number}" r:id="s{number}"/>'
        )
        relations += (
            f'<Relationship Id="s{number}" Type="{_RELS}/worksheet" '
            f'Target="/xl/worksheets/any{number}.xml"/>'
        )
        body = "".join(
            f'<{p}row r="{at}">'
            + "".join(
                _cell(cell, at, column, p, references=references, rich=rich)
                for column, cell in enumerate(row, 1)
                if cell is not None or not references
            )
            + f"</{p}row>"
            for at, row in enumerate(rows, 1)
        )
        parts[f"xl/worksheets/any{number}.xml"] = (
            f'<{p}worksheet {name}="{_MAIN}"><{p}sheetData>{body}</{p}sheetData>'
            f"</{p}worksheet>"
        )
    if sheet_xml:
        parts["xl/worksheets/any1.xml"] = sheet_xml
    parts["xl/workbook.xml"] = (
        f'<{p}workbook {name}="{_MAIN}" xmlns:r="{_RELS}"><{p}sheets>{listed}'
        f"</{p}sheets></{p}workbook>"
    )
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
    )
    return packed({**parts, **(more or {})})


def _cell(
    cell: object, row: int, column: int, p: str, *, references: bool, rich: bool
) -> str:
    where = f' r="{cell_name(row, column)}"' if references else ""
    if cell is None:
        return f"<{p}c{where}/>"
    if isinstance(cell, int | float):
        return f"<{p}c{where}><{p}v>{float(cell)}</{p}v></{p}c>"
    text = str(cell)
    cuts = [text[:3], text[3:]] if rich else [text]
    inner = "".join(
        f'<{p}t xml:space="preserve">{escape(cut)}</{p}t>'
        if not rich
        else f'<{p}r><{p}t xml:space="preserve">{escape(cut)}</{p}t></{p}r>'
        for cut in cuts
    )
    return f'<{p}c{where} t="inlineStr"><{p}is>{inner}</{p}is></{p}c>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of ``parts``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """``data`` with some parts in place of its own, or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        own = {name: archive.read(name) for name in archive.namelist()}
    return packed({**own, **parts})


def main() -> None:
    """Makes the files of foreign/ anew; needs LibreOffice."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("Install libreoffice-calc.")
    FOREIGN.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.xlsx"
        source.write_bytes(form())
        for kind in ("xlsx:Calc MS Excel 2007 XML", "ods"):
            subprocess.run(
                [
                    office,
                    f"-env:UserInstallation=file://{folder}/profile",
                    "--headless",
                    *("--convert-to", kind),
                    *("--outdir", str(FOREIGN)),
                    str(source),
                ],
                check=True,
            )


if __name__ == "__main__":
    main()
