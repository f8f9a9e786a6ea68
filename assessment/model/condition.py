"""The one condition grammar: applicability, eligibility and contradictions.

A condition is a closed tree: ``{fact: ID, OP: VALUE}`` or
``{indicator: ID, OP: LEVEL}`` leaves under ``all``, ``any`` and ``not``. There is
nothing to execute in it. How it is judged is in :mod:`assessment.scoring.conditions`.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from assessment.model.base import FactId, Id, Model

Scalar = bool | int | float | str
Ordered = (
    int | float | Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
)
"""What can be put in order: a number, or an ISO date."""

Op = Literal[
    "is",
    "is_not",
    "one_of",
    "none_of",
    "below",
    "at_most",
    "at_least",
    "above",
]
OPS: tuple[Op, ...] = (
    "is",
    "is_not",
    "one_of",
    "none_of",
    "below",
    "at_most",
    "at_least",
    "above",
)


class _Comparison(Model):
    is_: Scalar | None = Field(default=None, alias="is")
    is_not: Scalar | None = None
    one_of: Annotated[tuple[Scalar, ...], Field(min_length=1, strict=False)] | None = (
        None
    )
    none_of: Annotated[tuple[Scalar, ...], Field(min_length=1, strict=False)] | None = (
        None
    )
    below: Ordered | None = None
    at_most: Ordered | None = None
    at_least: Ordered | None = None
    above: Ordered | None = None

    @model_validator(mode="after")
    def _has_exactly_one_op(self) -> "_Comparison":
        if len(self._given()) != 1:
            raise ValueError("one_op")
        return self

    def _given(self) -> list[tuple[Op, object]]:
        pairs = ((op, getattr(self, "is_" if op == "is" else op)) for op in OPS)
        return [(op, value) for op, value in pairs if value is not None]

    @property
    def op(self) -> Op:
        """The one comparison that this leaf makes."""
        return self._given()[0][0]

    @property
    def value(self) -> object:
        """What it compares with: a scalar, or a tuple for one_of and none_of."""
        return self._given()[0][1]


class FactCondition(_Comparison):
    """A company fact compared with a value."""

    fact: FactId


class IndicatorCondition(_Comparison):
    """An indicator's answered level compared with a level; contradictions only."""

    indicator: Id


class AllOf(Model):
    """True when every part is."""

    all: Annotated[
        tuple["Condition", ...], Field(min_length=1, max_length=64, strict=False)
    ]


class AnyOf(Model):
    """True when at least one part is."""

    any: Annotated[
        tuple["Condition", ...], Field(min_length=1, max_length=64, strict=False)
    ]


class Not(Model):
    """True when its part is false."""

    not_: "Condition" = Field(alias="not")


def _kind(value: object) -> str | None:
    keys = (
        value
        if isinstance(value, dict)
        else type(value).__dict__.get(
            "model_fields", getattr(type(value), "model_fields", {})
        )
    )
    for key, tag in (
        ("all", "all"),
        ("any", "any"),
        ("not", "not"),
        ("not_", "not"),
        ("indicator", "indicator"),
        ("fact", "fact"),
    ):
        if key in keys:
            return tag
    return None


Condition = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[FactCondition, Tag("fact")]
    | Annotated[IndicatorCondition, Tag("indicator")],
    Discriminator(_kind),
]

for _model in (AllOf, AnyOf, Not):
    _model.model_rebuild()


def leaves_of(condition: Condition) -> Iterator[FactCondition | IndicatorCondition]:
    """Every leaf of ``condition``, in reading order."""
    if isinstance(condition, AllOf):
        for part in condition.all:
            yield from leaves_of(part)
    elif isinstance(condition, AnyOf):
        for part in condition.any:
            yield from leaves_of(part)
    elif isinstance(condition, Not):
        yield from leaves_of(condition.not_)
    else:
        yield condition
