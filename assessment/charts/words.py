"""What a chart says in words: the finding in its title, the text for who cannot see it.

The same sentences stand above the Plotly figure, the SVG and the tables, so that no two
places tell a different story.
"""

from collections.abc import Sequence

from assessment.charts.geometry import axes_of
from assessment.language import UNKNOWN, percent_text, score_text, shown, translator
from assessment.model.base import Language
from assessment.model.maturity import Questionnaire
from assessment.model.result import NodeResult, Result

_NAMED = 2


def range_text(low: float | None, high: float | None, language: Language) -> str:
    """A range as shown, one number when both ends look the same, a dash when unknown.

    >>> range_text(1.9, 2.44, "vi"), range_text(2.0, 2.0, "en")
    ('1,9–2,4', '2.0')
    """
    if low is None or high is None:
        return UNKNOWN
    first, last = score_text(low, language), score_text(high, language)
    return first if first == last else f"{first}–{last}"


def has_range(node: NodeResult) -> bool:
    """Whether the range says more than the score does, as people see both."""
    return (
        node.low is not None
        and node.high is not None
        and shown(node.low) != shown(node.high)
    )


def score_and_range(node: NodeResult, language: Language) -> str:
    """A node's score with its range behind it where there is one."""
    text = score_text(node.score, language)
    if has_range(node):
        return f"{text} ({range_text(node.low, node.high, language)})"
    return text


def why_unknown(
    node: NodeResult, questionnaire: Questionnaire, language: Language
) -> str | None:
    """Why a node has no score, in one short clause; None when it has one."""
    t = translator(language)
    if node.score is not None:
        return None
    if node.asked == 0:
        return t("không có mục nào cần hỏi ở đây")
    if node.answered == 0:
        return t("chưa biết mục nào")
    return t(
        "mới biết {known} trên {asked} mục; cần ít nhất {share}, tính theo trọng số",
        known=node.answered,
        asked=node.asked,
        share=percent_text(questionnaire.policies.minimum_coverage, language),
    )


def weakest_areas(result: Result) -> tuple[NodeResult, ...]:
    """The areas with the lowest score, ties all named; empty when none has a score."""
    known = [node for node in axes_of(result) if node.score is not None]
    if not known:
        return ()
    lowest = min(node.score for node in known if node.score is not None)
    return tuple(
        node for node in known if node.score is not None and node.score - lowest < 1e-9
    )


def are_alike(result: Result) -> bool:
    """Whether every area with a score has the same one: then none is the weakest."""
    scored = [node for node in axes_of(result) if node.score is not None]
    return len(weakest_areas(result)) == len(scored) > 1


def has_one_area(result: Result) -> bool:
    """Whether only one area has a score yet: it is no weakest among others."""
    return sum(node.score is not None for node in axes_of(result)) == 1


def is_below_target(node: NodeResult) -> bool:
    """Whether an area still lacks something for its target; then what it blocks holds.

    What an area blocks is not said of one that has reached its target.
    """
    if node.score is None or node.target is None:
        return True
    return shown(node.score) < shown(node.target)


def names_text(names: Sequence[str], language: Language) -> str:
    """The first two names, and how many more there are.

    >>> names_text(["A", "B", "C", "D"], "vi")
    'A, B và 2 nhóm nữa'
    """
    t = translator(language)
    named = list(names[:_NAMED])
    more = len(names) - len(named)
    if more > 0:
        return t("{names} và {count} nhóm nữa", names=", ".join(named), count=more)
    return t(" và ").join(named)


def finding(result: Result, language: Language) -> str:
    """The title of both charts: what they show, as a sentence without a full stop."""
    t = translator(language)
    weakest = weakest_areas(result)
    if not weakest:
        return t("Chưa đủ câu trả lời để biết chỗ yếu nhất")
    if has_one_area(result):
        return t(
            "Mới có điểm ở một nhóm, {name}: {score} trên 5",
            name=weakest[0].name.in_language(language),
            score=score_text(weakest[0].score, language),
        )
    if are_alike(result):
        return t(
            "Các nhóm đã biết đều ở {score} trên 5",
            score=score_text(weakest[0].score, language),
        )
    names = names_text([node.name.in_language(language) for node in weakest], language)
    return t(
        "Chỗ yếu nhất là {names}: {score} trên 5",
        names=names,
        score=score_text(weakest[0].score, language),
    )


def radar_subtitle(language: Language) -> str:
    """What the radar draws."""
    return translator(language)(
        "Vùng tô là mức hiện nay, nét đứt là mức nên đạt trong 2-3 năm, vạch mảnh là "
        "khoảng có thể. Thang từ 0 ở giữa đến 5 ở ngoài."
    )


def dots_subtitle(language: Language) -> str:
    """What the dot chart draws."""
    return translator(language)(
        "Chấm là điểm hiện nay, thanh mờ là khoảng có thể, vạch đứng là mức nên đạt "
        "trong 2-3 năm."
    )


def radar_alt(result: Result, language: Language) -> str:
    """The radar told to a person who cannot see it."""
    t = translator(language)
    axes = axes_of(result)
    unknown = sum(node.score is None for node in axes)
    parts = [
        t("Biểu đồ mạng nhện {count} nhóm, thang 0 đến 5.", count=len(axes)),
        finding(result, language) + ".",
    ]
    if unknown:
        parts.append(t("{count} nhóm chưa biết điểm, để trống.", count=unknown))
    parts.append(t("Số liệu đầy đủ ở bảng ngay dưới."))
    return " ".join(parts)


def dots_alt(result: Result, language: Language) -> str:
    """The dot chart told to a person who cannot see it."""
    t = translator(language)
    return " ".join(
        (
            t("Biểu đồ chấm xếp {count} nhóm từ yếu nhất.", count=len(axes_of(result))),
            finding(result, language) + ".",
            t("Số liệu đầy đủ ở bảng của biểu đồ mạng nhện."),
        )
    )


def weakest_first(result: Result) -> tuple[NodeResult, ...]:
    """The areas from the weakest score; those without a score last, in their order."""
    return tuple(
        sorted(
            axes_of(result),
            key=lambda node: (node.score is None, node.score or 0.0),
        )
    )


def barrier_of(result: Result, node: NodeResult) -> NodeResult:
    """The barrier that ``node`` belongs to; itself when it is one."""
    while node.parent is not None:
        node = result.node(node.parent)
    return node
