"""One company fact as an input a thumb can use, saved the moment it is given.

Up to nine choices are rows to tap; longer lists a searchable box; amounts are bands,
with the exact number for those who like to give it. "Don't know" and "rather not say"
are answers too: the fact is then unknown, never zero.
"""

import datetime
from html import escape

import streamlit as st

from assessment.errors import AssessmentError, Conflict
from assessment.language import date_text, money_text, number_text, translator
from assessment.model.base import Language
from assessment.model.company import (
    CompanyFacts,
    FactDefinition,
    FactValue,
    Industry,
    Range,
)
from assessment.model.stored import ResponseSet, StoredFact
from assessment.services import responding
from assessment.web import navigation
from assessment.web.components import frame
from assessment.web.components.typed_values import read_date, read_number

_MOST_ROWS = 9
UNKNOWN = "unknown"
YES, NO = "yes", "no"


def show_fact(
    found: ResponseSet,
    facts: CompanyFacts,
    definition: FactDefinition,
    language: Language,
    *,
    decides_cards: bool = False,
) -> None:
    """Draw the fact as stored; from then on it redraws alone.

    With ``decides_cards`` the whole screen is drawn again after a save.
    """
    stored = found.facts.get(definition.id)
    seen = st.session_state.get(_key(found.id, definition.id, "fact-seen"))
    st.session_state[_key(found.id, definition.id, "decides")] = decides_cards
    if not (isinstance(seen, tuple) and seen[2]):
        is_saved = isinstance(seen, tuple) and seen[0] == stored and seen[3]
        _remember(found.id, definition.id, stored, found.revision, is_saved=is_saved)
        _fill(found.id, definition, stored, language)
    with st.container(key=f"fact-{definition.id}"):
        _fact(found.id, facts, definition, language, navigation.address())


def choices_of(
    facts: CompanyFacts, definition: FactDefinition, language: Language
) -> dict[str, str]:
    """Every value that may be chosen, with its words; none for a number or a date."""
    t = translator(language)
    if definition.type == "boolean":
        return {YES: t("Có"), NO: t("Không")}
    if definition.bands:
        return {
            str(position): band.label.in_language(language)
            for position, band in enumerate(definition.bands)
        }
    if definition.type != "choice":
        return {}
    if definition.choices:
        return {
            choice.value: choice.label.in_language(language)
            for choice in definition.choices
        }
    if definition.id == "province":
        return {row.code: row.name.in_language(language) for row in facts.provinces}
    return {row.code: _industry_text(row, language) for row in facts.industries}


def _industry_text(row: Industry, language: Language) -> str:
    """A line of business so that its code and everyday words find it as well."""
    text = f"{row.code} · {row.name.in_language(language)}"
    examples = row.examples.in_language(language) if row.examples else ""
    return f"{text} ({examples})" if examples else text


def value_of(definition: FactDefinition, chosen: str) -> FactValue | None:
    """The value behind a chosen row; None: not known or not said."""
    if chosen == UNKNOWN:
        return None
    if definition.type == "boolean":
        return chosen == YES
    if definition.bands:
        return definition.bands[int(chosen)].range
    return chosen


