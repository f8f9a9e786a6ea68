"""One support programme in full: what it gives, to whom, under which article.

An agency decides in the end, and a cap that is not known is said to be that, never
shown as a number.
"""

from collections.abc import Sequence

from assessment.language import date_text, money_text, percent_text
from assessment.model.programme import LegalReference
from assessment.model.result import ProgrammeResult
from assessment.phrases import reference_text, standing_text, tier_text, verdict_text
from assessment.programme_notes import (
    article_text,
    edition_text,
    not_met,
    out_of_force_text,
    reason_text,
    stale_text,
    tier_line,
)
from assessment.programme_phrases import (
    amount_text,
    availability_text,
    main_reference_text,
    summary_text,
)
from assessment.web.components.programme_changes import same_content_text
from assessment.web.components.programme_view import Speaker
from assessment.web.components.result_html import (
    Html,
    Part,
    esc,
    fold,
    items,
    join,
    table,
    tag,
)
from assessment.web.components.result_words import outcome_text


def summary_line(view: Speaker, found: ProgrammeResult) -> Html:
    """Verdict, standing, what it gives, and for a no the first reason."""
    t = view.t
    verdict = verdict_text(found, view.language)
    parts: list[Part] = []
    if found.standing in {"closed", "background"}:
        return Html(esc(standing_text(found.standing, view.language)))
    if found.verdict == "not-eligible":
        reasons = [reason_text(one, view.language) for one in not_met(found)]
        parts.append(
            t("chưa phù hợp vì {reasons}", reasons="; ".join(reasons[:2]))
            if reasons
            else verdict
        )
    else:
        parts += [
            tag("span", verdict, class_="rgood")
            if found.verdict == "eligible"
            else verdict,
            standing_text(found.standing, view.language),
        ]
        parts.append(_gives(view, found))
    return Html(" · ".join(join(one) for one in parts if one))


def _gives(view: Speaker, found: ProgrammeResult) -> str:
    """What the firm's own tier gives; of several that are possible the span."""
    t = view.t
    applying = [one.tier for one in found.tiers if one.applies == "met"]
    if len(applying) == 1:
        return amount_text(tier_text(applying[0], view.language), found, view.language)
    possible = [one.tier for one in found.tiers if one.applies != "not-met"]
    caps = [one.cap_vnd for one in possible if one.cap_vnd is not None]
    if caps and len(caps) == len(possible):
        low, high = (money_text(end, view.language) for end in (min(caps), max(caps)))
        span = (
            t("không quá {cap}", cap=high)
            if low == high
            else t("không quá {low} đến {high}, tuỳ trường hợp", low=low, high=high)
        )
        return amount_text(span, found, view.language)
    shares = sorted({one.share for one in possible if one.share is not None})
    if not shares:
        return ""
    least, most = (percent_text(end, view.language) for end in (shares[0], shares[-1]))
    if least == most:
        span = t("tối đa {share} chi phí, tuỳ trường hợp", share=most)
    else:
        span = t(
            "tối đa {least} đến {most} chi phí, tuỳ trường hợp", least=least, most=most
        )
    return amount_text(span, found, view.language)


def programme_body(view: Speaker, found: ProgrammeResult) -> list[Html]:
    """Everything the result knows about one programme, most useful first."""
    t, programme = view.t, found.programme
    body = [tag("p", summary_text(found, view.language))]
    for said, kind in (
        (edition_text(found, view.language), "rnote"),
        (stale_text(found, view.language), "ralert"),
        (out_of_force_text(found, view.language, on=view.on), "ralert"),
    ):
        if said:
            body.append(tag("p", said, class_=kind))
    if programme.warning:
        body.append(tag("p", tag("strong", t("Lưu ý: ")), view.say(programme.warning)))
    body += [
        _tiers(view, found),
        _missing(view, found),
        _agency(view, found),
        _section(t("Giấy tờ cần có"), [view.say(one) for one in programme.documents]),
        _section(
            t("Các bước"), [view.say(one) for one in programme.steps], ordered=True
        ),
        _stacking(view, found),
        _criteria(view, found),
        _priorities(view, found),
        _section(t("Điều chưa rõ"), [view.say(one) for one in programme.unknowns]),
        _section(
            t("Căn cứ"),
            [legal_text(view, one) for one in programme.references]
            or [main_reference_text(programme, view.language)],
        ),
        tag(
            "p",
            " ".join(
                (
                    t(
                        "Tình trạng: {standing}.",
                        standing=standing_text(found.standing, view.language),
                    ),
                    t("Nơi nhận: {agency}.", agency=view.say(programme.agency)),
                    availability_text(programme.availability, view.language),
                    t(
                        "Kiểm tra gần nhất ngày {date}.",
                        date=date_text(programme.last_checked, view.language),
                    ),
                )
            ),
            class_="rm",
        ),
    ]
    return [part for part in body if part]


