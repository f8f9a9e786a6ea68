"""What follows a result: full depth, modules, experience, programmes, the pilot."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from assessment.model.maturity import Depth
from assessment.services import access, catalogue, modules
from assessment.web import survey
from tests.browser.conftest import DESKTOP, PHONE, WAIT, cards, choose, heading, settled
from tests.browser.test_survey_access import (
    UNFOLD,
    faults,
    reader,  # noqa: F401
)
from tests.browser.test_survey_journeys import next_screen, press_until

NEWEST = "1.1.0"
ON = "2026-11-22"
LOW = """() => [...document.querySelectorAll(
  "main button, main summary, main select, main form input[type=search], .rnav a,"
  + " .rtoc a, .rlist a, .rline a, .rown a, main .links a, [data-testid=stPageLink] a,"
  + " [data-testid=stRadioOption]")]
  .filter(e => e.offsetHeight && e.offsetHeight < 44)
  .map(e => e.outerHTML.slice(0, 160))"""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4")]
  .filter(e => e.offsetHeight).map(e => Number(e.tagName[1]))"""
WIDEST = """() => Math.max(document.documentElement.scrollWidth,
  document.querySelector("[data-testid=stMain]")?.scrollWidth ?? 0)"""


def keys_at(depth: Depth) -> list[str]:
    """The newest version's questions at this depth, in the order of the file."""
    found = catalogue.questionnaire(
        access.local_actor(), survey.QUESTIONNAIRE_ID, NEWEST
    )
    return [item.id for item, _ in found.indicators() if depth.contains(item.depth)]


def filled(server, depth: Depth) -> str:
    """A stored set with every question of ``depth`` answered."""
    answers = dict.fromkeys(keys_at(depth), 2)
    return server.put(answers, depth=depth.value, version=NEWEST)


def module_of(server, set_id: str) -> str:
    """The id of a new module of this set."""
    with server.data():
        actor = access.local_actor()
        offered = modules.offered(actor, set_id, on=ON)
        return modules.start(actor, set_id, offered[0].id).id


def has_focus(page: Page, selector: str) -> None:
    """Wait until the focus is in ``selector``."""
    page.wait_for_function("s => !!document.activeElement?.closest(s)", arg=selector)


def ready(page: Page) -> None:
    """Wait for the result in full."""
    page.locator("#downloads").wait_for()
    settled(page)


def test_express_goes_on_to_full_and_a_fact_takes_its_question_away(page: Page, server):
    set_id = filled(server, Depth.EXPRESS)
    page.goto(f"{server.url}/survey?set={set_id}&at=after-5&lang=vi")
    page.get_by_role("button", name="Trả lời thêm 28 câu mới").click()
    heading(page, "Việc và người ở xưởng")
    shown = cards(page)
    assert not set(shown) & set(keys_at(Depth.EXPRESS))
    assert "purchase-handover-terms" in shown
    fact = page.locator(".st-key-fact-bought_equipment_last_5_years")
    fact.get_by_text("Không", exact=True).click()
    fact.locator(".status.saved").wait_for()
    expect(page.locator(".st-key-card-purchase-handover-terms")).to_have_count(0)
    choose(page, shown[0], 3)
    page.get_by_role("button", name="English").click()
    heading(page, "Work and people on the floor")
    page.reload()
    heading(page, "Work and people on the floor")
    assert shown[0] in cards(page)
    assert "purchase-handover-terms" not in cards(page)
    stored = server.stored(set_id)
    assert stored.depth == "full"
    assert stored.answers[shown[0]] == 3
    assert len(stored.answers) == 27


def test_a_module_has_an_address_of_its_own_and_leads_back(page: Page, server):
    set_id = filled(server, Depth.EXPRESS)
    page.goto(f"{server.url}/result?set={set_id}&lang=vi")
    ready(page)
    page.locator(".st-key-other-modules summary").click()
    page.locator(".st-key-other-modules button").first.click()
    heading(page, "Các mục riêng cho ngành")
    for key in cards(page):
        choose(page, key, 1)
    settled(page)
    page.locator(".st-key-to-result a").click()
    page.wait_for_url(re.compile("/result"))
    page.locator(".st-key-to-core").wait_for()
    has_focus(page, "h1")
    of_module = page.url
    assert set_id not in of_module
    expect(page.locator("h1")).to_contain_text("Phần riêng cho ngành")
    page.locator(".st-key-to-core a").click()
    page.wait_for_url(re.compile(set_id))
    ready(page)
    heading(page, "Kết quả: Cơ khí Thử")
    page.go_back()
    page.locator(".st-key-to-core").wait_for()
    assert page.url == of_module
    page.reload()
    page.locator(".st-key-to-core").wait_for()
    expect(page.locator("h1")).to_contain_text("Phần riêng cho ngành")


