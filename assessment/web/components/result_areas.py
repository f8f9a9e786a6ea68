"""Areas and their items: the table beside the radar, levels in words, the trace.

Every number opens to the answers, weights and rule that made it.
"""

from assessment.charts import words
from assessment.charts.geometry import axes_of
from assessment.language import UNKNOWN, number_text, percent_text, score_text
from assessment.model.maturity import HIGHEST_LEVEL, Indicator
from assessment.model.result import IndicatorResult, NodeResult, TraceTerm
from assessment.phrases import who_text
from assessment.web.components.result_html import (
    Html,
    Part,
    fold,
    items,
    join,
    table,
    tag,
)
from assessment.web.components.result_summary import held_down, provisional
from assessment.web.components.result_words import (
    View,
    left_out_text,
    rule_text,
    share_text,
)


def score_table(view: View) -> Html:
    """The radar and the dot chart as a table: score, range, target, by barrier."""
    t = view.t
    rows: list[list[Part]] = []
    seen: set[str] = set()
    for node in axes_of(view.result):
        barrier = words.barrier_of(view.result, node)
        if barrier.id not in seen and barrier.id != node.id:
            seen.add(barrier.id)
            score = words.score_and_range(barrier, view.language)
            rows.append([f"{view.say(barrier.name)}: {score}"])
        why = words.why_unknown(node, view.questionnaire, view.language)
        score_cell: Part = score_text(node.score, view.language)
        if why:
            score_cell = join(score_cell, " ", tag("span", why, class_="rm"))
        rows.append(
            [
                view.say(node.name),
                score_cell,
                words.range_text(node.low, node.high, view.language),
                score_text(node.target, view.language),
            ]
        )
    return table(
        t("Điểm từng nhóm, thang 0 đến 5"),
        [t("Nhóm"), t("Hiện nay"), t("Có thể từ-đến"), t("Nên đạt")],
        rows,
    )


def area_folds(view: View) -> Html:
    """One fold an area, barrier by barrier, after how the overall score was made."""
    parts: list[Part] = [
        fold(
            join(
                tag("h3", view.say(view.result.overall.name)),
                tag("span", node_line(view, view.result.overall), class_="rm"),
            ),
            *node_notes(view, view.result.overall),
            trace_table(view, view.result.overall),
        )
    ]
    for node in view.result.dimensions:
        parts.append(_fold_of(view, node))
    return join(*parts)


def _fold_of(view: View, node: NodeResult) -> Html:
    barrier = node.parent is None
    return fold(
        join(
            tag("h3", view.say(node.name)),
            tag(
                "span",
                view.t("Rào cản · ") if barrier else "",
                node_line(view, node),
                class_="rm",
            ),
        ),
        *node_notes(view, node),
        *(
            indicator_piece(view, found)
            for found in view.result.indicators
            if found.dimension == node.id
        ),
        trace_table(view, node),
    )


def node_line(view: View, node: NodeResult) -> str:
    """Score with range, and the band in words, or why there is none."""
    why = words.why_unknown(node, view.questionnaire, view.language)
    score = words.score_and_range(node, view.language)
    if why:
        return f"{score} · {why}"
    band = view.say(node.band_name) if node.band_name else UNKNOWN
    return view.t("{score} trên 5 · {band}", score=score, band=band)


def node_notes(view: View, node: NodeResult) -> list[Html]:
    """What a weak score blocks, its weight, its coverage, what holds it down."""
    t = view.t
    out = []
    dimension = view.dimensions.get(node.id)
    if dimension and dimension.blocks:
        out.append(tag("p", view.say(dimension.blocks)))
    if node.weakest and len(node.trace.terms) > 1:
        names = words.names_text(
            [view.title(key) for key in node.weakest], view.language
        )
        out.append(tag("p", t("Yếu nhất trong phần này: {names}.", names=names)))
    out += [tag("p", line) for line in held_down(view, node)]
    out += [tag("p", line) for line in provisional(view, node)]
    if node.asked and node.coverage is not None:
        out.append(
            tag(
                "p",
                t(
                    "Đã biết {known} trên {asked} mục, bằng {share} trọng số.",
                    known=node.answered,
                    asked=node.asked,
                    share=percent_text(node.coverage, view.language),
                ),
                class_="rm",
            )
        )
    if dimension and dimension.weight_reason:
        out.append(
            tag(
                "p",
                t(
                    "Trọng số {weight}: {reason}",
                    weight=number_text(dimension.weight, view.language),
                    reason=view.say(dimension.weight_reason),
                ),
                class_="rm",
            )
        )
    return out


