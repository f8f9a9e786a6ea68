"""What results are called in words: the same on a screen and on paper."""

from assessment.language import (
    date_text,
    money_text,
    number_text,
    percent_text,
    translator,
)
from assessment.model.action import Action, CostBand
from assessment.model.base import Language
from assessment.model.company import DONT_KNOW, CompanyFacts, FactValue, Range
from assessment.model.maturity import Indicator
from assessment.model.programme import LegalReference, Standing, Tier
from assessment.model.responses import Answer
from assessment.model.result import ActionAdvice, ProgrammeResult

MOST_UNLOCKED = 2
"""Of what an action opens, these are named and the others counted."""
COST_BANDS: tuple[CostBand, ...] = (
    "none",
    "under-10m",
    "10-50m",
    "50-200m",
    "200m-1bn",
    "over-1bn",
)


def answer_text(answer: Answer | None, indicator: Indicator, language: Language) -> str:
    """An answer in words: the level's own line, don't know, n/a, or not answered."""
    t = translator(language)
    if answer is None:
        return t("Chưa trả lời")
    if answer == "dont-know":
        return t("Chưa biết")
    if answer == "not-applicable":
        return t("Không áp dụng cho doanh nghiệp")
    return level_text(answer, indicator, language)


def asked_text(indicator: Indicator, language: Language) -> str:
    """The question with the note that a reader needs to choose a line."""
    question = indicator.question.in_language(language)
    note = indicator.note.in_language(language) if indicator.note else ""
    return f"{question} ({note.rstrip('.')})" if note else question


def level_text(level: int, indicator: Indicator, language: Language) -> str:
    """The described state of a level."""
    return next(
        found.text.in_language(language)
        for found in indicator.levels
        if found.level == level
    )


def who_text(role: str, language: Language) -> str:
    """Who knows best, as people call them."""
    t = translator(language)
    names = {
        "owner": t("chủ doanh nghiệp"),
        "production": t("người phụ trách sản xuất"),
        "technician": t("thợ kỹ thuật"),
        "accountant": t("kế toán"),
    }
    return names[role]


def cost_text(action: Action, language: Language, *, is_micro: bool) -> str:
    """An action's cost band, one lower for a micro firm unless it is a fixed price."""
    t = translator(language)
    names = {
        "none": t("không tốn tiền"),
        "under-10m": t("dưới 10 triệu đồng"),
        "10-50m": t("10 đến 50 triệu đồng"),
        "50-200m": t("50 đến 200 triệu đồng"),
        "200m-1bn": t("200 triệu đến 1 tỷ đồng"),
        "over-1bn": t("trên 1 tỷ đồng"),
    }
    once = names[_cost_band(action.one_off, action, is_micro=is_micro)]
    yearly = _cost_band(action.running, action, is_micro=is_micro)
    if yearly == "none":
        return once
    return t("{once}, mỗi năm thêm {yearly}", once=once, yearly=names[yearly])


def _cost_band(band: CostBand, action: Action, *, is_micro: bool) -> CostBand:
    if not is_micro or action.fixed_price:
        return band
    return COST_BANDS[max(0, COST_BANDS.index(band) - 1)]


def free_start_text(action: Action, language: Language, *, is_micro: bool) -> str:
    """What is said of an action that starts free of cost this week; else nothing."""
    t = translator(language)
    if not action.free_first:
        return ""
    if _cost_band(action.one_off, action, is_micro=is_micro) == "none":
        return t("làm được ngay, không tốn tiền")
    return t("bắt đầu được ngay, không tốn tiền")


def weeks_text(advice: ActionAdvice, language: Language) -> str:
    """How long until the new level can be answered truthfully."""
    t = translator(language)
    first, last = advice.weeks
    if first == last == 1:
        return t("1 tuần")
    if first == last:
        return t("{count} tuần", count=first)
    return t("{first}-{last} tuần", first=first, last=last)


def work_text(
    advice: ActionAdvice, language: Language, *, is_micro: bool, with_reason: bool
) -> str:
    """Who does an action, what it costs, how long until it is true.

    When its reason is read beside it and says that it is free, the cost stays away.
    """
    action = advice.action
    cost = cost_text(action, language, is_micro=is_micro)
    waits = advice.locked_by or advice.check_first
    is_said = with_reason and action.free_first and not waits
    is_free = cost == translator(language)("không tốn tiền")
    parts = (
        who_text(action.who, language),
        "" if is_said and is_free else cost,
        weeks_text(advice, language),
    )
    return " · ".join(part for part in parts if part)


