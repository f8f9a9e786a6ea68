"""Every address of the product: pages, plain routes and what Streamlit needs."""

from urllib.parse import urlencode

HOME = "/"
SURVEY = "survey"
REVIEW = "review"
RESULT = "result"
MY_DATA = "my-data"
SCREENS = (SURVEY, REVIEW, RESULT, MY_DATA)
"""Pages of the script; each is one shell, told apart inside Streamlit."""


def screen(name: str, **query: str) -> str:
    """The address of a screen with its query.

    >>> screen(SURVEY, set="a1", at="facts")
    '/survey?set=a1&at=facts'
    """
    return f"/{name}?{urlencode(query)}" if query else f"/{name}"
