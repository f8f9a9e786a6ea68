"""Our questionnaire as an equal XLSForm: same questions, texts, conditions and sums.

One group a section, one ``select_one`` an indicator with its question, help and reason
in both languages, six described levels, *don't know* and, where it makes sense, *not
applicable*; a relevance where an indicator applies only to some firms; one calculation
a node for its number. Evidence, gates, targets, needs, crosswalk and contradictions
have no place in an XLSForm: ours reads and checks them on top.
"""

from collections.abc import Iterator

from assessment.model.maturity import Dimension, Indicator, Questionnaire
from benchmarks.survey_core import name

Cells = dict[str, str]
_LANGUAGES = (("vi", "Vietnamese (vi)"), ("en", "English (en)"))


def workbook(questionnaire: Questionnaire) -> dict[str, list[Cells]]:
    """The sheets of the form: survey, choices, settings."""
    return {
        "survey": list(_survey(questionnaire)),
        "choices": list(_choices(questionnaire)),
        "settings": [
            {
                "form_title": questionnaire.title.vi,
                "form_id": name(questionnaire.id),
                "version": questionnaire.version,
                "default_language": _LANGUAGES[0][1],
            }
        ],
    }


def _survey(questionnaire: Questionnaire) -> Iterator[Cells]:
    indicators = {found.id: found for found, _ in questionnaire.indicators()}
    yield {
        "type": "integer",
        "name": "employees",
        **_text("label", "Lao động", "Staff"),
    }
    for section in questionnaire.sections:
        yield {
            "type": "begin_group",
            "name": name(section.id),
            **_text("label", section.title.vi, section.title.en),
        }
        for indicator in section.indicators:
            yield _question(indicators[indicator])
        yield {"type": "end_group"}
    for dimension, _ in reversed(questionnaire.nodes()):
        yield _sum(dimension)


def _question(indicator: Indicator) -> Cells:
    cells = {
        "type": f"select_one {name(indicator.id)}",
        "name": name(indicator.id),
        "required": "no",
        **_text("label", indicator.question.vi, indicator.question.en),
        **_text("guidance_hint", indicator.why.vi, indicator.why.en),
    }
    if indicator.help is not None:
        cells |= _text("hint", indicator.help.vi, indicator.help.en)
    if indicator.applies_if is not None:
        cells["relevant"] = "${employees} > 0"
    return cells


def _sum(dimension: Dimension) -> Cells:
    parts = [
        (f"${{{name(inner.id)}_number}}", inner.weight)
        for inner in dimension.dimensions
    ]
    parts += [
        (f"number(${{{name(indicator.id)}}})", indicator.weight)
        for indicator in dimension.indicators
    ]
    total = " + ".join(f"{weight:g} * {part}" for part, weight in parts)
    return {
        "type": "calculate",
        "name": f"{name(dimension.id)}_number",
        "calculation": f"({total}) div {sum(weight for _, weight in parts):g}",
    }


def _choices(questionnaire: Questionnaire) -> Iterator[Cells]:
    for indicator, _ in questionnaire.indicators():
        for level in indicator.levels:
            yield {
                "list_name": name(indicator.id),
                "name": str(level.level),
                **_text("label", level.text.vi, level.text.en),
            }
        beside = [("dont_know", "Chưa biết", "Don't know")]
        if (reason := indicator.not_applicable) is not None:
            beside.append(("not_applicable", reason.vi, reason.en))
        for value, vi, en in beside:
            yield {
                "list_name": name(indicator.id),
                "name": value,
                **_text("label", vi, en),
            }


def _text(column: str, vi: str, en: str) -> Cells:
    return {
        f"{column}::{title}": text
        for (_, title), text in zip(_LANGUAGES, (vi, en), strict=True)
    }
