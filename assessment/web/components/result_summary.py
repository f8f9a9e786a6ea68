"""The first screen: the band in words, the weakest area, three next steps.

It must fit a phone of 360 x 740 without scrolling, so it says nothing else; what stands
behind the numbers follows below it.
"""

from assessment.charts import words
from assessment.language import UNKNOWN, date_text, score_text
from assessment.model.maturity import Depth
from assessment.model.result import NodeResult, Result
from assessment.phrases import cost_text, weeks_text
from assessment.web.components.result_html import Html, esc, fill, items, join, tag
from assessment.web.components.result_words import View, free_start, is_micro

_NAME_SHOWN = 60


def first_screen(view: View) -> Html:
    """Heading, band sentence, weakest area with what it blocks, next steps.

    That a critical item holds the band down, or leaves it provisional, belongs to the
    sentence and stands right below it.
    """
    overall = view.result.overall
    return join(
        tag("h1", _title(view)),
        tag("p", band_sentence(view), class_="rlead"),
        *(tag("p", line, class_="rm") for line in _on_the_band(view, overall)),
        weakest_area(view),
        next_steps(view),
    )


def _title(view: View) -> str:
    name = " ".join(view.company_name.split())
    if not name:
        return view.t("Kết quả của doanh nghiệp")
    if len(name) > _NAME_SHOWN:
        name = name[: _NAME_SHOWN - 1].rstrip() + "…"
    return view.t("Kết quả: {name}", name=name)


def band_sentence(view: View) -> Html:
    """Where the firm stands, in one sentence with score and range."""
    t, node = view.t, view.result.overall
    low, high = (score_text(end, view.language) for end in (node.low, node.high))
    if node.answered == 0 and not has_answers(view.result):
        return esc(t("Chưa có câu trả lời nào, nên chưa nói được mức chung."))
    if node.answered == 0:
        return esc(t("Chưa biết mức của mục nào, nên chưa nói được mức chung."))
    if node.score is None:
        return fill(
            t(
                "Chưa đủ câu trả lời để nói mức chung: mới biết {known} trên {asked} "
                "mục. Điểm có thể từ {low} đến {high} trên 5."
            ),
            known=str(node.answered),
            asked=str(node.asked),
            low=low,
            high=high,
        )
    name = view.say(node.band_name) if node.band_name else UNKNOWN
    band = tag("strong", name)
    score = score_text(node.score, view.language)
    if not words.has_range(node):
        return fill(
            t("Doanh nghiệp đang ở mức {band}: {score} trên 5."), band=band, score=score
        )
    return fill(
        t(
            "Doanh nghiệp đang ở mức {band}: {score} trên 5, có thể từ {low} đến "
            "{high}."
        ),
        band=band,
        score=score,
        low=low,
        high=high,
    )


def has_answers(result: Result) -> bool:
    """Whether anything was answered, "don't know" and "not applicable" included."""
    return any(one.answer is not None for one in result.indicators)


def weakest_area(view: View) -> Html:
    """The weakest area, ties named, and what it holds back."""
    t = view.t
    weakest = words.weakest_areas(view.result)
    if not weakest:
        return Html("")
    names = words.names_text([view.say(node.name) for node in weakest], view.language)
    if words.are_alike(view.result) or words.has_one_area(view.result):
        sentence = esc(words.finding(view.result, view.language) + ".")
    else:
        sentence = fill(
            t("Chỗ yếu nhất lúc này: {names}, {score} trên 5."),
            names=tag("strong", names),
            score=score_text(weakest[0].score, view.language),
        )
    below = [node for node in weakest if words.is_below_target(node)]
    blocks = view.dimensions[below[0].id].blocks if below else None
    return tag(
        "div",
        tag("p", sentence),
        tag("p", view.say(blocks)) if blocks else None,
        class_="rweak",
    )


def next_steps(view: View) -> Html:
    """Three things to start with; one that is free this week is marked in words."""
    t = view.t
    steps = view.result.next_steps
    if not steps:
        if not has_answers(view.result):
            text = t("Trả lời vài mục là có việc nên làm tiếp.")
        elif view.result.overall.answered == 0:
            text = t("Hỏi lại vài mục ở phần “Việc cần hỏi lại” là có việc nên làm.")
        else:
            text = t("Các mục đã biết đều đạt mức nên đạt trong 2-3 năm.")
        return tag("p", text)
    rows = []
    for advice in steps:
        cost = cost_text(advice.action, view.language, is_micro=is_micro(view.result))
        start, _ = free_start(view, advice)
        how = (
            tag("span", start[:1].upper() + start[1:], class_="rgood")
            if start
            else esc(cost)
        )
        done = weeks_text(advice, view.language)
        rows.append(
            join(
                view.say(advice.action.title),
                Html(" "),
                tag("span", how, " · ", done, class_="rm"),
            )
        )
    heading = {
        1: t("Việc nên làm tiếp"),
        2: t("Hai việc nên làm tiếp"),
        3: t("Ba việc nên làm tiếp"),
    }[min(3, len(rows))]
    return join(
        tag("h2", heading, class_="rh"), items(rows, ordered=True, class_="rsteps")
    )


def standing_notes(view: View) -> Html:
    """What must be said beside the areas' bands, and what is not asked yet."""
    lines = [
        *(line for node in view.result.dimensions for line in _on_the_band(view, node)),
        deeper(view),
        evaluated(view),
    ]
    return join(*(tag("p", line, class_="rm") for line in lines if line))


def _on_the_band(view: View, node: NodeResult) -> list[str]:
    return [*held_down(view, node), *provisional(view, node)]


def held_down(view: View, node: NodeResult) -> list[str]:
    """For each critical item that limits a node's band: which, and why."""
    lines = []
    for key in node.capped_by:
        indicator = view.indicators[key]
        reason = view.say(indicator.gate.reason) if indicator.gate else ""
        lines.append(
            view.t(
                "{area}: mức bị giữ lại ở “{band}” vì mục “{item}”. {reason}",
                area=view.title(node.id),
                band=view.say(node.band_name) if node.band_name else UNKNOWN,
                item=view.say(indicator.title),
                reason=reason,
            ).strip()
        )
    return lines


def provisional(view: View, node: NodeResult) -> list[str]:
    """That a band is provisional, and why."""
    if not node.provisional or node.band is None:
        return []
    return [
        view.t(
            "{area}: mức này là tạm, vì một mục then chốt còn chưa biết.",
            area=view.title(node.id),
        )
    ]


def deeper(view: View) -> str | None:
    """What the questions not asked yet could still change; None at full depth."""
    node, depth = view.result.overall, view.result.depth
    if depth is Depth.FULL or node.full_low is None or node.full_high is None:
        return None
    if (node.full_low, node.full_high) == (node.low, node.high):
        return None
    low, high = (
        score_text(end, view.language) for end in (node.full_low, node.full_high)
    )
    if depth is Depth.QUICK:
        return view.t(
            "Đây mới là vòng nhanh. Trả lời thêm các câu còn lại, điểm có thể từ {low} "
            "đến {high}.",
            low=low,
            high=high,
        )
    return view.t(
        "Bộ câu hỏi đầy đủ còn hỏi thêm; khi đó điểm có thể từ {low} đến {high}.",
        low=low,
        high=high,
    )


def evaluated(view: View) -> str:
    """How much was answered and on which date the result stands."""
    node = view.result.overall
    return view.t(
        "Dựa trên {known} mục đã biết trong {asked} mục cần hỏi, tính ngày {date}.",
        known=node.answered,
        asked=node.asked,
        date=date_text(view.result.on, view.language),
    )
