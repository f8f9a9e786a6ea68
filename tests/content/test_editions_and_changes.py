"""Earlier editions of a programme, and the list of law changes."""

from pathlib import Path

import pytest

from assessment.content.checks import check_content
from assessment.content.library import Library
from assessment.errors import ContentError
from tests.content.samples import PROGRAMME, write_all

ON = "2026-11-22"
BECAUSE = 'because: {vi: "Nghị định mới đổi mức.", en: "A new decree changed it."}'
EDITION = f"""\
earlier:
  - valid_until: "2026-06-30"
    {BECAUSE}
    agency: {{vi: "Bộ Công Thương", en: "Ministry of Industry and Trade"}}
"""
UNREAD = f"""\
earlier:
  - valid_until: "2026-01-31"
    {BECAUSE}
    rules_recorded: false
"""
CHANGES = """\
id: law-changes
changes:
  - id: new-decree
    date: "2026-07-01"
    what: {vi: "Nghị định mới đổi mức.", en: "A new decree changed the amount."}
    affects: [oven-grant]
    references:
      - {document: "Nghị định 2/2026/NĐ-CP", issued: "2026-06-15"}
    confidence: verified-from-source
  - id: a-draft
    date: null
    date_missing: {vi: "Mới là dự thảo.", en: "Only a draft so far."}
    what: {vi: "Dự thảo luật sửa đổi.", en: "A draft of an amended law."}
    affects: [oven-grant]
    reference_missing: {vi: "Chưa ban hành.", en: "Not issued."}
    confidence: recalled-firmly
last_checked: "2026-11-01"
"""


def codes(folder: Path) -> list[str]:
    return [found.code for found in check_content([folder], on=ON)]


def with_programme(tmp_path: Path, more: str) -> Path:
    folder = write_all(tmp_path)
    path = folder / "programmes" / "vn" / "oven-grant.yaml"
    path.write_text(PROGRAMME + more, "utf-8")
    return folder


