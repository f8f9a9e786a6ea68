"""Actions: what lifts a level, with bands of cost and time that are estimates."""

from typing import Annotated, Literal

from pydantic import Field

from assessment.model.base import FactId, Id, Model, Wording
from assessment.model.maturity import Provenance, Role

CostBand = Literal["none", "under-10m", "10-50m", "50-200m", "200m-1bn", "over-1bn"]
Level = Annotated[int, Field(ge=0, le=5)]


class Lift(Model):
    """From a range of today's levels to the level the action brings."""

    indicator: Id
    from_: Annotated[tuple[Level, Level], Field(alias="from", strict=False)]
    """Lowest and highest level, both inclusive, at which the action fits."""
    to: Level
    weeks: Annotated[tuple[int, int], Field(strict=False)] | None = None


class RequiresAction(Model):
    """Another action first; done also when its main indicator stands at its ``to``."""

    action: Id


class RequiresLevel(Model):
    """An indicator level that must be reached; not applicable counts as met."""

    indicator: Id
    level: Level


class Action(Model):
    """One thing a firm can do. The first lift is the main one."""

    id: Id
    title: Wording
    """The action in at most 70 characters, verb first."""
    do: Wording
    who: Role
    effort_days: Annotated[tuple[int | float, int | float], Field(strict=False)]
    weeks: Annotated[tuple[int, int], Field(strict=False)]
    one_off: CostBand
    running: CostBand
    """Per year."""
    free_first: bool
    """Something useful can be done this week at zero cost."""
    fixed_price: bool = False
    """Courses, tests, certificates, fees: not one band lower for micro firms."""
    lifts: Annotated[tuple[Lift, ...], Field(min_length=1, strict=False)]
    requires: Annotated[
        tuple[RequiresAction | RequiresLevel, ...], Field(strict=False)
    ] = ()
    needs: Annotated[tuple[FactId, ...], Field(strict=False)] = ()
    themes: Annotated[tuple[Id, ...], Field(strict=False)] = ()


class ActionCatalogue(Model):
    """questionnaires/actions.yaml."""

    schema_: str | None = Field(default=None, alias="$schema")
    id: Id
    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    basis: Wording
    """Said beside every cost, effort and duration: editorial estimates."""
    actions: Annotated[tuple[Action, ...], Field(min_length=1, strict=False)]
    provenance: Provenance
