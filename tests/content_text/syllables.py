"""Whether a word can be Vietnamese: one syllable of its spelling, with its mark."""

import re
import unicodedata

TONES = frozenset("\u0300\u0301\u0309\u0303\u0323")
ACUTE_OR_DOT = frozenset("\u0301\u0323")
ONSETS = "ngh|ng|nh|kh|gh|gi|ch|ph|th|tr|qu|[bcdđghklmnprstvx]"
VOWELS = (
    "oai|oay|oeo|uây|uôi|uyê|uya|uyu|iêu|yêu|ươi|ươu|uao|ai|ao|au|ay|âu|ây|eo|êu|ia|iê"
    "|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy]"
)
SYLLABLE = re.compile(rf"(?:{ONSETS})?(?:{VOWELS})(?:ng|nh|ch|[cmnpt])?")
STOPPED = re.compile(r"(?:ch|[cpt])$")


def is_syllable(word: str) -> bool:
    """Whether ``word`` is spelt like a Vietnamese syllable.

    A syllable that ends in c, ch, p or t always has an acute or a dot.

    >>> [word for word in ("xưởng", "máy", "việc", "viêc", "shop", "trưỡngg")
    ...  if is_syllable(word)]
    ['xưởng', 'máy', 'việc']
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = {letter for letter in letters if letter in TONES}
    plain = "".join(letter for letter in letters if letter not in TONES)
    base = unicodedata.normalize("NFC", plain)
    if not SYLLABLE.fullmatch(base) or len(tones) > 1:
        return False
    return not STOPPED.search(base) or bool(tones & ACUTE_OR_DOT)
