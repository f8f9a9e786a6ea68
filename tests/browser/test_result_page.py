"""The result in a real browser: first phone screen, labels, trial, axe, paper."""

import pytest
from playwright.sync_api import Page

from assessment.model.maturity import Depth
from assessment.services import access, catalogue
from tests.browser.conftest import DESKTOP, PHONE, settled
from tests.browser.test_survey_access import UNFOLD, faults, reader  # noqa: F401

LABELS = """() => {
  const plot = document.querySelector('.js-plotly-plot').getBoundingClientRect();
  return [...document.querySelectorAll('.polarlayer text')]
    .filter(label => label.textContent.length > 2)
    .map(label => {
      const box = label.getBoundingClientRect();
      return [label.textContent, box.left - plot.left, plot.right - box.right];
    });
}"""


def answers(share: float) -> dict[str, object]:
    """The express items, the first ``share`` of them answered, one not known."""
    found = catalogue.questionnaire(
        access.local_actor(), "smart-manufacturing", "1.0.0"
    )
    asked = [
        item.id for item, _ in found.indicators() if Depth.EXPRESS.contains(item.depth)
    ]
    levels = [1, 2, 0, 3, 2, 1, 4, "dont-know", 2]
    return {
        key: levels[place % len(levels)]
        for place, key in enumerate(asked[: int(len(asked) * share)])
    }


def open_result(page: Page, server, set_id: str, language: str = "vi") -> None:
    page.goto(f"{server.url}/result?set={set_id}&lang={language}")
    page.locator("#downloads").wait_for()
    settled(page)


def try_a_level(page: Page) -> None:
    """Choose the first item and its highest level in the trial."""
    box = page.locator(".st-key-trial-box")
    box.scroll_into_view_if_needed()
    field = box.get_by_role("combobox")
    field.focus()
    # The list closes while the page still scrolls under it: open it until it stays.
    options = page.get_by_role("option")
    for _ in range(20):
        if options.count():
            break
        field.press("ArrowDown")
        page.wait_for_timeout(300)
    options.first.click()
    box.locator('[data-testid="stRadioOption"]').last.click()
    box.get_by_role("table").wait_for()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_first_phone_screen_holds_band_weakest_and_steps(
    page: Page, server, language
):
    open_result(page, server, server.put(answers(1), depth="express"), language)
    steps = page.locator(".rsteps")
    assert steps.locator("li").count() == 3
    box = steps.bounding_box()
    assert box["y"] + box["height"] <= PHONE["height"]
    band = page.locator(".rlead strong").bounding_box()
    weakest = page.locator(".rweak").bounding_box()
    assert 0 < band["y"] < weakest["y"] < box["y"]
    assert page.locator(".rsteps .rgood").count() >= 1


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_label_of_the_radar_is_cut_and_nothing_scrolls_sideways(
    page: Page, server, language, size
):
    page.set_viewport_size(size)
    open_result(page, server, server.put(answers(0.5), depth="express"), language)
    page.locator(".polarlayer text").first.wait_for()
    labels = page.evaluate(LABELS)
    assert len(labels) == 14
    assert [one for one in labels if one[1] < 0 or one[2] < 0] == []
    width = page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollWidth"
    )
    assert width <= size["width"]


def test_a_trial_in_the_browser_stores_nothing(page: Page, server):
    set_id = server.put(answers(1), depth="express")
    before = server.stored(set_id)
    open_result(page, server, set_id)
    try_a_level(page)
    page.get_by_text("Bản thử, không lưu").wait_for()
    page.get_by_role("button", name="Bỏ thử, về như cũ").click()
    page.get_by_text("Bản thử, không lưu").wait_for(state="detached")
    assert server.stored(set_id) == before


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("share", [0, 0.5, 1], ids=["empty", "half", "full"])
def test_axe_finds_nothing_on_the_result(reader, server, language, share):  # noqa: F811
    set_id = server.put(answers(share), depth="express")
    open_result(reader, server, set_id, language)
    try_a_level(reader)
    reader.evaluate(UNFOLD)
    for scheme in ("light", "dark"):
        reader.emulate_media(color_scheme=scheme)
        settled(reader)
        assert faults(reader) == []
    reader.goto(f"{server.url}/print/{set_id}?lang={language}")
    assert faults(reader) == []
