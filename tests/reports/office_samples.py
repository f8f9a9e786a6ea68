"""Reports to look into, and what is read out of them."""

import html.parser
import io

import docx as word

from assessment.charts.geometry import axes_of
from assessment.reports.workbook_document import build_workbook
from tests import factories
from tests.reports.parts_of_office import W
from tests.reports.test_pdf import FILLED, HOSTILE, LANGUAGES, made

LOCALES = {"vi": "vi-VN", "en": "en-GB"}
DANGEROUS = (*HOSTILE, "=cmd|' /C calc'!A0", "@SUM(A1)", "+1+1", "\ud800 lone")
__all__ = ["DANGEROUS", "FILLED", "LANGUAGES", "LOCALES", "made"]


def workbook(filled="full", language="vi", *, company=None, notes=None):
    return build_workbook(
        made(filled, language, company=company, notes=notes),
        factories.result(filled),
        factories.questionnaire(),
        company=company or factories.company(),
        facts=factories.company_facts(),
        notes=notes or {},
    )


def expected_lines(filled, language):
    axes = axes_of(factories.result(filled))
    named = [node.name.in_language(language) for node in axes]
    return (
        list(zip(named, (node.score for node in axes), strict=True)),
        list(zip(named, (node.target for node in axes), strict=True)),
    )


def text_of_word(data):
    found = word.Document(io.BytesIO(data))
    return [
        "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        for paragraph in found.element.body.iter(f"{W}p")
    ]


def tight(text):
    return "".join(text.replace("\u200b", "").split())


def blank(pairs):
    return [(name, "" if value is None else value) for name, value in pairs]


class Reader(html.parser.HTMLParser):
    """The tags, their attributes and the text of a page."""

    def __init__(self):
        super().__init__()
        self.tags, self.text, self._silent = [], "", 0

    @classmethod
    def read(cls, data):
        reader = cls()
        reader.feed(data.decode())
        return reader

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._silent += tag in ("style", "title", "desc")

    def handle_endtag(self, tag):
        self._silent -= tag in ("style", "title", "desc")

    def handle_data(self, data):
        if not self._silent:
            self.text += data
