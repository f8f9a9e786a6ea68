"""No untranslated text, in any shipped file or catalogue, and none that is mistyped.

What a single kind of file decides for itself (how a level or an action is worded)
stands in the tests beside this one.
"""

import re
import unicodedata

import pytest

from assessment.content.checks.parity import numbers_in
from tests.content_text.pairs import (
    CATALOGUES,
    CONTENT,
    NOT_PROSE,
    PAIRS,
    ROOT,
    SAID,
    WORD,
)
from tests.content_text.syllables import is_syllable
from tests.content_text.test_questionnaire_wording import OLD_TONE_MARKS

NAMES = {
    *("ADB", "ADMA", "ASEAN", "BIDV", "CIC", "DBI", "DMA", "EDB", "GIZ", "HDBank"),
    *("HFIC", "IMPULS", "INCIT", "JICA", "KOICA", "LinkSME", "MB", "NAFOSTED"),
    *("QUATEST", "SHB", "SIRI", "SMEdx", "Sacombank", "Samsung", "Singapore", "USAID"),
    *("Excel", "PowerPoint", "Word"),
    *("VDMA", "VITASK", "VNEEP", "VNeID", "VSUEE", "ViPA", "WB"),
    *("Đắk", "Lắk"),
}
"""Banks, funds, agencies, projects and tools that carry this name in Vietnamese too,
and the one province that is not spelt in Vietnamese."""
TITLES = ("Made in Vietnam 2045",)
"""A programme that is called so in Vietnamese."""
ABBREVIATIONS = {
    *("CNC", "ESG", "EU", "II", "IV", "PLC", "QR", "USB", "V", "kWh", "kg", "Kg"),
    *("CSV", "Ctrl", "HTML", "JSON", "JavaScript", "PDF", "SVG", "YAML", "ZIP"),
    "xlsx",
}
"""Units, form numbers, file formats, and what the text or its help explains."""
LOAN_WORDS = {
    *(
        "Alpha",
        "alpha",
        "camera",
        "chat",
        "chip",
        "email",
        "gas",
        "logo",
        "robot",
        "voucher",
    ),
    "web",
}
"""What a workshop says itself; a voucher stands beside "phiếu hỗ trợ tài chính"."""
SINGLE_LETTERS = {"C", "L", "b", "c", "d"}
"""Points of an article (Điều 32.3.b), Ctrl+C, and level L in a formula."""
ALLOWED = NAMES | ABBREVIATIONS | LOAN_WORDS | SINGLE_LETTERS
NEVER_VIETNAMESE = {"be", "he", "it", "on", "the", "we"}
"""English words that are spelt like a syllable that nobody writes."""


def _foreign_words(vietnamese: str) -> set[str]:
    """The words of a Vietnamese text that are not spelt in Vietnamese."""
    for title in TITLES:
        vietnamese = vietnamese.replace(title, " ")
    words = set(WORD.findall(NOT_PROSE.sub(" ", vietnamese))) - ALLOWED
    return {
        word
        for word in words
        if word.lower() in NEVER_VIETNAMESE or not is_syllable(word)
    }


def test_every_content_file_and_catalogue_is_read() -> None:
    without_text = {
        path.relative_to(ROOT).as_posix()
        for path in CONTENT
        if "mappings" not in path.parts
    } - {pair.file for pair in PAIRS}
    assert not without_text
    assert len(PAIRS) > 4_000
    assert {pair.file for pair in SAID} > {path.name for path in CATALOGUES}


def test_every_text_is_there_in_both_languages() -> None:
    assert not [
        pair.where for pair in SAID if not (pair.vi.strip() and pair.en.strip())
    ]


@pytest.mark.parametrize("word", ["file", "with", "the", "cost", "viêc", "trưỡngg"])
def test_a_word_that_is_not_vietnamese_is_found(word: str) -> None:
    assert _foreign_words(f"Tổ trưởng ghi {word} trong ca.") == {word}


def test_no_english_and_no_slip_of_spelling_is_left_in_vietnamese() -> None:
    left = {pair.where: found for pair in SAID if (found := _foreign_words(pair.vi))}
    assert not left


