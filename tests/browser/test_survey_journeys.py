"""The journeys of a person who answers, each compared with what was stored."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from assessment.language import score_text
from assessment.services import access, results
from tests.browser.conftest import (
    DESKTOP,
    WAIT,
    cards,
    choose,
    heading,
    served,
    set_id_of,
    settled,
)

SECTIONS = 5
QUICK = 14


def next_screen(page: Page) -> None:
    """Press the way on; for a moment the last screen's button is still there."""
    settled(page)
    button = page.locator(".st-key-next button")
    expect(button).to_have_count(1, timeout=WAIT)
    button.click()
    settled(page)


def answer_sections(page: Page, rows: dict[str, int], *, default: int = 2) -> None:
    """Answer every card from the section on screen to the last one."""
    for number in range(1, SECTIONS + 1):
        expect(page.locator("#page-state")).to_have_attribute(
            "data-place", f"survey-{number}"
        )
        settled(page)  # The place is told before the last card is drawn.
        for key in cards(page):
            rows[key] = rows.get(key, default)
            choose(page, key, rows[key])
        next_screen(page)
        heading(page, f"Xong phần {number} trên {SECTIONS}")
        if number < SECTIONS:
            next_screen(page)


def pdf_text(path: str) -> str:
    """The words of a downloaded report, on one line."""
    pages = PdfReader(path).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_first_visit_to_pdf(page: Page, server):
    page.goto(server.url)
    page.get_by_role("button", name="Bắt đầu").click()
    heading(page, "Vài nét về doanh nghiệp")
    set_id = set_id_of(page)
    page.get_by_label("Tên doanh nghiệp (không bắt buộc)").fill("Cơ khí Minh An")
    page.keyboard.press("Tab")
    page.locator(".st-key-fact-company-name .status.saved").wait_for()
    page.get_by_text("Công ty cổ phần", exact=True).click()
    page.locator(".st-key-fact-legal_form .status.saved").wait_for()
    page.get_by_text("Trên 3 đến 10 tỷ đồng", exact=True).click()
    page.locator(".st-key-fact-revenue_prev_year_vnd .status.saved").wait_for()
    next_screen(page)
    heading(page, "Việc và người ở xưởng")
    expect(page.get_by_text("Phần 1 trên 5, còn khoảng 8 phút")).to_be_visible()
    rows = {"production-count-capture": 4, "monthly-books": 6}
    answer_sections(page, rows)
    page.locator(".st-key-to-result a").click()
    page.wait_for_url(re.compile("/result"))
    page.locator("h1").first.wait_for()
    stored = server.stored(set_id)
    assert len(stored.answers) == QUICK
    assert stored.answers == {
        key: "dont-know" if row == 6 else row for key, row in rows.items()
    }
    assert stored.company.name == "Cơ khí Minh An"
    assert stored.company.facts["legal_form"] == "joint_stock"
    result = results.result_of_file(access.local_actor(), stored, on="2026-11-22")
    with page.expect_download() as download:
        page.get_by_role("link", name="Báo cáo PDF").click()
    text = pdf_text(download.value.path())
    assert "Cơ khí Minh An" in text
    assert f"{score_text(result.overall.score, 'vi')} trên 5" in text
    page.go_back()
    heading(page, "Xong phần 5 trên 5")


def test_leave_and_resume_in_another_browser(page: Page, browser: Browser, server):
    set_id = server.put({})
    page.goto(f"{server.url}/survey?set={set_id}&at=1&lang=vi")
    first, second = cards(page)[:2]
    choose(page, first, 3)
    choose(page, second, 1)
    page.close()
    with browser.new_context(locale="vi-VN") as fresh:
        again = fresh.new_page()
        again.goto(f"{server.url}/?lang=vi")
        again.locator(f'a[href*="{set_id}"]').click()
        cards(again)
        for key, row in ((first, 3), (second, 1)):
            chosen = again.locator(f".st-key-card-{key} [data-testid=stRadioOption]")
            expect(chosen.nth(row).locator("input")).to_be_checked()


def test_a_killed_server_resumes_at_the_last_answer(page: Page, tmp_path):
    with served(tmp_path) as own:
        set_id = own.put({})
        address = f"{own.url}/survey?set={set_id}&at=1&lang=vi"
        page.goto(address)
        key = cards(page)[0]
        choose(page, key, 5)
        page.goto("about:blank")
        own.kill()
        own.start()
        page.goto(address)
        card = page.locator(f".st-key-card-{key}")
        expect(card.locator("input").nth(5)).to_be_checked()
        assert own.stored(set_id).answers == {key: 5}


