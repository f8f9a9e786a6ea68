"""Nothing leaves the machine: seen in the browser and at the server's sockets.

Each watcher first has to catch a control that does reach outside.
"""

import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import cards, choose, served

OUTSIDE = "http://192.0.2.1/pixel.png"
"""An address reserved for documentation: nobody answers there."""
WATCHER = """
import os, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        place = arguments[1]
    elif event == "socket.getaddrinfo":
        place = arguments[0]
    else:
        return
    host = place[0] if isinstance(place, tuple) else place
    if isinstance(host, bytes):
        host = host.decode()
    if host is None or not isinstance(host, str) or host.startswith("/"):
        return
    if host not in ("localhost", "::1", "0.0.0.0", "") and not host.startswith("127."):
        with open(os.environ["WATCHED"], "a") as out:
            out.write(f"{event} {host}\\n")
sys.addaudithook(watch)
"""


def outside(addresses: list[str], port: int) -> list[str]:
    return [
        address
        for address in addresses
        if urlsplit(address).scheme not in {"data", "blob", "about"}
        and urlsplit(address).netloc != f"127.0.0.1:{port}"
    ]


@pytest.fixture
def watched(tmp_path: Path):
    """A server whose every socket is written down."""
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(WATCHER)
    out = tmp_path / "sockets.txt"
    out.touch()
    hook = {"PYTHONPATH": str(tmp_path / "hook"), "WATCHED": str(out)}
    control = "import socket; socket.socket().connect_ex(('192.0.2.1', 9))"
    quick = f"import socket; socket.setdefaulttimeout(0.1); {control}"
    subprocess.run([sys.executable, "-c", quick], env=hook, check=True)
    assert out.read_text() == "socket.connect 192.0.2.1\n"
    out.write_text("")
    (tmp_path / "data").mkdir()
    with served(tmp_path / "data", **hook) as server:
        yield server, out


def test_a_whole_visit_reaches_nobody_else(page: Page, watched):
    server, sockets = watched
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda stream: asked.append(stream.url))
    set_id = server.put({})
    page.goto(server.url)
    page.goto(f"{server.url}/survey?set={set_id}&at=facts&lang=vi")
    page.locator(".st-key-next button").click()
    choose(page, cards(page)[0], 2)
    for name in ("result", "review", "my-data", "experience"):
        page.goto(f"{server.url}/{name}?set={set_id}&lang=vi")
        page.locator("h1").first.wait_for()
        page.wait_for_load_state("networkidle")
    for name in ("programmes", "programmes/natif-voucher"):
        page.goto(f"{server.url}/{name}?set={set_id}&lang=vi")
        page.locator("h1").wait_for()
    assert len(asked) > 50
    assert any(address.startswith("ws:") for address in asked)
    assert outside(asked, server.port) == []
    assert sockets.read_text() == ""


def test_the_browsers_watcher_catches_a_request_outside(browser, server):
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(server.url)
        page.evaluate("address => { new Image().src = address }", OUTSIDE)
        page.wait_for_timeout(200)
        assert outside(asked, server.port) == [OUTSIDE]


def test_the_content_policy_stops_a_request_outside(browser, server):
    with browser.new_context() as context:
        page = context.new_page()
        refused: list[str] = []
        page.on("console", lambda line: refused.append(line.text))
        page.goto(server.url)
        page.evaluate("address => { new Image().src = address }", OUTSIDE)
        page.wait_for_timeout(200)
        assert any("Content Security Policy" in line for line in refused)
