"""What an unquoted word means: the core of YAML 1.2, and nothing more.

``true``, ``false``, ``null``, ``~`` and decimal numbers. ``no``, ``on``, ``012``,
``0x1F``, ``1_000``, ``12:30`` and dates stay text.
"""

import re

WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
NUMBER_STARTS = frozenset("0123456789-+")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,3})?")
_DIGITS = 18
_CHARACTERS = 30


class TooLong(ValueError):
    """A number with more digits than any amount of money needs."""


def resolve(word: str) -> bool | int | float | str | None:
    """The value of a plain scalar.

    >>> [resolve(word) for word in ("no", "012", "12", "1.50", "true", "~")]
    ['no', '012', 12, 1.5, True, None]
    """
    if word in WORDS:
        return WORDS[word]
    if word[0] in NUMBER_STARTS:
        match = _NUMBER.fullmatch(word)
        if match:
            is_whole = match.group(1) is None and match.group(2) is None
            if len(word) > (_DIGITS if is_whole else _CHARACTERS):
                raise TooLong
            value = int(word) if is_whole else float(word)
            if value in (float("inf"), float("-inf")):
                raise TooLong
            return value
    return word
