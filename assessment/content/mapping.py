"""Carrying answers from one version of a questionnaire to the next.

Nothing is dropped silently: every answer is either carried over or listed among what
was left behind, with the reason.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path

from assessment.content.loading import load_mapping
from assessment.model.base import Wording
from assessment.model.mapping import Mapping
from assessment.model.maturity import Indicator, Questionnaire
from assessment.model.responses import DONT_KNOW_ANSWER, NOT_APPLICABLE, Answer

FOLDER = "mappings"
_LEVEL_GONE = Wording(
    vi="Các mức của mục này đã viết lại; hãy chọn lại.",
    en="The levels of this item were rewritten; please choose again.",
)
_ALWAYS_APPLIES = Wording(
    vi='Phiên bản mới không còn cho chọn "không áp dụng" ở mục này.',
    en='The new version no longer lets this item be "not applicable".',
)
_GONE = Wording(
    vi="Phiên bản mới không còn mục này.", en="The new version no longer has this item."
)


@dataclass(frozen=True, slots=True)
class Carried:
    """Where one answer goes: its new indicator and answer, or why it goes nowhere."""

    indicator: str | None
    answer: Answer | None
    reason: Wording | None = None
    """Set exactly when the answer is left behind."""


def file_name(before: str, after: str) -> str:
    """The name of the file that maps one version to the next.

    >>> file_name("1.0.0", "1.1.0")
    '1.0.0-to-1.1.0.yaml'
    """
    return f"{before}-to-{after}.yaml"


def versions_in(path: Path) -> tuple[str, str] | None:
    """The two versions in a mapping's file name; None: it is called otherwise.

    >>> versions_in(Path("1.0.0-to-1.1.0.yaml"))
    ('1.0.0', '1.1.0')
    """
    before, between, after = path.stem.partition("-to-")
    return (before, after) if between else None


def carry(
    mapping: Mapping, answers: Table[str, Answer], new: Questionnaire
) -> dict[str, Carried]:
    """By old indicator, what becomes of every answer.

    An answer to an indicator that the mapping does not know is left behind too.
    """
    renamed = {entry.from_: entry.to for entry in mapping.renamed}
    dropped = {entry.indicator: entry.reason for entry in mapping.dropped}
    kept = frozenset(mapping.kept)
    indicators = {found.id: found for found, _ in new.indicators()}
    found: dict[str, Carried] = {}
    for old, answer in answers.items():
        name = renamed.get(old, old if old in kept else None)
        indicator = indicators.get(name) if name is not None else None
        if indicator is None:
            found[old] = Carried(None, None, dropped.get(old, _GONE))
        else:
            found[old] = _carry_one(mapping, old, answer, indicator)
    return found


def _carry_one(
    mapping: Mapping, old: str, answer: Answer, indicator: Indicator
) -> Carried:
    if answer == DONT_KNOW_ANSWER:
        return Carried(indicator.id, answer)
    if answer == NOT_APPLICABLE:
        if indicator.not_applicable is None:
            return Carried(None, None, _ALWAYS_APPLIES)
        return Carried(indicator.id, answer)
    reason = _LEVEL_GONE
    level: int | None = int(answer)
    for entry in mapping.levels:
        if entry.indicator == old:
            reason = entry.reason
            level = entry.to[int(answer)] if int(answer) < len(entry.to) else None
    if level not in {each.level for each in indicator.levels}:
        return Carried(None, None, reason)
    return Carried(indicator.id, level)


__all__ = ["FOLDER", "Carried", "carry", "file_name", "load_mapping", "versions_in"]
