"""The figures of a pilot as text for people who work in a terminal."""

import io
from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table

from assessment.language import number_text, translator
from assessment.model.base import Language
from assessment.model.pilot import Agreement, ItemFigures, PilotReport

_WIDTH = 130
_NONE = "–"


def pilot_text(reports: Sequence[PilotReport], language: Language) -> str:
    """One table a questionnaire version, with what each column means."""
    return "\n\n".join(_report(report, language) for report in reports)


def _report(report: PilotReport, language: Language) -> str:
    t = translator(language)
    lines = [
        f"{report.title.in_language(language)} {report.version}",
        t(
            "{n} người trả lời, {finished} người trả lời hết.",
            n=report.n,
            finished=report.finished,
        ),
        _agreement(report.agreement, language),
        "",
    ]
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(
        (
            t("Mục"),
            t("Hỏi"),
            t("Mức 0, 1, 2..."),
            t("Không biết"),
            t("Bỏ qua"),
            t("Giây"),
            t("Khó hiểu"),
            t("Dừng ở đây"),
            t("Khớp nhau"),
            t("Nên sửa"),
        )
    ):
        justify: Literal["left", "right"] = "left" if place in (0, 9) else "right"
        table.add_column(heading, justify=justify, no_wrap=place in (0, 2, 5, 8))
    for item in report.items:
        if item.asked:
            table.add_row(*_cells(item, language))
    out = io.StringIO()
    Console(file=out, width=_WIDTH, color_system=None, emoji=False, markup=False).print(
        table
    )
    lines += [
        out.getvalue().rstrip(),
        "",
        t("Mức: số người chọn từng mức, từ mức thấp nhất."),
        t("Giây: trung vị (một nửa số người nằm giữa hai số trong ngoặc)."),
        t("Khớp nhau: số cặp, phần chọn cùng mức, phần lệch không quá một mức, alpha."),
    ]
    return "\n".join(lines)


def _cells(item: ItemFigures, language: Language) -> tuple[str, ...]:
    times, agreed = item.times, item.agreement
    seconds = _NONE
    if times.median is not None:
        quartiles = (times.lower_quartile or 0, times.upper_quartile or 0)
        seconds = f"{times.median:.0f} ({quartiles[0]:.0f}-{quartiles[1]:.0f})"
    together = _NONE
    if agreed.pairs:
        alpha = _number(agreed.alpha, language)
        together = (
            f"{agreed.pairs}: {_percent(agreed.exact)}, "
            f"{_percent(agreed.within_one)}, {alpha}"
        )
    return (
        item.indicator,
        str(item.asked),
        " ".join(f"{count:>2}" for count in item.levels.values()),
        _percent(item.dont_know_rate),
        _percent(item.missing_rate),
        seconds,
        str(item.unclear),
        str(item.stopped),
        together,
        _advice(item, language),
    )


def _advice(item: ItemFigures, language: Language) -> str:
    t = translator(language)
    if not item.is_enough:
        return t("còn ít câu trả lời")
    found = []
    if item.split is not None:
        found.append(t("tách mức {level}", level=item.split))
    if item.reword:
        levels = ", ".join(map(str, item.reword))
        found.append(t("viết lại mức {levels}", levels=levels))
    return "; ".join(found)


def _agreement(found: Agreement, language: Language) -> str:
    t = translator(language)
    if not found.pairs:
        return t("Chưa có hai người cùng một doanh nghiệp.")
    return t(
        "Hai người cùng doanh nghiệp, {pairs} cặp câu trả lời: {exact} cùng mức, "
        "{near} lệch không quá một mức, alpha {alpha}.",
        pairs=found.pairs,
        exact=_percent(found.exact),
        near=_percent(found.within_one),
        alpha=_number(found.alpha, language),
    )


def _number(value: float | None, language: Language) -> str:
    return _NONE if value is None else number_text(round(value, 2), language)


def _percent(share: float | None) -> str:
    return _NONE if share is None else f"{100 * share:.0f}%"