def test_a_lost_connection_is_told_and_answering_goes_on_after_it(
    browser: Browser, tmp_path
):
    with served(tmp_path) as own, browser.new_context(locale="vi-VN") as context:
        set_id = own.put({})
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.goto(f"{own.url}/survey?set={set_id}&at=1&lang=vi")
        first, second = cards(page)[:2]
        choose(page, first, 3)
        own.kill()
        expect(page.locator("#lost")).to_have_text(re.compile("Mất kết nối"))
        own.start()
        expect(page.locator("#lost")).to_have_count(0, timeout=60_000)
        choose(page, second, 1)
        assert own.stored(set_id).answers == {first: 3, second: 1}


def test_quick_goes_on_to_express_with_answers_kept(browser: Browser, server):
    quick = dict.fromkeys(quick_items(), 2)
    set_id = server.put(quick)
    with browser.new_context(viewport=DESKTOP, locale="en-GB") as context:
        page = context.new_page()
        page.goto(f"{server.url}/survey?set={set_id}&lang=en")
        heading(page, "Section 5 of 5 done")
        page.get_by_role("button", name="Go on with 12 new questions").click()
        page.locator(".st-key-next").wait_for()
        shown = cards(page)
        assert not set(shown) & set(quick)
        choose(page, shown[0], 4)
    stored = server.stored(set_id)
    assert stored.depth == "express"
    assert stored.answers == {**quick, shown[0]: 4}


def quick_items() -> list[str]:
    from assessment.model.maturity import Depth
    from assessment.services import access, catalogue
    from assessment.web import survey

    content = catalogue.questionnaire(
        access.local_actor(), survey.QUESTIONNAIRE_ID, survey.QUESTIONNAIRE_VERSION
    )
    return sorted(survey.items_at(content, Depth.QUICK))


def test_language_switch_in_the_middle_loses_nothing(page: Page, server):
    set_id = server.put({})
    page.goto(f"{server.url}/survey?set={set_id}&at=1&lang=vi")
    first, second = cards(page)[:2]
    choose(page, first, 3)
    page.locator(f".st-key-card-{second} summary").click()
    page.locator(f".st-key-note-{second}-{set_id} textarea").fill("Hỏi anh Tư")
    page.get_by_role("button", name="English").click()
    heading(page, "Work and people on the floor")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    card = page.locator(f".st-key-card-{first}")
    expect(card.locator("input").nth(3)).to_be_checked()
    choose(page, second, 2)
    page.get_by_role("button", name="Tiếng Việt").click()
    heading(page, "Việc và người ở xưởng")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    assert server.stored(set_id).answers == {first: 3, second: 2}
    with server.data():
        from assessment.services import access, responding

        found = responding.open_set(access.local_actor(), set_id)
    assert found.answers[second].note == "Hỏi anh Tư"


