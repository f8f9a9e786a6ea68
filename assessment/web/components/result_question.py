"""The next most useful question about the firm, answered in place.

The answer is saved the moment it is given, and the whole page is made again: verdicts,
targets and the next question follow from it.
"""

import streamlit as st

from assessment.errors import AssessmentError
from assessment.model.company import FactDefinition, FactValue
from assessment.model.stored import ResponseSet
from assessment.phrases import fact_text
from assessment.services import responding
from assessment.web import navigation
from assessment.web.components import fact_input
from assessment.web.components.result_charts import put
from assessment.web.components.result_html import join, tag
from assessment.web.components.result_words import View

_MOST_ROWS = 10


def next_question(view: View, found: ResponseSet) -> None:
    """Ask it, and say what the last answer here was saved as."""
    support = view.result.support
    if support is None:
        return
    t = view.t
    asked = support.next_question
    definition = view.facts.fact(asked.fact) if asked else None
    note = st.session_state.get(_key(found.id, "note"), "")
    if note:
        put(tag("p", note, role="status"))
    if asked is None or definition is None:
        return
    put(
        join(
            tag("h3", t("Câu hỏi có ích nhất lúc này"), id_="next-question"),
            tag(
                "p",
                t(
                    "Trả lời câu này giúp biết thêm về {count} chương trình.",
                    count=len(asked.decides),
                ),
                class_="rm",
            ),
        )
    )
    with st.container(border=True, key="next-question-box"):
        _input(view, found, definition)


def _key(set_id: str, part: str) -> str:
    return f"next-{part}-{set_id}"


def _input(view: View, found: ResponseSet, definition: FactDefinition) -> None:
    t, language = view.t, view.language
    question = definition.question.in_language(language)
    rows = fact_input.choices_of(view.facts, definition, language)
    args = (found, view, definition)
    if rows:
        unknown = t("Chưa biết hoặc không muốn trả lời")
        rows = {**rows, fact_input.UNKNOWN: unknown}
        key = _key(found.id, f"{definition.id}-{language}")
        with st.container(key=f"rows-{len(rows) - 1}-next-{definition.id}"):
            if len(rows) <= _MOST_ROWS:
                st.radio(
                    question,
                    list(rows),
                    index=None,
                    format_func=lambda value: rows[value],
                    key=key,
                    on_change=_choose,
                    args=args,
                )
            else:
                st.selectbox(
                    question,
                    list(rows),
                    index=None,
                    format_func=lambda value: rows[value],
                    key=key,
                    on_change=_choose,
                    args=args,
                    placeholder=t("Chọn hoặc gõ để tìm"),
                )
    else:
        with st.container(key=f"number-next-{definition.id}"):
            label = question
            if definition.type == "date":
                label = f"{question} {t('(ngày/tháng/năm)')}"
            st.text_input(
                label,
                key=_key(found.id, definition.id),
                max_chars=24,
                on_change=_type,
                args=args,
                autocomplete="off",
            )
        st.button(
            t("Chưa biết hoặc không muốn trả lời"),
            key=_key(found.id, f"{definition.id}-skip"),
            on_click=_save,
            args=(*args, None),
        )
    if definition.help is not None:
        put(tag("p", definition.help.in_language(language), class_="rm"))


def _choose(found: ResponseSet, view: View, definition: FactDefinition) -> None:
    """Callback: save the chosen row; a row that is not ours is ignored."""
    key = _key(found.id, f"{definition.id}-{view.language}")
    chosen = st.session_state.get(key)
    rows = fact_input.choices_of(view.facts, definition, view.language)
    if chosen != fact_input.UNKNOWN and chosen not in rows:
        return
    _save(found, view, definition, fact_input.value_of(definition, chosen))


def _type(found: ResponseSet, view: View, definition: FactDefinition) -> None:
    """Callback: save what was typed, or say how to write it."""
    text = str(st.session_state.get(_key(found.id, definition.id), "")).strip()
    if not text:
        return
    value = fact_input.read_typed(definition, text)
    if value is None:
        _tell(found.id, fact_input.how_to_write(definition, view.language))
        return
    _save(found, view, definition, value)


def _save(
    found: ResponseSet,
    view: View,
    definition: FactDefinition,
    value: FactValue | None,
) -> None:
    """Save in the name of who is there now, who may not be who opened the page."""
    t, language = view.t, view.language
    try:
        responding.save_fact(
            navigation.visit().actor,
            found.id,
            fact=definition.id,
            value=value,
            revision=found.revision,
        )
    except AssessmentError as error:
        _tell(
            found.id,
            " ".join(
                f"{one.what(language)} {one.to_do(language)}" for one in error.problems
            ),
        )
        return
    _tell(
        found.id,
        t(
            "Đã lưu: {question} {answer}. Kết quả đã tính lại.",
            question=definition.question.in_language(language),
            answer=fact_text(definition.id, value, view.facts, language),
        ),
    )


def _tell(set_id: str, text: str) -> None:
    st.session_state[_key(set_id, "note")] = text
