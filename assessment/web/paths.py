"""Every address of the product: pages, plain routes and what Streamlit needs."""

from urllib.parse import urlencode

HOME = "/"
SURVEY = "survey"
REVIEW = "review"
RESULT = "result"
MY_DATA = "my-data"
SCREENS = (SURVEY, REVIEW, RESULT, MY_DATA)
"""Pages of the script; each is one shell, told apart inside Streamlit."""

_STREAMLIT = ("/_stcore/", "/static/", "/media/", "/component/")
_PLAIN = frozenset(
    {
        HOME,
        "/begin",
        "/example",
        "/healthz",
        "/icon.svg",
        "/favicon.ico",
        "/favicon.png",
        *(f"/{name}" for name in SCREENS),
    }
)
_PLAIN_PREFIXES = ("/l/", "/look/", "/download/", "/print")


def is_known(path: str) -> bool:
    """Whether anything answers at ``path``; all else is a plain "no such page"."""
    return path in _PLAIN or path.startswith((*_STREAMLIT, *_PLAIN_PREFIXES))


def screen(name: str, **query: str) -> str:
    """The address of a screen with its query.

    >>> screen(SURVEY, set="a1", at="facts")
    '/survey?set=a1&at=facts'
    """
    return f"/{name}?{urlencode(query)}" if query else f"/{name}"
