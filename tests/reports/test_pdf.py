"""The PDF: complete, tagged, in both languages, whatever anybody typed."""

import io
import threading

import pytest
from pypdf import PdfReader

from assessment.charts import words
from assessment.errors import ReportError
from assessment.language import score_text
from assessment.model.company import Company
from assessment.programme_groups import paper_groups
from assessment.reports import document, pdf
from tests import factories

LANGUAGES = ("vi", "en")
FILLED = ("full", "half", "empty")
HOSTILE = (
    "Cơ khí 🙂 Minh Phát",
    "x" * 400,
    "#panic() $x$ *b* @ref <l> [/ 5] \\ // /* `a`",
    "\u202eevil\u202c \u200fabc",
    "Ho\u0302\u0300ng Phu\u031bo\u031b\u0323ng",
    "\x00\x1b[31m\ue000",
    "",
    "株式会社 ไทย عربى",
    "<script>alert(1)</script> & {{7*7}} {nb}",
)


def made(filled="full", language="vi", *, company=None, notes=None):
    return document.build(
        factories.result(filled),
        factories.questionnaire(),
        company=company or factories.company(),
        facts=factories.company_facts(),
        language=language,
        notes=notes,
    )


def text_of(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_it_says_what_the_result_says(filled, language):
    result = factories.result(filled)
    report = made(filled, language)
    text = text_of(pdf.render(report))
    assert report.summary.sentence in text
    assert score_text(result.overall.score, language) in text
    for node in result.dimensions:
        assert node.name.in_language(language) in text
    groups = paper_groups(result)
    assert groups.eligible
    assert len(result.support.programmes) == 4
    for found in result.support.programmes:
        is_counted = filled == "empty" and found not in groups.eligible
        name = found.programme.name.in_language(language)
        assert (name in text) is not is_counted
        assert found.programme.references[0].document in text
    for advice in result.next_steps:
        assert advice.action.title.in_language(language) in text
    assert words.finding(result, language) in text


def test_the_first_page_says_why_it_names_no_step_and_no_weakest_area():
    first = made("empty").summary
    assert first.steps == ()
    assert first.no_steps == "Chưa biết mức của mục nào, nên chưa có việc để gợi ý."
    assert first.weakest == "Chưa đủ câu trả lời để biết chỗ yếu nhất"
    assert made("full").summary.no_steps == ""


def test_an_unknown_score_is_a_dash_with_its_reason():
    report = made("empty")
    overall = report.dimensions[-1]
    assert overall.score == "–"
    assert "chưa biết mục nào" in overall.why_unknown
    assert "chưa biết mục nào" in text_of(pdf.render(report))


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_text_a_person_types_stops_a_report(typed):
    indicator = factories.questionnaire().indicators()[0][0].id
    data = pdf.render(made(company=Company(name=typed), notes={indicator: typed}))
    assert data.startswith(b"%PDF-1.7")


def test_markup_is_printed_not_obeyed():
    text = text_of(pdf.render(made(company=Company(name="#panic() *b* $x$"))))
    assert "#panic() *b* $x$" in text


def test_it_is_tagged_in_its_language_and_follows_both_standards():
    reader = PdfReader(io.BytesIO(pdf.render(made("full", "vi"))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own object
    assert root["/Lang"] == "vi"
    metadata = root["/Metadata"].get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert "Cơ khí Minh Phát" in reader.metadata.title


def test_every_font_is_embedded():
    reader = PdfReader(io.BytesIO(pdf.render(made())))
    fonts = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            fonts.add(str(descriptor["/FontName"]))
    assert any("BeVietnamPro" in name for name in fonts)


def test_the_first_page_stands_alone():
    reader = PdfReader(io.BytesIO(pdf.render(made())))
    first = " ".join(reader.pages[0].extract_text().split())
    report = made()
    assert report.summary.sentence in first
    assert all(step.title in first for step in report.summary.steps)
    assert report.labels["radar"] not in first


def test_the_same_document_gives_the_same_bytes():
    assert pdf.render(made()) == pdf.render(made())


def test_two_threads_can_print_at_once():
    failures = []

    def print_some():
        try:
            for _ in range(3):
                pdf.render(made("half", "en"))
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=print_some) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_typst_s_refusal_becomes_one_coded_line(monkeypatch, tmp_path):
    broken = tmp_path / "report.typ"
    broken.write_text("#panic()")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path)
    monkeypatch.setattr(pdf, "_local", threading.local())
    with pytest.raises(ReportError) as refused:
        pdf.render(made())
    (problem,) = refused.value.problems
    assert problem.code == "R001"
    assert "\n" not in problem.line_of_text("vi")


def test_a_missing_font_is_one_coded_line(monkeypatch):
    monkeypatch.setattr(pdf.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(ReportError) as refused:
        pdf.font_folders()
    assert refused.value.problems[0].code == "R002"


def test_no_template_evaluates_anything():
    templates = sorted(pdf.TEMPLATES.glob("*.typ"))
    assert [path.name for path in templates] == [
        "details.typ",
        "form.typ",
        "module.typ",
        "report.typ",
        "style.typ",
    ]
    for path in templates:
        text = path.read_text("utf-8")
        assert "eval(" not in text
        assert "@preview" not in text
