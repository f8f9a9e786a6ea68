"""The list of all programmes: a search field, filters, one line each."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args
from urllib.parse import urlencode

from assessment.language import date_text
from assessment.model.base import Language
from assessment.model.programme import Barrier, ProgrammeType, Standing
from assessment.model.result import Verdict
from assessment.phrases import standing_text
from assessment.programme_phrases import barrier_text, need_text, type_text
from assessment.services.programmes import EVERY_NEED, Wanted
from assessment.web import paths
from assessment.web.components.programme_rows import CatalogueView, grouped_rows
from assessment.web.components.result_html import Html, Part, join, tag
from assessment.web.components.result_style import PLAIN, style
from assessment.web.plain_page import page as plain_page

if TYPE_CHECKING:
    from assessment.services.programmes import Listed


def wanted_of(query: Mapping[str, str]) -> Wanted:
    """What a query asks for; a value that does not exist is as if it was not there."""

    def one(name: str, allowed: Iterable[str]) -> str | None:
        value = query.get(name, "")
        return value if value in set(allowed) else None

    return Wanted(
        text=query.get("q", ""),
        need=one("need", EVERY_NEED),
        type=one("type", get_args(ProgrammeType)),  # type: ignore[arg-type]  # checked
        barrier=one("barrier", get_args(Barrier)),  # type: ignore[arg-type]  # checked
        standing=one("standing", get_args(Standing)),  # type: ignore[arg-type]
        verdict=one("verdict", get_args(Verdict)),  # type: ignore[arg-type]
    )


def page(view: CatalogueView, wanted: Wanted, rows: "Sequence[Listed]") -> str:
    """The whole page."""
    t = view.t
    title = t("Chương trình hỗ trợ")
    body = join(
        frame(view, paths.PROGRAMMES, _query(wanted)),
        tag("h1", title),
        tag("p", _for_whom(view), class_="rm"),
        _form(view, wanted),
        tag("p", tag("strong", _count(view, rows)), role="status", class_="rcount"),
        *grouped_rows(view, wanted, rows),
    )
    return shown(view, title, body)


def shown(view: CatalogueView, title: str, body: Html) -> str:
    """A plain page around ``body`` in the look of a result."""
    head = f"<style>{style()}{PLAIN}</style>"
    return plain_page(title, tag("div", body, class_="rr"), view.language, head=head)


def frame(
    view: CatalogueView, path: str, query: Mapping[str, str], *, to_list: bool = False
) -> Html:
    """The ways home, back to the list and the result, and to the other language."""
    t = view.t
    other = "en" if view.language == "vi" else "vi"
    own = {"set": view.set_id} if view.set_id else {}
    links: list[Part] = [
        tag("a", t("Trang đầu"), href=f"/?lang={view.language}"),
        tag(
            "a",
            "English" if other == "en" else "Tiếng Việt",
            href=f"{path}?{urlencode({**query, **own, 'lang': other})}",
            lang=other,
            hreflang=other,
        ),
    ]
    if view.set_id:
        result = paths.screen(paths.RESULT, set=view.set_id, lang=view.language)
        links.insert(1, tag("a", t("Về kết quả"), href=f"{result}#programmes"))
    if to_list:
        every = f"{paths.PROGRAMMES}?{urlencode({'lang': view.language, **own})}"
        links.insert(-1, tag("a", t("Mọi chương trình hỗ trợ"), href=every))
    return tag("nav", *links, class_="rnav", aria_label=t("Đi tới"))


def _for_whom(view: CatalogueView) -> str:
    t = view.t
    day = date_text(view.on, view.language)
    if not view.set_id:
        return t(
            "Tính ngày {day}. Chưa gắn với doanh nghiệp nào, nên chưa biết chương "
            "trình nào phù hợp.",
            day=day,
        )
    name = " ".join(view.company_name.split()) or t("bài chưa đặt tên")
    return t("Đối chiếu với {name}, ngày {day}.", name=name, day=day)


def _count(view: CatalogueView, rows: "Sequence[Listed]") -> str:
    if not rows:
        return view.t(
            "Không có chương trình nào. Hãy bớt chữ hoặc bỏ bớt điều kiện lọc."
        )
    return view.t("{n} chương trình", n=len(rows))


def _form(view: CatalogueView, wanted: Wanted) -> Html:
    t, language = view.t, view.language
    choices = [
        _select("need", t("Cần về"), t("mọi nhu cầu"), wanted.need, _needs(language)),
        _select(
            "type",
            t("Loại hỗ trợ"),
            t("mọi loại"),
            wanted.type,
            [(one, type_text(one, language)) for one in get_args(ProgrammeType)],
        ),
        _select(
            "barrier",
            t("Rào cản"),
            t("cả ba"),
            wanted.barrier,
            [(one, barrier_text(one, language)) for one in get_args(Barrier)],
        ),
        _select(
            "standing",
            t("Tình trạng"),
            t("mọi tình trạng"),
            wanted.standing,
            [(one, standing_text(one, language)) for one in get_args(Standing)],
        ),
    ]
    if view.set_id:
        names = {
            "eligible": t("có khả năng phù hợp"),
            "unknown": t("cần thêm thông tin"),
            "not-eligible": t("chưa phù hợp"),
        }
        choices.append(
            _select(
                "verdict", t("Phù hợp"), t("tất cả"), wanted.verdict, [*names.items()]
            )
        )
    is_narrowed = any(value for key, value in _query(wanted).items() if key != "q")
    return tag(
        "form",
        tag("label", t("Tìm theo tên, cơ quan hoặc văn bản"), for_="q"),
        tag(
            "input",
            id_="q",
            name_="q",
            type_="search",
            value=wanted.text,
            autocomplete="off",
            maxlength="200",
        ),
        tag(
            "details",
            tag("summary", t("Lọc thêm")),
            tag("div", *choices, class_="rfilters"),
            open_="" if is_narrowed else None,
        ),
        _hidden("lang", language),
        _hidden("set", view.set_id) if view.set_id else None,
        tag("button", t("Tìm"), class_="b f"),
        method="get",
        action=paths.PROGRAMMES,
        role="search",
    )


def _needs(language: Language) -> list[tuple[str, str]]:
    return [(need, need_text(need, language)) for need in EVERY_NEED]


def _select(
    name: str,
    label: str,
    every: str,
    chosen: str | None,
    options: Sequence[tuple[str, str]],
) -> Html:
    rows = [tag("option", every, value="")]
    rows += [
        tag("option", text, value=value, selected="" if value == chosen else None)
        for value, text in options
    ]
    return tag(
        "p",
        tag("label", label, for_=f"f-{name}"),
        tag("select", *rows, id_=f"f-{name}", name_=name),
    )


def _hidden(name: str, value: str) -> Html:
    return tag("input", type_="hidden", name_=name, value=value)


def _query(wanted: Wanted) -> dict[str, str]:
    pairs = {
        "q": wanted.text,
        "need": wanted.need,
        "type": wanted.type,
        "barrier": wanted.barrier,
        "standing": wanted.standing,
        "verdict": wanted.verdict,
    }
    return {key: value for key, value in pairs.items() if value}
