"""The layer around every answer: headers, compressed bundle, known pages only.

Pure ASGI, so that the stream of answers and large downloads pass through untouched.
"""

from functools import cache
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment.web import bundle, visitor
from assessment.web.plain_page import refusal
from assessment.web.routes import ROUTES

_FOREVER = "public, immutable, max-age=31536000"
_STREAMLIT = frozenset({"/_stcore/health", "/_stcore/host-config"})
_STREAMLIT_PREFIXES = ("/media/", "/component/")


def content_policy(host: str) -> str:
    """What a page may load: this server alone, no inline script, no ``eval``.

    Streamlit writes its styles inline. Older Safari does not count the stream of
    answers to ``'self'``, so it is named. No host: a page without a script.
    """
    streams = f" ws://{host} wss://{host}" if host else ""
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; "
        f"connect-src 'self'{streams}; worker-src 'self' blob:; "
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; "
        "object-src 'none'"
    )


def add_security(headers: MutableHeaders, host: str) -> None:
    """Put the headers on that every answer carries."""
    headers.setdefault("content-security-policy", content_policy(host))
    headers["x-content-type-options"] = "nosniff"
    headers["x-frame-options"] = "DENY"
    # "no-referrer" would turn the Origin of our own forms into "null".
    headers["referrer-policy"] = "same-origin"
    headers["cross-origin-opener-policy"] = "same-origin"
    headers["cross-origin-resource-policy"] = "same-origin"
    headers["permissions-policy"] = "camera=(), microphone=(), geolocation=()"
    headers.setdefault("cache-control", "no-store")


@cache
def _bundle_files() -> frozenset[str]:
    root = bundle.folder()
    files = (path for path in (root / "static").rglob("*") if path.is_file())
    return frozenset(f"/{path.relative_to(root).as_posix()}" for path in files)


def answered(scope: Scope) -> Match:
    """How far a route of ours, the bundle or Streamlit itself answers a request.

    Behind them Streamlit sends its own start page for every address there is. Uploads,
    metrics and the rest of ``/_stcore/`` are closed by not being named here.
    """
    path = scope["path"]
    if path in _STREAMLIT or path.startswith(_STREAMLIT_PREFIXES):
        return Match.FULL
    if path in _bundle_files():
        return Match.FULL if scope["method"] in {"GET", "HEAD"} else Match.PARTIAL
    return max(
        (route.matches(scope)[0] for route in ROUTES), key=lambda found: found.value
    )


class Edge:
    """Sends the bundle compressed, refuses unknown paths, adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory where possible, else pass on; headers on everything."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                add_security(headers, host)
            await send(message)

        answer = await self._own_answer(scope)
        if answer is None:
            await self.app(scope, receive, send_with_headers)
        else:
            await answer(scope, receive, send_with_headers)

    async def _own_answer(self, scope: Scope) -> Response | None:
        path = scope["path"]
        headers = Headers(scope=scope)
        if path in bundle.files() and scope["method"] in {"GET", "HEAD"}:
            if "gzip" not in headers.get("accept-encoding", ""):
                return None
            body = await run_in_threadpool(bundle.compressed, path)
            return Response(
                body if scope["method"] == "GET" else b"",
                media_type=bundle.media_type(path),
                headers={
                    "content-encoding": "gzip",
                    "content-length": str(len(body)),
                    "vary": "accept-encoding",
                    "cache-control": _FOREVER,
                },
            )
        found = answered(scope)
        if found is Match.FULL:
            return None
        language = visitor.language_of_headers(headers, scope["query_string"])
        status = (
            HTTPStatus.NOT_FOUND
            if found is Match.NONE
            else HTTPStatus.METHOD_NOT_ALLOWED
        )
        return HTMLResponse(refusal("missing", language), status_code=status)
