"""The shape of one coded message."""

from dataclasses import dataclass

from assessment.model.base import Wording


@dataclass(frozen=True, slots=True)
class Message:
    """A coded message: what is wrong and what to do, with ``{names}`` to fill in."""

    code: str
    what: Wording
    to_do: Wording


def message(code: str, *, what: tuple[str, str], to_do: tuple[str, str]) -> Message:
    """A message from (vi, en) pairs; the shortest way to write a catalogue."""
    return Message(
        code=code,
        what=Wording(vi=what[0], en=what[1]),
        to_do=Wording(vi=to_do[0], en=to_do[1]),
    )
