"""One programme's own page, with a text to report a mistake."""

from typing import TYPE_CHECKING

from assessment.language import date_text
from assessment.model.changes import ProgrammeChanges
from assessment.phrases import standing_text, verdict_text
from assessment.programme_phrases import (
    barrier_text,
    correction_text,
    need_text,
    source_text,
    type_text,
)
from assessment.web import paths
from assessment.web.components.programme_body import programme_body
from assessment.web.components.programme_changes import changes_text
from assessment.web.components.programme_list import frame, shown
from assessment.web.components.programme_rows import CatalogueView
from assessment.web.components.result_html import Html, Part, fold, items, join, tag

if TYPE_CHECKING:
    from assessment.services.programmes import Listed


def page(
    view: CatalogueView, listed: "Listed", changes: ProgrammeChanges | None = None
) -> str:
    """The whole page; ``changes`` say what would make the firm fit."""
    found = listed.found
    programme = found.programme
    title = view.say(programme.name)
    address = f"{paths.PROGRAMMES}/{programme.id}"
    body = join(
        frame(view, address, {}, to_list=True),
        tag("h1", title),
        tag("p", _state(view, listed), class_="rlead"),
        changes_text(view, found, changes) if changes else None,
        _to_answer(view, listed),
        *programme_body(view, found),
        _about(view, listed),
        _changes_of_law(view, listed),
        _correction(view, listed),
    )
    return shown(view, title, body)


def _state(view: CatalogueView, listed: "Listed") -> str:
    found = listed.found
    said = standing_text(found.standing, view.language)
    if view.set_id and found.standing not in {"background", "closed"}:
        said = f"{verdict_text(found, view.language)} · {said}"
    return said[:1].upper() + said[1:]


def _to_answer(view: CatalogueView, listed: "Listed") -> Html:
    """The way to where what is missing can be answered."""
    if not view.set_id or not listed.found.missing_facts:
        return Html("")
    result = paths.screen(paths.RESULT, set=view.set_id, lang=view.language)
    label = view.t("Trả lời ở trang kết quả")
    return tag("p", tag("a", label, href=f"{result}#next-question"), class_="rown")


def _about(view: CatalogueView, listed: "Listed") -> Html:
    """What it is for, how far it can be trusted, and where that was read."""
    t, language = view.t, view.language
    programme = listed.found.programme
    lines: list[Part] = [
        t("Loại: {kind}", kind=type_text(programme.type, language)),
        t(
            "Nhắm vào: {barriers}",
            barriers=", ".join(
                barrier_text(one, language) for one in programme.barriers
            ),
        ),
    ]
    if programme.needs:
        names = "; ".join(need_text(one, language) for one in programme.needs)
        lines.append(t("Dùng khi cần: {needs}", needs=names))
    if programme.also_known_as:
        lines.append(t("Tên khác: {names}", names="; ".join(programme.also_known_as)))
    lines += [
        t(
            "Mức tin cậy: {trust}.",
            trust=source_text(programme.source_strength, language),
        ),
        join(t("Nguồn:"), items(programme.sources)),
    ]
    if programme.left_out:
        left = [f"{one.what}: {view.say(one.why)}" for one in programme.left_out]
        lines.append(join(t("Không đưa vào tệp này:"), items(left)))
    return fold(tag("strong", t("Về chương trình này và nguồn")), items(lines))


def _changes_of_law(view: CatalogueView, listed: "Listed") -> Html:
    """What it said before, until when, and why that ended."""
    earlier = listed.found.programme.earlier
    if not earlier:
        return Html("")
    lines = [
        view.t(
            "Đến hết {day}: {because}",
            day=date_text(one.valid_until, view.language),
            because=view.say(one.because),
        )
        for one in earlier
    ]
    return join(tag("p", tag("strong", view.t("Luật đã thay đổi"))), items(lines))


def _correction(view: CatalogueView, listed: "Listed") -> Html:
    t = view.t
    text = correction_text(listed.found.programme, view.language, on=view.on)
    return fold(
        tag("strong", t("Báo sai")),
        tag(
            "p",
            t(
                "Thấy chỗ sai thì chép đoạn này, điền ba dòng cuối rồi gửi người đã "
                "đưa phần mềm này cho anh/chị."
            ),
        ),
        tag(
            "textarea",
            text,
            readonly="",
            rows=str(text.count("\n") + 2),
            aria_label=t("Đoạn để chép"),
        ),
        id_="report",
    )
