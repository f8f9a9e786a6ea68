"""What services hand out of storage: response sets, stored answers, saves."""

from dataclasses import dataclass, field

from assessment.model.base import Wording
from assessment.model.company import DONT_KNOW, Company, FactValue
from assessment.model.maturity import Depth, ExperienceItem, Role
from assessment.model.responses import Answer, Responses


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One answer as it stands, with who gave it and when."""

    indicator: str
    answer: Answer
    evidence: str
    """What can be shown, in the respondent's words; empty if nothing was noted."""
    note: str
    revision: int
    """The response set's revision at which this answer was saved."""
    respondent: str
    answered_at: str
    """ISO date and time, UTC."""


@dataclass(frozen=True, slots=True)
class StoredFact:
    """One company fact as it stands; value None: asked, not known."""

    fact: str
    value: FactValue | None
    revision: int
    stated_at: str


@dataclass(frozen=True, slots=True)
class ResponseSet:
    """One company's answers to one questionnaire version, as stored."""

    id: str
    questionnaire: str
    version: str
    depth: Depth
    company_name: str
    answers: dict[str, StoredAnswer]
    facts: dict[str, StoredFact]
    asked_again: frozenset[str]
    """Contradictions already asked again once."""
    revision: int
    started_at: str
    changed_at: str
    last_indicator: str | None = field(default=None)
    """The indicator answered last: where a resumed survey opens."""
    module_of: str | None = field(default=None)
    """In a module's set: the response set of the same company that it belongs to."""
    newer_version: str | None = field(default=None)
    """A newer version of the questionnaire that the answers can be moved to."""

    def responses(self) -> Responses:
        """The answers as the engine reads them."""
        return Responses(
            questionnaire=self.questionnaire,
            version=self.version,
            depth=self.depth,
            answers={key: found.answer for key, found in self.answers.items()},
        )

    def company(self) -> Company:
        """The company as the engine reads it; asked and not known is "dont-know"."""
        return Company(
            name=self.company_name,
            facts={
                key: DONT_KNOW if fact.value is None else fact.value
                for key, fact in self.facts.items()
            },
        )


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save stored: shown beside "saved" only after the commit."""

    response_set_id: str
    revision: int
    answer: StoredAnswer | None = None
    fact: StoredFact | None = None
    indicator: str | None = None
    """The indicator that changed, also when its answer was taken back."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One past state of an answer; answer None: it was taken back."""

    indicator: str
    answer: Answer | None
    revision: int
    respondent: str
    answered_at: str
    evidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What a move to a newer version could not carry over."""

    item: str
    """The indicator, or the experience item, by its id in the old version."""
    answer: Answer | str
    """An answer; of an experience item the option that was chosen."""
    evidence: str
    note: str
    reason: Wording


@dataclass(frozen=True, slots=True)
class VersionMove:
    """One move of a response set to a newer version; kept for good."""

    from_version: str
    to_version: str
    revision: int
    """The response set's revision after the move. No undo reaches behind it."""
    respondent: str
    moved_at: str
    left_behind: tuple[LeftBehind, ...]


@dataclass(frozen=True, slots=True)
class OfferedModule:
    """A module beside a response set, started or not."""

    id: str
    version: str
    title: Wording
    summary: Wording
    items: int
    """How many indicators it asks at most."""
    applies: bool | None
    """Whether it is meant for this company; None: the facts do not tell."""
    response_set_id: str | None
    """The module's own response set, once it was started."""


@dataclass(frozen=True, slots=True)
class ExperienceAnswer:
    """What was chosen for one experience item."""

    item: str
    option: str
    respondent: str
    answered_at: str


@dataclass(frozen=True, slots=True)
class Experience:
    """One experience item, ready to ask, with what was chosen; None: nothing."""

    item: ExperienceItem
    chosen: str | None


@dataclass(frozen=True, slots=True)
class PilotItem:
    """What the pilot measured of one indicator."""

    indicator: str
    shown: bool
    seconds: float | None
    """From shown, or from the answer before it; None: not measured, or a pause."""
    unclear: bool
    note: str
    """Why it is unclear, in the respondent's words; empty: nothing was said."""


@dataclass(frozen=True, slots=True)
class PilotState:
    """The pilot of one response set whose respondent agreed to it."""

    respondent: str
    """A random code that stands for the respondent; no name."""
    company: str
    """The code that the organiser gave the company; empty: none."""
    role: Role
    agreed_at: str
    items: dict[str, PilotItem]
