"""The README's pictures, taken of the real screens: python -m tests.browser.pictures.

A server of its own on a new folder, the made-up firm of "see a filled example", and
Chromium. The same screens give the same pictures, so a change shows in the diff.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    ROOT,
    Server,
    cards,
    choose,
    served,
    settled,
)

FOLDER = ROOT / "docs" / "pictures"
LARGEST = 150_000
"""Bytes a picture may have, so that the README opens on a slow network."""


def main() -> int:
    """Take all three; 1 when a picture is too large for the README."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(Path(folder)) as server,
        sync_playwright() as driver,
    ):
        browser = driver.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        question(browser, server)
        results(browser, server)
        browser.close()
    sizes = {path.name: path.stat().st_size for path in FOLDER.glob("*.png")}
    for name, size in sorted(sizes.items()):
        print(f"{name}: {size // 1000} KB")
    return int(max(sizes.values()) > LARGEST)


def question(browser: Browser, server: Server) -> None:
    """A quick question on a phone, a level chosen and saved."""
    page = browser.new_page(viewport=PHONE, locale="vi-VN")
    page.goto(f"{server.url}/survey?set={server.put({})}&at=1&lang=vi")
    first = cards(page)[0]
    choose(page, first, 2)
    page.locator(f".st-key-card-{first}").scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    page.evaluate("() => document.activeElement?.blur()")
    take(page, "question-phone-vi")


def results(browser: Browser, server: Server) -> None:
    """The filled example: the first phone screen, and the top on a desktop."""
    page = browser.new_page(viewport=PHONE, locale="vi-VN")
    page.goto(f"{server.url}/?lang=vi")
    page.locator('form[action^="/example"] button').click()
    page.locator("#downloads").wait_for()
    take(page, "result-phone-vi")
    page.set_viewport_size({**DESKTOP, "height": 1240})
    page.goto(page.url.replace("lang=vi", "lang=en"))
    page.locator(".polarlayer text").first.wait_for()
    page.locator("#downloads").wait_for()
    take(page, "result-desktop-en")


def take(page: Page, name: str) -> None:
    """Save what is on the screen once nothing moves any more."""
    settled(page)
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")


if __name__ == "__main__":
    sys.exit(main())
