"""axe finds nothing on any survey screen: both languages, light and dark, any filling.

No rule is left out, everything is unfolded. A control page with a known fault must be
found, so that a silent axe is not taken for a clean page.
"""

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, WAIT, settled
from tests.browser.test_survey_journeys import quick_items

UNFOLD = """() => document.querySelectorAll("details:not([open]) > summary")
    .forEach(summary => summary.click())"""
SCREENS = (
    "survey?at=facts",
    "survey?at=1",
    "survey?at=3",
    "survey?at=after-1",
    "survey?at=after-5",
    "review?",
    "review?at=production-count-capture",
    "my-data?",
)
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 26)"}
CONTRADICTING = {"analysis-and-ai": 5, "production-count-capture": 0}


STILL = """() => document.getAnimations().every(
    (one) => !(one instanceof CSSTransition) || one.playState !== "running")"""
"""Half-way between two colours text may have any contrast."""


def faults(page: Page) -> list[str]:
    page.wait_for_timeout(100)  # A change of colours starts with the next frame.
    page.wait_for_function(STILL)
    if not page.evaluate("() => 'axe' in window"):
        source = files("axe_playwright_python").joinpath("axe.min.js")
        page.evaluate(source.read_text("utf-8"))
    found = page.evaluate("() => axe.run(document)")
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:200]}"
        for rule in found["violations"]
    ]


@pytest.fixture
def reader(browser: Browser):
    """A page into which axe may be put; our content policy would refuse it."""
    with browser.new_context(
        viewport=PHONE, locale="vi-VN", bypass_csp=True, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.set_default_timeout(WAIT)
        yield page


def check(page: Page, address: str) -> list[str]:
    """The faults of one screen, unfolded, in light and dark."""
    page.goto(address)
    page.locator("h1").first.wait_for()
    settled(page)
    page.evaluate(UNFOLD)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "ground => getComputedStyle(document.querySelector('.stApp'))"
            ".backgroundColor === ground",
            arg=GROUNDS[scheme],
        )
        found += [f"{address} {scheme} {fault}" for fault in faults(page)]
    return found


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("filling", ["empty", "half", "full"])
def test_axe_finds_nothing_on_survey_screens(reader, server, language, filling):
    keys = quick_items()
    count = {"empty": 0, "half": 7, "full": len(keys)}[filling]
    set_id = server.put(dict.fromkeys(keys[:count], 2))
    found = []
    for name in SCREENS:
        address = f"{server.url}/{name}&set={set_id}&lang={language}"
        found += check(reader, address)
    assert found == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing_when_a_pair_is_asked_again(reader, server, language):
    set_id = server.put(CONTRADICTING, depth="express")
    address = f"{server.url}/survey?at=again&set={set_id}&lang={language}"
    assert check(reader, address) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/?lang=vi", "/?lang=en", "/nope"])
def test_axe_finds_nothing_on_plain_pages(reader, server, path, scheme):
    server.put({"production-count-capture": 2})
    reader.emulate_media(color_scheme=scheme)
    reader.goto(f"{server.url}{path}")
    assert faults(reader) == []


def test_axe_finds_a_fault_that_is_there(reader, server):
    reader.goto(f"{server.url}/?lang=vi")
    reader.evaluate("() => document.querySelector('form button').replaceChildren()")
    assert any("button-name" in fault for fault in faults(reader))
