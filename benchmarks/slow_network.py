"""A phone's first visit over slow 3G with an empty cache, in a real browser.

Chromium throttles itself through its DevTools protocol: 0.4 Mb/s, 400 ms. The visitor
opens the first page, presses the start button the moment it is there, and waits for the
first question. Whoever reads the first page before pressing waits less.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.rows import LeftOut, Row, number
from benchmarks.servers import HOST, Server, running

if TYPE_CHECKING:
    from playwright.sync_api import Page

BYTES_A_SECOND = 400_000 // 8
LATENCY_MS = 400
_PATIENCE_MS = 120_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_QUESTION = "[data-testid=stMain] :is([role=radiogroup], [role=combobox], input)"
_FIRST_WORDS = """() => new Promise((done) => {
  const found = performance.getEntriesByName("first-contentful-paint")[0];
  if (found) return done(found.startTime);
  new PerformanceObserver((list) => {
    const late = list.getEntriesByName("first-contentful-paint")[0];
    if (late) done(late.startTime);
  }).observe({ type: "paint", buffered: true });
})"""


class Visit(NamedTuple):
    """What one first visit took."""

    first_words: float
    """Seconds."""
    first_question: float
    """Seconds since the first page was asked for."""
    megabytes: float
    """Received until the first question, headers included."""


def slow_network(rounds: int = 3) -> Iterator[Row]:
    """First words, first question, bytes until then; the least disturbed visit."""
    with (
        TemporaryDirectory(prefix="readiness-", ignore_cleanup_errors=True) as folder,
        running("product", Path(folder)) as server,
    ):
        server.until_html()
        visits = [visit(server) for _ in range(rounds)]
    found = Visit(*(min(values) for values in zip(*visits, strict=True)))
    beside = "0.4 Mb/s, 400 ms, empty cache"
    for name, work, figure, unit, budget in (
        ("slow-words", "slow 3G -> first words", found.first_words, "s", 2.0),
        ("slow-question", "slow 3G -> first question", found.first_question, "s", 19.0),
        ("slow-bytes", "bytes -> first question", found.megabytes, "MB", 1.25),
    ):
        yield Row(
            name=name,
            work=work,
            figure=figure,
            unit=unit,
            limit="at most",
            budget=budget,
            ours=f"ours {number(figure)} {unit}",
            beside=beside,
        )


def visit(server: Server, *, throttled: bool = True) -> Visit:
    """One first visit in a fresh browser profile."""
    from playwright.sync_api import sync_playwright

    browser_path = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if browser_path is None:
        raise LeftOut("no Chromium here; install the system package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=["--no-sandbox"]
        )
        page = browser.new_page(
            viewport={"width": 360, "height": 740}, locale="vi-VN", is_mobile=True
        )
        received = _count_bytes(page, throttled=throttled)
        begun = _now(page)
        page.goto(f"http://{HOST}:{server.port}/", wait_until="commit")
        button = page.locator("form[action^='/begin'] button")
        button.wait_for(timeout=_PATIENCE_MS)
        words = float(page.evaluate(_FIRST_WORDS)) / 1000
        button.click(no_wait_after=True, timeout=_PATIENCE_MS)
        page.locator(_QUESTION).first.wait_for(timeout=_PATIENCE_MS)
        found = Visit(words, _now(page) - begun, sum(received.values()) / 1e6)
        browser.close()
    return found


def _count_bytes(page: "Page", *, throttled: bool) -> dict[str, float]:
    """Throttle the page; by request, the bytes that came over the wire so far."""
    received: dict[str, float] = {}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    if throttled:
        devtools.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": LATENCY_MS,
                "downloadThroughput": BYTES_A_SECOND,
                "uploadThroughput": BYTES_A_SECOND,
            },
        )

    def add(event: dict[str, Any]) -> None:
        request = event["requestId"]
        received[request] = received.get(request, 0) + event["encodedDataLength"]

    def head(event: dict[str, Any]) -> None:
        add({**event["response"], "requestId": event["requestId"]})

    def whole(event: dict[str, Any]) -> None:
        request, total = event["requestId"], event["encodedDataLength"]
        received[request] = max(received.get(request, 0), total)

    def frame(event: dict[str, Any]) -> None:
        size = len(event["response"].get("payloadData", "")) * 3 // 4
        add({"requestId": event["requestId"], "encodedDataLength": size})

    devtools.on("Network.responseReceived", head)
    devtools.on("Network.dataReceived", add)
    devtools.on("Network.loadingFinished", whole)
    devtools.on("Network.webSocketFrameReceived", frame)
    return received


def _now(page: "Page") -> float:
    """Seconds on a clock that goes on from page to page."""
    return float(page.evaluate("performance.timeOrigin + performance.now()")) / 1000
