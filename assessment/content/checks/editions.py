"""Earlier editions of a programme: in order, within its dates, and saying something."""

import datetime
import re
from collections.abc import Iterator

from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors

_RULES = ("criteria", "priorities")
_FROM = re.compile(r"\b[Tt]ừ (?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})")
_ABOUT = frozenset({"valid_until", "because", "rules_recorded"})


def check_editions(root: Part) -> Iterator[Problem]:
    """Every fault in the earlier editions of the programme ``root``.

    A programme's ``valid_from`` is the first day of its oldest recorded rule: leading
    editions whose rules were not read end before it, the first recorded one does not.
    Of a programme that is closed an edition may last to the last day of all: what it
    was while it ran, read or not.
    """
    start, end = root.text("valid_from") or "", root.text("valid_until")
    last, has_recorded = "", False
    is_closed = root.text("standing") == "closed"
    for edition in root.each("earlier"):
        until = edition.text("valid_until") or ""
        is_read = not _says_no(edition)
        has_recorded = has_recorded or is_read
        if until <= last:
            yield edition.problem(
                errors.EDITION_ORDER, "valid_until", until=until, last=last
            )
        begins_late = bool(start) and (
            start > until if has_recorded else start <= until
        )
        is_whole_life = bool(end) and until == end and is_closed
        if begins_late and not is_whole_life:
            yield _outside(edition, until, "valid_from", start)
        elif until in _first_days(edition, root):
            yield edition.problem(
                errors.LAST_DAY_IS_FIRST,
                "valid_until",
                until=until,
                before=_day_before(until),
            )
        if end and until >= end and not is_whole_life:
            yield _outside(edition, until, "valid_until", end)
        last = max(last, until)
        if is_read and not _differs(edition, root):
            yield edition.problem(errors.EDITION_SAYS_NOTHING)
        for key in _RULES:
            if not is_read and edition.get(key):
                yield edition.problem(
                    errors.EDITION_UNREAD_RULE, key, at_key=True, key=key
                )


def _first_days(edition: Part, root: Part) -> set[str]:
    """The days on which what ended ``edition`` began, as far as the file tells.

    ``because`` says "Từ 01/07/2026", or today's rule cites a document of that day that
    the edition does not.
    """
    because = edition.text("because", "vi") or ""
    said = {
        f"{year}-{int(month):02}-{int(day):02}"
        for day, month, year in _FROM.findall(because)
    }
    return said | (_cited(root) - _cited(edition))


def _cited(part: Part) -> set[str]:
    offer = part.get("offer")
    holders = [*part.each("criteria"), *part.each("priorities")]
    holders += offer.each("tiers") if offer else ()
    found = [holder.text("reference", "valid_from") for holder in holders]
    found += [reference.text("valid_from") for reference in part.each("references")]
    return {day for day in found if day}


def _day_before(day: str) -> str:
    try:
        date = datetime.date.fromisoformat(day)
    except ValueError:
        return day
    return (date - datetime.timedelta(days=1)).isoformat()


def _says_no(edition: Part) -> bool:
    return isinstance(edition.value, dict) and (
        edition.value.get("rules_recorded") is False
    )


def _differs(edition: Part, root: Part) -> bool:
    if not isinstance(edition.value, dict) or not isinstance(root.value, dict):
        return True
    return any(
        value != root.value.get(key)
        for key, value in edition.value.items()
        if key not in _ABOUT
    )


def _outside(edition: Part, until: str, key: str, limit: str) -> Problem:
    return edition.problem(
        errors.EDITION_OUTSIDE, "valid_until", until=until, key=key, limit=limit
    )
