"""A module belongs to an assessment, and never counts in it."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.errors import NotFound, ServiceError
from assessment.model.maturity import Depth
from assessment.model.stored import ResponseSet
from assessment.services import (
    files,
    modules,
    reports,
    responding,
    results,
    safekeeping,
    transfer,
)
from assessment.services.access import local_actor
from assessment.storage.engine import Database
from tests.services.workshop_content import begin, workshop_in_use
from tests.workshop import KEPT, METAL, ON, WOOD

OWNER = local_actor()
CUTTING, WELDING, BENDING = (
    f"{METAL}-{item}" for item in ("cutting", "welding", "bending")
)


@pytest.fixture(autouse=True)
def _content(tmp_path: Path) -> Iterator[None]:
    with workshop_in_use(tmp_path / "content"):
        yield


@pytest.fixture
def core(database: Database) -> ResponseSet:
    facts = {"main_vsic_code": "25"}
    return begin(
        "1.1.0", company={"name": "Xưởng Ba", "facts": facts}, answers={KEPT: 3}
    )


def codes(raised: pytest.ExceptionInfo[ServiceError]) -> list[str]:
    return [problem.code for problem in raised.value.problems]


def answered(found: ResponseSet, **levels: int) -> ResponseSet:
    revision = found.revision
    for item, level in levels.items():
        revision = responding.save_answer(
            OWNER,
            found.id,
            indicator=f"{METAL}-{item}",
            answer=level,
            revision=revision,
        ).revision
    return responding.open_set(OWNER, found.id)


def test_modules_meant_for_the_company_come_first(core: ResponseSet) -> None:
    first, second = modules.offered(OWNER, core.id, on=ON)
    assert (first.id, first.applies, first.items) == (METAL, True, 3)
    assert (second.id, second.applies) == (WOOD, False)
    assert first.response_set_id is None


def test_with_unknown_facts_every_module_is_findable(database: Database) -> None:
    found = modules.offered(OWNER, begin("1.0.0").id, on=ON)
    assert [(each.id, each.applies) for each in found] == [(METAL, None), (WOOD, None)]


def test_starting_twice_opens_the_first(core: ResponseSet) -> None:
    first = modules.start(OWNER, core.id, METAL)
    assert modules.start(OWNER, core.id, METAL) == first
    assert (first.module_of, first.company_name) == (core.id, "Xưởng Ba")
    assert (first.questionnaire, first.depth) == (METAL, Depth.FULL)
    assert first.facts == core.facts
    offered = modules.offered(OWNER, core.id, on=ON)
    assert offered[0].response_set_id == first.id


def test_a_module_is_no_assessment_of_its_own(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    assert [found.id for found in responding.list_sets(OWNER)] == [core.id]
    everything = responding.list_sets(OWNER, with_modules=True)
    assert {found.id: found.module_of for found in everything} == {
        core.id: None,
        module.id: core.id,
    }


@pytest.mark.parametrize("name", ["none", "workshop"])
def test_only_modules_of_its_questionnaire_can_be_started(
    core: ResponseSet, name: str
) -> None:
    with pytest.raises(NotFound) as raised:
        modules.start(OWNER, core.id, name)
    assert codes(raised) == ["S017"]


def test_a_module_has_no_modules(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    assert modules.offered(OWNER, module.id, on=ON) == ()
    with pytest.raises(NotFound):
        modules.start(OWNER, module.id, METAL)


def test_a_module_has_a_result_without_targets_and_with_steps(
    core: ResponseSet,
) -> None:
    module = modules.start(OWNER, core.id, METAL)
    answered(module, cutting=3, welding=1, bending=5)
    result = results.result_of(OWNER, module.id, on=ON)
    assert result.overall.score == pytest.approx(3.0)
    assert [(node.id, node.score, node.band) for node in result.dimensions] == [
        ("work", pytest.approx(3.0), 3)
    ]
    assert result.dimensions[0].target is None
    assert {found.target for found in result.indicators} == {None}
    assert {found.gap for found in result.indicators} == {None}
    assert (result.gaps, result.actions, result.next_steps) == ((), (), ())
    assert [(step.indicator, step.level, step.text.en) for step in result.steps] == [
        (WELDING, 1, f"First step of {WELDING}."),
        (CUTTING, 3, f"Next step of {CUTTING}."),
    ]


def test_json_says_null_where_nothing_is_aimed_at(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    answered(module, cutting=0)
    found = files.score_json(results.result_of(OWNER, module.id, on=ON), "en")
    assert [each["target"] for each in found["indicators"]] == [None, None, None]
    assert found["gaps"] == []
    assert found["steps"] == [
        {"indicator": CUTTING, "level": 0, "text": f"First step of {CUTTING}."}
    ]


def test_a_module_never_counts_in_the_core(core: ResponseSet) -> None:
    before = results.result_of(OWNER, core.id, on=ON)
    answered(modules.start(OWNER, core.id, METAL), cutting=5, welding=5, bending=5)
    after = results.result_of(OWNER, core.id, on=ON)
    assert after.overall == before.overall
    assert after.indicators == before.indicators
    assert after.steps == ()


def test_a_module_can_be_printed(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    answered(module, cutting=2)
    assert reports.pdf_of(OWNER, module.id, on=ON, language="vi").startswith(b"%PDF")


def test_facts_and_name_are_changed_in_the_main_assessment(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    with pytest.raises(ServiceError) as fact:
        responding.save_fact(
            OWNER, module.id, fact="main_vsic_code", value="31", revision=0
        )
    with pytest.raises(ServiceError) as name:
        responding.rename_company(OWNER, module.id, name="B", revision=0)
    assert codes(fact) == codes(name) == ["S016"]
    responding.save_fact(
        OWNER, core.id, fact="main_vsic_code", value="24", revision=core.revision
    )
    now = responding.open_set(OWNER, module.id)
    assert now.facts["main_vsic_code"].value == "24"


def test_deleting_a_module_leaves_the_assessment(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    safekeeping.delete_set(OWNER, module.id)
    assert responding.list_sets(OWNER, with_modules=True) == (core,)


def test_deleting_an_assessment_takes_its_modules_along(core: ResponseSet) -> None:
    modules.start(OWNER, core.id, METAL)
    modules.start(OWNER, core.id, WOOD)
    safekeeping.delete_set(OWNER, core.id)
    assert responding.list_sets(OWNER, with_modules=True) == ()


def test_a_modules_file_joins_the_assessment_again(core: ResponseSet) -> None:
    module = answered(modules.start(OWNER, core.id, METAL), cutting=4, welding=2)
    text = transfer.export(OWNER, module.id)
    safekeeping.delete_set(OWNER, module.id)
    file = files.read_file(OWNER, text.encode(), "module.yaml")
    again = transfer.import_file(OWNER, file, module_of=core.id)
    assert again.module_of == core.id
    assert {key: each.answer for key, each in again.answers.items()} == {
        CUTTING: 4,
        WELDING: 2,
    }
    assert transfer.export(OWNER, again.id) == text
    with pytest.raises(ServiceError) as raised:
        transfer.import_file(OWNER, file, module_of=core.id)
    assert codes(raised) == ["S018"]


def test_a_modules_file_alone_is_an_assessment_of_a_known_firm(
    core: ResponseSet,
) -> None:
    module = answered(modules.start(OWNER, core.id, METAL), cutting=4)
    text = transfer.export(OWNER, module.id)
    file = files.read_file(OWNER, text.encode(), "module.yaml")
    alone = transfer.import_file(OWNER, file)
    assert (alone.module_of, alone.company_name) == (None, "Xưởng Ba")


def test_everything_stored_has_modules_in_it(core: ResponseSet) -> None:
    module = modules.start(OWNER, core.id, METAL)
    with zipfile.ZipFile(io.BytesIO(transfer.export_all(OWNER))) as archive:
        records = [
            json.loads(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".json")
        ]
        assert len(archive.namelist()) == 4
    assert {each["response_set"]: each["module_of"] for each in records} == {
        core.id: None,
        module.id: core.id,
    }
