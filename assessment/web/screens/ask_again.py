"""Answers that rarely stand together, asked again once, gently, never blocking."""

from html import escape

import streamlit as st

from assessment.language import translator
from assessment.model.result import FoundContradiction
from assessment.services import responding, results
from assessment.web import reading, survey
from assessment.web.components import card, frame
from assessment.web.navigation import Visit


def show(visit: Visit, read: reading.Reading) -> None:
    """Draw the pairs with both answers, then the way to the result."""
    t = translator(visit.language)
    result = results.result_of(
        visit.actor, visit.set_id, on=reading.today(), with_support=False, as_asked=True
    )
    shown = _shown_here(visit, read, result.contradictions)
    st.title(t("Xem lại giúp vài câu"), anchor=False)
    if shown:
        frame.quiet(
            t(
                "Những câu dưới đây ít khi đi cùng nhau. Đúng như vậy thì để nguyên; "
                "chỉ hỏi lại một lần."
            )
        )
    else:
        frame.quiet(t("Không có câu nào cần xem lại."))
    drawn: set[str] = set()
    for found in shown:
        st.html(f'<p class="ask">{escape(found.ask.in_language(visit.language))}</p>')
        for key in found.indicators:
            if key not in drawn:
                drawn.add(key)
                indicator = survey.indicator_of(read.questionnaire, key)
                card.show_card(read.found, indicator, visit.language)
    frame.bottom(visit.language, back=None, following="", label=t("Xem kết quả"))


def _shown_here(
    visit: Visit, read: reading.Reading, found: tuple[FoundContradiction, ...]
) -> tuple[FoundContradiction, ...]:
    """The pairs of this visit, marked as asked once they are shown.

    A pair stays on the screen when one of its answers is changed there.
    """
    key = f"asked-again-{visit.set_id}"
    kept = st.session_state.get(key, ())
    known = {pair.id for pair in kept}
    fresh = [pair for pair in found if pair.id not in known]
    for pair in fresh:
        if pair.id not in read.found.asked_again:
            responding.mark_asked_again(
                visit.actor, visit.set_id, contradiction=pair.id
            )
    shown = (*kept, *fresh)
    st.session_state[key] = shown
    return shown
