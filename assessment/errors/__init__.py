"""The exception tree and the catalogue of coded messages.

Every message to a person has a code, and the form *where - what - what to do*::

    AssessmentError              anything we tell a person about
      ContentError               a questionnaire, facts, actions or programme file
      FileError                  an assessment file
      ServiceError               a use case refused
        NotAllowed               the role may not do this
        NotFound                 there is no such thing in this workspace
        Conflict                 someone else saved first; carries the other's answer
      ReportError                a report could not be made
      SetupError                 a setting can't be used, a program is missing

The texts live in the modules beside this one, one a room: ``content``, ``files``,
``services``, ``reports``. Each holds one :class:`Message` a code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.errors.message import Message
from assessment.model.base import Language, Wording
from assessment.text import harmless


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: its coded message, where it is, and what fills the text."""

    message: Message
    where: str = ""
    """File, path in the file, or the field on the screen."""
    line: int | None = None
    column: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    """What the ``{names}`` of the texts stand for; a Wording follows the language."""

    @property
    def code(self) -> str:
        """The catalogue code, for example "C003"."""
        return self.message.code

    def what(self, language: Language) -> str:
        """What is wrong."""
        return self._filled(self.message.what, language)

    def to_do(self, language: Language) -> str:
        """What to do about it."""
        return self._filled(self.message.to_do, language)

    def _filled(self, text: Wording, language: Language) -> str:
        values = {
            key: value.in_language(language) if isinstance(value, Wording) else value
            for key, value in self.values.items()
        }
        return harmless(text.in_language(language).format(**values))

    def line_of_text(self, language: Language) -> str:
        """One line: where, code, what, what to do."""
        place = ":".join(
            str(part)
            for part in (harmless(self.where), self.line, self.column)
            if part is not None and part != ""
        )
        text = f"{self.code}  {self.what(language)} {self.to_do(language)}"
        return f"{place}  {text}" if place else text


class AssessmentError(Exception):
    """Anything we tell a person about: one or more problems, all of them at once."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(p.line_of_text("en") for p in problems))


class ContentError(AssessmentError):
    """A questionnaire, facts, actions or programme file has faults."""


class FileError(AssessmentError):
    """An assessment file has faults."""


class ServiceError(AssessmentError):
    """A use case was refused."""


class NotAllowed(ServiceError):
    """The actor's role may not do this."""


class NotFound(ServiceError):
    """There is no such thing in the actor's workspace."""


class Conflict(ServiceError):
    """Someone else saved first. ``current`` is what is stored now."""

    def __init__(self, *problems: Problem, current: object, revision: int) -> None:
        super().__init__(*problems)
        self.current = current
        self.revision = revision


class ReportError(AssessmentError):
    """A report could not be made."""


class SetupError(AssessmentError):
    """The machine lacks something the product needs."""
