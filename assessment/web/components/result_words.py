"""Words of the result page that paper does not need, and one view to say them.

``View`` carries one result with what is needed to say it; every piece takes one.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from assessment.language import number_text, percent_text, translator
from assessment.model.action import ActionCatalogue
from assessment.model.base import Language
from assessment.model.maturity import Dimension, Indicator, Questionnaire
from assessment.model.responses import Answer
from assessment.model.result import ActionAdvice, Outcome, Result, SupportResult
from assessment.phrases import cost_text, free_start_text
from assessment.web import paths
from assessment.web.components.programme_view import Speaker

_LEANS = "Như mức trước"


@dataclass(frozen=True, kw_only=True)
class View(Speaker):
    """One result and the content that words it, in one language."""

    result: Result
    questionnaire: Questionnaire
    actions: ActionCatalogue
    company_name: str = ""
    set_id: str = ""

    @property
    def on(self) -> str:
        """The day of the result."""
        return self.result.on

    @property
    def support(self) -> SupportResult | None:
        """The programmes of the result."""
        return self.result.support

    def programme_address(self, programme_id: str) -> str:
        """The page of a programme, judged for this firm."""
        return paths.programme(programme_id, self.set_id, self.language)

    @cached_property
    def indicators(self) -> dict[str, Indicator]:
        """Every indicator of the questionnaire by its id."""
        return {item.id: item for item, _ in self.questionnaire.indicators()}

    @cached_property
    def dimensions(self) -> dict[str, Dimension]:
        """Every dimension of the questionnaire by its id."""
        return {found.id: found for found, _ in self.questionnaire.nodes()}

    def title(self, some_id: str) -> str:
        """The name of an indicator, a dimension, an action or the overall node."""
        if some_id in self.indicators:
            return self.say(self.indicators[some_id].title)
        if some_id in self.dimensions:
            return self.say(self.dimensions[some_id].title)
        if some_id == self.result.overall.id:
            return self.say(self.result.overall.name)
        action = next((a for a in self.actions.actions if a.id == some_id), None)
        return self.say(action.title) if action else some_id

    def level_text(self, indicator: str, level: int, *, alone: bool = True) -> str:
        """The described state of one level, with its number.

        A level that begins "as before" brings the level it leans on when it is read
        ``alone``, without the others above it.
        """
        texts = {one.level: one.text for one in self.indicators[indicator].levels}
        text = self.t("Mức {level}: {text}", level=level, text=self.say(texts[level]))
        below = level
        while alone and below > 0 and texts[below].vi.startswith(_LEANS):
            below -= 1
        if below == level:
            return text
        return self.t(
            "{text} (Mức {level}: {before})",
            text=text,
            level=below,
            before=self.say(texts[below]),
        )

    def answer_text(self, indicator: str, answer: Answer | None) -> str:
        """An answer in words."""
        if answer is None:
            return self.t("– (chưa trả lời)")
        if answer == "dont-know":
            return self.t("– (anh/chị chọn “chưa biết”)")
        if answer == "not-applicable":
            return self.t("– (không áp dụng cho doanh nghiệp)")
        return self.level_text(indicator, int(answer))


def free_start(view: View, advice: ActionAdvice) -> tuple[str, str]:
    """That it can start this week at no cost, and the cost in full when there is one.

    Both empty when nothing useful can be done for free.
    """
    micro = is_micro(view.result)
    start = free_start_text(advice.action, view.language, is_micro=micro)
    if not start:
        return "", ""
    cost = cost_text(advice.action, view.language, is_micro=micro)
    if cost == view.t("không tốn tiền"):
        return start, ""
    return start, view.t("làm trọn: {cost}", cost=cost)


def is_micro(result: Result) -> bool:
    """Whether costs are shown one band lower, as on paper."""
    return result.target_class == "micro"


def days_text(span: tuple[int | float, int | float], view: View) -> str:
    """Working days of the firm's own people."""
    first, last = (number_text(end, view.language) for end in span)
    if first == last:
        return view.t("{count} ngày công", count=first)
    return view.t("{first}-{last} ngày công", first=first, last=last)


def outcome_text(
    outcome: Outcome, kind: Literal["requirement", "exclusion"], language: Language
) -> str:
    """One legal condition judged; *met* is in the firm's favour."""
    t = translator(language)
    if outcome == "unknown":
        return t("chưa biết")
    if kind == "exclusion":
        return t("không vướng") if outcome == "met" else t("vướng")
    return t("đạt") if outcome == "met" else t("chưa đạt")


def rule_text(rule: str, language: Language) -> str:
    """An aggregation rule as one sentence."""
    t = translator(language)
    return {
        "weighted-mean": t(
            "Lấy trung bình theo trọng số: điểm mỗi dòng nhân với tỷ trọng, rồi cộng."
        ),
        "mean": t("Lấy trung bình cộng các dòng đã biết."),
        "sum": t("Cộng tất cả các dòng; thiếu một dòng thì chưa có tổng."),
        "minimum": t("Lấy dòng thấp nhất."),
        "geometric-mean": t("Lấy trung bình nhân các dòng đã biết."),
        "harmonic-mean": t("Lấy trung bình điều hoà các dòng đã biết."),
        "staged": t("Đi từng bậc: bậc sau chỉ tính khi các bậc trước đã đủ."),
    }.get(rule, rule)


def left_out_text(why: str | None, language: Language) -> str:
    """Why a part is not in the number."""
    t = translator(language)
    return {
        "not-applicable": t("không áp dụng"),
        "dont-know": t("chưa biết"),
        "unanswered": t("chưa trả lời"),
        "not-asked": t("chưa hỏi ở vòng này"),
    }.get(why or "", "")


def share_text(share: float | None, language: Language) -> str:
    """A share of the parent's number; a dash when it is left out."""
    return "–" if share is None else percent_text(share, language)
