"""Amounts that a firm would hardly be offered: a nought too few or too many."""

from collections.abc import Iterator

from assessment.content.checks.files import ContentFile
from assessment.errors import Problem
from assessment.errors import content as errors

SMALLEST_VND = 100_000
LARGEST_VND = 10_000_000_000
_REAL = {
    # Meals are paid by the person and the day.
    ("uif-worker-training", "meals"): 50_000,
    # The ceiling of a loan that is paid back, not of support.
    ("hfic-hcmc-interest-support", "loan-ceiling"): 200_000_000_000,
}
"""Amounts outside the limits that were read in a source, by programme and tier."""


def check_money(file: ContentFile) -> Iterator[Problem]:
    """Where a cap per unit is below 100,000 VND or above 10 billion."""
    if file.kind != "programme":
        return
    root = file.root
    for edition in (root, *root.each("earlier")):
        offer = edition.get("offer")
        for tier in offer.each("tiers") if offer else ():
            cap = tier.number("cap_vnd")
            if cap is None or SMALLEST_VND <= cap <= LARGEST_VND:
                continue
            if _REAL.get((root.text("id") or "", tier.text("id") or "")) != cap:
                yield tier.problem(errors.ODD_AMOUNT, "cap_vnd", found=f"{cap:,.0f}")
