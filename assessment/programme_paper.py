"""Programmes on paper: those within reach in full, the others in one row each.

What is ruled out takes one line a reason (:mod:`assessment.programme_reasons`).

The PDF and the printable page lay out the same groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from assessment.language import date_text, translator
from assessment.model.base import Language, Wording
from assessment.model.company import CompanyFacts
from assessment.model.result import ProgrammeResult, Result
from assessment.phrases import reference_text, standing_text
from assessment.programme_groups import paper_groups
from assessment.programme_notes import (
    agency_question,
    checked_text,
    counted_text,
    edition_text,
    missing_lines,
    notes_of,
    question_text,
    tier_line,
)
from assessment.programme_phrases import main_reference_text, summary_text
from assessment.programme_reasons import RuledOut, ruled_out, ruled_out_note


@dataclass(frozen=True, slots=True)
class ProgrammeBlock:
    """One programme within reach, with everything a firm needs to act."""

    name: str
    line: str
    """What can be done today, and when it was last checked."""
    notes: tuple[str, ...]
    """That an earlier rule applies, or that nobody has checked it for long."""
    summary: str
    missing: tuple[str, ...]
    """The one question that decides it; else nothing."""
    gives: tuple[str, ...]
    ask_agency: tuple[str, ...]
    agency: tuple[str, ...]
    documents: tuple[str, ...]
    steps: tuple[str, ...]
    decides: tuple[str, ...]
    references: str
    warning: tuple[str, ...]
    unknowns: tuple[str, ...]


_Field = Literal["documents", "steps", "warning"]
_LONG_ENOUGH = 60
"""Characters from which it is shorter to point to the same words above."""


@dataclass(frozen=True, slots=True)
class ProgrammeRow:
    """One programme in a table: its name, why it stands here, the law behind that."""

    name: str
    why: tuple[str, ...]
    basis: str
    checked: str


@dataclass(frozen=True, slots=True)
class ProgrammeGroup:
    """Programmes of one kind under a heading with their number."""

    title: str
    note: str
    why: str
    """Head of the middle column when there are rows."""
    blocks: tuple[ProgrammeBlock, ...] = ()
    rows: tuple[ProgrammeRow, ...] = ()
    reasons: tuple[RuledOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Programmes:
    """Everything a report says about support programmes."""

    groups: tuple[ProgrammeGroup, ...]
    counted: str
    """How many are left out, and where to see them; else nothing."""


def programmes(result: Result, facts: CompanyFacts, language: Language) -> Programmes:
    """The programmes of ``result`` by what a firm can do with them."""
    t = translator(language)
    found = paper_groups(result)
    on = result.on
    full = (
        (t("Có khả năng phù hợp"), "", found.eligible),
        (
            t("Còn thiếu một thông tin"),
            t("Trả lời một câu là biết có phù hợp hay không."),
            found.one_away,
        ),
    )
    short = (
        (
            t("Cần thêm thông tin"),
            t("Còn thiếu thông tin"),
            "",
            [(one, missing_lines(one, facts, language)) for one in found.more_needed],
        ),
        (
            t("Theo dõi"),
            t("Được gì"),
            t("Đã có trong luật hoặc đã công bố, nhưng chưa thấy nơi nhận hồ sơ."),
            [(one, (summary_text(one, language),)) for one in found.watch],
        ),
    )
    told: dict[tuple[_Field, str], str] = {}
    groups = [
        *(
            ProgrammeGroup(
                title=f"{title} ({len(several)})",
                note=note,
                why="",
                blocks=tuple(
                    _said_once(_block(one, facts, language, on=on), told, language)
                    for one in several
                ),
            )
            for title, note, several in full
        ),
        *(
            ProgrammeGroup(
                title=f"{title} ({len(several)})",
                note=note,
                why=head,
                rows=tuple(_row(one, why, language) for one, why in several),
            )
            for title, head, note, several in short
        ),
        ProgrammeGroup(
            title=f"{t('Chưa phù hợp')} ({len(found.not_eligible)})",
            note=ruled_out_note(found.not_eligible, language),
            why="",
            reasons=ruled_out(found.not_eligible, language),
        ),
    ]
    return Programmes(
        groups=tuple(
            group for group in groups if group.blocks or group.rows or group.reasons
        ),
        counted=counted_text(found, language, has_gaps=bool(result.gaps)),
    )


def _block(
    found: ProgrammeResult, facts: CompanyFacts, language: Language, *, on: str
) -> ProgrammeBlock:
    t, programme = translator(language), found.programme
    references = [reference_text(one, language) for one in programme.references]
    checked = date_text(programme.last_checked, language)
    return ProgrammeBlock(
        name=programme.name.in_language(language),
        line=" · ".join(
            (
                standing_text(found.standing, language),
                t("kiểm tra gần nhất {date}", date=checked),
            )
        ),
        notes=notes_of(found, language, on=on),
        summary=summary_text(found, language),
        missing=tuple(
            question_text(key, facts, language) for key in found.missing_facts
        ),
        gives=tuple(
            tier_line(tier, found, language)
            for tier in found.tiers
            if tier.applies != "not-met"
        ),
        ask_agency=tuple(
            agency_question(key, facts, language) for key in found.ask_agency
        ),
        agency=(programme.agency.in_language(language),),
        documents=_texts(programme.documents, language),
        steps=_texts(programme.steps, language),
        decides=_texts(programme.agency_decides, language),
        references="; ".join(references) or main_reference_text(programme, language),
        warning=_texts((programme.warning,) if programme.warning else (), language),
        unknowns=_texts(programme.unknowns, language),
    )


def _said_once(
    block: ProgrammeBlock, told: dict[tuple[_Field, str], str], language: Language
) -> ProgrammeBlock:
    """``block``, pointing to the programme above that has the very same lines.

    Programmes of one decree share their papers and steps. ``told`` remembers who said
    what first.
    """
    t = translator(language)

    def shorter(field: _Field, lines: Iterable[str]) -> tuple[str, ...]:
        lines = tuple(lines)
        text = "\n".join(lines)
        first = told.setdefault((field, text), block.name)
        if first == block.name or len(text) < _LONG_ENOUGH:
            return lines
        return (t("Như ở “{name}”.", name=first),)

    return replace(
        block,
        documents=shorter("documents", block.documents),
        steps=shorter("steps", block.steps),
        warning=shorter("warning", block.warning),
    )


def _row(
    found: ProgrammeResult, why: tuple[str, ...], language: Language
) -> ProgrammeRow:
    edition = edition_text(found, language)
    return ProgrammeRow(
        name=found.programme.name.in_language(language),
        why=(*why, edition) if edition and edition not in why else why,
        basis=main_reference_text(found.programme, language),
        checked=checked_text(found, language),
    )


def _texts(wordings: tuple[Wording, ...], language: Language) -> tuple[str, ...]:
    return tuple(wording.in_language(language) for wording in wordings)
