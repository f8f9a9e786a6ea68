"""One company's answers to one questionnaire version, as they travel and are scored."""

from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import Id, Language, Model
from assessment.model.company import Company
from assessment.model.maturity import Depth, Role

NOT_APPLICABLE: Literal["not-applicable"] = "not-applicable"
DONT_KNOW_ANSWER: Literal["dont-know"] = "dont-know"

Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=64)]
"""A pseudonym: plain letters, digits and hyphens."""

LevelNumber = Annotated[int, Field(ge=0, le=5)]
Answer = LevelNumber | Literal["not-applicable", "dont-know"]


class Responses(Model):
    """A response set without its storage: what the engine reads."""

    questionnaire: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    depth: Annotated[Depth, Field(strict=False)] = Depth.EXPRESS
    answers: dict[Id, Answer] = Field(default_factory=dict)


class PilotRecord(Model):
    """What was measured of a respondent who agreed to the pilot; no name."""

    respondent: Code
    """A random code that stands for the respondent."""
    company: Code | None = None
    """The code that the organiser gave the company; two respondents share it."""
    role: Role
    language: Language | None = None
    """The language of the screens when the file was made; null: not known."""
    seconds: dict[Id, Annotated[int | float, Field(ge=0, le=600)]] = Field(
        default_factory=dict
    )
    """By indicator, from shown (or the answer before it) to its first answer."""
    shown: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Indicators that stood on the screen."""
    unclear: dict[Id, Annotated[str, Field(max_length=2000)]] = Field(
        default_factory=dict
    )
    """Indicators marked as unclear, with what was said about them, or nothing."""


class AssessmentFile(Responses):
    """The one file format: responses with their company, YAML or JSON."""

    company: Company = Company()
    experience: dict[Id, Id] = Field(default_factory=dict)
    """By experience item the chosen option; it never enters a score."""
    evidence: dict[Id, Annotated[str, Field(max_length=2000)]] = Field(
        default_factory=dict
    )
    """By answered indicator what can be shown for it, in the firm's words."""
    pilot: PilotRecord | None = None
    """Only where the respondent agreed to the pilot."""

    def responses(self) -> Responses:
        """The answers alone, without the company."""
        return Responses(
            questionnaire=self.questionnaire,
            version=self.version,
            depth=self.depth,
            answers=self.answers,
        )
