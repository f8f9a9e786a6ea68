"""No untranslated or machine-sounding text, in any shipped file or catalogue.

Every pair of texts of the shipped content and of the translations of the product is
read here. What a single kind of file decides for itself (how a level or an action is
worded) stands in the tests beside this one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from babel.messages.pofile import read_po

from assessment.content.checks.parity import numbers_in
from tests.content_text.test_questionnaire_wording import OLD_TONE_MARKS

ROOT = Path(__file__).parents[2]
CONTENT = sorted(
    path
    for folder in ("questionnaires", "programmes")
    for path in (ROOT / folder).rglob("*.yaml")
)
CATALOGUES = sorted((ROOT / "assessment" / "locale" / "en").glob("*.po"))
FROZEN = "questionnaires/smart-manufacturing/1.0.0.yaml"
"""A shipped version never changes, so later decisions on words do not reach it."""


class Pair(NamedTuple):
    """One text in both languages and where it stands."""

    file: str
    kind: str
    field: str
    vi: str
    en: str

    @property
    def where(self) -> str:
        """The place as a person looks for it."""
        return f"{self.file} {self.field}: {self.vi[:60]}"


def _kind(file: str) -> str:
    folder, _, rest = file.partition("/")
    if folder == "programmes" and "/" in rest:
        return "programme"
    return "questionnaire" if "/" in rest else Path(rest).stem


def _texts(node: object, fields: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """(field, vi, en) of every text below ``node``; lists are not counted."""
    if isinstance(node, dict):
        vi, en = node.get("vi"), node.get("en")
        if isinstance(vi, str) and isinstance(en, str):
            yield ".".join(fields), vi, en
            return
        for key, inner in node.items():
            # An earlier edition has the fields of a programme, an area those of the
            # barrier it is part of.
            is_same_level = key == "earlier" or key in fields[-1:]
            yield from _texts(inner, fields if is_same_level else (*fields, key))
    elif isinstance(node, list):
        for inner in node:
            yield from _texts(inner, fields)


def _content() -> Iterator[Pair]:
    for path in CONTENT:
        file = path.relative_to(ROOT).as_posix()
        node = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        for field, vi, en in _texts(node, ()):
            yield Pair(file, _kind(file), field, vi, en)


def _catalogues() -> Iterator[Pair]:
    for path in CATALOGUES:
        with path.open("rb") as file:
            for entry in read_po(file, locale="en"):
                if entry.id:
                    text = (str(entry.id), str(entry.string))
                    yield Pair(path.name, "catalogue", "", *text)


PAIRS = tuple(_content())
SAID = (*PAIRS, *_catalogues())
"""Content, and what screens, reports and the command line say around it."""
DECIDED = tuple(pair for pair in SAID if pair.file != FROZEN)

NAMES = {
    *("ADB", "ADMA", "ASEAN", "BIDV", "CIC", "DBI", "DMA", "EDB", "GIZ", "HDBank"),
    *("HFIC", "IMPULS", "INCIT", "JICA", "KOICA", "LinkSME", "MB", "NAFOSTED"),
    *("QUATEST", "SHB", "SIRI", "SMEdx", "Sacombank", "Samsung", "Singapore", "USAID"),
    *("VDMA", "VITASK", "VNEEP", "VNeID", "VSUEE", "ViPA", "WB"),
}
"""Banks, funds, agencies, projects and tools that carry this name in Vietnamese too."""
TITLES = ("Made in Vietnam 2045",)
"""A programme that is called so in Vietnamese."""
ABBREVIATIONS = {
    *("CNC", "ESG", "IV", "PLC", "QR", "USB", "V", "kWh", "kg", "Kg"),
    *("CSV", "Ctrl", "JavaScript", "PDF", "SVG", "YAML", "ZIP"),
}
"""Units, form numbers, file formats, and what the text or its help explains."""
LOAN_WORDS = {
    *("alpha", "camera", "chat", "chip", "email", "gas", "logo", "robot", "voucher"),
    "web",
}
"""What a workshop says itself; a voucher stands beside "phiếu hỗ trợ tài chính"."""
SINGLE_LETTERS = {"C", "L", "b", "c", "d"}
"""Points of an article (Điều 32.3.b), Ctrl+C, and level L in a formula."""
ALLOWED = NAMES | ABBREVIATIONS | LOAN_WORDS | SINGLE_LETTERS
INITIAL = "ngh|ng|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdghklmnprstvx]"
SYLLABLE = re.compile(rf"(?:{INITIAL})?[aeiouy]{{1,3}}(?:ng|nh|m|n)?")
"""A syllable without any mark: one that ends in c, ch, p or t always has one."""
NEVER_VIETNAMESE = {"be", "he", "it", "on", "the", "we"}
NOT_PROSE = re.compile(
    r"\{[^}]*\}|\S+\.(?:vn|gov|com)\S*|\d[\w/.-]*/[\w-]+|\d+-NQ/TW|CO2|--json"
)
"""Placeholders, addresses, numbers of documents, options of a command."""
WORD = re.compile(r"[^\W\d_]+")


def _foreign_words(vietnamese: str) -> set[str]:
    """The words of a Vietnamese text that no Vietnamese syllable is written like.

    >>> sorted(_foreign_words("Ghi downtime vào file trong ca, update mỗi giờ"))
    ['downtime', 'file', 'update']
    """
    for title in TITLES:
        vietnamese = vietnamese.replace(title, " ")
    words = set(WORD.findall(NOT_PROSE.sub(" ", vietnamese))) - ALLOWED
    return {
        word
        for word in words
        if word.isascii()
        and (word.lower() in NEVER_VIETNAMESE or not SYLLABLE.fullmatch(word.lower()))
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


@pytest.mark.parametrize("word", ["downtime", "file", "update", "with", "the", "cost"])
def test_the_search_knows_an_english_word(word: str) -> None:
    assert _foreign_words(f"Tổ trưởng ghi {word} trong ca.") == {word}


def test_no_english_is_left_in_vietnamese() -> None:
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


LINE = 42
"""Characters in one line of a phone 360 pixels wide."""
LIMITS = {
    "programme": {
        "name": 100,
        "agency": 140,
        "offer.summary": 8 * LINE,
        "offer.tiers.label": 100,
        "offer.tiers.share_of": 60,
        "offer.tiers.unit": 110,
        "offer.tiers.reference.note": 100,
        "criteria.title": 145,
        "criteria.reference.note": 6 * LINE,
        "criteria.reference_missing": 160,
        "priorities.title": 70,
        "priorities.reference.note": 100,
        "agency_decides": 145,
        "documents": 130,
        "steps": 4 * LINE,
        "stacking": 130,
        "references.note": 100,
        "reference_missing": 130,
        "warning": 10 * LINE,
        "unknowns": 130,
        "because": 5 * LINE,
        "left_out.why": 130,
    },
    "questionnaire": {
        "title": 50,
        "summary": 160,
        "bands.name": 25,
        "answering_rules.text": 200,
        "dimensions.title": 22,
        "dimensions.blocks": 120,
        "dimensions.source": 6 * LINE,
        "dimensions.weight_reason": 200,
        "dimensions.target_reason": 5 * LINE,
        "dimensions.band_names": 25,
        "dimensions.indicators.title": 44,
        "dimensions.indicators.question": 110,
        "dimensions.indicators.help": 200,
        "dimensions.indicators.why": 200,
        "dimensions.indicators.levels.text": 110,
        "dimensions.indicators.evidence": 110,
        "dimensions.indicators.weight_reason": 200,
        "dimensions.indicators.not_applicable": 80,
        "dimensions.indicators.gate.reason": 110,
        "dimensions.indicators.first_step": 200,
        "dimensions.indicators.next_step": 200,
        "sections.title": 40,
        "contradictions.ask": 200,
        "experience.question": 110,
        "experience.help": 200,
        "experience.options.text": 60,
        "provenance.status": 160,
    },
    "actions": {
        "basis": 160,
        "actions.title": 70,
        "actions.do": 260,
        "provenance.status": 160,
    },
    "company-facts": {
        "provinces.name": 25,
        "industries.name": 65,
        "facts.question": 110,
        "facts.help": 200,
        "facts.choices.label": 80,
        "facts.bands.label": 35,
        "facts.unit": 15,
        "facts.ask_agency": 130,
        "provenance.status": 160,
    },
    "crosswalk": {
        "reading": 160,
        "systems.name": 100,
        "systems.publisher": 100,
        "systems.note": 160,
        "systems.licence": 100,
        "systems.fields.name": 60,
        "systems.left_out": 160,
        "provenance.status": 200,
    },
    "law-changes": {
        "changes.what": 10 * LINE,
        "changes.date_missing": 100,
        "changes.reference_missing": 100,
        "changes.references.note": 100,
    },
}
"""The longest a text of each field may be, in either language. Questions and levels
are read at a glance, folded texts in five lines, a warning in ten."""


def test_every_field_has_a_length_and_every_length_a_field() -> None:
    fields = {(pair.kind, pair.field) for pair in PAIRS}
    assert fields == {(kind, name) for kind in LIMITS for name in LIMITS[kind]}


def test_no_text_is_too_long_for_a_phone() -> None:
    too_long = {
        pair.where: longest
        for pair in PAIRS
        if (longest := max(len(pair.vi.strip()), len(pair.en.strip())))
        > LIMITS[pair.kind][pair.field]
    }
    assert not too_long


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
CATALOGUES_MAY_SAY = {"same content"}
"""The result page speaks of the content of a support as the law does."""


@pytest.mark.parametrize("reason", NOT_ENGLISH)
def test_english_is_british_and_written_as_english(reason: str) -> None:
    pattern = re.compile(rf"\b(?:{NOT_ENGLISH[reason]})(?!\w)", re.IGNORECASE)
    found = [
        (pair.where, match.group())
        for pair in DECIDED
        for match in pattern.finditer(pair.en)
        if pair.kind != "catalogue" or match.group() not in CATALOGUES_MAY_SAY
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
