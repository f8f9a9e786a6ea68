"""All answers on one screen, each with a way back to its card."""

from html import escape

import streamlit as st

from assessment.language import translator
from assessment.web import navigation, paths, reading, survey
from assessment.web.components import card, frame
from assessment.web.navigation import Visit


def show(visit: Visit) -> None:
    """Draw every asked question with its answer; one card opens to be changed."""
    t = translator(visit.language)
    read = reading.read(visit.actor, visit.set_id)
    navigation.mark_state(f"{paths.REVIEW}-{visit.place}")
    st.title(t("Các câu trả lời"), anchor=False)
    left = survey.open_items(read.asked, read.found)
    done = len(read.asked) - left
    frame.quiet(t("{n} trên {all} câu đã trả lời.", n=done, all=len(read.asked)))
    for section in read.questionnaire.sections:
        keys = [key for key in section.indicators if key in read.asked]
        if keys:
            st.header(section.title.in_language(visit.language), anchor=False)
        for key in keys:
            _row(visit, read, key)
    frame.ways_out(visit.language, here=paths.REVIEW)


def _row(visit: Visit, read: reading.Reading, key: str) -> None:
    t = translator(visit.language)
    indicator = survey.indicator_of(read.questionnaire, key)
    if visit.place == key:
        card.show_card(read.found, indicator, visit.language)
        st.button(t("Xong"), key="done", on_click=navigation.move_to, args=("", key))
        return
    stored = read.found.answers.get(key)
    answer = (
        card.option_text(indicator, stored.answer, visit.language)
        if stored
        else t("chưa trả lời")
    )
    with st.container(key=f"card-{key}"):
        st.html(
            f"<p class='asked'>{escape(indicator.question.in_language(visit.language))}"
            f"</p><p class='given'>{escape(answer)}</p>"
        )
        verb = t("Sửa") if stored else t("Điền câu trả lời")
        title = indicator.title.in_language(visit.language)
        st.button(
            f"{verb}: {title}",
            key=f"open-{key}",
            type="tertiary",
            on_click=navigation.move_to,
            args=(key, key),
        )
