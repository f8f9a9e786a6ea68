"""A sector module's own result: its score, each item with its next step."""

from assessment.language import score_text
from assessment.model.result import Result
from assessment.model.stored import ResponseSet
from assessment.services import catalogue, results
from assessment.web import navigation, paths, reading
from assessment.web.components import frame
from assessment.web.components import result_charts as charts
from assessment.web.components.result_charts import put
from assessment.web.components.result_html import Html, Part, join, table, tag
from assessment.web.components.result_words import View
from assessment.web.navigation import Visit


def show(visit: Visit, found: ResponseSet) -> None:
    """Draw the module's result; it never enters the score it stands beside."""
    navigation.mark_state(paths.RESULT)
    view = _view(visit, found)
    charts.put_style()
    t = view.t
    is_open = any(one.asked and one.answer is None for one in view.result.indicators)
    put(
        tag("h1", view.say(view.questionnaire.title), class_="rbig"),
        tag("p", _sentence(view.result, view), class_="rlead"),
        tag(
            "p",
            t("Kết quả này đứng riêng, không tính vào điểm chung của doanh nghiệp."),
            class_="rm",
        ),
    )
    if is_open:
        navigation.link(paths.SURVEY, t("Trả lời tiếp"))
    put(_items(view), _steps(view))
    if found.module_of is not None:
        label = t("Về kết quả chung")
        navigation.link_to_set(paths.RESULT, label, found.module_of, key="to-core")
    frame.ways_out(visit.language, here=paths.RESULT)


def _view(visit: Visit, found: ResponseSet) -> View:
    return View(
        result=results.result_of(
            visit.actor, found.id, on=reading.today(), with_support=False
        ),
        questionnaire=catalogue.questionnaire(
            visit.actor, found.questionnaire, found.version
        ),
        facts=catalogue.company_facts(visit.actor),
        actions=catalogue.actions(visit.actor),
        language=visit.language,
        company_name=found.company_name,
        set_id=found.id,
    )


def _sentence(result: Result, view: View) -> str:
    t, node = view.t, result.overall
    if node.score is None or node.band_name is None:
        return t("Chưa đủ câu trả lời để có điểm.")
    return t(
        "Mức {band}: {score} trên 5.",
        band=view.say(node.band_name),
        score=score_text(node.score, view.language),
    )


def _items(view: View) -> Html:
    t = view.t
    rows: list[list[Part]] = [
        [view.title(one.id), view.answer_text(one.id, one.answer)]
        for one in view.result.indicators
        if one.asked or one.answer is not None
    ]
    return table(t("Từng mục"), [t("Mục"), t("Hiện nay")], rows)


def _steps(view: View) -> Html:
    t = view.t
    if not view.result.steps:
        return Html("")
    rows = [
        tag(
            "li",
            tag("strong", view.title(step.indicator)),
            ": ",
            view.say(step.text),
            tag(
                "span",
                t("Để lên mức {level}.", level=2 if step.level < 2 else 4),
                class_="rm",
            ),
        )
        for step in view.result.steps
    ]
    return join(tag("h2", t("Việc nên làm tiếp")), tag("ul", *rows, class_="rsteps"))
