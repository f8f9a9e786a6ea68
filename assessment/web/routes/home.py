"""The first page: plain HTML of at most 5 KB, readable before anything else arrives.

It works without JavaScript up to the start button. While people read it, a small script
fetches the survey's files.
"""

from html import escape

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessment.errors import AssessmentError
from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.maturity import Depth
from assessment.model.stored import ResponseSet
from assessment.services import responding
from assessment.web import bundle, lifespan, paths, survey, visitor
from assessment.web.plain_page import page

_MOST_LISTED = 4
_NAME_LENGTH = 60


def home(request: Request) -> Response:
    """What it is, how long, what you get, who sees it; start or go on."""
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    fault = ""
    sets: tuple[ResponseSet, ...] = ()
    try:
        sets = responding.list_sets(visitor.actor_of_cookies(request.cookies))
    except AssessmentError as error:
        fault = " ".join(found.line_of_text(language) for found in error.problems)
    answer = HTMLResponse(home_page(sets, language, lan=visitor.is_lan(), fault=fault))
    answer.headers["vary"] = "cookie, accept-language"
    answer.background = BackgroundTask(lifespan.first_page_was_sent)
    if request.query_params.get("lang") == language:
        # Read by the survey's script as well, which sets it on a switch.
        answer.set_cookie(
            visitor.LANGUAGE_COOKIE,
            language,
            max_age=visitor.LANGUAGE_COOKIE_SECONDS,
            samesite="lax",
        )
    return answer


def home_page(
    sets: tuple[ResponseSet, ...], language: Language, *, lan: bool, fault: str = ""
) -> str:
    """The page as text; at most 5 KB with the newest assessments listed."""
    t = translator(language)
    other = "en" if language == "vi" else "vi"
    quick, express, full = (survey.ITEMS[depth] for depth in Depth)
    who = (
        t("Người vào bằng liên kết trên mạng này cũng xem được.")
        if lan
        else t("Chỉ người dùng máy này xem được.")
    )
    parts = [
        f'<p><a class="t" href="/?lang={other}" lang="{other}" hreflang="{other}">'
        f"{'English' if other == 'en' else 'Tiếng Việt'}</a>",
        f"<h1>{t('Xưởng của anh/chị đã sẵn sàng đến đâu?')}</h1>",
        "<p>"
        + t(
            "Tự đánh giá sản xuất thông minh cho doanh nghiệp nhỏ: {n} câu về việc "
            "hằng ngày ở xưởng, sổ sách và giấy tờ.",
            n=quick,
        ),
        f'<p role="alert">{escape(fault)}' if fault else "",
        _going_on(sets, language) if sets else "",
        f'<form method="post" action="/begin?lang={language}">'
        f'<button class="b{"" if sets else " f"}">'
        f"{t('Bắt đầu bài mới') if sets else t('Bắt đầu')}</button></form>",
        f"<noscript><p>{t('Phần trả lời cần bật JavaScript.')}</noscript>",
        f"<h2>{t('Mất bao lâu')}</h2><p>"
        + t(
            "Khoảng {a} phút cho {n} câu, thêm {b} phút cho thông tin doanh nghiệp. "
            "Muốn chắc hơn thì làm tiếp đến {more} câu, thêm khoảng {c} phút; đầy đủ "
            "là {all} câu. Nghỉ lúc nào cũng được: câu đã trả lời là đã lưu.",
            a=survey.minutes_for(quick),
            b=survey.FIRST_FACTS_MINUTES,
            n=quick,
            more=express,
            c=survey.minutes_for(express - quick),
            all=full,
        ),
        f"<h2>{t('Anh/chị nhận được gì')}</h2><ul>",
        f"<li>{t('Doanh nghiệp đang ở mức nào, vướng nhất ở đâu')}",
        f"<li>{t('Ba việc nên làm trước, có việc không tốn tiền')}",
        f"<li>{t('Chương trình hỗ trợ nào có khả năng phù hợp, còn thiếu gì')} "
        f'(<a href="{paths.PROGRAMMES}?lang={language}">{t("xem tất cả")}</a>)',
        f"<li>{t('Báo cáo PDF để in')}</ul>",
        f"<h2>{t('Ai xem được')}</h2><p>"
        + t("Câu trả lời nằm trên máy chạy chương trình này, không gửi đi đâu.")
        + f" {who}",
        f'<form method="post" action="/example?lang={language}"><p>'
        f'<button class="b">{t("Xem ví dụ đã điền")}</button></form>',
    ]
    title = t("Tự đánh giá sản xuất thông minh")
    early = f'<script defer src="{bundle.early_path()}"></script>'
    return page(title, "".join(parts), language, head=early)


def _going_on(sets: tuple[ResponseSet, ...], language: Language) -> str:
    t = translator(language)
    newest = sorted(sets, key=lambda found: found.changed_at, reverse=True)
    rows = []
    for position, found in enumerate(newest[:_MOST_LISTED]):
        name = found.company_name[:_NAME_LENGTH] or t("Bài chưa đặt tên")
        items = survey.ITEMS[found.depth]
        done = t(
            "{n} trên {all} câu, {date}",
            n=len(found.answers),
            all=items,
            date=date_text(found.changed_at[:10], language),
        )
        where = paths.RESULT if len(found.answers) >= items else paths.SURVEY
        address = escape(paths.screen(where, set=found.id, lang=language))
        rows.append(
            f'<p><a class="b{" f" if position == 0 else ""}" href="{address}">'
            f"{escape(name)}</a> <small>{done}</small>"
        )
    if len(newest) > _MOST_LISTED:
        address = escape(paths.screen(paths.MY_DATA, lang=language))
        rows.append(f'<p><a class="t" href="{address}">{t("Xem tất cả các bài")}</a>')
    return f"<h2>{t('Làm tiếp')}</h2>{''.join(rows)}"
