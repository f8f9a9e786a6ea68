"""A file that nothing would load does not pass as sound."""

from pathlib import Path

import pytest

from assessment.content.checks import check_content
from assessment.content.library import Library
from tests.content.samples import ACTION_FILE, FACT_FILE, PROGRAMME_FILE, QUESTIONS
from tests.content.samples import write_all as written

ON = "2026-11-22"


def found_in(folder: Path) -> list[tuple[str, str]]:
    return [
        (found.code, Path(found.where).name) for found in check_content([folder], on=ON)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PROGRAMME_FILE, "programmes/oven-grant.yaml"),
        (PROGRAMME_FILE, "programmes/hy/oven-grant.yaml"),
        (PROGRAMME_FILE, "programmes/vn/hy/oven-grant.yaml"),
        (PROGRAMME_FILE, "programmes/vn/oven-grant.yml"),
        (PROGRAMME_FILE, "programs/vn/oven-grant.yaml"),
        (QUESTIONS, "questionnaires/1.0.0.yaml"),
        (QUESTIONS, "questionnaires/bakery/1.0.0.yml"),
        (ACTION_FILE, "actions.yaml"),
        (FACT_FILE, "questionnaires/company-facts.yml"),
    ],
)
def test_content_where_nothing_reads_it_is_a_fault(
    tmp_path: Path, before: str, after: str
) -> None:
    folder = written(tmp_path)
    (folder / after).parent.mkdir(parents=True, exist_ok=True)
    (folder / before).rename(folder / after)
    assert ("C203", Path(after).name) in found_in(folder)


def test_the_fault_says_where_the_file_belongs(tmp_path: Path) -> None:
    folder = written(tmp_path)
    path = folder / PROGRAMME_FILE
    path.rename(path.with_suffix(".yml"))
    (found,) = check_content([folder], on=ON)
    assert found.what("en") == (
        "nothing reads the file here: only programmes/vn/ID.yaml is read."
    )
    assert Library(folder).programmes() == ()


@pytest.mark.parametrize("inside", ["", "programmes", "programmes/vn"])
def test_a_part_of_a_content_folder_can_be_checked_alone(
    tmp_path: Path, inside: str
) -> None:
    found = found_in(written(tmp_path) / inside)
    assert not {"C203", "W010"} & {code for code, _ in found}


def test_a_draft_that_is_named_itself_may_stand_anywhere(tmp_path: Path) -> None:
    folder = written(tmp_path)
    draft = tmp_path / "oven-grant.yaml"
    (folder / PROGRAMME_FILE).rename(draft)
    facts = folder / FACT_FILE
    assert [found.code for found in check_content([draft, facts], on=ON)] == []


@pytest.mark.parametrize(
    "name", ["oven-grant.yaml.txt", "oven-grant.YAML", "oven-grant.txt", "notes.docx"]
)
def test_an_ending_that_is_not_read_is_a_warning(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path)
    (folder / "programmes" / "vn" / name).write_text("id: oven-grant", "utf-8")
    assert found_in(folder) == [("W010", name)]


@pytest.mark.parametrize("name", ["README.md", "LICENSE", ".swap.txt"])
def test_notes_beside_the_content_are_left_alone(tmp_path: Path, name: str) -> None:
    folder = written(tmp_path)
    (folder / "programmes" / "vn" / name).write_text("notes", "utf-8")
    assert found_in(folder) == []
