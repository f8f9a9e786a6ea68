"""How long an answer took, for respondents who agreed to the pilot."""

from datetime import datetime

from assessment.model.maturity import Questionnaire
from assessment.services.changing import Change
from assessment.storage import pilot

PAUSE_SECONDS = 600
"""Longer than this is a pause, and no time of an answer."""


def note_time(change: Change, questionnaire: Questionnaire, indicator: str) -> None:
    """Measure the first answer to ``indicator``, which is about to be stored.

    From the moment it was shown, or from the last answer in its section if that is
    later: cards of one section stand on one screen. A second answer to an indicator is
    not measured, nor is one that was never shown first in its section.
    """
    connection, set_id = change.connection, change.head.id
    shown_at, measured = pilot.find_shown_at(connection, set_id, indicator)
    if measured is not None:
        return
    section = next(
        found.indicators
        for found in questionnaire.sections
        if indicator in found.indicators
    )
    before = pilot.last_answered_at(connection, set_id, section)
    began = max(filter(None, (shown_at, before)), default=None)
    if began is None:
        return
    took = datetime.fromisoformat(change.moment) - datetime.fromisoformat(began)
    seconds = took.total_seconds()
    if 0 <= seconds <= PAUSE_SECONDS:
        milliseconds = round(seconds * 1000)
        pilot.put_item(connection, set_id, indicator, milliseconds=milliseconds)
