"""The wording of every shipped version: short, countable, alike in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from pydantic import BaseModel

from assessment.content.loading import load_questionnaire
from assessment.model.base import Language, Wording
from assessment.model.maturity import Depth, Indicator, Questionnaire

FOLDER = Path(__file__).parents[2] / "questionnaires" / "smart-manufacturing"
LANGUAGES: tuple[Language, ...] = get_args(Language)
QUESTION, NOTE, LEVEL, HELP, RADAR_LABEL = 110, 90, 110, 200, 22
WORDS = 22
"""In one line, counted at its spaces: what is read in one breath."""
BUDGET = {Depth.QUICK: 6_000, Depth.EXPRESS: 11_000, Depth.FULL: 23_000}
"""Characters a person reads; full may be no longer an indicator than express:
11,000 / 26 x 54 = 22,846."""
SENTENCE = 200
"""Why, reasons, evidence: what is read folded, in one or two sentences."""
GATED = {
    "production-count-capture": "data-quality",
    "backup-and-restore": "data-quality",
    "monthly-books": "capital-and-skills",
    "machine-fault-recovery": "capital-and-skills",
    "tax-standing": "policy-access",
    "site-tenure-papers": "policy-access",
}
NOT_SAID_IN_A_WORKSHOP = (
    "khảo sát",
    "công ty",
    "người dùng",
    "quý khách",
    "minh chứng",
    "bằng chứng",
    "số hoá",
    "số hóa",
    "kịp thời",
    "hiện trường",
    "thời gian thực",
    "hệ thống quản lý",
    "nhà máy 4.0",
    "điểm nghẽn",
    "trụ cột",
    "cấp độ",
    "xếp hạng",
    "thiết bị trọng yếu",
    "sự cố",
    "sản phẩm không phù hợp",
    "nền tảng dùng chung",
    "chuyển đổi số",
    "giám sát năng lượng",
    "thế chấp",
    "đủ điều kiện",
    "khuyến nghị",
    "nguồn lực",
    "hiệu quả",
    "bởi ",
    "được ghi",
    "được nhập",
)
NOT_SAID_IN_ENGLISH = (
    "survey",
    "user",
    "downtime",
    "stakeholder",
    "effective",
    "timely",
    "real-time",
    "utilis",
    "organiz",
    "optimi",
)
NO_FACT = {
    "vi": r"tốt|thường xuyên|thỉnh thoảng|một số|vài|đầy đủ|hợp lý|cơ bản là|khá|rất",
    "en": r"good|well|regularly|often|sometimes|some|adequate|fully|mostly|very",
}
"""Words that nobody can count: a level is a fact someone can point at."""
OLD_TONE_MARKS = re.compile(r"(òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ủy|úy|ùy|ũy|ụy)\b")
"""'hóa' where this file writes 'hoá'; 'quý' keeps its mark, since qu is one sound."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _wordings(node: object, where: str = "") -> Iterator[tuple[str, Wording]]:
    """Every bilingual text under ``node`` with its place, in reading order."""
    if isinstance(node, Wording):
        yield where, node
    elif isinstance(node, BaseModel):
        name = getattr(node, "id", None)
        here = f"{where}/{name}" if name else where
        for field in type(node).model_fields:
            yield from _wordings(getattr(node, field), f"{here}.{field}")
    elif isinstance(node, tuple):
        for number, part in enumerate(node):
            yield from _wordings(part, f"{where}[{number}]")


def _numbers(text: str) -> list[str]:
    """The numbers in ``text``, sorted, without decimal and thousands marks."""
    return sorted(re.sub("[.,]", "", number) for number in NUMBER.findall(text))


def _visible(indicator: Indicator) -> tuple[Wording, ...]:
    """What a card shows unfolded: the question, its note and its levels."""
    note = () if indicator.note is None else (indicator.note,)
    return (indicator.question, *note, *(level.text for level in indicator.levels))


class Counts(NamedTuple):
    """What a version holds, counted by hand."""

    quick: int
    express: int
    full: int
    sections: tuple[int, ...]
    not_applicable: int
    contradictions: int


