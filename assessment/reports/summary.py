"""The first page: the band in words, the weakest place, three steps, what support fits.

An owner can pin it to the wall and read it from a metre away.
"""

from dataclasses import dataclass

from assessment.charts import words
from assessment.language import UNKNOWN, score_text, translator
from assessment.model.base import Language
from assessment.model.maturity import Dimension, Questionnaire
from assessment.model.result import NodeResult, Result
from assessment.phrases import (
    cost_text,
    free_start_text,
    standing_text,
    weeks_text,
    who_text,
)
from assessment.programme_groups import paper_groups
from assessment.programme_phrases import main_reference_text, summary_text

MOST_PROGRAMMES = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three next steps."""

    title: str
    do: str
    line: str
    """Who, how long, what it costs."""
    free: str
    """Said when it starts free of cost this week; else empty."""


@dataclass(frozen=True, slots=True)
class Support:
    """One programme that is likely to fit."""

    name: str
    gives: str
    reference: str
    standing: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The page's sentences."""

    band: str
    sentence: str
    score: str
    range: str
    notes: tuple[str, ...]
    """Provisional, capped, what a deeper questionnaire could change."""
    weakest: str
    blocks: str
    steps: tuple[Step, ...]
    no_steps: str
    """Why there are none; else empty."""
    support: tuple[Support, ...]
    support_more: str
    eligible: int = 0
    """How many programmes are likely to fit, those not named here included."""


def summarise(
    result: Result,
    questionnaire: Questionnaire,
    language: Language,
    *,
    stands_alone: bool = False,
) -> Summary:
    """The summary page of ``result``; ``stands_alone``: the full report is not here."""
    t = translator(language)
    overall = result.overall
    band = (
        overall.band_name.in_language(language)
        if overall.band_name
        else t("Chưa đủ câu trả lời")
    )
    weakest = words.weakest_areas(result)
    names = words.names_text(
        [node.name.in_language(language) for node in weakest], language
    )
    eligible = paper_groups(result).eligible
    more = len(eligible) - MOST_PROGRAMMES
    return Summary(
        band=band,
        sentence=band_sentence(result, questionnaire, language),
        score=score_text(overall.score, language),
        range=words.range_text(overall.low, overall.high, language),
        notes=notes_on(result, questionnaire, language),
        weakest=(
            words.finding(result, language)
            if words.are_alike(result) or words.has_one_area(result)
            else names or words.finding(result, language)
        ),
        blocks=_blocks(weakest, questionnaire, language),
        steps=_steps(result, language),
        no_steps="" if result.next_steps else _no_steps(result, language),
        support=tuple(
            Support(
                name=found.programme.name.in_language(language),
                gives=summary_text(found, language),
                reference=main_reference_text(found.programme, language),
                standing=standing_text(found.standing, language),
            )
            for found in eligible[:MOST_PROGRAMMES]
        ),
        eligible=len(eligible),
        support_more=(
            _more_support(more, language, stands_alone)
            if more > 0
            else ("" if eligible else _no_support(result, language, stands_alone))
        ),
    )


def _more_support(more: int, language: Language, stands_alone: bool) -> str:
    t = translator(language)
    if stands_alone:
        return t("Còn {count} chương trình nữa: xem báo cáo đầy đủ.", count=more)
    return t("Còn {count} chương trình nữa ở phần sau.", count=more)


def band_sentence(
    result: Result, questionnaire: Questionnaire, language: Language
) -> str:
    """The one sentence that says where the firm stands, with score and range."""
    t = translator(language)
    overall = result.overall
    if overall.score is None:
        return t(
            "Chưa đủ câu trả lời để nói mức chung: {why}.",
            why=words.why_unknown(overall, questionnaire, language) or "",
        )
    name = overall.band_name.in_language(language) if overall.band_name else UNKNOWN
    score = score_text(overall.score, language)
    if not words.has_range(overall):
        return t(
            "Doanh nghiệp đang ở mức {band}: {score} trên 5.", band=name, score=score
        )
    return t(
        "Doanh nghiệp đang ở mức {band}: {score} trên 5, có thể từ {low} đến {high}.",
        band=name,
        score=score,
        low=score_text(overall.low, language),
        high=score_text(overall.high, language),
    )


def notes_on(
    result: Result, questionnaire: Questionnaire, language: Language
) -> tuple[str, ...]:
    """What must be said beside the band: gates, provisional, what is still open."""
    t = translator(language)
    titles = {
        indicator.id: (indicator.title, indicator.gate)
        for indicator, _ in questionnaire.indicators()
    }
    lines = []
    for node in (result.overall, *result.dimensions):
        for critical in node.capped_by:
            title, gate = titles[critical]
            if gate is not None:
                lines.append(
                    t(
                        "{area}: mức chung bị giữ lại vì “{item}”. {reason}",
                        area=node.name.in_language(language),
                        item=title.in_language(language),
                        reason=gate.reason.in_language(language),
                    )
                )
        if node.provisional and node.band is not None:
            lines.append(
                t(
                    "{area}: mức chung là tạm tính, vì còn mục quan trọng chưa biết.",
                    area=node.name.in_language(language),
                )
            )
    overall = result.overall
    if (overall.full_low, overall.full_high) != (overall.low, overall.high):
        lines.append(
            t(
                "Nếu trả lời cả bộ câu hỏi đầy đủ, điểm có thể từ {low} đến {high}.",
                low=score_text(overall.full_low, language),
                high=score_text(overall.full_high, language),
            )
        )
    return tuple(lines)


def _blocks(
    weakest: tuple[NodeResult, ...], questionnaire: Questionnaire, language: Language
) -> str:
    named: dict[str, Dimension] = {node.id: node for node, _ in questionnaire.nodes()}
    below = [node for node in weakest if words.is_below_target(node)]
    sentences = [named[node.id].blocks for node in below[:2]]
    return " ".join(text.in_language(language) for text in sentences if text)


def _steps(result: Result, language: Language) -> tuple[Step, ...]:
    is_micro = result.target_class == "micro"
    return tuple(
        Step(
            title=advice.action.title.in_language(language),
            do=advice.action.do.in_language(language),
            line=" · ".join(
                (
                    who_text(advice.action.who, language),
                    weeks_text(advice, language),
                    cost_text(advice.action, language, is_micro=is_micro),
                )
            ),
            free=free_start_text(advice.action, language, is_micro=is_micro),
        )
        for advice in result.next_steps
    )


def _no_steps(result: Result, language: Language) -> str:
    t = translator(language)
    if result.overall.answered == 0:
        return t("Chưa biết mức của mục nào, nên chưa có việc để gợi ý.")
    return t("Các mục đã biết đều đạt mức nên đạt trong 2-3 năm.")


def _no_support(result: Result, language: Language, stands_alone: bool) -> str:
    t = translator(language)
    if result.support is None:
        return t("Chưa xét chương trình hỗ trợ.")
    if stands_alone:
        return t(
            "Chưa có chương trình nào đủ thông tin để nói là có khả năng phù hợp. Báo "
            "cáo đầy đủ ghi rõ còn thiếu gì."
        )
    return t(
        "Chưa có chương trình nào đủ thông tin để nói là có khả năng phù hợp. Phần sau "
        "ghi rõ còn thiếu gì."
    )
