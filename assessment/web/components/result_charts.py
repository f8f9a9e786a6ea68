"""The radar and the dot chart on the screen, each with its title, and the table."""

import streamlit as st

from assessment.charts import figures, words
from assessment.charts.geometry import LEAST_AXES, axes_of
from assessment.theme import Mode
from assessment.web.components.result_areas import score_table
from assessment.web.components.result_html import Html, join, tag
from assessment.web.components.result_style import style
from assessment.web.components.result_words import View


def mode() -> Mode:
    """The reader's mode; light until the browser has said which."""
    return "dark" if st.context.theme.type == "dark" else "light"


def put(*parts: Html) -> None:
    """Show pieces of a result in the page's own look."""
    st.html(tag("div", *parts, class_="rr"))


def put_style() -> None:
    """The look of the pieces; once a page, before them."""
    st.html(f"<style>{style()}</style>")


def radar(view: View, heading: Html) -> None:
    """The radar under ``heading`` and the sentence of its finding, then its table."""
    finding = words.finding(view.result, view.language)
    put(heading, _title(finding, words.radar_subtitle(view.language)))
    if len(axes_of(view.result)) >= LEAST_AXES:
        st.plotly_chart(
            figures.radar(view.result, view.questionnaire, view.language, mode()),
            theme=None,
            config=figures.CONFIG,
            alt=words.radar_alt(view.result, view.language),
            key=f"radar-{view.language}-{mode()}",
        )
    put(score_table(view))


def dots(view: View) -> None:
    """The areas from the weakest."""
    put(_title(view.t("Từ yếu nhất đến mạnh nhất"), words.dots_subtitle(view.language)))
    st.plotly_chart(
        figures.dots(view.result, view.questionnaire, view.language, mode()),
        theme=None,
        config=figures.CONFIG,
        alt=words.dots_alt(view.result, view.language),
        key=f"dots-{view.language}-{mode()}",
    )


def _title(finding: str, subtitle: str) -> Html:
    return join(tag("h3", finding), tag("p", subtitle, class_="rm"))
