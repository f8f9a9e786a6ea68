"""The smallest set of changes that opens a programme to a company.

Only facts that ``company-facts.yaml`` declares changeable are ever changed, only to
values it allows, and only where it says that a firm like this one can. What is not
known costs nothing: it is assumed to be answered in the firm's favour where that is
possible, and said apart.

A criterion that is not met stays so until a fact behind it changes. So the search
takes such a criterion, tries each fact behind it at every value where a rule turns
(:mod:`assessment.support.turning_points`), and goes on with one change less: first with
none, then one, then two, until some number of changes is enough. Facts tried in vain
are left out for the rest of that branch, so every set is met once. A branch that would
need more changes than are left (:mod:`assessment.support.least_changes`) is not tried.

The work is bounded: after :data:`MOST_STEPS` judged worlds, or :data:`MOST_WORK`
comparisons in them, it stops, and says so.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assessment.model.changes import (
    Bound,
    Change,
    ChangeOutcome,
    ChangeSet,
    ProgrammeChanges,
    Value,
)
from assessment.model.company import Company, CompanyFacts, FactDefinition
from assessment.model.condition import leaves_of
from assessment.model.programme import Programme
from assessment.scoring.conditions import judge
from assessment.support.editions import (
    edition_on,
    has_unread_rules,
    programmes_on,
)
from assessment.support.eligibility import outcome_of
from assessment.support.known_facts import interval
from assessment.support.least_changes import LeastChanges
from assessment.support.missing import Finder, OpenFacts
from assessment.support.rulebook import rulebook_of
from assessment.support.turning_points import TurningPoints
from assessment.support.world import World

MOST_STEPS = 10_000
MOST_WORK = 1_000_000
"""Comparisons that are judged: a programme of very many rules takes no longer."""
MOST_SHOWN = 3

_Assigned = Mapping[str, Value]


def find_changes(
    programme: Programme,
    company: Company,
    *,
    facts: CompanyFacts,
    on: str,
    programmes: Sequence[Programme] = (),
    most_steps: int = MOST_STEPS,
    most_work: int = MOST_WORK,
) -> ProgrammeChanges:
    """The fewest changes that make ``company`` likely eligible on ``on``.

    ``programmes`` is the whole catalogue: some facts follow from another programme's
    criteria and stay unknown without it. Sets with the fewest open answers come first,
    then those whose facts stand first in the file of company facts.
    """
    everything = programmes
    # A catalogue that holds it is used as it is: its rulebook is compiled already.
    if all(found is not programme for found in programmes):
        others = (found for found in programmes if found.id != programme.id)
        everything = (*others, programme)
    if has_unread_rules(programme, on):
        return ProgrammeChanges(programme.id, "rules-not-recorded", (), 0, True, ())
    book = rulebook_of(programmes_on(everything, on), facts)
    world = World.of(book, company, facts, on)
    search = _Search(edition_on(programme, on), company, world, most_steps, most_work)
    return search.run()


class _Stopped(Exception):
    """The search has judged as many worlds, or compared as much, as it may."""


@dataclass(slots=True)
class _Found:
    """A set of changes with what is open after it."""

    values: dict[str, Value]
    answers: tuple[str, ...]
    ask_agency: tuple[str, ...]

    @property
    def open(self) -> int:
        return len(self.answers) + len(self.ask_agency)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The criteria of the programme in one world, by what they wait for."""

    not_met: tuple[int, ...]
    unknown: tuple[int, ...]


