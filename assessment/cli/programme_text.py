"""Support programmes as text for people who work in a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from assessment.cli.support_notes import edition_line
from assessment.language import date_text, translator
from assessment.model.base import Language, Wording
from assessment.model.company import CompanyFacts
from assessment.model.programme import LegalReference
from assessment.model.result import ProgrammeResult
from assessment.phrases import (
    reference_text,
    standing_text,
    state_text,
    tier_text,
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
        state = state_text if judged else _standing
        parts = [
            row.found.programme.name.in_language(language),
            state(row.found, language),
        ]
        if row.freshness != "fresh":
            parts.append(freshness_text(row.freshness, row.days_unchecked, language))
        lines.append(f"{row.found.programme.id:42} {' | '.join(parts)}")
    lines.append(t("{n} chương trình.", n=len(rows)))
    return "\n".join(lines)


def _standing(found: ProgrammeResult, language: Language) -> str:
    return standing_text(found.standing, language)


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
            "Ngày {day}: {state}",
            day=date_text(on, language),
            state=state_text(found, language),
        ),
        *([edition_line(found.edition, language)] if found.edition is not None else []),
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
            + _basis(one.tier.reference, language)
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


def _basis(reference: LegalReference | None, language: Language) -> str:
    return f" [{reference_text(reference, language)}]" if reference else ""


def _texts(wordings: tuple[Wording, ...], language: Language) -> list[str]:
    return [one.in_language(language) for one in wordings]


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []
