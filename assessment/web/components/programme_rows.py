"""The rows of the catalogue: one programme a line, under heads by use."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from assessment.model.programme import Standing
from assessment.model.result import SupportResult
from assessment.phrases import standing_text, verdict_text
from assessment.programme_phrases import type_text
from assessment.services.programmes import Wanted
from assessment.web import paths
from assessment.web.components.programme_view import Speaker
from assessment.web.components.result_html import Html, items, tag

if TYPE_CHECKING:
    from assessment.services.programmes import Listed


@dataclass(frozen=True, kw_only=True)
class CatalogueView(Speaker):
    """The catalogue as one visitor sees it, for a firm or for nobody."""

    day: str
    set_id: str = ""
    company_name: str = ""
    judged: SupportResult | None = None
    """What a page's programme was judged with: names of others come from it."""

    @property
    def on(self) -> str:
        """The day for which verdicts are given."""
        return self.day

    @property
    def support(self) -> SupportResult | None:
        """Everything that was judged with what is shown."""
        return self.judged

    def programme_address(self, programme_id: str) -> str:
        """The page of a programme, for the same firm."""
        return paths.programme(programme_id, self.set_id, self.language)


def grouped_rows(
    view: CatalogueView, wanted: Wanted, rows: "Sequence[Listed]"
) -> list[Html]:
    """The rows under heads, with a way to each; after a search the best hit first."""
    if wanted.text.strip():
        hits = (_line(view, row, _words(view, row)) for row in rows)
        return [tag("ul", *hits, class_="rlist")]
    heads = _heads(view)
    groups: dict[str, list[Html]] = {key: [] for key in heads}
    for row in rows:
        key = _group(view, row)
        said = heads[key].lower()
        words = [word for word in _words(view, row) if word.lower() != said]
        groups[key].append(_line(view, row, words))
    filled = {key: lines for key, lines in groups.items() if lines}
    ways = (
        tag("a", f"{heads[key]} ({len(lines)})", href=f"#{key}")
        for key, lines in filled.items()
    )
    parts = [
        tag("nav", items(ways, class_="rtoc"), aria_label=view.t("Trong trang này"))
    ]
    for key, lines in filled.items():
        parts.append(tag("h2", f"{heads[key]} ({len(lines)})", id_=key))
        parts.append(tag("ul", *lines, class_="rlist"))
    return parts if len(filled) > 1 else parts[1:]


def _heads(view: CatalogueView) -> dict[str, str]:
    """The groups in their order: what can be used first, what is only to know last."""
    t = view.t
    standings = {one: standing_text(one, view.language) for one in get_args(Standing)}
    heads = {one: text[:1].upper() + text[1:] for one, text in standings.items()}
    if view.set_id:
        verdicts = {
            "eligible": t("Có khả năng phù hợp"),
            "unknown": t("Cần thêm thông tin"),
            "not-eligible": t("Chưa phù hợp"),
        }
        heads = verdicts | {key: heads[key] for key in ("closed", "background")}
    return heads


def _group(view: CatalogueView, row: "Listed") -> str:
    found = row.found
    if view.set_id and found.standing not in {"background", "closed"}:
        return found.verdict
    return found.standing


def _words(view: CatalogueView, row: "Listed") -> list[str]:
    found = row.found
    words = [standing_text(found.standing, view.language)]
    if view.set_id and found.standing not in {"background", "closed"}:
        words.insert(0, verdict_text(found, view.language))
    if row.freshness in {"stale", "overdue"}:
        words.append(view.t("cần kiểm tra lại"))
    words.append(type_text(found.programme.type, view.language))
    return words


def _line(view: CatalogueView, row: "Listed", words: Sequence[str]) -> Html:
    programme = row.found.programme
    return tag(
        "li",
        tag(
            "a",
            view.say(programme.name),
            href=view.programme_address(programme.id),
        ),
        tag("span", " · ".join(words), class_="rm"),
    )
