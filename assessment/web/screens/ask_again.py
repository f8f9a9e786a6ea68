"""Answers that rarely stand together, asked again once, gently, never blocking."""

from html import escape

import streamlit as st

from assessment.language import translator
from assessment.model.result import FoundContradiction
from assessment.services import responding, results
from assessment.web import navigation, paths, reading, survey
from assessment.web.components import card, frame
from assessment.web.navigation import Visit


def show(visit: Visit, read: reading.Reading) -> None:
    """Draw the pairs with both answers; with none left, lead on to the result."""
    t = translator(visit.language)
    result = results.result_of(visit.actor, visit.set_id, on=reading.today())
    shown = _shown_here(visit, read, result.contradictions)
    if not shown:
        navigation.go(paths.RESULT)
    st.header(t("Xem lại giúp vài câu"), anchor=False)
    frame.quiet(
        t(
            "Những câu dưới đây ít khi đi cùng nhau. Đúng như vậy thì để nguyên; "
            "chỉ hỏi lại một lần."
        )
    )
    drawn: set[str] = set()
    for found in shown:
        st.html(f'<p class="ask">{escape(found.ask.in_language(visit.language))}</p>')
        for key in found.indicators:
            if key not in drawn:
                drawn.add(key)
                indicator = survey.indicator_of(read.questionnaire, key)
                card.show_card(read.found, indicator, visit.language)
    with st.container(horizontal=True, key="back-and-next"):
        is_done = st.button(t("Xem kết quả"), key="next", type="primary")
    if is_done:
        for found in shown:
            responding.mark_asked_again(
                visit.actor, visit.set_id, contradiction=found.id
            )
        navigation.go(paths.RESULT)
    frame.ways_out(visit.language)


def _shown_here(
    visit: Visit, read: reading.Reading, found: tuple[FoundContradiction, ...]
) -> tuple[FoundContradiction, ...]:
    """Those not asked again yet; a pair stays on screen when its answer is changed."""
    key = f"asked-again-{visit.set_id}"
    kept = st.session_state.get(key, ())
    fresh = [
        pair
        for pair in found
        if pair.id not in read.found.asked_again
        and pair.id not in {known.id for known in kept}
    ]
    shown = tuple(
        pair for pair in (*kept, *fresh) if pair.id not in read.found.asked_again
    )
    st.session_state[key] = shown
    return shown
