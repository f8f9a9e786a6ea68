"""Programmes on paper: what is within reach in full, the rest short or counted."""

from dataclasses import replace

import pytest

from assessment import programme_paper
from assessment.model.programme import Edition
from assessment.programme_groups import paper_groups
from assessment.reports import document, pdf
from tests import factories
from tests.reports.test_pdf import text_of

LANGUAGES = ("vi", "en")


def result(*programmes, filled="full"):
    made = factories.result(filled)
    return replace(made, support=replace(made.support, programmes=programmes))


def found(verdict="eligible", name="one", *, programme=None, **more):
    made = factories.programme_result(verdict, name, **more)
    if programme:
        changed = made.programme.model_copy(update=programme)
        made = replace(made, programme=changed)
    return made


def paper(*programmes, language="vi", filled="full"):
    return programme_paper.programmes(
        result(*programmes, filled=filled), factories.company_facts(), language
    )


def only_block(*programmes, language="vi"):
    ((block,),) = (
        group.blocks for group in paper(*programmes, language=language).groups
    )
    return block


def only_row(*programmes, language="vi"):
    (group,) = paper(*programmes, language=language).groups
    (row,) = group.rows
    return row


def test_every_programme_is_in_one_group_or_counted():
    ones = (
        found("eligible", "a"),
        found("unknown", "b"),
        found("unknown", "c", missing_facts=("x", "y")),
        found("unknown", "d", ask_agency=("province_fund_open",)),
        found("eligible", "e", standing="watch"),
        found("not-eligible", "f"),
        found("not-eligible", "g", is_recommended=False),
        found("eligible", "h", standing="closed", is_recommended=False),
        found("eligible", "i", standing="background", is_recommended=False),
    )
    groups = paper_groups(result(*ones))
    names = {
        name: "".join(one.programme.id for one in getattr(groups, name))
        for name in ("eligible", "one_away", "more_needed", "watch", "not_eligible")
    }
    assert names == {
        "eligible": "a",
        "one_away": "b",
        "more_needed": "cd",
        "watch": "e",
        "not_eligible": "f",
    }
    assert groups.counted == 2
    titles = [group.title for group in paper(*ones).groups]
    assert titles == [
        "Có khả năng phù hợp (1)",
        "Còn thiếu một thông tin (1)",
        "Cần thêm thông tin (2)",
        "Theo dõi (1)",
        "Chưa phù hợp (1)",
    ]
    assert "2 chương trình không nhắm vào chỗ yếu" in paper(*ones).counted


def test_without_a_gap_only_what_is_within_reach_is_named():
    ones = (
        found("eligible", "a", is_recommended=False),
        found("unknown", "b", is_recommended=False),
        found("unknown", "c", missing_facts=("x", "y"), is_recommended=False),
        found("not-eligible", "d", is_recommended=False),
    )
    groups = paper_groups(replace(result(*ones), gaps=()))
    assert [one.programme.id for one in groups.eligible] == ["a"]
    assert [one.programme.id for one in groups.one_away] == ["b"]
    assert groups.counted == 2
    assert not groups.is_empty


def test_a_row_that_is_ruled_out_says_why_under_which_article():
    row = only_row(found("not-eligible"))
    assert row.why == ("Chưa đạt “Không nợ thuế”",)
    assert row.basis == "Nghị định 80/2021/NĐ-CP, Điều 11.1"
    assert row.checked == "21/11/2026"


def test_an_exclusion_is_not_said_as_a_lack():
    one = found("not-eligible")
    excluded = replace(one.criteria[0], kind="exclusion")
    row = only_row(replace(one, criteria=(excluded,)))
    assert row.why == ("Thuộc trường hợp loại trừ “Không nợ thuế”",)


def test_of_several_reasons_the_first_is_named_and_the_others_counted():
    one = found("not-eligible")
    second = replace(one.criteria[0], id="size")
    row = only_row(
        replace(one, criteria=(*one.criteria, second), reasons=("tax", "size"))
    )
    assert row.why == ("Chưa đạt “Không nợ thuế”, và 1 lý do nữa",)


