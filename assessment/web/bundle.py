"""Streamlit's browser bundle as this product sends it.

Streamlit sends its files as they are, 7.5 MB of them; compressed once and kept in
memory they are a quarter. Its one HTML file says ``lang="en"``, "Streamlit" and English
words to people without JavaScript, so the page is put together here instead.
"""

import gzip
import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path

from assessment.language import translator
from assessment.model.base import Language
from assessment.web import look

_COMPRESSIBLE = frozenset({".js", ".css", ".json", ".svg"})
_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_NEEDED_SOON = ("Radio", "TextInput", "TextArea", "Html", "Button")
"""Parts of the bundle every question needs, found by Streamlit only one by one."""


@cache
def folder() -> Path:
    """Where Streamlit keeps the bundle."""
    import streamlit

    return Path(streamlit.__file__).parent / "static"


@cache
def files() -> dict[str, Path]:
    """Every compressible file of the bundle by its URL path; nothing else is served."""
    root = folder()
    return {
        f"/{path.relative_to(root).as_posix()}": path
        for path in sorted((root / "static").rglob("*"))
        if path.suffix in _COMPRESSIBLE and path.is_file()
    }


def media_type(path: str) -> str:
    """The content type of a file in :func:`files`."""
    return _TYPES[Path(path).suffix]


@cache
def compressed(path: str) -> bytes:
    """The file at URL ``path``, compressed once and kept."""
    return gzip.compress(files()[path].read_bytes(), 9, mtime=0)


@cache
def preloads() -> tuple[str, ...]:
    """URL paths of the scripts the first question needs, the entry script first."""
    index = (folder() / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r'(?:src|href)="\.(/static/js/[^"]+\.js)"', index)
    soon = [
        path
        for name in _NEEDED_SOON
        for path in files()
        if re.fullmatch(rf"/static/js/{name}\.[\w-]+\.js", path)
    ]
    return tuple(dict.fromkeys([*scripts, *soon]))


@cache
def styles() -> tuple[str, ...]:
    """URL paths of the bundle's style sheets."""
    index = (folder() / "index.html").read_text(encoding="utf-8")
    return tuple(re.findall(r'href="\.(/static/css/[^"]+\.css)"', index))


@cache
def shell(language: Language) -> str:
    """The page that carries the survey: ours around Streamlit's scripts."""
    t = translator(language)
    entry, *others = preloads()
    links = "".join(
        f'<link rel="modulepreload" crossorigin href="{path}">' for path in others
    )
    sheets = "".join(
        f'<link rel="stylesheet" crossorigin href="{path}">' for path in styles()
    )
    wait = escape(t("Đang mở bảng câu hỏi. Mạng chậm thì mất khoảng 20 giây."))
    without = escape(
        t(
            "Trình duyệt này đang tắt JavaScript. Hãy bật JavaScript rồi mở lại trang; "
            "câu trả lời đã lưu vẫn còn."
        )
    )
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(t('Tự đánh giá sản xuất thông minh'))}</title>"
        '<link rel="icon" href="/icon.svg">'
        f'<link rel="stylesheet" href="{look.style_path()}">'
        # Ours first: it says where the server is before Streamlit looks for it.
        f'<script defer src="{look.script_path()}"></script>'
        f'<script type="module" crossorigin src="{entry}"></script>{links}{sheets}'
        "</head><body>"
        f"<noscript><p>{without}</p></noscript>"
        f'<div id="root"><p class="opening" role="status">{wait}</p></div>'
        "</body></html>"
    )


@cache
def early() -> str:
    """A script for the first page: fetch the survey's files while people read."""
    paths = [look.style_path(), *styles(), *preloads()]
    quoted = ",".join(f'"{path}"' for path in paths)
    return (
        f"for(const p of[{quoted}]){{const l=document.createElement('link');"
        "l.href=p;const j=p.endsWith('.js');l.rel=j?'modulepreload':'preload';"
        "if(!j)l.as='style';if(!p.startsWith('/look'))l.crossOrigin='';"
        "document.head.append(l)}"
    )


@cache
def early_path() -> str:
    """The address of :func:`early`; it changes when the list does."""
    return f"/look/{hashlib.sha256(early().encode()).hexdigest()[:12]}.early.js"
