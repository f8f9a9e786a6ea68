"""The pieces that paper says shorter than the screen: steps, areas, programmes.

A screen opens one thing at a time; paper shows all of them, so each takes few lines:
one table an area, one paragraph an action, full detail for programmes within reach.
"""

from assessment.charts.geometry import axes_of
from assessment.language import number_text, score_text
from assessment.model.maturity import HIGHEST_LEVEL
from assessment.model.result import ActionAdvice, NodeResult
from assessment.phrases import unlocks_text, work_text
from assessment.web.components.result_areas import node_line, node_notes, trace_table
from assessment.web.components.result_html import Html, Part, items, join, table, tag
from assessment.web.components.result_words import (
    View,
    is_micro,
    left_out_text,
    share_text,
)


def actions(view: View) -> Html:
    """Every action in order: what to do, who, cost, time and the reason."""
    if not view.result.actions:
        text = view.t("Chưa có việc nào để gợi ý từ các câu trả lời hiện có.")
        return tag("p", text)
    rows = (_action(view, advice) for advice in view.result.steps_first())
    return join(
        tag("p", view.say(view.actions.basis), class_="rm"), items(rows, ordered=True)
    )


def _action(view: View, advice: ActionAdvice) -> Html:
    action, language = advice.action, view.language
    opens = unlocks_text(advice, language)
    line = work_text(advice, language, is_micro=is_micro(view.result), with_reason=True)
    if len(advice.locked_by) > 1:
        names = ", ".join(f"“{view.title(key)}”" for key in advice.locked_by)
        line = f"{view.t('làm sau: {names}', names=names)} · {line}"
    return join(
        tag("strong", view.say(action.title)),
        ". ",
        view.say(action.do),
        " ",
        tag("span", line, ". ", view.say(advice.reason), class_="rm"),
        tag("span", " ", opens, class_="rm") if opens else None,
    )


def module(view: View) -> Html:
    """A module's own result: its score, what to do next, every item with its level."""
    t, node = view.t, view.result.overall
    if node.score is None or node.band_name is None:
        sentence = t("Chưa đủ câu trả lời để có điểm.")
    else:
        sentence = t(
            "Mức {band}: {score} trên 5.",
            band=view.say(node.band_name),
            score=score_text(node.score, view.language),
        )
    steps = [
        join(
            tag("strong", view.title(step.indicator)),
            tag("span", " · ", t("đang ở mức {level}", level=step.level), class_="rm"),
            ". ",
            view.say(step.text),
        )
        for step in view.result.steps
    ]
    rows: list[list[Part]] = [
        [
            view.say(view.indicators[one.id].question),
            view.answer_text(one.id, one.answer),
        ]
        for one in view.result.indicators
        if one.asked or one.answer is not None
    ]
    return join(
        tag("h1", view.say(view.questionnaire.title)),
        tag("p", sentence, class_="rlead"),
        tag(
            "p",
            t("Kết quả này đứng riêng, không tính vào điểm chung của doanh nghiệp."),
            class_="rm",
        ),
        join(tag("h2", t("Việc nên làm tiếp")), items(steps)) if steps else None,
        tag("h2", t("Từng mục")),
        table(t("Từng mục"), [t("Câu hỏi"), t("Hiện nay")], rows),
    )


def areas(view: View) -> Html:
    """One table an area with levels in words, weights and shares; barriers traced."""
    leaves = {node.id for node in axes_of(view.result)}
    overall = view.result.overall
    parts: list[Part] = [
        tag("h3", view.title(overall.id), ": ", node_line(view, overall)),
        trace_table(view, overall),
    ]
    for node in view.result.dimensions:
        parts.append(tag("h3", view.say(node.name), ": ", node_line(view, node)))
        parts += node_notes(view, node)
        parts.append(
            _items(view, node) if node.id in leaves else trace_table(view, node)
        )
    return join(*parts)


def _items(view: View, node: NodeResult) -> Html:
    t = view.t
    terms = {term.id: term for term in node.trace.terms}
    rows: list[list[Part]] = []
    for found in view.result.indicators:
        if found.dimension != node.id:
            continue
        term = terms.get(found.id)
        indicator = view.indicators[found.id]
        share = share_text(term.share if term else None, view.language)
        if found.asked or found.answer is not None:
            now = view.answer_text(found.id, found.answer)
        else:
            now = (
                t("chưa hỏi ở vòng này")
                if found.applicable
                else left_out_text("not-applicable", view.language)
            )
        is_below_top = found.level is not None and found.level < HIGHEST_LEVEL
        coming = (
            view.level_text(found.id, (found.level or 0) + 1) if is_below_top else "–"
        )
        rows.append(
            [
                view.say(indicator.title),
                now,
                coming,
                "–"
                if found.target is None or not found.applicable
                else number_text(found.target, view.language),
                f"{number_text(indicator.weight, view.language)} ({share})",
            ]
        )
    return table(
        t("Các mục: {name}", name=view.say(node.name)),
        [
            t("Mục"),
            t("Hiện nay"),
            t("Mức tiếp theo"),
            t("Nên đạt"),
            t("Trọng số (tỷ trọng)"),
        ],
        rows,
    )
