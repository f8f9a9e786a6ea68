"""The figures of a pilot as text for people who work in a terminal."""

import io
from collections.abc import Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table

from assessment.language import number_text, translator
from assessment.model.base import Language
from assessment.model.pilot import ItemFigures, PilotReport

_WIDTH = 145
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
        *_groups(report, language),
        *_agreement(report, language),
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
            t("Với mục khác"),
        )
    ):
        justify: Literal["left", "right"] = "left" if place == 0 else "right"
        table.add_column(heading, justify=justify, no_wrap=place in (0, 2, 5, 8, 9))
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
        *_to_do(report, language),
        t("Mức: số người chọn từng mức, từ mức thấp nhất."),
        t("Giây: trung vị (một nửa số người nằm giữa hai số trong ngoặc)."),
        t("Khớp nhau: số cặp, phần chọn cùng mức, phần lệch không quá một mức, alpha."),
        t("Với mục khác: tương quan của mức ở đây với mức trung bình các mục khác."),
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
        _number(item.rest.correlation, language),
    )


def _to_do(report: PilotReport, language: Language) -> list[str]:
    asked = [item for item in report.items if item.asked]
    told = [(item.indicator, _advice(item, language)) for item in asked]
    lines = [f"  {name}: {advice}" for name, advice in told if advice]
    return [translator(language)("Nên sửa:"), *lines, ""] if lines else []


def _advice(item: ItemFigures, language: Language) -> str:
    t = translator(language)
    found = [] if item.is_enough else [t("còn ít câu trả lời")]
    if item.split is not None:
        found.append(t("tách mức {level}", level=item.split))
    if item.rarely_chosen:
        levels = ", ".join(map(str, item.rarely_chosen))
        found.append(t("ít ai chọn mức {levels}", levels=levels))
    if item.rest.falls_at:
        levels = ", ".join(map(str, item.rest.falls_at))
        found.append(t("mức {levels} không cao hơn mức trước", levels=levels))
    if item.is_often_unknown:
        found.append(t("nhiều người không biết"))
    if item.is_often_unclear:
        found.append(t("nhiều người thấy khó hiểu"))
    if item.is_often_skipped:
        found.append(t("nhiều người bỏ qua"))
    return "; ".join(found)


def _groups(report: PilotReport, language: Language) -> list[str]:
    t = translator(language)
    languages = {"vi": t("tiếng Việt"), "en": t("tiếng Anh")}
    sizes = {
        "micro": t("siêu nhỏ"),
        "small": t("nhỏ"),
        "medium": t("vừa"),
        "large": t("lớn"),
        "not_enterprise": t("chưa phải doanh nghiệp"),
    }
    lines = []
    if report.languages:
        told = [f"{languages.get(one, one)} {n}" for one, n in report.languages.items()]
        lines.append(t("Ngôn ngữ: {told}.", told=", ".join(told)))
    if report.size_classes:
        told = [f"{sizes.get(one, one)} {n}" for one, n in report.size_classes.items()]
        lines.append(t("Quy mô: {told}.", told=", ".join(told)))
    return lines


def _agreement(report: PilotReport, language: Language) -> list[str]:
    t = translator(language)
    found = report.agreement
    if not found.pairs:
        return [t("Chưa có hai người cùng một doanh nghiệp.")]
    lines = []
    if report.alpha_within is not None:
        within = _number(report.alpha_within, language)
        lines.append(t("Alpha trong từng mục, trung vị: {alpha}.", alpha=within))
    interval = ""
    if found.alpha_low is not None:
        low, high = (
            _number(end, language) for end in (found.alpha_low, found.alpha_high)
        )
        interval = t(" (95%: {low} đến {high})", low=low, high=high)
    lines.append(
        t(
            "Hai người cùng doanh nghiệp, {pairs} cặp câu trả lời: {exact} cùng mức, "
            "{near} lệch không quá một mức, alpha {alpha}.",
            pairs=found.pairs,
            exact=_percent(found.exact),
            near=_percent(found.within_one),
            alpha=_number(found.alpha, language) + interval,
        )
    )
    return lines


def _number(value: float | None, language: Language) -> str:
    return _NONE if value is None else number_text(round(value, 2), language)


def _percent(share: float | None) -> str:
    return _NONE if share is None else f"{100 * share:.0f}%"
