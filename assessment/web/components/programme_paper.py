"""Support programmes and other assessments on the printable page.

Programmes within reach stand in full; the others take one row, one line a reason where
they are ruled out, or are only counted.
"""

from collections.abc import Sequence

from assessment import programme_paper
from assessment.language import percent_text
from assessment.model.crosswalk import CrosswalkCatalogue, SystemCoverage
from assessment.programme_paper import ProgrammeBlock, ProgrammeGroup
from assessment.web.components.result_html import Html, Part, join, table, tag
from assessment.web.components.result_words import View


def programmes(view: View) -> Html:
    """Programmes within reach in full, the others in one row each or counted."""
    found = programme_paper.programmes(view.result, view.facts, view.language)
    return join(
        *(_group(view, group) for group in found.groups),
        tag("p", found.counted) if found.counted else None,
    )


def _group(view: View, group: ProgrammeGroup) -> Html:
    t = view.t
    rows: list[list[Part]] = [
        [row.name, " ".join(row.why), row.basis, row.checked] for row in group.rows
    ]
    columns = [t("Chương trình"), group.why, t("Căn cứ"), t("Kiểm tra gần nhất")]
    return join(
        tag("h3", group.title),
        tag("p", group.note, class_="rm") if group.note else None,
        *(_block(view, block) for block in group.blocks),
        table(group.title, columns, rows) if rows else None,
        *(
            tag("p", tag("strong", f"{one.label}: "), one.names)
            for one in group.reasons
        ),
    )


def _block(view: View, block: ProgrammeBlock) -> Html:
    t = view.t
    lines = (
        (t("Cần trả lời"), block.missing),
        (t("Hỏi cơ quan"), block.ask_agency),
        (t("Được gì"), block.gives),
        (t("Nơi hỏi"), block.agency),
        (t("Giấy tờ cần có"), block.documents),
        (t("Các bước"), block.steps),
        (t("Cơ quan xem xét thêm"), block.decides),
        (t("Chưa rõ"), block.unknowns),
        (t("Lưu ý"), block.warning),
        (t("Căn cứ"), (block.references,)),
    )
    return join(
        tag("h4", block.name),
        tag("p", block.line, class_="rm"),
        *(tag("p", note, class_="rnote") for note in block.notes),
        tag("p", block.summary),
        *(
            tag("p", tag("strong", f"{label}: "), _run(several))
            for label, several in lines
            if several
        ),
    )


def _run(lines: Sequence[str]) -> str:
    """Several lines in one paragraph: paper has no room for a line each."""
    if len(lines) == 1:
        return lines[0]
    return "; ".join(line.rstrip(".") for line in lines)


def other_systems(
    view: View, compared: CrosswalkCatalogue, coverage: Sequence[SystemCoverage]
) -> Html:
    """How many fields of other assessments our questions speak of."""
    t = view.t
    by_id = {system.id: system for system in compared.systems}
    rows: list[list[Part]] = [
        [
            view.say(by_id[one.system].name),
            t(
                "{n} trên {all}",
                n=len(one.with_evidence),
                all=len(by_id[one.system].fields),
            ),
            percent_text(one.share, view.language),
            view.say(by_id[one.system].licence),
        ]
        for one in coverage
    ]
    heads = [t("Bộ đánh giá"), t("Số phần nói tới"), t("Tỷ lệ"), t("Nêu được gì")]
    title = t("Các bộ đánh giá khác hỏi gì")
    counts = t("Bảng đếm theo câu đã hỏi, trả lời mức nào cũng như nhau.")
    return join(
        tag("h2", title),
        tag("p", view.say(compared.reading), " ", counts),
        table(title, heads, rows),
    )