def test_no_allowed_word_is_kept_that_nobody_uses() -> None:
    said = {word for pair in SAID for word in WORD.findall(NOT_PROSE.sub(" ", pair.vi))}
    assert not ALLOWED - said
    assert all(any(title in pair.vi for pair in SAID) for title in TITLES)


DOCUMENT_NUMBER = re.compile(r"\d+(?:/\d{4})?/(?:NĐ-CP|QĐ-[A-ZĐ]\w+|TT-[A-ZĐ]+)")
"""The number of a document is Vietnamese in both languages: 80/2021/NĐ-CP."""


def test_no_vietnamese_is_left_in_english() -> None:
    left = {
        pair.where: marked
        for pair in SAID
        if (
            marked := [
                letter
                for letter in DOCUMENT_NUMBER.sub("", pair.en)
                if letter.isalpha() and not letter.isascii()
            ]
        )
    }
    assert not left


KINDS = {
    "NĐ-": ("Nghị định", "Decree"),
    "QĐ-": ("Quyết định", "Decision"),
    "TT-": ("Thông tư", "Circular"),
}


def test_prose_names_a_document_by_its_kind_in_its_own_language() -> None:
    wrong = []
    for pair in SAID:
        for number, text in enumerate((pair.vi, pair.en)):
            for found in DOCUMENT_NUMBER.finditer(text):
                suffix = found.group().rsplit("/", 1)[1][:3]
                kind = KINDS[suffix][number]
                # Two of a kind share the word: "Decisions 1051/... and 04/2021/...".
                before = text[max(0, found.start() - 50) : found.start()]
                if not re.search(rf"\b{kind}s?\b", before):
                    wrong.append(f"{pair.where}: {found.group()}")
    assert not wrong


def test_both_languages_name_the_same_numbers() -> None:
    differing = {
        pair.where: (vi, en)
        for pair in SAID
        if (vi := numbers_in(_filled(pair.vi), "vi"))
        != (en := numbers_in(_filled(pair.en), "en"))
    }
    assert not differing


def _filled(text: str) -> str:
    """``text`` without placeholders and names that hold a number on their own."""
    return re.sub(r"\{[^}]*\}|CO2", "", text)


MISTYPED = {
    "two spaces": re.compile(r"\S  +\S"),
    "a space before a mark": re.compile(r"\w [,.;:?!](?:\s|$)"),
    "a space inside brackets": re.compile(r"\( | \)"),
    "a mark twice": re.compile(r"(?<!\.)\.\.(?!\.)|[,;:!?]{2}"),
    "no space after a mark": re.compile(r"[^\W\d_]{2}[,;!?][^\W\d_]"),
}


@pytest.mark.parametrize("fault", MISTYPED)
def test_nothing_is_mistyped(fault: str) -> None:
    pattern = MISTYPED[fault]
    texts = [(pair.where, text) for pair in SAID for text in (pair.vi, pair.en)]
    found = [
        (where, text)
        for where, text in texts
        if pattern.search(NOT_PROSE.sub("x", text).strip())
    ]
    assert not found


def test_quotation_marks_are_curly_and_closed() -> None:
    straight = [pair.where for pair in SAID if '"' in pair.vi]
    straight += [pair.where for pair in PAIRS if '"' in pair.en]
    assert not straight
    texts = [(pair.where, text) for pair in SAID for text in (pair.vi, pair.en)]
    assert not [w for w, text in texts if text.count("“") != text.count("”")]


def test_vietnamese_letters_are_composed_and_marked_in_one_way() -> None:
    """The new way ("hoá", "thuỷ"); a province writes its name as the law does."""
    prose = [pair for pair in SAID if pair.field != "provinces.name"]
    assert not [p.where for p in SAID if unicodedata.normalize("NFC", p.vi) != p.vi]
    assert not [
        pair.where
        for pair in prose
        if OLD_TONE_MARKS.search(pair.vi.casefold().replace("qu", "kw"))
    ]
