"""Other assessments on paper: how many of their fields our questions speak of.

Partial evidence, never a converted score.
"""

from dataclasses import dataclass

from assessment.language import percent_text, translator
from assessment.model.base import Language
from assessment.model.crosswalk import ComparedSystem, CrosswalkCatalogue
from assessment.model.maturity import Questionnaire
from assessment.model.result import Result
from assessment.scoring.crosswalk import coverage_of


@dataclass(frozen=True, slots=True)
class SystemRow:
    """One published assessment beside ours."""

    name: str
    """With the year of the edition."""
    note: str
    """What to know of its standing; else empty."""
    fields: str
    share: str
    licence: str


@dataclass(frozen=True, slots=True)
class Systems:
    """What other assessments ask, as far as this one touches it."""

    reading: str
    rows: tuple[SystemRow, ...] = ()


def compared_systems(
    result: Result,
    questionnaire: Questionnaire,
    crosswalk: CrosswalkCatalogue | None,
    language: Language,
) -> Systems:
    """The systems in the order of ``crosswalk``; none of them without one."""
    if crosswalk is None:
        return Systems(reading="")
    t = translator(language)
    asked = [one.id for one in result.indicators if one.asked]
    by_id = {system.id: system for system in crosswalk.systems}
    rows = []
    for found in coverage_of(questionnaire, crosswalk, asked):
        system = by_id[found.system]
        rows.append(
            SystemRow(
                name=_name(system, language),
                note=system.note.in_language(language) if system.note else "",
                fields=t(
                    "{n} trên {all}",
                    n=len(found.with_evidence),
                    all=len(system.fields),
                ),
                share=percent_text(found.share, language),
                licence=system.licence.in_language(language),
            )
        )
    counts = t("Bảng đếm theo câu đã hỏi, trả lời mức nào cũng như nhau.")
    return Systems(
        reading=f"{crosswalk.reading.in_language(language)} {counts}",
        rows=tuple(rows),
    )


def _name(system: ComparedSystem, language: Language) -> str:
    name = system.name.in_language(language)
    if system.year is None or str(system.year) in name:
        return name
    return f"{name} ({system.year})"
