"""Articles that are cited for days on which they did not yet exist.

A programme is judged from the first day of its oldest recorded rule on, and each of its
editions from the day after the one before. A criterion, a priority or a tier whose
reference begins later was something else on the days between, or nobody knows what: an
edition says so. Where an article reaches back, its reference begins on the day from
which it applies, and a note says that the document itself is younger. A reference
without a day of its own begins with its document.
"""

import datetime
from collections.abc import Iterator, Mapping

from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Wording

_ALWAYS = Wording(vi="mọi ngày", en="any day on")


def check_reference_dates(root: Part) -> Iterator[Problem]:
    """Every reference of the programme ``root`` that begins after what it is for."""
    first = root.text("valid_from") or ""
    start, dated = first, _first_days(root)
    for edition in (*root.each("earlier"), root):
        if edition is root or not _is_unread(edition):
            yield from _late(edition, root, start, dated)
        until = edition.text("valid_until") if edition is not root else None
        start = max(first, _day_after(until or ""))


def _late(
    edition: Part, root: Part, start: str, dated: Mapping[str, str]
) -> Iterator[Problem]:
    for id_, reference in _references(edition, root):
        own, document = reference.text("valid_from"), reference.text("document")
        begins = own or dated.get(document or "", "")
        if begins > start:
            yield reference.problem(
                errors.REFERENCE_TOO_LATE,
                "valid_from" if own else "document",
                id=id_,
                begins=begins,
                start=start or _ALWAYS,
            )


def _references(edition: Part, root: Part) -> Iterator[tuple[str, Part]]:
    """What ``edition`` judges and gives, with what it leaves as it is now."""
    offer = edition.get("offer") or root.get("offer")
    holders = list(offer.each("tiers")) if offer else []
    for key in ("criteria", "priorities"):
        own = edition if edition.get(key) is not None else root
        holders += own.each(key)
    for holder in holders:
        reference = holder.get("reference")
        if reference:
            yield (holder.text("id") or "?")[:80], reference


def _first_days(root: Part) -> dict[str, str]:
    """The first day of each document, which a file dates once."""
    found: dict[str, str] = {}
    for edition in (root, *root.each("earlier")):
        for reference in edition.each("references"):
            document, begins = reference.text("document"), reference.text("valid_from")
            if document and begins:
                found[document] = min(begins, found.get(document, begins))
    return found


def _is_unread(edition: Part) -> bool:
    value = edition.value
    return isinstance(value, dict) and value.get("rules_recorded") is False


def _day_after(day: str) -> str:
    """The following day; nothing for what is no date, which is told elsewhere."""
    try:
        date = datetime.date.fromisoformat(day) + datetime.timedelta(days=1)
    except (ValueError, OverflowError):
        return ""
    return date.isoformat()
