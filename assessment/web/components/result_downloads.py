"""What to take away: links to plain routes; no script is needed to fetch them."""

from urllib.parse import quote, urlencode

from assessment.web.components.result_html import Html, items, join, tag
from assessment.web.components.result_words import View


def downloads(view: View, set_id: str) -> Html:
    """Report, printable page, the firm's own file, charts and numbers."""
    t = view.t
    query = urlencode({"set": set_id, "lang": view.language})
    page = f"/print/{quote(set_id, safe='')}"
    lang = urlencode({"lang": view.language})
    boards = (
        (t("Trang chiếu (PowerPoint)"), f"/download/report.pptx?{query}"),
        (t("Bảng tính (Excel), thử đổi mức"), f"/download/report.xlsx?{query}"),
    )
    links = (
        (t("Báo cáo PDF"), f"/download/report.pdf?{query}"),
        (t("Báo cáo Word"), f"/download/report.docx?{query}"),
        *(boards if view.questionnaire.module is None else ()),
        (t("Báo cáo một trang web (HTML)"), f"/download/report.html?{query}"),
        (t("Trang để in"), f"{page}?{lang}"),
        (
            t("Tệp câu trả lời (YAML), để giữ hoặc chuyển máy"),
            f"/download/assessment.yaml?{query}",
        ),
        (t("Biểu đồ mạng nhện (SVG)"), f"{page}/radar.svg?{lang}"),
        (t("Biểu đồ chấm (SVG)"), f"{page}/dots.svg?{lang}"),
        (t("Bảng điểm (CSV)"), f"{page}/scores.csv?{lang}"),
        (t("Số liệu cho phần mềm khác (JSON)"), f"/download/report.json?{query}"),
    )
    return join(
        tag("h2", t("Tải về và in"), id_="downloads"),
        items(
            (
                tag("a", label, href=address, target="_blank")
                for label, address in links
            ),
            class_="rlinks",
        ),
    )
