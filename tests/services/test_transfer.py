"""Out and in again gives the same; a wrong file stores nothing."""

import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.content.library import shipped_library
from assessment.errors import ServiceError
from assessment.model.company import Company, Range
from assessment.model.maturity import Depth
from assessment.model.responses import AssessmentFile, PilotRecord
from assessment.services import files, responding, transfer
from assessment.services.access import local_actor
from assessment.storage.engine import Database

OWNER = local_actor()
LIBRARY = shipped_library()
VERSIONS = [
    pair for pair in LIBRARY.questionnaires() if pair[0] == responding.QUESTIONNAIRE
]
QUESTIONNAIRE = LIBRARY.questionnaire(*VERSIONS[-1])
INDICATORS = {found.id: found for found, _ in QUESTIONNAIRE.indicators()}
NUMBERS = [
    fact.id
    for fact in LIBRARY.company_facts().facts
    if fact.known_by == "firm" and fact.type in {"integer", "money"}
]
BOOLEANS = [
    fact.id
    for fact in LIBRARY.company_facts().facts
    if fact.known_by == "firm" and fact.type == "boolean"
]


@st.composite
def assessment_files(draw: st.DrawFn) -> AssessmentFile:
    answers = {
        indicator: draw(
            st.sampled_from(
                [
                    *(level.level for level in found.levels),
                    "dont-know",
                    *(["not-applicable"] if found.not_applicable else []),
                ]
            )
        )
        for indicator, found in INDICATORS.items()
        if draw(st.booleans())
    }
    numbers = st.one_of(st.integers(1, 70), st.just("dont-know"))
    facts = draw(
        st.one_of(
            st.dictionaries(st.sampled_from(NUMBERS), numbers),
            st.dictionaries(st.sampled_from(BOOLEANS), st.booleans()),
        )
    )
    printable = st.characters(codec="utf-8", exclude_categories=["C", "Z"])
    return AssessmentFile(
        questionnaire=QUESTIONNAIRE.id,
        version=QUESTIONNAIRE.version,
        depth=draw(st.sampled_from(Depth)),
        answers=answers,
        company=Company(name=draw(st.text(printable, max_size=40)), facts=facts),
        experience={
            item.id: draw(st.sampled_from([option.id for option in item.options]))
            for item in QUESTIONNAIRE.experience
            if draw(st.booleans())
        },
        pilot=draw(st.none() | pilots()),
    )


def pilots() -> st.SearchStrategy[PilotRecord]:
    names = st.sampled_from(sorted(INDICATORS))
    return st.builds(
        PilotRecord,
        respondent=st.text("0123456789abcdef", min_size=1, max_size=10),
        company=st.none() | st.just("HN-012"),
        role=st.sampled_from(["owner", "accountant"]),
        seconds=st.dictionaries(
            names, st.integers(0, 600_000).map(lambda ms: ms / 1000)
        ),
        shown=st.lists(names, unique=True).map(sorted).map(tuple),
        unclear=st.dictionaries(names, st.sampled_from(["", "Sổ nào?"])),
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(file=assessment_files())
def test_import_then_export_is_identity(
    sqlite_database: Database, file: AssessmentFile
) -> None:
    stored = transfer.import_file(OWNER, file)
    assert stored.responses() == file.responses()
    again = files.read_file(
        OWNER, transfer.export(OWNER, stored.id).encode(), "again.yaml"
    )
    assert again == file.model_copy(update={"pilot": None})
    with zipfile.ZipFile(io.BytesIO(transfer.export_all(OWNER))) as archive:
        (name,) = (
            name
            for name in archive.namelist()
            if name.endswith(f"-{stored.id[:8]}.yaml")
        )
        whole = files.read_file(OWNER, archive.read(name), name)
    assert whole == file


def test_an_imported_set_goes_on_like_any_other(database: Database) -> None:
    first, second = list(INDICATORS)[:2]
    stored = transfer.import_file(
        OWNER,
        AssessmentFile(
            questionnaire=QUESTIONNAIRE.id,
            version=QUESTIONNAIRE.version,
            answers={first: 1, second: 2},
        ),
    )
    undone = responding.undo_last(OWNER, stored.id, revision=stored.revision)
    assert undone.indicator == second
    assert list(responding.open_set(OWNER, stored.id).answers) == [first]


def test_a_file_with_faults_names_them_all_and_stores_nothing(
    database: Database,
) -> None:
    first = next(iter(INDICATORS))
    wrong = AssessmentFile(
        questionnaire=QUESTIONNAIRE.id,
        version=QUESTIONNAIRE.version,
        answers={first: 1, "no-such-indicator": 2},
        company=Company(facts={"no_such_fact": 1, "project_exists": 3}),
    )
    with pytest.raises(ServiceError) as raised:
        transfer.import_file(OWNER, wrong)
    codes = sorted(problem.code for problem in raised.value.problems)
    assert codes == ["S003", "S006", "S007"]
    assert responding.list_sets(OWNER) == ()


def test_export_all_holds_every_set_with_history_and_statements(
    database: Database,
) -> None:
    first = next(iter(INDICATORS))
    made = responding.start(OWNER, company_name="Đức Phát / xưởng 2")
    revision = 0
    for level in (1, 4):
        revision = responding.save_answer(
            OWNER,
            made.id,
            indicator=first,
            answer=level,
            revision=revision,
            note="sổ ca",
        ).revision
    responding.save_fact(
        OWNER,
        made.id,
        fact="employees_si_avg_prev_year",
        value=45,
        revision=revision,
    )
    responding.start(OWNER, company_name="")
    with zipfile.ZipFile(io.BytesIO(transfer.export_all(OWNER))) as archive:
        names = archive.namelist()
        name = f"duc-phat-xuong-2-{made.id[:8]}"
        record = json.loads(archive.read(f"{name}.json"))
        file = files.read_file(OWNER, archive.read(f"{name}.yaml"), name)
    assert len(names) == 4
    assert file.answers == {first: 4}
    past = [(entry["answer"], entry["note"]) for entry in record["history"]]
    assert past == [(1, "sổ ca"), (4, "sổ ca")]
    assert record["answers"][0]["note"] == "sổ ca"
    assert record["facts"][0]["value"] == 45


def test_a_band_travels_as_its_range(database: Database) -> None:
    banded = [fact for fact in LIBRARY.company_facts().facts if fact.bands]
    facts = {fact.id: fact.bands[0].range for fact in banded}
    assert all(isinstance(value, Range) for value in facts.values())
    stored = transfer.import_file(
        OWNER,
        AssessmentFile(
            questionnaire=QUESTIONNAIRE.id,
            version=QUESTIONNAIRE.version,
            company=Company(facts=dict(facts)),
        ),
    )
    text = transfer.export(OWNER, stored.id)
    assert files.read_file(OWNER, text.encode(), "a.yaml").company.facts == facts
