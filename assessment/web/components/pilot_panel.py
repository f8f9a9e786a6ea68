"""Taking part in the pilot: what is measured, yes or no, the file to send, unclear."""

from html import escape
from typing import get_args
from urllib.parse import urlencode

import streamlit as st

from assessment.errors import AssessmentError
from assessment.language import translator
from assessment.model.base import Language
from assessment.model.maturity import Role
from assessment.model.stored import PilotState
from assessment.services import pilot
from assessment.web import navigation
from assessment.web.components import card_help, frame
from assessment.web.navigation import Visit

_LONGEST_CODE = 40
_ROLE, _CODE, _PROBLEM = "pilot-role", "pilot-code", "pilot-problem"


def panel(visit: Visit) -> None:
    """A fold: what taking part means, and the way in or out."""
    t = translator(visit.language)
    agreed = pilot.state(visit.actor, visit.set_id)
    label = t("Giúp làm bộ câu hỏi dễ hiểu hơn (không bắt buộc)")
    with st.expander(label, key="pilot"):
        st.html("".join(f"<p>{escape(text)}</p>" for text in _what(visit.language)))
        if agreed is None:
            _way_in(visit)
        else:
            _way_out(visit, agreed)
        # Kept until the next tap: a run that is cut short must not swallow it.
        if problem := st.session_state.get(_PROBLEM, ""):
            frame.message(problem)


def _what(language: Language) -> tuple[str, ...]:
    t = translator(language)
    return (
        t(
            "Nếu đồng ý, máy này ghi lại: mỗi câu mất bao nhiêu giây, câu nào đã hiện "
            "mà bỏ trống, câu nào anh/chị đánh dấu khó hiểu, vai trò của anh/chị và "
            "ngôn ngữ trên màn hình."
        ),
        t(
            "Không gì tự gửi đi. Anh/chị tải tệp về và gửi cho người tổ chức nếu muốn; "
            "tệp đó không có tên doanh nghiệp. Ngừng lúc nào cũng được, phần đã ghi bị "
            "xoá ngay."
        ),
    )


def _way_in(visit: Visit) -> None:
    t = translator(visit.language)
    st.radio(
        t("Anh/chị làm việc gì trong doanh nghiệp?"),
        get_args(Role),
        index=None,
        format_func=lambda role: card_help.role_text(role, visit.language),
        key=_ROLE,
    )
    st.text_input(
        t("Mã do người tổ chức cho (nếu có)"), key=_CODE, max_chars=_LONGEST_CODE
    )
    st.button(
        t("Đồng ý ghi lại"), key="pilot-in", on_click=_agree, args=(visit.set_id,)
    )


def _way_out(visit: Visit, agreed: PilotState) -> None:
    t = translator(visit.language)
    measured = sum(1 for item in agreed.items.values() if item.seconds is not None)
    unclear = sum(1 for item in agreed.items.values() if item.unclear)
    frame.quiet(
        t(
            "Đang ghi: {n} câu đã đo, {unclear} câu khó hiểu. Mã của anh/chị: {code}.",
            n=measured,
            unclear=unclear,
            code=agreed.respondent,
        )
    )
    query = urlencode({"set": visit.set_id, "lang": visit.language})
    st.html(
        f'<p class="links"><a target="_self" href="/download/pilot.yaml?{query}">'
        f"{escape(t('Tải tệp để gửi người tổ chức'))}</a></p>"
    )
    st.button(
        t("Ngừng ghi và xoá phần đã ghi"),
        key="pilot-out",
        on_click=_leave,
        args=(visit.set_id,),
    )


def _agree(set_id: str) -> None:
    """Callback: note the consent; a role is needed."""
    visit = navigation.visit()
    st.session_state.pop(_PROBLEM, None)
    chosen = st.session_state.get(_ROLE)
    role: Role | None = next((one for one in get_args(Role) if one == chosen), None)
    if role is None:
        t = translator(visit.language)
        st.session_state[_PROBLEM] = t("Hãy chọn việc anh/chị làm rồi bấm lại.")
        return
    try:
        code = str(st.session_state.get(_CODE, ""))
        pilot.opt_in(visit.actor, set_id, role=role, company_code=code)
    except AssessmentError as error:
        st.session_state[_PROBLEM] = frame.problem_text(error, visit.language)


def _leave(set_id: str) -> None:
    """Callback: erase what was measured; answers stay."""
    visit = navigation.visit()
    st.session_state.pop(_PROBLEM, None)
    try:
        pilot.opt_out(visit.actor, set_id)
    except AssessmentError as error:
        st.session_state[_PROBLEM] = frame.problem_text(error, visit.language)


def note_shown(visit: Visit, indicators: tuple[str, ...]) -> None:
    """Remember for the cards whether this set takes part, and that they are shown."""
    agreed = pilot.state(visit.actor, visit.set_id)
    st.session_state.pop(_PROBLEM, None)
    st.session_state[_flag(visit.set_id)] = agreed is not None
    if agreed is None:
        return
    for key in indicators:
        item = agreed.items.get(key)
        st.session_state[_mark(visit.set_id, key)] = bool(item and item.unclear)
    if any(not (key in agreed.items and agreed.items[key].shown) for key in indicators):
        pilot.shown(visit.actor, visit.set_id, indicators=indicators)


def unclear_button(set_id: str, indicator: str, language: Language) -> None:
    """A way to say that a question is hard to understand; only in the pilot."""
    if not st.session_state.get(_flag(set_id)):
        return
    t = translator(language)
    is_marked = st.session_state.get(_mark(set_id, indicator), False)
    st.button(
        t("Đã đánh dấu khó hiểu (bỏ dấu)") if is_marked else t("Câu này khó hiểu"),
        key=f"unclear-{indicator}-{set_id}",
        type="tertiary",
        on_click=_toggle,
        args=(set_id, indicator),
    )


def _toggle(set_id: str, indicator: str) -> None:
    """Callback: set or take back the mark."""
    navigation.touch(indicator)
    try:
        marked = pilot.unclear(navigation.visit().actor, set_id, indicator)
    except AssessmentError:
        st.session_state[_flag(set_id)] = False
    else:
        st.session_state[_mark(set_id, indicator)] = marked


def _flag(set_id: str) -> str:
    return f"in-pilot-{set_id}"


def _mark(set_id: str, indicator: str) -> str:
    return f"unclear-mark-{indicator}-{set_id}"
