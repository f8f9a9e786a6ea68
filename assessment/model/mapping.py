"""How answers to one version of a questionnaire go over to the next version."""

from typing import Annotated

from pydantic import Field

from assessment.model.base import Id, Model, Wording

Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
LevelOrNone = Annotated[int, Field(ge=0, le=5)] | None


class Renamed(Model):
    """An indicator that goes on under another id."""

    from_: Annotated[Id, Field(alias="from")]
    to: Id
    reason: Wording


class Dropped(Model):
    """An indicator that the new version no longer asks."""

    indicator: Id
    reason: Wording


class MappedLevels(Model):
    """Levels of a kept or renamed indicator that mean another level now."""

    indicator: Id
    """Its id in the old version."""
    to: Annotated[
        tuple[LevelOrNone, ...], Field(min_length=2, max_length=6, strict=False)
    ]
    """The new level for the old levels 0, 1, ...; null: to be asked again."""
    reason: Wording


class Mapping(Model):
    """Every indicator of both versions: kept, renamed, dropped or added."""

    schema_: str | None = Field(default=None, alias="$schema")
    questionnaire: Id
    from_: Annotated[Version, Field(alias="from")]
    to: Version
    kept: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Same id and same meaning in both versions."""
    renamed: Annotated[tuple[Renamed, ...], Field(strict=False)] = ()
    dropped: Annotated[tuple[Dropped, ...], Field(strict=False)] = ()
    levels: Annotated[tuple[MappedLevels, ...], Field(strict=False)] = ()
    added: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Indicators that only the new version has."""
