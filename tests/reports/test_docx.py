"""The Word file: real headings, filled contents, a chart of its own."""

import io
from dataclasses import replace
from xml.etree import ElementTree as Tree

import docx as word
import pytest
from pypdf import PdfReader

from assessment.reports import docx, pdf
from assessment.reports import html as one_page
from assessment.reports.blocks import Heading
from assessment.reports.outline import blocks_of
from assessment.text import printable
from tests.reports.office_samples import (
    FILLED,
    LANGUAGES,
    LOCALES,
    Reader,
    blank,
    expected_lines,
    made,
    text_of_word,
    tight,
)
from tests.reports.parts_of_office import (
    W,
    alternative_texts,
    books,
    charts,
    parts,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_word_has_every_heading_as_a_heading(filled, language):
    report = made(filled, language)
    found = word.Document(io.BytesIO(docx.render(report)))
    headings = [
        (int(paragraph.style.name[-1]), paragraph.text)
        for paragraph in found.paragraphs
        if paragraph.style.name.startswith("Heading")
    ]
    wanted = [
        (block.level, block.text)
        for block in blocks_of(report)
        if isinstance(block, Heading)
    ]
    assert headings == wanted
    titles = [one.text for one in found.paragraphs if one.style.name == "Title"]
    assert titles == [report.company]


def test_word_s_contents_are_filled_and_lead_to_the_headings():
    report = made()
    data = docx.render(report)
    root = Tree.fromstring(parts(data)["word/document.xml"])
    marks = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    links = {
        link.get(f"{W}anchor"): "".join(text.text for text in link.iter(f"{W}t"))
        for link in root.iter(f"{W}hyperlink")
    }
    wanted = [
        block.text
        for block in blocks_of(report)
        if isinstance(block, Heading) and block.level < 3
    ]
    assert list(links.values()) == wanted
    assert links.keys() <= marks
    instructions = [one.text for one in root.iter(f"{W}instrText")]
    assert [text.split()[0] for text in instructions] == ["TOC"]


def test_word_asks_nothing_when_it_opens_the_file():
    inside = parts(docx.render(made()))
    everything = b"".join(inside.values())
    assert b"updateFields" not in everything
    assert b"w:dirty" not in everything
    assert not [name for name in inside if "stylesWithEffects" in name]
    assert not [name for name in inside if "thumbnail" in name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_says_its_language_and_its_font(language):
    data = docx.render(made("full", language))
    inside = parts(data)
    defaults = Tree.fromstring(inside["word/styles.xml"]).find(f"{W}docDefaults")
    (said,) = defaults.iter(f"{W}lang")
    assert said.get(f"{W}val") == LOCALES[language]
    (fonts,) = defaults.iter(f"{W}rFonts")
    assert fonts.get(f"{W}ascii") == fonts.get(f"{W}hAnsi") == "Be Vietnam Pro"
    entries = Tree.fromstring(inside["word/fontTable.xml"])
    (entry,) = [e for e in entries if e.get(f"{W}name") == "Be Vietnam Pro"]
    assert entry.find(f"{W}altName").get(f"{W}val") == "Arial"
    assert word.Document(io.BytesIO(data)).core_properties.language == LOCALES[language]


def test_word_repeats_the_head_of_each_table_and_splits_no_row():
    root = Tree.fromstring(parts(docx.render(made()))["word/document.xml"])
    tables = list(root.iter(f"{W}tbl"))
    assert len(tables) > 3
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")


def test_word_numbers_its_pages():
    inside = parts(docx.render(made()))
    footers = [b for name, b in inside.items() if "/footer" in name]
    assert len(footers) == 2
    for footer in footers:
        fields = [one.text for one in Tree.fromstring(footer).iter(f"{W}instrText")]
        assert fields == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_word_s_radar_holds_the_numbers_of_the_result(filled, language):
    report = made(filled, language)
    data = docx.render(report)
    ((kind, lines),) = charts(data)
    own, target = expected_lines(filled, language)
    assert kind == "radarChart"
    assert list(lines.values()) == [own, target]
    (table,) = books(data)
    assert table[0][1:] == list(lines)
    assert [(row[0], row[1]) for row in table[1:]] == blank(own)
    assert [(row[0], row[2]) for row in table[1:]] == blank(target)
    assert alternative_texts(data) == [printable(report.radar_alt)]


def test_word_for_the_owner_is_the_summary_and_the_areas():
    report = replace(made(), audience="owner")
    texts = [text for text in text_of_word(docx.render(report)) if text]
    assert report.summary.sentence in texts
    assert report.labels["radar"] in texts
    for key in ("actions", "answers", "method", "not_known", "contents"):
        assert report.labels[key] not in texts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_word_and_html_say_what_the_pdf_says(filled, language):
    report = made(filled, language)
    pages = PdfReader(io.BytesIO(pdf.render(report))).pages
    paper = tight("".join(page.extract_text() for page in pages))
    for render in (docx.render, one_page.render):
        data = render(report)
        other = (
            tight("".join(text_of_word(data)))
            if render is docx.render
            else tight(Reader.read(data).text)
        )
        for row in report.dimensions:
            line = tight(row.name + row.why_unknown + row.score + row.range)
            assert line in paper
            assert line in other
        for text in (report.summary.sentence, *report.method, *report.not_known):
            assert tight(text) in other
        for section in report.answers.sections:
            for cells in section.rows:
                assert tight("".join(cells)) in other