def with_changes(tmp_path: Path, text: str) -> Path:
    folder = write_all(tmp_path)
    (folder / "programmes" / "law-changes.yaml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("more", [EDITION, UNREAD])
def test_an_edition_that_fits_has_no_fault(tmp_path: Path, more: str) -> None:
    assert codes(with_programme(tmp_path, more)) == []


LATER = EDITION.removeprefix("earlier:\n")
BROKEN = {
    "the same last day twice": (EDITION + LATER, ["C331"]),
    "the newest first": (EDITION + LATER.replace("06-30", "05-31"), ["C331"]),
    "a recorded edition over before the first day": (
        EDITION.replace("2026-06-30", "2026-01-31"),
        ["C332"],
    ),
    "rules not read for days after the first": (
        UNREAD.replace("2026-01-31", "2026-02-01"),
        ["C332"],
    ),
    "an edition that lasts as long as the programme": (
        EDITION.replace("2026-06-30", "2027-12-31"),
        ["C332"],
    ),
    "an edition that says what holds now": (
        EDITION.replace(
            'agency: {vi: "Bộ Công Thương", en: "Ministry of Industry and Trade"}',
            "standing: apply",
        ),
        ["C333"],
    ),
    "an edition that says nothing": (
        EDITION[: EDITION.index("    agency")],
        ["C333"],
    ),
    "a rule where none was read": (
        UNREAD
        + """\
    criteria:
      - id: has-workers
        kind: requirement
        title: {vi: "Có người làm", en: "Has workers"}
        when: {fact: workers, at_least: 1}
        reference: {document: "Nghị định 1/2026/NĐ-CP", article: "Điều 2"}
""",
        ["C334"],
    ),
    "a day that does not exist": (EDITION.replace("06-30", "06-31"), ["C273"]),
    "a fact nobody knows, twice the same id, and no article": (
        EDITION
        + """\
    criteria:
      - id: has-workers
        kind: requirement
        title: {vi: "Có người làm", en: "Has workers"}
        when: {fact: worker, at_least: 1}
      - id: has-workers
        kind: requirement
        title: {vi: "Có người làm", en: "Has workers"}
        when: {fact: workers, at_least: 1}
        reference: {document: "Nghị định 9/2020/NĐ-CP"}
""",
        ["C274", "C214", "C201", "C271"],
    ),
}


@pytest.mark.parametrize(("more", "expected"), BROKEN.values(), ids=BROKEN)
def test_an_edition_with_a_fault(
    tmp_path: Path, more: str, expected: list[str]
) -> None:
    assert codes(with_programme(tmp_path, more)) == expected


def test_editions_in_a_row_and_rules_not_read_before_them(tmp_path: Path) -> None:
    more = UNREAD + LATER
    assert codes(with_programme(tmp_path, more)) == []


REFERENCE = 'reference: {document: "Nghị định 1/2026/NĐ-CP", article: "Điều 2"'
CRITERIA = f"""\
    criteria:
      - id: has-workers
        kind: requirement
        title: {{vi: "Có người làm", en: "Has workers"}}
        when: {{fact: workers, at_least: 1}}
        {REFERENCE}, valid_from: "2026-02-01"}}
"""
LATE = {
    "an article that begins with the programme": ("", '"2026-02-01"', []),
    "an article that reaches back": ("", '"2025-01-01"', []),
    "an article that begins after the programme": ("", '"2026-02-02"', ["W009"]),
    "an edition that leaves out what begins after it": (
        EDITION,
        '"2026-07-01"',
        ["W009"],
    ),
    "an edition with an article of its own": (EDITION + CRITERIA, '"2026-07-01"', []),
    "an article that begins after the edition before": (
        EDITION + CRITERIA,
        '"2026-07-02"',
        ["W009"],
    ),
    "rules that were not read cite nothing": (UNREAD, '"2026-02-01"', []),
}


@pytest.mark.parametrize(("more", "begins", "expected"), LATE.values(), ids=LATE)
def test_no_article_is_cited_for_days_on_which_it_did_not_exist(
    tmp_path: Path, more: str, begins: str, expected: list[str]
) -> None:
    folder = with_programme(tmp_path, more)
    path = folder / "programmes" / "vn" / "oven-grant.yaml"
    text = path.read_text("utf-8")
    dated = text.replace(REFERENCE, f"{REFERENCE}, valid_from: {begins}", 1)
    path.write_text(dated, "utf-8")
    assert codes(folder) == expected


@pytest.mark.parametrize(
    ("begins", "says"),
    [('valid_from: "2026-01-31"\n', "2026-01-31"), ("", "any day")],
)
def test_an_article_without_a_day_begins_with_its_document(
    tmp_path: Path, begins: str, says: str
) -> None:
    before = 'valid_from: "2026-02-01"\nvalid_until'
    assert before in PROGRAMME
    folder = write_all(
        tmp_path, **{"oven-grant": PROGRAMME.replace(before, f"{begins}valid_until")}
    )
    (found,) = check_content([folder], on=ON)
    assert found.code == "W009"
    assert f'"has-workers" counts from {says}' in found.what("en")


def test_a_tier_and_a_priority_are_dated_like_a_criterion(tmp_path: Path) -> None:
    cited = '{document: "Nghị định 9/2026/NĐ-CP", valid_from: "2026-03-01"}'
    cap = "      cap_vnd: 50000000\n"
    text = PROGRAMME.replace(cap, f"{cap}      reference: {cited}\n")
    text += f"""\
priorities:
  - id: exports
    title: {{vi: "Xuất khẩu", en: "Exports"}}
    when: {{fact: exports, is: true}}
    reference: {cited}
"""
    assert codes(write_all(tmp_path, **{"oven-grant": text})) == ["W009", "W009"]


@pytest.mark.parametrize(
    "more",
    [
        EDITION.replace("2026-06-30", "2027-12-31"),
        UNREAD.replace("2026-01-31", "2027-12-31"),
    ],
)
def test_what_a_closed_programme_was_may_last_to_its_last_day(
    tmp_path: Path, more: str
) -> None:
    folder = with_programme(tmp_path, more)
    assert set(codes(folder)) == {"C332"}
    path = folder / "programmes" / "vn" / "oven-grant.yaml"
    text = path.read_text("utf-8").replace("standing: apply", "standing: closed")
    path.write_text(text, "utf-8")
    assert codes(folder) == []


def test_changes_of_the_law_that_fit_have_no_fault(tmp_path: Path) -> None:
    assert codes(with_changes(tmp_path, CHANGES)) == []


def test_a_change_names_programmes_that_exist(tmp_path: Path) -> None:
    text = CHANGES.replace("[oven-grant]", "[oven-grants]", 1)
    assert codes(with_changes(tmp_path, text)) == ["C218"]


def test_a_change_has_a_date_and_a_document_or_says_why_not(tmp_path: Path) -> None:
    text = "".join(
        line for line in CHANGES.splitlines(keepends=True) if "_missing" not in line
    )
    assert codes(with_changes(tmp_path, text)) == ["C335", "C335"]


def test_changes_stand_in_order_of_their_dates(tmp_path: Path) -> None:
    text = CHANGES.replace("date: null", 'date: "2026-06-30"')
    assert codes(with_changes(tmp_path, text)) == ["C336"]


def test_changes_have_ids_of_their_own(tmp_path: Path) -> None:
    text = CHANGES.replace("id: a-draft", "id: new-decree")
    assert codes(with_changes(tmp_path, text)) == ["C201"]


def test_a_library_reads_the_changes_of_its_folder_or_what_ships(
    tmp_path: Path,
) -> None:
    shipped = Library(with_changes(tmp_path / "shipped", CHANGES))
    own = Library(write_all(tmp_path / "own"), fallback=shipped)
    assert [change.id for change in own.law_changes()] == ["new-decree", "a-draft"]
    assert shipped.law_changes()[1].date is None
    assert own.programme_ids() == {"oven-grant"}
    with pytest.raises(ContentError):
        Library(tmp_path / "own").law_changes()


@pytest.mark.parametrize(
    ("changeable", "value", "expected"),
    [("true", "llc", []), ("true", "guild", ["C337"]), ("false", "llc", ["C337"])],
)
def test_a_fact_changes_only_to_what_it_can_be(
    tmp_path: Path, changeable: str, value: str, expected: list[str]
) -> None:
    folder = write_all(tmp_path)
    path = folder / "questionnaires" / "company-facts.yaml"
    before = "    stage: first\n    changeable: false\n  - id: share"
    after = before.replace(
        "changeable: false", f"changeable: {changeable}\n    change_to: [{value}]"
    )
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")
    assert codes(folder) == expected


@pytest.mark.parametrize(
    ("changeable", "fact", "expected"),
    [
        ("true", "workers", []),
        ("true", "worker", ["C214"]),
        ("false", "workers", ["C338"]),
    ],
)
def test_when_a_fact_can_change_is_said_of_one_that_can(
    tmp_path: Path, changeable: str, fact: str, expected: list[str]
) -> None:
    folder = write_all(tmp_path)
    path = folder / "questionnaires" / "company-facts.yaml"
    before = "    stage: first\n    changeable: false\n  - id: share"
    after = before.replace(
        "changeable: false",
        f"changeable: {changeable}\n    change_if: {{fact: {fact}, at_least: 1}}",
    )
    text = path.read_text("utf-8")
    path.write_text(text.replace(before, after), "utf-8")
    assert codes(folder) == expected
