"""Assessment files and filled forms in, results out as JSON."""

from assessment.content.guards import MEBIBYTE, Limits
from assessment.exchange import assessment_file
from assessment.exchange.pilot_json import pilot_json
from assessment.exchange.result_json import score_json, support_json
from assessment.exchange.workbook import FilledForm, is_workbook, read_filled
from assessment.model.actor import Actor
from assessment.model.responses import AssessmentFile
from assessment.services.roles import authorise

COMMAND_LINE_LIMITS = Limits(size=50 * MEBIBYTE)
"""A person at the machine may read larger files than a visitor may upload."""


def read_file(
    actor: Actor, data: bytes, name: str, *, limits: Limits | None = None
) -> AssessmentFile:
    """The assessment file in ``data``, or what a filled form says.

    Raises FileError with every fault.
    """
    return open_file(actor, data, name, limits=limits).file


def open_file(
    actor: Actor, data: bytes, name: str, *, limits: Limits | None = None
) -> FilledForm:
    """Like :func:`read_file`, with what was left aside in a filled form."""
    authorise(actor, "read-content")
    if is_workbook(data):
        return read_filled(data, name, limits=limits)
    return FilledForm(assessment_file.read(data, name, limits=limits or Limits()))


__all__ = [
    "COMMAND_LINE_LIMITS",
    "FilledForm",
    "open_file",
    "pilot_json",
    "read_file",
    "score_json",
    "support_json",
]