def _section(title: str, lines: Sequence[Part], *, ordered: bool = False) -> Html:
    if not lines:
        return Html("")
    return join(tag("p", tag("strong", title)), items(lines, ordered=ordered))


def _tiers(view: Speaker, found: ProgrammeResult) -> Html:
    """What the firm's own tiers give; the others stay away unless none is its own."""
    t = view.t
    shown = [one for one in found.tiers if one.applies != "not-met"]
    if not shown:
        return Html("")
    lines = [tier_line(one, found, view.language) for one in shown]
    return _section(t("Được hỗ trợ"), lines)


def _missing(view: Speaker, found: ProgrammeResult) -> Html:
    return _section(
        view.t("Còn thiếu thông tin"),
        [view.fact_question(fact) for fact in found.missing_facts],
    )


def _agency(view: Speaker, found: ProgrammeResult) -> Html:
    t = view.t
    asked = [view.ask_agency(fact) for fact in found.ask_agency]
    decides = [view.say(one) for one in found.programme.agency_decides]
    return join(
        _section(t("Hỏi cơ quan"), asked),
        _section(t("Cơ quan xem xét và quyết định"), decides),
    )


def _stacking(view: Speaker, found: ProgrammeResult) -> Html:
    t = view.t
    lines: list[Part] = []
    if found.programme.stacking:
        lines.append(view.say(found.programme.stacking))
    pairs = [
        pair
        for pair in (view.support.same_content if view.support else ())
        if found.programme.id in {one.programme for one in pair.figures}
    ]
    said = join(*(tag("p", line) for line in lines))
    if not pairs:
        return said
    told = [
        same_content_text(view, pair, found.programme.id)
        for pair in pairs
        if pair.comparison in {"better", "equal"}
    ]
    more = len(pairs) - len(told)
    if more:
        told.append(
            t(
                "{count} chương trình khác: chưa đủ số liệu để so bên nào hơn.",
                count=more,
            )
        )
    title = t(
        "Cùng một nội dung chỉ nhận từ một nguồn nhà nước: chọn một trong "
        "{count} chương trình.",
        count=len(pairs) + 1,
    )
    return join(said, fold(title, items(told)))


def _criteria(view: Speaker, found: ProgrammeResult) -> Html:
    t = view.t
    if not found.criteria:
        return Html("")
    rows: list[list[Part]] = []
    signs = {"met": "✓ ", "not-met": "✗ ", "unknown": "? "}
    for one in found.criteria:
        word = outcome_text(one.result, one.kind, view.language)
        title = view.say(one.title)
        if one.kind == "exclusion":
            title = t("Loại trừ: {title}", title=title)
        kind = {"met": "rgood", "not-met": "ralert"}.get(one.result)
        basis = article_text(one, view.language) or "–"
        rows.append([title, tag("span", signs[one.result], word, class_=kind), basis])
    return table(
        t("Điều kiện, tính ngày {date}", date=date_text(view.on, view.language)),
        [t("Điều kiện"), t("Hiện nay"), t("Căn cứ")],
        rows,
    )


def _priorities(view: Speaker, found: ProgrammeResult) -> Html:
    t = view.t
    words = {
        "met": t("có"),
        "not-met": t("không"),
        "unknown": t("chưa biết"),
    }
    outcomes = dict(found.priorities)
    lines: list[Part] = [
        f"{view.say(one.title)}: {words[outcomes[one.id]]}"
        for one in found.programme.priorities
        if one.id in outcomes
    ]
    return _section(t("Được ưu tiên nếu"), lines)


def legal_text(view: Speaker, reference: LegalReference) -> str:
    """A legal reference with its dates as far as they are known."""
    text = reference_text(reference, view.language)
    if reference.valid_until:
        text = view.t(
            "{text}, đến hết {day}",
            text=text,
            day=date_text(reference.valid_until, view.language),
        )
    if reference.note:
        text = f"{text}. {view.say(reference.note)}"
    return text
