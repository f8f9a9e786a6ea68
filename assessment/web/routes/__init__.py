"""Plain HTTP routes, in the order they are tried."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assessment.web.paths import HOME, SCREENS
from assessment.web.routes import assets, begin, downloads, home, links


def _on_paper(name: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        from assessment.web.routes import printing  # the first page never waits for it

        return printing.FILES[name](request)

    return endpoint


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
    Route("/print/{set_id}", _on_paper("")),
    *(
        Route(f"/print/{{set_id}}/{name}", _on_paper(name))
        for name in ("radar.svg", "dots.svg", "scores.csv")
    ),
]
