"""What if: change any levels and see the result change. Nothing is saved.

The trial lives in this session alone and is marked as a trial on every line it shows.
"""

import streamlit as st

from assessment.charts import words
from assessment.language import UNKNOWN, score_text
from assessment.model.responses import Answer
from assessment.model.result import NodeResult, Result
from assessment.services import results
from assessment.web import navigation
from assessment.web.components.result_charts import put
from assessment.web.components.result_html import (
    Html,
    Part,
    fill,
    items,
    join,
    table,
    tag,
)
from assessment.web.components.result_words import View


def _key(set_id: str, part: str, *more: str) -> str:
    return "-".join(("trial", part, set_id, *more))


def changes_of(set_id: str) -> dict[str, Answer]:
    """The levels tried in this session, by indicator."""
    found: dict[str, Answer] = st.session_state.setdefault(_key(set_id, "changes"), {})
    return found


@st.fragment
def trial(view: View, set_id: str) -> None:
    """Choose an item, choose a level, see before and after; it redraws alone."""
    t = view.t
    put(
        tag("h2", t("Thử thay đổi"), id_="trial"),
        tag(
            "p",
            t("Chỉ để xem thử. Không có gì được lưu, câu trả lời giữ nguyên."),
        ),
    )
    options = [one.id for one in view.result.indicators if one.asked]
    if not options:
        return
    with st.container(border=True, key="trial-box"):
        item = st.selectbox(
            t("Chọn một mục để thử"),
            options,
            index=None,
            format_func=lambda key: _option(view, key),
            key=_key(set_id, "item", view.language),
            placeholder=t("Chọn hoặc gõ để tìm"),
        )
        if item in options:
            _levels(view, set_id, item)
        _buttons(view, set_id)
        changes = changes_of(set_id)
        if changes:
            actor = navigation.visit().actor
            tried = results.what_if(actor, set_id, on=view.result.on, changes=changes)
            put(comparison(view, tried, changes))


def _option(view: View, key: str) -> str:
    level = view.result.indicator(key).level
    return view.t(
        "{item} (đang ở mức {level})",
        item=view.title(key),
        level=UNKNOWN if level is None else level,
    )


def _levels(view: View, set_id: str, item: str) -> None:
    levels = [one.level for one in view.indicators[item].levels]
    chosen = changes_of(set_id).get(item, view.result.indicator(item).level)
    st.radio(
        view.t("Thử mức nào cho “{item}”?", item=view.title(item)),
        levels,
        index=levels.index(chosen) if chosen in levels else None,
        format_func=lambda level: view.level_text(item, level, alone=False),
        key=_key(set_id, "level", item, view.language),
        on_change=_try,
        args=(view, set_id, item),
    )


def _try(view: View, set_id: str, item: str) -> None:
    """Callback: put the level into the trial, or take it out when it is today's."""
    level = st.session_state.get(_key(set_id, "level", item, view.language))
    if not isinstance(level, int):
        return
    changes = {key: to for key, to in changes_of(set_id).items() if key != item}
    if level != view.result.indicator(item).level:
        changes[item] = level
    st.session_state[_key(set_id, "changes")] = changes


def _buttons(view: View, set_id: str) -> None:
    t, shortest = view.t, view.result.near_leverage()
    with st.container(horizontal=True):
        if shortest is not None:
            st.button(
                t(
                    "Thử đường ngắn nhất lên mức “{band}”",
                    band=view.say(shortest.next_band_name),
                ),
                key=_key(set_id, "shortest"),
                wrap=True,
                on_click=_put,
                args=(set_id, {key: to for key, _, to in shortest.raises}),
            )
        if changes_of(set_id):
            st.button(
                t("Bỏ thử, về như cũ"),
                key=_key(set_id, "reset"),
                on_click=_put,
                args=(set_id, {}),
            )


def _put(set_id: str, changes: dict[str, Answer]) -> None:
    """Callback: these levels are the trial now; the choice of an item starts anew."""
    for key in list(st.session_state):
        if str(key).startswith(_key(set_id, "level")) or str(key).startswith(
            _key(set_id, "item")
        ):
            del st.session_state[key]
    st.session_state[_key(set_id, "changes")] = dict(changes)


def comparison(view: View, tried: Result, changes: dict[str, Answer]) -> Html:
    """Before and after: the band sentence, what was tried, every number that moved."""
    t, before, after = view.t, view.result.overall, tried.overall
    if after.score is None:
        sentence: Html = tag(
            "strong", t("Nếu vậy, vẫn chưa đủ câu trả lời để nói mức.")
        )
    else:
        sentence = fill(
            t("Nếu vậy, doanh nghiệp ở mức {band}: {score} trên 5."),
            band=tag("strong", _band(view, after)),
            score=score_text(after.score, view.language),
        )
    rows: list[list[Part]] = [_row(view, before, after)]
    for node in view.result.dimensions:
        other = tried.node(node.id)
        if (node.score, node.band, node.low, node.high) != (
            other.score,
            other.band,
            other.low,
            other.high,
        ):
            rows.append(_row(view, node, other))
    return join(
        tag("p", tag("span", t("Bản thử, không lưu"), class_="rtag")),
        tag("p", sentence, role="status"),
        items(
            t(
                "{item}: từ mức {before} thành mức {after}",
                item=view.title(key),
                before=_level(view.result.indicator(key).level),
                after=level,
            )
            for key, level in changes.items()
        ),
        table(
            t("Bản thử: những số thay đổi"),
            [t("Phần"), t("Hiện nay"), t("Bản thử")],
            rows,
        ),
    )


def _level(level: int | None) -> str:
    return UNKNOWN if level is None else str(level)


def _band(view: View, node: NodeResult) -> str:
    return view.say(node.band_name) if node.band_name else UNKNOWN


def _row(view: View, node: NodeResult, other: NodeResult) -> list[Part]:
    cells: list[Part] = [view.title(node.id)]
    for one in (node, other):
        score = words.score_and_range(one, view.language)
        cells.append(f"{score} · {_band(view, one)}" if one.band_name else score)
    return cells
