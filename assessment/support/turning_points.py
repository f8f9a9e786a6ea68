"""The values at which a programme's rules turn: one in every stretch they tell apart.

Trying these is as good as trying every value: between two of them no condition that
the programme rests on can change its outcome.
"""

import datetime
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from assessment.model.company import FactDefinition
from assessment.model.condition import Condition, FactCondition, leaves_of
from assessment.model.programme import Programme
from assessment.support.derived_facts import RULES, SIZE_CLASS, YEARS
from assessment.support.known_facts import parse_date
from assessment.support.plausible import plausible_values
from assessment.support.rulebook import Rulebook, inputs_of
from assessment.support.size_class import anniversary, size_limits

Value = bool | int | float | str
Stretch = tuple[Value, ...]
"""Values that no condition tells apart: the lowest and the highest worth naming."""
_DAY = datetime.timedelta(days=1)


class TurningPoints:
    """What the rules behind one programme compare with, on one date."""

    def __init__(self, programme: Programme, book: Rulebook, on: str) -> None:
        self._book = book
        self._on = on
        self._compared: dict[str, dict[str, Value]] = {}
        self._behind: dict[str, frozenset[str]] = {}
        self._stretches: dict[str, tuple[Stretch, ...]] = {}
        for criterion in programme.criteria:
            self._read(criterion.when)

    def behind(self, facts: Iterable[str]) -> frozenset[str]:
        """The facts that are asked, of all that stands behind ``facts``."""
        return frozenset[str]().union(*map(self._asked_behind, facts))

    def concerning(self, facts: Iterable[str]) -> frozenset[str]:
        """Those, and the facts that decide whether one of them is asked at all."""
        found: frozenset[str] = frozenset()
        pending = self.behind(facts)
        while pending:
            found |= pending
            pending = self.behind(
                leaf.fact
                for name in pending
                if (definition := self._book.definitions.get(name)) is not None
                and definition.ask_if is not None
                for leaf in leaves_of(definition.ask_if)
                if isinstance(leaf, FactCondition)
            )
            pending -= found
        return found

    def stretches(self, definition: FactDefinition) -> tuple[Stretch, ...]:
        """Every stretch of this fact's values; what it is compared with first."""
        fact = definition.id
        if fact not in self._stretches:
            self._stretches[fact] = tuple(dict.fromkeys(self._possible(definition)))
        return self._stretches[fact]

    def _asked_behind(self, fact: str) -> frozenset[str]:
        if fact not in self._behind:
            inputs = inputs_of(fact, self._book.sources)
            self._behind[fact] = frozenset()
            self._behind[fact] = self.behind(inputs) if inputs else frozenset({fact})
        return self._behind[fact]

    def _read(self, condition: Condition) -> None:
        """Takes up every comparison of ``condition`` and of what stands behind it."""
        for leaf in leaves_of(condition):
            if not isinstance(leaf, FactCondition):
                continue
            known = leaf.fact in self._compared
            compared = self._compared.setdefault(leaf.fact, {})
            members = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
            for member in members:
                if isinstance(member, bool | int | float | str):
                    compared[repr(member)] = member
            if not known:
                self._follow(leaf.fact)

    def _follow(self, fact: str) -> None:
        definition = self._book.definitions.get(fact)
        if definition is not None and definition.ask_if is not None:
            self._read(definition.ask_if)
        if fact in RULES:
            self._read(RULES[fact])
        elif fact in self._book.sources:
            for criterion in self._book.sources[fact].criteria:
                self._read(criterion.when)
        else:
            for source in inputs_of(fact, self._book.sources):
                if source not in self._compared:
                    self._compared[source] = {}
                    self._follow(source)

    def _possible(self, definition: FactDefinition) -> Iterator[Stretch]:
        compared = tuple(self._compared.get(definition.id, {}).values())
        if definition.type == "boolean":
            yield from ((True,), (False,))
        elif definition.type == "choice":
            allowed = tuple(choice.value for choice in definition.choices)
            yield from ((one,) for one in compared if not allowed or one in allowed)
            if definition.id in ("main_vsic_code", "province"):
                for value in plausible_values(definition, self._book, self._on):
                    yield (value,)
            yield from ((value,) for value in allowed)
        elif definition.type == "date":
            yield from ((day.isoformat(),) for day in self._dates(compared))
        else:
            yield from self._numbers(definition, compared)

    def _numbers(
        self, definition: FactDefinition, compared: Sequence[Value]
    ) -> Iterator[Stretch]:
        limits = {
            value
            for value in compared
            if isinstance(value, int | float) and not isinstance(value, bool)
        }
        if SIZE_CLASS in self._compared:
            limits.update(size_limits(definition.id))
        low = -math.inf if definition.minimum is None else definition.minimum
        high = math.inf if definition.maximum is None else definition.maximum
        inside = sorted(limit for limit in limits if low <= limit <= high)
        yield from ((limit,) for limit in inside)
        is_whole = definition.type != "percent"
        if not limits:
            return
        last = len(inside)
        for place, (start, end) in enumerate(pairwise((low, *inside, high))):
            lowest = start if place == 0 else start + 1
            highest = end if place == last else end - 1
            found = _between(lowest, highest)
            if not found and not is_whole and start < end:
                found = ((start + end) / 2,)
            if found and (place not in (0, last) or start < end):
                yield found

    def _dates(self, compared: Sequence[Value]) -> Iterator[datetime.date]:
        days = [parse_date(value) for value in compared]
        today = datetime.date.fromisoformat(self._on)
        limits = list(self._compared.get(YEARS, {}).values())
        if SIZE_CLASS in self._compared:
            # Under one year in business another rule decides the size class.
            limits.append(1)
        for limit in limits:
            if isinstance(limit, int | float) and not isinstance(limit, bool):
                days.append(anniversary(today, -int(limit)))
        for day in days:
            if day is not None:
                yield from (day, day + _DAY, day - _DAY)


def _between(lowest: float, highest: float) -> Stretch:
    """The outermost finite numbers of a stretch; none where it is empty."""
    if lowest > highest:
        return ()
    found = [value for value in (lowest, highest) if math.isfinite(value)]
    return tuple(dict.fromkeys(found))
