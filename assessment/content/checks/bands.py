"""Bands that leave a score without a name, or give it two."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors

_TOP = 5


def check_bands(file: ContentFile) -> Iterator[Problem]:
    """Every gap and overlap in score bands and in the bands of numeric facts."""
    if file.kind == "questionnaire":
        yield from _check_score_bands(list(file.root.each("bands")))
    elif file.kind == "company-facts":
        for fact in file.root.each("facts"):
            is_whole = fact.text("type") in ("integer", "money")
            yield from _check_fact_bands(list(fact.each("bands")), is_whole=is_whole)


def _check_score_bands(bands: list[Part]) -> Iterator[Problem]:
    end: float | None = 0
    for number, band in enumerate(bands):
        start = band.number("at_least")
        if start is None:
            return
        is_last = number == len(bands) - 1
        if end is None:
            end = _TOP
        if start > end:
            yield band.problem(errors.BAND_GAP, "at_least", start=end, end=start)
        elif start < end:
            yield band.problem(errors.BAND_OVERLAP, "at_least", start=start, end=end)
        if band.number("band") not in (None, number):
            yield band.problem(
                errors.BAND_NUMBER,
                "band",
                found=band.number("band"),
                expected=number,
            )
        end = band.number("below")
        if is_last and end is not None and end <= _TOP:
            yield band.problem(errors.BAND_GAP, "below", start=end, end=_TOP)
        if end is not None and end <= start:
            yield band.problem(errors.BAND_OVERLAP, "below", start=end, end=start)


def _check_fact_bands(bands: list[Part], *, is_whole: bool) -> Iterator[Problem]:
    before: float | None = None
    for number, band in enumerate(bands):
        limits = band.get("range")
        start = limits.number("at_least") if limits else None
        if number and (
            before is None
            or start is None
            or (start != before + 1 if is_whole else start < before)
        ):
            shown = "?" if before is None else before
            yield band.problem(errors.FACT_BAND_GAP, "range", before=shown)
        before = limits.number("at_most") if limits else None