@dataclass(slots=True)
class _Search:
    programme: Programme
    company: Company
    world: World
    steps_left: int
    work_left: int
    points: TurningPoints = field(init=False)
    changeable: dict[str, tuple[Value, ...]] = field(init=False)
    """What may change, in the order of the file, with the values it may take."""
    least: LeastChanges = field(init=False)
    found: dict[frozenset[str], _Found] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.points = TurningPoints(self.programme, self.world.book, self.world.on)
        behind = self.points.concerning(
            fact for place in self._places() for fact in self._reads(place)
        )
        self.changeable = {
            name: values
            for name, definition in self.world.book.definitions.items()
            if name in behind and (values := self._values_to_change(definition))
        }
        self.least = LeastChanges(self.changeable, self.points.behind)

    def run(self) -> ProgrammeChanges:
        """The smallest sets, tried with one change more at a time."""
        start = self._judge(self.world)
        blocked = tuple(
            criterion.id
            for criterion, place in zip(
                self.programme.criteria, self._places(), strict=True
            )
            if place in start.not_met
            and self.changeable.keys().isdisjoint(
                self.points.behind(self._reads(place))
            )
        )
        is_complete = True
        try:
            least = self._least(start, self.world, frozenset())
            first = int(least) if math.isfinite(least) else len(self.changeable) + 1
            for most in range(first, len(self.changeable) + 1):
                self._change(self.world, {}, frozenset(), most)
                if self.found:
                    break
        except _Stopped:
            is_complete = False
        return self._result(start, blocked, is_complete)

    def _result(
        self, start: _Judged, blocked: tuple[str, ...], is_complete: bool
    ) -> ProgrammeChanges:
        order = {name: place for place, name in enumerate(self.changeable)}
        ranked = sorted(
            self.found.values(),
            key=lambda one: (one.open, sorted(order[name] for name in one.values)),
        )
        outcome: ChangeOutcome
        if ranked and not ranked[0].values:
            is_sure = not start.unknown
            outcome = "eligible" if is_sure else "answers-only"
        elif ranked:
            outcome = "changes"
        else:
            outcome = "impossible" if is_complete else "not-found"
        shown = ranked[:MOST_SHOWN] if outcome != "eligible" else []
        self.steps_left, self.work_left = MOST_STEPS, MOST_WORK // 10
        return ProgrammeChanges(
            programme=self.programme.id,
            outcome=outcome,
            sets=tuple(self._shown(one, order) for one in shown),
            further=len(ranked) - len(shown) if outcome == "changes" else 0,
            is_complete=is_complete,
            blocked_by=blocked,
        )

    def _shown(self, one: _Found, order: Mapping[str, int]) -> ChangeSet:
        return ChangeSet(
            changes=tuple(
                self._described(name, one.values)
                for name in sorted(one.values, key=order.__getitem__)
            ),
            answers=one.answers,
            ask_agency=one.ask_agency,
        )

    def _described(self, name: str, values: _Assigned) -> Change:
        """One change with the other values that would do in its place."""
        world = self.world
        for other, value in values.items():
            if other != name:
                world = world.with_value(other, value)
        chosen = values[name]
        does = [
            value
            for value in self.changeable[name]
            if value == chosen or self._is_open(world.with_value(name, value))
        ]
        stated = self.company.facts[name]
        now, point = interval(stated), interval(chosen)
        if now is None or point is None:
            return Change(fact=name, now=stated, to=tuple(does), bound="exactly")
        bound: Bound = "at-least" if point[0] > now[1] else "at-most"
        beyond = [
            value
            for value in self.changeable[name]
            if _is_beyond(value, point[0], upwards=bound == "at-least")
        ]
        if any(value not in does for value in beyond):
            bound = "exactly"
        return Change(fact=name, now=stated, to=(chosen,), bound=bound)

    def _change(
        self, world: World, changed: _Assigned, without: frozenset[str], most: int
    ) -> None:
        """Records every set that adds to ``changed`` up to ``most`` facts in all."""
        judged = self._judge(world)
        if not judged.not_met and self._can_be_completed(world, frozenset()):
            self._record(world, changed)
            return
        fixed = without | changed.keys()
        if len(changed) + max(1, self._least(judged, world, fixed)) > most:
            return
        reaching = list(self.changeable)
        # Where each criterion could still be met but not all together, or a question
        # has no sense, any change may help.
        for place in judged.not_met:
            behind = self.points.behind(self._reads(place))
            reaching = min(
                reaching, [name for name in self.changeable if name in behind], key=len
            )
        for name in reaching:
            if name in changed or name in without:
                continue
            for value in self.changeable[name]:
                self._change(
                    world.with_value(name, value),
                    {**changed, name: value},
                    without,
                    most,
                )
            without |= {name}

    def _record(self, world: World, changed: _Assigned) -> None:
        waiting = self._open_facts(world, self._judge(world).unknown)
        found = _Found(
            dict(changed), (*waiting.unanswered, *waiting.inexact), waiting.agency
        )
        key = frozenset(changed)
        if key not in self.found or found.open < self.found[key].open:
            self.found[key] = found

    def _is_open(self, world: World) -> bool:
        """Whether the programme is open, or can be by answers."""
        try:
            return not self._judge(world).not_met and self._can_be_completed(
                world, frozenset()
            )
        except _Stopped:
            return False

    def _can_be_completed(
        self,
        world: World,
        answered: frozenset[str],
        without: frozenset[str] = frozenset(),
    ) -> bool:
        """Whether some answers to what is not known make every criterion met."""
        judged = self._judge(world)
        if judged.not_met:
            return False
        finder = Finder(world)
        definitions = world.book.definitions
        if not judged.unknown:
            return all(
                finder.asking_has_sense(definitions[name]) is not False
                for name in answered
            )
        waiting = self._open_facts(world, judged.unknown[:1])
        for name in (*waiting.unanswered, *waiting.inexact, *waiting.agency):
            if name in without or name in answered:
                continue
            for value in self._answers(definitions[name], world):
                tried = world.with_value(name, value)
                if self._can_be_completed(tried, answered | {name}, without):
                    return True
            without |= {name}
        return False

    def _open_facts(self, world: World, places: Sequence[int]) -> OpenFacts:
        self._spend(2 * sum(map(self._size, places)))
        deciding = (fact for place in places for fact in world.deciding(place))
        return Finder(world).open_facts(tuple(dict.fromkeys(deciding)))

    def _judge(self, world: World) -> _Judged:
        if self.steps_left <= 0:
            raise _Stopped
        self.steps_left -= 1
        self._spend(
            sum(
                1 if self._is_as_before(world, place) else self._size(place)
                for place in self._places()
            )
        )
        not_met: list[int] = []
        unknown: list[int] = []
        for criterion, place in zip(
            self.programme.criteria, self._places(), strict=True
        ):
            outcome = outcome_of(criterion, world.holds(place))
            if outcome == "not-met":
                not_met.append(place)
            elif outcome == "unknown":
                unknown.append(place)
        return _Judged(tuple(not_met), tuple(unknown))

    def _spend(self, work: int) -> None:
        if self.work_left <= 0:
            raise _Stopped
        self.work_left -= work

    def _is_as_before(self, world: World, place: int) -> bool:
        reads = self.world.book.rules[place].reads_any_of
        return world.base is not None and world.changed.isdisjoint(reads)

    def _size(self, place: int) -> int:
        """How many comparisons the rule at ``place`` is made of."""
        if place not in self._sizes:
            condition = self.world.book.rules[place].condition
            self._sizes[place] = sum(1 for _ in leaves_of(condition))
        return self._sizes[place]

    def _least(self, judged: _Judged, world: World, fixed: frozenset[str]) -> float:
        """How many facts must change at least before every criterion can be met."""
        self._spend(2 * sum(map(self._size, judged.not_met)))
        rules = self.world.book.rules
        is_required = {
            place: criterion.kind == "requirement"
            for criterion, place in zip(
                self.programme.criteria, self._places(), strict=True
            )
        }
        return self.least.count(
            ((rules[place].compiled, is_required[place]) for place in judged.not_met),
            world.known,
            fixed,
        )

    def _places(self) -> tuple[int, ...]:
        return self.world.book.of_programme[self.programme.id]

    def _reads(self, place: int) -> tuple[str, ...]:
        return self.world.book.rules[place].reads

    def _values_to_change(self, definition: FactDefinition) -> tuple[Value, ...]:
        """Values other than today's, the nearest first; none: it cannot be changed."""
        now = self.world.stated.get(definition.id)
        if now is None or not definition.changeable or definition.known_by != "firm":
            return ()
        change_if = definition.change_if
        if change_if is not None and judge(change_if, self.world.known) is not True:
            return ()
        ends = interval(now)
        values: list[Value] = []
        for stretch in self.points.stretches(definition):
            fits = [
                value
                for value in stretch
                if not _may_be(now, value)
                and (not definition.change_to or value in definition.change_to)
            ]
            if fits:
                values.append(min(fits, key=lambda value: _distance(value, ends)))
        return tuple(sorted(values, key=lambda value: _distance(value, ends)))

    def _answers(self, definition: FactDefinition, world: World) -> tuple[Value, ...]:
        """Values an unknown fact, or one known as a band, may turn out to have."""
        stretches = self.points.stretches(definition)
        now = world.known.get(definition.id)
        ends = interval(now)
        if ends is None:
            return tuple(stretch[0] for stretch in stretches)
        within = (value for stretch in stretches for value in stretch)
        inside = (end for end in ends if math.isfinite(end))
        return (*(value for value in within if _may_be(now, value)), *inside)


def _may_be(now: object, value: Value) -> bool:
    """Whether what is stated may already be ``value``."""
    ends, other = interval(now), interval(value)
    if ends is None or other is None:
        return type(now) is type(value) and now == value
    return ends[0] <= other[0] <= ends[1]


def _distance(value: Value, now: tuple[float, float] | None) -> float:
    ends = interval(value)
    if ends is None or now is None:
        return 0.0
    return max(now[0] - ends[0], ends[0] - now[1])


def _is_beyond(value: Value, point: float, *, upwards: bool) -> bool:
    ends = interval(value)
    return ends is not None and (ends[0] > point if upwards else ends[0] < point)
