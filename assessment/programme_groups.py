"""Which support programmes belong on paper, and how much is said of each.

A screen opens one programme at a time; paper shows all it has. So what a firm can use
now stands there in full, what needs more answers or is ruled out takes one row, and
what does not concern it is only counted. Context for the law never appears.
"""

from dataclasses import dataclass

from assessment.model.result import ProgrammeResult, Result


@dataclass(frozen=True, slots=True)
class PaperGroups:
    """The programmes of a result for paper; no programme is in two groups."""

    eligible: tuple[ProgrammeResult, ...]
    """Likely eligible and open, or worth asking the agency about."""
    one_away: tuple[ProgrammeResult, ...]
    """One answer of the firm decides."""
    more_needed: tuple[ProgrammeResult, ...]
    watch: tuple[ProgrammeResult, ...]
    """Not ruled out, but nobody takes applications yet."""
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


def paper_groups(result: Result) -> PaperGroups:
    """The programmes of ``result`` in their groups, each in the order of the result.

    Before any gap is known no programme can address one: then those that are within
    reach and in force are shown, and all others only counted.
    """
    found = [
        one
        for one in (result.support.programmes if result.support else ())
        if one.standing != "background"
    ]
    has_gaps = bool(result.gaps)
    worth = [
        one
        for one in found
        if one.is_recommended
        or (not has_gaps and one.in_force and one.standing != "closed")
    ]
    possible = [one for one in worth if one.verdict != "not-eligible"]
    usable = [one for one in possible if one.standing != "watch"]
    eligible = tuple(one for one in usable if one.verdict == "eligible")
    one_away = tuple(one for one in usable if is_one_away(one))
    rest = [one for one in usable if one.verdict == "unknown" and not is_one_away(one)]
    more_needed = tuple(rest) if has_gaps else ()
    watch = tuple(one for one in possible if one.standing == "watch" and has_gaps)
    not_eligible = tuple(
        one for one in worth if one.verdict == "not-eligible" and has_gaps
    )
    named = len(eligible + one_away + more_needed + watch + not_eligible)
    return PaperGroups(
        eligible=eligible,
        one_away=one_away,
        more_needed=more_needed,
        watch=watch,
        not_eligible=not_eligible,
        counted=len(found) - named,
    )


def is_one_away(found: ProgrammeResult) -> bool:
    """Whether exactly one fact of the firm is missing and none of an agency."""
    return (
        found.verdict == "unknown"
        and len(found.missing_facts) == 1
        and not found.ask_agency
    )
