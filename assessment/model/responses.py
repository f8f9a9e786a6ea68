"""One company's answers to one questionnaire version, as they travel and are scored."""

from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import Id, Model
from assessment.model.company import Company
from assessment.model.maturity import Depth

NOT_APPLICABLE: Literal["not-applicable"] = "not-applicable"
DONT_KNOW_ANSWER: Literal["dont-know"] = "dont-know"

LevelNumber = Annotated[int, Field(ge=0, le=5)]
Answer = LevelNumber | Literal["not-applicable", "dont-know"]


class Responses(Model):
    """A response set without its storage: what the engine reads."""

    questionnaire: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    depth: Annotated[Depth, Field(strict=False)] = Depth.EXPRESS
    answers: dict[Id, Answer] = Field(default_factory=dict)


class AssessmentFile(Responses):
    """The one file format: responses with their company, YAML or JSON."""

    company: Company = Company()

    def responses(self) -> Responses:
        """The answers alone, without the company."""
        return Responses(
            questionnaire=self.questionnaire,
            version=self.version,
            depth=self.depth,
            answers=self.answers,
        )
