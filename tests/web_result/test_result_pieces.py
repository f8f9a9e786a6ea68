"""The pieces of a result say what the result holds, in both languages."""

from dataclasses import replace

import pytest

from assessment.charts.geometry import axes_of
from assessment.language import score_text
from assessment.model.maturity import Depth
from assessment.programme_groups import grouped
from assessment.web.components.programme_body import programme_body, summary_line
from assessment.web.components.result_actions import action_list, find_out, leverage
from assessment.web.components.result_areas import (
    area_folds,
    contradictions,
    score_table,
)
from assessment.web.components.result_html import join
from assessment.web.components.result_programmes import (
    programme_groups,
    size_line,
)
from assessment.web.components.result_summary import (
    band_sentence,
    deeper,
    first_screen,
    standing_notes,
)
from tests import factories

from .conftest import made_view
from .test_result_html import Reader


def said(part):
    return Reader(part).text


def test_the_first_screen_says_band_score_range_weakest_and_three_steps():
    text = said(first_screen(made_view()))
    assert "Kết quả: Cơ khí Minh Phát" in text
    assert (
        "Doanh nghiệp đang ở mức Có nền nếp: 2,1 trên 5, có thể từ 1,9 đến 2,4." in text
    )
    assert "Chỗ yếu nhất lúc này: Chương trình hỗ trợ, 0,5 trên 5." in text
    assert "Chỗ này chặn việc 12." in text
    assert "Ba việc nên làm tiếp" in text
    assert text.count("Làm được ngay, không tốn tiền") == 1


def test_the_first_screen_says_the_same_in_english():
    text = said(first_screen(made_view(language="en")))
    assert "Organised" in text
    assert "2.1 of 5" in text
    assert "1.9 to 2.4" in text
    assert "Weakest area now: Public support programmes, 0.5 of 5." in text
    assert "This blocks work 12." in text
    assert "Three next steps" in text


def test_without_answers_no_band_no_score_and_no_zero_is_said(language):
    view = made_view("empty", language)
    text = said(first_screen(view))
    assert "0,0" not in text
    assert "0.0" not in text
    expected = {
        "vi": "Chưa có câu trả lời nào, nên chưa nói được mức chung.",
        "en": "There are no answers yet, so no band can be given.",
    }
    assert expected[language] in text


def test_with_too_few_answers_the_range_is_said_and_no_band():
    text = said(band_sentence(made_view("half")))
    assert text == (
        "Chưa đủ câu trả lời để nói mức chung: mới biết 14 trên 28 mục. "
        "Điểm có thể từ 0,0 đến 5,0 trên 5."
    )


def with_scores(view, score, target=3.0):
    """The view with every area at ``score``, to aim at ``target``."""
    result = view.result
    same = {"score": score, "low": score, "high": score, "target": target}
    areas = tuple(replace(node, **same) for node in result.dimensions)
    return replace(view, result=replace(result, dimensions=areas))


def test_areas_that_are_all_alike_have_no_weakest_among_them():
    text = said(first_screen(with_scores(made_view(), 0.0)))
    assert "Các nhóm đã biết đều ở 0,0 trên 5." in text
    assert "Chỗ yếu nhất" not in text


def test_one_area_alone_is_not_called_the_weakest():
    view = made_view()
    first = axes_of(view.result)[0]
    areas = tuple(
        node
        if node in (first, *view.result.dimensions[:1])
        else replace(node, score=None)
        for node in view.result.dimensions
    )
    text = said(
        first_screen(replace(view, result=replace(view.result, dimensions=areas)))
    )
    assert "Mới có điểm ở một nhóm, " in text
    assert "Chỗ yếu nhất" not in text


def test_what_an_area_blocks_is_not_said_once_it_has_reached_its_target():
    assert "chặn việc" in said(first_screen(with_scores(made_view(), 2.9)))
    assert "chặn việc" not in said(first_screen(with_scores(made_view(), 3.0)))


