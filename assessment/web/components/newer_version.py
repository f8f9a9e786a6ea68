"""A newer version of the questions: what moving means, and what was left behind."""

from html import escape

import streamlit as st

from assessment.errors import AssessmentError
from assessment.language import date_text, translator
from assessment.model.stored import ResponseSet
from assessment.services import responding
from assessment.web import navigation
from assessment.web.components import frame
from assessment.web.navigation import Visit

_PROBLEM = "move-problem"


def offer(visit: Visit, found: ResponseSet) -> None:
    """Offer to move to the newest version; say what came of an earlier move."""
    t = translator(visit.language)
    if found.newer_version is not None:
        st.html(
            "<p>"
            + escape(
                t(
                    "Bài này dùng bộ câu hỏi bản {old}; nay đã có bản {new}, hỏi thêm "
                    "được nhiều mục hơn. Chuyển sang thì câu trả lời giữ nguyên.",
                    old=found.version,
                    new=found.newer_version,
                )
            )
            + "</p>"
        )
        st.button(
            t("Chuyển sang bản {new}", new=found.newer_version),
            key="move-on",
            on_click=_move,
            args=(found.id, found.revision),
        )
    if problem := st.session_state.get(_PROBLEM, ""):
        frame.message(problem)


def left_behind(visit: Visit, found: ResponseSet) -> None:
    """What earlier moves could not carry over; nothing is dropped silently."""
    t = translator(visit.language)
    for move in responding.moves(visit.actor, found.id):
        day = date_text(move.moved_at[:10], visit.language)
        line = t(
            "Ngày {day}: chuyển từ bản {old} sang bản {new}.",
            day=day,
            old=move.from_version,
            new=move.to_version,
        )
        rows = "".join(
            f"<li>{escape(left.item)}: {escape(str(left.answer))}. "
            f"{escape(left.reason.in_language(visit.language))}</li>"
            for left in move.left_behind
        )
        kept = escape(t("Mọi câu trả lời đã được giữ."))
        st.html(f"<p>{escape(line)}</p>" + (f"<ul>{rows}</ul>" if rows else kept))


def _move(set_id: str, revision: int) -> None:
    """Callback: carry the answers over; a refusal is told in its place."""
    visit = navigation.visit()
    st.session_state.pop(navigation.RESUMED, None)
    st.session_state.pop(_PROBLEM, None)
    try:
        responding.move_to_newest(visit.actor, set_id, revision=revision)
    except AssessmentError as error:
        st.session_state[_PROBLEM] = frame.problem_text(error, visit.language)
