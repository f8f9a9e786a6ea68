"""Results as text for people who work in a terminal."""

import io
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from assessment.cli.support_notes import (
    change_lines,
    edition_line,
    same_content_lines,
)
from assessment.language import date_text, translator
from assessment.language import score_text as number
from assessment.model.base import Language
from assessment.model.changes import ProgrammeChanges
from assessment.model.company import CompanyFacts
from assessment.model.maturity import Questionnaire
from assessment.model.result import NodeResult, ProgrammeResult, Result, SupportResult
from assessment.phrases import state_text
from assessment.programme_phrases import summary_text

_WIDTH = 100
_STEPS = 10


def score_text(result: Result, questionnaire: Questionnaire, language: Language) -> str:
    """Overall score, every dimension, what is weakest, what to do next."""
    t = translator(language)
    title = questionnaire.title.in_language(language)
    version = questionnaire.version
    day = date_text(result.on, language)
    lines = [f"{title} {version} ({result.depth.value}), {day}", ""]
    names = {node.id: node.name.in_language(language) for node in result.dimensions}
    names |= {
        found.id: found.title.in_language(language)
        for found, _ in questionnaire.indicators()
    }
    table = _table(t("Nhóm"), t("Điểm"), t("Có thể"), t("Mức chung"), t("Đã biết"))
    depths: dict[str | None, int] = {None: 0}
    for node in result.dimensions:
        depths[node.id] = depths[node.parent] + 1
        name = "  " * (depths[node.id] - 1) + names[node.id]
        table.add_row(name, *_cells(node, language))
    table.add_row(t("Chung"), *_cells(result.overall, language))
    lines.append(_rendered(table))
    weakest = ", ".join(names.get(each, each) for each in result.overall.weakest)
    if weakest:
        lines.append(t("Chỗ yếu nhất: {names}.", names=weakest))
    capped = ", ".join(names.get(each, each) for each in result.overall.capped_by)
    if capped:
        lines.append(t("Mức chung bị giữ lại bởi: {names}.", names=capped))
    if result.actions:
        lines += ["", t("Việc nên làm tiếp, theo thứ tự:")]
        for number, advice in enumerate(result.steps_first()[:_STEPS], start=1):
            lines.append(f"{number:3}. {advice.action.title.in_language(language)}")
            lines.append(f"     {advice.reason.in_language(language)}")
    return "\n".join(lines)


def support_text(
    support: SupportResult,
    facts: CompanyFacts,
    language: Language,
    changes: Mapping[str, ProgrammeChanges],
) -> str:
    """The verdict on every programme, why, what would change it, what to ask next."""
    t = translator(language)
    lines = [
        t("Chương trình hỗ trợ, xét ngày {day}", day=date_text(support.on, language)),
        "",
    ]
    for found in support.programmes:
        lines += _programme_lines(found, facts, language)
        if found.programme.id in changes:
            more = change_lines(changes[found.programme.id], facts, language)
            lines += [f"  {line}" for line in more]
        lines.append("")
    if support.same_content:
        lines += [*same_content_lines(support, language), ""]
    question = support.next_question
    if question is not None:
        text = _question(question.fact, facts, language)
        lines.append(
            t(
                "Câu nên trả lời tiếp (quyết định {n} chương trình): {question}",
                n=len(question.decides),
                question=text,
            )
        )
    return "\n".join(lines).rstrip()


def _programme_lines(
    found: ProgrammeResult, facts: CompanyFacts, language: Language
) -> list[str]:
    t = translator(language)
    programme = found.programme
    lines = [
        programme.name.in_language(language),
        f"  {state_text(found, language)}",
        f"  {summary_text(found, language)}",
    ]
    if found.edition is not None:
        lines.append("  " + edition_line(found.edition, language))
    for criterion in found.criteria:
        if criterion.id in found.reasons:
            reason = criterion.title.in_language(language)
            lines.append("  " + t("Chưa phù hợp vì: {reason}", reason=reason))
    if found.verdict == "unknown" and found.missing_facts:
        asked = [_question(fact, facts, language) for fact in found.missing_facts]
        lines.append("  " + t("Còn cần biết: {facts}", facts=" ".join(asked)))
    return lines


def _question(fact: str, facts: CompanyFacts, language: Language) -> str:
    definition = facts.fact(fact)
    return definition.question.in_language(language) if definition else fact


def _cells(node: NodeResult, language: Language) -> tuple[str, str, str, str]:
    low, high = number(node.low, language), number(node.high, language)
    span = low if low == high else f"{low} - {high}"
    band = node.band_name.in_language(language) if node.band_name else ""
    score = number(node.score, language)
    return score, span, band, f"{node.answered}/{node.asked}"


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="left" if place in (0, 3) else "right")
    return table


def _rendered(table: Table) -> str:
    out = io.StringIO()
    Console(file=out, width=_WIDTH, color_system=None, emoji=False, markup=False).print(
        table
    )
    return out.getvalue()
