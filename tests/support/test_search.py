"""People find a programme by any words of it, with or without Vietnamese marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.content.library import shipped_library
from assessment.support import search
from assessment.support.search import find_programmes, plain

PROGRAMMES = shipped_library().programmes()


def ids(text: str) -> list[str]:
    return [found.id for found in find_programmes(PROGRAMMES, text)]


@pytest.mark.parametrize(
    "text",
    [
        "quỹ đổi mới công nghệ",
        "quy doi moi cong nghe",
        "QUY DOI MOI",
        "QUỸ ĐỔI MỚI CÔNG NGHỆ",
        unicodedata.normalize("NFD", "quỹ đổi mới công nghệ"),
        "công nghệ, đổi mới: quỹ",
    ],
)
def test_marks_case_order_and_composition_do_not_matter(text):
    assert set(ids(text)) >= {
        "natif-innovation-task-grant",
        "natif-interest-support",
        "natif-voucher",
    }


def test_a_word_may_be_begun_only():
    assert "sme-dx-consulting" in ids("consult digit")


def test_words_side_by_side_come_before_scattered_ones():
    found = find_programmes(PROGRAMMES, "quy doi moi cong nghe")
    together = [
        "quy doi moi cong nghe" in plain(f"{one.name.vi} {one.also_known_as}")
        for one in found
    ]
    assert together[:3] == [True] * 3


def test_every_word_must_be_met():
    assert ids("quỹ zzz") == []


def test_no_words_find_everything_in_its_order():
    assert ids("  ,- ") == [found.id for found in PROGRAMMES]


def test_a_hit_in_the_name_comes_before_one_in_the_summary():
    found = find_programmes(PROGRAMMES, "chuyển đổi số")
    named = ["chuyen doi so" in plain(one.name.vi) for one in found]
    assert named[0]
    assert named.index(False) > 1


@pytest.mark.parametrize("programme", PROGRAMMES, ids=lambda found: found.id)
def test_every_programme_is_found_by_its_names_and_documents(programme):
    names = [programme.name.vi, programme.name.en, *programme.also_known_as]
    names += [reference.document for reference in programme.references]
    for name in names:
        words = " ".join(plain(name).split()[:12])
        assert programme.id in ids(words)


@given(st.text(max_size=60))
def test_any_text_is_searched_without_a_fault(text):
    assert set(ids(text)) <= {found.id for found in PROGRAMMES}


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ÁẠẦ", max_size=20))
def test_plain_text_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize(
    "text", ["\u0301\u0323" * 60_000, "\ufdfa" * 20_000, "quy " * 50_000]
)
def test_a_long_search_is_cut_before_it_is_composed(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []
    whole = search.plain

    def counting(given: str) -> str:
        lengths.append(len(given))
        return whole(given)

    monkeypatch.setattr(search, "plain", counting)
    assert len(find_programmes(PROGRAMMES[:1], "quy" + " " * 300 + text)) <= 1
    assert lengths[0] == search.LONGEST_SEARCH
