"""Programmes on paper: what is within reach in full, the rest short or counted."""

from dataclasses import replace

import pytest

from assessment import programme_paper
from assessment.model.programme import Edition
from assessment.programme_groups import grouped, paper_groups
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


def test_what_is_only_remembered_is_not_within_reach_but_may_be_watched():
    weak = {"confidence": "recalled-weakly"}
    ones = (
        found("eligible", "a", programme=weak, is_recommended=False),
        found("eligible", "b", programme=weak, standing="watch", is_recommended=False),
        found("not-eligible", "c", programme=weak, is_recommended=False),
    )
    for gaps in (result().gaps, ()):
        groups = grouped(replace(result(*ones), gaps=gaps))
        assert [one.programme.id for one in groups.others] == ["a"]
        assert [one.programme.id for one in groups.watch] == ["b"]
        assert [one.programme.id for one in groups.not_eligible] == ["c"]
        assert groups.eligible == ()
    assert paper_groups(result(*ones)).counted == 2


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


def reasons_of(*programmes, language="vi"):
    (group,) = paper(*programmes, language=language).groups
    assert (group.rows, group.blocks) == ((), ())
    return group.reasons


def against(one, *criteria):
    """``one``, ruled out by criteria with these ids and titles."""
    (first,) = one.criteria
    made = tuple(
        replace(first, id=key, title=factories.wording(title, title))
        for key, title in criteria
    )
    return replace(one, criteria=made, reasons=tuple(key for key, _ in criteria))


def test_what_is_ruled_out_says_why_under_which_article_and_when_it_was_checked():
    (group,) = paper(found("not-eligible")).groups
    (line,) = group.reasons
    assert line.reason == "Chưa đạt “Không nợ thuế”"
    assert line.basis == "Nghị định 80/2021/NĐ-CP, Điều 11.1"
    assert line.label == f"{line.reason} ({line.basis})"
    assert line.names == "Chương trình one"
    assert group.note.endswith("Kiểm tra gần nhất ngày 21/11/2026.")


def test_programmes_with_one_reason_share_a_line():
    several = (found("not-eligible", name) for name in "abc")
    (line,) = reasons_of(*several)
    assert line.names == "Chương trình a; Chương trình b; Chương trình c"


def test_a_programme_stands_under_the_reason_that_rules_out_most():
    size, debt = ("size", "Là doanh nghiệp"), ("debt", "Không nợ thuế")
    lines = reasons_of(
        against(found("not-eligible", "a"), debt),
        against(found("not-eligible", "b"), debt, size),
        against(found("not-eligible", "c"), size),
        against(found("not-eligible", "d"), size),
    )
    assert [(line.reason, line.names) for line in lines] == [
        (
            "Chưa đạt “Là doanh nghiệp”",
            "Chương trình b (+1); Chương trình c; Chương trình d",
        ),
        ("Chưa đạt “Không nợ thuế”", "Chương trình a"),
    ]


def test_one_reason_of_two_articles_names_both():
    one, other = found("not-eligible", "a"), found("not-eligible", "b")
    (criterion,) = other.criteria
    law = criterion.reference.model_copy(update={"document": "Luật 04/2017/QH14"})
    unnamed = replace(criterion, reference=None)
    (line,) = reasons_of(
        one,
        replace(other, criteria=(replace(criterion, reference=law),)),
        replace(other, criteria=(unnamed,)),
    )
    assert (
        line.basis == "Nghị định 80/2021/NĐ-CP, Điều 11.1; Luật 04/2017/QH14, Điều 11.1"
    )
    (line,) = reasons_of(replace(other, criteria=(unnamed,)))
    assert line.label == line.reason


def test_without_a_criterion_it_is_only_said_that_it_does_not_fit():
    (line,) = reasons_of(replace(found("not-eligible"), criteria=(), reasons=()))
    assert (line.label, line.names) == ("Chưa phù hợp", "Chương trình one")


def test_an_exclusion_is_not_said_as_a_lack():
    one = found("not-eligible")
    excluded = replace(one.criteria[0], kind="exclusion")
    (line,) = reasons_of(replace(one, criteria=(excluded,)))
    assert line.reason == "Thuộc trường hợp loại trừ “Không nợ thuế”"


def test_a_name_says_that_its_rule_is_an_earlier_one_and_not_checked_for_long():
    edition = Edition(valid_until="2026-12-31", because=factories.wording("Vì.", "So."))
    (line,) = reasons_of(
        found("not-eligible", stale=True, edition=edition), language="en"
    )
    assert line.names.endswith(" (rule up to 31 December 2026; to be checked again)")


def test_what_was_checked_on_several_days_says_from_when_to_when():
    old = found("not-eligible", "b", programme={"last_checked": "2026-10-01"})
    (group,) = paper(found("not-eligible", "a"), old).groups
    assert group.note.endswith("Kiểm tra gần nhất từ 01/10/2026 đến 21/11/2026.")


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
    row = only_row(found(standing="watch", stale=True), language="en")
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
