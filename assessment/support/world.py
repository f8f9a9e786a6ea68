"""What is known of one company on one date, and what would be if one fact were known.

A world remembers every condition it has judged. A world made from another by one more
fact judges again only the conditions that read something changed; that is what makes
trying all plausible answers to all open questions cheap.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assessment.model.company import Company, CompanyFacts, FactValue
from assessment.model.programme import Programme
from assessment.scoring.conditions import Known, deciding_facts, judge_compiled
from assessment.support.derived_facts import (
    FROM_PROGRAMMES,
    derive,
    derive_one,
    settle,
)
from assessment.support.editions import has_unread_rules
from assessment.support.eligibility import outcome_of
from assessment.support.known_facts import read_facts
from assessment.support.rulebook import Rulebook


@dataclass(slots=True)
class World:
    """Known facts of a company, with a memory of what was judged of them."""

    book: Rulebook
    answers: Mapping[str, FactValue]
    """As given, "don't know" included."""
    stated: Mapping[str, Known]
    known: dict[str, Known]
    """Stated and derived."""
    on: str
    base: "World | None" = None
    changed: set[str] = field(default_factory=set)
    """The facts that differ from ``base``."""
    _judged: dict[int, bool | None] = field(default_factory=dict)
    _deciding: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, book: Rulebook, company: Company, facts: CompanyFacts, on: str
    ) -> "World":
        """What is known of ``company`` on ``on``."""
        known = derive(company, facts, on=on)
        stated = read_facts(company, facts)
        world = cls(book, company.facts, stated, known, on)
        for derived in book.sources:
            world._derive_again(derived)
        return world

    def with_value(self, fact: str, value: Known) -> "World":
        """The world in which ``fact`` is ``value``, with all that follows from it."""
        world = World(
            self.book,
            self.answers,
            self.stated,
            {**self.known, fact: value},
            self.on,
            base=self,
            changed={fact},
        )
        for derived in self.book.dependents.get(fact, ()):
            world._derive_again(derived)
        return world

    def touched(self) -> frozenset[int]:
        """The places of the rules that may hold otherwise than in ``base``."""
        readers = self.book.readers
        return frozenset[int]().union(*(readers.get(fact, ()) for fact in self.changed))

    def holds(self, place: int) -> bool | None:
        """Whether the rule at ``place`` of the rulebook holds."""
        if place not in self._judged:
            rule = self.book.rules[place]
            if self.base is not None and self.changed.isdisjoint(rule.reads_any_of):
                self._judged[place] = self.base.holds(place)
            else:
                self._judged[place] = judge_compiled(rule.compiled, self.known)
        return self._judged[place]

    def deciding(self, place: int) -> tuple[str, ...]:
        """The open facts that could still decide the rule at ``place``."""
        if place not in self._deciding:
            condition = self.book.rules[place].condition
            self._deciding[place] = deciding_facts(condition, self.known)
        return self._deciding[place]

    def qualifies(self, programme: Programme) -> bool | None:
        """Whether the firm meets every criterion of ``programme``; None is unknown."""
        is_open = has_unread_rules(programme, self.on)
        places = self.book.of_programme[programme.id]
        for criterion, place in zip(programme.criteria, places, strict=True):
            outcome = outcome_of(criterion, self.holds(place))
            if outcome == "not-met":
                return False
            is_open = is_open or outcome == "unknown"
        return None if is_open else True

    def _derive_again(self, derived: str) -> None:
        before = self.known.get(derived)
        found: Known | None
        if derived in FROM_PROGRAMMES:
            found = self.qualifies(self.book.sources[derived])
        else:
            found = derive_one(derived, self.known, self.on, self.book.provinces)
        settle(self.known, derived, found, self.stated.get(derived))
        if self.known.get(derived) != before:
            self.changed.add(derived)
