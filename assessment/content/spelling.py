"""The nearest spelling, or the list of choices when it is short."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from assessment.model.base import Wording

FEW = 7
_COMPARED = 2_000


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """The choice most like ``found``, or None when none is near.

    >>> nearest("wieght", ["id", "weight"])
    'weight'
    """
    choices = list(islice(allowed, _COMPARED))
    return next(iter(get_close_matches(found[:80], choices, n=1, cutoff=0.6)), None)


def hint(found: str, allowed: Iterable[str]) -> Wording:
    """What to write instead of ``found``: the nearest choice and, if short, all.

    >>> hint("titel", ["title", "text"]).en
    'Did you mean "title"? Allowed: title, text.'
    """
    choices = list(dict.fromkeys(allowed))
    near = nearest(found, choices)
    vi, en = [], []
    if near:
        vi.append(f'Có phải là "{near}" không?')
        en.append(f'Did you mean "{near}"?')
    if len(choices) <= FEW or not near:
        shown = choices if len(choices) <= FEW else [*choices[:FEW], "..."]
        vi.append(f"Các giá trị dùng được: {', '.join(shown) or '-'}.")
        en.append(f"Allowed: {', '.join(shown) or '-'}.")
    return Wording(vi=" ".join(vi), en=" ".join(en))
