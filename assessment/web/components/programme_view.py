"""What is needed to say something about support programmes in one language."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from assessment.language import translator
from assessment.model.base import Language, Wording
from assessment.model.company import CompanyFacts, FactDefinition
from assessment.model.result import SupportResult


@dataclass(frozen=True, kw_only=True)
class Speaker:
    """Words in one language, and the company facts by what they ask."""

    facts: CompanyFacts
    language: Language

    @cached_property
    def t(self) -> Callable[..., str]:
        """The translator of the view's language."""
        return translator(self.language)

    def say(self, wording: Wording) -> str:
        """A wording in the view's language."""
        return wording.in_language(self.language)

    def fact_question(self, fact_id: str) -> str:
        """What is asked about a fact; its id when the facts do not name it."""
        fact = self.facts.fact(fact_id)
        return self.say(fact.question) if fact else fact_id

    def ask_agency(self, fact_id: str) -> str:
        """Whom to ask about a fact that only an agency knows, and what."""
        fact: FactDefinition | None = self.facts.fact(fact_id)
        if fact is not None and fact.ask_agency is not None:
            return self.say(fact.ask_agency)
        return self.fact_question(fact_id)

    @property
    def on(self) -> str:
        """The day for which verdicts are given."""
        raise NotImplementedError

    @property
    def support(self) -> SupportResult | None:
        """Every programme judged, or None where none was."""
        raise NotImplementedError

    def programme_address(self, programme_id: str) -> str:
        """The address of a programme's own page, for the same firm."""
        raise NotImplementedError
