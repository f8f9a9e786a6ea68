"""The schema files beside the content are those that the product would write."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from assessment.content.reader import read_yaml
from assessment.content.schema import SCHEMA_NAMES, json_schema
from assessment.services import catalogue

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "questionnaires" / "schema"
CONTENT = sorted(
    path
    for folder in ("questionnaires", "programmes")
    for path in (ROOT / folder).rglob("*.yaml")
)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schema_files_are_in_step(name):
    """Renew them with: python -m assessment schema --write"""
    text = (FOLDER / f"{name}.json").read_text("utf-8")
    assert text == catalogue.schema_text(json_schema(name))


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.name)
def test_every_content_file_points_to_a_schema_that_accepts_it(path):
    text = path.read_text("utf-8")
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert match
    schema = json.loads((path.parent / match[1]).read_text("utf-8"))
    jsonschema.validate(read_yaml(text.encode(), path.name).data, schema)


def test_descriptions_complete_and_hover():
    schema = json_schema("questionnaire")
    indicator = schema["$defs"]["Indicator"]["properties"]
    assert indicator["why"]["description"].startswith("Why it matters")
    assert "data_collection" in indicator["needs"]["items"]["enum"]
    assert schema["$defs"]["Indicator"]["additionalProperties"] is False
    assert schema["$defs"]["FactCondition"]["maxProperties"] == 2


def test_schemas_can_be_written_again(tmp_path, monkeypatch):
    from assessment.content.library import Library
    from assessment.services.access import local_actor

    monkeypatch.setattr(catalogue, "library", lambda: Library(tmp_path))
    written = catalogue.write_schemas(local_actor())
    assert [path.stem for path in written] == list(SCHEMA_NAMES)
    assert all(path.stat().st_size > 500 for path in written)
