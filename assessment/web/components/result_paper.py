"""The pieces that paper says shorter than the screen: steps, areas, programmes.

A screen opens one thing at a time; paper shows all of them, so each takes few lines:
one table an area, one paragraph an action, full detail for programmes that may fit.
"""

from assessment.charts.geometry import axes_of
from assessment.language import date_text, number_text
from assessment.model.maturity import HIGHEST_LEVEL
from assessment.model.result import ActionAdvice, NodeResult, ProgrammeResult
from assessment.phrases import cost_text, standing_text, weeks_text, who_text
from assessment.programme_phrases import main_reference_text, summary_text
from assessment.web.components.programme_body import programme_body, summary_line
from assessment.web.components.result_areas import node_line, node_notes, trace_table
from assessment.web.components.result_html import Html, Part, items, join, table, tag
from assessment.web.components.result_programmes import grouped
from assessment.web.components.result_words import (
    View,
    free_start,
    is_micro,
    left_out_text,
    share_text,
)


def actions(view: View) -> Html:
    """Every action in order: what to do, who, cost, time and the reason."""
    if not view.result.actions:
        text = view.t("Chưa có việc nào để gợi ý từ các câu trả lời hiện có.")
        return tag("p", text)
    rows = (_action(view, advice) for advice in view.result.actions)
    return join(
        tag("p", view.say(view.actions.basis), class_="rm"), items(rows, ordered=True)
    )


def _action(view: View, advice: ActionAdvice) -> Html:
    t, action = view.t, advice.action
    line: list[str] = [
        who_text(action.who, view.language),
        weeks_text(advice, view.language),
        cost_text(action, view.language, is_micro=is_micro(view.result)),
    ]
    if advice.locked_by:
        names = ", ".join(f"“{view.title(key)}”" for key in advice.locked_by)
        line.insert(0, t("làm sau: {names}", names=names))
    elif action.free_first:
        line.insert(0, free_start(view, advice)[0])
    return join(
        tag("strong", view.say(action.title)),
        ". ",
        view.say(action.do),
        " ",
        tag("span", " · ".join(line), ". ", view.say(advice.reason), class_="rm"),
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


def programmes(view: View) -> Html:
    """Programmes that may fit in full, the others in one row each."""
    t, groups = view.t, grouped(view.result)
    parts: list[Part] = []
    for title, found in (
        (t("Có khả năng phù hợp"), groups.eligible),
        (t("Còn thiếu một thông tin"), groups.one_away),
    ):
        if found:
            parts.append(tag("h3", f"{title} ({len(found)})"))
        for one in found:
            parts += [
                tag("h4", view.say(one.programme.name)),
                tag("p", summary_line(view, one)),
                *programme_body(view, one),
            ]
    for title, found in (
        (t("Cần thêm thông tin"), groups.more_needed),
        (t("Chưa phù hợp"), groups.not_eligible),
        (t("Chương trình khác"), groups.others),
    ):
        if found:
            parts.append(tag("h3", f"{title} ({len(found)})"))
            parts.append(_short(view, title, found))
    return join(*parts)


def _short(view: View, title: str, found: tuple[ProgrammeResult, ...]) -> Html:
    t = view.t
    rows: list[list[Part]] = []
    for one in found:
        missing = [view.fact_question(fact) for fact in one.missing_facts]
        missing += [view.ask_agency(fact) for fact in one.ask_agency]
        gives = summary_text(one, view.language)
        state = (
            summary_line(view, one)
            if one.verdict == "not-eligible"
            else items(missing) or standing_text(one.standing, view.language)
        )
        checked = date_text(one.programme.last_checked, view.language)
        law = main_reference_text(one.programme, view.language)
        rows.append(
            [
                join(
                    tag("strong", view.say(one.programme.name)),
                    ". ",
                    tag("span", gives, class_="rm"),
                ),
                state,
                join(law, ". ", t("Kiểm tra gần nhất ngày {date}.", date=checked)),
            ]
        )
    return table(
        title, [t("Chương trình"), t("Lý do hoặc còn thiếu"), t("Căn cứ")], rows
    )
