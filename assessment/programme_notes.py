"""What is said beside a programme: whose rule, how fresh, why not.

Screens and paper say the same sentences.
"""

from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.company import CompanyFacts
from assessment.model.result import CriterionResult, ProgrammeResult, TierResult
from assessment.phrases import tier_text
from assessment.programme_groups import PaperGroups
from assessment.programme_phrases import amount_text

MOST_IN_A_ROW = 2
"""Of what is missing, a row names these and counts the rest."""


def notes_of(found: ProgrammeResult, language: Language, *, on: str) -> tuple[str, ...]:
    """That an earlier rule applies, that nothing is in force, that it is unchecked."""
    lines = (
        edition_text(found, language),
        out_of_force_text(found, language, on=on),
        stale_text(found, language),
    )
    return tuple(line for line in lines if line)


def edition_text(found: ProgrammeResult, language: Language) -> str:
    """That these are the rules of an earlier day, and what changed them."""
    edition = found.edition
    if edition is None:
        return ""
    t = translator(language)
    until = date_text(edition.valid_until, language)
    says = (
        t("Đây là quy định đến hết ngày {day}.", day=until)
        if edition.rules_recorded
        else t(
            "Chưa có quy định của những ngày đến hết {day} trong tệp này.", day=until
        )
    )
    return f"{says} {edition.because.in_language(language)}"


def out_of_force_text(found: ProgrammeResult, language: Language, *, on: str) -> str:
    """That it is over, or from when it is in force."""
    if found.in_force:
        return ""
    t = translator(language)
    begins = found.programme.valid_from
    if begins is not None and begins > on:
        day = date_text(begins, language)
        return t("Chưa có hiệu lực vào ngày tính; bắt đầu từ {day}.", day=day)
    return t("Không còn hiệu lực vào ngày tính.")


def stale_text(found: ProgrammeResult, language: Language) -> str:
    """That nobody has looked at the source for 90 days."""
    if not found.stale:
        return ""
    return translator(language)(
        "Đã 90 ngày trở lên chưa kiểm tra lại (lần gần nhất {date}). Hỏi lại trước "
        "khi làm hồ sơ.",
        date=date_text(found.programme.last_checked, language),
    )


def checked_text(found: ProgrammeResult, language: Language) -> str:
    """When a row was last checked, and that it is time to look again."""
    day = date_text(found.programme.last_checked, language)
    if not found.stale:
        return day
    return translator(language)("{date}, cần kiểm tra lại", date=day)


def not_met(found: ProgrammeResult) -> tuple[CriterionResult, ...]:
    """The criteria that rule the programme out today, in the order of its file."""
    return tuple(one for one in found.criteria if one.id in found.reasons)


def reason_text(one: CriterionResult, language: Language) -> str:
    """Why a criterion rules the programme out: a lack, or something that excludes."""
    t = translator(language)
    title = one.title.in_language(language)
    if one.kind == "exclusion":
        return t("thuộc trường hợp loại trừ “{title}”", title=title)
    return t("chưa đạt “{title}”", title=title)


def article_text(one: CriterionResult, language: Language) -> str:
    """The article behind a criterion, or why none can be named."""
    if one.reference is not None:
        return ", ".join(filter(None, (one.reference.document, one.reference.article)))
    missing = one.reference_missing
    return missing.in_language(language) if missing else ""


def tier_line(tier: TierResult, found: ProgrammeResult, language: Language) -> str:
    """What one tier gives, and whether it is not known to be this firm's."""
    label = tier.tier.label.in_language(language)
    text = f"{label}: {tier_text(tier.tier, language)}"
    text = amount_text(text, found, language)
    if tier.applies == "unknown":
        return translator(language)("{line} (chưa biết có áp dụng không)", line=text)
    return text


def missing_lines(
    found: ProgrammeResult, facts: CompanyFacts, language: Language
) -> tuple[str, ...]:
    """What is still to be known, short: the firm's own facts, then the agency's."""
    t = translator(language)
    lines = [
        *(question_text(key, facts, language) for key in found.missing_facts),
        *(agency_question(key, facts, language) for key in found.ask_agency),
    ]
    more = len(lines) - MOST_IN_A_ROW
    if more > 1:
        lines = [*lines[:MOST_IN_A_ROW], t("Và {count} điều nữa.", count=more)]
    edition = edition_text(found, language)
    return tuple(lines) if lines or not edition else (edition,)


def question_text(fact_id: str, facts: CompanyFacts, language: Language) -> str:
    """What is asked about a fact; its id when the facts do not name it."""
    definition = facts.fact(fact_id)
    return definition.question.in_language(language) if definition else fact_id


def agency_question(fact_id: str, facts: CompanyFacts, language: Language) -> str:
    """Whom to ask about a fact that only an agency knows, and what."""
    definition = facts.fact(fact_id)
    if definition and definition.ask_agency:
        return definition.ask_agency.in_language(language)
    return question_text(fact_id, facts, language)


def counted_text(groups: PaperGroups, language: Language, *, has_gaps: bool) -> str:
    """How many programmes are not on this paper, and where to see them."""
    t = translator(language)
    if not groups.counted:
        return ""
    where = t("Xem và tìm tất cả ở trang “Chương trình hỗ trợ” của phần mềm.")
    says = (
        t(
            "Không in ở đây: {count} chương trình không nhắm vào chỗ yếu của doanh "
            "nghiệp, đã hết hạn, chưa có hiệu lực hoặc mới chỉ ghi theo trí nhớ.",
            count=groups.counted,
        )
        if has_gaps
        else t(
            "Chưa thấy mục nào dưới mức nên đạt, nên {count} chương trình khác không "
            "in ở đây.",
            count=groups.counted,
        )
    )
    return f"{says} {where}"
