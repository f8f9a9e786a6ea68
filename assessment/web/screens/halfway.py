"""What stands after a section: areas seen so far, in words and ranges, no chart."""

from html import escape

import streamlit as st

from assessment.language import UNKNOWN, score_text, translator
from assessment.model.base import Language
from assessment.model.maturity import Depth
from assessment.model.result import NodeResult, Result
from assessment.services import responding, results
from assessment.web import navigation, reading, survey
from assessment.web.components import frame
from assessment.web.navigation import Visit


def show(
    visit: Visit,
    read: reading.Reading,
    steps: tuple[survey.Step, ...],
    *,
    section: str,
) -> None:
    """Draw the short result after ``section`` and the way on."""
    t = translator(visit.language)
    number = int(section) if section.isdecimal() else 0
    result = results.result_of(
        visit.actor, visit.set_id, on=reading.today(), with_support=False
    )
    all_sections = len(read.questionnaire.sections)
    st.title(t("Xong phần {n} trên {all}", n=number, all=all_sections), anchor=False)
    left = survey.open_items(read.asked, read.found)
    if left:
        frame.quiet(
            t(
                "Còn {left} câu, khoảng {minutes} phút.",
                left=left,
                minutes=survey.minutes_for(left),
            )
        )
    st.html(_table(result, visit.language))
    onward = next((step for step in steps if step.section > number), None)
    missed = _missed(read, steps, number)
    if missed:
        frame.quiet(
            t("Phần này còn {n} câu để trống; quay lại lúc nào cũng được.", n=missed)
        )
    if onward is None and left:
        _lead_to_open(visit, read, steps)
    deeper = survey.next_depth(read.questionnaire, read.found.depth)
    if onward is None and deeper is not None and read.found.answers:
        _offer_more(visit, read, deeper)
    own = [step.place for step in steps if step.section == number]
    label = (
        t("Đến phần {n}: {title}", n=onward.section, title=onward.title)
        if onward
        else t("Xem kết quả")
    )
    frame.bottom(
        visit.language,
        back=own[-1] if own else None,
        following=onward.place if onward else _closing(read, result),
        label=label,
    )


def _lead_to_open(
    visit: Visit, read: reading.Reading, steps: tuple[survey.Step, ...]
) -> None:
    """A way to the first question left open, wherever it stands."""
    place, key = survey.open_question(steps, read.found)
    if place:
        st.button(
            translator(visit.language)("Đến câu còn để trống"),
            key="to-open",
            on_click=navigation.move_to,
            args=(place, key),
        )


def _offer_more(visit: Visit, read: reading.Reading, deeper: Depth) -> None:
    """Offer the questions of the next depth; every answer is kept."""
    t = translator(visit.language)
    here = survey.items_at(read.questionnaire, read.found.depth)
    more = len(survey.items_at(read.questionnaire, deeper) - here)
    frame.quiet(
        t(
            "Muốn kết quả chắc hơn, trả lời thêm {n} câu mới, khoảng {minutes} phút. "
            "Câu đã trả lời giữ nguyên.",
            n=more,
            minutes=survey.minutes_for(more),
        )
    )
    st.button(
        t("Trả lời thêm {n} câu mới", n=more),
        key="more",
        on_click=_deepen,
        args=(visit.set_id, deeper),
    )


def _deepen(set_id: str, depth: Depth) -> None:
    """Callback: ask at the next depth, opening at the first new question."""
    visit = navigation.visit()
    st.session_state.pop(navigation.RESUMED, None)
    responding.deepen(visit.actor, set_id, depth=depth)
    read = reading.read(visit.actor, set_id)
    steps = survey.steps_of(
        read.questionnaire, read.found, asked=read.asked, language=visit.language
    )
    # Named in the address, so that the browser's back button leads here again.
    navigation.move_to(survey.place_to_resume(steps, read.found))


def _closing(read: reading.Reading, result: Result) -> str:
    """The place after the last section: the second look, or none, which is the result.

    Leading straight to the result keeps the browser's back button working.
    """
    open_pairs = {pair.id for pair in result.contradictions} - read.found.asked_again
    return "again" if open_pairs else ""


def _missed(read: reading.Reading, steps: tuple[survey.Step, ...], section: int) -> int:
    keys = {k for step in steps if step.section == section for k in step.indicators}
    return survey.open_items(frozenset(keys), read.found)


def _table(result: Result, language: Language) -> str:
    """Every area with an answer so far: its name, its number, its range."""
    t = translator(language)
    above = {node.parent for node in result.dimensions}
    seen = [
        node for node in result.dimensions if node.id not in above and node.answered > 0
    ]
    if not seen:
        return f"<p>{escape(t('Chưa có câu trả lời nào để tính.'))}</p>"
    rows = "".join(
        f'<tr><th scope="row">{escape(node.name.in_language(language))}</th>'
        f"<td>{_number(node, language)}</td></tr>"
        for node in seen
    )
    caption = t("Những nhóm đã trả lời, thang 0 đến 5")
    return (
        f'<table class="so-far"><caption>{escape(caption)}</caption>'
        f"<tbody>{rows}</tbody></table>"
    )


def _number(node: NodeResult, language: Language) -> str:
    t = translator(language)
    number = score_text(node.score, language)
    if node.score is None:
        return f"{UNKNOWN} <small>{escape(t('chưa đủ câu trả lời'))}</small>"
    if node.low is None or node.high is None or node.low == node.high:
        return f"<b>{number}</b>"
    reach = t(
        "có thể từ {low} đến {high}",
        low=score_text(node.low, language),
        high=score_text(node.high, language),
    )
    return f"<b>{number}</b> <small>{escape(reach)}</small>"