def chosen_of(definition: FactDefinition, value: FactValue | None) -> str | None:
    """The row that stands for ``value``; None when no row does (an exact number)."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Range):
        for position, band in enumerate(definition.bands):
            if band.range == value:
                return str(position)
        return None
    return value if isinstance(value, str) and definition.type == "choice" else None


def read_typed(definition: FactDefinition, text: str) -> FactValue | None:
    """What was typed as a value of this fact; None: it cannot be read."""
    if definition.type == "date":
        return read_date(text, on=datetime.date.today().isoformat())
    return read_number(text)


def how_to_write(definition: FactDefinition, language: Language) -> str:
    """What to write instead of what could not be read."""
    t = translator(language)
    if definition.type == "date":
        return t("Chưa đọc được ngày. Hãy ghi ngày/tháng/năm, ví dụ 15/03/2014.")
    if definition.type == "money":
        return t("Chưa đọc được số tiền. Hãy ghi 1,8 tỷ, 850 triệu hoặc 1.800.000.000.")
    return t("Chưa đọc được số. Hãy chỉ ghi chữ số, ví dụ 45.")


def _key(set_id: str, fact_id: str, part: str) -> str:
    return f"{part}-{fact_id}-{set_id}"


def _remember(
    set_id: str,
    fact_id: str,
    stored: StoredFact | None,
    revision: int,
    *,
    problem: str = "",
    is_saved: bool = False,
) -> None:
    key = _key(set_id, fact_id, "fact-seen")
    st.session_state[key] = (stored, revision, problem, is_saved)


def _fill(
    set_id: str,
    definition: FactDefinition,
    stored: StoredFact | None,
    language: Language,
) -> None:
    for one in ("vi", "en"):
        st.session_state[f"{_key(set_id, definition.id, 'row')}-{one}"] = (
            chosen_of(definition, stored.value) if stored else None
        )
    text = ""
    if stored and not isinstance(stored.value, Range | bool | None):
        if definition.type == "date":
            text = date_text(str(stored.value), "vi")
        elif definition.type != "choice":
            text = number_text(float(stored.value), language)
    st.session_state[_key(set_id, definition.id, "number")] = text


@st.fragment
def _fact(
    set_id: str,
    facts: CompanyFacts,
    definition: FactDefinition,
    language: Language,
    drawn_for: tuple[str, str],
) -> None:
    navigation.follow(drawn_for, definition.id)
    t = translator(language)
    args = (set_id, definition, language)
    question = definition.question.in_language(language)
    _question(definition, language)
    rows = choices_of(facts, definition, language)
    row_key = f"{_key(set_id, definition.id, 'row')}-{language}"
    if rows:
        rows |= {UNKNOWN: t("Chưa biết hoặc không muốn trả lời")}
        with st.container(key=f"rows-{len(rows) - 1}-fact-{definition.id}"):
            if len(rows) <= _MOST_ROWS + 1:
                st.radio(
                    question,
                    list(rows),
                    index=None,
                    format_func=lambda value: rows[value],
                    key=row_key,
                    on_change=_choose,
                    args=args,
                    width="stretch",
                    label_visibility="collapsed",
                )
            else:
                st.selectbox(
                    question,
                    list(rows),
                    index=None,
                    format_func=lambda value: rows[value],
                    key=row_key,
                    on_change=_choose,
                    args=args,
                    placeholder=t("Chọn hoặc gõ để tìm"),
                    label_visibility="collapsed",
                )
    if definition.type not in {"choice", "boolean"}:
        _typed(set_id, definition, language, label=_typed_label(definition, language))
    _status(set_id, definition, language)


def _question(definition: FactDefinition, language: Language) -> None:
    parts = [
        f'<p class="question">{escape(definition.question.in_language(language))}</p>'
    ]
    if definition.help is not None:
        parts.append(
            f'<p class="quiet">{escape(definition.help.in_language(language))}</p>'
        )
    if definition.sensitive:
        parts.append(f'<p class="quiet">{escape(_why_sensitive(language))}</p>')
    st.html("".join(parts))


def _typed(
    set_id: str, definition: FactDefinition, language: Language, *, label: str
) -> None:
    kind = "date" if definition.type == "date" else "number"
    t = translator(language)
    with st.container(key=f"{kind}-{definition.id}"):
        st.text_input(
            label,
            key=_key(set_id, definition.id, "number"),
            max_chars=24,
            on_change=_type,
            args=(set_id, definition, language),
            autocomplete="off",
            placeholder=t("ví dụ 15/03/2014") if kind == "date" else None,
            label_visibility="visible" if definition.bands else "collapsed",
        )
    if not definition.bands:
        st.button(
            t("Chưa biết hoặc không muốn trả lời"),
            key=_key(set_id, definition.id, "skip"),
            type="tertiary",
            on_click=_skip,
            args=(set_id, definition),
        )


def _typed_label(definition: FactDefinition, language: Language) -> str:
    t = translator(language)
    if not definition.bands:
        question = definition.question.in_language(language)
        if definition.type == "date":
            return f"{question} {t('(ngày/tháng/năm)')}"
        return question
    if definition.type == "money":
        return t("Hoặc ghi số chính xác, bằng đồng")
    return t("Hoặc ghi số chính xác")


def _why_sensitive(language: Language) -> str:
    return translator(language)(
        "Thông tin nhạy cảm. Dùng để xác định quy mô và chương trình hỗ trợ phù hợp; "
        "chỉ lưu trên máy này, chỉ người mở được bài này xem được."
    )


def _status(set_id: str, definition: FactDefinition, language: Language) -> None:
    t = translator(language)
    stored, _, problem, is_saved = st.session_state[
        _key(set_id, definition.id, "fact-seen")
    ]
    if problem:
        st.html(f'<p class="status alert" role="status">{escape(problem)}</p>')
        return
    text = ""
    if stored is not None:
        shown = _in_words(definition, stored.value, language)
        text = f"{t('Đã lưu')}{f': {shown}' if shown else ''}"
    kind = "saved" if is_saved else "quiet"
    st.html(f'<p class="status {kind}" role="status">{escape(text) or "&nbsp;"}</p>')


def _in_words(
    definition: FactDefinition, value: FactValue | None, language: Language
) -> str:
    """A typed value read back in full, so that a slip of a zero is seen."""
    if value is None:
        return translator(language)("chưa biết hoặc không muốn trả lời")
    if isinstance(value, Range | bool) or definition.type == "choice":
        return ""
    if definition.type == "date":
        return date_text(str(value), language)
    if definition.type == "money":
        return money_text(int(value), language)
    unit = f" {definition.unit.in_language(language)}" if definition.unit else ""
    return f"{number_text(float(value), language)}{unit}"


def _choose(set_id: str, definition: FactDefinition, language: Language) -> None:
    """Callback: store the chosen row; a row that is not ours is ignored."""
    chosen = st.session_state.get(f"{_key(set_id, definition.id, 'row')}-{language}")
    if not isinstance(chosen, str):
        return
    try:
        value = value_of(definition, chosen)
    except (ValueError, IndexError):
        return
    if _store(set_id, definition, value):
        st.session_state[_key(set_id, definition.id, "number")] = ""


def _type(set_id: str, definition: FactDefinition, language: Language) -> None:
    """Callback: store what was typed, or say how to write it."""
    text = st.session_state.get(_key(set_id, definition.id, "number"), "").strip()
    if not text:
        return
    navigation.touch(definition.id)
    value = read_typed(definition, text)
    if value is None:
        stored, revision, _, _ = st.session_state[
            _key(set_id, definition.id, "fact-seen")
        ]
        problem = how_to_write(definition, language)
        _remember(set_id, definition.id, stored, revision, problem=problem)
        return
    if _store(set_id, definition, value):
        for one in ("vi", "en"):
            st.session_state[f"{_key(set_id, definition.id, 'row')}-{one}"] = None


def _skip(set_id: str, definition: FactDefinition) -> None:
    """Callback: the fact was asked and stays unknown."""
    if _store(set_id, definition, None):
        st.session_state[_key(set_id, definition.id, "number")] = ""


def _store(set_id: str, definition: FactDefinition, value: FactValue | None) -> bool:
    """Save and note how it went; whether it is stored now."""
    stored, revision, _, _ = st.session_state[_key(set_id, definition.id, "fact-seen")]
    navigation.touch(definition.id)
    try:
        saved = responding.save_fact(
            navigation.visit().actor,
            set_id,
            fact=definition.id,
            value=value,
            revision=revision,
        )
    except AssessmentError as error:
        language = navigation.language()
        problem = frame.problem_text(error, language)
        if isinstance(error, Conflict):
            # The other's value is shown in place of the own; choosing again counts.
            current = error.current
            stored = current if isinstance(current, StoredFact) else None
            revision = error.revision
            _fill(set_id, definition, stored, language)
        _remember(set_id, definition.id, stored, revision, problem=problem)
        return False
    _remember(set_id, definition.id, saved.fact, saved.revision, is_saved=True)
    if st.session_state.get(_key(set_id, definition.id, "decides")):
        navigation.touch("cards")
    return True
