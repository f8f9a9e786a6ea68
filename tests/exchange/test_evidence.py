"""Evidence in an assessment file belongs to an answer and is never lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessment.content.library import shipped_library
from assessment.errors import FileError, ServiceError
from assessment.exchange.assessment_file import read, write
from assessment.model.responses import AssessmentFile
from assessment.services import transfer
from assessment.services.access import local_actor
from assessment.services.reports import pdf_of_file

HEAD = 'questionnaire: smart-manufacturing\nversion: "1.0.0"\n'
ITEM = "defect-capture"
TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufeff"),
    max_size=200,
)


def codes(text: str) -> list[str]:
    with pytest.raises(FileError) as raised:
        read((HEAD + text).encode(), "a.yaml")
    return [problem.code for problem in raised.value.problems]


def file_with(**evidence: str) -> AssessmentFile:
    return AssessmentFile(
        questionnaire="smart-manufacturing",
        version="1.0.0",
        answers={ITEM: 2},
        evidence={name.replace("_", "-"): text for name, text in evidence.items()},
    )


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_written_and_read_unchanged(text: str) -> None:
    file = file_with(defect_capture=text)
    assert read(write(file).encode(), "a.yaml") == file


def test_a_file_without_evidence_is_written_as_before() -> None:
    assert "evidence" not in write(file_with())


def test_null_means_none() -> None:
    found = read(f"{HEAD}answers: {{{ITEM}: 2}}\nevidence: {{{ITEM}: }}".encode(), "a")
    assert found.evidence == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("answers: {}\nevidence: {defect-captur: a}", "F003"),
        (f"answers: {{}}\nevidence: {{{ITEM}: sổ}}", "F020"),
        (f"evidence: {{{ITEM}: sổ}}", "F020"),
        (f"answers: {{{ITEM}: }}\nevidence: {{{ITEM}: sổ}}", "F020"),
        (f"answers: {{{ITEM}: 1}}\nevidence: {{{ITEM}: 12}}", "F019"),
        (f"answers: {{{ITEM}: 1}}\nevidence: {{{ITEM}: {'a' * 2001}}}", "F019"),
        ("answers: {}\nevidence: [a]", "C103"),
    ],
)
def test_what_is_no_evidence_is_a_fault(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_the_door_to_the_storage_refuses_it_too(sqlite_database: object) -> None:
    with pytest.raises(ServiceError) as raised:
        transfer.import_file(local_actor(), file_with(skill_coverage="sổ"))
    assert [problem.code for problem in raised.value.problems] == ["F020"]
    with pytest.raises(ServiceError) as raised:
        transfer.import_file(local_actor(), file_with(nothing="sổ"))
    assert raised.value.problems[0].where == "nothing"


def test_a_module_keeps_its_evidence(sqlite_database: object) -> None:
    core = transfer.import_file(local_actor(), file_with())
    questionnaire = shipped_library().questionnaire("mechanical-metal", "1.0.0")
    name = questionnaire.indicators()[0][0].id
    module = AssessmentFile(
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        answers={name: 1},
        evidence={name: "bản vẽ"},
    )
    stored = transfer.import_file(local_actor(), module, module_of=core.id)
    assert stored.answers[name].evidence == "bản vẽ"


def test_the_report_on_a_file_shows_it() -> None:
    with_text, without = (
        pdf_of_file(local_actor(), file, on="2026-11-22", language="vi")
        for file in (file_with(defect_capture="sổ hàng lỗi"), file_with())
    )
    assert with_text != without
