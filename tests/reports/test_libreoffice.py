"""What LibreOffice makes of the files: the pages, the texts, the drawn charts."""

import re

import pytest
from pypdf import PdfReader

from assessment.reports import docx, pptx
from assessment.reports.deck import slides_of
from assessment.services import access, reports
from assessment.theme import LIGHT
from tests.reports.office_samples import FILLED, LANGUAGES, made, tight
from tests.reports.test_real_report import ON, example


@pytest.mark.office
def test_libreoffice_opens_them_as_they_were_meant(office, tmp_path):
    files, wanted = [], {}
    for filled in FILLED:
        for language in LANGUAGES:
            report = made(filled, language)
            for ending, render in (("docx", docx.render), ("pptx", pptx.render)):
                path = tmp_path / f"{ending}-{filled}-{language}.{ending}"
                path.write_bytes(render(report))
                files.append(path)
                wanted[path.stem] = report
    for path in office.convert(files, "pdf", tmp_path / "paper"):
        report = wanted[path.stem]
        reader = PdfReader(path)
        pages = [page.extract_text() for page in reader.pages]
        assert tight(report.summary.sentence) in tight(pages[0])
        assert all(page.strip() for page in pages)
        fonts = {
            str(font.get_object()["/BaseFont"])
            for page in reader.pages
            for font in page["/Resources"]["/Font"].values()
        }
        assert any("BeVietnamPro" in name for name in fonts)
        if path.stem.startswith("pptx"):
            assert len(pages) == len(slides_of(report))
        else:
            drawn = tight("".join(pages))
            for axis in report.axes:
                assert drawn.count(tight(axis.name)) >= 2


def primary_strokes(page):
    """How often a page draws a line in the colour of today's scores."""
    wanted = tuple(int(LIGHT["primary"][at : at + 2], 16) / 255 for at in (1, 3, 5))
    text = page.get_contents().get_data().decode("latin-1")
    found = re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) (?:RG|rg)\b", text)
    return sum(
        all(
            abs(float(one) - want) < 0.01
            for one, want in zip(each, wanted, strict=True)
        )
        for each in found
    )


@pytest.mark.office
def test_the_real_report_keeps_its_shape_in_word_and_on_slides(office, tmp_path):
    paths = []
    for language in LANGUAGES:
        for name, form, audience in (
            ("owner", "docx", "owner"),
            ("full", "docx", "full"),
            ("board", "pptx", "full"),
        ):
            path = tmp_path / f"{name}-{language}.{form}"
            data = reports.report_of_file(
                access.local_actor(),
                example(),
                form=form,
                on=ON,
                language=language,
                audience=audience,
            )
            path.write_bytes(data)
            paths.append(path)
    for path in office.convert(paths, "pdf", tmp_path / "paper"):
        pages = PdfReader(path).pages
        name = path.stem.partition("-")[0]
        assert len(pages) in {"owner": (2,), "full": range(12, 25), "board": (8,)}[name]
        drawn = pages[2] if name == "full" else pages[1]
        assert primary_strokes(drawn) > 1
        assert all(len(page.extract_text()) > 60 for page in pages)
