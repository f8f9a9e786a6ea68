"""A real server on a random loopback port, data of its own, and a real browser."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import yaml
from playwright.sync_api import Page

from assessment.model.responses import AssessmentFile
from assessment.services import access, responding, transfer
from assessment.services import database as opened
from assessment.settings import settings

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
WAIT = 20_000
"""Milliseconds a screen may take on a busy machine before a test gives up."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if HERE in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium; without one the tests fail with one line."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.fail(
            "Chromium is missing. Install: sudo apt-get install chromium - or leave "
            "the part out: python3 start.py test --without browser",
            pytrace=False,
        )
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": ["--no-sandbox", "--disable-gpu"],
    }


@pytest.fixture(scope="session")
def base_url() -> None:
    """No base address; the plugin's own fixture is of a kind pytest warns about."""


@pytest.fixture
def browser_context_args(browser_context_args):
    """A phone of 360 pixels in Vietnam."""
    return {**browser_context_args, "viewport": PHONE, "locale": "vi-VN"}


@dataclass
class Server:
    """A running server; it can be killed and started again on the same data."""

    folder: Path
    port: int
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    def start(self) -> None:
        command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, f"--server.port={self.port}", "--server.address=127.0.0.1"],
                cwd=ROOT,
                env=os.environ | self.environment,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/healthz").status_code == 200:
                    return
            time.sleep(0.1)
        pytest.fail(f"The server did not answer:\n{self.log.read_text()}")

    def kill(self) -> None:
        """End it at once, as a power cut does."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def stored(self, set_id: str) -> AssessmentFile:
        """What the server has stored, as an assessment file."""
        answer = httpx.get(f"{self.url}/download/assessment.yaml?set={set_id}")
        assert answer.status_code == 200, answer.text
        return AssessmentFile.model_validate(yaml.safe_load(answer.text))

    @contextlib.contextmanager
    def data(self) -> Iterator[None]:
        """Let the services of this process work on the server's data."""
        opened.close()
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.environment.items():
                patch.setenv(name, value)
            settings.cache_clear()
            yield
            opened.close()
        settings.cache_clear()

    def put(
        self,
        answers: dict[str, object],
        *,
        depth: str = "quick",
        version: str = "1.0.0",
    ) -> str:
        """A stored set with these answers; its id."""
        with self.data():
            actor = access.local_actor()
            if not answers:
                return responding.start(actor, company_name="Cơ khí Thử").id
            file = AssessmentFile.model_validate(
                {
                    "questionnaire": "smart-manufacturing",
                    "version": version,
                    "depth": depth,
                    "company": {"name": "Cơ khí Thử"},
                    "answers": answers,
                }
            )
            return transfer.import_file(actor, file).id


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def served(folder: Path, **environment: str) -> Iterator[Server]:
    """A server on ``folder`` until the block ends."""
    port = free_port()
    own = {
        "READINESS_DATA": str(folder),
        "READINESS_PORT": str(port),
        "READINESS_LAN": "0",
        **environment,
    }
    server = Server(folder, port, own)
    try:
        server.start()
        yield server
    finally:
        server.kill()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests of a worker; each test makes its own assessment."""
    with served(tmp_path_factory.mktemp("served")) as found:
        yield found


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that must not log an error or meet the content policy."""
    faults: list[str] = []
    page.on(
        "console",
        lambda line: faults.append(line.text) if line.type == "error" else None,
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_default_timeout(WAIT)
    yield page
    assert faults == []


def heading(page: Page, text: str) -> None:
    """Wait for the screen with this heading."""
    page.get_by_role("heading", name=text, exact=True).wait_for()


def settled(page: Page) -> None:
    """Wait until the script has finished its run and nothing is stale."""
    page.wait_for_selector(
        '[data-testid="stApp"][data-test-script-state="notRunning"]', state="attached"
    )


def choose(page: Page, key: str, row: int) -> None:
    """Tap a row of a card, lowest level 0, and wait until it is saved."""
    card = page.locator(f".st-key-card-{key}")
    card.locator('[data-testid="stRadioOption"]').nth(row).click()
    card.locator('[data-testid="stRadioOption"][data-selected]').wait_for()
    card.locator(".status.saved").wait_for()


def cards(page: Page) -> list[str]:
    """Ids of the cards on the screen, in order."""
    found = page.locator('[data-testid="stVerticalBlock"][class*="st-key-card-"]')
    found.first.wait_for()
    settled(page)  # The first card stands before the last one is drawn.
    names = found.evaluate_all(
        "all => all.map(e => [...e.classList].find(c => c.startsWith('st-key-card-')))"
    )
    return [name.removeprefix("st-key-card-") for name in names]


def set_id_of(page: Page) -> str:
    """The id of the assessment in the address."""
    return page.url.split("set=")[1].split("&")[0]
