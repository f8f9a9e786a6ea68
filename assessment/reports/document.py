"""One report as plain data: what every renderer shows, said once.

Built from one :class:`Result`; every string is final, in one language, and safe to
print. Renderers lay it out and add nothing.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from assessment import programme_paper
from assessment.charts import words
from assessment.charts.geometry import LEAST_AXES, axes_of
from assessment.charts.svg import radar_svg
from assessment.language import date_text, score_text, translator
from assessment.model.base import Language
from assessment.model.company import Company, CompanyFacts
from assessment.model.crosswalk import CrosswalkCatalogue
from assessment.model.maturity import Questionnaire
from assessment.model.result import Result
from assessment.reports import (
    action_parts,
    answer_parts,
    chart_parts,
    parts,
    summary,
    system_parts,
)
from assessment.text import printable

Audience = Literal["full", "owner"]
"""full: all of it. owner: the summary and the areas, two pages; slides take it too."""


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """Everything a report says, in reading order."""

    language: Language
    title: str
    company: str
    on: str
    """The date as people write it."""
    iso_date: str
    labels: dict[str, str]
    """Headings and column names by key."""
    summary: summary.Summary
    radar_svg: str
    radar_title: str
    radar_subtitle: str
    radar_alt: str
    axes: tuple[chart_parts.Axis, ...]
    dimensions: tuple[parts.DimensionRow, ...]
    actions: tuple[action_parts.ActionRow, ...]
    later: tuple[action_parts.ActionRow, ...]
    later_title: str
    leverage: str
    find_out: tuple[str, ...]
    programmes: programme_paper.Programmes
    answers: answer_parts.Answers
    facts: tuple[tuple[str, str], ...]
    """(question, value) of every company fact that was given."""
    systems: system_parts.Systems
    method: tuple[str, ...]
    not_known: tuple[str, ...]
    source_line: str
    audience: Audience = "full"
    template: Literal["report"] = "report"

    def plain(self) -> dict[str, Any]:
        """The document as JSON-ready data."""
        return asdict(self)


def build(
    result: Result,
    questionnaire: Questionnaire,
    *,
    company: Company,
    facts: CompanyFacts,
    language: Language,
    notes: Mapping[str, str] | None = None,
    crosswalk: CrosswalkCatalogue | None = None,
    audience: Audience = "full",
) -> ReportDocument:
    """The report on ``result`` for ``audience``.

    ``notes`` are what respondents wrote beside answers, by indicator id; without
    ``crosswalk`` no other system is compared.
    """
    t = translator(language)
    actions, later = action_parts.action_rows(result, language)
    return ReportDocument(
        language=language,
        title=t("Kết quả tự đánh giá mức sẵn sàng sản xuất thông minh"),
        company=company_name(company, language),
        on=date_text(result.on, language),
        iso_date=result.on,
        labels=labels(
            language, areas=len(axes_of(result)), steps=len(result.next_steps)
        ),
        summary=summary.summarise(
            result, questionnaire, language, stands_alone=audience == "owner"
        ),
        radar_svg=radar_svg(result, questionnaire, language),
        radar_title=words.finding(result, language),
        radar_subtitle=words.radar_subtitle(language),
        radar_alt=words.radar_alt(result, language),
        axes=chart_parts.chart_axes(result, language),
        dimensions=parts.dimension_rows(result, questionnaire, language),
        actions=actions,
        later=later,
        later_title=action_parts.later_title(result, language),
        leverage=parts.leverage_sentence(result, questionnaire, language),
        find_out=parts.find_out_lines(result, questionnaire, language),
        programmes=programme_paper.programmes(result, facts, language),
        answers=answer_parts.answers(result, questionnaire, language, notes or {}),
        facts=parts.fact_rows(company, facts, language),
        systems=system_parts.compared_systems(
            result, questionnaire, crosswalk, language
        ),
        method=parts.method_lines(result, questionnaire, language),
        not_known=parts.not_known_lines(result, questionnaire, language),
        source_line=_source_line(result, language),
        audience=audience,
    )


def _source_line(result: Result, language: Language) -> str:
    t = translator(language)
    source = {"id": result.questionnaire, "version": result.version}
    if result.overall.score is None:
        return t("Bộ câu hỏi {id}, bản {version}.", **source)
    return t(
        "Bộ câu hỏi {id}, bản {version}. Điểm chung {score} trên 5.",
        score=score_text(result.overall.score, language),
        **source,
    )


def company_name(company: Company, language: Language) -> str:
    """The firm's name as it can be printed, or that it gave none."""
    t = translator(language)
    return printable(company.name, limit=120) or t("Doanh nghiệp chưa ghi tên")