def test_answers_that_are_all_dont_know_are_not_called_missing(language):
    view = made_view("empty", language)
    asked = tuple(
        replace(one, answer="dont-know") if one.asked else one
        for one in view.result.indicators
    )
    text = said(
        first_screen(replace(view, result=replace(view.result, indicators=asked)))
    )
    expected = {
        "vi": "Chưa biết mức của mục nào, nên chưa nói được mức chung.",
        "en": "No item's level is known yet, so no band can be given.",
    }
    assert expected[language] in text
    assert "Chưa có câu trả lời nào" not in text


def test_a_long_name_is_cut_so_that_the_first_screen_stays_short():
    text = said(first_screen(made_view(name="A" * 400)))
    assert "A" * 61 not in text
    assert "…" in text


@pytest.mark.parametrize("filled", ["empty", "half", "full"])
def test_the_table_holds_every_score_range_and_target(filled, language):
    view = made_view(filled, language)
    text = score_table(view)
    for node in axes_of(view.result):
        name = view.say(node.name).replace("'", "&#x27;")
        row = text.split(f'<th scope="row">{name}</th>')[1].split("</tr>")[0]
        assert row.startswith(f"<td>{score_text(node.score, language)}")
        assert row.endswith(f"<td>{score_text(node.target, language)}</td>")
        has_reason = 'class="rm"' in row
        assert has_reason == (node.score is None)


def test_a_quick_result_says_what_the_rest_could_still_change():
    view = made_view()
    quick = replace(view, result=factories.result(depth=Depth.QUICK))
    assert deeper(quick) == (
        "Đây mới là vòng nhanh. Trả lời thêm các câu còn lại, điểm có thể từ 1,2 "
        "đến 3,3."
    )
    whole = replace(view, result=factories.result(depth=Depth.FULL))
    assert deeper(whole) is None


def test_a_held_band_names_the_item_and_the_reason():
    view = made_view()
    overall = replace(view.result.overall, capped_by=("item-0-0",))
    held = replace(view, result=replace(view.result, overall=overall))
    text = said(first_screen(held))
    assert "mức bị giữ lại ở “Có nền nếp” vì mục “Mục 0.0”." in text
    assert "Không có thì số khác không tin." in text


def test_a_provisional_band_is_said_in_words():
    view = made_view()
    overall = replace(view.result.overall, provisional=True)
    open_one = replace(view, result=replace(view.result, overall=overall))
    assert "Tự đánh giá thử: mức này là tạm" in said(first_screen(open_one))
    assert "mức này là tạm" not in said(first_screen(view))


def test_a_held_or_provisional_area_is_noted_below():
    view = made_view()
    first, second, *others = view.result.dimensions
    areas = (
        replace(first, capped_by=("item-0-0",)),
        replace(second, provisional=True),
        *others,
    )
    noted = replace(view, result=replace(view.result, dimensions=areas))
    text = said(standing_notes(noted))
    assert "Dữ liệu tin được: mức bị giữ lại" in text
    assert "Ghi chép tại xưởng: mức này là tạm" in text
    assert said(standing_notes(view)).count("mức") == 0


def test_each_area_opens_to_levels_in_words_and_to_its_trace():
    text = said(area_folds(made_view()))
    assert "Mức 1: Mô tả mức 1 của mục 0.0." in text
    assert "Mức tiếp theoMức 2: Mô tả mức 2 của mục 0.0." in text
    assert "Nên đạt trong 2-3 nămMức 3: Mô tả mức 3 của mục 0.0." in text
    assert "Số này được tính thế nào: Ghi chép tại xưởng" in text
    assert "1 × 50% + 1 × 50% = 1." in text
    assert "Mức 3: đã đạt" in text


def test_an_unanswered_item_is_a_dash_with_its_reason():
    text = said(area_folds(made_view("empty")))
    assert text.count("– (chưa trả lời)") >= 28
    assert "Hiện nayMức" not in text


