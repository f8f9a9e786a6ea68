"""Which answers the verdicts still wait for, for many companies at once.

The meaning is that of :class:`assessment.support.missing.Finder`, with a mask of
companies in the place of one company.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np

from assessment.model.company import FactDefinition
from assessment.model.programme import Programme
from assessment.scoring.conditions import Compiled, compiled
from assessment.support.bulk_columns import UNKNOWN, Mask, Numbers, Tri
from assessment.support.bulk_facts import CLASS_BITS, Facts, Runs
from assessment.support.derived_facts import RULES, SIZE_CLASS
from assessment.support.rulebook import inputs_of
from assessment.support.size_class import SIZE_INPUTS

Masks = dict[str, Mask]
"""By fact, the companies for which it is meant."""


class Waiting(NamedTuple):
    """What the verdicts on one programme wait for."""

    askable: Masks
    """The firm could answer, or give a more exact number."""
    agency: Masks
    """Only an agency knows."""


class Missing:
    """Finds the open facts of one chunk of companies."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._definitions: Mapping[str, FactDefinition] = facts.book.definitions
        self._deciding: dict[int, Masks] = {}
        self._behind: dict[str, Masks] = {}
        self._missing: Masks = {}

    def waiting_for(self, programme: Programme, verdict: Tri) -> Waiting:
        """The facts that the companies with an unknown ``verdict`` wait for."""
        is_open = verdict == UNKNOWN
        waiting = Waiting({}, {})
        if not is_open.any():
            return waiting
        inexact: Masks = {}
        has_question = np.zeros(len(verdict), np.bool_)
        for fact, mask in self._open(programme, is_open).items():
            definition = self._definitions.get(fact)
            if definition is None:
                continue
            if definition.known_by == "agency":
                waiting.agency[fact] = mask
                continue
            waiting.askable[fact] = mask & self._is_missing(definition)
            has_question |= waiting.askable[fact]
            column = self._facts.column(fact)
            if isinstance(column, Numbers):
                inexact[fact] = mask & column.is_wide
        for fact, mask in inexact.items():
            waiting.askable[fact] = waiting.askable[fact] | (mask & ~has_question)
        return waiting

    def _open(self, programme: Programme, is_open: Mask) -> Masks:
        """The open facts behind the criteria, those that nobody derives."""
        found: Masks = {}
        for place in self._facts.book.of_programme[programme.id]:
            rule = self._facts.book.rules[place].compiled
            for fact, mask in self._decides(rule).items():
                for asked, own in self._asked_behind(fact).items():
                    _add(found, asked, mask & own & is_open)
        return found

    def _decides(self, rule: Compiled) -> Masks:
        """The facts that could still decide ``rule``; the twin of deciding_facts."""
        if id(rule) not in self._deciding:
            found: Masks = {}
            self._walk(rule, np.ones(self._facts.size, np.bool_), found)
            self._deciding[id(rule)] = found
        return self._deciding[id(rule)]

    def _walk(self, part: Compiled, mask: Mask, found: Masks) -> None:
        is_open = mask & (self._facts.conditions.judge(part) == UNKNOWN)
        if not is_open.any():
            return
        if len(part) == 2:
            for inner in part[1]:
                self._walk(inner, is_open, found)
        elif part[0] == "fact":
            _add(found, part[1], is_open)

    def _is_missing(self, definition: FactDefinition) -> Mask:
        fact = definition.id
        if fact not in self._missing:
            found = ~self._facts.is_known(fact)
            if definition.known_by != "firm":
                found = np.zeros(self._facts.size, np.bool_)
            elif definition.ask_if is not None:
                sense = self._facts.conditions.judge(compiled(definition.ask_if))
                found &= sense >= UNKNOWN
            self._missing[fact] = found
        return self._missing[fact]

    def _asked_behind(self, fact: str) -> Masks:
        definition = self._definitions.get(fact)
        if definition is None or definition.known_by != "derived":
            return {fact: np.ones(self._facts.size, np.bool_)}
        if fact not in self._behind:
            found: Masks = {}
            self._behind[fact] = found  # a circle ends here
            for source, mask in self._open_inputs(fact, definition).items():
                for asked, own in tuple(self._asked_behind(source).items()):
                    _add(found, asked, mask & own)
        return self._behind[fact]

    def _open_inputs(self, fact: str, definition: FactDefinition) -> Masks:
        book = self._facts.book
        if fact == SIZE_CLASS:
            return self._open_size_inputs()
        if fact in RULES:
            return self._decides(compiled(RULES[fact]))
        if fact in book.sources:
            found: Masks = {}
            for place in book.of_programme[book.sources[fact].id]:
                for name, mask in self._decides(book.rules[place].compiled).items():
                    _add(found, name, mask)
            return found
        inputs: Iterable[str] = inputs_of(fact, book.sources) or definition.derived_from
        return {name: ~self._facts.is_known(name) for name in inputs}

    def _open_size_inputs(self) -> Masks:
        """The twin of :func:`.size_class.open_size_inputs`."""
        facts = self._facts
        form = facts.is_enterprise()
        found: Masks = {}
        sectors = facts.sectors()
        for limits, is_possible in sectors:
            for which, moves in enumerate(_moving(*facts.runs(limits))):
                _add(found, SIZE_INPUTS[which], moves & is_possible)
        classes = facts.classes() & CLASS_BITS
        has_several = (classes & (classes - np.uint8(1))) != 0
        for _, is_possible in sectors:
            has_several = has_several & is_possible
        found["main_vsic_code"] = has_several
        found = {fact: mask & (form >= UNKNOWN) for fact, mask in found.items()}
        found["legal_form"] = form == UNKNOWN
        return {fact: found[fact] for fact in SIZE_INPUTS}


def _moving(employees: Runs, revenue: Runs, capital: Runs) -> tuple[Mask, Mask, Mask]:
    """Whether employees, revenue, capital could move the class."""
    lowest_finance = np.minimum(revenue.low, capital.low)
    ceiling = np.minimum(revenue.high, capital.high)
    staff = (employees.low != employees.high) & (employees.high > lowest_finance)
    money = [
        (own.low != own.high) & (ceiling > np.maximum(own.low, employees.low))
        for own in (revenue, capital)
    ]
    return staff, money[0], money[1]


def _add(found: Masks, fact: str, mask: Mask) -> None:
    found[fact] = found[fact] | mask if fact in found else mask