def press_until(page: Page, key: str, selector: str, most: int = 60) -> None:
    """Press ``key`` until the focus is in ``selector``."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("s => !!document.activeElement?.closest(s)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_keyboard_alone_finishes_a_survey(page: Page, server):
    page.goto(f"{server.url}/?lang=vi")
    press_until(page, "Tab", 'form[action^="/begin"] button')
    page.keyboard.press("Enter")
    heading(page, "Vài nét về doanh nghiệp")
    set_id = set_id_of(page)
    press_until(page, "Tab", ".st-key-fact-company-name input")
    page.keyboard.type("Bàn phím")
    page.keyboard.press("Tab")
    page.locator(".st-key-fact-company-name .status.saved").wait_for()
    press_until(page, "Tab", ".st-key-next button")
    page.keyboard.press("Enter")
    expected = {}
    for number in range(1, SECTIONS + 1):
        expect(page.locator("#page-state")).to_have_attribute(
            "data-place", f"survey-{number}"
        )
        settled(page)
        for position, key in enumerate(cards(page)):
            card = f".st-key-card-{key}"
            press_until(page, "Tab", f"{card} [role=radiogroup]")
            page.keyboard.press("Space")
            page.locator(f"{card} .status.saved").wait_for()
            for _ in range(position):
                page.keyboard.press("ArrowDown")
            options = page.locator(f"{card} [data-testid=stRadioOption] input")
            expect(options.nth(position)).to_be_checked()
            settled(page)
            expected[key] = position
        press_until(page, "Tab", ".st-key-next button")
        page.keyboard.press("Enter")
        heading(page, f"Xong phần {number} trên {SECTIONS}")
        if number < SECTIONS:
            press_until(page, "Tab", ".st-key-next button")
            page.keyboard.press("Enter")
    press_until(page, "Tab", ".st-key-to-result a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/result"))
    stored = server.stored(set_id)
    assert stored.answers == expected
    assert stored.company.name == "Bàn phím"


def test_two_tabs_overwrite_nothing_silently(page: Page, server):
    set_id = server.put({})
    address = f"{server.url}/survey?set={set_id}&at=1&lang=vi"
    page.goto(address)
    key = cards(page)[0]
    other = page.context.new_page()
    other.goto(address)
    cards(other)
    choose(other, key, 4)
    card = page.locator(f".st-key-card-{key}")
    card.locator('[data-testid="stRadioOption"]').nth(1).click()
    card.locator(".status.alert").wait_for()
    expect(card.get_by_text("Đang lưu:")).to_be_visible()
    assert server.stored(set_id).answers == {key: 4}
    card.get_by_role("button", name="Dùng câu tôi vừa chọn").click()
    card.locator(".status.saved").wait_for()
    assert server.stored(set_id).answers == {key: 1}


def test_leaving_a_field_by_the_next_button_saves_and_moves_on(page: Page, server):
    set_id = server.put({})
    page.goto(f"{server.url}/survey?set={set_id}&at=facts&lang=vi")
    page.get_by_label("Tên doanh nghiệp (không bắt buộc)").fill("Cơ khí Vội")
    page.locator(".st-key-next button").click()
    heading(page, "Việc và người ở xưởng")
    assert server.stored(set_id).company.name == "Cơ khí Vội"


def test_a_note_left_by_a_tap_on_another_card_saves_both(page: Page, server):
    set_id = server.put({"production-count-capture": 2})
    page.goto(f"{server.url}/survey?set={set_id}&at=1&lang=vi")
    first, second = cards(page)[:2]
    page.locator(f".st-key-card-{first} summary").click()
    page.locator(f".st-key-note-{first}-{set_id} textarea").fill("Hỏi anh Tư")
    choose(page, second, 3)
    page.locator(f".st-key-card-{first} .status.saved").wait_for()
    assert server.stored(set_id).answers == {first: 2, second: 3}
    with server.data():
        from assessment.services import access, responding

        found = responding.open_set(access.local_actor(), set_id)
    assert found.answers[first].note == "Hỏi anh Tư"


def test_review_leads_back_to_one_card(page: Page, server):
    set_id = server.put(dict.fromkeys(quick_items(), 2))
    page.goto(f"{server.url}/review?set={set_id}&lang=vi")
    page.locator(".st-key-open-ip-register button").click()
    choose(page, "ip-register", 5)
    card = page.locator(".st-key-card-ip-register").first
    expect(card).to_be_in_viewport()
    assert server.stored(set_id).answers["ip-register"] == 5


def test_nothing_jumps_when_an_answer_is_saved(page: Page, server):
    set_id = server.put({})
    page.goto(f"{server.url}/survey?set={set_id}&at=1&lang=vi")
    first, second = cards(page)[:2]
    settled(page)
    heights = "all => all.map(e => e.offsetTop)"
    rows = page.locator("[data-testid=stRadioOption]")
    rows.first.wait_for()
    settled(page)
    before = rows.evaluate_all(heights)
    for row in range(6):
        choose(page, first, row)
        settled(page)
    assert rows.evaluate_all(heights) == before
    assert second


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("address", ["facts", "1", "after-1", "review", "my-data"])
def test_a_phone_can_tap_everything_and_never_scrolls_sideways(
    page: Page, server, address, language
):
    set_id = server.put({"production-count-capture": 2})
    name = f"survey?at={address}&" if address[0] in "fa1" else f"{address}?"
    page.goto(f"{server.url}/{name}set={set_id}&lang={language}")
    page.locator("h1").first.wait_for()
    settled(page)
    low = page.locator(
        "main button, main summary, main a:not(p a):not(li a), main .links a,"
        " [data-testid=stTextInputRootElement],"
        " [data-testid=stSelectbox] div:has(> input), [data-testid=stRadioOption]"
    ).evaluate_all(
        "all => all.filter(e => e.offsetHeight && e.offsetHeight < 44)"
        ".map(e => e.outerHTML.slice(0, 200))"
    )
    assert low == []
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
