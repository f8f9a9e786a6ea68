"""A card: one indicator, its levels as rows, saved the moment one is chosen.

The database is the only memory. What this session keeps for a card is what it last saw
there (:class:`Seen`), so that it can tell when another tab or person was faster. A
choice that could not be saved stays chosen, with one line saying so, until it is.
"""

from dataclasses import dataclass, replace
from html import escape
from typing import Literal

import streamlit as st

from assessment.errors import AssessmentError, Conflict
from assessment.language import translator
from assessment.model.base import Language
from assessment.model.maturity import Indicator
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE, Answer
from assessment.model.stored import ResponseSet, Saved, StoredAnswer
from assessment.services import responding
from assessment.web import navigation
from assessment.web.components import card_help, frame, pilot_panel

State = Literal["quiet", "saved", "failed", "conflict", "unsaved-note"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What this session last saw of one answer, and how its last save went."""

    stored: StoredAnswer | None
    revision: int
    state: State = "quiet"
    problem: str = ""
    wanted: Answer | None = None
    """The choice that is not stored: it failed, or someone else was faster."""


def options_of(indicator: Indicator) -> tuple[Answer, ...]:
    """Everything that may be chosen, lowest level first, then what is no level."""
    beside: tuple[Answer, ...] = (DONT_KNOW_ANSWER,)
    if indicator.not_applicable is not None:
        beside += (NOT_APPLICABLE,)
    return (*(level.level for level in indicator.levels), *beside)


def option_text(indicator: Indicator, answer: Answer, language: Language) -> str:
    """The row of one choice in words."""
    t = translator(language)
    if answer == DONT_KNOW_ANSWER:
        return t("Chưa biết")
    if answer == NOT_APPLICABLE:
        reason = indicator.not_applicable
        text = t("Không áp dụng")
        return f"{text}: {reason.in_language(language)}" if reason else text
    return next(
        level.text.in_language(language)
        for level in indicator.levels
        if level.level == answer
    )


def show_card(found: ResponseSet, indicator: Indicator, language: Language) -> None:
    """Draw the card as stored; from then on it redraws alone."""
    _look_at(found, indicator)
    with st.container(key=f"card-{indicator.id}"):
        _card(found.id, indicator, language, navigation.address())


def _key(set_id: str, indicator_id: str, part: str) -> str:
    return f"{part}-{indicator_id}-{set_id}"


def _choice_key(set_id: str, indicator_id: str, language: Language) -> str:
    return f"{_key(set_id, indicator_id, 'choice')}-{language}"


def _look_at(found: ResponseSet, indicator: Indicator) -> None:
    """Take over what is stored, unless a choice of this session still waits."""
    stored = found.answers.get(indicator.id)
    seen = _seen(found.id, indicator.id)
    if seen is not None and seen.state in {"failed", "conflict", "unsaved-note"}:
        return
    is_same = seen is not None and seen.stored == stored
    state = seen.state if seen is not None and is_same else "quiet"
    _remember(found.id, indicator.id, Seen(stored, found.revision, state))
    for language in ("vi", "en"):
        st.session_state[_choice_key(found.id, indicator.id, language)] = (
            stored.answer if stored else None
        )
    for part in ("evidence", "note"):
        st.session_state[_key(found.id, indicator.id, part)] = (
            getattr(stored, part) if stored else ""
        )


def _seen(set_id: str, indicator_id: str) -> Seen | None:
    found = st.session_state.get(_key(set_id, indicator_id, "seen"))
    return found if isinstance(found, Seen) else None


def _remember(set_id: str, indicator_id: str, seen: Seen) -> None:
    st.session_state[_key(set_id, indicator_id, "seen")] = seen


@st.fragment
def _card(
    set_id: str,
    indicator: Indicator,
    language: Language,
    drawn_for: tuple[str, str],
) -> None:
    navigation.follow(drawn_for, indicator.id)
    key = _choice_key(set_id, indicator.id, language)
    seen = _seen(set_id, indicator.id)
    if seen is None:
        return
    with st.container(key=f"rows-{len(indicator.levels)}-{indicator.id}", gap="small"):
        st.radio(
            _label(indicator, language),
            options_of(indicator),
            index=None,
            format_func=lambda answer: option_text(indicator, answer, language),
            key=key,
            on_change=_choose,
            args=(set_id, indicator, language),
            width="stretch",
        )
        _status(seen, language)
    if seen.state == "conflict":
        _ask_which(set_id, indicator, language, seen)
    elif seen.state == "failed":
        st.button(
            translator(language)("Lưu lại lần nữa"),
            key=_key(set_id, indicator.id, "again"),
            on_click=_choose,
            args=(set_id, indicator, language),
        )
    pilot_panel.unclear_button(set_id, indicator.id, language)
    _folded(set_id, indicator, language)


def _label(indicator: Indicator, language: Language) -> str:
    """The question, and in small letters what a reader needs to choose a line."""
    question = indicator.question.in_language(language)
    if indicator.note is None:
        return question
    return f"{question} :small[{indicator.note.in_language(language)}]"


def _status(seen: Seen, language: Language) -> None:
    t = translator(language)
    kind, text = {
        "quiet": ("quiet", "\u00a0"),
        "saved": ("saved", t("Đã lưu")),
        "failed": ("alert", seen.problem),
        "conflict": ("alert", seen.problem),
        "unsaved-note": (
            "quiet",
            t("Hãy chọn một dòng ở trên; ghi chú được lưu cùng câu trả lời."),
        ),
    }[seen.state]
    st.html(f'<p class="status {kind}" role="status">{escape(text)}</p>')


def _ask_which(
    set_id: str, indicator: Indicator, language: Language, seen: Seen
) -> None:
    """Show the other's answer and let the person choose; nothing was overwritten."""
    t = translator(language)
    theirs = (
        option_text(indicator, seen.stored.answer, language)
        if seen.stored
        else t("chưa trả lời")
    )
    st.html(f"<p>{escape(t('Đang lưu: {answer}', answer=theirs))}</p>")
    with st.container(key=f"which-{indicator.id}"):
        st.button(
            t("Giữ câu đang lưu"),
            key=_key(set_id, indicator.id, "theirs"),
            on_click=_take_theirs,
            args=(set_id, indicator),
        )
        st.button(
            t("Dùng câu tôi vừa chọn"),
            key=_key(set_id, indicator.id, "mine"),
            on_click=_take_mine,
            args=(set_id, indicator),
        )


def _folded(set_id: str, indicator: Indicator, language: Language) -> None:
    t = translator(language)
    with st.expander(t("Giải thích, ví dụ và ghi chú")):
        st.html(card_help.text_of(indicator, language))
        for part, label in (
            ("evidence", t("Có gì để cho xem? (không bắt buộc)")),
            ("note", t("Ghi chú (không bắt buộc)")),
        ):
            st.text_area(
                label,
                key=_key(set_id, indicator.id, part),
                max_chars=card_help.LONGEST_NOTE,
                height=90,
                on_change=_write,
                args=(set_id, indicator),
            )


def _choose(set_id: str, indicator: Indicator, language: Language) -> None:
    """Callback: store the chosen row. Values from the browser are not trusted."""
    answer = st.session_state.get(_choice_key(set_id, indicator.id, language))
    seen = _seen(set_id, indicator.id)
    if answer not in options_of(indicator):
        _take_theirs(set_id, indicator)
    elif seen is not None and seen.state == "conflict":
        # Arrow keys choose line by line: only the button decides a conflict.
        _remember(set_id, indicator.id, replace(seen, wanted=answer))
    else:
        _save(set_id, indicator, answer)


def _take_mine(set_id: str, indicator: Indicator) -> None:
    """Callback: store the own choice in the place of the other's."""
    seen = _seen(set_id, indicator.id)
    if seen is not None and seen.wanted in options_of(indicator):
        _save(set_id, indicator, seen.wanted)


def _write(set_id: str, indicator: Indicator) -> None:
    """Callback: store the note with the answer, or let it wait for one."""
    seen = _seen(set_id, indicator.id)
    if seen is None:
        return
    if seen.stored is None:
        _remember(set_id, indicator.id, replace(seen, state="unsaved-note"))
    else:
        _save(set_id, indicator, seen.stored.answer)


def _take_theirs(set_id: str, indicator: Indicator) -> None:
    """Callback: show what is stored; the own choice is dropped."""
    seen = _seen(set_id, indicator.id)
    if seen is None:
        return
    for language in ("vi", "en"):
        st.session_state[_choice_key(set_id, indicator.id, language)] = (
            seen.stored.answer if seen.stored else None
        )
    _remember(set_id, indicator.id, replace(seen, state="quiet", wanted=None))


def _save(set_id: str, indicator: Indicator, answer: Answer) -> None:
    seen = _seen(set_id, indicator.id)
    if seen is None:
        return
    navigation.touch(indicator.id)
    try:
        saved = responding.save_answer(
            navigation.visit().actor,
            set_id,
            indicator=indicator.id,
            answer=answer,
            revision=seen.revision,
            evidence=st.session_state.get(_key(set_id, indicator.id, "evidence"), ""),
            note=st.session_state.get(_key(set_id, indicator.id, "note"), ""),
        )
    except Conflict as conflict:
        current = conflict.current
        after = Seen(
            stored=current if isinstance(current, StoredAnswer) else None,
            revision=conflict.revision,
            state="conflict",
            problem=_line(conflict),
            wanted=answer,
        )
    except AssessmentError as error:
        after = replace(seen, state="failed", problem=_line(error), wanted=answer)
    else:
        after = _after(saved)
    _remember(set_id, indicator.id, after)


def _after(saved: Saved) -> Seen:
    return Seen(stored=saved.answer, revision=saved.revision, state="saved")


def _line(error: AssessmentError) -> str:
    return frame.problem_text(error, navigation.language())
