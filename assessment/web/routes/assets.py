"""Routes that hold nothing of anybody: health, icon, style, script, page shell."""

from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from assessment.web import bundle, look, visitor

_FOREVER = {"cache-control": "public, immutable, max-age=31536000"}


async def health(_request: Request) -> Response:
    """Say that the server answers. Nothing about data or versions."""
    return JSONResponse({"status": "ok"})


@cache
def _icon() -> bytes:
    return files("assessment.web").joinpath("icon.svg").read_bytes()


async def icon(_request: Request) -> Response:
    """The product's icon; also for browsers that ask for favicon.ico unasked."""
    return Response(
        _icon(),
        media_type="image/svg+xml",
        headers={"cache-control": "public, max-age=86400"},
    )


async def look_file(request: Request) -> Response:
    """The style sheet, the script, and the list of files to fetch early."""
    path = f"/look/{request.path_params['name']}"
    if path == look.style_path():
        return Response(look.style(), media_type="text/css", headers=_FOREVER)
    if path == look.script_path():
        return Response(look.script(), media_type="text/javascript", headers=_FOREVER)
    if path == bundle.early_path():
        return Response(bundle.early(), media_type="text/javascript", headers=_FOREVER)
    return Response(status_code=404)


async def shell(request: Request) -> Response:
    """The page that carries the survey, in the visitor's language."""
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    return HTMLResponse(bundle.shell(language), headers={"vary": "cookie"})
