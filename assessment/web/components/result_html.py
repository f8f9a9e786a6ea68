"""HTML that is safe by construction: plain text is escaped, only ``Html`` passes.

The result screen and the printable page are built from the same pieces, so that paper
and screen cannot disagree.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_VOID = frozenset({"br", "hr", "input"})


class Html(str):
    """Text that is HTML already; everything else is escaped before it is put in."""

    __slots__ = ()


Part = str | None
"""Plain text, :class:`Html`, or nothing."""


def esc(part: Part) -> Html:
    """``part`` as HTML.

    >>> esc("<b>"), esc(Html("<b>")), esc(None)
    ('&lt;b&gt;', '<b>', '')
    """
    if part is None:
        return Html("")
    if isinstance(part, Html):
        return part
    return Html(html.escape(_FORBIDDEN.sub("", part), quote=True))


def join(*parts: Part) -> Html:
    """The parts one after the other."""
    return Html("".join(esc(part) for part in parts))


def tag(name: str, *parts: Part, **attributes: str | None) -> Html:
    """One element; ``class_`` stands for class, ``_`` in a name for a hyphen.

    >>> tag("p", "1 < 2", class_="note")
    '<p class="note">1 &lt; 2</p>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{esc(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{join(*parts)}</{name}>")


def fill(source: str, **parts: Part) -> Html:
    """A translated sentence with its ``{names}`` replaced by escaped parts.

    >>> fill("Đang ở mức {band}.", band=tag("strong", "A & B"))
    'Đang ở mức <strong>A &amp; B</strong>.'
    """
    return Html(esc(source).format(**{key: esc(part) for key, part in parts.items()}))


def items(parts: Iterable[Part], *, ordered: bool = False, class_: str = "") -> Html:
    """A list; nothing at all when there is nothing in it."""
    rows = [tag("li", part) for part in parts if part]
    if not rows:
        return Html("")
    return tag("ol" if ordered else "ul", *rows, class_=class_ or None)


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Part]],
    *,
    groups: Callable[[Sequence[Part]], bool] = lambda row: len(row) == 1,
) -> Html:
    """A table with a caption, column heads and a head in each row.

    A row of one cell is a group head across all columns.
    """
    body = []
    for row in rows:
        if groups(row):
            cell = tag("th", row[0], colspan=str(len(head)), scope="colgroup")
            body.append(tag("tr", cell, class_="rg"))
        else:
            first = tag("th", row[0], scope="row")
            body.append(tag("tr", first, *(tag("td", cell) for cell in row[1:])))
    heads = tag("tr", *(tag("th", text, scope="col") for text in head))
    return tag(
        "table",
        tag("caption", caption),
        tag("thead", heads),
        tag("tbody", *body),
        class_="rt",
    )


def fold(summary: Part, *parts: Part, open_: bool = False, id_: str = "") -> Html:
    """Something to open: a summary and what is behind it."""
    return tag(
        "details",
        tag("summary", summary),
        tag("div", *parts, class_="rb"),
        open_="" if open_ else None,
        id_=id_ or None,
        class_="rd",
    )


def first_few(parts: Sequence[Part], most: int, more: str) -> Html:
    """The first ``most`` parts; what follows them stands behind one fold, ``more``.

    >>> first_few(["a", "b"], 2, "Nữa"), first_few(["a", "b"], 1, "Nữa")[:9]
    ('ab', 'a<details')
    """
    if len(parts) <= most:
        return join(*parts)
    return join(*parts[:most], fold(tag("span", more, class_="rmore"), *parts[most:]))


def unfolded(part: Html) -> Html:
    """The same with every fold open, for paper.

    >>> unfolded(fold("A", "B"))[:22]
    '<details open="" class'
    """
    return Html(part.replace("<details class", '<details open="" class'))
