"""Writing a form and reading it back; what is no form is refused in one line."""

import io
import re
import struct
import sys
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.content.guards import Limits
from assessment.content.library import Library
from assessment.errors import FileError
from assessment.exchange import workbook_guard
from assessment.exchange.workbook import read_filled, read_form, write_form
from assessment.form_parts import choices_of, fact_choices, facts_of, identity_of
from assessment.model.base import Wording
from assessment.model.company import Company, FactDefinition, Range
from assessment.model.maturity import Depth, Questionnaire
from tests.exchange.foreign_forms import (
    FACTS,
    FOREIGN,
    LIBRARY,
    QUESTIONS,
    SHIPPED,
    by_hand,
    cells_of,
    empty,
    form,
    packed,
    repacked,
    saved_by_openpyxl,
)

EVERY = [LIBRARY.questionnaire(*pair) for pair in LIBRARY.questionnaires()]
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters="\ufeff"
    ),
    max_size=30,
)


def code_of(data: bytes, name: str = "a.xlsx", **more: Any) -> str:
    with pytest.raises(FileError) as raised:
        read_form(data, name, **more)
    assert len(raised.value.problems) == 1
    line = raised.value.problems[0].line_of_text("vi")
    assert line.startswith(name)
    assert "\n" not in line
    return raised.value.problems[0].code


def values_of(fact: FactDefinition) -> st.SearchStrategy[Any]:
    """Every value that may be stored for a fact."""
    listed = [value for value, _ in fact_choices(fact, FACTS, "vi")]
    if fact.type == "date":
        return st.dates().map(lambda day: day.isoformat())
    if fact.type in ("choice", "boolean"):
        return st.sampled_from(listed)
    most = fact.maximum or (100 if fact.type == "percent" else 10**15)
    numbers: st.SearchStrategy[Any] = st.integers(0, int(most))
    if fact.type == "percent":
        decimals = st.decimals(0, int(most), places=2).map(float)
        numbers |= decimals.map(lambda one: int(one) if one.is_integer() else one)
    if not fact.bands:
        return numbers
    ends = st.tuples(st.integers(0, int(most)), st.integers(0, int(most)))
    ranges = ends.map(lambda pair: Range(at_least=min(pair), at_most=max(pair)))
    opened = ends.map(lambda pair: Range(at_least=pair[0]))
    return numbers | ranges | opened | st.sampled_from(listed)


@st.composite
def filled(draw: st.DrawFn) -> tuple[int, dict[str, Any]]:
    number = draw(st.sampled_from(range(len(EVERY))))
    questionnaire = EVERY[number]
    depth = draw(st.sampled_from(Depth))
    indicators = [item for item, _ in questionnaire.indicators()]
    chosen = draw(st.sets(st.sampled_from(range(len(indicators)))))
    answers = {
        indicators[at].id: draw(
            st.sampled_from([answer for answer, _ in choices_of(indicators[at], "vi")])
        )
        for at in chosen
    }
    evidence = {
        name: text
        for name in answers
        if draw(st.booleans()) and (text := draw(TEXTS).strip())
    }
    firm = [fact for fact in FACTS.facts if fact.known_by == "firm"]
    stated = draw(st.lists(st.sampled_from(range(len(firm))), unique=True, max_size=9))
    facts = {firm[at].id: draw(values_of(firm[at])) for at in stated}
    name = " ".join(draw(TEXTS).split())
    return number, {
        "depth": depth,
        "language": draw(st.sampled_from(["vi", "en"])),
        "company": Company(name=name, facts=facts),
        "answers": answers,
        "evidence": evidence,
    }


@settings(max_examples=60, deadline=None)
@given(filled())
def test_a_form_read_back_says_what_was_written(
    case: tuple[int, dict[str, Any]],
) -> None:
    questionnaire, given_values = EVERY[case[0]], case[1]
    data = write_form(questionnaire, FACTS, **given_values)
    found = read_form(data, "a.xlsx")
    assert found.answers == given_values["answers"]
    assert found.evidence == given_values["evidence"]
    assert found.company == given_values["company"]
    assert found.depth is given_values["depth"]
    assert (found.questionnaire, found.version) == (
        questionnaire.id,
        questionnaire.version,
    )


