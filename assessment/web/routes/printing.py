"""The result on paper: plain HTML without a script, its charts, its numbers.

``/print/<id>?lang=`` holds everything a reader needs, in the words of the screen;
``radar.svg``, ``dots.svg`` and ``scores.csv`` under it are files to keep.
"""

import csv
import datetime
import io
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from assessment.charts import svg, svg_file, words
from assessment.charts.geometry import axes_of
from assessment.errors import AssessmentError, NotAllowed, NotFound
from assessment.language import date_text, score_text
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.services import responding, systems
from assessment.text import csv_cell
from assessment.web import visitor
from assessment.web.components import programme_paper, result_paper
from assessment.web.components.result_actions import find_out, leverage
from assessment.web.components.result_areas import contradictions, score_table
from assessment.web.components.result_html import Html, esc, join, tag
from assessment.web.components.result_programmes import size_line
from assessment.web.components.result_style import PAPER, style
from assessment.web.components.result_summary import first_screen, standing_notes
from assessment.web.components.result_words import View
from assessment.web.plain_page import refusal
from assessment.web.screens.result import view_of

NOTHING = Html("")


def today() -> str:
    """The date of the evaluation: the server's own, ISO."""
    return datetime.date.today().isoformat()


def print_page(request: Request) -> Response:
    """The printable page of one response set."""
    return _answer(
        request, lambda actor, view: HTMLResponse(page(view, _systems(actor, view)))
    )


def radar_file(request: Request) -> Response:
    """The radar as an SVG file."""
    return _answer(request, lambda _, view: _svg(view, "radar"))


def dots_file(request: Request) -> Response:
    """The dot chart as an SVG file."""
    return _answer(request, lambda _, view: _svg(view, "dots"))


def scores_file(request: Request) -> Response:
    """The numbers behind both charts as CSV that no spreadsheet runs."""
    return _answer(
        request,
        lambda _, view: Response(
            scores_csv(view),
            media_type="text/csv; charset=utf-8",
            headers=_as_file(view, "scores.csv"),
        ),
    )


def page(view: View, others: Html = NOTHING) -> str:
    """The whole printable page; it holds no script and fetches only the icon.

    ``others`` is what it says of other assessments. A module's page is its own.
    """
    is_module = view.questionnaire.module is not None
    body = result_paper.module(view) if is_module else _whole(view, others)
    title = view.t("Kết quả tự đánh giá mức sẵn sàng")
    name = " ".join(view.company_name.split())
    date = date_text(view.result.on, view.language)
    return (
        f'<!doctype html><html lang="{view.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{esc(' · '.join(filter(None, (title, name, date))))}</title>"
        f'<link rel="icon" href="/icon.svg"><style>{style()}{PAPER}</style>'
        f'</head><body><main class="rr">{_head(view, title, date)}{body}</main>'
        "</body></html>"
    )


def _whole(view: View, others: Html) -> Html:
    t = view.t
    return join(
        first_screen(view),
        standing_notes(view),
        _chart(view),
        score_table(view),
        contradictions(view),
        find_out(view),
        tag("h2", t("Việc nên làm, theo thứ tự")),
        result_paper.actions(view),
        leverage(view),
        _support(view),
        tag("h2", t("Từng nhóm, từng mục")),
        result_paper.areas(view),
        others,
        tag("h2", t("Cách tính")),
        _method(view),
    )


def _systems(actor: Actor, view: View) -> Html:
    asked = [one.id for one in view.result.indicators if one.asked]
    return programme_paper.other_systems(
        view,
        systems.compared(actor),
        systems.coverage(actor, view.questionnaire, asked),
    )


def _head(view: View, title: str, date: str) -> Html:
    t, result = view.t, view.result
    questionnaire = view.say(view.questionnaire.title)
    line = f"{questionnaire} {result.version} · {t('tính ngày {date}', date=date)}"
    name = " ".join(view.company_name.split())
    return join(
        tag("p", f"{title} · {line}", class_="rm"),
        tag("p", t("Doanh nghiệp: {name}", name=name), class_="rm") if name else None,
    )


def _chart(view: View) -> Html:
    drawn = svg.radar_svg(view.result, view.questionnaire, view.language)
    return tag(
        "figure",
        Html(drawn),
        tag(
            "figcaption",
            words.finding(view.result, view.language),
            ". ",
            words.radar_subtitle(view.language),
        ),
    )


def _support(view: View) -> Html:
    t = view.t
    if view.result.support is None:
        return Html("")
    return join(
        tag("h2", t("Chương trình hỗ trợ")),
        tag(
            "p",
            t("Đây là đối chiếu với văn bản, không phải lời hứa. Cơ quan quyết định."),
            " ",
            size_line(view),
        ),
        programme_paper.programmes(view),
    )


def _method(view: View) -> Html:
    t = view.t
    return tag(
        "p",
        t(
            "Mỗi mục có sáu mức từ 0 đến 5. Điểm của nhóm là trung bình các mục theo "
            "trọng số; mục không áp dụng được bỏ ra; mục chưa biết không tính vào điểm "
            "mà làm rộng khoảng có thể. Số hiện một chữ số lẻ, làm tròn nửa lên."
        ),
    )


def scores_csv(view: View) -> bytes:
    """One row an area: id, name, barrier, score, range, target; unknown is empty."""
    t = view.t
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(
        csv_cell(text)
        for text in (
            "id",
            t("Nhóm"),
            t("Rào cản"),
            t("Hiện nay"),
            t("Thấp nhất có thể"),
            t("Cao nhất có thể"),
            t("Nên đạt"),
        )
    )
    for node in axes_of(view.result):
        barrier = words.barrier_of(view.result, node)
        numbers = (node.score, node.low, node.high, node.target)
        writer.writerow(
            csv_cell(text)
            for text in (
                node.id,
                view.say(node.name),
                view.say(barrier.name),
                *(
                    "" if number is None else score_text(number, view.language)
                    for number in numbers
                ),
            )
        )
    # The mark tells Excel that the letters are UTF-8.
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _svg(view: View, kind: str) -> Response:
    draw = svg_file.radar_file if kind == "radar" else svg_file.dots_file
    return Response(
        draw(view.result, view.questionnaire, view.language),
        media_type="image/svg+xml",
        headers=_as_file(view, f"{kind}.svg"),
    )


def _as_file(view: View, name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{view.result.on}-{name}"'}


def _answer(request: Request, make: Callable[[Actor, View], Response]) -> Response:
    language: Language = visitor.language_of_headers(
        request.headers, request.scope["query_string"]
    )
    try:
        actor = visitor.actor_of_cookies(request.cookies)
        found = responding.open_set(actor, request.path_params["set_id"])
        return make(actor, view_of(actor, found, language, on=today()))
    except NotFound:
        return HTMLResponse(refusal("missing", language), status_code=404)
    except AssessmentError as error:
        lines = "\n".join(one.line_of_text(language) for one in error.problems)
        status = 403 if isinstance(error, NotAllowed) else 409
        return PlainTextResponse(lines, status_code=status)


FILES: dict[str, Callable[[Request], Response]] = {
    "": print_page,
    "radar.svg": radar_file,
    "dots.svg": dots_file,
    "scores.csv": scores_file,
}
"""What stands below ``/print/<id>``, by the rest of the path."""
