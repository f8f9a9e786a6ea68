"""Programmes that are ruled out, one line a reason: many share theirs.

A household is no enterprise for thirty programmes at once; thirty rows would say so
thirty times.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assessment.language import date_text, translator
from assessment.model.base import Language
from assessment.model.result import CriterionResult, ProgrammeResult
from assessment.programme_notes import article_text, not_met, reason_text


@dataclass(frozen=True, slots=True)
class RuledOut:
    """One reason with every programme that it rules out."""

    reason: str
    basis: str
    """The articles behind the reason, or why none can be named."""
    names: str

    @property
    def label(self) -> str:
        """The reason with its articles."""
        return f"{self.reason} ({self.basis})" if self.basis else self.reason


def ruled_out(
    found: Sequence[ProgrammeResult], language: Language
) -> tuple[RuledOut, ...]:
    """``found`` under as few reasons as can be, the most shared one first.

    A programme with several reasons stands under the one that rules out most, with the
    number of its others.
    """
    t = translator(language)
    against = [(one, not_met(one)) for one in found]
    shared = Counter(
        reason
        for _, criteria in against
        for reason in {reason_text(one, language) for one in criteria}
    )
    names: dict[str, list[str]] = {}
    behind: dict[str, list[CriterionResult]] = {}
    for one, criteria in against:
        if criteria:
            chosen = max(criteria, key=lambda each: shared[reason_text(each, language)])
            reason = reason_text(chosen, language)
            behind.setdefault(reason, []).append(chosen)
        else:
            reason = t("chưa phù hợp")
        names.setdefault(reason, []).append(_name(one, len(criteria) - 1, language))
    return tuple(
        RuledOut(
            reason=reason[:1].upper() + reason[1:],
            basis=_basis(behind.get(reason, ()), language),
            names="; ".join(several),
        )
        for reason, several in sorted(names.items(), key=lambda item: -len(item[1]))
    )


def ruled_out_note(found: Sequence[ProgrammeResult], language: Language) -> str:
    """How to read the lines, and when the programmes were last checked."""
    if not found:
        return ""
    t = translator(language)
    days = sorted(one.programme.last_checked for one in found)
    first, last = (date_text(day, language) for day in (days[0], days[-1]))
    checked = (
        t("Kiểm tra gần nhất ngày {date}.", date=first)
        if first == last
        else t("Kiểm tra gần nhất từ {first} đến {last}.", first=first, last=last)
    )
    says = t("Mỗi dòng một lý do; (+1) sau tên là còn 1 lý do nữa.")
    return f"{says} {checked}"


def _name(found: ProgrammeResult, others: int, language: Language) -> str:
    t = translator(language)
    marks = [f"+{others}"] if others > 0 else []
    if found.edition is not None:
        day = date_text(found.edition.valid_until, language)
        marks.append(t("quy định đến hết {day}", day=day))
    if found.stale:
        marks.append(t("cần kiểm tra lại"))
    name = found.programme.name.in_language(language)
    return f"{name} ({'; '.join(marks)})" if marks else name


def _basis(criteria: Sequence[CriterionResult], language: Language) -> str:
    named = [one for one in criteria if one.reference is not None]
    return "; ".join(
        dict.fromkeys(
            text.rstrip(".")
            for one in named or criteria[:1]
            if (text := article_text(one, language))
        )
    )
