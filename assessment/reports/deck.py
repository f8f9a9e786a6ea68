"""A report document as slides for a board: one message each, said by its title."""

from dataclasses import dataclass

from assessment.language import shown, translator
from assessment.reports.blocks import Run, run
from assessment.reports.chart_parts import Axis
from assessment.reports.document import ReportDocument

MOST_LINES = 5
"""Of things to list, a slide names these and counts the rest."""
_MOST_SIGNS = 190
"""Of one line; a slide is no page to read."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One message with what stands behind it."""

    title: str
    lines: tuple[tuple[Run, ...], ...] = ()
    """Paragraphs, beside the chart where there is one."""
    numbered: bool = False
    note: str = ""
    """Small print at the foot."""
    kind: str = "text"
    """cover, text, radar or bars."""
    axes: tuple[Axis, ...] = ()
    alt: str = ""


def slides_of(document: ReportDocument) -> tuple[Slide, ...]:
    """At most eight slides; what has nothing to say is left out."""
    found = [_cover(document), _radar(document)]
    if any(axis.score is not None for axis in document.axes):
        found.append(_bars(document))
    found += [_steps(document), _support(document)]
    found += [slide for slide in (_one_away(document), _ask(document)) if slide.lines]
    found.append(_limits(document))
    return tuple(found)


def _short(text: str, most: int = _MOST_SIGNS) -> str:
    """``text`` cut at a word."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;.:')}…"


def _cover(document: ReportDocument) -> Slide:
    return Slide(
        title=document.summary.sentence,
        lines=(
            (run(document.company, "strong"),),
            (run(f"{document.title} · {document.on}", "muted"),),
        ),
        note=document.source_line,
        kind="cover",
    )


def _radar(document: ReportDocument) -> Slide:
    told = document.summary
    texts = (told.blocks, *told.notes)
    return Slide(
        title=document.radar_title,
        lines=tuple((run(_short(text)),) for text in texts[:3] if text),
        note=document.labels["lines"],
        kind="radar",
        axes=document.axes,
        alt=document.radar_alt,
    )


def _bars(document: ReportDocument) -> Slide:
    t = translator(document.language)
    known = [axis for axis in document.axes if axis.score is not None]
    below = [axis for axis in known if _is_below(axis)]
    title = (
        t(
            "{count} trong {all} nhóm đã biết dưới mức nên đạt",
            count=len(below),
            all=len(known),
        )
        if below
        else t("Mọi nhóm đã biết đều đạt mức nên đạt")
    )
    ordered = sorted(
        document.axes, key=lambda axis: (axis.score is None, axis.score or 0.0)
    )
    return Slide(
        title=title,
        note=t("Xếp từ yếu nhất. Thanh màu là hiện nay, thanh xám là nên đạt."),
        kind="bars",
        axes=tuple(ordered),
        alt=f"{title}. {document.radar_alt}",
    )


def _is_below(axis: Axis) -> bool:
    if axis.score is None or axis.target is None:
        return False
    return shown(axis.score) < shown(axis.target)


def _steps(document: ReportDocument) -> Slide:
    told, t = document.summary, translator(document.language)
    if not told.steps:
        return Slide(title=told.no_steps)
    return Slide(
        title=t("Việc đầu tiên: {step}", step=told.steps[0].title),
        lines=tuple(
            (
                run(step.title, "strong"),
                run(_short(step.do), new_line=True),
                run(
                    " · ".join(filter(None, (step.line, step.free))),
                    "muted",
                    new_line=True,
                ),
            )
            for step in told.steps
        ),
        numbered=True,
        note=document.labels["estimates"],
    )


def _support(document: ReportDocument) -> Slide:
    told, t = document.summary, translator(document.language)
    title = t("{count} chương trình hỗ trợ có khả năng phù hợp", count=told.eligible)
    if not told.support:
        return Slide(
            title=t("Chưa có chương trình nào rõ là phù hợp"),
            lines=((run(told.support_more),),) if told.support_more else (),
        )
    return Slide(
        title=title,
        lines=tuple(
            (
                run(found.name, "strong"),
                run(_short(found.gives), new_line=True),
                run(f"{found.standing} · {found.reference}", "muted", new_line=True),
            )
            for found in told.support
        ),
        note=document.labels["agency_decides"],
    )


def _one_away(document: ReportDocument) -> Slide:
    t = translator(document.language)
    blocks = [
        block
        for group in document.programmes.groups
        for block in group.blocks
        if block.missing
    ]
    lines = [
        (
            run(block.name, "strong"),
            run(_short(block.missing[0]), new_line=True),
        )
        for block in blocks[:MOST_LINES]
    ]
    return Slide(
        title=t(
            "Trả lời một câu là biết có phù hợp: {count} chương trình",
            count=len(blocks),
        ),
        lines=(*lines, *_more(document, len(blocks))),
    )


def _ask(document: ReportDocument) -> Slide:
    t = translator(document.language)
    asked = document.find_out
    return Slide(
        title=t("{count} mục còn chưa biết: hỏi đúng người là biết", count=len(asked)),
        lines=(
            *((run(_short(line)),) for line in asked[:MOST_LINES]),
            *_more(document, len(asked)),
        ),
    )


def _more(document: ReportDocument, count: int) -> tuple[tuple[Run, ...], ...]:
    if count <= MOST_LINES:
        return ()
    t = translator(document.language)
    text = t("Và {count} điều nữa.", count=count - MOST_LINES)
    return ((run(text, "muted"),),)


def _limits(document: ReportDocument) -> Slide:
    t = translator(document.language)
    return Slide(
        title=t("Kết quả dựa vào lời khai, chưa ai kiểm tra"),
        lines=tuple((run(_short(line)),) for line in document.not_known[-MOST_LINES:]),
        note=document.source_line,
    )
