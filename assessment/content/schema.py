"""JSON Schemas of the files authors write: an editor completes and explains by them.

Generated from the model objects, never by hand; descriptions are the docstrings of
their attributes.
"""

from typing import Any, Literal, get_args

from pydantic import BaseModel

from assessment.content.vocabulary import NEEDS
from assessment.model.action import ActionCatalogue
from assessment.model.company import CompanyFacts
from assessment.model.crosswalk import CrosswalkCatalogue
from assessment.model.law import LawChanges
from assessment.model.mapping import Mapping
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme
from assessment.model.responses import AssessmentFile

SchemaName = Literal[
    "questionnaire",
    "mapping",
    "company-facts",
    "actions",
    "crosswalk",
    "programme",
    "law-changes",
    "assessment-file",
]
SCHEMA_NAMES: tuple[SchemaName, ...] = get_args(SchemaName)
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[SchemaName, type[BaseModel]] = {
    "questionnaire": Questionnaire,
    "mapping": Mapping,
    "company-facts": CompanyFacts,
    "actions": ActionCatalogue,
    "crosswalk": CrosswalkCatalogue,
    "programme": Programme,
    "law-changes": LawChanges,
    "assessment-file": AssessmentFile,
}
_COMPARISONS = ("FactCondition", "IndicatorCondition")


def json_schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    schema = _MODELS[name].model_json_schema(by_alias=True)
    for title, definition in schema.get("$defs", {}).items():
        if title in _COMPARISONS:
            definition |= {"minProperties": 2, "maxProperties": 2}
    for holder in (schema, *schema.get("$defs", {}).values()):
        needs = holder.get("properties", {}).get("needs")
        if needs is not None:
            needs["items"] = {"enum": list(NEEDS)}
    if name == "assessment-file":
        schema["properties"]["$schema"] = {"type": "string"}
    return {"$schema": DIALECT} | schema
