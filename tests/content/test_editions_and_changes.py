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
