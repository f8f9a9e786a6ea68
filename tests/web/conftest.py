"""What tests of the web layer share: filled assessments, a client, a screen."""

import asyncio
from collections.abc import Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from streamlit.testing.v1 import AppTest

from assessment.errors import AssessmentError
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.stored import ResponseSet
from assessment.services import access, catalogue, responding
from assessment.web import survey
from assessment.web.edge import Edge
from assessment.web.guard import Guard
from assessment.web.plain_page import problem_page
from assessment.web.routes import ROUTES

HOST = "http://127.0.0.1:8501"


class Client:
    """Requests to an application in this process; cookies are kept."""

    def __init__(self, app: Starlette, base: str) -> None:
        self.app, self.base = app, base
        self.cookies = httpx.Cookies()

    def get(self, path: str, **given: object) -> httpx.Response:
        return self.request("GET", path, **given)

    def post(self, path: str, **given: object) -> httpx.Response:
        return self.request("POST", path, **given)

    def request(self, method: str, path: str, **given: object) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, client=("192.168.1.77", 5000))
            async with httpx.AsyncClient(
                transport=transport, base_url=self.base, cookies=self.cookies
            ) as client:
                answer = await client.request(method, path, **given)
                self.cookies = client.cookies
                return answer

        return asyncio.run(ask())


def plain_app() -> Starlette:
    """Our routes and guards without Streamlit behind them."""
    return Starlette(
        routes=list(ROUTES),
        middleware=[Middleware(Guard), Middleware(Edge)],
        exception_handlers={AssessmentError: problem_page},
    )


@pytest.fixture
def client(sqlite_database) -> Client:
    """A browser-like client in personal mode, on data of its own."""
    return Client(plain_app(), HOST)


@pytest.fixture
def lan_client(sqlite_database, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A phone on the local network, with ``--lan``."""
    monkeypatch.setenv("READINESS_LAN", "1")
    return Client(plain_app(), "http://192.168.1.20:8501")


@pytest.fixture
def questionnaire() -> Questionnaire:
    return catalogue.questionnaire(
        access.local_actor(),
        survey.QUESTIONNAIRE_ID,
        survey.QUESTIONNAIRE_VERSION,
    )


def filled(
    questionnaire: Questionnaire, count: int | None, depth: Depth = Depth.QUICK
) -> ResponseSet:
    """A stored set with the first ``count`` questions at level 2; None: all."""
    actor = access.local_actor()
    found = responding.start(actor, depth=depth, company_name="Cơ khí Thử")
    asked = survey.items_at(questionnaire, depth)
    order = [k for s in questionnaire.sections for k in s.indicators if k in asked]
    for key in order[:count]:
        responding.save_answer(
            actor,
            found.id,
            indicator=key,
            answer=2,
            revision=responding.open_set(actor, found.id).revision,
        )
    return responding.open_set(actor, found.id)


@pytest.fixture
def empty(sqlite_database, questionnaire) -> ResponseSet:
    return filled(questionnaire, 0)


@pytest.fixture
def half(sqlite_database, questionnaire) -> ResponseSet:
    return filled(questionnaire, 7)


@pytest.fixture
def full(sqlite_database, questionnaire) -> ResponseSet:
    return filled(questionnaire, None)


Screen = Callable[..., AppTest]


@pytest.fixture
def screen() -> Screen:
    """Run one screen as the script does, with the address in query parameters."""

    def run(name: str, set_id: str = "", *, language: str = "vi", **query: str):
        script = f"from assessment.web import navigation\nnavigation.show({name!r})\n"
        app = AppTest.from_string(script, default_timeout=30)
        if set_id:
            app.query_params["set"] = set_id
        app.query_params["lang"] = language
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        assert not app.exception
        return app

    return run
