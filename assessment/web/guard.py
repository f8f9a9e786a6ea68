"""Who may reach the server at all, decided before anything else runs.

Three rules. A request must name this machine, so that a foreign name pointed at
127.0.0.1 (DNS rebinding) reaches nothing. A request that changes something, or opens
the stream of answers, must come from our own pages. And with ``--lan`` nothing but the
public bundle is handed out without the cookie that a one-time link gave.
"""

import ipaddress
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from assessment.services import access
from assessment.web import visitor
from assessment.web.edge import add_security
from assessment.web.plain_page import refusal

PUBLIC_PREFIXES = ("/static/", "/l/", "/look/")
PUBLIC_PATHS = frozenset({"/healthz", "/icon.svg", "/favicon.ico", "/favicon.png"})
_SAFE_METHODS = frozenset({"GET", "HEAD"})


def host_is_ours(host: str, *, lan: bool) -> bool:
    """Whether ``host`` is this machine: a loopback, or with ``lan`` a private address.

    Names other than localhost are refused: an address cannot be rebound, a name can.

    >>> host_is_ours("127.0.0.1:8501", lan=False), host_is_ours("evil.vn", lan=True)
    (True, False)
    """
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not name or parts.path or parts.query or parts.fragment or "@" in host:
        return False
    if name == "localhost":
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or (lan and address.is_private)


def comes_from_our_pages(headers: Headers, *, method: str, is_stream: bool) -> bool:
    """Whether another site cannot have caused this request.

    A program without a browser sends neither header and is let through; it already
    holds whatever it could ask for.
    """
    origin = headers.get("origin")
    if origin is not None and (is_stream or method not in _SAFE_METHODS):
        return urlsplit(origin).netloc == headers.get("host", "")
    site = headers.get("sec-fetch-site", "none")
    if site in {"same-origin", "none"}:
        return True
    is_visit = (
        headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )
    return is_visit and method in _SAFE_METHODS


def is_public(path: str) -> bool:
    """Whether ``path`` holds nothing of anybody: bundle, style, icon, the way in."""
    return path in PUBLIC_PATHS or path.startswith(PUBLIC_PREFIXES)


class Guard:
    """Pure ASGI: refuses what is not ours, hands everything else on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 421, 403 or 401, or pass the request on."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        refused = await self._refusal(scope)
        if refused is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            # No host: what a stranger named is not repeated in the policy.
            add_security(refused.headers, host="")
            await refused(scope, receive, send)

    async def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        lan = visitor.is_lan()
        language = visitor.language_of_headers(headers, scope.get("query_string", b""))
        if not host_is_ours(headers.get("host", ""), lan=lan):
            return HTMLResponse(refusal("host", language), status_code=421)
        if not comes_from_our_pages(
            headers,
            method=scope.get("method", "GET"),
            is_stream=scope["type"] == "websocket",
        ):
            return HTMLResponse(refusal("origin", language), status_code=403)
        if not lan or is_public(scope["path"]):
            return None
        cookie = cookie_parser(headers.get("cookie", "")).get(visitor.COOKIE)
        if cookie and await run_in_threadpool(access.actor_of, cookie) is not None:
            return None
        return HTMLResponse(refusal("link", language), status_code=401)
