"""How long a questionnaire takes to read, and whether that is too long.

A careful reader reads question, note and every level of each item, then chooses:
``minutes = signs of speech / signs a minute + items x 10 s``. The signs are syllables
in Vietnamese, where each is written apart, and words in English. docs/method.md says
where the speeds come from.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assessment.content.checks.files import ContentFile
from assessment.content.checks.known import indicators
from assessment.content.document import Part
from assessment.errors import Problem
from assessment.errors import content as errors
from assessment.model.base import Language, Wording
from assessment.model.maturity import Depth
from assessment.model.reading_time import ReadingTime

SIGNS_A_MINUTE: dict[Language, int] = {"vi": 230, "en": 175}
"""Vietnamese syllables, English words; slow silent reading of adults."""
SECONDS_TO_CHOOSE = 10
"""To compare an item with one's own firm and tap; an assumption, see the pilot."""
MOST_MINUTES = {Depth.QUICK: 10, Depth.EXPRESS: 18, Depth.FULL: 36}
_LANGUAGES: dict[Language, Wording] = {
    "vi": Wording(vi="tiếng Việt", en="Vietnamese"),
    "en": Wording(vi="tiếng Anh", en="English"),
}
_SIGN = re.compile(r"[^\W_]+")


class _Item(NamedTuple):
    depth: Depth
    signs: dict[Language, int]


def check_reading_time(file: ContentFile) -> Iterator[Problem]:
    """Every depth and language that takes longer than its limit."""
    for found in reading_times(file):
        for language, minutes in found.minutes.items():
            if minutes > found.limit:
                yield file.root.problem(
                    errors.READS_TOO_LONG,
                    "dimensions",
                    at_key=True,
                    depth=found.depth.value,
                    language=_LANGUAGES[language],
                    found=f"{minutes:.1f}",
                    limit=found.limit,
                )


def reading_times(file: ContentFile) -> Iterator[ReadingTime]:
    """The time at every depth that asks more than the one before."""
    if file.kind != "questionnaire":
        return
    items = list(_items(file.root))
    before = 0
    for depth, limit in MOST_MINUTES.items():
        asked = [item for item in items if depth.contains(item.depth)]
        if len(asked) > before:
            yield ReadingTime(
                questionnaire=file.root.text("id") or "?",
                version=file.root.text("version") or "?",
                depth=depth,
                items=len(asked),
                minutes={
                    language: minutes_for(
                        len(asked),
                        sum(item.signs[language] for item in asked),
                        language,
                    )
                    for language in SIGNS_A_MINUTE
                },
                limit=limit,
            )
        before = len(asked)


def minutes_for(items: int, signs: int, language: Language) -> float:
    """Minutes to read ``signs`` syllables or words and to answer ``items``.

    >>> minutes_for(6, 460, "vi")
    3.0
    """
    return signs / SIGNS_A_MINUTE[language] + items * SECONDS_TO_CHOOSE / 60


def count_signs(text: str) -> int:
    """Vietnamese syllables or English words in ``text``; a number is one.

    >>> count_signs("Ghi sổ mỗi ngày, 2 lần.")
    6
    """
    return sum(1 for _ in _SIGN.finditer(text))


def _items(root: Part) -> Iterator[_Item]:
    for _, indicator in indicators(root):
        depth = indicator.text("depth")
        if depth in list(Depth):
            yield _Item(
                Depth(depth),
                {
                    language: sum(map(count_signs, _texts(indicator, language)))
                    for language in SIGNS_A_MINUTE
                },
            )


def _texts(indicator: Part, language: Language) -> Iterable[str]:
    for key in ("question", "note"):
        yield indicator.text(key, language) or ""
    for level in indicator.each("levels"):
        yield level.text("text", language) or ""
