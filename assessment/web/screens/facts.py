"""The six first company facts: those that decide most verdicts."""

import streamlit as st

from assessment.errors import AssessmentError, Conflict
from assessment.language import translator
from assessment.model.company import FactDefinition
from assessment.services import responding
from assessment.web import navigation, reading
from assessment.web.components import fact_input, frame, pilot_panel
from assessment.web.navigation import Visit

_LONGEST_NAME = 200


def show(visit: Visit, read: reading.Reading, *, following: str) -> None:
    """Draw the name and the first facts; each is saved at once, all may be skipped."""
    t = translator(visit.language)
    st.title(t("Vài nét về doanh nghiệp"), anchor=False)
    frame.quiet(
        t(
            "Khoảng 2 phút. Sáu điều này quyết định chương trình hỗ trợ nào phù hợp; "
            "điều nào chưa biết hoặc không muốn nói thì bỏ qua."
        )
    )
    _company_name(visit, read)
    for definition in first_facts(read):
        fact_input.show_fact(read.found, read.facts, definition, visit.language)
    pilot_panel.panel(visit)
    frame.bottom(
        visit.language, back=None, following=following, label=t("Đến câu hỏi đầu tiên")
    )


def first_facts(read: reading.Reading) -> tuple[FactDefinition, ...]:
    """The facts asked of everyone before the cards, in the order of the file."""
    return tuple(fact for fact in read.facts.facts if fact.stage == "first")


def _company_name(visit: Visit, read: reading.Reading) -> None:
    t = translator(visit.language)
    key = f"company-name-{visit.set_id}"
    if st.session_state.get(f"{key}-problem", "") == "":
        st.session_state[key] = read.found.company_name
        st.session_state[f"{key}-revision"] = read.found.revision
    with st.container(key="fact-company-name"):
        label = t("Tên doanh nghiệp (không bắt buộc)")
        _name_field(visit.set_id, label, key, navigation.address())


@st.fragment
def _name_field(set_id: str, label: str, key: str, drawn_for: tuple[str, str]) -> None:
    navigation.follow(drawn_for, key)
    st.text_input(
        label,
        key=key,
        max_chars=_LONGEST_NAME,
        on_change=_rename,
        args=(set_id, key),
        autocomplete="organization",
    )
    frame.status(
        st.session_state.get(f"{key}-problem", ""),
        is_saved=bool(st.session_state.get(f"{key}-saved")),
        language=navigation.language(),
    )


def _rename(set_id: str, key: str) -> None:
    """Callback: store the name; a failure stays visible and the text stays typed."""
    navigation.touch(key)
    try:
        saved = responding.rename_company(
            navigation.visit().actor,
            set_id,
            name=st.session_state.get(key, ""),
            revision=st.session_state[f"{key}-revision"],
        )
    except AssessmentError as error:
        language = navigation.language()
        problem = frame.problem_text(error, language)
        if isinstance(error, Conflict):
            st.session_state[f"{key}-revision"] = error.revision
            t = translator(language)
            problem = f"{problem} {t('Đang lưu: {answer}', answer=error.current)}"
        st.session_state[f"{key}-problem"] = problem
        st.session_state[f"{key}-saved"] = False
    else:
        st.session_state[f"{key}-revision"] = saved.revision
        st.session_state[f"{key}-problem"] = ""
        st.session_state[f"{key}-saved"] = True
