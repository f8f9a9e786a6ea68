"""Pages, the visit they run in, and how one leads to another.

The address holds everything: which assessment, which place in it, which language. A
reload, a sent link or a lost connection therefore lands where the person was.
"""

import secrets
from dataclasses import dataclass
from functools import partial
from html import escape

import streamlit as st

from assessment.errors import AssessmentError
from assessment.language import translator
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.web import paths, visitor

_SET = "set"
_PLACE = "at"
_CARD = "card"
_LANGUAGE = "lang"
_TOUCHED = "touched"
RESUMED = "resumed"
"""Session key: where the survey opened when the address named no place."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One run of the script: who asks, about which assessment, in which language."""

    actor: Actor
    set_id: str
    place: str
    language: Language


def language() -> Language:
    """The language of this run: the address, else the cookie, else the browser."""
    return visitor.chosen_language(
        asked=st.query_params.get(_LANGUAGE),
        cookie=st.context.cookies.get(visitor.LANGUAGE_COOKIE),
        accepted=st.context.headers.get("accept-language"),
    )


def title() -> str:
    """The name in the browser's tab."""
    return translator(language())("Tự đánh giá sản xuất thông minh")


def visit() -> Visit:
    """Who asks for what in this run; the actor is looked up anew each time.

    Raises NotAllowed when the visitor is not let in (any more).
    """
    return Visit(
        actor=visitor.actor_of_cookies(st.context.cookies),
        set_id=st.query_params.get(_SET, ""),
        place=st.query_params.get(_PLACE, ""),
        language=language(),
    )


def run() -> None:
    """Run the screen of the address."""
    page = st.navigation(
        [_page("", is_default=True), *(_page(name) for name in paths.SCREENS)],
        position="hidden",
    )
    page.run()


def go(name: str, place: str = "", *, set_id: str = "") -> None:
    """Lead to another screen in the body of a run; never call it in a callback."""
    st.switch_page(_page(name), query_params=_query(place, set_id))


def link(
    name: str,
    label: str,
    place: str = "",
    key: str | None = None,
    *,
    set_id: str = "",
) -> None:
    """A link to another screen of the same assessment, or another, without a reload."""
    with st.container(key=key or f"link-{name}"):
        st.page_link(_page(name), label=label, query_params=_query(place, set_id))


def link_to_set(name: str, label: str, set_id: str, *, key: str) -> None:
    """A link to another assessment; a plain one, which loads the page anew.

    Streamlit leaves the address as it is when a link leads to the screen one is on,
    so that a reload or the back button would show the other assessment again.
    """
    address = paths.screen(name, set=set_id, lang=language())
    with st.container(key=key):
        st.html(
            f'<p class="links"><a href="{escape(address)}" target="_self">'
            f"{escape(label)}</a></p>"
        )


def move_to(place: str, card: str = "") -> None:
    """Set the place within the screen; for callbacks, the run that follows shows it."""
    if place:
        st.query_params[_PLACE] = place
    else:
        st.query_params.pop(_PLACE, None)
    if card:
        st.query_params[_CARD] = card
    elif _CARD in st.query_params:
        del st.query_params[_CARD]


def address() -> tuple[str, str]:
    """The language and place this run shows; what a fragment was drawn for."""
    return language(), st.query_params.get(_PLACE, "")


def touch(part: str) -> None:
    """Note, in a callback, that what ``part`` shows has changed."""
    st.session_state.setdefault(_TOUCHED, set()).add(part)


def follow(drawn_for: tuple[str, str], part: str) -> None:
    """Run the whole script when more than ``part`` has changed; first in a fragment.

    Leaving a text field by a click elsewhere sends both in one batch, and Streamlit
    then runs only the field's fragment: the address would change, the screen not.
    """
    others = st.session_state.pop(_TOUCHED, set()) - {part}
    if others or address() != drawn_for:
        st.rerun(scope="app")


def mark_state(place: str, card: str = "") -> None:
    """Tell the page's script where the reader is, at which card, in which language."""
    card = st.query_params.get(_CARD, card)
    t = translator(language())
    skip = t("Đến nội dung chính")
    none = t("Không thấy. Thử chữ khác, hoặc hai số đầu của mã ngành.")
    lost = t("Mất kết nối, đang nối lại. Câu đã lưu vẫn còn.")
    st.html(
        f'<div id="page-state" data-language="{language()}" '
        f'data-place="{escape(place)}" data-card="{escape(card)}" '
        f'data-skip="{escape(skip)}" data-lost="{escape(lost)}" '
        f'data-none="{escape(none)}" '
        f'data-run="{secrets.token_hex(4)}"></div>'
    )


def _query(place: str, set_id: str = "") -> dict[str, str]:
    query: dict[str, str] = {_LANGUAGE: language()}
    if found := set_id or st.query_params.get(_SET):
        query[_SET] = found
    if place:
        query[_PLACE] = place
    return query


def _page(name: str, *, is_default: bool = False) -> st.Page:
    return st.Page(
        partial(show, name),
        url_path=name or "start",
        title=title(),
        default=is_default,
    )


def show(name: str) -> None:
    """Draw the screen ``name``; a refusal is told in its place, never raised."""
    from assessment.web.components import frame

    t = translator(language())
    st.session_state.pop(_TOUCHED, None)
    frame.top(language())
    try:
        found = visit()
        if name != paths.SURVEY or found.place:
            st.session_state.pop(RESUMED, None)
        if not found.set_id and name != paths.MY_DATA:
            frame.message(t("Chưa chọn bài nào. Hãy về trang đầu và chọn một bài."))
        else:
            _screen(name, found)
    except AssessmentError as error:
        for problem in error.problems:
            frame.message(problem.line_of_text(language()))


def _screen(name: str, found: Visit) -> None:
    if name == paths.RESULT:
        from assessment.web.screens import result

        result.show(found)
    elif name == paths.REVIEW:
        from assessment.web.screens import review

        review.show(found)
    elif name == paths.EXPERIENCE:
        from assessment.web.screens import experience

        experience.show(found)
    elif name == paths.MY_DATA:
        from assessment.web.screens import my_data

        my_data.show(found)
    else:
        from assessment.web.screens import respond

        respond.show(found)
