"""A report document as blocks, in the order of the PDF."""

from collections.abc import Iterator

from assessment.programme_paper import ProgrammeBlock, ProgrammeGroup
from assessment.reports.action_parts import ActionRow
from assessment.reports.answer_parts import Answers
from assessment.reports.blocks import (
    Block,
    Bullets,
    Chart,
    Column,
    Heading,
    Labelled,
    Paragraph,
    Role,
    Run,
    Table,
    cells,
    run,
    says,
)
from assessment.reports.document import ReportDocument
from assessment.reports.module_document import ModuleDocument
from assessment.text import printable


def blocks_of(document: ReportDocument | ModuleDocument) -> tuple[Block, ...]:
    """Everything below the title of ``document``."""
    if isinstance(document, ModuleDocument):
        return tuple(_module(document))
    if document.audience == "owner":
        return (*_summary(document), *_areas(document))
    return (
        *_summary(document),
        *_areas(document),
        *_actions(document),
        *_programmes(document),
        *_answers(document.answers, document.labels, has_target=True),
        *_facts(document),
        *_systems(document),
        *_closing(document),
    )


def _summary(document: ReportDocument) -> Iterator[Block]:
    told, labels = document.summary, document.labels
    yield says(told.sentence, "lead")
    for note in told.notes:
        yield says(note, "muted")
    yield Heading(1, labels["weakest"])
    yield says(told.weakest, "strong")
    if told.blocks:
        yield says(told.blocks)
    yield Heading(1, labels["next_steps"])
    if told.no_steps:
        yield says(told.no_steps)
    for number, step in enumerate(told.steps, 1):
        free = (run(f" · {step.free}", "strong", colour="good"),) if step.free else ()
        yield Paragraph(
            (
                run(step.title, "strong"),
                *free,
                run(step.do, new_line=True),
                run(step.line, "muted", new_line=True),
            ),
            number=str(number),
        )
    yield Heading(1, labels["likely"])
    for found in told.support:
        yield Paragraph(
            (
                run(found.name, "strong"),
                run(f" · {found.standing}", "muted"),
                run(found.gives, new_line=True),
                run(found.reference, "muted", new_line=True),
            )
        )
    if told.support_more:
        yield says(told.support_more)
    yield says(labels["agency_decides"], "note")


def _areas(document: ReportDocument) -> Iterator[Block]:
    labels = document.labels
    yield Heading(1, labels["radar"], starts_page=True)
    yield says(document.radar_title, "strong")
    yield Chart(
        axes=document.axes,
        svg=document.radar_svg,
        alt=printable(document.radar_alt),
        svg_note=document.radar_subtitle,
        note=labels["lines"],
        own=labels["now"],
        target=labels["target"],
    )
    columns = (
        Column(labels["area"], 0.36),
        Column(labels["score"], 0.09, is_number=True),
        Column(labels["range"], 0.15, is_number=True),
        Column(labels["target"], 0.11, is_number=True),
        Column(labels["known"], 0.1, is_number=True),
        Column(labels["band"], 0.19),
    )
    rows = []
    for row in document.dimensions:
        role: Role = "strong" if row.is_barrier else "text"
        name = [run(row.name, role, colour=row.barrier if row.is_barrier else "")]
        if row.why_unknown:
            name.append(run(f" {row.why_unknown}", "muted"))
        rows.append(
            (
                tuple(name),
                (run(row.score, role),),
                *cells(row.range, row.target, row.known, row.band),
            )
        )
    yield Table(labels["radar"], columns, tuple(rows))


def _actions(document: ReportDocument) -> Iterator[Block]:
    labels = document.labels
    yield Heading(1, labels["actions"], starts_page=bool(document.actions))
    if not document.actions:
        yield says(document.summary.no_steps)
    else:
        yield says(labels["estimates"], "note")
    for row in document.actions:
        yield _action(row)
    if document.leverage:
        yield says(f"{document.leverage} {labels['leverage_takes']}")
    if document.later:
        yield Heading(2, document.later_title)
        yield says(labels["later"], "note")
        yield Table(
            document.later_title,
            (
                Column("", 0.06, is_number=True),
                Column(labels["action"], 0.5),
                Column(labels["work"], 0.44),
            ),
            tuple(
                (
                    (run(str(row.rank)),),
                    (
                        run(row.title),
                        *(
                            run(more, "muted", new_line=True)
                            for more in (row.after, row.unlocks)
                            if more
                        ),
                    ),
                    (run(row.line),),
                )
                for row in document.later
            ),
        )
    if document.find_out:
        yield Heading(2, labels["find_out"])
        yield Bullets(_printable(document.find_out))


def _action(row: ActionRow) -> Paragraph:
    opens = (run(row.unlocks, "note", colour="good", new_line=True),)
    return Paragraph(
        (
            run(row.title, "strong"),
            run(row.do, new_line=True),
            run(f"{row.line}. {row.reason}", "muted", new_line=True),
            *(opens if row.unlocks else ()),
        ),
        number=str(row.rank),
    )


