"""--lan: a one-time link becomes a cookie; without it nobody gets in, by any door."""

import re
import time

import httpx
import pytest
from playwright.sync_api import Browser, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from assessment.services import access
from tests.browser.conftest import WAIT, choose, served, set_id_of


@pytest.fixture(scope="module")
def lan(tmp_path_factory):
    with served(tmp_path_factory.mktemp("lan"), READINESS_LAN="1") as found:
        yield found


def new_link(server) -> str:
    with server.data():
        return f"{server.url}/l/{access.new_link(access.local_actor())}"


def opens_stream(server, **headers: str) -> bool:
    address = f"{server.url.replace('http', 'ws')}/_stcore/stream"
    try:
        with connect(
            address, origin=server.url, additional_headers=headers, proxy=None
        ):
            return True
    except InvalidStatus:
        return False


def test_no_door_opens_without_the_cookie(lan):
    for path in ("/", "/survey", "/media/x", "/_stcore/health", "/print"):
        assert httpx.get(f"{lan.url}{path}").status_code == 401, path
    assert httpx.post(f"{lan.url}/begin").status_code == 401
    assert not opens_stream(lan)
    assert not opens_stream(lan, Cookie="readiness_visitor=guessed")


def test_a_phone_answers_with_a_link_that_works_once(lan, browser: Browser):
    link = new_link(lan)
    with browser.new_context(locale="vi-VN") as phone:
        page = phone.new_page()
        page.set_default_timeout(WAIT)
        page.goto(link)
        page.get_by_role("button", name="Vào").click()
        page.wait_for_url(f"{lan.url}/")
        assert page.url == f"{lan.url}/"
        (cookie,) = [c for c in phone.cookies() if c["name"] == "readiness_visitor"]
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
        assert opens_stream(lan, Cookie=f"readiness_visitor={cookie['value']}")
        page.get_by_role("button", name="Bắt đầu").click()
        page.locator(".st-key-next button").click()
        choose(page, "production-count-capture", 3)
        with lan.data():
            from assessment.services import responding

            found = responding.open_set(access.local_actor(), set_id_of(page))
        assert found.answers["production-count-capture"].answer == 3
        page.goto(f"{lan.url}/my-data?lang=vi")
        expect(page.get_by_text("Chỉ người giữ máy")).to_be_visible()
        expect(page.get_by_text("Tải tất cả về")).to_have_count(0)
    with browser.new_context(locale="vi-VN") as stranger:
        page = stranger.new_page()
        page.goto(link)
        page.get_by_role("button", name="Vào").click()
        expect(page.get_by_text("Liên kết này không còn dùng được")).to_be_visible()
        assert page.goto(lan.url).status == 401


def test_the_terminal_shows_a_link_for_this_machine_and_one_to_scan(lan):
    deadline = time.monotonic() + 30
    links: list[str] = []
    while len(links) < 2 and time.monotonic() < deadline:
        time.sleep(0.1)
        text = lan.log.read_text("utf-8")
        links = re.findall(r"http://[\d.]+:\d+/l/[\w-]{22}", text)
    assert len(links) >= 2
    assert len(set(links)) == len(links)
    assert str(lan.folder) in text
    assert "\u2588" in text or "\u2584" in text
