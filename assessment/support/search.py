"""Finding a programme by what people type, with or without Vietnamese marks."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assessment.model.programme import Programme

LONGEST_SEARCH = 200
"""Characters of a search that are read; composing signs takes quadratic time."""
_MOST_WORDS = 12


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` without marks, in lower case, so that "Quỹ Đổi mới" is "quy doi moi".

    >>> plain("Quỹ ĐỔI MỚI  công nghệ")
    'quy doi moi cong nghe'
    """
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    kept = "".join(
        sign if sign.isalnum() else " "
        for sign in apart
        if not unicodedata.combining(sign)
    )
    return " ".join(kept.split())


def find_programmes(
    programmes: Iterable[Programme], text: str
) -> tuple[Programme, ...]:
    """Those in which every word of ``text`` begins a word, best first.

    Words side by side as typed come before scattered ones; then a hit in a name comes
    before one in the agency or the documents, and that before one in the summary. Equal
    hits keep their order. No words: all of them. A text is read as far as
    :data:`LONGEST_SEARCH`.
    """
    words = plain(text[:LONGEST_SEARCH]).split()[:_MOST_WORDS]
    if not words:
        return tuple(programmes)
    found = [(_place(programme, words), programme) for programme in programmes]
    hits = [(place, programme) for place, programme in found if place is not None]
    return tuple(programme for _, programme in sorted(hits, key=lambda hit: hit[0]))


def _place(programme: Programme, words: Sequence[str]) -> tuple[bool, int] | None:
    """How good a hit is, smaller is better; None: a word was not met.

    Words that stand side by side as typed come first, then the field by which all of
    them were met.
    """
    fields = [f" {field}" for field in _fields(programme)]
    together = f" {' '.join(words)}"
    for place, field in enumerate(fields):
        if together in field:
            return False, place
    seen = ""
    for place, field in enumerate(fields):
        seen += field
        if all(f" {word}" in seen for word in words):
            return True, place
    return None


def _fields(programme: Programme) -> tuple[str, ...]:
    """The searchable texts, most telling first."""
    documents = [reference.document for reference in programme.references]
    summary = programme.offer.summary
    name, agency = programme.name, programme.agency
    return (
        plain(f"{name.vi} {name.en} {programme.id}"),
        plain(" ".join(programme.also_known_as)),
        plain(" ".join([agency.vi, agency.en, *documents])),
        plain(f"{summary.vi} {summary.en}"),
    )
