"""What support programmes are called in words: the same on a screen and on paper."""

import re

from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.programme import (
    Availability,
    Barrier,
    Programme,
    ProgrammeType,
    SourceStrength,
)
from assessment.model.result import ProgrammeResult
from assessment.phrases import reference_text

_AMOUNT = re.compile(r"\d[\d.,]*\s*(?:%|triệu|tỷ|đồng|VND|million|billion)")


def is_amount_certain(found: ProgrammeResult) -> bool:
    """Whether its amounts are facts: the law's text was read and the row is open."""
    return (
        found.programme.source_strength == "primary-text-copy"
        and found.standing == "apply"
    )


def amount_text(text: str, found: ProgrammeResult, language: Language) -> str:
    """``text`` about a programme; an amount in it that is no fact is marked as such."""
    if is_amount_certain(found) or not _AMOUNT.search(text):
        return text
    t = translator(language)
    return t("{text} (theo nguồn tin, cần kiểm tra)", text=text.rstrip("."))


def summary_text(found: ProgrammeResult, language: Language) -> str:
    """What the programme gives, in one or two sentences."""
    summary = found.programme.offer.summary.in_language(language)
    return amount_text(summary, found, language)


def main_reference_text(programme: Programme, language: Language) -> str:
    """The first document behind a programme, or why none can be named."""
    if programme.references:
        return reference_text(programme.references[0], language)
    missing = programme.reference_missing
    return missing.in_language(language) if missing else ""


def need_text(need: str, language: Language) -> str:
    """What a firm may need, as people look for it."""
    t = translator(language)
    return {
        "ai": t("Trí tuệ nhân tạo (AI)"),
        "automation": t("Tự động hoá"),
        "cybersecurity": t("An toàn dữ liệu"),
        "data_collection": t("Ghi và thu dữ liệu"),
        "dx_roadmap": t("Lộ trình chuyển đổi số"),
        "energy_green": t("Tiết kiệm năng lượng, xanh"),
        "erp_mes": t("Phần mềm quản lý đơn hàng và sản xuất"),
        "finance_capex": t("Vốn mua máy, mở xưởng"),
        "iiot_connectivity": t("Nối máy với máy tính"),
        "ip": t("Sở hữu trí tuệ"),
        "land_premises": t("Đất và mặt bằng"),
        "lean_productivity": t("Năng suất, bớt lãng phí"),
        "legal": t("Pháp lý"),
        "market_access": t("Tìm khách hàng, xuất khẩu"),
        "mgmt_skills": t("Học quản lý"),
        "quality_mgmt": t("Quản lý chất lượng"),
        "standards_cert": t("Tiêu chuẩn, chứng nhận"),
        "startup": t("Khởi nghiệp sáng tạo"),
        "supplier_linkage": t("Nối với doanh nghiệp đầu chuỗi"),
        "tax_admin": t("Thuế và hoá đơn"),
        "tech_mastery_rd": t("Làm chủ công nghệ, nghiên cứu"),
        "testing_calibration": t("Thử nghiệm, hiệu chuẩn"),
        "workforce_skills": t("Dạy nghề cho thợ"),
        "working_capital": t("Vốn lưu động"),
    }[need]


def type_text(kind: ProgrammeType, language: Language) -> str:
    """What sort of support it is."""
    t = translator(language)
    return {
        "grant": t("Tài trợ, hỗ trợ chi phí"),
        "loan": t("Vay vốn"),
        "equity": t("Góp vốn đầu tư"),
        "guarantee": t("Bảo lãnh vay"),
        "tax": t("Thuế, phí"),
        "land": t("Đất, mặt bằng"),
        "training": t("Đào tạo"),
        "consulting": t("Tư vấn"),
        "infrastructure": t("Hạ tầng dùng chung"),
        "standard-lab": t("Đo lường, thử nghiệm"),
        "assessment": t("Đánh giá, chẩn đoán"),
        "regulatory": t("Quy định, thủ tục"),
    }[kind]


def barrier_text(barrier: Barrier, language: Language) -> str:
    """Which of the three barriers it lowers."""
    t = translator(language)
    return {
        "data-quality": t("Dữ liệu tin được"),
        "capital-and-skills": t("Vốn và tay nghề"),
        "policy-access": t("Tiếp cận chính sách"),
    }[barrier]


def availability_text(availability: Availability, language: Language) -> str:
    """When and how the programme takes applications."""
    t = translator(language)
    return {
        "always-on": t("Nhận hồ sơ quanh năm."),
        "annual-plan": t("Theo kế hoạch từng năm."),
        "annual-priority": t("Theo danh mục ưu tiên từng năm."),
        "annual-round": t("Mỗi năm một đợt."),
        "automatic": t("Tự áp dụng khi kê khai, không phải xin."),
        "bank-discretion": t("Ngân hàng tự quyết định."),
        "budget-dependent": t("Còn tiền ngân sách năm thì nhận."),
        "call-dependent": t("Chỉ nhận khi có đợt mời nộp."),
        "closed": t("Không còn nhận hồ sơ."),
        "context": t("Chỉ để tham khảo, không có hồ sơ để nộp."),
        "course-calendar": t("Theo lịch mở lớp."),
        "facility-dependent": t("Tuỳ nơi có cơ sở."),
        "fee-service": t("Dịch vụ có thu phí."),
        "indirect": t("Doanh nghiệp đầu chuỗi được hưởng, anh/chị được học."),
        "market": t("Hai bên tự thoả thuận."),
        "not-operational-known": t("Chưa thấy nơi nào nhận hồ sơ."),
        "open-call-fund-capacity": t("Nhận quanh năm, tuỳ tiền của quỹ."),
        "programme-dependent": t("Theo từng chương trình cụ thể."),
        "project-window": t("Chỉ trong thời gian của dự án."),
        "province-dependent": t("Tuỳ từng tỉnh, thành phố."),
        "rollout-unknown": t("Chưa rõ khi nào triển khai."),
        "statutory-entitlement": t("Quyền theo luật, đủ điều kiện thì được hưởng."),
        "tender-calendar": t("Theo lịch mời thầu."),
        "window-closed": t("Đã hết thời hạn nộp."),
    }[availability]


def source_text(strength: SourceStrength, language: Language) -> str:
    """How far the facts of a row can be trusted."""
    t = translator(language)
    return {
        "primary-text-copy": t("đã đọc bản chép văn bản luật"),
        "mixed": t("đã đọc văn bản luật, một phần theo nguồn khác"),
        "secondary": t("theo tin tức, bài tóm tắt; chưa đọc văn bản luật"),
        "press": t("chỉ theo báo chí"),
        "recalled": t("theo trí nhớ, chưa đọc văn bản"),
    }[strength]


def correction_text(programme: Programme, language: Language, *, on: str) -> str:
    """A message about a mistake in one row, ready to copy and complete."""
    t = translator(language)
    missing = t("chưa ghi")
    lines = [
        t("Báo sai về một chương trình hỗ trợ"),
        t("Chương trình: {name}", name=programme.name.in_language(language)),
        t("Mã: {id}", id=programme.id),
        t("Căn cứ: {text}", text=main_reference_text(programme, language) or missing),
        t(
            "Kiểm tra gần nhất: {day}",
            day=date_text(programme.last_checked, language),
        ),
        t("Ngày xem: {day}", day=date_text(on, language)),
        t("Chỗ sai:"),
        t("Đúng ra là:"),
        t("Văn bản, điều, hoặc cơ quan đã trả lời:"),
    ]
    return "\n".join(lines)
