"""Reports by format: each is made, says the same, and loads only what it needs."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import assessment
from assessment.errors import ReportError
from assessment.services import access, files, reports, responding, results
from assessment.services.modules import start
from assessment.storage.engine import Database

OWNER = access.local_actor()
ON = "2026-11-22"
EXAMPLE = Path(assessment.__file__).parent / "web" / "example.yaml"
HEAVY = {"docx", "pptx", "xlsxwriter", "lxml", "typst", "PIL"}
STARTS = {
    "pdf": b"%PDF-",
    "docx": b"PK\x03\x04",
    "xlsx": b"PK\x03\x04",
    "pptx": b"PK\x03\x04",
    "html": b"<!doctype html>",
    "json": b"{",
}
MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
MAIN_PARTS |= {"pptx": "ppt/presentation.xml"}


@pytest.fixture
def answered(sqlite_database: Database) -> str:
    found = responding.start(OWNER, company_name="=1+1 & Con")
    responding.save_answer(
        OWNER, found.id, indicator="production-count-capture", answer=2, revision=0
    )
    return found.id


def of_set(set_id: str, form: reports.Form, audience: reports.Audience) -> bytes:
    return reports.report_of(
        OWNER, set_id, form=form, on=ON, language="vi", audience=audience
    )


@pytest.mark.parametrize("form", reports.FORMS)
def test_every_format_is_made_of_what_is_stored(
    answered: str, form: reports.Form
) -> None:
    data = of_set(answered, form, "full")
    assert data.startswith(STARTS[form])
    if form in MAIN_PARTS:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            assert MAIN_PARTS[form] in file.namelist()
            assert file.testzip() is None


def test_json_is_both_documented_objects_in_one(answered: str) -> None:
    result = results.result_of(OWNER, answered, on=ON)
    assert result.support is not None
    assert json.loads(of_set(answered, "json", "full")) == {
        "score": json.loads(json.dumps(files.score_json(result))),
        "support": json.loads(json.dumps(files.support_json(result.support))),
    }


@pytest.mark.parametrize("form", reports.FORMS)
def test_the_owner_s_short_version_is_for_pages_alone(
    answered: str, form: reports.Form
) -> None:
    if form in reports.PAGED_FORMS:
        short, full = (of_set(answered, form, each) for each in ("owner", "full"))
        assert 1000 < len(short) < len(full)
        return
    with pytest.raises(ReportError) as refused:
        of_set(answered, form, "owner")
    assert refused.value.problems[0].code == "R004"


def test_a_short_report_sends_nobody_to_pages_it_lacks() -> None:
    data = EXAMPLE.read_bytes()
    file = files.read_file(OWNER, data, EXAMPLE.name)
    full, short = (
        reports.report_of_file(
            OWNER, file, form="html", on=ON, language="en", audience=audience
        ).decode()
        for audience in reports.AUDIENCES
    )
    found = re.search(r"(\d+) more further on", full)
    assert found is not None
    assert "further on" not in short
    assert f"{found[1]} more: see the full report." in short


@pytest.mark.parametrize("form", reports.FORMS)
def test_a_module_has_no_workbook_and_no_slides(
    answered: str, form: reports.Form
) -> None:
    module = start(OWNER, answered, "mechanical-metal")
    if form in reports.MODULE_FORMS:
        assert of_set(module.id, form, "full").startswith(STARTS[form])
        return
    with pytest.raises(ReportError) as refused:
        of_set(module.id, form, "full")
    assert refused.value.problems[0].code == "R003"


def test_nothing_heavy_loads_before_a_report_is_asked_for() -> None:
    code = (
        "import sys, assessment.services.reports, assessment.web.routes.downloads, "
        "assessment.cli.report, assessment.web.components.result_downloads; "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not HEAVY & set(done.stdout.split())
