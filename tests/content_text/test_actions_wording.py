"""The shipped actions: short and alike in both languages, and a walk from 0 to 4."""

import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import get_args

import pytest

from assessment.content.checks.run import check_content
from assessment.content.loading import load_actions, load_questionnaire
from assessment.model.action import Action, ActionCatalogue, RequiresAction
from assessment.model.base import Language, Wording

FOLDER = Path(__file__).parents[2] / "questionnaires"
FILE = FOLDER / "actions.yaml"
LANGUAGES: tuple[Language, ...] = get_args(Language)
TITLE, DO, WALKED_TO = 70, 260, 4
NOT_SAID_IN_A_WORKSHOP = (
    "công ty",
    "đơn vị",
    "tổ chức",
    "khảo sát",
    "bài kiểm tra",
    "người dùng",
    "quý khách",
    "minh chứng",
    "bằng chứng",
    "số hoá",
    "kịp thời",
    "hiện trường",
    "thời gian thực",
    "hệ thống",
    "nhà máy",
    "điểm nghẽn",
    "nguồn lực",
    "thể chế",
    "trụ cột",
    "chỉ số",
    "cấp độ",
    "xếp hạng",
    "miễn phí",
    "thiết bị",
    "sự cố",
    "không phù hợp",
    "nền tảng",
    "chuyển đổi",
    "giám sát",
    "thế chấp",
    "đủ điều kiện",
    "bị loại",
    "cứu trợ",
    "chính sách",
    "khuyến nghị",
    "chiến lược",
    "kết quả hoạt động",
    "cập nhật",
    "hiệu quả",
    "tối ưu",
    "bởi ",
)
"""What the glossary replaces, and words that praise instead of saying what to do."""
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
    "leverage",
    "platform",
    "for free",
)
PASSIVE = re.compile(r"\b(?:được|bị) (?:ghi|nhập|đếm|đo|làm|kiểm|gửi|giao|cất|sửa)\b")
NOT_A_VERB = {
    "vi": {
        "một",
        "các",
        "mỗi",
        "những",
        "việc",
        "mọi",
        "bảng",
        "danh",
        "có",
        "anh/chị",
    },
    "en": {"a", "an", "the", "one", "each", "every", "your", "you", "all", "there"},
}
"""A title says what to do: it doesn't begin with a thing or a person."""
EXPLAINED = {
    "AI": {"vi": "trí tuệ nhân tạo", "en": "artificial intelligence"},
    "PLC": {"vi": "bộ điều khiển máy", "en": "machine controller"},
    "kWh": {"vi": "số điện", "en": "number on the power bill"},
}
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
OLD_TONE_MARKS = re.compile(r"(òa|óa|ỏa|õa|ọa|òe|óe|ỏe|õe|ọe|ủy|úy|ùy|ũy|ụy)\b")
FIXED_PRICE = {
    "first-course-day",
    "skills-and-training-plan",
    "controller-course",
    "file-one-right",
    "follow-to-the-grant",
    "register-lease-and-buildings",
    "own-signature-and-account",
    "permit-list-and-filing",
    "calibrate-and-test",
    "certificate-buyers-ask",
}
GREEN = {
    "energy-table",
    "meter-the-largest-user",
    "meters-that-record",
    "one-measured-saving",
    "saving-list-with-payback",
    "yearly-target-per-unit",
    "weigh-and-balance-one-material",
    "yield-per-order",
    "factory-year-balance",
    "carbon-per-product-family",
    "permit-list-and-filing",
    "close-permit-gaps",
}
NOTHING_FREE_AT_FIRST = {"online-procedure-account"}
"""A digital signature has its fee."""
WAITS_FOR_ANOTHER = {
    "environmental-data-for-buyers": {"energy-metering": 2},
    "support-applications": {"programme-knowledge": 2, "application-file-ready": 3},
}
"""What must stand, beside the daily count, before the first step of an item."""

CATALOGUE: ActionCatalogue = load_actions(FILE)
ACTIONS = CATALOGUE.actions
BY_ID = {action.id: action for action in ACTIONS}
INDICATORS = tuple(
    indicator
    for indicator, _ in load_questionnaire(
        FOLDER / "smart-manufacturing" / "1.1.0.yaml"
    ).indicators()
)
ASKED = tuple(indicator.id for indicator in INDICATORS)
each_action = pytest.mark.parametrize(
    "action", ACTIONS, ids=[action.id for action in ACTIONS]
)
each_indicator = pytest.mark.parametrize("indicator", ASKED)
each_language = pytest.mark.parametrize("language", LANGUAGES)


def _wordings() -> Iterator[tuple[str, Wording]]:
    """Every bilingual text of the file with its place."""
    yield "basis", CATALOGUE.basis
    yield "status", CATALOGUE.provenance.status
    for action in ACTIONS:
        yield f"{action.id}.title", action.title
        yield f"{action.id}.do", action.do