COUNTS = {
    "1.0.0": Counts(14, 12, 0, (8, 6, 6, 3, 3), 6, 6),
    "1.1.0": Counts(14, 12, 28, (16, 13, 11, 7, 7), 19, 15),
}
SHIPPED: dict[str, Questionnaire] = {
    version: load_questionnaire(FOLDER / f"{version}.yaml") for version in COUNTS
}
INDICATORS = {
    version: tuple(indicator for indicator, _ in shipped.indicators())
    for version, shipped in SHIPPED.items()
}
WORDINGS = tuple(
    (f"{version}{where}", text)
    for version, shipped in SHIPPED.items()
    for where, text in _wordings(shipped)
)
each_version = pytest.mark.parametrize("version", list(COUNTS))
each_shipped = pytest.mark.parametrize(
    "questionnaire", list(SHIPPED.values()), ids=list(SHIPPED)
)
each_indicator = pytest.mark.parametrize(
    "indicator",
    [indicator for version in INDICATORS for indicator in INDICATORS[version]],
    ids=[f"{i.id}-{version}" for version in INDICATORS for i in INDICATORS[version]],
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_every_shipped_version_is_read_here() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(COUNTS)


@each_version
def test_three_barriers_hold_fourteen_areas(version: str) -> None:
    parents = [parent for _, parent in SHIPPED[version].nodes()]
    assert len(SHIPPED[version].dimensions) == 3
    assert len([parent for parent in parents if parent is not None]) == 14


@each_version
def test_each_depth_holds_its_indicators(version: str) -> None:
    depths = [indicator.depth for indicator in INDICATORS[version]]
    counts = COUNTS[version]
    assert depths.count(Depth.QUICK) == counts.quick
    assert depths.count(Depth.EXPRESS) == counts.express
    assert depths.count(Depth.FULL) == counts.full
    assert len(SHIPPED[version].contradictions) == counts.contradictions


@each_shipped
def test_every_area_has_exactly_one_quick_indicator(
    questionnaire: Questionnaire,
) -> None:
    quick = {
        dimension.id: [i.id for i in dimension.indicators if i.depth is Depth.QUICK]
        for dimension, parent in questionnaire.nodes()
        if parent is not None
    }
    assert {area: len(ids) for area, ids in quick.items()} == dict.fromkeys(quick, 1)


@each_version
def test_six_critical_indicators_are_quick_and_limit_their_own_barrier(
    version: str,
) -> None:
    barrier_of = {
        indicator.id: barrier.id
        for barrier in SHIPPED[version].dimensions
        for area in barrier.dimensions
        for indicator in area.indicators
    }
    critical = [i for i in INDICATORS[version] if i.gate is not None]
    gated = {i.id: i.gate.limits for i in critical if i.gate is not None}
    assert gated == GATED
    assert gated == {indicator: barrier_of[indicator] for indicator in GATED}
    assert all(i.depth is Depth.QUICK for i in critical)


@each_version
def test_sections_show_each_indicator_once(version: str) -> None:
    sections = SHIPPED[version].sections
    shown = [indicator for section in sections for indicator in section.indicators]
    assert tuple(len(s.indicators) for s in sections) == COUNTS[version].sections
    assert sorted(shown) == sorted(i.id for i in INDICATORS[version])


@pytest.mark.parametrize("depth", list(Depth))
@each_version
def test_sections_shrink_at_each_depth(version: str, depth: Depth) -> None:
    asked = {i.id for i in INDICATORS[version] if depth.contains(i.depth)}
    sizes = [len(asked.intersection(s.indicators)) for s in SHIPPED[version].sections]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] > 0


@each_shipped
def test_a_section_asks_the_shallow_depths_first(
    questionnaire: Questionnaire,
) -> None:
    depth_of = {i.id: i.depth for i, _ in questionnaire.indicators()}
    for section in questionnaire.sections:
        full = [depth_of[indicator] is Depth.FULL for indicator in section.indicators]
        assert full == sorted(full), section.id


@each_language
@each_version
@pytest.mark.parametrize("depth", list(BUDGET))
def test_visible_text_of_a_depth_stays_in_its_budget(
    depth: Depth, version: str, language: Language
) -> None:
    characters = sum(
        len(text.in_language(language))
        for indicator in INDICATORS[version]
        if depth.contains(indicator.depth)
        for text in _visible(indicator)
    )
    assert characters <= BUDGET[depth]


@each_language
@each_indicator
def test_a_line_is_read_in_one_breath(indicator: Indicator, language: Language) -> None:
    for text in _visible(indicator):
        assert len(text.in_language(language).split()) <= WORDS, text


@each_language
@each_indicator
def test_an_indicator_is_short_enough_for_a_phone(
    indicator: Indicator, language: Language
) -> None:
    def length(text: Wording) -> int:
        return len(text.in_language(language))

    assert length(indicator.question) <= QUESTION
    assert indicator.note is None or length(indicator.note) <= NOTE
    assert max(length(level.text) for level in indicator.levels) <= LEVEL
    assert indicator.help is not None
    assert length(indicator.help) <= HELP
    assert length(indicator.why) <= SENTENCE
    assert indicator.weight_reason is not None
    assert length(indicator.weight_reason) <= SENTENCE
    assert max(length(shown) for shown in indicator.evidence) <= LEVEL
    assert length(indicator.title) <= 2 * RADAR_LABEL


@each_language
@each_indicator
def test_the_question_of_an_indicator_ends_with_a_question_mark(
    indicator: Indicator, language: Language
) -> None:
    assert indicator.question.in_language(language).endswith("?")


@each_language
@each_indicator
def test_six_levels_are_closed_sentences_and_all_differ(
    indicator: Indicator, language: Language
) -> None:
    texts = [level.text.in_language(language) for level in indicator.levels]
    assert [level.level for level in indicator.levels] == [0, 1, 2, 3, 4, 5]
    assert all(text.endswith(".") for text in texts)
    assert len({text.casefold() for text in texts}) == 6


