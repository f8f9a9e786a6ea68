"""What would make a firm fit, and which of two offers for one content pays more."""

from assessment.language import money_text
from assessment.model.changes import Change, ChangeSet, ProgrammeChanges
from assessment.model.result import ProgrammeResult
from assessment.model.stacking import SameContent
from assessment.phrases import fact_text
from assessment.web.components.programme_view import Speaker
from assessment.web.components.result_html import Html, Part, items, join, tag


def changes_text(
    view: Speaker, found: ProgrammeResult, changes: ProgrammeChanges
) -> Html:
    """The smallest changes a firm itself can make, or why there are none."""
    t = view.t
    if changes.outcome in {"eligible", "rules-not-recorded"}:
        return Html("")
    if changes.outcome == "answers-only":
        said = tag(
            "p",
            t("Chưa biết đủ: trả lời các câu còn thiếu ở dưới là biết có hợp không."),
        )
    elif changes.outcome == "impossible":
        titles = {one.id: one.title for one in found.criteria}
        blocked = [view.say(titles[key]) for key in changes.blocked_by if key in titles]
        said = join(
            tag("p", t("Doanh nghiệp không tự đổi được điều đang vướng:")),
            items(blocked),
        )
    elif changes.outcome == "not-found":
        said = tag("p", t("Chưa tìm ra cách nào; điều kiện ở đây nhiều nhánh."))
    else:
        said = join(*(_set(view, one) for one in changes.sets))
        if changes.further:
            more = t("Còn {n} cách khác cũng chừng ấy điều.", n=changes.further)
            said = join(said, tag("p", more, class_="rm"))
    return tag(
        "div",
        tag("p", tag("strong", t("Muốn phù hợp thì cần gì"))),
        said,
        class_="rnote",
    )


def _set(view: Speaker, one: ChangeSet) -> Html:
    t = view.t
    lines: list[Part] = [_change(view, change) for change in one.changes]
    asked = [view.fact_question(key) for key in one.answers]
    asked += [view.ask_agency(key) for key in one.ask_agency]
    return join(
        items(lines),
        tag("p", t("Và còn phải biết:")) if asked else None,
        items(asked),
    )


def _change(view: Speaker, change: Change) -> Html:
    t, language = view.t, view.language

    def say(value: object) -> str:
        return fact_text(change.fact, value, view.facts, language)  # type: ignore[arg-type]  # a Value is a FactValue

    wanted = [say(value) for value in change.to]
    to = t(" hoặc ").join(wanted)
    if change.bound == "at-least":
        to = t("từ {value} trở lên", value=to)
    elif change.bound == "at-most":
        to = t("không quá {value}", value=to)
    return join(
        view.fact_question(change.fact),
        " ",
        tag("span", t("nay: {now}", now=say(change.now)), class_="rm"),
        " → ",
        tag("strong", to),
    )


def same_content_text(view: Speaker, pair: SameContent, own: str) -> str:
    """The other offer for the same content, with which pays more, or why nobody knows.

    ``own`` is the programme it is said beside.
    """
    t = view.t
    other = next(one.programme for one in pair.figures if one.programme != own)
    name = _name(view, other)
    if pair.comparison == "different-kind":
        return t("{name}: một bên phải trả lại, một bên thì không.", name=name)
    if pair.comparison == "not-known":
        return t("{name}: chưa đủ số liệu để so bên nào hơn.", name=name)
    cost = money_text(pair.cost_vnd, view.language) if pair.cost_vnd else ""
    if pair.comparison == "equal":
        return t("{name}: bằng nhau với chi phí {cost}.", name=name, cost=cost)
    difference = money_text(pair.difference_vnd or 0, view.language)
    text = (
        t(
            "{name}: bên này hơn {difference} với chi phí {cost}.",
            name=name,
            difference=difference,
            cost=cost,
        )
        if pair.better == own
        else t(
            "{name}: bên đó hơn {difference} với chi phí {cost}.",
            name=name,
            difference=difference,
            cost=cost,
        )
    )
    if pair.turns_at_vnd is None:
        return text
    turns = money_text(pair.turns_at_vnd, view.language)
    return f"{text} {t('Chi phí dưới {cost} thì ngược lại.', cost=turns)}"


def _name(view: Speaker, programme_id: str) -> str:
    programmes = view.support.programmes if view.support else ()
    found = next((one for one in programmes if one.programme.id == programme_id), None)
    return view.say(found.programme.name) if found else programme_id
