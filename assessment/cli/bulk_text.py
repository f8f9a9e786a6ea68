"""What came of many companies, as text for people who work in a terminal."""

import io

from rich.console import Console
from rich.table import Table

from assessment.language import date_text, number_text, translator
from assessment.model.base import Language
from assessment.model.company import CompanyFacts
from assessment.model.many import CriterionCount, ManyResult, ProgrammeCount
from assessment.phrases import reference_text

_WIDTH = 110
_MOST = 10
_TO_GET = frozenset({"apply", "check-first"})
"""The standings of what a firm can get now; the rest is in the JSON."""


def many_text(result: ManyResult, facts: CompanyFacts, language: Language) -> str:
    """Counts a programme, then the criteria that block and the facts that lack most."""
    t = translator(language)
    to_get = [found for found in result.programmes if _can_be_got(found)]
    others = len(result.programmes) - len(to_get)
    lines = [
        t(
            "Chương trình hỗ trợ cho {n} doanh nghiệp, xét ngày {day}",
            n=number_text(result.size, language),
            day=date_text(result.on, language),
        ),
        "",
        _programmes(to_get, language),
    ]
    if others:
        text = t(
            "Còn {n} chương trình chưa mở, đã đóng hoặc chỉ để biết: xem bằng --json.",
            n=others,
        )
        lines += [text, ""]
    names = {
        found.programme.id: found.programme.name.in_language(language)
        for found in to_get
    }
    blocking = [found for found in result.blocking if found.programme in names]
    if blocking:
        lines += [t("Điều kiện nhiều doanh nghiệp chưa đạt nhất:"), ""]
        for block in blocking[:_MOST]:
            lines += _criterion(block, names[block.programme], language)
        lines.append("")
    if result.missing:
        lines += [t("Thông tin còn thiếu ở nhiều doanh nghiệp nhất:"), ""]
        for missing in result.missing[:_MOST]:
            definition = facts.fact(missing.fact)
            question = (
                definition.question.in_language(language)
                if definition
                else missing.fact
            )
            if missing.known_by == "agency":
                question = t("{fact} (hỏi cơ quan)", fact=question)
            count = number_text(missing.companies, language)
            lines.append(f"{count:>9}  {question} [{missing.fact}]")
    return "\n".join(lines).rstrip()


def _can_be_got(found: ProgrammeCount) -> bool:
    return found.standing in _TO_GET and found.in_force


def _programmes(programmes: list[ProgrammeCount], language: Language) -> str:
    t = translator(language)
    table = Table(box=None, pad_edge=False)
    table.add_column(t("có khả năng phù hợp"), justify="right")
    table.add_column(t("cần thêm thông tin"), justify="right")
    table.add_column(t("chưa phù hợp"), justify="right")
    table.add_column(t("chương trình"))
    ordered = sorted(programmes, key=lambda one: (-one.eligible, -one.unknown))
    for found in ordered:
        counts = (found.eligible, found.unknown, found.not_eligible)
        name = found.programme.name.in_language(language)
        table.add_row(*(number_text(count, language) for count in counts), name)
    out = io.StringIO()
    Console(file=out, width=_WIDTH, color_system=None, emoji=False, markup=False).print(
        table
    )
    return out.getvalue()


def _criterion(found: CriterionCount, name: str, language: Language) -> list[str]:
    count = number_text(found.not_met, language)
    title = found.title.in_language(language)
    source = (
        reference_text(found.reference, language)
        if found.reference
        else found.reference_missing.in_language(language)
        if found.reference_missing
        else ""
    )
    return [f"{count:>9}  {title}", f"{'':9}  {name}", f"{'':9}  {source}".rstrip()]