WORDINGS = tuple(_wordings())


def _numbers(text: str) -> list[str]:
    """The numbers in ``text``, sorted, without decimal and thousands marks."""
    return sorted(re.sub("[.,]", "", number) for number in NUMBER.findall(text))


def _is_met(action: Action, levels: dict[str, int]) -> bool:
    """Whether everything that ``action`` requires is there at these levels.

    What ``levels`` does not hold was not asked; it keeps nobody from starting.
    """
    for need in action.requires:
        if isinstance(need, RequiresAction):
            lifts = [one for one in BY_ID[need.action].lifts if one.indicator in levels]
            if lifts and levels[lifts[0].indicator] < lifts[0].to:
                return False
        elif levels.get(need.indicator, need.level) < need.level:
            return False
    return True


def _walk(levels: dict[str, int]) -> dict[str, int]:
    """The levels reached by doing every action that fits, until none is left."""
    levels = dict(levels)
    moved = True
    while moved:
        moved = False
        for action in ACTIONS:
            for lift in action.lifts:
                if lift.indicator not in levels:
                    continue
                lowest, highest = lift.from_
                level = levels[lift.indicator]
                fits = lowest <= level <= highest and level < lift.to
                if fits and _is_met(action, levels):
                    levels[lift.indicator] = lift.to
                    moved = True
    return levels


def _comes_first(action: Action) -> set[str]:
    """The actions that can stand before ``action``, through levels too."""
    first: set[str] = set()
    for need in action.requires:
        if isinstance(need, RequiresAction):
            first.add(need.action)
        else:
            first |= _lifting(need.indicator, need.level)
    for lift in action.lifts:
        first |= _lifting(lift.indicator, lift.from_[0])
    return first - {action.id}


def _lifting(indicator: str, level: int) -> set[str]:
    """The actions that lift ``indicator`` from below ``level``."""
    return {
        action.id
        for action in ACTIONS
        for lift in action.lifts
        if lift.indicator == indicator and lift.from_[0] < level
    }


def test_111_actions_lift_the_54_indicators() -> None:
    assert len(ACTIONS) == len(BY_ID) == 111
    lifted = {lift.indicator for action in ACTIONS for lift in action.lifts}
    assert lifted == set(ASKED)
    assert len(ASKED) == 54
    assert sum(action.free_first for action in ACTIONS) == 70


@each_action
def test_an_action_is_short_enough_for_a_phone(action: Action) -> None:
    for language in LANGUAGES:
        title, do = action.title.in_language(language), action.do.in_language(language)
        assert len(title) <= TITLE
        assert len(do) <= DO
        assert do.endswith(".")
        assert 1 <= len(re.findall(r"\.(?:\s|$)", do)) <= 2
        assert not title.endswith(".")
        assert title[0].isupper()
        assert do[0].isupper()


@each_language
def test_titles_begin_with_a_verb_and_all_differ(language: Language) -> None:
    titles = [action.title.in_language(language) for action in ACTIONS]
    assert len({title.casefold() for title in titles}) == len(titles)
    first = {title.split()[0].casefold() for title in titles}
    assert not first & NOT_A_VERB[language]


@each_action
def test_a_title_is_not_a_cut_of_the_text(action: Action) -> None:
    for language in LANGUAGES:
        title, do = action.title.in_language(language), action.do.in_language(language)
        assert not do.startswith(title)


def test_both_languages_are_written() -> None:
    assert not [where for where, text in WORDINGS if text.vi == text.en]
    assert not [where for where, text in WORDINGS if text.vi.isascii()]
    assert not [
        where
        for where, text in WORDINGS
        if any(letter.isalpha() and not letter.isascii() for letter in text.en)
    ]


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


def test_a_person_does_it() -> None:
    assert not [where for where, text in WORDINGS if PASSIVE.search(text.vi.casefold())]


def test_tone_marks_stand_in_one_way() -> None:
    assert not [
        (where, match.group())
        for where, text in WORDINGS
        for match in OLD_TONE_MARKS.finditer(text.vi.casefold().replace("qu", "kw"))
    ]


@each_action
def test_abbreviations_are_explained_in_the_action(action: Action) -> None:
    for language in LANGUAGES:
        shown = (
            f"{action.title.in_language(language)} {action.do.in_language(language)}"
        )
        for short, long in EXPLAINED.items():
            if re.search(rf"\b{short}\b", shown):
                assert long[language] in shown
        assert not set(re.findall(r"\b[A-Z]{2,}\b", shown)) - {*EXPLAINED, "USB"}


