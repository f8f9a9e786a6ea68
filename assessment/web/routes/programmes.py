"""All support programmes as plain pages: a search, and one page each.

``/programmes?q=&need=&type=&barrier=&standing=&verdict=&set=`` and
``/programmes/<id>?set=``: light enough for slow 3G, and a link that can be sent. With
``set`` the verdicts are those of that firm, without it nobody's.
"""

import datetime
from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from assessment.model.base import Language
from assessment.services import catalogue, programmes, responding
from assessment.web import visitor
from assessment.web.components import programme_list, programme_page
from assessment.web.components.programme_rows import CatalogueView

_LONGEST_TEXT = 200


def list_page(request: Request) -> Response:
    """The programmes that fit the query, with the form to narrow them."""
    language, set_id, name = _asked(request)
    actor = visitor.actor_of_cookies(request.cookies)
    on = _today()
    query = request.query_params
    wanted = programme_list.wanted_of(
        {key: query[key][:_LONGEST_TEXT] for key in query}
    )
    rows = programmes.find(actor, wanted, on=on, response_set_id=set_id or None)
    view = _view(request, language, set_id, name, on)
    return _page(programme_list.page(view, wanted, rows), query)


def one_page(request: Request) -> Response:
    """Everything about one programme. NotFound is told by the app's own handler."""
    language, set_id, name = _asked(request)
    actor = visitor.actor_of_cookies(request.cookies)
    on = _today()
    listed = programmes.one(
        actor,
        request.path_params["programme_id"],
        on=on,
        response_set_id=set_id or None,
    )
    view = replace(_view(request, language, set_id, name, on), judged=listed.support)
    changes = (
        programmes.changes(
            actor, listed.found.programme.id, on=on, response_set_id=set_id
        )
        if set_id and listed.found.verdict != "eligible"
        else None
    )
    return _page(programme_page.page(view, listed, changes), request.query_params)


def _asked(request: Request) -> tuple[Language, str, str]:
    """Language, response set, the firm's name; refuses a set that is not there."""
    language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    set_id = request.query_params.get("set", "")
    if not set_id:
        return language, "", ""
    actor = visitor.actor_of_cookies(request.cookies)
    return language, set_id, responding.open_set(actor, set_id).company_name


def _view(
    request: Request, language: Language, set_id: str, name: str, on: str
) -> CatalogueView:
    actor = visitor.actor_of_cookies(request.cookies)
    return CatalogueView(
        facts=catalogue.company_facts(actor),
        language=language,
        day=on,
        set_id=set_id,
        company_name=name,
    )


def _page(html: str, query: Mapping[str, str]) -> Response:
    answer = HTMLResponse(html, headers={"vary": "cookie, accept-language"})
    if (asked := query.get("lang")) in {"vi", "en"}:
        answer.set_cookie(
            visitor.LANGUAGE_COOKIE,
            asked,
            max_age=visitor.LANGUAGE_COOKIE_SECONDS,
            samesite="lax",
        )
    return answer


def _today() -> str:
    return datetime.date.today().isoformat()
