"""Plain HTTP routes, in the order they are tried."""

from starlette.routing import Route

from assessment.web.paths import HOME, SCREENS
from assessment.web.routes import assets, begin, downloads, home, links, printing

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
    *printing.ROUTES,
]
