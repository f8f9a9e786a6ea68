"""What every model object shares: it is frozen, strict and refuses unknown keys."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Language = Literal["vi", "en"]

Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=64),
]
"""A lower-kebab id of something we name. It never changes once published."""

FactId = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=64),
]
"""A snake_case id of a company fact, an enum value of one, or a need."""


class Model(BaseModel):
    """Base of all content objects: frozen, strict, no unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        populate_by_name=True,
        use_attribute_docstrings=True,
    )


class Wording(Model):
    """One text in both languages. Vietnamese is the source, English is complete."""

    vi: Annotated[str, Field(min_length=1, max_length=4000)]
    en: Annotated[str, Field(min_length=1, max_length=4000)]

    def in_language(self, language: Language) -> str:
        """The text in ``language``.

        >>> Wording(vi="Đã lưu", en="Saved").in_language("en")
        'Saved'
        """
        return self.vi if language == "vi" else self.en