def test_dont_know_is_said_with_whom_to_ask():
    view = made_view()
    first = replace(view.result.indicators[0], answer="dont-know", level=None, gap=None)
    unsure = replace(
        view,
        result=replace(view.result, indicators=(first, *view.result.indicators[1:])),
    )
    text = said(area_folds(unsure))
    assert "– (anh/chị chọn “chưa biết”)" in text
    assert "Hỏi aichủ doanh nghiệp" in text
    assert "Mục 1.1: hỏi thợ kỹ thuật" in said(find_out(view))


def test_a_level_that_leans_on_the_one_before_brings_it_along():
    view = made_view()
    item = view.indicators["item-0-0"]
    levels = (
        *item.levels[:2],
        item.levels[2].model_copy(
            update={"text": factories.wording("Như mức trước, và có mã.")}
        ),
        *item.levels[3:],
    )
    view.indicators["item-0-0"] = item.model_copy(update={"levels": levels})
    assert view.level_text("item-0-0", 2) == (
        "Mức 2: Như mức trước, và có mã. (Mức 1: Mô tả mức 1 của mục 0.0.)"
    )
    assert view.level_text("item-0-0", 2, alone=False) == (
        "Mức 2: Như mức trước, và có mã."
    )


def test_actions_stand_in_order_with_reason_cost_time_and_what_unlocks_them():
    view = made_view()
    text = said(action_list(view))
    places = [text.index(f"{rank}. Làm việc") for rank in (1, 2, 3, 4)]
    assert places == sorted(places)
    assert "Ước tính của ban biên tập" in text
    assert "Lý do thứ 2." in text
    assert "10 đến 50 triệu đồng" in text
    assert "làm sau: “Làm việc count-sheet”" in text


def test_a_micro_firm_reads_costs_one_band_lower_except_fixed_prices():
    view = made_view()
    micro = replace(view, result=replace(view.result, target_class="micro"))
    text = said(action_list(micro))
    tidy = text.split("2. Làm việc tidy-store")[1].split("3. Làm việc")[0]
    train = text.split("3. Làm việc train-second")[1].split("4. Làm việc")[0]
    assert "dưới 10 triệu đồng" in tidy
    assert "10 đến 50 triệu đồng" in train


def test_the_shortest_way_up_and_doubtful_pairs_are_said():
    view = made_view()
    assert "Mục 12.0: từ mức 0 lên mức 2." in said(leverage(view))
    assert "Hai câu này ít khi đi cùng nhau." in said(contradictions(view))
    assert contradictions(made_view("empty")) == ""


def test_every_programme_is_in_exactly_one_group():
    result = factories.result()
    groups = grouped(result)
    found = [
        one.programme.id
        for group in (
            groups.eligible,
            groups.one_away,
            groups.more_needed,
            groups.not_eligible,
            groups.others,
        )
        for one in group
    ]
    assert sorted(found) == ["advice", "land", "loan", "software"]
    assert [one.programme.id for one in groups.eligible] == ["advice", "software"]
    assert [one.programme.id for one in groups.more_needed] == ["loan"]
    assert [one.programme.id for one in groups.not_eligible] == ["land"]


def test_one_missing_fact_alone_is_one_answer_away():
    result = factories.result()
    loan = factories.programme_result("unknown", "loan")
    made = replace(result, support=replace(result.support, programmes=(loan,)))
    assert [one.programme.id for one in grouped(made).one_away] == ["loan"]


def test_without_gaps_what_is_in_force_is_still_shown():
    result = factories.result("empty")
    one = factories.programme_result(is_recommended=False)
    over = factories.programme_result(
        "eligible", "over", is_recommended=False, in_force=False
    )
    made = replace(result, support=replace(result.support, programmes=(one, over)))
    assert [found.programme.id for found in grouped(made).eligible] == ["advice"]
    assert [found.programme.id for found in grouped(made).others] == ["over"]


