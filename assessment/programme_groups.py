"""Support programmes of a result in groups, for screens and for paper.

A screen opens one programme at a time; paper shows all it has. So on paper what a firm
can use now stands there in full, what needs more answers takes one row, what is ruled
out one line a reason, and what does not concern it is only counted. Context for the law
never appears.
"""

from dataclasses import dataclass

from assessment.model.result import ProgrammeResult, Result
from assessment.support.ordering import is_one_answer_away, is_weakly_known


@dataclass(frozen=True, slots=True)
class Groups:
    """The programmes of a result; none is in two groups, background is in none."""

    eligible: tuple[ProgrammeResult, ...]
    """Likely eligible and open, or worth asking the agency about."""
    one_away: tuple[ProgrammeResult, ...]
    """One answer of the firm decides."""
    more_needed: tuple[ProgrammeResult, ...]
    watch: tuple[ProgrammeResult, ...]
    """Not ruled out, but nobody takes applications yet."""
    not_eligible: tuple[ProgrammeResult, ...]
    others: tuple[ProgrammeResult, ...]
    """Not ruled out, but over, known from weak memory, or for no gap of this firm."""


@dataclass(frozen=True, slots=True)
class PaperGroups:
    """The programmes of a result for paper; no programme is in two groups."""

    eligible: tuple[ProgrammeResult, ...]
    one_away: tuple[ProgrammeResult, ...]
    more_needed: tuple[ProgrammeResult, ...]
    watch: tuple[ProgrammeResult, ...]
    not_eligible: tuple[ProgrammeResult, ...]
    """Would lower a weak spot, and is ruled out today."""
    counted: int
    """Everything else that is no mere background."""

    @property
    def is_empty(self) -> bool:
        """Whether no programme is named at all."""
        return not (
            self.eligible
            or self.one_away
            or self.more_needed
            or self.watch
            or self.not_eligible
        )


def grouped(result: Result) -> Groups:
    """The programmes of ``result`` in their groups, each in the order of the result.

    Before any gap is known no programme can address one: then everything in force that
    can be acted on is worth showing.
    """
    found = [
        one
        for one in (result.support.programmes if result.support else ())
        if one.standing != "background"
    ]
    has_gaps = bool(result.gaps)
    possible = [one for one in found if one.verdict != "not-eligible"]
    shown = [one for one in possible if _is_worth_showing(one, has_gaps=has_gaps)]
    usable = [one for one in shown if one.standing != "watch"]
    open_ones = [one for one in usable if one.verdict == "unknown"]
    return Groups(
        eligible=tuple(one for one in usable if one.verdict == "eligible"),
        one_away=tuple(one for one in open_ones if is_one_answer_away(one)),
        more_needed=tuple(one for one in open_ones if not is_one_answer_away(one)),
        watch=tuple(one for one in shown if one.standing == "watch"),
        not_eligible=tuple(one for one in found if one.verdict == "not-eligible"),
        others=tuple(one for one in possible if one not in shown),
    )


def paper_groups(result: Result) -> PaperGroups:
    """The same groups as far as paper names them.

    Before any gap is known only what is within reach is named.
    """
    groups = grouped(result)
    has_gaps = bool(result.gaps)
    not_eligible = tuple(one for one in groups.not_eligible if one.is_recommended)
    dropped = (*groups.more_needed, *groups.watch, *not_eligible)
    return PaperGroups(
        eligible=groups.eligible,
        one_away=groups.one_away,
        more_needed=groups.more_needed if has_gaps else (),
        watch=groups.watch if has_gaps else (),
        not_eligible=not_eligible if has_gaps else (),
        counted=len(groups.others)
        + len(groups.not_eligible)
        - len(not_eligible)
        + (0 if has_gaps else len(dropped)),
    )


def _is_worth_showing(one: ProgrammeResult, *, has_gaps: bool) -> bool:
    """Whether it concerns the firm and is no mere memory.

    What is only to be watched stands apart, so there a weak memory may stand too.
    """
    if one.is_recommended:
        return True
    if not one.in_force or one.standing == "closed":
        return False
    concerns = bool(one.matched_needs) or not has_gaps
    if one.standing == "watch":
        return concerns
    return not has_gaps and not is_weakly_known(one.programme)