def indicator_piece(view: View, found: IndicatorResult) -> Html:
    """One item: level in words, the next one, the one to aim at, who knows."""
    t = view.t
    indicator = view.indicators[found.id]
    title = tag("h4", view.say(indicator.title))
    if not found.asked and found.answer is None:
        why = (
            t("Chưa hỏi ở vòng này.")
            if found.applicable
            else t("Không áp dụng cho doanh nghiệp.")
        )
        return join(title, tag("p", why, class_="rm"))
    rows = [(t("Hiện nay"), view.answer_text(found.id, found.answer))]
    is_next = found.level is not None and found.level + 1 == found.target
    if found.level is not None and found.level < HIGHEST_LEVEL:
        head = (
            t("Mức tiếp theo, cũng là mức nên đạt trong 2-3 năm")
            if is_next
            else t("Mức tiếp theo")
        )
        rows.append((head, view.level_text(found.id, found.level + 1)))
    if found.applicable and found.target is not None and not is_next:
        rows.append(
            (
                t("Nên đạt trong 2-3 năm"),
                _target(view, indicator, found.level, found.target),
            )
        )
    if found.answer == "dont-know":
        rows.append((t("Hỏi ai"), who_text(indicator.asks, view.language)))
    cells = [join(tag("dt", head), tag("dd", text)) for head, text in rows]
    return join(title, tag("dl", *cells))


def _target(view: View, indicator: Indicator, level: int | None, target: int) -> str:
    if level is not None and level >= target:
        return view.t("Mức {level}: đã đạt", level=target)
    return view.level_text(indicator.id, target)


def trace_table(view: View, node: NodeResult) -> Html:
    """How the number was made: the rule, then each part's weight, share and value."""
    t = view.t
    made_of_items = any(term.id in view.indicators for term in node.trace.terms)
    return join(
        table(
            t("Số này được tính thế nào: {name}", name=view.title(node.id)),
            [
                t("Mục") if made_of_items else t("Phần"),
                t("Trọng số"),
                t("Tỷ trọng"),
                t("Mức") if made_of_items else t("Điểm"),
            ],
            [_trace_row(view, term) for term in node.trace.terms],
        ),
        tag(
            "p",
            rule_text(node.trace.rule, view.language),
            " ",
            _sum(view, node),
            class_="rm",
        ),
    )


def _trace_row(view: View, term: TraceTerm) -> list[Part]:
    if term.value is not None and term.id in view.indicators:
        value = number_text(term.value, view.language)
    elif term.value is not None:
        value = score_text(term.value, view.language)
        if view.result.node(term.id).score is None:
            value = view.t("{value} (từ phần đã biết)", value=value)
    else:
        why = left_out_text(term.why_left_out, view.language)
        value = f"{UNKNOWN} ({why})" if why else UNKNOWN
    return [
        view.title(term.id),
        number_text(term.weight, view.language),
        share_text(term.share, view.language),
        value,
    ]


def _sum(view: View, node: NodeResult) -> str:
    if node.trace.rule not in {"weighted-mean", "mean"}:
        return ""
    parts = [
        f"{number_text(round(term.value, 2), view.language)} × "
        f"{share_text(term.share, view.language)}"
        for term in node.trace.terms
        if term.value is not None and term.share
    ]
    if node.score is None or not parts:
        return ""
    return f"{' + '.join(parts)} = {number_text(round(node.score, 2), view.language)}."


def contradictions(view: View) -> Html:
    """Answers that rarely stand together, said gently."""
    found = view.result.contradictions
    if not found:
        return Html("")
    return join(
        tag("h3", view.t("Câu trả lời nên xem lại")),
        items(
            join(
                view.say(one.ask),
                " ",
                tag(
                    "span",
                    " · ".join(view.title(key) for key in one.indicators),
                    class_="rm",
                ),
            )
            for one in found
        ),
    )
