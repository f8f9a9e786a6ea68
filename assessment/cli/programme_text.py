"""Support programmes as text for people who work in a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from assessment.language import date_text, translator
from assessment.model.base import Language, Wording
from assessment.model.changes import Change, ProgrammeChanges
from assessment.model.company import CompanyFacts
from assessment.phrases import (
    fact_text,
    reference_text,
    standing_text,
    tier_text,
    verdict_text,
)
from assessment.programme_phrases import (
    amount_text,
    availability_text,
    barrier_text,
    main_reference_text,
    need_text,
    source_text,
    summary_text,
    type_text,
)

if TYPE_CHECKING:
    from assessment.services.programmes import Listed

_SIGNS = {"met": "+", "not-met": "-", "unknown": "?"}


def freshness_text(
    freshness: Literal["fresh", "stale", "overdue", "expired"],
    days: int,
    language: Language,
) -> str:
    """How long ago a row was checked, in words."""
    t = translator(language)
    return {
        "fresh": t("đã kiểm tra {days} ngày trước", days=days),
        "stale": t("cần kiểm tra lại: {days} ngày chưa xem", days=days),
        "overdue": t("quá hạn kiểm tra: {days} ngày chưa xem", days=days),
        "expired": t("đã qua ngày cuối cùng"),
    }[freshness]


def list_text(rows: "Sequence[Listed]", language: Language, *, judged: bool) -> str:
    """One line a programme: id, name, standing, and the verdict if there is a firm."""
    t = translator(language)
    lines = []
    for row in rows:
        parts = [
            row.found.programme.name.in_language(language),
            standing_text(row.found.standing, language),
        ]
        if judged:
            parts.append(verdict_text(row.found, language))
        if row.freshness != "fresh":
            parts.append(freshness_text(row.freshness, row.days_unchecked, language))
        lines.append(f"{row.found.programme.id:42} {' | '.join(parts)}")
    lines.append(t("{n} chương trình.", n=len(rows)))
    return "\n".join(lines)


def show_text(
    row: "Listed", facts: CompanyFacts, language: Language, *, on: str
) -> str:
    """Everything about one programme, as the law stood on the day."""
    t = translator(language)
    found = row.found
    programme = found.programme
    lines = [
        programme.name.in_language(language),
        summary_text(found, language),
        "",
        t(
            "Ngày {day}: {verdict} | {standing}",
            day=date_text(on, language),
            verdict=verdict_text(found, language),
            standing=standing_text(found.standing, language),
        ),
        t("Nơi nhận: {agency}.", agency=programme.agency.in_language(language)),
        f"{type_text(programme.type, language)} | "
        + ", ".join(barrier_text(one, language) for one in programme.barriers),
        availability_text(programme.availability, language),
    ]
    if programme.needs:
        names = "; ".join(need_text(one, language) for one in programme.needs)
        lines.append(t("Dùng khi cần: {needs}", needs=names))
    if programme.warning:
        lines += ["", t("Lưu ý: ") + programme.warning.in_language(language)]
    lines += _section(
        t("Được hỗ trợ"),
        [
            f"{_SIGNS[one.applies]} {one.tier.label.in_language(language)}: "
            + amount_text(tier_text(one.tier, language), found, language)
            for one in found.tiers
        ],
    )
    lines += _section(t("Điều kiện"), _criteria(row, language))
    asked = [facts.fact(one) for one in found.missing_facts]
    lines += _section(
        t("Còn thiếu thông tin"),
        [one.question.in_language(language) for one in asked if one],
    )
    for title, wordings in (
        (t("Cơ quan xem xét và quyết định"), programme.agency_decides),
        (t("Giấy tờ cần có"), programme.documents),
        (t("Các bước"), programme.steps),
        (t("Điều chưa rõ"), programme.unknowns),
    ):
        lines += _section(title, _texts(wordings, language))
    references = [reference_text(one, language) for one in programme.references]
    lines += _section(
        t("Căn cứ"), references or [main_reference_text(programme, language)]
    )
    lines += _section(
        t("Nguồn ({trust})", trust=source_text(programme.source_strength, language)),
        list(programme.sources),
    )
    checked = date_text(programme.last_checked, language)
    lines += ["", t("Kiểm tra gần nhất ngày {date}.", date=checked)]
    if row.freshness != "fresh":
        lines.append(freshness_text(row.freshness, row.days_unchecked, language))
    return "\n".join(lines)


def changes_text(
    changes: ProgrammeChanges, row: "Listed", facts: CompanyFacts, language: Language
) -> str:
    """What would make the firm fit; empty when there is nothing to say."""
    t = translator(language)
    if changes.outcome == "answers-only":
        lines = [t("Không cần thay đổi gì: trả lời các câu còn thiếu ở dưới là biết.")]
    elif changes.outcome == "impossible":
        titles = {one.id: one.title for one in row.found.criteria}
        lines = [t("Doanh nghiệp không tự đổi được điều đang vướng:")]
        blocked = [key for key in changes.blocked_by if key in titles]
        lines += [f"  {titles[key].in_language(language)}" for key in blocked]
    else:
        lines = [
            " + ".join(_change(one, facts, language) for one in found.changes)
            for found in changes.sets
        ]
    return "\n".join(_section(t("Muốn phù hợp thì cần gì"), lines))


def _change(change: Change, facts: CompanyFacts, language: Language) -> str:
    definition = facts.fact(change.fact)
    asked = definition.question.in_language(language) if definition else change.fact
    now, *wanted = (
        fact_text(change.fact, value, facts, language)
        for value in (change.now, *change.to)
    )
    sign = {"exactly": "", "at-least": ">= ", "at-most": "<= "}[change.bound]
    return f"{asked} {now} -> {sign}{' | '.join(wanted)}"


def _criteria(row: "Listed", language: Language) -> list[str]:
    t = translator(language)
    lines = []
    for one in row.found.criteria:
        title = one.title.in_language(language)
        if one.kind == "exclusion":
            title = t("Loại trừ: {title}", title=title)
        basis = ""
        if one.reference is not None:
            basis = reference_text(one.reference, language)
        elif one.reference_missing is not None:
            basis = one.reference_missing.in_language(language)
        lines.append(f"{_SIGNS[one.result]} {title} [{basis}]")
    return lines


def _texts(wordings: tuple[Wording, ...], language: Language) -> list[str]:
    return [one.in_language(language) for one in wordings]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []
