"""Legal references without a date, impossible dates, and what time has overtaken.

What depends on the date is a warning: content that was right when it was written does
not become wrong by the passing of time, but somebody should look at it.
"""

import datetime
import re
from collections.abc import Iterator

from assessment.content.checks.editions import check_editions
from assessment.content.checks.files import ContentFile
from assessment.content.checks.reference_dates import check_reference_dates
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors

STALE_DAYS = 90
_DATE_KEYS = ("date", "issued", "valid_from", "valid_until", "last_checked")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def check_law(file: ContentFile, on: str) -> Iterator[Problem]:
    """Every fault in dates and references of ``file`` on the day ``on``."""
    root = file.root
    if file.kind == "programme":
        yield from _check_references(root)
        yield from _check_basis(root)
        yield from _check_dates(root)
        yield from _check_time(root, on)
        for edition in (root, *root.each("earlier")):
            for criterion in edition.each("criteria"):
                if not criterion.get("reference") and not criterion.get(
                    "reference_missing"
                ):
                    yield criterion.problem(errors.NO_REFERENCE)
        for edition in root.each("earlier"):
            yield from _check_dates(edition)
        yield from check_editions(root)
        yield from check_reference_dates(root)
    elif file.kind == "law-changes":
        yield from _check_dates(root)
        yield from _check_changes(root)
    elif file.kind != "assessment-file":
        provenance = root.get("provenance")
        if provenance:
            yield from _check_dates(provenance)


def _references(root: Part) -> Iterator[Part]:
    for edition in (root, *root.each("earlier")):
        yield from edition.each("references")
        offer = edition.get("offer")
        holders = [*edition.each("criteria"), *edition.each("priorities")]
        holders += offer.each("tiers") if offer else ()
        for holder in holders:
            reference = holder.get("reference")
            if reference:
                yield reference


def _check_references(root: Part) -> Iterator[Problem]:
    """A document is dated once in a file; where no date is known a note says so."""
    found = list(_references(root))
    dated = {
        part.text("document")
        for part in found
        if part.get("issued") or part.get("valid_from") or part.get("note")
    }
    for part in found:
        document = part.text("document")
        if document is not None and document not in dated:
            yield part.problem(
                errors.REFERENCE_WITHOUT_DATE, "document", document=document[:80]
            )
        yield from _check_dates(part)


def _check_basis(root: Part) -> Iterator[Problem]:
    """What can be applied for serves a need and rests on a document.

    Background and closed rows are context: they may be without both.
    """
    standing = root.text("standing")
    if standing in (None, "background", "closed"):
        return
    if not any(root.each("needs")):
        yield root.problem(errors.NO_NEEDS, "needs", at_key=True)
    if not any(root.each("references")) and (
        standing == "apply" or not root.get("reference_missing")
    ):
        yield root.problem(errors.NO_DOCUMENT, "references", at_key=True)


def _check_changes(root: Part) -> Iterator[Problem]:
    """Law changes: in order, with a date and a document or the reason for none."""
    last = ""
    for change in root.each("changes"):
        yield from _check_references(change)
        yield from _check_dates(change)
        date = change.text("date") or ""
        for key, has_it in (("date", date), ("reference", change.get("references"))):
            if not has_it and not change.get(f"{key}_missing"):
                yield change.problem(errors.CHANGE_WITHOUT, key=key)
        if date and date < last:
            yield change.problem(errors.CHANGE_ORDER, "date", date=date, last=last)
        last = max(last, date)


def _check_dates(part: Part) -> Iterator[Problem]:
    for key in _DATE_KEYS:
        text = part.text(key)
        if text and _ISO.fullmatch(text) and _day(text) is None:
            yield part.problem(errors.NOT_A_DATE, key, found=text)
    start, end = part.text("valid_from"), part.text("valid_until")
    if start and end and start > end:
        yield part.problem(errors.DATES_REVERSED, "valid_until", start=start, end=end)


def _check_time(root: Part, on: str) -> Iterator[Problem]:
    until, checked = root.text("valid_until"), root.text("last_checked")
    standing = root.text("standing")
    if until and until < on and standing not in ("closed", "background"):
        yield root.problem(errors.EXPIRED, "valid_until", until=until, on=on)
    today, last = _day(on), _day(checked or "")
    if checked and today and last:
        if (today - last).days > STALE_DAYS:
            yield root.problem(
                errors.STALE, "last_checked", checked=checked, days=STALE_DAYS, on=on
            )
        elif last > today:
            yield root.problem(errors.NOT_YET, "last_checked", checked=checked, on=on)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