def test_a_row_names_two_missing_things_and_counts_the_rest():
    facts = ("has_no_tax_debt", "legal_form", "first_registration_date", "x")
    row = only_row(found("unknown", missing_facts=facts))
    assert row.why == (
        "Hỏi về has_no_tax_debt?",
        "Hỏi về legal_form?",
        "Và 2 điều nữa.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("standing", "strength", "is_marked"),
    [
        ("apply", "primary-text-copy", False),
        ("apply", "secondary", True),
        ("check-first", "primary-text-copy", True),
    ],
)
def test_an_amount_that_is_no_fact_is_to_be_checked(
    standing, strength, is_marked, language
):
    block = only_block(
        found(standing=standing, programme={"source_strength": strength}),
        language=language,
    )
    mark = {"vi": "cần kiểm tra", "en": "to be checked"}[language]
    assert "50%" in block.gives[0]
    assert all((mark in line) is is_marked for line in block.gives)


def test_a_tier_that_may_not_be_the_firm_s_says_so():
    one = found()
    tiers = tuple(replace(tier, applies="unknown") for tier in one.tiers)
    assert all(
        "chưa biết có áp dụng không" in line
        for line in only_block(replace(one, tiers=tiers)).gives
    )


@pytest.mark.parametrize("is_recorded", [True, False])
def test_the_rule_of_an_earlier_day_says_so(is_recorded):
    edition = Edition(
        valid_until="2026-12-31",
        because=factories.wording("Luật mới thay.", "A new law replaces it."),
        rules_recorded=is_recorded,
    )
    (note,) = only_block(found(edition=edition), language="en").notes
    assert "31 December 2026" in note
    assert note.endswith("A new law replaces it.")
    if not is_recorded:
        one = found("unknown", edition=edition, missing_facts=())
        assert only_row(one, language="en").why == (note,)


def test_a_programme_that_is_over_or_not_begun_says_so():
    (note,) = only_block(found(in_force=False)).notes
    assert note == "Không còn hiệu lực vào ngày tính."
    later = found(in_force=False, programme={"valid_from": "2027-01-01"})
    (note,) = only_block(later).notes
    assert note == "Chưa có hiệu lực vào ngày tính; bắt đầu từ 01/01/2027."


def test_what_nobody_checked_for_long_says_so_in_full_and_in_a_row():
    (note,) = only_block(found(stale=True)).notes
    assert "Hỏi lại trước khi làm hồ sơ" in note
    row = only_row(found("not-eligible", stale=True), language="en")
    assert row.checked == "21 November 2026, to be checked again"


def test_a_programme_without_a_document_says_why():
    missing = factories.wording("Chưa thấy văn bản.", "No text was found.")
    nothing = {"references": (), "reference_missing": missing}
    assert only_block(found(programme=nothing)).references == "Chưa thấy văn bản."
    watched = found(standing="watch", programme=nothing)
    assert only_row(watched, language="en").basis == "No text was found."


def test_programmes_with_the_same_papers_say_them_once():
    papers = (factories.wording("Giấy tờ dài " * 10, "Long paper " * 10),)
    ones = (
        found(name="a", programme={"documents": papers}),
        found(name="b", programme={"documents": papers}),
    )
    (group,) = paper(*ones).groups
    first, second = group.blocks
    assert first.documents == (papers[0].vi,)
    assert second.documents == ("Như ở “Chương trình a”.",)
    assert second.agency == first.agency


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_shows_every_group(language):
    edition = Edition(valid_until="2026-12-31", because=factories.wording("Vì.", "So."))
    ones = (
        found("eligible", "a", edition=edition, stale=True),
        found("unknown", "b"),
        found("unknown", "c", missing_facts=("legal_form", "has_no_tax_debt")),
        found("eligible", "d", standing="watch"),
        found("not-eligible", "e"),
        found("not-eligible", "f", is_recommended=False),
    )
    made = document.build(
        result(*ones),
        factories.questionnaire(),
        company=factories.company(),
        facts=factories.company_facts(),
        language=language,
    )
    text = text_of(pdf.render(made))
    for group in made.programmes.groups:
        assert group.title in text
    assert made.programmes.counted in text
    assert made.programmes.groups[0].blocks[0].notes[0] in text