def test_experience_is_saved_cleared_and_left_by_keyboard_alone(page: Page, server):
    set_id = filled(server, Depth.QUICK)
    page.goto(f"{server.url}/experience?set={set_id}&lang=vi")
    first = page.locator('[class*="st-key-card-experience-"]').first
    first.locator('[data-testid="stRadioOption"]').last.wait_for()
    settled(page)
    height = first.bounding_box()["height"]
    name = first.evaluate(
        "e => [...e.classList].find(c => c.startsWith('st-key-card-'))"
    )
    press_until(page, "Tab", f".{name} [role=radiogroup]")
    page.keyboard.press("Space")
    first.locator(".status.saved").wait_for()
    assert first.bounding_box()["height"] == height
    press_until(page, "Tab", f".{name} button")
    page.keyboard.press("Enter")
    chosen = first.locator('[data-testid="stRadioOption"][data-selected]')
    expect(chosen).to_have_count(0)
    settled(page)
    has_focus(page, f".{name}")
    press_until(page, "Tab", f".{name} [role=radiogroup]")
    page.keyboard.press("Space")
    first.locator(".status.saved").wait_for()
    next_screen(page)
    expect(page.get_by_text("Trang 2 trên 2")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Trang 2 trên 2")).to_be_visible()
    page.locator(".st-key-back button").click()
    expect(chosen).to_have_count(1)


def test_programmes_are_found_read_and_left_by_keyboard_alone(page: Page, server):
    set_id = filled(server, Depth.QUICK)
    address = f"{server.url}/programmes?set={set_id}&lang=vi"
    page.goto(address)
    press_until(page, "Tab", "#q")
    page.keyboard.type("khuyen cong")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=khuyen"))
    press_until(page, "Tab", ".rlist a")
    page.keyboard.press("Enter")
    heading(page, "Khuyến công quốc gia và khuyến công địa phương")
    page.get_by_role("link", name="English").click()
    heading(page, "Industrial promotion support, national and local")
    page.get_by_role("link", name="Tiếng Việt").click()
    page.go_back()
    page.go_back()
    page.go_back()
    expect(page.locator("#q")).to_have_value("khuyen cong")
    page.goto(f"{server.url}/programmes/sme-dx-consulting?set={set_id}&lang=vi")
    page.get_by_role("link", name="Trả lời ở trang kết quả").click()
    ready(page)
    expect(page.locator("#next-question")).to_be_in_viewport()
    press_until(page, "Tab", ".st-key-next-question-box [role=radiogroup]")
    page.keyboard.press("Space")
    page.get_by_text("Kết quả đã tính lại").wait_for()
    settled(page)
    has_focus(page, ".st-key-next-question-box")


def test_an_older_assessment_moves_and_the_pilot_is_joined_and_left(page: Page, server):
    set_id = server.put(dict.fromkeys(keys_at(Depth.QUICK), 2))
    page.goto(f"{server.url}/result?set={set_id}&lang=vi")
    ready(page)
    page.get_by_role("button", name=f"Chuyển sang bản {NEWEST}").click()
    expect(page.locator(".st-key-move-on")).to_have_count(0)
    assert server.stored(set_id).version == NEWEST
    page.goto(f"{server.url}/survey?set={set_id}&at=facts&lang=vi")
    pilot = page.locator(".st-key-pilot")
    pilot.locator("summary").click()
    pilot.get_by_role("button", name="Đồng ý ghi lại").click()
    pilot.get_by_text("Hãy chọn việc anh/chị làm").wait_for()
    pilot.locator('[data-testid="stRadioOption"]').first.click()
    settled(page)
    pilot.get_by_role("button", name="Đồng ý ghi lại").click()
    pilot.get_by_text("Đang ghi: 0 câu đã đo").wait_for()
    page.goto(f"{server.url}/survey?set={set_id}&at=1&lang=vi")
    key = cards(page)[0]
    card = page.locator(f".st-key-card-{key}")
    card.get_by_role("button", name="Câu này khó hiểu").click()
    card.get_by_role("button", name="Đã đánh dấu khó hiểu (bỏ dấu)").wait_for()
    page.goto(f"{server.url}/survey?set={set_id}&at=facts&lang=vi")
    pilot.locator("summary").click()
    pilot.get_by_text("1 câu khó hiểu").wait_for()
    pilot.get_by_role("button", name="Ngừng ghi và xoá phần đã ghi").click()
    pilot.get_by_role("button", name="Đồng ý ghi lại").wait_for()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_further_screens_are_free_of_faults(reader, server, language):  # noqa: F811
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    set_id = filled(server, Depth.FULL)
    module = module_of(server, set_id)
    found = []
    for path in (
        "programmes?",
        f"programmes?set={set_id}&need=finance_capex",
        f"programmes/sme-dx-consulting?set={set_id}",
        "programmes/natif-voucher?",
        f"experience?set={set_id}",
        f"experience?set={set_id}&at=2",
        f"survey?set={set_id}&at=4",
        f"survey?set={module}&at=1",
        f"result?set={module}",
    ):
        reader.goto(f"{server.url}/{path}&lang={language}")
        reader.locator("h1").first.wait_for()
        if not path.startswith("programmes"):
            settled(reader)
        reader.evaluate(UNFOLD)
        for size in (PHONE, DESKTOP):
            reader.set_viewport_size(size)
            where = f"{path} {size['width']}"
            found += [f"{where} {fault}" for fault in faults(reader)]
            found += [f"{where} low {one}" for one in reader.evaluate(LOW)]
            if reader.evaluate(WIDEST) > size["width"]:
                found.append(f"{where} scrolls sideways")
        levels = reader.evaluate(HEADINGS)
        if levels[0] != 1 or any(b > a + 1 for a, b in pairwise(levels)):
            found.append(f"{path} headings {levels}")
    assert found == []
    assert [one for one in asked if not one.startswith(server.url)] == []


def test_programmes_are_dark_where_the_reader_is(reader, server):  # noqa: F811
    reader.emulate_media(color_scheme="dark")
    for path in ("programmes?", "programmes/sme-dx-consulting?"):
        reader.goto(f"{server.url}/{path}lang=vi")
        reader.evaluate(UNFOLD)
        assert faults(reader) == []


def test_programmes_are_read_without_a_script(browser: Browser, server):
    set_id = filled(server, Depth.QUICK)
    with browser.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 740}
    ) as context:
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.goto(f"{server.url}/programmes?set={set_id}&lang=en")
        page.locator("#q").fill("voucher")
        page.keyboard.press("Enter")
        page.locator(".rlist a").first.click()
        expect(page.locator("h1")).to_contain_text("voucher")
