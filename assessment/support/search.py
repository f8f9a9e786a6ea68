"""Finding a programme by what people type, with or without Vietnamese marks."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from assessment.model.programme import Programme

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

    A hit in a name comes before one in the agency or the documents, and that before
    one in the summary; equal hits keep their order. No words: all of them.
    """
    words = plain(text).split()[:_MOST_WORDS]
    if not words:
        return tuple(programmes)
    found = [(_place(programme, words), programme) for programme in programmes]
    return tuple(
        programme
        for place, programme in sorted(found, key=lambda pair: pair[0] or 0)
        if place is not None
    )


def _place(programme: Programme, words: Sequence[str]) -> int | None:
    """The first field at which every word was met in it or a field before; None: no."""
    seen = ""
    for place, field in enumerate(_fields(programme)):
        seen = f"{seen} {field}"
        if all(f" {word}" in seen for word in words):
            return place
    return None


def _fields(programme: Programme) -> tuple[str, ...]:
    """The searchable texts, most telling first; each begins with a space."""
    documents = [reference.document for reference in programme.references]
    summary = programme.offer.summary
    name, agency = programme.name, programme.agency
    return (
        plain(f"{name.vi} {name.en} {programme.id}"),
        plain(" ".join(programme.also_known_as)),
        plain(" ".join([agency.vi, agency.en, *documents])),
        plain(f"{summary.vi} {summary.en}"),
    )
