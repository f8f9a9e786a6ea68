"""Every message is documented, has its own code, and is raised by some test."""

import re
import string
from pathlib import Path

import pytest

from assessment.errors.listing import catalogues, page

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = [
    (module, constant, message)
    for module, pairs in catalogues()
    for constant, message in pairs
]
TESTS = "\n".join(
    path.read_text("utf-8")
    for path in sorted((ROOT / "tests").rglob("*.py"))
    if path != Path(__file__)
)
LETTERS = {
    "content": "CW",
    "files": "F",
    "services": "S",
    "programmes": "P",
    "tables": "B",
    "workbook": "X",
    "reports": "R",
    "setup": "T",
}


def names_in(text):
    found = {name for _, name, _, _ in string.Formatter().parse(text) if name}
    return {re.sub("_(vi|en)$", "", name) for name in found}


def test_the_page_is_in_step():
    """Renew it with: python -m assessment.errors.listing > docs/errors.md"""
    assert (ROOT / "docs" / "errors.md").read_text("utf-8") == page()


def test_codes_are_unique_and_begin_with_the_letter_of_their_room():
    codes = [message.code for _, _, message in MESSAGES]
    assert len(codes) == len(set(codes))
    for module, _, message in MESSAGES:
        assert message.code[0] in LETTERS[module]
        assert re.fullmatch(r"[A-Z]\d{3}", message.code)


@pytest.mark.parametrize(
    "message", [found for *_, found in MESSAGES], ids=lambda found: found.code
)
def test_both_languages_fill_in_the_same_values(message):
    assert names_in(message.what.vi) == names_in(message.what.en)
    assert names_in(message.to_do.vi) == names_in(message.to_do.en)


@pytest.mark.parametrize(
    "message", [found for *_, found in MESSAGES], ids=lambda found: found.code
)
def test_messages_are_sentences_that_blame_nobody(message):
    for text in (message.what, message.to_do):
        for words in (text.vi, text.en):
            is_command = ": python3 " in words
            assert is_command or words.rstrip('"').endswith((".", "?", "}"))
            assert "!" not in words
            assert "\n" not in words
    assert "invalid" not in message.what.en.lower()


@pytest.mark.parametrize(
    ("constant", "code"), [(name, found.code) for _, name, found in MESSAGES]
)
def test_every_code_is_raised_by_some_test(constant, code):
    assert re.search(rf"\b({code}|{constant})\b", TESTS), code
