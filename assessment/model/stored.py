"""What services hand out of storage: response sets, stored answers, saves."""

from dataclasses import dataclass, field

from assessment.model.company import DONT_KNOW, Company, FactValue
from assessment.model.maturity import Depth
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
