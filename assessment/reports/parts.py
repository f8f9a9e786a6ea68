"""The report's parts after the first page: rows and lines, each final and printable."""

from dataclasses import dataclass

from assessment.charts import words
from assessment.language import (
    UNKNOWN,
    percent_text,
    score_text,
    translator,
)
from assessment.model.base import Language
from assessment.model.company import Company, CompanyFacts
from assessment.model.maturity import Questionnaire
from assessment.model.result import Result
from assessment.phrases import fact_text, who_text
from assessment.text import printable

MOST_WITHOUT_SCORE = 3
"""Of areas without a score these are named once more; the table names them all."""


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """One line of the table beside the radar."""

    name: str
    barrier: str
    """Id of the barrier, for its colour."""
    is_barrier: bool
    score: str
    range: str
    target: str
    band: str
    known: str
    why_unknown: str


def dimension_rows(
    result: Result, questionnaire: Questionnaire, language: Language
) -> tuple[DimensionRow, ...]:
    """Every dimension and the overall node, in the questionnaire's order."""
    return tuple(
        DimensionRow(
            name=node.name.in_language(language),
            barrier=(
                "" if node is result.overall else words.barrier_of(result, node).id
            ),
            is_barrier=node.parent is None,
            score=score_text(node.score, language),
            range=words.range_text(node.low, node.high, language),
            target=score_text(node.target, language),
            band=node.band_name.in_language(language) if node.band_name else UNKNOWN,
            known=f"{node.answered}/{node.asked}",
            why_unknown=words.why_unknown(node, questionnaire, language) or "",
        )
        for node in (*result.dimensions, result.overall)
    )


def leverage_sentence(
    result: Result, questionnaire: Questionnaire, language: Language
) -> str:
    """The fewest level raises that reach the next band, or nothing."""
    found = result.near_leverage()
    if found is None:
        return ""
    t = translator(language)
    titles = {
        indicator.id: indicator.title.in_language(language)
        for indicator, _ in questionnaire.indicators()
    }
    raises = "; ".join(
        t("{item} từ {low} lên {high}", item=titles[item], low=low, high=high)
        for item, low, high in found.raises
    )
    return t(
        "Đường ngắn nhất lên mức {band}, tính theo điểm: {raises}.",
        band=found.next_band_name.in_language(language),
        raises=raises,
    )


def find_out_lines(
    result: Result, questionnaire: Questionnaire, language: Language
) -> tuple[str, ...]:
    """The don't-knows, each with whom to ask."""
    t = translator(language)
    titles = {
        indicator.id: indicator.question.in_language(language)
        for indicator, _ in questionnaire.indicators()
    }
    return tuple(
        t(
            "{question} Hỏi {who}.",
            question=titles[found.indicator],
            who=who_text(found.asks, language),
        )
        for found in result.find_out
    )


def fact_rows(
    company: Company, facts: CompanyFacts, language: Language
) -> tuple[tuple[str, str], ...]:
    """Every company fact that was given, in the order it is asked."""
    return tuple(
        (
            definition.question.in_language(language),
            printable(
                fact_text(definition.id, company.facts[definition.id], facts, language),
                limit=200,
            ),
        )
        for definition in facts.facts
        if definition.id in company.facts
    )


def method_lines(
    result: Result, questionnaire: Questionnaire, language: Language
) -> tuple[str, ...]:
    """How the numbers came about, for a reader who wants to check them."""
    t = translator(language)
    coverage = percent_text(questionnaire.policies.minimum_coverage, language)
    rules = {dimension.aggregation for dimension, _ in questionnaire.nodes()}
    is_ours = (
        rules == {"weighted-mean"} and questionnaire.policies.aggregation == "mean"
    )
    return (
        t(
            "Mỗi mục có sáu mức từ 0 đến 5. Điểm một nhóm là trung bình có trọng số "
            "của các mục đã trả lời. Điểm chung là trung bình của ba rào cản."
        )
        if is_ours
        else t("Cách gộp điểm của từng nhóm do bộ câu hỏi này quy định."),
        t(
            "“Chưa biết” và mục bỏ trống không tính vào điểm, nhưng làm khoảng có thể "
            "rộng ra: đầu thấp tính mức 0, đầu cao tính mức 5."
        ),
        t("“Không áp dụng” chia lại trọng số cho các mục bên cạnh."),
        t(
            "Chỉ ghi điểm khi đã biết ít nhất {share} trọng số của nhóm.",
            share=coverage,
        ),
        t(
            "Mục then chốt ở mức L giữ mức chung của rào cản không quá L + {extra}; "
            "điểm không đổi.",
            extra=questionnaire.policies.gate_allowance,
        ),
        t(
            "Mức nên đạt lấy theo quy mô {size}, là mức cho 2-3 năm tới, không phải "
            "chuẩn bắt buộc.",
            size=_size_text(result.target_class, language),
        ),
        t(
            "Số ghi ra được làm tròn một chữ số. Câu trả lời do doanh nghiệp tự khai, "
            "chưa ai kiểm tra."
        ),
    )


def _size_text(size: str, language: Language) -> str:
    t = translator(language)
    return {"micro": t("siêu nhỏ"), "small": t("nhỏ"), "medium": t("vừa")}[size]


def not_known_lines(
    result: Result, questionnaire: Questionnaire, language: Language
) -> tuple[str, ...]:
    """What this report does not know, said openly."""
    t = translator(language)
    without = [
        node for node in (result.overall, *result.dimensions) if node.score is None
    ]
    if len(without) > MOST_WITHOUT_SCORE:
        lines = [
            t(
                "{count} nhóm chưa có điểm; vì sao, xem bảng cạnh hình.",
                count=len(without),
            )
        ]
    else:
        lines = [
            t(
                "{area}: chưa có điểm, {why}.",
                area=node.name.in_language(language),
                why=words.why_unknown(node, questionnaire, language) or "",
            )
            for node in without
        ]
    lines += [found.ask.in_language(language) for found in result.contradictions]
    support = result.support
    if support is None:
        lines.append(t("Chưa xét chương trình hỗ trợ."))
    else:
        open_count = sum(
            found.verdict == "unknown" and found.standing != "background"
            for found in support.programmes
        )
        if open_count:
            lines.append(
                t(
                    "{count} chương trình chưa đủ thông tin để nói phù hợp hay không.",
                    count=open_count,
                )
            )
        if any(
            found.stale and found.standing != "background"
            for found in support.programmes
        ):
            lines.append(
                t("Có chương trình đã 90 ngày chưa kiểm tra lại: hỏi cơ quan trước.")
            )
    lines.append(
        t(
            "Bộ câu hỏi chưa thử với nhiều doanh nghiệp. Văn bản pháp luật đọc từ bản "
            "sao, không phải trang chính thức; hãy đối chiếu trước khi nộp hồ sơ."
        )
    )
    return tuple(lines)
