"""The report on a sector module: a short document of its own.

A module has a score, items and steps. It aims at no level, and no programme or action
belongs to it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from assessment.charts import words
from assessment.language import date_text, score_text, translator
from assessment.model.base import Language
from assessment.model.company import Company
from assessment.model.maturity import Questionnaire
from assessment.model.result import Result
from assessment.reports import answer_parts
from assessment.reports.document import company_name


@dataclass(frozen=True, slots=True)
class ModuleDocument:
    """Everything the report on a module says, in reading order."""

    language: Language
    title: str
    company: str
    on: str
    """The date as people write it."""
    iso_date: str
    labels: dict[str, str]
    """Headings and column names by key."""
    sentence: str
    """Where the firm stands in this module."""
    apart: str
    """That it never enters the score it stands beside."""
    steps: tuple[tuple[str, str, str], ...]
    """(item, today's level in words, what to do), the lowest level first."""
    no_steps: str
    """Why there are none; else empty."""
    answers: answer_parts.Answers
    method: str
    source_line: str
    template: Literal["module"] = "module"

    def plain(self) -> dict[str, Any]:
        """The document as JSON-ready data."""
        return asdict(self)


def build_module(
    result: Result,
    questionnaire: Questionnaire,
    *,
    company: Company,
    language: Language,
    notes: Mapping[str, str] | None = None,
) -> ModuleDocument:
    """The report on the result of a module."""
    t = translator(language)
    titles = {item.id: item.title for item, _ in questionnaire.indicators()}
    return ModuleDocument(
        language=language,
        title=questionnaire.title.in_language(language),
        company=company_name(company, language),
        on=date_text(result.on, language),
        iso_date=result.on,
        labels={
            "page": t("Trang"),
            "contents": t("Mục lục"),
            "next_steps": t("Việc nên làm tiếp"),
            "answers": t("Từng mục"),
            "question": t("Câu hỏi"),
            "answer": t("Câu trả lời"),
            "level": t("Mức"),
        },
        sentence=module_sentence(result, language),
        apart=t("Kết quả này đứng riêng, không tính vào điểm chung của doanh nghiệp."),
        steps=tuple(
            (
                titles[step.indicator].in_language(language),
                t("đang ở mức {level}", level=step.level),
                step.text.in_language(language),
            )
            for step in result.steps
        ),
        no_steps="" if result.steps else _no_steps(result, language),
        answers=answer_parts.answers(
            # Nothing else tells the don't-knows here, so they are asked in full.
            replace(result, find_out=()),
            questionnaire,
            language,
            notes or {},
        ),
        method=t(
            "Mỗi mục có sáu mức từ 0 đến 5. Câu trả lời do doanh nghiệp tự khai, chưa "
            "ai kiểm tra."
        ),
        source_line=t(
            "Bộ câu hỏi {id}, bản {version}.",
            id=result.questionnaire,
            version=result.version,
        ),
    )


def module_sentence(result: Result, language: Language) -> str:
    """Band and score of a module, with the range where there is one."""
    t, node = translator(language), result.overall
    if node.score is None or node.band_name is None:
        return t("Chưa đủ câu trả lời để có điểm.")
    band, score = node.band_name.in_language(language), score_text(node.score, language)
    if not words.has_range(node):
        return t("Mức {band}: {score} trên 5.", band=band, score=score)
    return t(
        "Mức {band}: {score} trên 5, có thể từ {low} đến {high}.",
        band=band,
        score=score,
        low=score_text(node.low, language),
        high=score_text(node.high, language),
    )


def _no_steps(result: Result, language: Language) -> str:
    t = translator(language)
    if result.overall.answered == 0:
        return t("Chưa biết mức của mục nào, nên chưa có việc để gợi ý.")
    return t("Các mục đã biết đều từ mức 4 trở lên.")
