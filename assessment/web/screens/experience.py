"""An optional minute at the end: what the firm went through, without any score."""

from html import escape

import streamlit as st

from assessment.errors import AssessmentError
from assessment.language import translator
from assessment.model.base import Language
from assessment.model.maturity import ExperienceItem
from assessment.model.stored import Experience
from assessment.services import experience
from assessment.web import navigation, paths
from assessment.web.components import frame
from assessment.web.navigation import Visit

_MOST_SHOWN = 8


def show(visit: Visit) -> None:
    """Draw the items of one part; each choice is saved at once, all may be skipped."""
    t = translator(visit.language)
    found = experience.items(visit.actor, visit.set_id)
    half = -(-len(found) // max(1, -(-len(found) // _MOST_SHOWN)))
    part = 2 if visit.place == "2" and len(found) > half else 1
    navigation.mark_state(f"{paths.EXPERIENCE}-{part}")
    st.title(t("Vài câu cho hiệp hội"), anchor=False)
    if not found:
        frame.quiet(t("Bộ câu hỏi này không có phần này."))
        frame.ways_out(visit.language)
        return
    parts = 2 if len(found) > half else 1
    frame.quiet(t("Trang {n} trên {all}", n=part, all=parts))
    if part == 1:
        st.html(f"<p>{escape(_purpose(visit.language))}</p>")
    shown = found[:half] if part == 1 else found[half:]
    for one in shown:
        with st.container(key=f"card-experience-{one.item.id}"):
            _remember(visit.set_id, one)
            _item(visit.set_id, one.item, visit.language)
    frame.bottom(
        visit.language,
        back=None if part == 1 else "1",
        following="2" if part == 1 and len(found) > half else "",
        label=t("Tiếp tục") if part == 1 and len(found) > half else t("Xem kết quả"),
    )


def _purpose(language: Language) -> str:
    return translator(language)(
        "Phần này không tính điểm và không bắt buộc: chọn câu nào muốn kể. Câu trả lời "
        "nằm trên máy này; nếu anh/chị gửi tệp cho hiệp hội thì chỉ dùng để đếm chung, "
        "không nêu tên."
    )


def _key(set_id: str, item: str) -> str:
    return f"experience-{item}-{set_id}"


def _remember(set_id: str, one: Experience) -> None:
    """Show what is stored, unless this session's choice could not be saved."""
    key = _key(set_id, one.item.id)
    if not st.session_state.get(f"{key}-problem"):
        st.session_state[key] = one.chosen


@st.fragment
def _item(set_id: str, item: ExperienceItem, language: Language) -> None:
    t = translator(language)
    key = _key(set_id, item.id)
    texts = {option.id: option.text.in_language(language) for option in item.options}
    question = item.question.in_language(language)
    with st.container(key=f"rows-{len(texts)}-experience-{item.id}", gap="small"):
        if item.help is not None:
            st.html(
                f'<p class="question">{escape(question)}</p>'
                f'<p class="quiet">{escape(item.help.in_language(language))}</p>'
            )
        st.radio(
            question,
            list(texts),
            index=None,
            format_func=texts.__getitem__,
            key=key,
            on_change=_choose,
            args=(set_id, item),
            width="stretch",
            label_visibility="visible" if item.help is None else "collapsed",
        )
        problem = st.session_state.get(f"{key}-problem", "")
        is_chosen = st.session_state.get(key) is not None
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"how-saved-{item.id}"
        ):
            is_saved = is_chosen and not problem
            frame.status(problem, is_saved=is_saved, language=language)
            if is_chosen:
                st.button(
                    t("Bỏ lựa chọn"),
                    key=f"{key}-clear",
                    type="tertiary",
                    on_click=_clear,
                    args=(set_id, item),
                )


def _choose(set_id: str, item: ExperienceItem) -> None:
    """Callback: store the chosen row. Values from the browser are not trusted."""
    key = _key(set_id, item.id)
    option = st.session_state.get(key)
    if option not in {known.id for known in item.options}:
        return
    navigation.touch(item.id)
    try:
        experience.save(
            navigation.visit().actor, set_id, item=item.id, option=str(option)
        )
    except AssessmentError as error:
        line = frame.problem_text(error, navigation.language())
        st.session_state[f"{key}-problem"] = line
    else:
        st.session_state.pop(f"{key}-problem", None)


def _clear(set_id: str, item: ExperienceItem) -> None:
    """Callback: take the choice back; nothing of it stays."""
    key = _key(set_id, item.id)
    navigation.touch(item.id)
    experience.clear(navigation.visit().actor, set_id, item=item.id)
    st.session_state[key] = None
    st.session_state.pop(f"{key}-problem", None)
