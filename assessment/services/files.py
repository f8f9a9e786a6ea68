"""Assessment files in, results out as JSON."""

from assessment.content.guards import MEBIBYTE, Limits
from assessment.exchange import assessment_file
from assessment.exchange.pilot_json import pilot_json
from assessment.exchange.result_json import score_json, support_json
from assessment.model.actor import Actor
from assessment.model.responses import AssessmentFile
from assessment.services.roles import authorise

COMMAND_LINE_LIMITS = Limits(size=50 * MEBIBYTE)
"""A person at the machine may read larger files than a visitor may upload."""


def read_file(
    actor: Actor, data: bytes, name: str, *, limits: Limits | None = None
) -> AssessmentFile:
    """The assessment file in ``data``; raises FileError with every fault."""
    authorise(actor, "read-content")
    return assessment_file.read(data, name, limits=limits or Limits())


__all__ = [
    "COMMAND_LINE_LIMITS",
    "pilot_json",
    "read_file",
    "score_json",
    "support_json",
]