def test_the_same_form_gives_the_same_bytes() -> None:
    assert form() == form()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("questionnaire", EVERY, ids=lambda found: found.id)
def test_every_line_of_every_list_is_read_as_its_answer(
    questionnaire: Questionnaire, language: Any
) -> None:
    choices = {
        item.id: [answer for answer, _ in choices_of(item, language)]
        for item, _ in questionnaire.indicators()
    }
    for place in range(max(map(len, choices.values()))):
        answers = {name: each[place % len(each)] for name, each in choices.items()}
        data = write_form(
            questionnaire,
            FACTS,
            depth=Depth.QUICK,
            language=language,
            answers=answers,
        )
        assert read_form(data, "a.xlsx").answers == answers


def rules_of(data: bytes, sheet: str) -> dict[str, list[str]]:
    """By cell with a list, the lines of the list."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = {}
    for rule in book[sheet].data_validations.dataValidation:
        name, _, cells = rule.formula1.partition("!")
        lines = [row[0].value for row in book[name][cells.replace("$", "")]]
        found |= dict.fromkeys(str(rule.sqref).split(), lines)
    return found


def test_every_question_has_its_lines_as_a_list_in_reading_order() -> None:
    lists = rules_of(empty(), QUESTIONS)
    by_id = {item.id: item for item, _ in SHIPPED.indicators()}
    rows = cells_of(empty())[QUESTIONS]
    asked = {f"C{at}": row[0] for at, row in enumerate(rows, 1) if row[0] in by_id}
    assert [*asked.values()] == [
        name for section in SHIPPED.sections for name in section.indicators
    ]
    assert lists == {
        cell: [text for _, text in choices_of(by_id[code], "vi")]
        for cell, code in asked.items()
    }


def test_a_list_may_hold_lines_beyond_255_characters() -> None:
    item = SHIPPED.indicators()[0][0]
    long = Wording(vi="Dài, " * 60, en="Long, " * 60)
    levels = (item.levels[0].model_copy(update={"text": long}), *item.levels[1:])
    changed = item.model_copy(update={"levels": levels})
    first = SHIPPED.dimensions[0].dimensions[0]
    inner = first.model_copy(update={"indicators": (changed, *first.indicators[1:])})
    outer = SHIPPED.dimensions[0]
    outer = outer.model_copy(update={"dimensions": (inner, *outer.dimensions[1:])})
    edited = SHIPPED.model_copy(update={"dimensions": (outer, *SHIPPED.dimensions[1:])})
    data = write_form(edited, FACTS, depth=Depth.QUICK, language="vi")
    lines = next(iter(rules_of(data, QUESTIONS).values()))
    assert len(lines[0]) == 303
    assert code_of(data) == "X010"


def test_only_answers_and_notes_may_be_changed() -> None:
    book = openpyxl.load_workbook(io.BytesIO(empty()))
    assert all(
        sheet.protection.sheet for sheet in book if sheet.sheet_state == "visible"
    )
    sheet = book[QUESTIONS]
    assert [sheet.cell(3, at).protection.locked for at in (1, 2, 3, 4)] == [
        True,
        True,
        False,
        False,
    ]
    assert [each.sheet_state for each in book] == [*["visible"] * 3, *["hidden"] * 2]


def test_it_prints_on_a4_across_and_fits_a_small_screen() -> None:
    book = openpyxl.load_workbook(io.BytesIO(empty()))
    for sheet in book:
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.orientation == "landscape"
            assert int(sheet.page_setup.paperSize) == 9
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert sheet.page_setup.fitToHeight == 0
            widths = [found.width for found in sheet.column_dimensions.values()]
            assert sum(7 * width + 5 for width in widths) < 1366 - 60
    assert book[QUESTIONS].freeze_panes == "A2"
    assert book[QUESTIONS].print_title_rows == "$1:$1"


def test_no_text_becomes_a_formula_or_a_link() -> None:
    hostile = ["=1+1", "@SUM(A1)", "+1", "-1", "http://example.org", "\t=1"]
    name = next(iter(form.__kwdefaults__["answers"]))
    for text in hostile:
        data = form(
            company=Company(name=text, facts={"legal_form": "llc"}),
            evidence={name: text},
        )
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(part) for part in archive.namelist()]
        assert not any(b"<f>" in part or b"hyperlink" in part for part in parts)
        assert read_form(data, "a.xlsx").evidence == {name: text.strip()}


def test_the_facts_that_decide_questions_are_asked() -> None:
    quick = facts_of(SHIPPED, FACTS, Depth.QUICK)
    assert {"legal_form", "province"} <= {fact.id for fact in quick}
    assert not any(fact.known_by != "firm" for fact in quick)
    newest = LIBRARY.questionnaire("smart-manufacturing", "1.1.0")
    express = {fact.id for fact in facts_of(newest, FACTS, Depth.FULL)}
    assert {"site_type", "exports"} <= express


MACROS = {"xl/vbaProject.bin": b"x"}
TYPES = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled"/>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "X001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "X001"),
        (b"%PDF-1.7", "X001"),
        (b"name;answer\n", "X001"),
        ((FOREIGN / "libreoffice.ods").read_bytes(), "X001"),
        (packed({"word/document.xml": "<a/>"}), "X001"),
        (packed({"xl/workbook.bin": b"x"}), "X001"),
        (repacked(empty(), MACROS), "X002"),
        (repacked(empty(), {"[Content_Types].xml": TYPES}), "X002"),
        (b"PK\x03\x04" + bytes(60), "X003"),
        (empty()[:-400], "X003"),
        (empty()[:9000], "X003"),
        (repacked(empty(), {"xl/worksheets/sheet1.xml": b"<sheetData><a>"}), "X003"),
        (packed({f"{at}.xml": "" for at in range(501)}), "X004"),
        (by_hand({"A": [["x"]]}), "X006"),
        (by_hand({"A": []}), "X006"),
    ],
)
def test_what_is_no_form_is_refused_in_one_line(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_bomb_is_refused_before_it_has_unpacked() -> None:
    bomb = repacked(empty(), {"xl/media/image1.png": bytes(60 * 2**20)})
    assert len(bomb) < 200_000
    assert code_of(bomb) == "X004"


def test_a_part_that_understates_its_size_is_no_way_around(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = repacked(empty(), {"xl/media/a.png": bytes(3 * 2**20)})
    small = data.replace(struct.pack("<L", 3 * 2**20), struct.pack("<L", 10))
    monkeypatch.setattr(workbook_guard, "MOST_UNPACKED", 2**20)
    assert code_of(data) == "X004"
    assert code_of(small) in ("X003", "X004")


def test_a_password_is_refused() -> None:
    data = bytearray(empty())
    at = data.rfind(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.rfind(b"PK\x01\x02", 0, at)
    assert code_of(bytes(data)) == "X003"


def sheet_xml(rows: str, head: str = "") -> str:
    name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{name}"><sheetData>{rows}</sheetData></worksheet>'


FAR = [
    '<row r="1"><c r="A1"><v>1</v></c></row>'
    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    '<row r="1048576"><c><v>1</v></c></row>',
    '<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>',
    '<row r="1"><c r="ZZ1"><f>1</f></c></row>',
]


@pytest.mark.parametrize("rows", FAR)
def test_a_lone_cell_far_away_is_refused(rows: str) -> None:
    assert code_of(by_hand({"A": []}, sheet_xml=sheet_xml(rows))) == "X005"


def test_very_many_cells_are_refused_while_they_are_counted() -> None:
    rows = f"<row>{'<c/>' * 200}</row>" * 1001
    assert code_of(by_hand({"A": []}, sheet_xml=sheet_xml(rows))) == "X004"


def test_an_empty_formatted_cell_far_away_is_nothing() -> None:
    rows = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert code_of(by_hand({"A": []}, sheet_xml=sheet_xml(rows))) == "X006"


def test_entities_are_never_expanded() -> None:
    head = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>'
    row = '<row><c t="inlineStr"><is><t>&c;</t></is></c></row>'
    assert code_of(by_hand({"A": []}, sheet_xml=sheet_xml(row, head))) == "X003"


def test_a_file_beyond_the_limit_is_refused() -> None:
    assert code_of(empty(), limits=Limits(size=1000)) == "C002"


def test_a_reader_that_breaks_down_is_a_broken_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Panic(BaseException):
        pass

    class Reader:
        class CalamineWorkbook:
            @staticmethod
            def from_filelike(_: object) -> None:
                raise Panic("index out of bounds")

    monkeypatch.setitem(sys.modules, "python_calamine", Reader)
    assert code_of(empty()) == "X003"


def renamed(text: str) -> bytes:
    """A form that says it belongs to something else."""
    own = str(identity_of(SHIPPED, Depth.EXPRESS))

    def edit(book: openpyxl.Workbook) -> None:
        for sheet in book:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str):
                        cell.value = cell.value.replace(own, text)

    return saved_by_openpyxl(empty(), edit)


@pytest.mark.parametrize(
    ("identity", "code", "words"),
    [
        ("bakery 1.0.0 / quick / 0123456789ab", "X008", "bakery"),
        ("smart-manufacturing 9.0.0 / full / 0123456789ab", "X009", "9.0.0"),
        ("smart-manufacturing 1.0.0 / full / 0123456789ab", "X010", "1.0.0"),
        ("nothing", "X006", "does not say"),
    ],
)
def test_another_questionnaire_or_version_is_said(
    identity: str, code: str, words: str
) -> None:
    data = renamed(identity)
    assert code_of(data) == code
    with pytest.raises(FileError, match=re.escape(words)):
        read_form(data, "a.xlsx")


def test_an_older_version_is_read_as_what_it_is_and_said() -> None:
    found = read_filled(form(), "a.xlsx")
    assert found.file.version == "1.0.0"
    (notice,) = found.notices
    assert notice.code == "X032"
    assert notice.values["newest"] == LIBRARY.newest_move(SHIPPED.id, "1.0.0")[-1]


def test_two_forms_in_one_file_are_refused() -> None:
    module = LIBRARY.questionnaire("mechanical-metal", "1.0.0")
    other = write_form(module, FACTS, depth=Depth.QUICK, language="vi")
    mixed = {**cells_of(form()), "Sheet9": cells_of(other)[QUESTIONS]}
    assert code_of(by_hand(mixed)) == "X007"


def test_headings_are_needed_once() -> None:
    sheets = cells_of(form())
    bare = {
        name: rows[1:] if rows and rows[0][0] == "Mã" else rows
        for name, rows in sheets.items()
    }
    assert code_of(by_hand(bare)) == "X011"
    twice = [[*sheets[QUESTIONS][0], "Answer"], *sheets[QUESTIONS][1:]]
    with pytest.raises(FileError) as raised:
        read_form(by_hand({**sheets, QUESTIONS: twice}), "a.xlsx")
    assert [(one.code, one.where) for one in raised.value.problems] == [
        ("X012", f"a.xlsx:{QUESTIONS}!E1")
    ]


def test_content_of_an_author_has_forms_too(tmp_path: Any) -> None:
    from tests.workshop import CORE, write

    library = Library(write(tmp_path), fallback=LIBRARY)
    questionnaire = library.questionnaire(CORE, "1.1.0")
    data = write_form(
        questionnaire,
        FACTS,
        depth=Depth.QUICK,
        language="en",
        answers={"plain-item": 3},
    )
    assert read_form(data, "a.xlsx", library=library).answers == {"plain-item": 3}
    assert code_of(data) == "X008"