@each_language
@each_indicator
def test_a_level_is_a_fact_and_no_praise(
    indicator: Indicator, language: Language
) -> None:
    for level in indicator.levels:
        text = level.text.in_language(language)
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


@each_indicator
def test_why_and_weight_reason_say_different_things(indicator: Indicator) -> None:
    assert indicator.weight_reason is not None
    assert indicator.weight_reason.vi != indicator.why.vi
    assert indicator.weight_reason.en != indicator.why.en
    assert 2 <= len(indicator.evidence) <= 3


@each_language
@each_version
def test_not_applicable_completes_a_label(version: str, language: Language) -> None:
    situations = [
        indicator.not_applicable.in_language(language)
        for indicator in INDICATORS[version]
        if indicator.not_applicable is not None
    ]
    assert len(situations) == COUNTS[version].not_applicable
    assert all(text[0].islower() for text in situations)
    assert not any(text.endswith(".") for text in situations)


@each_language
@each_shipped
def test_titles_of_nodes_fit_beside_a_radar(
    questionnaire: Questionnaire, language: Language
) -> None:
    for node, _ in questionnaire.nodes():
        assert len(node.title.in_language(language)) <= RADAR_LABEL, node.id


@each_language
@each_shipped
def test_every_node_says_kindly_what_a_weak_score_holds_back(
    questionnaire: Questionnaire, language: Language
) -> None:
    for node, _ in questionnaire.nodes():
        assert node.blocks is not None
        sentence = node.blocks.in_language(language)
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert len(sentence) <= 120, node.id
        assert sentence.count(".") == 1, node.id


@each_shipped
def test_barriers_quote_their_source_and_name_their_bands(
    questionnaire: Questionnaire,
) -> None:
    for barrier in questionnaire.dimensions:
        assert barrier.source is not None
        assert "6990/VPCP-CN" in barrier.source.vi
        assert "6990/VPCP-CN" in barrier.source.en
        assert barrier.band_names is not None
        assert len({name.vi for name in barrier.band_names}) == 6
        assert len({name.en for name in barrier.band_names}) == 6


@each_shipped
def test_areas_give_a_reason_for_weight_and_target(
    questionnaire: Questionnaire,
) -> None:
    for node, parent in questionnaire.nodes():
        assert node.weight_reason is not None, node.id
        if parent is not None:
            assert node.target_reason is not None, node.id


@each_shipped
def test_three_or_four_rules_are_shown_before_the_first_card(
    questionnaire: Questionnaire,
) -> None:
    assert 3 <= len(questionnaire.answering_rules) <= 4
    for rule in questionnaire.answering_rules:
        assert len(rule.text.vi) <= HELP
        assert len(rule.text.en) <= HELP


@each_language
@each_shipped
def test_asking_again_ends_with_a_question_and_names_both_answers(
    questionnaire: Questionnaire, language: Language
) -> None:
    joint = {"vi": ", còn ", "en": ", while "}[language]
    for contradiction in questionnaire.contradictions:
        ask = contradiction.ask.in_language(language)
        assert joint in ask, contradiction.id
        assert ask.endswith("?"), contradiction.id
        assert len(ask) <= HELP, contradiction.id


def test_both_languages_are_written() -> None:
    alike = [where for where, text in WORDINGS if text.vi == text.en]
    assert not alike
    english = [where for where, text in WORDINGS if text.vi.isascii()]
    assert not english, "Vietnamese without a single mark"
    marked = [where for where, text in WORDINGS if _has_vietnamese_letters(text.en)]
    assert not marked


def _has_vietnamese_letters(text: str) -> bool:
    return any(letter.isalpha() and not letter.isascii() for letter in text)


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


@each_indicator
def test_abbreviations_are_explained_where_they_are_shown(
    indicator: Indicator,
) -> None:
    explained = {
        "AI": {"vi": "trí tuệ nhân tạo", "en": "artificial intelligence"},
        "PLC": {"vi": "bộ điều khiển máy", "en": "machine controller"},
        "kWh": {"vi": "số điện", "en": "number on the power bill"},
    }
    assert indicator.help is not None
    for language in LANGUAGES:
        shown = " ".join(text.in_language(language) for text in _visible(indicator))
        card = f"{shown} {indicator.help.in_language(language)}"
        for short, long in explained.items():
            if re.search(rf"\b{short}\b", card):
                assert long[language] in card, (indicator.id, short)
        capitals = set(re.findall(r"\b[A-Z]{2,}\b", card)) - {*explained, "USB"}
        assert not capitals, indicator.id


@each_shipped
def test_the_status_says_that_no_firm_has_tried_it_yet(
    questionnaire: Questionnaire,
) -> None:
    provenance = questionnaire.provenance
    assert "Chưa thử với doanh nghiệp" in provenance.status.vi
    assert "Not yet piloted with firms" in provenance.status.en
    assert any("6990/VPCP-CN" in source for source in provenance.sources)


@each_version
def test_an_editor_finds_the_schema_from_the_first_line(version: str) -> None:
    file = FOLDER / f"{version}.yaml"
    first, *_ = file.read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../schema/questionnaire.json"
