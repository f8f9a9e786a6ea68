"""The nearest spelling, or the list of choices when it is short."""

from collections.abc import Iterable
from difflib import get_close_matches

from assessment.model.base import Wording

FEW = 7


def hint(found: str, allowed: Iterable[str]) -> Wording:
    """What to write instead of ``found``: the nearest choice and, if short, all.

    >>> hint("titel", ["title", "text"]).en
    'Did you mean "title"? Allowed: title, text.'
    """
    choices = list(dict.fromkeys(allowed))
    near = get_close_matches(found[:80], choices, n=1, cutoff=0.6)
    vi, en = [], []
    if near:
        vi.append(f'Có phải là "{near[0]}" không?')
        en.append(f'Did you mean "{near[0]}"?')
    if len(choices) <= FEW or not near:
        shown = choices if len(choices) <= FEW else [*choices[:FEW], "..."]
        vi.append(f"Các giá trị dùng được: {', '.join(shown) or '-'}.")
        en.append(f"Allowed: {', '.join(shown) or '-'}.")
    return Wording(vi=" ".join(vi), en=" ".join(en))
