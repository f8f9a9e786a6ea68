"""Any text a person can type prints, or is visibly replaced."""

import importlib.util
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from assessment import text as module
from assessment.glyphs import DRAWABLE
from assessment.text import REPLACEMENT, csv_cell, harmless, printable


def font_files(package, pattern):
    origin = Path(importlib.util.find_spec(package).origin)
    return sorted((origin.parent / "files").glob(pattern))


def test_the_list_of_drawable_characters_is_what_the_fonts_have():
    have = set()
    for package, pattern in (
        ("fontpkg_be_vietnam_pro", "BeVietnamPro-Regular.ttf"),
        ("fontpkg_noto_sans", "NotoSans[[]*.ttf"),
    ):
        (path,) = font_files(package, pattern)
        with TTFont(path, lazy=True) as font:
            have |= set(font.getBestCmap())
    assert have == DRAWABLE


def test_vietnamese_is_left_alone():
    name = "Công ty TNHH Cơ khí Đặng Thị Hồng Phượng – chi nhánh 2"
    assert printable(name) == name


def test_decomposed_text_is_composed():
    name = "Cơ khí Hồng Phượng"
    assert printable(unicodedata.normalize("NFD", name)) == name


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("A 🙂 B", f"A {REPLACEMENT} B"),
        ("👨‍👩‍👧‍👦", REPLACEMENT),
        ("株式会社 A", f"{REPLACEMENT} A"),
        ("abc\u202edef\u200f", "abcdef"),
        ("a\x00b\x07c", "abc"),
        ("one\ntwo\u2028three", "one two three"),
        ("\ue000\U0010ffff", REPLACEMENT),
        ("\ud800x", f"{REPLACEMENT}x"),
        ("   ", ""),
    ],
)
def test_what_no_font_draws_is_visibly_replaced(typed, printed):
    assert printable(typed) == printed


def test_a_word_longer_than_a_line_may_break_and_loses_nothing():
    word = "x" * 400
    assert printable(word).replace("\u200b", "") == word
    assert max(map(len, printable(word).split("\u200b"))) <= 24


def test_a_heap_of_marks_stays_on_its_line():
    assert len(printable("a" + "\u0323" * 50)) <= 4


def test_a_text_over_the_limit_ends_with_a_sign_of_it():
    assert printable("ab " * 100, limit=10) == "ab ab ab…"


@given(st.text(max_size=60))
def test_everything_printed_can_be_drawn(text):
    assert all(ord(sign) in DRAWABLE or sign == "\u200b" for sign in printable(text))


@given(st.text(max_size=60))
def test_printing_twice_changes_nothing(text):
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_becomes_a_formula(sign):
    assert csv_cell(f"{sign}1+1") == f"'{sign}1+1"
    assert csv_cell(f" {sign}1+1").startswith("'")


ORDINARY = st.text("aăâêôơưđếộựÀ,.–%129 ", max_size=60)
ODD = st.text([*map(chr, sorted(DRAWABLE)), "\u200d", "\u202e", "\u2028", "🙂"])


@given(st.one_of(ORDINARY, ODD, st.text()), st.sampled_from([5, 40, 2000]))
def test_the_short_way_for_ordinary_text_changes_nothing(typed, limit):
    short = printable(typed, limit=limit)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "_ordinary", lambda: re.compile("(?!)"))
        assert printable(typed, limit=limit) == short


def test_every_drawable_sign_is_printed_the_same_both_ways():
    ways = []
    for pattern in (module._ordinary(), re.compile("(?!)")):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(module, "_ordinary", lambda pattern=pattern: pattern)
            ways.append(
                [
                    printable(f"{before}{chr(code)}{after}")
                    for code in sorted(DRAWABLE)
                    for before, after in (("", ""), ("a", "b"), ("a ", ""))
                ]
            )
    assert ways[0] == ways[1]


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("Cơ khí A – 30 tỷ ₫", "Cơ khí A – 30 tỷ ₫"),
        ("\x1b]0;PWN\x07\x9b2J", f"{REPLACEMENT}]0;PWN{REPLACEMENT}{REPLACEMENT}2J"),
        ("\u202egnp.exe\u2066\u200f\ufeff", "gnp.exe"),
        ("one\ntwo\r\u2028\u00a0three", "one two   three"),
        ("\ud800\ue000", REPLACEMENT * 2),
    ],
)
def test_nothing_steers_a_terminal(given, safe):
    assert harmless(given) == safe
    assert harmless(f"a\n{given}", lines=True).startswith("a\n")


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_harmless_prints_and_stays_so(text):
    safe = harmless(text)
    assert safe.replace("\u200d", "").isprintable()
    assert harmless(safe) == safe


@pytest.mark.parametrize("sign", ["＝", "＋", "－", "＠", "\u200b=", "\u3000+"])
def test_wide_and_hidden_signs_begin_formulas_too(sign):
    assert csv_cell(f"{sign}1") == f"'{sign}1"
