"""Finding content: shipped, an author's own, by version, with its hash."""

import pytest

from assessment.content.library import (
    Library,
    choose_content,
    shipped_library,
    version_key,
)
from assessment.errors import ContentError, NotFound
from tests.content.samples import QUESTIONNAIRE, QUESTIONS, write_all


@pytest.fixture
def own(tmp_path):
    return write_all(tmp_path)


def test_shipped_content_is_whole():
    library = shipped_library()
    assert ("smart-manufacturing", "1.0.0") in library.questionnaires()
    assert len(library.programmes()) >= 25
    assert library.company_facts().id == "company-facts"
    assert library.actions().actions


def test_files_are_read_once(own):
    library = Library(own)
    first = library.questionnaire("bakery", "1.0.0")
    (own / QUESTIONS).write_text("broken: [", "utf-8")
    assert library.questionnaire("bakery", "1.0.0") is first
    with pytest.raises(ContentError):
        Library(own).questionnaire("bakery", "1.0.0")


def test_versions_are_ordered_as_numbers(own):
    folder = own / "questionnaires" / "bakery"
    for version in ("1.10.0", "1.9.0"):
        (folder / f"{version}.yaml").write_text(QUESTIONNAIRE, "utf-8")
    versions = [version for _, version in Library(own).questionnaires()]
    assert versions == ["1.0.0", "1.9.0", "1.10.0"]
    assert version_key("1.10.0") > version_key("1.9.0")


def test_what_is_not_there_is_said_with_what_is(own):
    with pytest.raises(NotFound) as caught:
        Library(own).questionnaire("bakery", "2.0.0")
    assert caught.value.problems[0].line_of_text("en") == (
        "C026  there is no questionnaire bakery 2.0.0. There are: bakery 1.0.0."
    )


def test_own_content_comes_before_what_ships_and_the_rest_is_filled_in(own):
    (own / "questionnaires" / "actions.yaml").unlink()
    choose_content(own)
    try:
        library = shipped_library()
        names = {name for name, _ in library.questionnaires()}
        assert {"bakery", "smart-manufacturing", "wood-furniture"} <= names
        assert [found.id for found in library.programmes()] == ["oven-grant"]
        assert library.actions().id == "smart-manufacturing-vn-actions"
    finally:
        choose_content(None)
    assert len(shipped_library().programmes()) >= 25


def test_the_hash_is_that_of_the_content(own):
    def hashes():
        library = Library(own)
        return [
            library.content_hash("questionnaire", "bakery", "1.0.0"),
            library.content_hash("company-facts"),
            library.content_hash("actions"),
            library.content_hash("programmes"),
        ]

    before = hashes()
    assert hashes() == before
    assert len(set(before)) == 4
    path = own / QUESTIONS
    path.write_text(path.read_text("utf-8") + "# a comment\n", "utf-8")
    after = hashes()
    assert after[0] != before[0]
    assert after[1:] == before[1:]
