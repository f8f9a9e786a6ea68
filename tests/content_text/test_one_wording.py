"""One thing has one name, and nobody sounds like an office or a machine."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.content_text.pairs import DECIDED, PAIRS

NOT_SAID = {
    "quý khách": (),
    "bài kiểm tra": (),
    "khảo sát": ("asean-smart-manufacturing-roadmap",),
    "nhà máy 4.0": (),
    "điểm nghẽn": ("barriers-document-6990",),
    "cấp độ": ("ai-sandbox-support",),
    "xếp hạng": ("credit-guarantee-funds",),
    "điểm chết": (),
    "yếu kém": (),
    "khuyến nghị": (),
    "thể chế": (),
    "nguồn lực": (),
    "trụ cột": ("crosswalk", "vnpi-productivity-assessment"),
    "minh chứng": (),
    "bằng chứng": (),
    "hiện trường": (),
    "thiết bị trọng yếu": (),
    "sản phẩm không phù hợp": (),
    "thời gian thực": (),
    "kịp thời": (),
    "nền tảng dùng chung": (),
    "chuyển đổi số toàn diện": (),
    "giám sát năng lượng": (),
    "kết quả hoạt động kinh doanh": (),
    "cứu trợ": (),
    "bị loại": (),
    "không giới hạn": (),
    "không rõ ràng": (),
    "kết quả chính xác": (),
    "chúng tôi": (),
    "vui lòng": (),
    "tiến hành": (),
    "thông qua việc": (),
    "nhằm mục đích": (),
    "việc thực hiện": (),
    "được xem là": (),
    "có thể được": (),
    "được thực hiện": (),
    "một cách": ("actions",),
    "bởi ": (),
    "thư điện tử": (),
    "trang mạng": (),
    "phòng thí nghiệm": ("shared-st-infrastructure",),
    "gì để nộp hồ sơ": (),
    "nhớ lại": (),
    "theo tin báo": (),
}
"""What the glossary replaces, calques, and second names of one thing. The files after
a phrase may say it: a survey that is a survey, a quoted title, a credit rating, the
pillars of another system, "đổi một cách làm" (one way of working), "key laboratories"
by their official name, the three levels that a decree gives to trials."""


@pytest.mark.parametrize("phrase", NOT_SAID)
def test_vietnamese_says_it_as_a_workshop_does(phrase: str) -> None:
    allowed = NOT_SAID[phrase]
    said = [
        pair
        for pair in DECIDED
        if phrase in pair.vi.casefold().replace("theo tin báo chí", "")
    ]
    assert not [pair.where for pair in said if Path(pair.file).stem not in allowed]
    assert {Path(pair.file).stem for pair in said} == set(allowed)


NOT_ENGLISH = {
    "American spelling": (
        r"(?:organi|utili|optimi|recogni|reali|digiti|summari|speciali)z\w+"
        r"|analyz\w+|centers?|colors?|labor|favor\w*|fulfill|enrollment|catalog"
        r"|hi-tech|trademarks?"
    ),
    "translated word for word": (
        r"press texts?|from news(?=[,.;])|per news|takes? files|same content"
        r"|per content|own account for|an own|in in|the giver|not seen as"
        r"|as regulated|advices|informations|equipments|softwares|trainings"
        r"|according to regulations|in order to|kindly|the said"
    ),
    "stiff": r"stakeholders?|leverag\w+|timely|real-time|user-friendly|aforementioned",
    "a second name of one thing": (
        r"State Bank of Vietnam|confirmation of the incentive|recalled"
    ),
}


@pytest.mark.parametrize("reason", NOT_ENGLISH)
def test_english_is_british_and_written_as_english(reason: str) -> None:
    pattern = re.compile(rf"\b(?:{NOT_ENGLISH[reason]})(?!\w)", re.IGNORECASE)
    found = [
        (pair.where, match.group())
        for pair in DECIDED
        for match in pattern.finditer(pair.en)
    ]
    assert not found


def _plain(text: str) -> str:
    """``text`` as it is compared: the article and the case at its start do not count.

    >>> _plain("The Ministry of Finance.")
    'ministry of finance'
    """
    return re.sub(r"^the ", "", text.strip().rstrip(".").casefold())


def test_an_agency_has_one_name_in_each_language() -> None:
    names: dict[str, set[str]] = defaultdict(set)
    uneven = []
    for pair in PAIRS:
        if pair.field == "agency":
            parts = pair.vi.split(";"), pair.en.split(";")
            if len(parts[0]) != len(parts[1]):
                uneven.append(pair.where)
            for vi, en in zip(*parts, strict=False):
                names[_plain(vi)].add(_plain(en))
    assert not uneven
    assert {vi: en for vi, en in names.items() if len(en) > 1} == {}


def test_what_is_said_twice_in_a_field_is_translated_alike() -> None:
    english: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair in PAIRS:
        if pair.kind == "programme":
            english[pair.field, _plain(pair.vi)].add(_plain(pair.en))
    assert {key: en for key, en in english.items() if len(en) > 1} == {}
