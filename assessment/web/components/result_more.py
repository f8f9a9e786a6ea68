"""What may follow a result: sector questions, a minute for the group, other systems."""

import streamlit as st

from assessment.language import percent_text
from assessment.model.actor import Actor
from assessment.model.crosswalk import ComparedSystem, FieldId, SystemCoverage
from assessment.model.stored import OfferedModule, ResponseSet
from assessment.services import experience, modules, systems
from assessment.web import navigation, paths, survey
from assessment.web.components.result_charts import put
from assessment.web.components.result_html import (
    Html,
    Part,
    fold,
    items,
    join,
    table,
    tag,
)
from assessment.web.components.result_words import View


def more(actor: Actor, view: View, found: ResponseSet) -> None:
    """Draw everything optional that stands after the result."""
    t = view.t
    offered = modules.offered(actor, found.id, on=view.on)
    asked = experience.items(actor, found.id)
    if offered or asked:
        put(tag("h2", t("Làm thêm, nếu muốn"), id_="more"))
    if offered:
        _modules(actor, view, found, offered)
    if asked:
        put(
            tag("h3", t("Vài câu cho hiệp hội")),
            tag(
                "p",
                t(
                    "{n} câu ngắn về thủ tục thuế, đất, vay vốn và hỗ trợ, khoảng "
                    "{minutes} phút. Không tính điểm, không bắt buộc.",
                    n=len(asked),
                    minutes=survey.minutes_for(len(asked), survey.SECONDS_A_SHORT_ITEM),
                ),
            ),
        )
        navigation.link(paths.EXPERIENCE, t("Kể trải nghiệm"), key="to-experience")


def _modules(
    actor: Actor, view: View, found: ResponseSet, offered: tuple[OfferedModule, ...]
) -> None:
    """The modules of the firm's sector as buttons, the others behind a fold."""
    t = view.t
    own = [one for one in offered if one.applies or one.response_set_id]
    others = [one for one in offered if one not in own]
    put(
        tag("h3", t("Câu hỏi riêng cho ngành")),
        tag("p", t("Có kết quả riêng, không đổi điểm chung.")),
    )
    for one in own:
        _module(actor, view, found, one)
    if others:
        with st.expander(
            t("Ngành khác") if own else t("Chọn ngành của doanh nghiệp"),
            key="other-modules",
        ):
            for one in others:
                _module(actor, view, found, one)


def _module(actor: Actor, view: View, found: ResponseSet, one: OfferedModule) -> None:
    t = view.t
    title = view.say(one.title)
    if one.response_set_id is not None:
        label = t("{title}: xem kết quả", title=title)
        key = f"module-{one.id}"
        navigation.link_to_set(paths.RESULT, label, one.response_set_id, key=key)
        return
    label = t(
        "{title}: {n} câu, khoảng {minutes} phút",
        title=title,
        n=one.items,
        minutes=survey.minutes_for(one.items),
    )
    if st.button(label, key=f"module-{one.id}"):
        started = modules.start(actor, found.id, one.id)
        navigation.go(paths.SURVEY, "1", set_id=started.id)


def other_systems(actor: Actor, view: View) -> Html:
    """For which fields of other systems the asked items give partial evidence."""
    t = view.t
    asked = [one.id for one in view.result.indicators if one.asked]
    compared = systems.compared(actor)
    found = systems.coverage(actor, view.questionnaire, asked)
    by_id = {system.id: system for system in compared.systems}
    parts: list[Part] = [
        tag("p", view.say(compared.reading)),
        table(
            t("Phần của mỗi hệ thống mà các mục đã hỏi nói tới"),
            [t("Hệ thống"), t("Số phần nói tới"), t("Tỷ lệ")],
            [
                [
                    view.say(by_id[one.system].name),
                    t(
                        "{n} trên {all}",
                        n=len(one.with_evidence),
                        all=len(by_id[one.system].fields),
                    ),
                    percent_text(one.share, view.language),
                ]
                for one in found
            ],
        ),
        *(_system(view, by_id[one.system], one) for one in found),
    ]
    return fold(tag("strong", t("So với các bộ đánh giá khác")), *parts, id_="systems")


def _system(view: View, system: ComparedSystem, found: SystemCoverage) -> Html:
    t = view.t
    names: dict[FieldId, str] = {one.id: view.say(one.name) for one in system.fields}
    lines: list[Part] = [
        join(
            tag("strong", names[one.field]),
            ": ",
            ", ".join(view.title(key) for key in one.indicators),
        )
        for one in found.with_evidence
    ]
    without = ", ".join(names[key] for key in found.without_evidence)
    return fold(
        view.say(system.name),
        tag("p", view.say(system.publisher), ". ", system.source, class_="rm"),
        tag("p", view.say(system.note)) if system.note else None,
        tag("p", tag("strong", t("Có nói tới một phần:"))) if lines else None,
        items(lines),
        tag("p", tag("strong", t("Chưa nói tới:")), " ", without) if without else None,
        tag("p", view.say(system.left_out), class_="rm"),
        tag("p", view.say(system.licence), class_="rm"),
    )
