"""Who is at the other end, in which language, and how the server was opened.

Personal mode: whoever reaches the loopback address is the person at the machine.
``--lan``: everyone needs the cookie that a one-time link gave, the owner included.
"""

import os
from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import cookie_parser

from assessment.errors import NotAllowed, Problem
from assessment.errors.services import NOT_ALLOWED
from assessment.language import LANGUAGES
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.services import access

COOKIE = "readiness_visitor"
LANGUAGE_COOKIE = "readiness_language"
LANGUAGE_COOKIE_SECONDS = 365 * 24 * 3600


def is_lan() -> bool:
    """Whether the server was opened to the local network."""
    return os.environ.get("READINESS_LAN", "0") == "1"


def port() -> int:
    """The port that start.py chose; the usual one when it was not started by it."""
    return int(os.environ.get("READINESS_PORT", "8501"))


def actor_of_cookies(cookies: Mapping[str, str]) -> Actor:
    """The actor behind a request or a script run; asked anew on every run.

    Raises NotAllowed when the cookie is missing, unknown or expired.
    """
    if not is_lan():
        return access.local_actor()
    cookie = cookies.get(COOKIE)
    actor = access.actor_of(cookie) if cookie else None
    if actor is None:
        raise NotAllowed(Problem(NOT_ALLOWED))
    return actor


def chosen_language(
    *, asked: str | None, cookie: str | None, accepted: str | None
) -> Language:
    """The language to show: asked for, else remembered, else the browser's, else vi.

    >>> chosen_language(asked=None, cookie=None, accepted="fr,en-GB;q=0.8,vi;q=0.5")
    'en'
    """
    for word in (asked, cookie, *_in_order(accepted or "")):
        for language in LANGUAGES:
            if word == language:
                return language
    return "vi"


def _in_order(accepted: str) -> list[str]:
    weighted = []
    for part in accepted.split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            weight = 0.0
        weighted.append((-weight, tag.split("-")[0].lower()))
    return [tag for weight, tag in sorted(weighted, key=lambda pair: pair[0]) if weight]


def language_of_headers(headers: Headers, query: bytes) -> Language:
    """The language of one HTTP request."""
    asked = parse_qs(query.decode("latin-1")).get("lang", [None])[-1]
    cookies = cookie_parser(headers.get("cookie", ""))
    return chosen_language(
        asked=asked,
        cookie=cookies.get(LANGUAGE_COOKIE),
        accepted=headers.get("accept-language"),
    )