def unlocks_text(advice: ActionAdvice, language: Language) -> str:
    """The actions that can follow as soon as this one is done."""
    t = translator(language)
    titles = [
        f"“{one.action.title.in_language(language)}”"
        for one in advice.unlocks
        if one.is_last
    ]
    if not titles:
        return ""
    names = ", ".join(titles[:MOST_UNLOCKED])
    more = len(titles) - MOST_UNLOCKED
    if more > 0:
        return t(
            "Xong việc này thì làm được {names} và {count} việc nữa.",
            names=names,
            count=more,
        )
    return t("Xong việc này thì làm được {names}.", names=names)


def standing_text(standing: Standing, language: Language) -> str:
    """What can be done with a programme today."""
    t = translator(language)
    names = {
        "apply": t("chương trình đang mở"),
        "check-first": t("hỏi cơ quan trước"),
        "watch": t("theo dõi"),
        "closed": t("đã hết hạn"),
        "background": t("tham khảo"),
    }
    return names[standing]


def verdict_text(found: ProgrammeResult, language: Language) -> str:
    """The verdict as people say it; the agency decides."""
    t = translator(language)
    if found.verdict == "eligible":
        return t("có khả năng phù hợp")
    if found.verdict == "not-eligible":
        return t("chưa phù hợp")
    if found.edition is not None and not found.edition.rules_recorded:
        return t("chưa rõ: quy định lúc đó chưa đọc được")
    if len(found.missing_facts) == 1 and not found.ask_agency:
        return t("còn thiếu một thông tin")
    return t("cần thêm thông tin")


def state_text(found: ProgrammeResult, language: Language) -> str:
    """Verdict and standing; where there is nothing to apply for the standing alone."""
    standing = standing_text(found.standing, language)
    is_unread = found.edition is not None and not found.edition.rules_recorded
    if found.standing in {"background", "closed"} and not is_unread:
        return standing
    return f"{verdict_text(found, language)} | {standing}"


def tier_text(tier: Tier, language: Language) -> str:
    """What one tier gives: share and cap; an unknown cap says so, never a number."""
    t = translator(language)
    parts = []
    if tier.share is not None:
        share = percent_text(tier.share, language)
        of = tier.share_of.in_language(language) if tier.share_of else t("chi phí")
        parts.append(t("tối đa {share} {of}", share=share, of=of))
    if tier.cap_vnd is None:
        parts.append(t("chưa rõ mức trần"))
    else:
        parts.append(t("không quá {cap}", cap=money_text(tier.cap_vnd, language)))
    if tier.unit:
        parts.append(tier.unit.in_language(language))
    return ", ".join(parts)


def reference_text(reference: LegalReference, language: Language) -> str:
    """Document, article and since when it is in force, as far as known."""
    t = translator(language)
    text = reference.document
    if reference.article:
        text = f"{text}, {reference.article}"
    if reference.valid_from:
        day = date_text(reference.valid_from, language)
        text = t("{text} (hiệu lực từ {day})", text=text, day=day)
    return text


def fact_text(
    fact_id: str, value: FactValue | None, facts: CompanyFacts, language: Language
) -> str:
    """A company fact's value as people say it."""
    t = translator(language)
    definition = facts.fact(fact_id)
    if value is None or value == DONT_KNOW:
        return t("Chưa biết")
    if isinstance(value, bool):
        return t("Có") if value else t("Không")
    if isinstance(value, Range):
        return _range_text(value, definition is not None and definition.type, language)
    if isinstance(value, str):
        return _choice_text(fact_id, value, facts, language)
    kind = definition.type if definition else None
    if kind == "money":
        return money_text(int(value), language)
    if kind == "percent":
        return percent_text(value / 100, language)
    return number_text(value, language)


def _choice_text(
    fact_id: str, value: str, facts: CompanyFacts, language: Language
) -> str:
    definition = facts.fact(fact_id)
    labels = {
        choice.value: choice.label
        for choice in (definition.choices if definition else ())
    }
    if definition and not labels:
        labels |= {found.code: found.name for found in facts.provinces}
        labels |= {found.code: found.name for found in facts.industries}
    if value in labels:
        return labels[value].in_language(language)
    if definition and definition.type == "date":
        return date_text(value, language)
    return value


def _range_text(value: Range, kind: object, language: Language) -> str:
    t = translator(language)

    def one(number: int | float) -> str:
        if kind == "money":
            # A band starts one đồng above the last: people say the round number.
            rounded = int(number) - 1 if int(number) % 1_000_000 == 1 else int(number)
            return money_text(rounded, language)
        return number_text(number, language)

    if value.at_least is None and value.at_most is not None:
        return t("không quá {most}", most=one(value.at_most))
    if value.at_most is None and value.at_least is not None:
        return t("từ {least}", least=one(value.at_least))
    least, most = value.at_least or 0, value.at_most or 0
    return t("{least} đến {most}", least=one(least), most=one(most))
