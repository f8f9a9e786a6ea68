"""Finding content: shipped, an author's own, by version, with its hash."""

import pytest

from assessment.content.library import (
    SHIPPED_ROOT,
    Library,
    choose_content,
    shipped_library,
    version_key,
)
from assessment.errors import ContentError, NotFound
from tests.content.samples import PROGRAMME_FILE, QUESTIONNAIRE, QUESTIONS, write_all


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


def test_one_own_programme_joins_those_that_ship(own):
    (own / "questionnaires" / "company-facts.yaml").unlink()
    shipped = shipped_library()
    taken = own / "programmes" / "vn" / "natif-voucher.yaml"
    (own / PROGRAMME_FILE).rename(taken)
    library = Library(own, fallback=shipped)
    assert library.joins_programmes()
    assert library.programme_ids() == shipped.programme_ids()
    before = library.content_hash("programmes")
    assert before != shipped.content_hash("programmes")
    taken.rename(own / PROGRAMME_FILE)
    ids = library.programme_ids()
    assert ids == shipped.programme_ids() | {"oven-grant"}
    assert not shipped.joins_programmes()


def test_an_own_programme_comes_before_the_one_of_its_id(own):
    (own / "questionnaires" / "company-facts.yaml").unlink()
    (own / PROGRAMME_FILE).unlink()
    shipped = shipped_library()
    path = SHIPPED_ROOT / "programmes" / "vn" / "natif-voucher.yaml"
    text = path.read_text("utf-8").replace("2026-", "2024-", 1)
    (own / "programmes" / "vn" / path.name).write_text(
        text + "# an edited copy\n", "utf-8"
    )
    found = Library(own, fallback=shipped).programmes()
    assert len(found) == len(shipped.programmes())
    changed = [a.id for a, b in zip(found, shipped.programmes(), strict=True) if a != b]
    assert changed == ["natif-voucher"]


def test_programmes_stand_alone_beside_facts_that_lack_some_of_the_product(own):
    library = Library(own, fallback=shipped_library())
    assert not library.joins_programmes()
    assert library.programme_ids() == {"oven-grant"}
    (own / "questionnaires" / "company-facts.yaml").write_text("broken: [", "utf-8")
    broken = Library(own, fallback=shipped_library())
    assert broken.programme_ids() == {"oven-grant"}
