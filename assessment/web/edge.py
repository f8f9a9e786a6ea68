"""The outermost layer of every answer: headers, compressed bundle, known pages only.

Pure ASGI, so that the stream of answers and large downloads pass through untouched.
"""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assessment.web import bundle, visitor
from assessment.web.paths import is_known
from assessment.web.plain_page import refusal

_FOREVER = "public, immutable, max-age=31536000"
_CLOSED = frozenset({"/_stcore/metrics", "/_stcore/script-health-check"})
_CLOSED_PREFIXES = ("/_stcore/agent/", "/_stcore/upload_file")


def content_policy(host: str) -> str:
    """What a page may load: this server alone, no inline script, no ``eval``.

    Streamlit writes its styles inline. Older Safari does not count the stream of
    answers to ``'self'``, so it is named.
    """
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; "
        f"connect-src 'self' ws://{host} wss://{host}; worker-src 'self' blob:; "
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
                headers.setdefault("cache-control", "no-store")
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
        if not is_known(path) or path in _CLOSED or path.startswith(_CLOSED_PREFIXES):
            language = visitor.language_of_headers(headers, scope["query_string"])
            return HTMLResponse(
                refusal("missing", language), status_code=HTTPStatus.NOT_FOUND
            )
        return None
