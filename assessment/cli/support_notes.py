"""What is said beside a verdict in a terminal: old rules, changes, one state source."""

from collections.abc import Mapping

from assessment.language import date_text, money_text, translator
from assessment.model.base import Language
from assessment.model.changes import Change, ChangeSet, ProgrammeChanges
from assessment.model.company import CompanyFacts, Range
from assessment.model.programme import Edition, Programme
from assessment.model.result import SupportResult
from assessment.model.stacking import SameContent
from assessment.phrases import fact_text


def edition_line(edition: Edition, language: Language) -> str:
    """Which rule was judged, and what ended it."""
    t = translator(language)
    day = date_text(edition.valid_until, language)
    because = edition.because.in_language(language)
    if edition.rules_recorded:
        return t(
            "Xét theo quy định cũ, áp dụng đến hết {day}. {because}",
            day=day,
            because=because,
        )
    return t(
        "Chưa đọc được quy định cũ (đến hết {day}), nên không xét. {because}",
        day=day,
        because=because,
    )


def change_lines(
    found: ProgrammeChanges, facts: CompanyFacts, language: Language
) -> list[str]:
    """What the firm could change, one line a set; what it must answer as well."""
    t = translator(language)
    lines = [
        t("Sẽ phù hợp nếu: {changes}", changes=_changes(one, facts, language))
        for one in found.sets
        if one.changes
    ]
    if found.outcome == "impossible":
        lines.append(t("Không có gì doanh nghiệp tự đổi được để phù hợp."))
    elif found.outcome == "not-found":
        lines.append(t("Tìm chưa hết cách: có quá nhiều khả năng."))
    if found.further:
        lines.append(t("Còn {n} cách khác, cũng đổi từng ấy điều.", n=found.further))
    return lines


def same_content_lines(support: SupportResult, language: Language) -> list[str]:
    """Every pair that cannot be added up, with the better one or why it is open."""
    t = translator(language)
    if not support.same_content:
        return []
    programmes = {found.programme.id: found.programme for found in support.programmes}
    known = [pair for pair in support.same_content if pair.difference_vnd is not None]
    lines = [t("Cùng một nội dung chỉ được một nguồn nhà nước hỗ trợ:")]
    lines += [f"  {_pair(pair, programmes, language)}" for pair in known]
    others = len(support.same_content) - len(known)
    if others:
        lines.append("  " + t("Còn {n} cặp chưa so được mức tiền.", n=others))
    return lines


def _changes(one: ChangeSet, facts: CompanyFacts, language: Language) -> str:
    t = translator(language)
    text = "; ".join(_change(change, facts, language) for change in one.changes)
    asked = [_question(fact, facts, language) for fact in one.answers]
    asked += [_question(fact, facts, language) for fact in one.ask_agency]
    if not asked:
        return text
    return t("{changes}. Còn cần biết: {facts}", changes=text, facts=" ".join(asked))


def _change(change: Change, facts: CompanyFacts, language: Language) -> str:
    t = translator(language)
    question = _question(change.fact, facts, language)
    (first, *_) = change.to
    if isinstance(first, int | float) and not isinstance(first, bool):
        if change.bound == "at-least":
            value = fact_text(change.fact, Range(at_least=first), facts, language)
        elif change.bound == "at-most":
            value = fact_text(change.fact, Range(at_most=first), facts, language)
        else:
            value = fact_text(change.fact, first, facts, language)
    else:
        texts = [fact_text(change.fact, value, facts, language) for value in change.to]
        value = t(" hoặc ").join(texts)
    return f"{question} → {value}"


def _question(fact: str, facts: CompanyFacts, language: Language) -> str:
    definition = facts.fact(fact)
    return definition.question.in_language(language) if definition else fact


def _pair(
    pair: SameContent, programmes: Mapping[str, Programme], language: Language
) -> str:
    t = translator(language)
    one, other = (
        programmes[figure.programme].name.in_language(language)
        for figure in pair.figures
    )
    names = f"{one} / {other}"
    if pair.better is None:
        return t("{names}: được như nhau.", names=names)
    text = t(
        "{names}: với chi phí {cost}, {better} lợi hơn {difference}.",
        names=names,
        cost=money_text(pair.cost_vnd or 0, language),
        better=programmes[pair.better].name.in_language(language),
        difference=money_text(pair.difference_vnd or 0, language),
    )
    if pair.turns_at_vnd is None:
        return text
    turn = money_text(pair.turns_at_vnd, language)
    turning = t("Ở mức {cost} hai bên ngang nhau rồi đổi chỗ.", cost=turn)
    return f"{text} {turning}"
