"""Sector modules and experience items: as short, countable and alike as the core."""

import re
from itertools import chain
from pathlib import Path

import pytest

from assessment.content.loading import load_questionnaire
from assessment.model.base import Language, Wording
from assessment.model.condition import FactCondition
from assessment.model.maturity import Depth, Indicator, Questionnaire
from tests.content_text.test_questionnaire_wording import (
    HELP,
    LANGUAGES,
    LEVEL,
    NO_FACT,
    NOT_SAID_IN_A_WORKSHOP,
    NOT_SAID_IN_ENGLISH,
    OLD_TONE_MARKS,
    QUESTION,
    RADAR_LABEL,
    SENTENCE,
    _has_vietnamese_letters,
    _numbers,
    _visible,
    _wordings,
)

ROOT = Path(__file__).parents[2] / "questionnaires"
CORE = load_questionnaire(ROOT / "smart-manufacturing" / "1.0.0.yaml")
SECTORS = {
    "textile-garment": ("textile_garment",),
    "food-processing": ("food",),
    "mechanical-metal": ("metal", "machinery", "automotive_parts"),
    "wood-furniture": ("wood",),
    "electronics-plastics": ("electronics", "plastics"),
}
ITEMS = {
    "textile-garment": 4,
    "food-processing": 4,
    "mechanical-metal": 4,
    "wood-furniture": 3,
    "electronics-plastics": 4,
}
MODULES: dict[str, Questionnaire] = {
    name: load_questionnaire(ROOT / name / "1.0.0.yaml") for name in SECTORS
}
INDICATORS = tuple(
    indicator for module in MODULES.values() for indicator, _ in module.indicators()
)
WORDINGS = tuple(chain.from_iterable(map(_wordings, MODULES.values())))
EXPLAINED = {
    "kWh": {"vi": "số điện", "en": "number on the power bill"},
    "USB": {"vi": "USB", "en": "USB"},
    "CNC": {"vi": "máy CNC", "en": "CNC machines"},
}
each_module = pytest.mark.parametrize("name", list(MODULES))
each_indicator = pytest.mark.parametrize(
    "indicator", INDICATORS, ids=[indicator.id for indicator in INDICATORS]
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_module
def test_a_module_is_offered_to_its_sectors_after_the_core(name: str) -> None:
    module = MODULES[name].module
    assert module is not None
    assert module.questionnaire == CORE.id
    assert isinstance(module.applies_if, FactCondition)
    assert module.applies_if.fact == "sector"
    assert module.applies_if.one_of == SECTORS[name]
    assert MODULES[name].id == name


def test_no_sector_has_two_modules() -> None:
    sectors = list(chain.from_iterable(SECTORS.values()))
    assert len(sectors) == len(set(sectors))


@each_module
def test_a_module_is_one_area_shown_in_one_section(name: str) -> None:
    module = MODULES[name]
    (area,) = module.dimensions
    (section,) = module.sections
    assert area.id == name
    assert not area.dimensions
    assert section.indicators == tuple(found.id for found in area.indicators)
    assert len(section.indicators) == ITEMS[name]
    assert not module.contradictions
    assert not module.experience


@each_module
def test_a_module_is_read_and_scored_like_the_core(name: str) -> None:
    module = MODULES[name]
    assert module.bands == CORE.bands
    assert module.policies == CORE.policies
    assert module.answering_rules == CORE.answering_rules


def test_ids_are_unique_across_core_and_modules() -> None:
    everything = [CORE, *MODULES.values()]
    ids = [found.id for one in everything for found, _ in one.indicators()]
    ids += [node.id for one in everything for node, _ in one.nodes()]
    assert len(ids) == len(set(ids))


@each_indicator
def test_an_item_ranks_nothing_that_no_source_ranks(indicator: Indicator) -> None:
    assert indicator.depth is Depth.QUICK
    assert indicator.weight == 1
    assert indicator.target is None
    assert indicator.gate is None
    assert indicator.weight_reason is not None
    assert "Chưa có nguồn nào" in indicator.weight_reason.vi
    assert "No source" in indicator.weight_reason.en
    assert indicator.crosswalk == type(indicator.crosswalk)()
    assert indicator.needs


@each_language
@each_indicator
def test_an_item_says_what_to_do_first_and_next(
    indicator: Indicator, language: Language
) -> None:
    assert indicator.first_step is not None
    assert indicator.next_step is not None
    steps = [
        step.in_language(language)
        for step in (indicator.first_step, indicator.next_step)
    ]
    assert steps[0] != steps[1]
    assert all(step.endswith(".") and len(step) <= SENTENCE for step in steps)
    assert all(step[0].isupper() for step in steps)


@each_language
@each_indicator
def test_an_item_is_short_enough_for_a_phone(
    indicator: Indicator, language: Language
) -> None:
    def length(text: Wording) -> int:
        return len(text.in_language(language))

    assert length(indicator.question) <= QUESTION
    assert indicator.question.in_language(language).endswith("?")
    assert max(length(level.text) for level in indicator.levels) <= LEVEL
    assert indicator.help is not None
    assert length(indicator.help) <= HELP
    assert length(indicator.why) <= SENTENCE
    assert max(length(shown) for shown in indicator.evidence) <= LEVEL
    assert len(indicator.evidence) == 3
    assert length(indicator.title) <= 2 * RADAR_LABEL


@each_language
@each_indicator
def test_six_levels_are_countable_closed_sentences(
    indicator: Indicator, language: Language
) -> None:
    texts = [level.text.in_language(language) for level in indicator.levels]
    assert [level.level for level in indicator.levels] == [0, 1, 2, 3, 4, 5]
    assert all(text.endswith(".") for text in texts)
    assert len({text.casefold() for text in texts}) == 6
    for text in texts:
        assert not re.search(rf"\b({NO_FACT[language]})\b", text.casefold()), text


@each_indicator
def test_a_level_builds_on_the_one_before_in_both_languages(
    indicator: Indicator,
) -> None:
    for level in indicator.levels:
        vi = level.text.vi.startswith("Như mức trước,")
        en = level.text.en.startswith("As before,")
        assert vi == en, level.text
    assert not indicator.levels[0].text.vi.startswith("Như")


@each_language
def test_not_applicable_completes_a_label(language: Language) -> None:
    situations = [
        indicator.not_applicable.in_language(language)
        for indicator in INDICATORS
        if indicator.not_applicable is not None
    ]
    assert len(situations) == 13
    assert all(text[0].islower() for text in situations)
    assert not any(text.endswith(".") for text in situations)


@each_language
@each_module
def test_the_area_fits_beside_a_chart_and_says_what_it_holds_back(
    name: str, language: Language
) -> None:
    (area,) = MODULES[name].dimensions
    assert len(area.title.in_language(language)) <= RADAR_LABEL
    assert area.blocks is not None
    sentence = area.blocks.in_language(language)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert sentence.count(".") == 1
    assert len(sentence) <= 120


@each_language
@each_module
def test_a_module_is_read_in_three_minutes(name: str, language: Language) -> None:
    characters = sum(
        len(text.in_language(language))
        for indicator, _ in MODULES[name].indicators()
        for text in _visible(indicator)
    )
    assert characters <= 2_000


@each_module
def test_the_summary_says_how_many_items_and_that_the_core_score_stays(
    name: str,
) -> None:
    summary = MODULES[name].summary
    assert summary.vi.startswith(f"{ITEMS[name]} mục")
    assert summary.en.startswith(f"{ITEMS[name]} items")
    assert "không cộng vào điểm chung" in summary.vi
    assert "not part of the main score" in summary.en


@each_module
def test_the_status_says_that_no_firm_has_tried_it_yet(name: str) -> None:
    status = MODULES[name].provenance.status
    assert "Chưa thử với doanh nghiệp" in status.vi
    assert "Not yet piloted with firms" in status.en


def test_both_languages_are_written() -> None:
    assert not [where for where, text in WORDINGS if text.vi == text.en]
    assert not [where for where, text in WORDINGS if text.vi.isascii()]
    assert not [where for where, text in WORDINGS if _has_vietnamese_letters(text.en)]


def test_both_languages_give_the_same_numbers() -> None:
    differing = {
        where: (_numbers(text.vi), _numbers(text.en))
        for where, text in WORDINGS
        if _numbers(text.vi) != _numbers(text.en)
    }
    assert not differing


@pytest.mark.parametrize("word", NOT_SAID_IN_A_WORKSHOP)
def test_vietnamese_uses_the_words_of_a_workshop(word: str) -> None:
    assert not [where for where, text in WORDINGS if word in text.vi.casefold()]


@pytest.mark.parametrize("word", NOT_SAID_IN_ENGLISH)
def test_english_uses_plain_words(word: str) -> None:
    assert not [where for where, text in WORDINGS if word in text.en.casefold()]


def test_tone_marks_stand_in_one_way() -> None:
    old = [
        (where, match.group())
        for where, text in WORDINGS
        for match in OLD_TONE_MARKS.finditer(text.vi.casefold().replace("qu", "kw"))
    ]
    assert not old


def test_abbreviations_are_explained_where_they_are_shown() -> None:
    for indicator in INDICATORS:
        assert indicator.help is not None
        for language in LANGUAGES:
            shown = " ".join(text.in_language(language) for text in _visible(indicator))
            card = f"{shown} {indicator.help.in_language(language)}"
            for short, long in EXPLAINED.items():
                if re.search(rf"\b{short}\b", card):
                    assert long[language] in card, (indicator.id, short)
            capitals = set(re.findall(r"\b[A-Z]{2,}\b", card)) - set(EXPLAINED)
            assert not capitals, indicator.id


@each_module
def test_an_editor_finds_the_schema_from_the_first_line(name: str) -> None:
    first, *_ = (ROOT / name / "1.0.0.yaml").read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../schema/questionnaire.json"
