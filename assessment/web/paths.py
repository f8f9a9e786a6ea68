"""Every address of the product: pages, plain routes and what Streamlit needs."""

from urllib.parse import quote, urlencode

HOME = "/"
SURVEY = "survey"
REVIEW = "review"
RESULT = "result"
MY_DATA = "my-data"
EXPERIENCE = "experience"
PROGRAMMES = "/programmes"
SCREENS = (SURVEY, REVIEW, RESULT, MY_DATA, EXPERIENCE)
"""Pages of the script; each is one shell, told apart inside Streamlit."""


def screen(name: str, **query: str) -> str:
    """The address of a screen with its query.

    >>> screen(SURVEY, set="a1", at="facts")
    '/survey?set=a1&at=facts'
    """
    return f"/{name}?{urlencode(query)}" if query else f"/{name}"


def programme(programme_id: str, set_id: str, language: str) -> str:
    """The address of one programme's page, for the firm of a response set or nobody.

    >>> programme("natif-voucher", "a1", "vi")
    '/programmes/natif-voucher?lang=vi&set=a1'
    """
    query = {"lang": language} | ({"set": set_id} if set_id else {})
    return f"{PROGRAMMES}/{quote(programme_id, safe='')}?{urlencode(query)}"
