"""Support programmes beside a result: who may fit, what is missing, what stands apart.

Groups follow the verdict. What is within reach opens in its place; the rest is a line
with a way to its own page, so that the page stays small on a phone.
"""

from urllib.parse import urlencode

from assessment.model.result import ProgrammeResult
from assessment.programme_groups import grouped
from assessment.web import paths
from assessment.web.components.programme_body import programme_body, summary_line
from assessment.web.components.programme_view import Speaker
from assessment.web.components.result_html import (
    Html,
    Part,
    first_few,
    fold,
    join,
    tag,
)
from assessment.web.components.result_words import View

_MOST_SHOWN = 6
"""Of each group; the rest stands behind one fold."""


def programme_groups(view: View) -> Html:
    """Every group with its programmes, each to open."""
    t, groups = view.t, grouped(view.result)
    parts: list[Part] = []
    for title, note, found, draw in (
        (
            t("Có khả năng phù hợp"),
            t(
                "Theo thông tin đã khai, doanh nghiệp đạt các điều kiện. "
                "Cơ quan quyết định."
            ),
            groups.eligible,
            programme_fold,
        ),
        (
            t("Còn thiếu một thông tin"),
            t("Trả lời một câu là biết có phù hợp hay không."),
            groups.one_away,
            programme_fold,
        ),
        (t("Cần thêm thông tin"), "", groups.more_needed, programme_line),
        (
            t("Theo dõi"),
            t("Đã có trong luật hoặc đã công bố, nhưng chưa thấy nơi nhận hồ sơ."),
            groups.watch,
            programme_line,
        ),
        (t("Chưa phù hợp"), "", groups.not_eligible, programme_line),
        (
            t("Chương trình khác"),
            t(
                "Không nhắm vào chỗ yếu của doanh nghiệp, đã hết hạn, hoặc mới chỉ ghi "
                "theo trí nhớ."
            ),
            groups.others,
            programme_line,
        ),
    ):
        if found:
            parts.append(tag("h3", f"{title} ({len(found)})"))
            if note:
                parts.append(tag("p", note, class_="rm"))
            parts.append(
                first_few(
                    [
                        # Behind the fold a line is enough: a body is 4 KB.
                        (draw if place < _MOST_SHOWN else programme_line)(view, one)
                        for place, one in enumerate(found)
                    ],
                    _MOST_SHOWN,
                    t("Còn {count} chương trình nữa", count=len(found) - _MOST_SHOWN),
                )
            )
    if not parts:
        return tag("p", t("Chưa có chương trình nào để đối chiếu."))
    return join(*parts)


def programme_fold(view: Speaker, found: ProgrammeResult) -> Html:
    """One programme: the verdict in words first, then everything behind it."""
    programme = found.programme
    return fold(
        join(
            tag("h4", view.say(programme.name)),
            tag("span", summary_line(view, found), class_="rm"),
        ),
        *programme_body(view, found),
        tag(
            "p",
            tag(
                "a",
                view.t("Trang riêng của chương trình, báo sai"),
                href=view.programme_address(programme.id),
                target="_self",
            ),
            class_="rown",
        ),
    )


def programme_line(view: Speaker, found: ProgrammeResult) -> Html:
    """One programme as a way to its own page."""
    address = view.programme_address(found.programme.id)
    return tag(
        "p",
        tag("a", view.say(found.programme.name), href=address, target="_self"),
        tag("span", summary_line(view, found), class_="rm"),
        class_="rline",
    )


def all_programmes(view: View) -> Html:
    """The way to every programme, with a search."""
    query = urlencode({"lang": view.language, "set": view.set_id})
    label = view.t("Tìm trong tất cả chương trình")
    return tag(
        "p",
        tag("a", label, href=f"{paths.PROGRAMMES}?{query}", target="_self"),
        class_="rline",
    )


def size_line(view: Speaker) -> str:
    """Which size classes are still possible; it decides most verdicts."""
    t, support = view.t, view.support
    names = {
        "micro": t("siêu nhỏ"),
        "small": t("nhỏ"),
        "medium": t("vừa"),
        "large": t("lớn"),
        "not_enterprise": t("chưa phải doanh nghiệp"),
    }
    found = [names.get(one, one) for one in (support.size_classes if support else ())]
    if not found or len(found) == len(names):
        return t("Chưa xác định được quy mô doanh nghiệp.")
    if len(found) == 1:
        return t("Quy mô theo luật: {size}.", size=found[0])
    sizes = t(" hoặc ").join((", ".join(found[:-1]), found[-1]))
    return t("Quy mô theo luật có thể là: {sizes}.", sizes=sizes)
