"""What to do: every action in its order, what unlocks it, what to find out first."""

from assessment.language import number_text, shown
from assessment.model.result import ActionAdvice
from assessment.phrases import cost_text, weeks_text, who_text
from assessment.web.components.result_html import (
    Html,
    Part,
    first_few,
    fold,
    items,
    join,
    tag,
)
from assessment.web.components.result_words import (
    View,
    days_text,
    free_start,
    is_micro,
)

_MOST_SHOWN = 3
"""At a time: a small firm that begins more finishes none. The rest is folded."""


def action_list(view: View) -> Html:
    """All actions that fit, in order, each to open; estimates are said to be that."""
    t = view.t
    if not view.result.actions and view.result.overall.answered:
        return tag("p", t("Các mục đã biết đều đạt mức nên đạt trong 2-3 năm."))
    if not view.result.actions:
        return tag("p", t("Chưa có việc nào để gợi ý từ các câu trả lời hiện có."))
    return join(
        tag(
            "p",
            view.say(view.actions.basis),
            class_="rm",
        ),
        first_few(
            [
                action_fold(view, advice, number)
                for number, advice in enumerate(view.result.steps_first(), start=1)
            ],
            _MOST_SHOWN,
            t("{count} việc sau đó", count=len(view.result.actions) - _MOST_SHOWN),
        ),
    )


def action_fold(view: View, advice: ActionAdvice, number: int) -> Html:
    """One action in its place: how, who, cost, time, why here, what it lifts."""
    t, action = view.t, advice.action
    cost = cost_text(action, view.language, is_micro=is_micro(view.result))
    weeks = weeks_text(advice, view.language)
    marks: list[Part] = [cost, tag("span", weeks, class_="rnw")]
    if advice.locked_by:
        marks.insert(0, t("làm sau: {names}", names=_unlocks(view, advice)))
    elif action.free_first:
        start, full = free_start(view, advice)
        marks[:1] = [tag("span", start, class_="rgood"), *([full] if full else [])]
    opens = [view.say(one.action.title) for one in advice.unlocks if one.is_last]
    if opens:
        marks.append(t("mở đường cho {count} việc", count=len(opens)))
    line = " · ".join(join(mark) for mark in marks)
    lifts = [
        t(
            "{item}: từ mức {before} lên mức {after}. {text}",
            item=view.title(key),
            before=before,
            after=after,
            text=view.level_text(key, after),
        )
        for key, before, after in advice.lifts
    ]
    rows = [
        (t("Vì sao xếp ở đây"), view.say(advice.reason)),
        (t("Ai làm"), who_text(action.who, view.language)),
        (t("Tiền, ước tính"), cost),
        (
            t("Thời gian, ước tính"),
            f"{weeks}, {days_text(action.effort_days, view)}",
        ),
    ]
    return fold(
        join(
            tag("h3", f"{number}. {view.say(action.title)}"),
            tag("span", Html(line), class_="rm"),
        ),
        tag("p", view.say(action.do)),
        tag("dl", *(join(tag("dt", head), tag("dd", text)) for head, text in rows)),
        tag("p", tag("strong", t("Nâng được"))),
        items(lifts),
        _check_first(view, advice),
        join(tag("p", tag("strong", t("Xong việc này thì làm được"))), items(opens))
        if opens
        else None,
    )


def _check_first(view: View, advice: ActionAdvice) -> Html:
    """What it builds on that was not asked in this round: to be looked at, not done."""
    t = view.t
    if not advice.check_first:
        return Html("")
    lines = [
        f"{view.say(one.title)}: {view.say(one.says)}"
        if one.says
        else view.say(one.title)
        for one in advice.check_first
    ]
    return join(
        tag("p", tag("strong", t("Xem trước: chỗ này chưa hỏi mà việc cần tới"))),
        items(lines),
    )


def _unlocks(view: View, advice: ActionAdvice) -> str:
    return ", ".join(f"“{view.title(key)}”" for key in advice.locked_by)


def find_out(view: View) -> Html:
    """Don't-knows: whom to ask, the answer that narrows the range most first."""
    t = view.t
    if not view.result.find_out:
        return Html("")
    ordered = sorted(view.result.find_out, key=lambda one: -one.widens)
    rows = []
    for one in ordered:
        narrows = (
            t(
                "thu hẹp khoảng điểm chung {size}",
                size=number_text(shown(one.widens), view.language),
            )
            if shown(one.widens) > 0
            else ""
        )
        rows.append(
            join(
                tag("strong", view.title(one.indicator)),
                ": ",
                t("hỏi {who}", who=who_text(one.asks, view.language)),
                f" ({narrows})" if narrows else "",
                ". ",
                tag(
                    "span",
                    view.say(view.indicators[one.indicator].question),
                    class_="rm",
                ),
            )
        )
    return join(tag("h2", t("Việc cần hỏi lại"), id_="find-out"), items(rows))


def leverage(view: View) -> Html:
    """The fewest level raises that reach the next band."""
    t, found = view.t, view.result.near_leverage()
    if found is None:
        return Html("")
    return join(
        tag(
            "p",
            t(
                "Đường ngắn nhất lên mức “{band}”, tính theo điểm:",
                band=view.say(found.next_band_name),
            ),
        ),
        items(
            t(
                "{item}: từ mức {before} lên mức {after}. {text}",
                item=view.title(key),
                before=before,
                after=after,
                text=view.level_text(key, after),
            )
            for key, before, after in found.raises
        ),
        tag(
            "p",
            t("Có mục cần vài năm mới lên được. Nên bắt đầu từ việc số 1."),
            class_="rm",
        ),
    )
