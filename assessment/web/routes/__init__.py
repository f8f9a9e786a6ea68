"""Plain HTTP routes, in the order they are tried."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assessment.web.paths import HOME, PROGRAMMES, SCREENS
from assessment.web.routes import assets, begin, downloads, home, links


def _on_paper(name: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        from assessment.web.routes import printing  # the first page never waits for it

        return printing.FILES[name](request)

    return endpoint


def _programmes(request: Request) -> Response:
    from assessment.web.routes import programmes  # the first page never waits for it

    if "programme_id" in request.path_params:
        return programmes.one_page(request)
    return programmes.list_page(request)


ROUTES = [
    Route(HOME, home.home),
    Route("/begin", begin.begin, methods=["POST"]),
    Route("/example", begin.example, methods=["POST"]),
    Route("/l/{token}", links.door),
    Route("/l/{token}", links.enter, methods=["POST"]),
    Route("/healthz", assets.health),
    Route("/icon.svg", assets.icon),
    Route("/favicon.ico", assets.icon),
    Route("/favicon.png", assets.icon),
    Route("/look/{name}", assets.look_file),
    *(Route(f"/{name}", assets.shell) for name in SCREENS),
    *downloads.ROUTES,
    Route(PROGRAMMES, _programmes),
    Route(f"{PROGRAMMES}/{{programme_id}}", _programmes),
    Route("/print/{set_id}", _on_paper("")),
    *(
        Route(f"/print/{{set_id}}/{name}", _on_paper(name))
        for name in ("radar.svg", "dots.svg", "scores.csv")
    ),
]
