"""Every text of the product is there in both languages."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from assessment.language import catalogue

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "assessment").rglob("*.py"))


def is_translation(function: ast.expr) -> bool:
    """Whether a call is ``t(...)``, ``x.t(...)`` or ``translator(...)(...)``."""
    if isinstance(function, ast.Call):
        name = function.func
        return isinstance(name, ast.Name) and name.id == "translator"
    if isinstance(function, ast.Attribute):
        return function.attr == "t"
    return isinstance(function, ast.Name) and function.id == "t"


def texts_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and is_translation(node.func) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def all_texts():
    return sorted({text for path in SOURCES for text in texts_of(path)})


def names_in(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_search_finds_texts():
    assert "Chưa biết" in all_texts()
    assert len(all_texts()) > 80


def test_every_text_has_its_english():
    assert [text for text in all_texts() if text not in catalogue()] == []


def test_both_languages_fill_in_the_same_values():
    pairs = catalogue().items()
    assert [vi for vi, en in pairs if names_in(vi) != names_in(en)] == []


@pytest.mark.parametrize(
    "path", sorted((ROOT / "assessment/locale/en").glob("*.po")), ids=lambda p: p.name
)
def test_no_file_repeats_a_text_with_another_meaning(path):
    with path.open("rb") as file:
        for entry in read_po(file, locale="en"):
            if entry.id and entry.string:
                assert catalogue()[entry.id] == entry.string, entry.id


def test_no_text_is_kept_that_nobody_says():
    said = set(all_texts())
    assert [text for text in catalogue() if text not in said] == []
