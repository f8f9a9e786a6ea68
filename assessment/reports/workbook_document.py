"""A report as tables with numbers in them: what a spreadsheet adds to the document."""

from collections.abc import Mapping
from dataclasses import dataclass

from assessment.charts import words
from assessment.charts.geometry import axes_of
from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.company import Company, CompanyFacts
from assessment.model.maturity import Questionnaire
from assessment.model.result import CriterionResult, NodeResult, ProgrammeResult, Result
from assessment.phrases import (
    answer_text,
    standing_text,
    unlocks_text,
    verdict_text,
    work_text,
)
from assessment.programme_notes import (
    agency_question,
    article_text,
    question_text,
    reason_text,
)
from assessment.programme_phrases import main_reference_text, summary_text
from assessment.reports.answer_parts import level_alone
from assessment.reports.document import ReportDocument
from assessment.reports.recalculation import Recalculation, recalculation
from assessment.text import printable

Cell = str | float | int | None
_NOTE_CHARS = 600


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its name, its heads with widths, its rows."""

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class WorkbookDocument:
    """The report, its sheets, and what recalculates."""

    document: ReportDocument
    areas: Grid
    """The areas of the radar first, in its order; then barriers and the whole."""
    answers: Grid
    gaps: Grid
    actions: Grid
    programmes: Grid
    recalculation: Recalculation | None


def build_workbook(
    document: ReportDocument,
    result: Result,
    questionnaire: Questionnaire,
    *,
    company: Company,
    facts: CompanyFacts,
    notes: Mapping[str, str],
) -> WorkbookDocument:
    """The sheets on ``result``, whose report is ``document``."""
    language = document.language
    return WorkbookDocument(
        document=document,
        areas=_areas(document, result, questionnaire),
        answers=_answers(document, result, questionnaire, notes),
        gaps=_gaps(document, result, questionnaire),
        actions=_actions(document, result),
        programmes=_programmes(result, facts, language),
        recalculation=recalculation(result, questionnaire, company, facts, language),
    )


def _areas(
    document: ReportDocument, result: Result, questionnaire: Questionnaire
) -> Grid:
    language, labels = document.language, document.labels
    t = translator(language)
    barriers = [node for node in result.dimensions if node.parent is None]
    areas = axes_of(result)
    rest = [node for node in barriers if node not in areas]

    def row(node: NodeResult) -> tuple[Cell, ...]:
        is_whole = node is result.overall
        barrier = None if is_whole else words.barrier_of(result, node)
        return (
            node.name.in_language(language),
            barrier.name.in_language(language) if barrier else "",
            node.score,
            node.low,
            node.high,
            node.target,
            node.answered,
            node.asked,
            node.coverage,
            node.band_name.in_language(language) if node.band_name else "",
            words.why_unknown(node, questionnaire, language) or "",
        )

    return Grid(
        name=t("Các nhóm"),
        heads=(
            (labels["area"], 32),
            (t("Rào cản"), 24),
            (labels["now"], 10),
            (t("Thấp nhất có thể"), 10),
            (t("Cao nhất có thể"), 10),
            (labels["target"], 10),
            (labels["known"], 9),
            (t("Đã hỏi"), 9),
            (t("Độ phủ"), 9),
            (labels["band"], 26),
            (t("Vì sao chưa có điểm"), 40),
        ),
        rows=tuple(row(node) for node in (*areas, *rest, result.overall)),
    )


def _answers(
    document: ReportDocument,
    result: Result,
    questionnaire: Questionnaire,
    notes: Mapping[str, str],
) -> Grid:
    language, labels = document.language, document.labels
    t = translator(language)
    named = {one.id: one for one, _ in questionnaire.indicators()}
    rows: list[tuple[Cell, ...]] = []
    for section in questionnaire.sections:
        for key in section.indicators:
            one, indicator = result.indicator(key), named[key]
            if not one.asked and one.answer is None:
                continue
            text = (
                level_alone(one.answer, indicator, language)
                if isinstance(one.answer, int)
                else answer_text(one.answer, indicator, language)
            )
            rows.append(
                (
                    section.title.in_language(language),
                    key,
                    indicator.question.in_language(language),
                    text,
                    one.level,
                    one.target,
                    one.gap,
                    printable(notes.get(key, ""), limit=_NOTE_CHARS),
                )
            )
    return Grid(
        name=labels["answers"],
        heads=(
            (t("Phần"), 24),
            (t("Mã"), 28),
            (labels["question"], 48),
            (labels["answer"], 56),
            (labels["level"], 8),
            (labels["target"], 10),
            (t("Còn thiếu"), 10),
            (t("Giấy tờ cho xem, ghi chú"), 36),
        ),
        rows=tuple(rows),
    )


def _gaps(
    document: ReportDocument, result: Result, questionnaire: Questionnaire
) -> Grid:
    language, labels = document.language, document.labels
    t = translator(language)
    titles = {one.id: one.title for one, _ in questionnaire.indicators()}
    return Grid(
        name=t("Chỗ còn thiếu"),
        heads=(
            (t("Mục"), 48),
            (labels["area"], 32),
            (labels["level"], 10),
            (labels["target"], 10),
            (t("Còn thiếu"), 10),
            (t("Phần trong điểm chung"), 14),
        ),
        rows=tuple(
            (
                titles[gap.indicator].in_language(language),
                result.node(gap.dimension).name.in_language(language),
                gap.level,
                gap.target,
                gap.gap,
                gap.reach,
            )
            for gap in result.gaps
        ),
    )


def _actions(document: ReportDocument, result: Result) -> Grid:
    language, labels = document.language, document.labels
    is_micro = result.target_class == "micro"
    t = translator(language)
    return Grid(
        name=labels["actions"],
        heads=(
            (t("Thứ tự"), 8),
            (labels["action"], 40),
            (t("Cách làm"), 70),
            (labels["work"], 40),
            (t("Lý do"), 44),
            (t("Mở ra"), 40),
        ),
        rows=tuple(
            (
                number,
                advice.action.title.in_language(language),
                advice.action.do.in_language(language),
                work_text(advice, language, is_micro=is_micro, with_reason=True),
                advice.reason.in_language(language),
                unlocks_text(advice, language),
            )
            for number, advice in enumerate(result.steps_first(), start=1)
        ),
    )


def _programmes(result: Result, facts: CompanyFacts, language: Language) -> Grid:
    t = translator(language)

    def missing(found: ProgrammeResult) -> str:
        return "; ".join(
            (
                *(question_text(key, facts, language) for key in found.missing_facts),
                *(agency_question(key, facts, language) for key in found.ask_agency),
            )
        )

    return Grid(
        name=t("Chương trình hỗ trợ"),
        heads=(
            (t("Chương trình"), 44),
            (t("Phù hợp"), 22),
            (t("Tình trạng"), 20),
            (t("Lý do"), 60),
            (t("Còn thiếu thông tin"), 50),
            (t("Được gì"), 56),
            (t("Căn cứ"), 36),
            (t("Kiểm tra gần nhất"), 16),
        ),
        rows=tuple(
            (
                found.programme.name.in_language(language),
                verdict_text(found, language),
                standing_text(found.standing, language),
                "; ".join(_reasons(found, language)),
                missing(found),
                summary_text(found, language),
                main_reference_text(found.programme, language),
                date_text(found.programme.last_checked, language),
            )
            for found in (result.support.programmes if result.support else ())
        ),
    )


def _reasons(found: ProgrammeResult, language: Language) -> list[str]:
    """Why the verdict is what it is: what is against it, else what speaks for it."""
    t = translator(language)

    def with_article(text: str, one: CriterionResult) -> str:
        article = article_text(one, language)
        return f"{text} ({article})" if article else text

    if found.reasons:
        return [
            with_article(reason_text(one, language), one)
            for one in found.criteria
            if one.id in found.reasons
        ]
    return [
        t("không thuộc “{title}”", title=one.title.in_language(language))
        if one.kind == "exclusion"
        else t("đạt “{title}”", title=one.title.in_language(language))
        for one in found.criteria
        if one.result == "met"
    ]
