"""The rule of a day: what a programme said before the law changed.

A programme's file says what holds now. Each of its earlier editions names what was
different, up to and with its last day. The first edition whose last day is not over
on the day asked for is the one in force; what it leaves out was as now.

Where the rules of those days were not read, the programme keeps its name and what the
edition itself states: nothing of today's rule is passed off as the old one.
"""

from collections.abc import Sequence

from assessment.model.base import Wording
from assessment.model.programme import Edition, Offer, Programme

OVERRIDES = (
    "name",
    "agency",
    "offer",
    "criteria",
    "priorities",
    "documents",
    "steps",
    "references",
    "standing",
    "availability",
    "warning",
)
"""The keys in which an edition can differ from the programme of today."""

_KEPT = 1024
_NOT_READ = Offer(
    summary=Wording(
        vi="Chưa rõ mức hỗ trợ lúc đó: chưa đọc được quy định cũ.",
        en="What it gave then is not known: the former rules were not read.",
    ),
    is_cofunding=False,
)
_UNREAD: dict[str, object] = {
    "offer": _NOT_READ,
    "criteria": (),
    "priorities": (),
    "agency_decides": (),
    "documents": (),
    "steps": (),
    "stacking": None,
    "references": (),
    "warning": None,
    "unknowns": (),
}
_editions: dict[tuple[int, str], tuple[Programme, Programme]] = {}


def earlier_edition(programme: Programme, on: str) -> Edition | None:
    """The earlier edition in force on ``on``; None when today's rule holds.

    An edition's last day is still its own.
    """
    return next((found for found in programme.earlier if on <= found.valid_until), None)


def has_unread_rules(programme: Programme, on: str) -> bool:
    """Whether the rules of ``on`` are not recorded, so that no verdict is possible."""
    found = earlier_edition(programme, on)
    return found is not None and not found.rules_recorded


def edition_on(programme: Programme, on: str) -> Programme:
    """The programme as it stood on ``on``; the same object while nothing differs.

    The dates stay those of the programme: ``valid_from`` is the first day of the
    oldest rule that is recorded.
    """
    found = earlier_edition(programme, on)
    if found is None:
        return programme
    key = (id(programme), found.valid_until)
    kept = _editions.get(key)
    if kept is None or kept[0] is not programme:
        if len(_editions) >= _KEPT:
            _editions.clear()
        # The programme is kept too, so that its id is not given to another object.
        kept = _editions[key] = (programme, _as_it_stood(programme, found))
    return kept[1]


def programmes_on(programmes: Sequence[Programme], on: str) -> Sequence[Programme]:
    """``programmes`` as they stood on ``on``: itself while nothing differs."""
    if all(
        not programme.earlier or programme.earlier[-1].valid_until < on
        for programme in programmes
    ):
        return programmes
    return tuple(edition_on(programme, on) for programme in programmes)


def _as_it_stood(programme: Programme, edition: Edition) -> Programme:
    update: dict[str, object] = {} if edition.rules_recorded else dict(_UNREAD)
    for key in OVERRIDES:
        value = getattr(edition, key)
        if value is not None:
            update[key] = value
    return programme.model_copy(update=update)
