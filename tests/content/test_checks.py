"""Every check: valid content has no fault, one change gives exactly its faults."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.content.checks import check_content, is_warning, read_files
from assessment.content.checks.cycles import find_cycles
from assessment.content.document import Document
from assessment.content.reader import parse
from assessment.errors import content as errors
from tests.content.samples import (
    ACTION_FILE,
    FACT_FILE,
    FILES,
    PROGRAMME_FILE,
    QUESTIONS,
    write_all,
)

ON = "2026-11-22"
LEVEL_0 = '{vi: "Nhớ trong đầu.", en: "From memory."}'
LEVEL_1_VI = "Ghi sổ một vài ngày trong tuần."
TOO_LONG = "dài " * 28


def check(folder):
    problems = check_content([folder], on=ON)
    return [(found.code, found.line) for found in problems]


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def test_valid_content_has_no_fault(tmp_path):
    assert check(write_all(tmp_path)) == []


CHANGES = {
    "a misspelt key": (QUESTIONS, "weight: 2", "wieght: 2", ["C101"]),
    "a missing key": (QUESTIONS, "        asks: owner\n", "", ["C102"]),
    "a wrong type": (QUESTIONS, "weight: 2", 'weight: "2"', ["C103"]),
    "text instead of a list": (
        QUESTIONS,
        "needs: [data_collection]",
        "needs: data_collection",
        ["C103"],
    ),
    "out of range": (
        QUESTIONS,
        "minimum_coverage: 0.6",
        "minimum_coverage: 2",
        ["C104"],
    ),
    "not a choice": (QUESTIONS, "asks: owner", "asks: boss", ["C105"]),
    "an empty list": (
        QUESTIONS,
        "indicators: [sales-records, oven-checks]",
        "indicators: []",
        ["C262", "C262", "C106"],
    ),
    "one number of two": (ACTION_FILE, "weeks: [1, 2]", "weeks: [1]", ["C106"]),
    "three numbers of two": (
        ACTION_FILE,
        "weeks: [1, 2]",
        "weeks: [1, 2, 3]",
        ["C106"],
    ),
    "text that is too short": (
        PROGRAMME_FILE,
        'document: "Nghị định 1/2026/NĐ-CP", article',
        'document: "N", note: {vi: "a", en: "b"}, article',
        ["C107"],
    ),
    "an id with capitals": (QUESTIONS, "- id: all", "- id: All", ["C108"]),
    "no operator": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{fact: workers}",
        ["C109"],
    ),
    "two operators": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{fact: workers, at_least: 1, below: 9}",
        ["C109"],
    ),
    "an unknown operator": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{fact: workers, atleast: 1}",
        ["C101"],
    ),
    "a misspelt condition": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{fakt: workers, at_least: 1}",
        ["C101"],
    ),
    "no condition": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{xyz: 1}",
        ["C110"],
    ),
    "a reversed range": (
        FACT_FILE,
        "{at_least: 0, at_most: 10}",
        "{at_least: 0, at_most: -10}",
        ["C111", "C254"],
    ),
    "English missing": (
        QUESTIONS,
        '{vi: "Tất cả", en: "Everything"}',
        '{vi: "Tất cả"}',
        ["C112"],
    ),
    "English empty": (QUESTIONS, 'en: "Everything"', 'en: ""', ["C112"]),
    "English blank": (QUESTIONS, 'en: "Everything"', 'en: "  "', ["C112"]),
    "an unquoted version": (QUESTIONS, 'version: "1.0.0"', "version: 1.0.0", ["C113"]),
    "a version as a number": (QUESTIONS, 'version: "1.0.0"', "version: 1.0", ["C113"]),
    "a duplicate indicator": (
        QUESTIONS,
        "- id: oven-checks",
        "- id: sales-records",
        ["C201", "C211", "C211", "C211"],
    ),
    "a duplicate fact": (FACT_FILE, "- id: share", "- id: started", ["C201"]),
    "a duplicate action": (
        ACTION_FILE,
        "- id: watch-the-oven",
        "- id: share-a-file",
        ["C201"],
    ),
    "a duplicate criterion": (
        PROGRAMME_FILE,
        "- id: no-exports",
        "- id: has-workers",
        ["C201"],
    ),
    "another version than the file name": (
        QUESTIONS,
        'version: "1.0.0"',
        'version: "1.0.1"',
        ["C202"],
    ),
    "another id than the folder": (QUESTIONS, "id: bakery", "id: bakers", ["C202"]),
    "another id than the programme's file": (
        PROGRAMME_FILE,
        "id: oven-grant",
        "id: oven-grants",
        ["C202"],
    ),
    "a section with an unknown indicator": (
        QUESTIONS,
        "indicators: [sales-records, oven-checks]",
        "indicators: [sales-records, oven-checks, oven-check]",
        ["C211"],
    ),
    "a gate that names nothing": (
        QUESTIONS,
        "        target: {micro: 2, small: 3, medium: 4}",
        "        gate: {limits: daily-works, reason: {vi: a, en: b}}\n"
        "        target: {micro: 2, small: 3, medium: 4}",
        ["C212"],
    ),
    "an action that requires nothing": (
        ACTION_FILE,
        "{action: buy-a-book}",
        "{action: buy-a-bok}",
        ["C213"],
    ),
    "an action for an unknown indicator": (
        ACTION_FILE,
        "{indicator: oven-checks, from: [0, 1], to: 2}",
        "{indicator: oven-check, from: [0, 1], to: 2}",
        ["C211"],
    ),
    "a condition on an unknown fact": (
        PROGRAMME_FILE,
        "fact: workers",
        "fact: worker",
        ["C214"],
    ),
    "derived from an unknown fact": (
        FACT_FILE,
        "derived_from: [workers]",
        "derived_from: [workerz]",
        ["C214"],
    ),
    "an unknown need": (
        QUESTIONS,
        "needs: [data_collection]",
        "needs: [data_colection]",
        ["C215"],
    ),
    "a target without a level": (
        QUESTIONS,
        "          - level: 5\n            text:\n"
        '              vi: "Như trên, và mẻ hỏng được so với đường nhiệt."\n'
        '              en: "As before, and spoilt batches are compared with the '
        'curve."\n',
        "",
        ["C242"],
    ),
    "a contradiction without indicators": (
        QUESTIONS,
        "provenance:",
        "contradictions:\n"
        "  - id: odd\n"
        "    when: {fact: workers, above: 3}\n"
        "    ask: {vi: a, en: b}\n"
        "provenance:",
        ["C217"],
    ),
    "a contradiction on an unknown indicator": (
        QUESTIONS,
        "provenance:",
        "contradictions:\n"
        "  - id: odd\n"
        "    when: {indicator: sales, above: 3}\n"
        "    ask: {vi: a, en: b}\n"
        "provenance:",
        ["C211"],
    ),
    "a contradiction on a level that is not": (
        QUESTIONS,
        "provenance:",
        "contradictions:\n"
        "  - id: odd\n"
        "    when: {indicator: sales-records, is: 7}\n"
        "    ask: {vi: a, en: b}\n"
        "provenance:",
        ["C216"],
    ),
    "an order of a choice": (
        PROGRAMME_FILE,
        "{fact: legal_form, one_of: [llc]}",
        "{fact: legal_form, above: 3}",
        ["C221"],
    ),
    "a value that is no choice": (
        PROGRAMME_FILE,
        "one_of: [llc]",
        "one_of: [llc, lcc]",
        ["C222"],
    ),
    "text for a number": (PROGRAMME_FILE, "at_least: 1}", 'is: "1"}', ["C222"]),
    "a number for a boolean": (
        PROGRAMME_FILE,
        "{fact: exports, is: true}",
        "{fact: exports, is: 1}",
        ["C222"],
    ),
    "a percentage above 100": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{fact: share, at_least: 120}",
        ["C222"],
    ),
    "a date as a number": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{fact: started, is: 2020}",
        ["C222"],
    ),
    "an indicator in a programme": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{indicator: sales-records, at_least: 1}",
        ["C223"],
    ),
    "a condition that is never true": (
        PROGRAMME_FILE,
        "- {fact: legal_form, one_of: [llc]}",
        "- {fact: exports, is: false}",
        ["C224"],
    ),
    "a condition that is always true": (
        PROGRAMME_FILE,
        "one_of: [llc]",
        "one_of: [llc, household]}\n        - not: {fact: exports, is: false",
        [],
    ),
    "a condition that no firm fails": (
        PROGRAMME_FILE,
        "{fact: workers, at_least: 1}",
        "{any: [{fact: workers, at_least: 1}, {fact: workers, below: 1}]}",
        ["C225"],
    ),
    "actions that wait for each other": (
        ACTION_FILE,
        "    needs: [data_collection]\n",
        "    requires: [{action: share-a-file}]\n",
        ["C231"],
    ),
    "actions that wait through levels": (
        ACTION_FILE,
        "    needs: [data_collection]\n",
        "    requires: [{indicator: oven-checks, level: 1}]\n",
        ["C231"],
    ),
    "facts that ask for each other": (
        FACT_FILE,
        "    stage: first\n    changeable: true",
        "    stage: first\n    ask_if: {fact: exports, is: true}\n    changeable: true",
        ["C231"],
    ),
    "levels out of order": (
        QUESTIONS,
        f"- level: 0\n            text: {LEVEL_0}",
        f"- level: 2\n            text: {LEVEL_0}",
        ["C242", "C241"],
    ),
    "a level twice": (
        QUESTIONS,
        '- level: 3\n            text: {vi: "Gõ',
        '- level: 2\n            text: {vi: "Gõ',
        ["C242", "C241", "C216", "C216"],
    ),
    "levels with the same text": (
        QUESTIONS,
        LEVEL_1_VI,
        "Ghi sổ đủ mọi ngày bán hàng",
        ["C243"],
    ),
    "levels that differ in a vague word": (
        QUESTIONS,
        LEVEL_1_VI,
        "Ghi sổ rất đầy đủ đủ mọi ngày bán hàng, thường xuyên.",
        ["C244"],
    ),
    "English levels that differ in a vague word": (
        QUESTIONS,
        "On paper on one or two days a week.",
        "Often on paper every day of sale.",
        ["C244"],
    ),
    "bands with a gap": (
        QUESTIONS,
        "at_least: 2, below: 4",
        "at_least: 3, below: 4",
        ["C251"],
    ),
    "bands that overlap": (
        QUESTIONS,
        "at_least: 2, below: 4",
        "at_least: 1, below: 4",
        ["C252"],
    ),
    "bands that end early": (
        QUESTIONS,
        "at_least: 4, name",
        "at_least: 4, below: 5, name",
        ["C251"],
    ),
    "bands numbered wrongly": (QUESTIONS, "{band: 2, at", "{band: 3, at", ["C253"]),
    "fact bands with a gap": (
        FACT_FILE,
        "range: {at_least: 11}",
        "range: {at_least: 12}",
        ["C254"],
    ),
    "fact bands that overlap": (
        FACT_FILE,
        "range: {at_least: 11}",
        "range: {at_least: 10}",
        ["C254"],
    ),
    "a weight that hides an indicator": (
        QUESTIONS,
        "    indicators:\n",
        "    weight: 0\n    indicators:\n",
        ["C261", "C263", "C263"],
    ),
    "an indicator in no section": (
        QUESTIONS,
        "indicators: [sales-records, oven-checks]",
        "indicators: [sales-records]",
        ["C262"],
    ),
    "an indicator in two sections": (
        QUESTIONS,
        "indicators: [sales-records, oven-checks]",
        "indicators: [sales-records, oven-checks, sales-records]",
        ["C265"],
    ),
    "an empty dimension": (
        QUESTIONS,
        "sections:",
        "  - {id: nothing, title: {vi: a, en: b}}\nsections:",
        ["C264"],
    ),
    "a reference without a date": (
        PROGRAMME_FILE,
        '{document: "Nghị định 1/2026/NĐ-CP", article',
        '{document: "Nghị định 2/2026/NĐ-CP", article',
        ["C271"],
    ),
    "dates the wrong way round": (
        PROGRAMME_FILE,
        'valid_until: "2027-12-31"',
        'valid_until: "2026-01-31"',
        ["C272", "W003"],
    ),
    "a day that is not": (
        PROGRAMME_FILE,
        'valid_until: "2027-12-31"',
        'valid_until: "2027-02-31"',
        ["C273"],
    ),
    "a criterion without a reference": (
        PROGRAMME_FILE,
        '    reference: {document: "Nghị định 1/2026/NĐ-CP", article: "Điều 2"}\n',
        "",
        ["C274"],
    ),
    "a programme without a document": (
        PROGRAMME_FILE,
        "references:\n"
        '  - {document: "Nghị định 1/2026/NĐ-CP", issued: "2026-01-05", '
        'valid_from: "2026-02-01"}\n',
        "",
        ["C271", "C275"],
    ),
    "a programme for no need": (
        PROGRAMME_FILE,
        "needs: [finance_capex]\n",
        "",
        ["C276"],
    ),
    "a question that is too long": (
        QUESTIONS,
        "Tiệm ghi lại số bánh bán ra như thế nào?",
        TOO_LONG,
        ["C281"],
    ),
    "a level that is too long": (QUESTIONS, LEVEL_1_VI, TOO_LONG, ["C281"]),
    "an action that lifts nothing": (
        ACTION_FILE,
        "from: [2, 2], to: 3",
        "from: [2, 3], to: 3",
        ["C291"],
    ),
    "weeks the wrong way round": (
        ACTION_FILE,
        "weeks: [1, 2]",
        "weeks: [3, 2]",
        ["C292"],
    ),
    "a choice without choices": (
        FACT_FILE,
        "    type: date",
        "    type: choice",
        ["C293"],
    ),
    "choices of a number": (
        FACT_FILE,
        "    type: choice\n    choices:",
        "    type: integer\n    choices:",
        ["C293", "C222", "C222"],
    ),
    "a derived fact from nothing": (
        FACT_FILE,
        "    derived_from: [workers]\n",
        "",
        ["C294"],
    ),
    "the same in both languages": (
        QUESTIONS,
        'en: "Two items on records and the oven."',
        'en: "Hai mục về sổ sách và lò bánh."',
        ["W001"],
    ),
    "no Vietnamese letter": (
        QUESTIONS,
        'vi: "Hai mục về sổ sách và lò bánh."',
        'vi: "Two of the items."',
        ["W002"],
    ),
    "a text cut by a number sign": (
        QUESTIONS,
        '{vi: "Hai mục về sổ sách và lò bánh.", '
        'en: "Two items on records and the oven."}',
        "\n  vi: Hai mục về sổ sách, lò bánh #1.\n  en: Two items  # a remark",
        ["W006"],
    ),
    "a number changed on the way": (
        QUESTIONS,
        'vi: "Hai mục về sổ sách và lò bánh."',
        'vi: "2 mục về sổ sách và lò bánh."',
        ["W007"],
    ),
    "thousands written as in the other language": (
        QUESTIONS,
        '{vi: "Hai mục về sổ sách và lò bánh.", '
        'en: "Two items on records and the oven."}',
        '{vi: "Lò bánh giá 1,200,000 đồng.", en: "The oven costs VND 1,200,000."}',
        ["W007"],
    ),
    "two spaces in a row": (
        QUESTIONS,
        'vi: "Hai mục về sổ sách và lò bánh."',
        'vi: "Hai mục về sổ sách  và lò bánh."',
        ["W008"],
    ),
    "a programme that ended": (
        PROGRAMME_FILE,
        'valid_until: "2027-12-31"',
        'valid_until: "2026-11-21"',
        ["W003"],
    ),
    "a programme not looked at": (
        PROGRAMME_FILE,
        'last_checked: "2026-11-01"',
        'last_checked: "2026-08-23"',
        ["W004"],
    ),
    "a check in the future": (
        PROGRAMME_FILE,
        'last_checked: "2026-11-01"',
        'last_checked: "2026-11-23"',
        ["C277"],
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_one_change_gives_exactly_its_faults(change, tmp_path):
    file, old, new, codes = CHANGES[change]
    assert old in FILES[file]
    write_all(tmp_path)
    path = tmp_path / file
    path.write_text(FILES[file].replace(old, new, 1), "utf-8")
    problems = check_content([tmp_path], on=ON)
    lines = "\n".join(found.line_of_text("en") for found in problems)
    assert sorted(found.code for found in problems) == sorted(codes), lines
    assert codes == [] or str(path) in {found.where for found in problems}


@pytest.mark.parametrize(
    ("standing", "codes"),
    [
        ("apply", ["C275", "C276"]),
        ("check-first", ["C275", "C276"]),
        ("watch", ["C275", "C276"]),
        ("background", []),
        ("closed", []),
    ],
)
def test_only_a_row_with_nothing_to_apply_for_needs_no_basis(standing, codes, tmp_path):
    problems = _without_basis(tmp_path, standing, "")
    assert sorted(found.code for found in problems) == codes


@pytest.mark.parametrize(
    ("standing", "codes"),
    [("apply", ["C275", "C276"]), ("check-first", ["C276"]), ("watch", ["C276"])],
)
def test_a_reason_stands_for_documents_unless_people_are_told_to_apply(
    standing, codes, tmp_path
):
    reason = 'reference_missing: {vi: "Chưa thấy", en: "None found"}\n'
    problems = _without_basis(tmp_path, standing, reason)
    assert sorted(found.code for found in problems) == codes


def _without_basis(folder, standing, reason):
    """Faults of the sample programme without needs, references and criteria."""
    text = FILES[PROGRAMME_FILE]
    start = text.index("criteria:\n")
    end = text.index('valid_from: "2026-02-01"\nvalid_until')
    text = text[:start] + reason + text[end:]
    text = text.replace("needs: [finance_capex]\n", "")
    text = text.replace("standing: apply", f"standing: {standing}")
    write_all(folder, **{"oven-grant": text})
    return check_content([folder], on=ON)


def test_the_place_of_a_fault_is_its_line(tmp_path):
    write_all(tmp_path)
    path = tmp_path / QUESTIONS
    text = FILES[QUESTIONS].replace("weight: 2", "wieght: 2")
    path.write_text(text, "utf-8")
    (found,) = check_content([path], on=ON)
    assert (found.line, found.column) == (line_of(text, "wieght"), 9)
    assert found.line_of_text("en").startswith(f"{path}:{found.line}:9  C101  ")
    assert 'Did you mean "weight"?' in found.to_do("en")
    assert 'Có phải là "weight" không?' in found.to_do("vi")


def test_faults_of_shape_and_of_meaning_come_together(tmp_path):
    text = FILES[QUESTIONS].replace("weight: 2", "wieght: 2")
    text = text.replace("needs: [data_collection]", "needs: [x]")
    text = text.replace("level: 5", "level: x", 1)
    text = text.replace("id: all\n", "id: all\n    id: all\n")
    write_all(tmp_path, **{"1.0.0": text})
    codes = {code for code, _ in check(tmp_path)}
    assert {"C015", "C101", "C103", "C215"} <= codes


def test_a_weight_of_nothing_inside_a_dimension(tmp_path):
    text = FILES[QUESTIONS].replace("weight: 2\n", "weight: 0\n")
    text = text.replace("weight: 1\n", "weight: 0\n")
    write_all(tmp_path, **{"1.0.0": text})
    assert [code for code, _ in check(tmp_path)] == ["C261"]


def test_an_action_to_a_level_that_is_not_described(tmp_path):
    text = FILES[QUESTIONS]
    start = text.index('          - level: 3\n            text: {vi: "Mỗi ngày')
    end = text.index("        evidence:", start)
    write_all(
        tmp_path,
        **{
            "1.0.0": text[:start] + text[end:],
            "actions": FILES[ACTION_FILE].replace(
                "from: [0, 1], to: 2}]\n    requires: [{indicator: sales",
                "from: [0, 1], to: 3}]\n    requires: [{indicator: sales",
            ),
        },
    )
    codes = [code for code, _ in check(tmp_path)]
    assert codes.count("C216") == 2
    assert codes.count("C242") == 3


def test_too_much_to_read_at_a_depth(tmp_path, monkeypatch):
    from assessment.content.checks import wording
    from assessment.model.maturity import Depth

    monkeypatch.setitem(wording.VISIBLE_BUDGET, Depth.QUICK, 300)
    write_all(tmp_path)
    found = check_content([tmp_path], on=ON)
    assert [problem.code for problem in found] == ["C282", "C282"]


def test_an_unknown_kind_of_file_and_an_empty_folder(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "odd.yaml").write_text("hello: 1", "utf-8")
    missing = tmp_path / "missing.yaml"
    problems = check_content(
        [tmp_path / "empty", tmp_path / "odd.yaml", missing], on=ON
    )
    assert {found.code for found in problems} == {"C001", "C025", "C027"}


def test_a_pipe_in_a_folder_is_a_fault_and_never_opened(tmp_path, monkeypatch):
    pipe = tmp_path / "pipe.yaml"
    pipe.write_text("looks like a file, but is none", "utf-8")
    monkeypatch.setattr(type(pipe), "is_file", lambda _: False)
    monkeypatch.setattr(type(pipe), "open", lambda *_: pytest.fail("was opened"))
    (found,) = check_content([tmp_path], on=ON)
    assert found.line_of_text("en").endswith(
        "pipe.yaml  C001  the file cannot be read (not an ordinary file). "
        "Check the path and the permission to read it."
    )


def test_a_single_file_is_checked_against_shipped_content(tmp_path):
    path = tmp_path / "oven-grant.yaml"
    path.write_text(FILES[PROGRAMME_FILE], "utf-8")
    found = check_content([path], on=ON)
    unknown = {one.values["id"] for one in found if one.code == "C214"}
    assert unknown == {"workers", "is_small"}


def test_generated_schemas_and_hidden_folders_are_not_content(tmp_path):
    write_all(tmp_path)
    for folder in ("questionnaires/schema", ".venv/lib", "node_modules"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "questionnaire.json").write_text("{}", "utf-8")
    assert check(tmp_path) == []


def test_kinds_are_found_by_what_files_hold(tmp_path):
    files, problems = read_files([write_all(tmp_path)])
    assert problems == []
    assert {file.path.name: file.kind for file in files} == {
        "1.0.0.yaml": "questionnaire",
        "company-facts.yaml": "company-facts",
        "actions.yaml": "actions",
        "oven-grant.yaml": "programme",
    }


def test_warnings_are_told_from_faults():
    assert is_warning(errors_problem(errors.STALE))
    assert not is_warning(errors_problem(errors.EMPTY))


def errors_problem(message):
    from assessment.errors import Problem

    return Problem(message)


def test_the_chain_of_a_cycle_is_shown(tmp_path):
    text = FILES[ACTION_FILE].replace(
        "    needs: [data_collection]\n", "    requires: [{action: share-a-file}]\n"
    )
    write_all(tmp_path, actions=text)
    (found,) = check_content([tmp_path], on=ON)
    assert found.values["chain"] == "buy-a-book -> share-a-file -> buy-a-book"


@pytest.mark.parametrize(
    ("graph", "cycles"),
    [
        ({}, []),
        ({"a": {"b"}, "b": {"c"}}, []),
        ({"a": {"a"}}, [["a"]]),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, [["b", "c"]]),
    ],
)
def test_cycles_are_found(graph, cycles):
    assert list(find_cycles(graph)) == cycles


def test_a_long_chain_is_no_cycle_and_needs_no_recursion():
    graph = {str(n): {str(n + 1)} for n in range(20_000)}
    assert list(find_cycles(graph)) == []


MARKS = st.sampled_from(
    [
        "{",
        "}",
        "[",
        "]",
        ":",
        " ",
        "\n",
        "- ",
        '"',
        "x",
        "9",
        "null",
        "true",
        "#",
        "not",
        "all: ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.lists(MARKS, max_size=3),
)
def test_a_damaged_file_never_breaks_the_checker(name, start, length, marks):
    """Whatever is typed over, the answer is a list of coded problems."""
    from pathlib import Path

    from assessment.content.checks.files import ContentFile, kind_of
    from assessment.content.checks.run import check_files
    from assessment.content.library import shipped_library

    text = FILES[name]
    start %= len(text)
    damaged = text[:start] + "".join(marks) + text[start + length :]
    document, problems = parse(damaged.encode(), name)
    if isinstance(document, Document) and (kind := kind_of(document, Path(name))):
        file = ContentFile(Path(name), kind, document)
        problems += check_files([file], on=ON, library=shipped_library())
    for problem in problems:
        assert problem.line_of_text("vi")
        assert problem.line_of_text("en")