def test_a_programme_says_verdict_gives_papers_steps_law_and_dates():
    view = made_view()
    text = said(programme_groups(view))
    text += said(join(*programme_body(view, view.result.support.programmes[2])))
    for part in (
        "có khả năng phù hợp · chương trình đang mở",
        "Trả một nửa tiền tư vấn.",
        "Doanh nghiệp nhỏ: tối đa 50% chi phí, không quá 50 triệu đồng, mỗi năm",
        "Nơi khác: tối đa 30% chi phí, chưa rõ mức trần",
        "Tờ khai quy mô",
        "Nộp hồ sơ",
        "Nghị định 80/2021/NĐ-CP, Điều 11.1",
        "15/10/2021",
        "Kiểm tra gần nhất ngày 21/11/2026.",
        "Kiểm tra lại trước khi nộp.",
        "Ngân sách năm 2027",
        "Còn tiền trong năm",
        "Hỏi Sở: quỹ còn nhận không?",
        "Hỏi về has_no_tax_debt?",
        "Cùng một nội dung chỉ nhận từ một nguồn nhà nước: chọn một trong 2 chương",
        "chưa phù hợp vì chưa đạt “Không nợ thuế”",
    ):
        assert part in text


def test_a_tier_that_is_not_the_firms_is_not_shown():
    one = factories.programme_result()
    kept, dropped = one.tiers
    made = replace(one, tiers=(kept, replace(dropped, applies="not-met")))
    view = made_view()
    support = replace(view.result.support, programmes=(made,))
    text = said(
        programme_groups(replace(view, result=replace(view.result, support=support)))
    )
    assert "Doanh nghiệp nhỏ" in text
    assert "Nơi khác" not in text


def test_a_row_says_what_a_programme_gives_when_the_tier_is_open():
    one = factories.programme_result()
    open_tiers = tuple(replace(tier, applies="unknown") for tier in one.tiers)
    line = said(summary_line(made_view(), replace(one, tiers=open_tiers)))
    assert line.endswith("tối đa 30% đến 50% chi phí, tuỳ trường hợp")


def test_a_long_group_shows_six_and_folds_the_rest():
    view = made_view()
    many = tuple(
        factories.programme_result("eligible", f"one-{place}") for place in range(9)
    )
    support = replace(view.result.support, programmes=many)
    text = said(
        programme_groups(replace(view, result=replace(view.result, support=support)))
    )
    before, after = text.split("Còn 3 chương trình nữa")
    assert before.count("có khả năng phù hợp · ") == 6
    assert after.count("có khả năng phù hợp · ") == 3


def test_a_stale_or_ended_programme_says_so():
    made = factories.programme_result(stale=True, in_force=False)
    view = made_view()
    support = replace(view.result.support, programmes=(made,))
    text = said(
        programme_groups(replace(view, result=replace(view.result, support=support)))
    )
    assert "Đã 90 ngày trở lên chưa kiểm tra lại (lần gần nhất 21/11/2026)" in text
    assert "Không còn hiệu lực vào ngày tính." in text


def test_every_possible_size_is_named():
    view = made_view()
    support = replace(view.result.support, size_classes=("micro", "small"))
    both = replace(view, result=replace(view.result, support=support))
    support = replace(support, size_classes=("micro", "small", "medium"))
    three = replace(view, result=replace(view.result, support=support))
    assert "siêu nhỏ, nhỏ hoặc vừa." in size_line(three)
    support = replace(
        support, size_classes=("micro", "small", "medium", "large", "not_enterprise")
    )
    every = replace(view, result=replace(view.result, support=support))
    assert size_line(every) == "Chưa xác định được quy mô doanh nghiệp."
    assert size_line(view) == "Quy mô theo luật: nhỏ."
    assert size_line(both) == "Quy mô theo luật có thể là: siêu nhỏ hoặc nhỏ."