def labels(language: Language, *, areas: int, steps: int) -> dict[str, str]:
    """Headings and column names of a report."""
    t = translator(language)
    return {
        "page": t("Trang"),
        "contents": t("Mục lục"),
        "now": t("Hiện nay"),
        "lines": t(
            "Nét liền là mức hiện nay, nét đứt là mức nên đạt trong 2-3 năm. Thang từ "
            "0 ở giữa đến 5 ở ngoài."
        )
        if areas >= LEAST_AXES
        else t(
            "Thanh màu là mức hiện nay, thanh xám là mức nên đạt trong 2-3 năm. Thang "
            "từ 0 đến 5."
        ),
        "weakest": t("Chỗ yếu nhất"),
        "next_steps": {
            2: t("Hai việc nên làm tiếp"),
            3: t("Ba việc nên làm tiếp"),
        }.get(steps, t("Việc nên làm tiếp")),
        "likely": t("Hỗ trợ có khả năng phù hợp"),
        "radar": t("{count} nhóm trên một hình", count=areas),
        "area": t("Nhóm"),
        "score": t("Điểm"),
        "range": t("Có thể từ – đến"),
        "target": t("Nên đạt"),
        "band": t("Mức chung"),
        "known": t("Đã biết"),
        "actions": t("Việc nên làm, theo thứ tự"),
        "action": t("Việc"),
        "work": t("Ai làm, chi phí, thời gian"),
        "leverage": t("Đường ngắn nhất"),
        "leverage_takes": t(
            "Có mục cần vài năm mới lên được. Nên bắt đầu từ việc số 1."
        ),
        "find_out": t("Việc cần hỏi lại"),
        "programmes": t("Chương trình hỗ trợ"),
        "gives": t("Được gì"),
        "missing": t("Cần trả lời"),
        "programme": t("Chương trình"),
        "basis": t("Căn cứ"),
        "checked": t("Kiểm tra gần nhất"),
        "no_programmes": t("Chưa có chương trình nào để đối chiếu."),
        "documents": t("Giấy tờ cần có"),
        "steps": t("Các bước"),
        "agency": t("Nơi hỏi"),
        "decides": t("Cơ quan xem xét thêm"),
        "ask_agency": t("Hỏi cơ quan"),
        "warning": t("Lưu ý"),
        "unknowns": t("Chưa rõ"),
        "answers": t("Mọi câu trả lời"),
        "question": t("Câu hỏi"),
        "answer": t("Câu trả lời"),
        "level": t("Mức"),
        "systems": t("Các bộ đánh giá khác hỏi gì"),
        "system": t("Bộ đánh giá"),
        "fields": t("Số phần nói tới"),
        "share": t("Tỷ lệ"),
        "licence": t("Nêu được gì"),
        "facts": t("Thông tin doanh nghiệp đã dùng"),
        "fact": t("Thông tin"),
        "value": t("Trả lời"),
        "method": t("Cách tính"),
        "not_known": t("Điều chưa biết"),
        "nothing": t("Không có mục nào."),
        "later": t("Cách làm từng việc: xem ở trang kết quả hoặc trang để in."),
        "estimates": t(
            "Chi phí và thời gian là ước tính của ban biên soạn, trước khi có hỗ trợ, "
            "không phải báo giá."
        ),
        "agency_decides": t(
            "Đây là kết quả đối chiếu với điều kiện trong văn bản, cơ quan quyết định. "
            "Mỗi nội dung chỉ nhận hỗ trợ từ một nguồn nhà nước."
        ),
    }
