"""The result: where the firm stands, what it means, what to do, how it is known.

Everything shown comes from one Result. The first screen waits for nothing: it is words
alone, and the charts follow below it.
"""

import datetime

from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.model.stored import ResponseSet
from assessment.services import catalogue, responding, results
from assessment.web import navigation, paths, survey
from assessment.web.components import newer_version
from assessment.web.components import result_charts as charts
from assessment.web.components.result_actions import action_list, find_out, leverage
from assessment.web.components.result_areas import area_folds, contradictions
from assessment.web.components.result_charts import put
from assessment.web.components.result_downloads import downloads
from assessment.web.components.result_html import Html, items, join, tag
from assessment.web.components.result_more import more, other_systems
from assessment.web.components.result_programmes import (
    all_programmes,
    programme_groups,
    size_line,
)
from assessment.web.components.result_question import next_question
from assessment.web.components.result_summary import first_screen, standing_notes
from assessment.web.components.result_trial import trial
from assessment.web.components.result_words import View
from assessment.web.navigation import Visit
from assessment.web.screens import module_result


def view_of(actor: Actor, found: ResponseSet, language: Language, *, on: str) -> View:
    """One response set's result with the content that words it."""
    return View(
        result=results.result_of(actor, found.id, on=on),
        questionnaire=catalogue.questionnaire(
            actor, found.questionnaire, found.version
        ),
        facts=catalogue.company_facts(actor),
        actions=catalogue.actions(actor),
        language=language,
        company_name=found.company_name,
        set_id=found.id,
    )


def show(visit: Visit) -> None:
    """The whole result page of one response set; a module's is its own.

    Raises NotFound when the set is not in the actor's workspace.
    """
    actor = visit.actor
    found = responding.open_set(actor, visit.set_id)
    if found.module_of is not None:
        module_result.show(visit, found)
        return
    navigation.mark_state(paths.RESULT)
    on = datetime.date.today().isoformat()
    view = view_of(actor, found, visit.language, on=on)
    charts.put_style()
    put(first_screen(view))
    if view.result.depth is not found.depth:
        put(_not_yet(view, found))
    _onward(view)
    newer_version.offer(visit, found)
    put(_contents(view), standing_notes(view), contradictions(view))
    navigation.link(paths.REVIEW, view.t("Xem lại các câu trả lời"))
    _picture(view)
    _actions(view)
    _programmes(view, found)
    trial(view, found.id)
    more(actor, view, found)
    put(downloads(view, found.id), other_systems(actor, view))


def _not_yet(view: View, found: ResponseSet) -> Html:
    """That a deeper round is under way, and this is the result of the one before."""
    here = survey.items_at(view.questionnaire, view.result.depth)
    further = survey.items_at(view.questionnaire, found.depth) - here
    left = sum(1 for key in further if key not in found.answers)
    return tag(
        "p",
        view.t(
            "Kết quả này theo {n} câu đã xong. Vòng đang làm còn {left} câu; trả lời "
            "được phần lớn thì kết quả mới sẽ thay vào.",
            n=len(here),
            left=left,
        ),
        class_="rnote",
    )


def _onward(view: View) -> None:
    """The way to the questions that are still open at this or the next depth."""
    is_open = any(one.asked and one.answer is None for one in view.result.indicators)
    if all(one.answer is None for one in view.result.indicators):
        navigation.link(paths.SURVEY, view.t("Bắt đầu trả lời"))
    elif is_open or survey.next_depth(view.questionnaire, view.result.depth):
        navigation.link(paths.SURVEY, view.t("Trả lời tiếp để kết quả chắc hơn"))


def _contents(view: View) -> Html:
    t = view.t
    places = [
        ("picture", t("Bức tranh chung")),
        ("actions", t("Việc nên làm")),
        ("programmes", t("Chương trình hỗ trợ")),
        ("trial", t("Thử thay đổi")),
        ("more", t("Làm thêm")),
        ("downloads", t("Tải về và in")),
    ]
    links = items(
        (tag("a", label, href=f"#{place}", target="_self") for place, label in places),
        class_="rtoc",
    )
    return tag("nav", links, aria_label=t("Trong trang này"))


def _picture(view: View) -> None:
    t = view.t
    heading = tag("h2", t("Bức tranh chung"), id_="picture")
    if view.result.overall.answered == 0:
        put(heading, tag("p", t("Biểu đồ có khi đã biết mức của ít nhất một mục.")))
    else:
        charts.radar(view, heading)
        charts.dots(view)
    put(
        join(
            tag("h2", t("Từng nhóm, từng mục"), id_="areas"),
            tag("p", t("Mở một nhóm để xem mức hiện nay, mức tiếp theo và cách tính.")),
            area_folds(view),
        )
    )


def _actions(view: View) -> None:
    t = view.t
    put(
        find_out(view),
        tag("h2", t("Việc nên làm, theo thứ tự"), id_="actions"),
        action_list(view),
        leverage(view),
    )


def _programmes(view: View, found: ResponseSet) -> None:
    t = view.t
    if view.result.support is None:
        return
    put(
        tag("h2", t("Chương trình hỗ trợ"), id_="programmes"),
        tag(
            "p",
            t("Đây là đối chiếu với văn bản, không phải lời hứa. Cơ quan quyết định."),
            " ",
            size_line(view),
        ),
    )
    next_question(view, found)
    put(programme_groups(view), all_programmes(view))
