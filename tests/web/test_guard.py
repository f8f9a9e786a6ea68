"""Who may reach the server: our own names, our own pages, and with --lan a cookie."""

import asyncio

import pytest
from starlette.datastructures import Headers

from assessment.services import access
from assessment.web import visitor
from assessment.web.guard import Guard, comes_from_our_pages, host_is_ours

FETCHED = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}


@pytest.mark.parametrize(
    ("host", "personal", "lan"),
    [
        ("localhost:8501", True, True),
        ("127.0.0.1:8501", True, True),
        ("127.0.0.2", True, True),
        ("[::1]:8501", True, True),
        ("192.168.1.20:8501", False, True),
        ("10.0.0.5", False, True),
        ("8.8.8.8:8501", False, False),
        ("evil.example:8501", False, False),
        ("localhost.evil.example", False, False),
        ("127.0.0.1.nip.io", False, False),
        ("user@127.0.0.1", False, False),
        ("127.0.0.1/x", False, False),
        ("127.0.0.1:port", False, False),
        ("[::1", False, False),
        ("", False, False),
    ],
)
def test_only_this_machines_names_are_answered(host, personal, lan):
    assert host_is_ours(host, lan=False) is personal
    assert host_is_ours(host, lan=True) is lan


@pytest.mark.parametrize(
    ("method", "is_stream", "headers", "allowed"),
    [
        ("GET", False, {}, True),
        ("POST", False, {}, True),
        ("POST", False, {"origin": "http://127.0.0.1:8501"}, True),
        ("POST", False, {"origin": "http://127.0.0.1:9999"}, False),
        ("POST", False, {"origin": "http://evil.example"}, False),
        ("POST", False, {"origin": "null"}, False),
        ("GET", True, {"origin": "http://127.0.0.1:8501"}, True),
        ("GET", True, {"origin": "http://localhost:8501"}, False),
        ("GET", True, {"origin": "http://evil.example"}, False),
        ("GET", False, {"sec-fetch-site": "cross-site"}, False),
        ("GET", False, {"sec-fetch-site": "same-site"}, False),
        ("GET", False, FETCHED, True),
        (
            "GET",
            False,
            {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "document",
            },
            True,
        ),
        (
            "GET",
            False,
            {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "iframe",
            },
            False,
        ),
        (
            "POST",
            False,
            {
                "sec-fetch-site": "cross-site",
                "sec-fetch-mode": "navigate",
                "sec-fetch-dest": "document",
            },
            False,
        ),
    ],
)
def test_other_sites_can_only_link_to_us(method, is_stream, headers, allowed):
    given = Headers({"host": "127.0.0.1:8501", **headers})
    found = comes_from_our_pages(given, method=method, is_stream=is_stream)
    assert found is allowed


def test_a_rebound_name_gets_nothing(client):
    answer = client.get("/", headers={"host": "rebound.example"})
    assert answer.status_code == 421
    assert "/begin" not in answer.text


def test_a_form_of_another_site_starts_nothing(client):
    answer = client.post("/begin", headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/survey",
        "/result",
        "/my-data",
        "/download/everything.zip",
        "/media/x.png",
        "/_stcore/health",
        "/_stcore/host-config",
        "/component/x",
        "/print",
    ],
)
def test_with_lan_nobody_gets_in_without_a_cookie(lan_client, path):
    assert lan_client.get(path).status_code == 401
    cookie = {"cookie": f"{visitor.COOKIE}=guessed"}
    assert lan_client.get(path, headers=cookie).status_code == 401


def test_with_lan_the_loopback_needs_a_cookie_too(lan_client):
    answer = lan_client.get("/", headers={"host": "127.0.0.1:8501"})
    assert answer.status_code == 401


@pytest.mark.parametrize("path", ["/healthz", "/icon.svg"])
def test_with_lan_only_what_is_nobodys_is_public(lan_client, path):
    assert lan_client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/", "/survey", "/begin"])
def test_a_refusal_carries_the_safety_headers_too(lan_client, path):
    for headers in ({}, {"host": "evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = lan_client.get(path, headers=headers)
        assert answer.status_code in {401, 403, 421}
        policy = answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "evil" not in policy
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_at_a_link_does_not_use_it_up(lan_client, method):
    path = f"/l/{access.new_link(access.local_actor())}"
    for _ in range(12):
        seen = lan_client.request(method, path)
        assert seen.status_code == 200
        assert "set-cookie" not in seen.headers
    assert '<form method="post">' in lan_client.get(path).text
    assert lan_client.get("/").status_code == 401
    assert lan_client.post(path).status_code == 303


def test_another_site_cannot_press_the_button(lan_client):
    path = f"/l/{access.new_link(access.local_actor())}"
    foreign = {"origin": "http://evil.example"}
    assert lan_client.post(path, headers=foreign).status_code == 403
    assert lan_client.post(path).status_code == 303


def test_a_link_becomes_a_cookie_once(lan_client):
    token = access.new_link(access.local_actor())
    answer = lan_client.post(f"/l/{token}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert token.lower() not in cookie
    assert lan_client.get("/").status_code == 200
    assert lan_client.post(f"/l/{token}").status_code == 410


def test_a_phone_may_answer_but_not_take_everything(lan_client):
    lan_client.post(f"/l/{access.new_link(access.local_actor())}")
    assert lan_client.post("/begin").status_code == 303
    answer = lan_client.get("/download/everything.zip")
    assert answer.status_code == 403
    assert "S001" in answer.text


def test_without_lan_no_cookie_is_needed(client):
    assert client.get("/").status_code == 200


def opened_stream(headers, path="/_stcore/stream"):
    """Whether the stream of answers reaches the application behind the guard."""
    reached, sent = [], []

    async def behind(scope, receive, send):
        reached.append(scope["path"])

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "websocket",
        "path": path,
        "query_string": b"",
        "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
    }
    asyncio.run(Guard(behind)(scope, receive, send))
    if not reached:
        assert sent == [{"type": "websocket.close", "code": 1008, "reason": ""}]
    return bool(reached)


def test_the_stream_opens_for_our_own_page_only(sqlite_database):
    ours = {"host": "127.0.0.1:8501", "origin": "http://127.0.0.1:8501"}
    assert opened_stream(ours)
    assert not opened_stream(ours | {"origin": "http://evil.example"})
    assert not opened_stream({"host": "evil.example", "origin": "http://evil.example"})


def test_with_lan_the_stream_needs_the_cookie(sqlite_database, monkeypatch):
    monkeypatch.setenv("READINESS_LAN", "1")
    ours = {"host": "192.168.1.20:8501", "origin": "http://192.168.1.20:8501"}
    assert not opened_stream(ours)
    cookie = access.redeem(access.new_link(access.local_actor()))
    assert opened_stream(ours | {"cookie": f"{visitor.COOKIE}={cookie}"})
