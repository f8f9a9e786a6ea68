"""My data: where they are, take them away, undo, history, delete."""

from html import escape

import streamlit as st

from assessment.errors import AssessmentError
from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.stored import HistoryEntry
from assessment.services import responding, safekeeping
from assessment.web import navigation, paths, reading, survey
from assessment.web.components import card, frame, newer_version, pilot_panel
from assessment.web.navigation import Visit

_MOST_SHOWN = 30


def show(visit: Visit) -> None:
    """Draw what can be done with the data; for one assessment or for all."""
    t = translator(visit.language)
    navigation.mark_state(paths.MY_DATA)
    st.title(t("Dữ liệu của tôi"), anchor=False)
    _where(visit)
    if visit.set_id:
        _this_one(visit)
    _all(visit)
    if visit.set_id:
        frame.ways_out(visit.language, here=paths.MY_DATA)


def _where(visit: Visit) -> None:
    t = translator(visit.language)
    try:
        place = str(safekeeping.where(visit.actor))
    except AssessmentError:
        frame.quiet(t("Câu trả lời nằm trên máy đang chạy chương trình này."))
        return
    st.html(
        f"<p>{escape(t('Mọi câu trả lời nằm trong thư mục này:'))}</p>"
        f'<p class="path">{escape(place)}</p>'
        f"<p>{escape(t('Mỗi ngày có một bản sao lưu, cất trong thư mục đó.'))}</p>"
    )


def _this_one(visit: Visit) -> None:
    t = translator(visit.language)
    read = reading.read(visit.actor, visit.set_id)
    name = read.found.company_name or t("Bài chưa đặt tên")
    # A heading of Streamlit would read Markdown in a typed name.
    st.html(f'<h2 class="typed">{escape(name)}</h2>')
    st.html(
        '<p class="links"><a target="_self" '
        f'href="/download/assessment.yaml?set={escape(visit.set_id)}">'
        f"{escape(t('Tải bài này về'))}</a></p>"
    )
    newer_version.offer(visit, read.found)
    newer_version.left_behind(visit, read.found)
    pilot_panel.panel(visit)
    _undo(visit, read)
    _history(visit, read)
    _delete(
        visit,
        "one",
        t("Xoá bài này"),
        t("Xoá bài này khỏi máy"),
        t(
            "Câu trả lời và lịch sử của bài này sẽ bị xoá; bản sao lưu hằng ngày còn "
            "giữ 14 ngày. Nên tải về trước khi xoá."
        ),
    )


def _undo(visit: Visit, read: reading.Reading) -> None:
    t = translator(visit.language)
    st.button(
        t("Hoàn tác câu vừa trả lời"),
        key="undo",
        on_click=_undo_last,
        args=(visit.set_id, read.found.revision),
    )
    problem = st.session_state.pop("undo-problem", "")
    done = st.session_state.pop("undo-done", "")
    if done:
        indicator = survey.indicator_of(read.questionnaire, done)
        frame.quiet(
            t(
                "Đã hoàn tác: {question}",
                question=indicator.question.in_language(visit.language),
            )
        )
    elif problem:
        frame.message(problem)


def _undo_last(set_id: str, revision: int) -> None:
    """Callback: the answer changed last gets the state it had before."""
    visit = navigation.visit()
    try:
        saved = responding.undo_last(visit.actor, set_id, revision=revision)
    except AssessmentError as error:
        st.session_state["undo-problem"] = frame.problem_text(error, visit.language)
    else:
        st.session_state["undo-done"] = saved.indicator or ""


def _history(visit: Visit, read: reading.Reading) -> None:
    t = translator(visit.language)
    entries = responding.history(visit.actor, visit.set_id)
    if not entries:
        return
    rows = "".join(
        _history_row(read, entry, visit.language)
        for entry in reversed(entries[-_MOST_SHOWN:])
    )
    with st.expander(t("Lịch sử các câu trả lời")):
        st.html(f'<ul class="history">{rows}</ul>')
        if len(entries) > _MOST_SHOWN:
            frame.quiet(t("{n} lần gần nhất.", n=_MOST_SHOWN))


def _history_row(read: reading.Reading, entry: HistoryEntry, language: Language) -> str:
    t = translator(language)
    indicator = survey.indicator_of(read.questionnaire, entry.indicator)
    answer = (
        t("bỏ trống")
        if entry.answer is None
        else card.option_text(indicator, entry.answer, language)
    )
    day = date_text(entry.answered_at[:10], language)
    title = indicator.title.in_language(language)
    return f"<li>{day} · <b>{escape(title)}</b>: {escape(answer)}</li>"


def _all(visit: Visit) -> None:
    t = translator(visit.language)
    st.header(t("Tất cả các bài trên máy này"), anchor=False)
    rows = []
    for found in responding.list_sets(visit.actor):
        address = paths.screen(paths.SURVEY, set=found.id, lang=visit.language)
        name = found.company_name or t("Bài chưa đặt tên")
        day = date_text(found.changed_at[:10], visit.language)
        rows.append(
            f'<li><a href="{escape(address)}" target="_self">{escape(name)}</a>, '
            f"{escape(t('sửa lần cuối {date}', date=day))}</li>"
        )
    if not rows:
        frame.quiet(t("Chưa có bài nào."))
        return
    st.html(f'<ul class="links">{"".join(rows)}</ul>')
    if visit.actor.role != "owner":
        frame.quiet(t("Chỉ người giữ máy chứa dữ liệu mới tải hết hoặc xoá hết được."))
        return
    st.html(
        f'<p class="links"><a href="/download/everything.zip" target="_self">'
        f"{escape(t('Tải tất cả về (một tệp ZIP)'))}</a></p>"
    )
    _delete(
        visit,
        "all",
        t("Xoá tất cả"),
        t("Xoá hẳn tất cả"),
        t(
            "Mọi bài, lịch sử và bản sao lưu hằng ngày sẽ bị xoá, không lấy lại được. "
            "Nên tải về trước khi xoá."
        ),
    )


def _delete(visit: Visit, which: str, label: str, confirm: str, warning: str) -> None:
    """Two steps: the first button only opens the second."""
    if visit.actor.role != "owner":
        return
    t = translator(visit.language)
    asked = f"delete-{which}-asked"
    if not st.session_state.get(asked):
        st.button(
            label,
            key=f"delete-{which}",
            on_click=st.session_state.update,
            args=({asked: True},),
        )
        return
    with st.container(key=f"confirm-{which}"):
        frame.message(warning)
        if st.button(confirm, key=f"delete-{which}-yes"):
            st.session_state[asked] = False
            if which == "all":
                safekeeping.delete_everything(visit.actor)
            else:
                safekeeping.delete_set(visit.actor, visit.set_id)
            st.query_params.pop("set", None)
            navigation.go(paths.MY_DATA)
        st.button(
            t("Thôi, không xoá"),
            key=f"delete-{which}-no",
            on_click=st.session_state.update,
            args=({asked: False},),
        )