def test_every_indicator_can_be_walked_from_0_to_4() -> None:
    reached = _walk(dict.fromkeys(ASKED, 0))
    assert {key: level for key, level in reached.items() if level < WALKED_TO} == {}


def test_the_26_of_version_1_0_0_can_be_walked_with_the_same_actions() -> None:
    older = load_questionnaire(FOLDER / "smart-manufacturing" / "1.0.0.yaml")
    reached = _walk({indicator.id: 0 for indicator, _ in older.indicators()})
    assert len(reached) == 26
    assert set(reached.values()) == {WALKED_TO}


@each_indicator
@pytest.mark.parametrize("level", range(WALKED_TO))
def test_an_action_leads_on_from_every_level_below_4(
    indicator: str, level: int
) -> None:
    start = dict.fromkeys(ASKED, WALKED_TO) | {indicator: level}
    assert _walk(start)[indicator] == WALKED_TO


@each_indicator
@pytest.mark.parametrize("level", [0, 1])
def test_the_first_step_costs_nothing_and_waits_for_little(
    indicator: str, level: int
) -> None:
    """At 0 and 1 something free is there, once the daily count stands."""
    free = [
        action
        for action in ACTIONS
        for lift in action.lifts
        if action.free_first
        and lift.indicator == indicator
        and lift.from_[0] <= level <= lift.from_[1]
    ]
    assert bool(free) == (indicator not in NOTHING_FREE_AT_FIRST)
    levels = dict.fromkeys(ASKED, 0) | {"production-count-capture": 2, indicator: level}
    levels |= WAITS_FOR_ANOTHER.get(indicator, {})
    assert not free or any(_is_met(action, levels) for action in free)


def test_no_action_waits_for_itself_through_actions_or_levels() -> None:
    before = {action.id: _comes_first(action) for action in ACTIONS}
    order = list(TopologicalSorter(before).static_order())
    assert len(order) == len(ACTIONS)


@each_action
def test_what_an_action_requires_is_in_the_catalogue(action: Action) -> None:
    for need in action.requires:
        if isinstance(need, RequiresAction):
            assert need.action in BY_ID
        else:
            assert need.indicator in ASKED
            assert 1 <= need.level <= WALKED_TO


@each_action
def test_bands_of_time_rise(action: Action) -> None:
    for low, high in (action.effort_days, action.weeks):
        assert 0 < low <= high
    assert all(lift.from_[0] <= lift.from_[1] < lift.to for lift in action.lifts)
    for lift in action.lifts:
        assert lift.weeks is None or action.weeks[1] < lift.weeks[0] <= lift.weeks[1]


def test_a_requirement_is_data_and_not_a_sentence() -> None:
    assert not [action.id for action in ACTIONS if "trước hết" in action.do.vi.lower()]
    assert not [action.id for action in ACTIONS if action.do.en.startswith("First ")]


def test_a_year_without_a_late_date_takes_a_year() -> None:
    first, *later = BY_ID["one-deadline-calendar"].lifts
    assert (first.indicator, first.weeks) == ("procedure-calendar", None)
    assert {lift.indicator: lift.weeks for lift in later} == {
        "tax-standing": (40, 52),
        "safety-and-environment-papers": (40, 52),
    }


def test_an_order_is_scanned_from_the_card_that_travels_with_it() -> None:
    needs = BY_ID["scan-points-pilot"].requires
    assert RequiresAction(action="job-card-with-lot") in needs


def test_courses_and_fees_keep_their_price() -> None:
    assert {action.id for action in ACTIONS if action.fixed_price} == FIXED_PRICE
    assert all(BY_ID[action].one_off != "none" for action in FIXED_PRICE)


def test_energy_actions_are_green() -> None:
    assert {action.id for action in ACTIONS if "green" in action.themes} == GREEN
    green = {indicator.id for indicator in INDICATORS if "green" in indicator.themes}
    assert {lift.indicator for key in GREEN for lift in BY_ID[key].lifts} == green
    assert all("energy_green" in BY_ID[action].needs for action in GREEN)


def test_figures_are_marked_as_estimates_before_support() -> None:
    assert "ước tính" in CATALOGUE.basis.vi
    assert "10-100" in CATALOGUE.basis.vi
    assert "chưa trừ phần hỗ trợ" in CATALOGUE.basis.vi
    assert "editorial estimates" in CATALOGUE.basis.en
    assert "before any support" in CATALOGUE.basis.en
    assert "Chưa thử với doanh nghiệp" in CATALOGUE.provenance.status.vi
    assert "Not yet piloted with firms" in CATALOGUE.provenance.status.en


def test_an_editor_finds_the_schema_from_the_first_line() -> None:
    first, *_ = FILE.read_text(encoding="utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=schema/actions.json"


def test_the_checker_finds_nothing() -> None:
    assert not check_content([FILE], on="2026-11-22")
