"""Which answers a verdict still waits for: from the firm, and from an agency.

A derived fact is never asked; it is replaced by the asked facts behind it that are open
and could still change it. A fact whose ``ask_if`` is false has no sense for this firm.
One answered "don't know" is still missing, but it is not asked again.
"""

from dataclasses import dataclass, field

from assessment.model.company import DONT_KNOW, FactDefinition, Range
from assessment.scoring.conditions import deciding_facts, judge
from assessment.support.derived_facts import RULES, SIZE_CLASS
from assessment.support.rulebook import inputs_of
from assessment.support.size_class import open_size_inputs
from assessment.support.world import World

_DEEPEST = 8
"""Derived facts rest on derived facts two or three deep; this only stops a circle."""


@dataclass(frozen=True, slots=True)
class OpenFacts:
    """The unknown facts behind one condition."""

    unanswered: tuple[str, ...]
    """The firm could answer these: not asked yet, or answered "don't know"."""
    inexact: tuple[str, ...]
    """Answered with a band that leaves the outcome open."""
    agency: tuple[str, ...]
    """Only an agency knows these."""

    @property
    def askable(self) -> tuple[str, ...]:
        """What to ask: new questions, and only without any a more exact number."""
        return self.unanswered or self.inexact


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the open facts of one company."""

    world: World
    _behind_derived: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _is_missing: dict[str, bool] = field(default_factory=dict)

    def open_facts(self, deciding: tuple[str, ...]) -> OpenFacts:
        """``deciding`` facts of a condition, sorted by who could tell them."""
        found: dict[str, None] = {}
        for fact in deciding:
            found.update(dict.fromkeys(self._behind(fact, 0)))
        unanswered, inexact, agency = [], [], []
        for fact in found:
            definition = self.world.book.definitions.get(fact)
            if definition is None:
                continue
            if definition.known_by == "agency":
                agency.append(fact)
            elif self.is_missing(definition):
                unanswered.append(fact)
            elif isinstance(self.world.known.get(fact), Range):
                inexact.append(fact)
        return OpenFacts(tuple(unanswered), tuple(inexact), tuple(agency))

    def is_missing(self, definition: FactDefinition) -> bool:
        """Whether the firm could tell this fact, it has sense, and it is not known."""
        fact = definition.id
        if fact not in self._is_missing:
            self._is_missing[fact] = (
                definition.known_by == "firm"
                and fact not in self.world.known
                and self.asking_has_sense(definition) is not False
            )
        return self._is_missing[fact]

    def can_be_asked(self, definition: FactDefinition) -> bool:
        """Whether it is missing and was not answered "don't know" already."""
        return (
            self.is_missing(definition)
            and self.world.answers.get(definition.id) != DONT_KNOW
        )

    def asking_has_sense(self, definition: FactDefinition) -> bool | None:
        """Whether ``ask_if`` holds; a fact without one can always be asked."""
        if definition.ask_if is None:
            return True
        return judge(definition.ask_if, self.world.known)

    def _behind(self, fact: str, depth: int) -> tuple[str, ...]:
        definition = self.world.book.definitions.get(fact)
        if definition is None or definition.known_by != "derived":
            return (fact,)
        if depth > _DEEPEST:
            return ()
        if fact not in self._behind_derived:
            self._behind_derived[fact] = tuple(
                dict.fromkeys(
                    behind
                    for source in self._open_inputs(fact, definition)
                    for behind in self._behind(source, depth + 1)
                )
            )
        return self._behind_derived[fact]

    def _open_inputs(self, fact: str, definition: FactDefinition) -> tuple[str, ...]:
        """The direct inputs of a derived fact that are open and could change it."""
        if fact == SIZE_CLASS:
            return open_size_inputs(self.world.known, self.world.on)
        if fact in RULES:
            return deciding_facts(RULES[fact], self.world.known)
        programme = self.world.book.sources.get(fact)
        if programme is not None:
            return tuple(
                name
                for place in self.world.book.of_programme[programme.id]
                for name in self.world.deciding(place)
            )
        inputs = inputs_of(fact, self.world.book.sources) or definition.derived_from
        return tuple(name for name in inputs if name not in self.world.known)
