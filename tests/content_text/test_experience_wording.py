"""What a firm went through: 15 calm questions that never enter a score."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from assessment.content.loading import load_questionnaire
from assessment.model.base import Language
from assessment.model.maturity import ExperienceItem
from assessment.scoring.tree import compile_tree
from tests.content_text.test_questionnaire_wording import (
    HELP,
    LANGUAGES,
    NOT_SAID_IN_A_WORKSHOP,
    NOT_SAID_IN_ENGLISH,
    OLD_TONE_MARKS,
    QUESTION,
    _has_vietnamese_letters,
    _numbers,
    _wordings,
)

FILE = (
    Path(__file__).parents[2] / "questionnaires" / "smart-manufacturing" / "1.1.0.yaml"
)
QUESTIONNAIRE = load_questionnaire(FILE)
ITEMS = QUESTIONNAIRE.experience
WORDINGS = tuple(_wordings(ITEMS))
AREAS = (
    "tax-and-procedures",
    "land-and-permits",
    "credit-access",
    "support-programmes",
    "core-technology-rights",
)
OPTION = 60
ACCUSING = {
    "vi": r"tại sao|chậm|trễ|gây khó|bị|lỗi|phiền hà|từ chối|bắt|đòi|không chịu",
    "en": r"why|slow|late|delay\w*|blame|fault|refus\w*|fail\w*|demand\w*|difficult",
}
"""Words that say beforehand who did something wrong."""
each_item = pytest.mark.parametrize("item", ITEMS, ids=[item.id for item in ITEMS])
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_three_items_stand_under_each_area_of_the_policy_barrier() -> None:
    assert [item.dimension for item in ITEMS] == [area for area in AREAS for _ in "123"]
    (barrier,) = [
        found for found in QUESTIONNAIRE.dimensions if found.id == "policy-access"
    ]
    assert {area.id for area in barrier.dimensions} == set(AREAS)


def test_no_experience_item_is_part_of_a_score() -> None:
    tree = compile_tree(QUESTIONNAIRE)
    ids = {item.id for item in ITEMS}
    assert len(ids) == 15
    assert not ids & set(tree.targets)
    assert not ids & {found.id for found, _ in QUESTIONNAIRE.indicators()}
    shown = {name for section in QUESTIONNAIRE.sections for name in section.indicators}
    assert not ids & shown
    assert all(item.scored is False for item in ITEMS)


@each_item
def test_one_can_always_say_dont_know_or_that_it_never_came_up(
    item: ExperienceItem,
) -> None:
    ids = [option.id for option in item.options]
    assert len(set(ids)) == len(ids)
    assert ids[-1] == "dont-know"
    assert item.options[-1].text.vi == "Chưa biết"
    assert item.options[-1].text.en == "Don't know"
    assert re.match(r"no\b|none|never|not-known|nothing|applied|one-was-used", ids[0])


@each_language
@each_item
def test_an_item_fits_a_phone(item: ExperienceItem, language: Language) -> None:
    question = item.question.in_language(language)
    assert len(question) <= QUESTION
    assert question.endswith("?")
    if item.help is not None:
        assert len(item.help.in_language(language)) <= HELP
    texts = [option.text.in_language(language) for option in item.options]
    assert max(map(len, texts)) <= OPTION
    assert len({text.casefold() for text in texts}) == len(texts)
    assert all(text[0].isupper() or text[0].isdigit() for text in texts)
    assert not any(text.endswith(".") for text in texts)


@each_language
def test_nothing_is_said_against_an_office_or_a_person(language: Language) -> None:
    found = [
        (where, match.group())
        for where, text in WORDINGS
        for match in re.finditer(
            rf"\b(?:{ACCUSING[language]})\b", text.in_language(language).casefold()
        )
    ]
    assert not found


def test_ranges_leave_no_gap_and_do_not_overlap() -> None:
    for item in ITEMS:
        ends = [
            [int(number) for number in re.findall(r"\d+", option.text.en)]
            for option in item.options
            if re.search(r"\d (working )?days$|\d months?$", option.text.en)
            and not option.text.en.startswith("None")
        ]
        limits = [pair[-1] for pair in ends]
        assert limits == sorted(limits), item.id
        for before, after in pairwise(ends):
            assert after[0] in (before[-1], before[-1] + 1), item.id


def test_both_languages_are_written_with_the_same_numbers() -> None:
    for where, text in WORDINGS:
        assert text.vi != text.en, where
        assert not text.vi.isascii(), where
        assert not _has_vietnamese_letters(text.en), where
        assert _numbers(text.vi) == _numbers(text.en), where


@pytest.mark.parametrize("word", NOT_SAID_IN_A_WORKSHOP)
def test_vietnamese_uses_the_words_of_a_workshop(word: str) -> None:
    assert not [where for where, text in WORDINGS if word in text.vi.casefold()]


@pytest.mark.parametrize("word", NOT_SAID_IN_ENGLISH)
def test_english_uses_plain_words(word: str) -> None:
    assert not [where for where, text in WORDINGS if word in text.en.casefold()]


def test_tone_marks_stand_in_one_way() -> None:
    assert not [
        where
        for where, text in WORDINGS
        if OLD_TONE_MARKS.search(text.vi.casefold().replace("qu", "kw"))
    ]
