"""Two offers for the same content: which pays more, or why nobody can tell."""

from dataclasses import dataclass
from typing import Literal

Unknown = Literal["share", "cap", "share-and-cap", "tier", "several-tiers", "no-tier"]
"""What stands in the way of a figure. tier: which one is this firm's is still open.
several-tiers: a package, each tier pays for another thing. no-tier: no amount set."""

Comparison = Literal["better", "equal", "not-known", "different-kind"]
"""different-kind: money to be paid back is not compared with money that is given."""


@dataclass(frozen=True, slots=True)
class OfferFigure:
    """What one offer pays of a cost."""

    programme: str
    tier: str | None
    """The tier that is this firm's; None while it is not one."""
    share: float | None
    cap_vnd: int | None
    support_vnd: int | None
    """min(cost x share, cap), whole dong; None: not known, and never better."""
    unknown: Unknown | None


@dataclass(frozen=True, slots=True)
class SameContent:
    """Two recommended programmes that pay for the same content: only one may."""

    figures: tuple[OfferFigure, OfferFigure]
    """In the order the programmes are shown."""
    needs: tuple[str, ...]
    """What both are for."""
    comparison: Comparison
    cost_vnd: int | None
    """The cost compared at; where none was stated the one that exhausts both caps."""
    better: str | None
    """The programme that pays more at that cost."""
    difference_vnd: int | None
    turns_at_vnd: int | None
    """The cost at which both pay the same and the other becomes the better one; None:
    the better one is so at every cost."""
