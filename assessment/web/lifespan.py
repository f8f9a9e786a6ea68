"""What happens around serving: a warm-up in the background, a daily backup.

The first page must not wait for the modules that screens import, so they are loaded
after the server answers. Then ``gc.freeze`` takes them out of every later collection:
with them in, 20 people answering wait 15 times longer for each card.
"""

import gc
import importlib
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from assessment.errors import AssessmentError
from assessment.web import greeting

if TYPE_CHECKING:
    import streamlit as st

_WARMED = (
    "assessment.web.screens.respond",
    "assessment.web.screens.result",
    "assessment.services.results",
    "assessment.services.reports",
)
_HEAD_START_SECONDS = 2.0
_SENDING_SECONDS = 0.002
_BACKUP_CHECK_SECONDS = 3600
_LOG = logging.getLogger(__name__)
_first_page = threading.Event()


def first_page_was_sent() -> None:
    """Let the warm-up begin; until then it would take turns with the first page."""
    _first_page.set()


def warm_up() -> None:
    """Import what screens need, read the content once, freeze the lot."""
    for name in _WARMED:
        importlib.import_module(name)
    from assessment.services import access, catalogue
    from assessment.web.survey import QUESTIONNAIRE_ID, QUESTIONNAIRE_VERSION

    actor = access.local_actor()
    catalogue.questionnaire(actor, QUESTIONNAIRE_ID, QUESTIONNAIRE_VERSION)
    catalogue.company_facts(actor)
    gc.collect()
    gc.freeze()


def send_sooner() -> None:
    """Let Streamlit send what a run has drawn every 2 ms instead of every 5.

    A save lets go of the interpreter, so a run's first message leaves before its card
    is drawn, and the card then waits for the next sending: a third of what an answer
    took. The pause is no setting; a test holds Streamlit to its name.
    """
    from streamlit.runtime import runtime

    vars(runtime)["MESSAGE_FLUSH_INTERVAL_SECS"] = _SENDING_SECONDS


def back_up_daily(stop: threading.Event) -> None:
    """Make the day's backup, now and whenever a new day has begun, until ``stop``."""
    from assessment.services import access, safekeeping

    while True:
        try:
            safekeeping.back_up_if_due(access.local_actor())
        except AssessmentError as error:
            # Serving goes on without it; the operator reads why.
            _LOG.warning("%s", error)
        if stop.wait(_BACKUP_CHECK_SECONDS):
            return


def _in_background(stop: threading.Event) -> None:
    try:
        try:
            greeting.greet()
            _first_page.wait(_HEAD_START_SECONDS)
            warm_up()
        finally:
            gc.enable()
        back_up_daily(stop)
    except Exception:
        # A thread has no one to raise to; the same fault meets the first visitor.
        _LOG.exception("warm-up failed")


@asynccontextmanager
async def lifespan(_app: "st.App") -> AsyncIterator[None]:
    """Start the warm-up beside the server; it never delays the first page.

    Until it is done nothing is collected: what a start makes is there to stay.
    """
    gc.disable()
    send_sooner()
    stop = threading.Event()
    threading.Thread(
        target=_in_background, args=(stop,), name="warm-up", daemon=True
    ).start()
    yield
    stop.set()
