"""Plain HTML pages that need nothing: the frame, and why somebody was turned away."""

from html import escape
from typing import Literal

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessment import theme
from assessment.errors import NotAllowed, NotFound
from assessment.language import translator
from assessment.model.base import Language
from assessment.web import visitor

Refusal = Literal["host", "origin", "link", "missing", "used-link"]

_LIGHT, _DARK = theme.LIGHT, theme.DARK
STYLE = (
    ":root{color-scheme:light dark;"
    f"--g:{_LIGHT['ground']};--i:{_LIGHT['ink']};--m:{_LIGHT['muted']};"
    f"--p:{_LIGHT['primary']};--l:{_LIGHT['line']}}}"
    "@media(prefers-color-scheme:dark){:root{"
    f"--g:{_DARK['ground']};--i:{_DARK['ink']};--m:{_DARK['muted']};"
    f"--p:{_DARK['primary']};--l:{_DARK['line']}}}}}"
    "*{box-sizing:border-box}"
    f"body{{margin:0;background:var(--g);color:var(--i);font:{theme.BODY_PX}px/"
    f"{theme.LINE_HEIGHT} system-ui,sans-serif}}"
    f"main,footer{{max-width:{theme.MEASURE_CH}ch;margin:0 auto;padding:16px}}"
    "h1{font-size:1.6rem;line-height:1.25;margin:8px 0}h2{font-size:1.1rem;"
    "margin:24px 0 4px}p,ul{margin:8px 0}ul{padding-left:1.2em}a{color:var(--p)}"
    f".b{{display:inline-block;min-height:{theme.TARGET_PX}px;padding:8px 20px;"
    "border:2px solid var(--p);border-radius:8px;font:inherit;font-weight:600;"
    "background:var(--g);color:var(--p);text-decoration:none;cursor:pointer}"
    ".t{display:inline-block;padding:10px 0}"
    ".f{background:var(--p);color:var(--g)}"
    ":focus-visible{outline:3px solid var(--i);outline-offset:2px}"
    "small{display:block;color:var(--m);font-size:.9rem}"
)


def page(title: str, body: str, language: Language, *, head: str = "") -> str:
    """A whole page around ``body``, which must be safe HTML already."""
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title>"
        f'<link rel="icon" href="/icon.svg"><style>{STYLE}</style>{head}'
        f"<main>{body}</main></html>"
    )


def problem_page(request: Request, error: Exception) -> Response:
    """The answer to a refused use case on a plain route: what, and what to do."""
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    t = translator(language)
    lines = getattr(error, "problems", ())
    body = "".join(f"<p>{escape(line.line_of_text(language))}" for line in lines)
    status = 409
    if isinstance(error, NotAllowed):
        status = 403
    elif isinstance(error, NotFound):
        status = 404
    title = t("Chưa làm được")
    home = f'<p><a class="b" href="/">{escape(t("Về trang đầu"))}</a>'
    text = page(title, f"<h1>{escape(title)}</h1>{body}{home}", language)
    return HTMLResponse(text, status_code=status)


def refusal(kind: Refusal, language: Language) -> str:
    """The page that says why a request went no further, and what to do."""
    t = translator(language)
    title, what, to_do = {
        "host": (
            t("Địa chỉ này không mở được"),
            t("Trang chỉ trả lời đúng địa chỉ của máy đang chạy chương trình."),
            t("Hãy mở địa chỉ mà chương trình đã in ra khi khởi động."),
        ),
        "origin": (
            t("Yêu cầu đến từ một trang khác"),
            t("Để giữ an toàn cho câu trả lời, yêu cầu này đã bị từ chối."),
            t("Hãy mở thẳng trang này rồi làm lại."),
        ),
        "link": (
            t("Cần liên kết để vào"),
            t("Trang này chỉ mở cho người được mời."),
            t("Hãy quét mã QR trên máy đang chạy chương trình."),
        ),
        "used-link": (
            t("Liên kết này không còn dùng được"),
            t("Mỗi liên kết chỉ dùng một lần và có hạn."),
            t("Hãy quét mã QR trên máy đang chạy chương trình."),
        ),
        "missing": (
            t("Không có trang này"),
            t("Có thể địa chỉ bị gõ nhầm."),
            t("Hãy về trang đầu."),
        ),
    }[kind]
    link = f'<p><a class="b" href="/">{escape(t("Về trang đầu"))}</a>'
    return page(
        title,
        f"<h1>{escape(title)}</h1><p>{escape(what)} {escape(to_do)}"
        + (link if kind in {"missing", "origin"} else ""),
        language,
    )
