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

from assessment.web import greeting

if TYPE_CHECKING:
    import streamlit as st

_WARMED = (
    "assessment.web.screens.respond",
    "assessment.web.screens.result",
    "assessment.services.results",
    "assessment.services.reports",
)
_LOG = logging.getLogger(__name__)


def warm_up() -> None:
    """Greet, import what screens need, read the content once, freeze the lot."""
    greeting.greet()
    for name in _WARMED:
        importlib.import_module(name)
    from assessment.services import access, catalogue, safekeeping
    from assessment.web.survey import QUESTIONNAIRE_ID, QUESTIONNAIRE_VERSION

    actor = access.local_actor()
    catalogue.questionnaire(actor, QUESTIONNAIRE_ID, QUESTIONNAIRE_VERSION)
    catalogue.company_facts(actor)
    gc.collect()
    gc.freeze()
    safekeeping.back_up_if_due(actor)


def _warm_up_and_tell() -> None:
    try:
        warm_up()
    except Exception:
        # A thread has no one to raise to; the same fault meets the first visitor.
        _LOG.exception("warm-up failed")


@asynccontextmanager
async def lifespan(_app: "st.App") -> AsyncIterator[None]:
    """Start the warm-up beside the server; it never delays the first page."""
    threading.Thread(target=_warm_up_and_tell, name="warm-up", daemon=True).start()
    yield
