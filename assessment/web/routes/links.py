"""The way in with ``--lan``: a one-time link becomes a cookie.

Opening the link shows a door; only the button uses it up. A chat that draws a preview,
or a scanner that looks ahead, would otherwise leave the person a dead link.
"""

from html import escape

from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    RedirectResponse,
    Response,
)

from assessment.language import translator
from assessment.services import access
from assessment.web import greeting, visitor
from assessment.web.plain_page import page, refusal


def door(request: Request) -> Response:
    """Show the button; whether the link is good is told when it is pressed."""
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    t = translator(language)
    title = t("Tự đánh giá sản xuất thông minh")
    body = (
        f"<h1>{escape(title)}</h1>"
        f"<p>{escape(t('Bấm nút để mở bảng câu hỏi trên máy này.'))} "
        f"{escape(t('Mỗi liên kết chỉ dùng một lần và có hạn.'))}"
        f'<form method="post"><button class="b f">{escape(t("Vào"))}</button></form>'
    )
    return HTMLResponse(page(title, body, language))


def enter(request: Request) -> Response:
    """Exchange the token for a cookie and lead to the first page.

    The redirect takes the token out of the address bar and of any copied link. The
    cookie is SameSite=Lax: a strict one would not come along when the link is opened
    from a camera or a chat.
    """
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    caller = request.client.host if request.client else ""
    cookie = access.redeem(request.path_params["token"], caller=caller)
    if cookie is None:
        return HTMLResponse(refusal("used-link", language), status_code=410)
    greeting.link_was_used()
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        visitor.COOKIE,
        cookie,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer
