"""The actions are held against the newest questionnaire, and name nothing unknown."""

import re
from pathlib import Path

from assessment.content.checks import check_content
from tests.content.samples import ACTIONS, QUESTIONNAIRE, write_all

ON = "2026-11-22"
FIVE = re.compile(r"          - level: 5\n(?:            .*\n)+")


def faults(folder: Path) -> set[tuple[str, str]]:
    """(code, file) of every fault that is none of the mapping between versions."""
    return {
        (found.code, Path(found.where).name)
        for found in check_content([folder], on=ON)
        if not found.code.startswith("W")
    }


def with_two_versions(folder: Path, older: str, newer: str) -> Path:
    """The sample with the same questionnaire as versions 1.9.0 and 1.10.0."""
    write_all(folder)
    place = folder / "questionnaires" / "bakery"
    (place / "1.0.0.yaml").unlink()
    for version, text in (("1.9.0", older), ("1.10.0", newer)):
        found = text.replace('version: "1.0.0"', f'version: "{version}"')
        (place / f"{version}.yaml").write_text(found, "utf-8")
    return folder


def test_the_levels_of_the_newest_version_count_not_of_the_last_name(
    tmp_path: Path,
) -> None:
    four = FIVE.sub("", QUESTIONNAIRE)
    assert four != QUESTIONNAIRE
    to_five = ACTIONS.replace("from: [2, 2], to: 3", "from: [2, 2], to: 5")
    for place, older, newer, expected in (
        ("grown", four, QUESTIONNAIRE, set()),
        ("cut", QUESTIONNAIRE, four, {("C216", "actions.yaml")}),
    ):
        folder = with_two_versions(tmp_path / place, older, newer)
        (folder / "questionnaires" / "actions.yaml").write_text(to_five, "utf-8")
        found = {fault for fault in faults(folder) if fault[1] == "actions.yaml"}
        assert found == expected


def test_an_indicator_of_some_version_may_be_lifted_and_one_of_none_may_not(
    tmp_path: Path,
) -> None:
    newer = QUESTIONNAIRE.replace("oven-checks", "oven-heat")
    folder = with_two_versions(tmp_path, QUESTIONNAIRE, newer)
    assert not {fault for fault in faults(folder) if fault[1] == "actions.yaml"}
    actions = folder / "questionnaires" / "actions.yaml"
    actions.write_text(ACTIONS.replace("oven-checks", "oven-dreams"), "utf-8")
    assert {fault for fault in faults(folder) if fault[1] == "actions.yaml"} != set()