def _programmes(document: ReportDocument) -> Iterator[Block]:
    labels, found = document.labels, document.programmes
    yield Heading(1, labels["programmes"], starts_page=bool(document.actions))
    yield says(labels["agency_decides"], "note")
    if not found.groups and not found.counted:
        yield says(labels["no_programmes"])
    for group in found.groups:
        yield Heading(2, group.title)
        if group.note:
            yield says(group.note, "note")
        for block in group.blocks:
            yield from _in_full(block, labels)
        if group.rows:
            yield _in_rows(group, labels)
        for one in group.reasons:
            yield Labelled(printable(one.label), _printable((one.names,)))
    if found.counted:
        yield says(found.counted)


def _in_full(found: ProgrammeBlock, labels: dict[str, str]) -> Iterator[Block]:
    yield Heading(3, found.name)
    yield Paragraph((run(found.line, "muted"),), keeps_next=True)
    for note in found.notes:
        yield says(note, "strong")
    yield says(found.summary)
    for key, lines in (
        ("missing", found.missing),
        ("ask_agency", found.ask_agency),
        ("gives", found.gives),
        ("agency", found.agency),
        ("documents", found.documents),
        ("steps", found.steps),
        ("decides", found.decides),
        ("unknowns", found.unknowns),
        ("warning", found.warning),
        ("basis", (found.references,)),
    ):
        if lines:
            yield Labelled(labels[key], _printable(lines))


def _in_rows(group: ProgrammeGroup, labels: dict[str, str]) -> Table:
    return Table(
        group.title,
        (
            Column(labels["programme"], 0.28),
            Column(group.why, 0.36),
            Column(labels["basis"], 0.22),
            Column(labels["checked"], 0.14),
        ),
        tuple(
            (
                (run(row.name),),
                tuple(run(line, new_line=True) for line in row.why),
                *cells(row.basis, row.checked),
            )
            for row in group.rows
        ),
    )


def _answers(
    found: Answers, labels: dict[str, str], *, has_target: bool
) -> Iterator[Block]:
    yield Heading(1, labels["answers"], starts_page=has_target)
    heads = [
        Column(labels["question"], 0.38 if has_target else 0.42),
        Column(labels["answer"], 0.42 if has_target else 0.48),
        Column(labels["level"], 0.1, is_number=True),
    ]
    if has_target:
        heads.append(Column(labels["target"], 0.1, is_number=True))
    for section in found.sections:
        yield Heading(2, section.title)
        rows = tuple(cells(*row[: len(heads)]) for row in section.rows)
        yield Table(section.title, tuple(heads), rows)
    for group in found.groups:
        yield Heading(2, group.title)
        yield Bullets(_printable(group.lines))


def _facts(document: ReportDocument) -> Iterator[Block]:
    labels = document.labels
    if document.facts:
        yield Heading(2, labels["facts"])
        yield Table(
            labels["facts"],
            (Column(labels["fact"], 0.5), Column(labels["value"], 0.5)),
            tuple(cells(*row) for row in document.facts),
        )


def _systems(document: ReportDocument) -> Iterator[Block]:
    labels, systems = document.labels, document.systems
    if not systems.rows:
        return
    yield Heading(1, labels["systems"])
    yield says(systems.reading)
    yield Table(
        labels["systems"],
        (
            Column(labels["system"], 0.38),
            Column(labels["fields"], 0.14, is_number=True),
            Column(labels["share"], 0.12, is_number=True),
            Column(labels["licence"], 0.36),
        ),
        tuple(
            (
                (run(row.name), *_new_lines(row.note)),
                *cells(row.fields, row.share, row.licence),
            )
            for row in systems.rows
        ),
    )


def _new_lines(*texts: str) -> tuple[Run, ...]:
    return tuple(run(text, "muted", new_line=True) for text in texts if text)


def _closing(document: ReportDocument) -> Iterator[Block]:
    yield Heading(1, document.labels["method"])
    yield Bullets(_printable(document.method))
    yield Heading(1, document.labels["not_known"])
    yield Bullets(_printable(document.not_known))


def _module(document: ModuleDocument) -> Iterator[Block]:
    labels = document.labels
    yield says(document.sentence, "lead")
    yield says(document.apart, "muted")
    yield Heading(1, labels["next_steps"])
    if document.no_steps:
        yield says(document.no_steps)
    for item, level, to_do in document.steps:
        yield Paragraph(
            (
                run(item, "strong"),
                run(f" · {level}", "muted"),
                run(to_do, new_line=True),
            )
        )
    yield from _answers(document.answers, labels, has_target=False)
    yield says(document.method, "note")


def _printable(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(printable(line, limit=6000) for line in lines)
