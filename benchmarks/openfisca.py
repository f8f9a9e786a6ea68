"""The made-up rules in openfisca-core: a variable a fact, a variable a programme.

A programme's formula is one array expression over the facts of all firms. OpenFisca has
no "unknown" and its formula keeps no criteria, only the verdict.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from typing import Any

import numpy as np
import numpy.typing as npt
from openfisca_core import entities, indexed_enums, periods
from openfisca_core.simulations import (  # type: ignore[import-untyped]  # no types
    Simulation,
    SimulationBuilder,
)
from openfisca_core.taxbenefitsystems import (  # type: ignore[import-untyped]  # as above
    TaxBenefitSystem,
)
from openfisca_core.variables import (  # type: ignore[import-untyped]  # as above
    Variable,
)

from assessment.model.programme import Programme
from assessment.scoring.conditions import Compiled, Known, compiled

PERIOD = "2026"
Flags = npt.NDArray[np.bool_]
Formula = Callable[[Callable[[str], Any]], Flags]
_ORDERED: Mapping[str, Callable[[Any, Any], Flags]] = {
    "below": np.less,
    "at_most": np.less_equal,
    "at_least": np.greater_equal,
    "above": np.greater,
}


class OpenFisca:
    """The rules as a tax and benefit system, and the firms as arrays."""

    def __init__(
        self, programmes: Sequence[Programme], facts: Mapping[str, list[Known]]
    ) -> None:
        firm = entities.Entity("firm", "firms", "A firm", "")
        self._system = TaxBenefitSystem([firm])
        self._size = len(next(iter(facts.values())))
        self._inputs: dict[str, Any] = {}
        words: dict[str, Any] = {}
        for fact, values in facts.items():
            attributes: dict[str, Any] = {}
            if isinstance(values[0], str):
                names = {str(value): str(value) for value in values}
                words[fact] = indexed_enums.Enum(f"{fact}_words", names)
                first = next(iter(words[fact]))
                attributes = {"possible_values": words[fact], "default_value": first}
            self._add(fact, firm, _type_of(values[0]), **attributes)
            array = np.array(values)
            self._inputs[fact] = words[fact].encode(array) if fact in words else array
        self.names = [name_of(programme) for programme in programmes]
        for programme in programmes:
            formula = _formula(programme, words)
            self._add(name_of(programme), firm, bool, formula=formula)

    def _add(self, name: str, firm: Any, kind: type, **more: Any) -> None:
        attributes = {
            "value_type": kind,
            "entity": firm,
            "definition_period": periods.DateUnit.YEAR,
            "label": name,
        }
        self._system.add_variable(type(name, (Variable,), attributes | more))

    def simulation(self) -> Simulation:
        """A new simulation that has been given all facts."""
        builder = SimulationBuilder()
        made = builder.build_default_simulation(self._system, count=self._size)
        for fact, array in self._inputs.items():
            made.set_input(fact, PERIOD, array)
        return made

    def calculate(self, simulation: Simulation) -> list[Flags]:
        """Whether every firm is eligible, programme by programme."""
        return [simulation.calculate(name, PERIOD) for name in self.names]

    def verdicts(self) -> list[Flags]:
        """The same, from facts to verdicts."""
        return self.calculate(self.simulation())


def about() -> str:
    """What is measured beside ours."""
    return f"openfisca-core {version('openfisca-core')}"


def name_of(programme: Programme) -> str:
    """The programme's variable."""
    return programme.id.replace("-", "_")


def _type_of(value: Known) -> type:
    if isinstance(value, bool):
        return bool
    if isinstance(value, str):
        return indexed_enums.Enum
    return float


def _formula(
    programme: Programme, words: Mapping[str, Any]
) -> Callable[..., npt.NDArray[np.bool_]]:
    parts = [
        (criterion.kind == "requirement", _condition(compiled(criterion.when), words))
        for criterion in programme.criteria
    ]

    def formula(firm: Any, period: Any) -> Flags:
        def fact(name: str) -> Any:
            return firm(name, period)

        found: Flags | None = None
        for is_wanted, condition in parts:
            holds = condition(fact) if is_wanted else ~condition(fact)
            found = holds if found is None else found & holds
        assert found is not None
        return found

    return formula


def _condition(rule: Compiled, words: Mapping[str, Any]) -> Formula:
    if len(rule) == 4:
        return _comparison(rule[1], rule[2], rule[3], words)
    parts = [_condition(part, words) for part in rule[1]]
    if rule[0] == "not":
        return lambda fact: ~parts[0](fact)
    join = np.logical_and if rule[0] == "all" else np.logical_or

    def joined(fact: Callable[[str], Any]) -> Flags:
        found = parts[0](fact)
        for part in parts[1:]:
            found = join(found, part(fact))
        return found

    return joined


def _comparison(
    name: str, op: str, wanted: object, words: Mapping[str, Any]
) -> Formula:
    if op in _ORDERED:
        compare = _ORDERED[op]
        return lambda fact: compare(fact(name), wanted)
    if wanted is True and op == "is":
        return lambda fact: fact(name)
    if wanted is False and op == "is":
        return lambda fact: ~fact(name)
    members = wanted if isinstance(wanted, tuple) else (wanted,)
    if name in words:
        known = {item.name: item for item in words[name]}
        members = tuple(known[one] for one in members if one in known)

    def one_of(fact: Callable[[str], Any]) -> Flags:
        values = fact(name)
        found = np.zeros(len(values), np.bool_)
        for member in members:
            found = found | (values == member)
        return ~found if op in ("is_not", "none_of") else found

    return one_of
