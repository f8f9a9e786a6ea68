"""What every screen shares: the way home, the language, messages, the bottom row."""

from html import escape

import streamlit as st

from assessment.errors import AssessmentError
from assessment.language import translator
from assessment.model.base import Language
from assessment.web import navigation, paths


def _switch(to: Language) -> None:
    st.query_params["lang"] = to


def top(language: Language) -> None:
    """The way home and the other language; both at any moment, nothing is lost."""
    t = translator(language)
    other: Language = "en" if language == "vi" else "vi"
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="top",
    ):
        st.html(
            f'<a class="home" href="/?lang={language}" target="_self">'
            f"{escape(t('Trang đầu'))}</a>",
            width="content",
        )
        st.button(
            "English" if other == "en" else "Tiếng Việt",
            key="language",
            type="tertiary",
            on_click=_switch,
            args=(other,),
        )


def message(text: str) -> None:
    """A plain message in place of a screen."""
    st.html(f'<p class="note" role="alert">{escape(text)}</p>')


def quiet(text: str) -> None:
    """A line in muted ink."""
    st.html(f'<p class="quiet">{escape(text)}</p>')


def problem_text(error: AssessmentError, language: Language) -> str:
    """What went wrong and what to do, without code and place: for a field."""
    return " ".join(
        f"{found.what(language)} {found.to_do(language)}" for found in error.problems
    )


def status(problem: str, *, is_saved: bool, language: Language) -> None:
    """The quiet line under a field; it always takes its room, so nothing jumps."""
    t = translator(language)
    if problem:
        kind, text = "alert", problem
    elif is_saved:
        kind, text = "saved", t("Đã lưu")
    else:
        kind, text = "quiet", "\u00a0"
    st.html(f'<p class="status {kind}" role="status">{escape(text)}</p>')


def rules(texts: list[str], language: Language) -> None:
    """How to answer, before the first card: one rule open, the others folded."""
    if not texts:
        return
    first, *others = texts
    folded = "".join(f"<li>{escape(text)}</li>" for text in others)
    more = escape(translator(language)("Thêm về cách trả lời"))
    st.html(
        f"<p><b>{escape(first)}</b></p>"
        + (
            f'<details class="rules"><summary><span>{more}</span></summary>'
            f"<ul>{folded}</ul></details>"
            if others
            else ""
        )
    )


def bottom(language: Language, *, back: str | None, following: str, label: str) -> None:
    """Back and next within the survey, then the ways out; no place next: the result."""
    t = translator(language)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", key="back-and-next"
    ):
        if back is not None:
            st.button(
                t("Quay lại"), key="back", on_click=navigation.move_to, args=(back,)
            )
        if following:
            st.button(
                label,
                key="next",
                type="primary",
                on_click=navigation.move_to,
                args=(following,),
            )
        else:
            navigation.link(paths.RESULT, label, key="to-result")
    ways_out(language)


def ways_out(language: Language, *, here: str = "") -> None:
    """Leave at any time, look back, the result, the own data; never ``here``."""
    t = translator(language)
    quiet(t("Nghỉ lúc nào cũng được: câu đã trả lời là đã lưu."))
    ways = {
        paths.REVIEW: t("Xem lại câu trả lời"),
        paths.RESULT: t("Xem kết quả"),
        paths.MY_DATA: t("Dữ liệu của tôi"),
    }
    with st.container(horizontal=True, key="ways-out"):
        for name, label in ways.items():
            if name != here:
                navigation.link(name, label)
