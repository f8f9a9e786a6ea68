"""A chart as a file that stands alone: finding above, what and when below."""

import re

from assessment.charts import words
from assessment.charts.geometry import wrapped
from assessment.charts.svg import dots_svg, radar_svg, safe
from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.maturity import Questionnaire
from assessment.model.result import Result
from assessment.theme import LIGHT

_WIDTH = 640
_LINE_PX = 20
_TITLE_CHARS, _NOTE_CHARS = 60, 90
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


def radar_file(result: Result, questionnaire: Questionnaire, language: Language) -> str:
    """The radar with its finding, subtitle, and number of items and date."""
    return _framed(
        radar_svg(result, questionnaire, language),
        words.finding(result, language),
        words.radar_subtitle(language),
        _caption(result, questionnaire, language),
    )


def dots_file(result: Result, questionnaire: Questionnaire, language: Language) -> str:
    """The dot chart, framed like the radar."""
    return _framed(
        dots_svg(result, questionnaire, language),
        words.finding(result, language),
        words.dots_subtitle(language),
        _caption(result, questionnaire, language),
    )


def _caption(result: Result, questionnaire: Questionnaire, language: Language) -> str:
    t = translator(language)
    return t(
        "{title} {version}. {known} mục đã biết trong {asked} mục cần hỏi, "
        "ngày {date}.",
        title=questionnaire.title.in_language(language),
        version=result.version,
        known=result.overall.answered,
        asked=result.overall.asked,
        date=date_text(result.on, language),
    )


def _framed(chart: str, title: str, subtitle: str, caption: str) -> str:
    found = _SIZE.search(chart)
    height = float(found[2]) if found else 0.0
    lines = [
        *((line, 17, 700, LIGHT["ink"]) for line in wrapped(title, _TITLE_CHARS)),
        *((line, 13, 400, LIGHT["muted"]) for line in wrapped(subtitle, _NOTE_CHARS)),
    ]
    top = 12 + _LINE_PX * len(lines)
    below = wrapped(caption, _NOTE_CHARS)
    whole = top + height + 12 + _LINE_PX * len(below)
    texts = [
        _text(line, 8 + _LINE_PX * (row + 1), size, weight, ink)
        for row, (line, size, weight, ink) in enumerate(lines)
    ]
    texts += [
        _text(line, top + height + _LINE_PX * (row + 1), 12, 400, LIGHT["muted"])
        for row, line in enumerate(below)
    ]
    inner = chart.replace("<svg ", f'<svg y="{top}" height="{height:g}" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" '
        f'height="{whole:g}" viewBox="0 0 {_WIDTH} {whole:g}" '
        "font-family=\"'Be Vietnam Pro','Source Sans 3',system-ui,sans-serif\">"
        f'<rect width="100%" height="100%" fill="{LIGHT["ground"]}"/>'
        f"{''.join(texts)}{inner}</svg>"
    )


def _text(line: str, y: float, size: int, weight: int, ink: str) -> str:
    return (
        f'<text x="8" y="{y:g}" font-size="{size}" font-weight="{weight}" '
        f'fill="{ink}">{safe(line)}</text>'
    )
