"""Nothing is dropped silently: every answer goes over or is listed with a reason."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.content.checks import check_content
from assessment.content.checks.reading_time import MOST_MINUTES
from assessment.content.library import Library, shipped_library
from assessment.content.mapping import carry
from assessment.model.mapping import Mapping
from assessment.model.maturity import Questionnaire
from tests import workshop
from tests.content.samples import GUIDE, QUESTIONNAIRE
from tests.workshop import ALWAYS, CORE, DROPPED, KEPT, NEW_NAME, OLD_NAME, REWRITTEN

MAPPING = f"questionnaires/{CORE}/mappings/1.0.0-to-1.1.0.yaml"
NEWER = f"questionnaires/{CORE}/1.1.0.yaml"
MODULE = f"questionnaires/{workshop.METAL}/1.0.0.yaml"


def codes(folder):
    return sorted({found.code for found in check_content([folder], on=workshop.ON)})


def test_content_with_versions_and_modules_has_no_fault(tmp_path):
    problems = check_content([workshop.write(tmp_path)], on=workshop.ON)
    assert [found.line_of_text("en") for found in problems] == []


def change(path, edit):
    files = deepcopy(workshop.all_files())
    edit(files[path])
    return files


CHANGES = {
    "an old indicator left out": (MAPPING, lambda d: d["kept"].remove(KEPT), ["C313"]),
    "a new indicator left out": (MAPPING, lambda d: d["added"].clear(), ["C313"]),
    "kept and dropped": (
        MAPPING,
        lambda d: d["kept"].append(DROPPED),
        ["C314", "C315"],
    ),
    "added and kept": (MAPPING, lambda d: d["added"].append(KEPT), ["C314"]),
    "an unknown indicator": (MAPPING, lambda d: d["added"].append("what"), ["C315"]),
    "levels of what is dropped": (
        MAPPING,
        lambda d: d["levels"][0].update(indicator=DROPPED),
        ["C315"],
    ),
    "too few levels": (MAPPING, lambda d: d["levels"][0]["to"].pop(), ["C316"]),
    "a version that is not there": (
        MAPPING,
        lambda d: d.update({"to": "1.2.0"}),
        ["C311", "C312"],
    ),
    "a dropped one without reason": (
        MAPPING,
        lambda d: d["dropped"][0].pop("reason"),
        ["C102"],
    ),
    "a target in a module": (
        MODULE,
        lambda d: d["dimensions"][0]["indicators"][0].update(
            target={"micro": 1, "small": 1, "medium": 1}
        ),
        ["C302"],
    ),
    "a module without a step": (
        MODULE,
        lambda d: d["dimensions"][0]["indicators"][0].pop("next_step"),
        ["C304"],
    ),
    "a module of nothing": (
        MODULE,
        lambda d: d["module"].update(questionnaire="none"),
        ["C305"],
    ),
    "a module of a module": (
        MODULE,
        lambda d: d["module"].update(questionnaire=workshop.WOOD),
        ["C305"],
    ),
    "an unknown fact in a module": (
        MODULE,
        lambda d: d["module"].update(applies_if={"fact": "no_fact", "is": True}),
        ["C214"],
    ),
    "no target in the core": (
        NEWER,
        lambda d: d["dimensions"][0]["indicators"][0].pop("target"),
        ["C301"],
    ),
    "a step in the core": (
        NEWER,
        lambda d: d["dimensions"][0]["indicators"][0].update(
            first_step=workshop.text("Làm ngay.", "Do it.")
        ),
        ["C303"],
    ),
    "don't know not last": (
        NEWER,
        lambda d: d["experience"][0]["options"].reverse(),
        ["C306"],
    ),
    "an experience item twice": (
        NEWER,
        lambda d: d["experience"].append(deepcopy(d["experience"][0])),
        ["C201"],
    ),
    "an experience item of no dimension": (
        NEWER,
        lambda d: d["experience"][0].update(dimension="nowhere"),
        ["C212"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_gives_its_fault(tmp_path, name):
    path, edit, expected = CHANGES[name]
    assert codes(workshop.write(tmp_path, change(path, edit))) == expected


def test_a_newer_version_without_a_mapping_is_named(tmp_path):
    files = workshop.all_files()
    del files[MAPPING]
    assert codes(workshop.write(tmp_path, files)) == ["W301"]


def test_a_mapping_is_called_after_what_it_maps(tmp_path):
    files = workshop.all_files()
    files[MAPPING.replace("1.1.0", "1.2.0")] = files.pop(MAPPING)
    assert codes(workshop.write(tmp_path, files)) == ["C312", "W301"]


def test_the_way_to_the_newest_version_follows_the_mappings(tmp_path):
    library = Library(workshop.write(tmp_path), fallback=shipped_library())
    assert library.newest_move(CORE, "1.0.0") == ("1.1.0",)
    assert library.newest_move(CORE, "1.1.0") == ()
    assert library.newest_move("nothing", "1.0.0") == ()


ANSWERS = st.one_of(st.integers(0, 5), st.just("dont-know"), st.just("not-applicable"))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*workshop.OLD, "never-seen"]), ANSWERS))
def test_every_answer_goes_over_or_is_left_with_a_reason(answers):
    mapping = Mapping.model_validate(workshop.mapping())
    new = Questionnaire.model_validate(workshop.new_version())
    carried = carry(mapping, answers, new)
    assert carried.keys() == answers.keys()
    names = {found.id for found, _ in new.indicators()}
    arrived = [goes.indicator for goes in carried.values() if goes.indicator]
    assert len(arrived) == len(set(arrived))
    for old, goes in carried.items():
        is_left = goes.indicator is None
        assert is_left == (goes.reason is not None) == (goes.answer is None)
        assert is_left or goes.indicator in names
        if old == KEPT and answers[old] != "not-applicable":
            assert (goes.indicator, goes.answer) == (old, answers[old])
        if old in (DROPPED, "never-seen"):
            assert is_left


@pytest.mark.parametrize(
    ("old", "answer", "expected"),
    [
        (KEPT, 3, (KEPT, 3)),
        (OLD_NAME, 4, (NEW_NAME, 4)),
        (OLD_NAME, "dont-know", (NEW_NAME, "dont-know")),
        (REWRITTEN, 3, (REWRITTEN, 2)),
        (REWRITTEN, 2, (None, None)),
        (REWRITTEN, "dont-know", (REWRITTEN, "dont-know")),
        (ALWAYS, "not-applicable", (None, None)),
        (DROPPED, 5, (None, None)),
    ],
)
def test_each_answer_goes_where_the_mapping_says(old, answer, expected):
    mapping = Mapping.model_validate(workshop.mapping())
    new = Questionnaire.model_validate(workshop.new_version())
    goes = carry(mapping, {old: answer}, new)[old]
    assert (goes.indicator, goes.answer) == expected


def test_shipped_versions_lead_from_one_to_the_next():
    library = shipped_library()
    pairs = library.questionnaires()
    newest = dict(pairs)
    for name, version in pairs:
        way = library.newest_move(name, version)
        assert version == newest[name] or way[-1:] == (newest[name],)


def test_the_documented_mapping_accounts_for_every_indicator(tmp_path):
    block = GUIDE.partition("mappings/1.0.0-to-1.1.0.yaml`, for")[2]
    text = block.partition("```yaml\n")[2].partition("```")[0]
    newer = QUESTIONNAIRE.replace('version: "1.0.0"', 'version: "1.1.0"')
    added = newer.replace("oven-checks", "oven-log")
    item = added[added.index("      - id: oven-log") : added.index("sections:")]
    added = added.replace(item, item + item.replace("oven-log", "flour-stock"))
    added = added.replace("oven-log]", "oven-log, flour-stock]")
    files = {"1.0.0": QUESTIONNAIRE, "1.1.0": added, "mappings/1.0.0-to-1.1.0": text}
    for name, written in files.items():
        path = tmp_path / "questionnaires" / "bakery" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, "utf-8")
    problems = check_content([tmp_path], on=workshop.ON)
    assert [found.line_of_text("en") for found in problems] == []


def test_the_limits_of_reading_in_the_guide_are_those_of_the_code():
    quick, express, full = MOST_MINUTES.values()
    assert f"{quick} in quick, {express} in express, {full} in full" in GUIDE
