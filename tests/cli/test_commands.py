"""The command line as a person uses it: output, exit codes, no stack trace."""

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import jsonschema
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from assessment import __version__
from assessment.cli.app import app, main
from assessment.cli.options import operator
from assessment.cli.serving import environment, server_command
from assessment.content.library import choose_content, shipped_library
from assessment.errors import SetupError
from assessment.exchange.assessment_file import read
from assessment.services import catalogue
from assessment.services.access import local_actor
from tests.content.samples import ANSWERS, QUESTIONNAIRE, write_all

ROOT = Path(__file__).resolve().parents[2]
ON = ["--on", "2026-11-22"]
COMMANDS = [
    "serve",
    "demo",
    "check",
    "score",
    "support",
    "report",
    "schema",
    "backup",
    "restore",
    "import",
    "export",
    "pilot",
]
FACTS = """
company:
  name: "Cơ khí Đức Phát"
  facts: {legal_form: llc, main_vsic_code: "25", employees_si_avg_prev_year: 45}
"""
QUESTIONS = [
    found.id
    for found, _ in shipped_library()
    .questionnaire("smart-manufacturing", "1.0.0")
    .indicators()
]
ANSWERED = {name: number % 6 for number, name in enumerate(QUESTIONS)}
FILE = (
    'questionnaire: smart-manufacturing\nversion: "1.0.0"\ndepth: express\n'
    + FACTS
    + f"answers: {json.dumps(ANSWERED)}\n"
)


@pytest.fixture(autouse=True)
def _shipped_content():
    yield
    choose_content(None)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers.yaml").write_text(FILE, "utf-8")
    write_all(tmp_path / "own", **{"company-facts": shipped_text("company-facts")})
    (tmp_path / "own" / "programmes" / "vn" / "oven-grant.yaml").unlink()

    def call(*arguments, given=None):
        return CliRunner().invoke(app, arguments, input=given)

    return call


def shipped_text(name):
    return (ROOT / "questionnaires" / f"{name}.yaml").read_text("utf-8")


def test_version(run):
    assert run("--version").output == f"assessment {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run, command):
    found = run(command, "--help")
    assert found.exit_code == 0
    assert f"Example: python -m assessment {command}" in " ".join(found.output.split())


def test_the_commands_are_these(run):
    listed = run("--help").output
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_check_without_paths_checks_what_ships(run):
    found = run("check", *ON, "--json")
    assert found.exit_code == 0, found.output
    assert json.loads(found.output)["errors"] == 0


def test_check_lists_every_fault_and_ends_with_1(run, tmp_path):
    path = tmp_path / "own" / "questionnaires" / "bakery" / "1.0.0.yaml"
    text = QUESTIONNAIRE.replace("weight: 2", "wieght: 2").replace("owner", "boss")
    path.write_text(text, "utf-8")
    found = run("check", "own", *ON, "--language", "en")
    assert found.exit_code == 1
    lines = found.stdout.splitlines()
    assert [line.split("  ")[1] for line in lines[:-1]] == ["C105", "C101"]
    assert lines[-1] == "2 errors, 0 warnings."
    assert lines[1].endswith('there is no key "wieght" here. Did you mean "weight"?')


def test_check_says_what_becomes_of_the_programmes_that_ship(run, tmp_path):
    write_all(tmp_path / "alone")
    write_all(tmp_path / "joined")
    (tmp_path / "joined" / "questionnaires" / "company-facts.yaml").write_text(
        shipped_text("company-facts"), "utf-8"
    )
    n = len(shipped_library().programmes())
    lines = {
        folder: run("check", folder, *ON, "--language", "en").stdout.splitlines()[-2]
        for folder in ("alone", "joined")
    }
    assert lines == {
        "alone": f"Programmes: 1, in place of the product's {n}: the folder's "
        "company-facts.yaml lacks facts that those ask for.",
        "joined": f"Programmes: 1 of this folder, beside {n} of the product's.",
    }
    found = json.loads(run("check", "joined", *ON, "--json").stdout)
    assert found["programmes"] == {"own": 1, "joined": n, "shipped": n}


def test_check_as_json_has_stable_keys(run, tmp_path):
    (tmp_path / "bad.yaml").write_text("a: b: c", "utf-8")
    found = run("check", "bad.yaml", *ON, "--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout) == {
        "on": "2026-11-22",
        "errors": 1,
        "warnings": 0,
        "reading_times": [],
        "programmes": None,
        "problems": [
            {
                "code": "C011",
                "severity": "error",
                "file": "bad.yaml",
                "line": 1,
                "column": 5,
                "what": {
                    "vi": "dòng này có thêm một dấu hai chấm ngoài dấu nháy.",
                    "en": "this line has a second colon outside quotes.",
                },
                "to_do": {
                    "vi": 'Đặt cả đoạn chữ trong dấu nháy: key: "chữ: chữ".',
                    "en": 'Put the whole text in quotes: key: "text: text".',
                },
            }
        ],
    }


def test_warnings_alone_end_with_0(run, tmp_path):
    found = run("check", "--on", "2036-01-01", "--language", "en")
    assert found.exit_code == 0
    assert "W004" in found.stdout


def test_check_knows_assessment_files(run, tmp_path):
    (tmp_path / "wrong.yaml").write_text(FILE.replace("llc", "lcc"), "utf-8")
    assert run("check", "answers.yaml", *ON).exit_code == 0
    found = run("check", "wrong.yaml", *ON)
    assert found.exit_code == 1
    assert "F008" in found.stdout


def test_score_prints_the_documented_json(run):
    found = run("score", "answers.yaml", *ON, "--json")
    assert found.exit_code == 0
    data = json.loads(found.stdout)
    jsonschema.validate(data, catalogue.schema(local_actor(), "score"))
    assert list(data) == [
        "questionnaire",
        "version",
        "depth",
        "on",
        "overall",
        "dimensions",
        "indicators",
        "gaps",
        "actions",
        "steps",
    ]
    assert (data["depth"], data["on"]) == ("express", "2026-11-22")
    levels = {found["id"]: found["level"] for found in data["indicators"]}
    assert levels == ANSWERED
    barriers = [found["id"] for found in data["dimensions"] if found["parent"] is None]
    assert barriers == ["data-quality", "capital-and-skills", "policy-access"]
    assert data["overall"]["answered"] == len(ANSWERED)


def test_unknown_is_null_in_json_never_0(run, tmp_path):
    (tmp_path / "none.yaml").write_text(
        'questionnaire: smart-manufacturing\nversion: "1.0.0"\n', "utf-8"
    )
    overall = json.loads(run("score", "none.yaml", "--json").stdout)["overall"]
    assert (overall["score"], overall["band"]) == (None, None)
    assert (overall["low"], overall["high"]) == (0.0, 5.0)
    assert (overall["answered"], overall["coverage"]) == (0, 0.0)


def test_score_in_words(run):
    found = run("score", "answers.yaml", *ON, "--language", "en")
    assert found.exit_code == 0
    assert "Overall" in found.stdout
    assert "26/26" in found.stdout
    assert "Next steps, in order:" in found.stdout
    assert "22/11/2026" in run("score", "answers.yaml", *ON).stdout


def test_support_prints_the_documented_json(run):
    found = run("support", "answers.yaml", *ON, "--json")
    assert found.exit_code == 0
    data = json.loads(found.stdout)
    jsonschema.validate(data, catalogue.schema(local_actor(), "support"))
    assert list(data) == [
        "on",
        "size_classes",
        "programmes",
        "next_question",
        "same_content",
    ]
    assert set(data["programmes"][0]) == {
        "id",
        "verdict",
        "standing",
        "criteria",
        "missing_facts",
        "offer",
        "edition",
        "changes",
    }
    looked_for = {found["id"] for found in data["programmes"] if found["changes"]}
    assert looked_for == {
        found["id"]
        for found in data["programmes"]
        if found["verdict"] == "not-eligible"
        and found["standing"] not in ("closed", "background")
    }
    assert len(data["programmes"]) == len(shipped_library().programmes())
    assert set(data["next_question"]) == {"fact", "decides"}


def test_support_in_words(run):
    found = run("support", "answers.yaml", *ON, "--language", "en")
    assert found.exit_code == 0
    assert "Support programmes, judged on 22 November 2026" in found.stdout
    assert "Next most useful question" in found.stdout
    assert "The same activity is supported by one state source only:" in found.stdout


def test_support_says_what_would_change_a_verdict(run):
    household = FILE.replace("legal_form: llc", "legal_form: household_business")
    found = run("support", "-", *ON, "--language", "en", given=household)
    assert "Would fit if:" in found.stdout
    assert " → Limited liability" in found.stdout
    large = FILE.replace("prev_year: 45", "prev_year: 250")
    found = run("support", "-", *ON, "--language", "en", given=large)
    assert "Nothing the firm itself can change would make it fit." in found.stdout
    data = json.loads(run("support", "-", *ON, "--json", given=household).stdout)
    jsonschema.validate(data, catalogue.schema(local_actor(), "support"))
    changes = {found["id"]: found["changes"] for found in data["programmes"]}
    (only,) = changes["sme-dx-solutions"]["sets"]
    assert only["changes"][0]["fact"] == "legal_form"
    assert only["changes"][0]["now"] == "household_business"


def test_support_on_an_earlier_day_says_which_rule_was_judged(run):
    before = run("support", "answers.yaml", "--on", "2025-02-28", "--language", "en")
    assert "Judged by the rule that ended on 28 February 2025." in before.stdout
    assert "The rules until 13 October 2025 were not read" in before.stdout
    assert "not known: the rules of that day were not read" in before.stdout
    data = json.loads(
        run("support", "answers.yaml", "--on", "2025-02-28", "--json").stdout
    )
    jsonschema.validate(data, catalogue.schema(local_actor(), "support"))
    editions = {found["id"]: found["edition"] for found in data["programmes"]}
    assert editions["sme-dx-consulting"]["rules_recorded"] is True
    assert editions["natif-voucher"]["rules_recorded"] is False
    assert editions["sme-legal-consulting"] is None


def test_standard_input_and_json_files(run):
    direct = run("score", "answers.yaml", *ON, "--json").stdout
    assert run("score", "-", *ON, "--json", given=FILE).stdout == direct
    data = read(FILE.encode(), "x.yaml").model_dump_json(exclude_none=True)
    assert run("score", "-", *ON, "--json", given=data).stdout == direct


@pytest.mark.parametrize("command", ["score", "support", "import"])
def test_a_wrong_file_lists_every_fault_on_stderr(run, command):
    wrong = FILE.replace("llc", "lcc").replace("express", "exprss")
    found = run(command, "-", "--language", "en", given=wrong)
    assert found.exit_code == 1
    assert found.stdout == ""
    lines = found.stderr.splitlines()
    assert [line.split("  ")[1] for line in lines] == ["C105", "F008"]
    assert lines[0].startswith("<stdin>:3:8  C105  ")


def test_a_missing_file_is_a_problem_not_a_trace(run):
    found = run("score", "nowhere.yaml", "--language", "en")
    assert found.exit_code == 1
    assert found.stderr == (
        "nowhere.yaml  C001  the file cannot be read (No such file or directory). "
        "Check the path and the permission to read it.\n"
    )
    found = run("score", "nowhere.yaml", "--language", "vi")
    assert found.stderr == (
        "nowhere.yaml  C001  không đọc được tệp (không có tệp này). "
        "Kiểm tra lại đường dẫn và quyền đọc tệp.\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["score"],
        ["score", "a.yaml", "--on", "yesterday"],
        ["score", "a.yaml", "--on", "2026-02-30"],
        ["score", "a.yaml", "--language", "fr"],
        ["score", "a.yaml", "--content", "nowhere"],
        ["nonsense"],
        ["schema", "questionaire"],
        ["report", "a.yaml"],
        ["serve", "--port", "0"],
    ],
)
def test_wrong_use_ends_with_2(run, arguments):
    found = run(*arguments)
    assert found.exit_code == 2
    assert "Traceback" not in found.output


def test_own_content_is_scored(run, tmp_path):
    (tmp_path / "own.yaml").write_text(ANSWERS, "utf-8")
    found = run("score", "own.yaml", "--content", "own", *ON, "--json")
    assert found.exit_code == 0, found.output
    data = json.loads(found.stdout)
    assert data["overall"]["score"] == pytest.approx(7 / 3)
    assert data["overall"]["band"] == 1
    assert [action["id"] for action in data["actions"]] == ["watch-the-oven"]


def test_faulty_own_content_is_refused_before_anything_is_scored(run, tmp_path):
    path = tmp_path / "own" / "questionnaires" / "bakery" / "1.0.0.yaml"
    path.write_text(QUESTIONNAIRE.replace("weight: 2", "weight: x"), "utf-8")
    (tmp_path / "own.yaml").write_text(ANSWERS, "utf-8")
    found = run("score", "own.yaml", "--content", "own")
    assert found.exit_code == 1
    assert "C103" in found.stderr


def test_support_without_any_programme_says_so(run, tmp_path):
    facts = tmp_path / "own" / "questionnaires" / "company-facts.yaml"
    text = facts.read_text("utf-8")
    facts.write_text(
        text.replace("id: has_sandbox_plan", "id: has_trial_plan", 1), "utf-8"
    )
    (tmp_path / "own.yaml").write_text(ANSWERS, "utf-8")
    found = run("support", "own.yaml", "--content", "own")
    assert found.exit_code == 1
    assert "F010" in found.stderr


def test_an_unknown_questionnaire_is_told_with_what_there_is(run):
    with pytest.raises(catalogue.NotFound) as caught:
        catalogue.questionnaire(local_actor(), "bakery", "1.0.0")
    assert [found.code for found in caught.value.problems] == ["C026"]


def test_schema_lists_and_prints(run):
    assert run("schema").stdout.split() == list(catalogue.schema_names())
    for name in catalogue.schema_names():
        schema = json.loads(run("schema", name).stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
    found = run("schema", "questionaire", "--language", "en")
    assert "C028" in found.stderr
    assert 'Did you mean "questionnaire"?' in found.stderr


def test_report_writes_a_pdf(run, tmp_path):
    found = run("report", "answers.yaml", "--to", "out.pdf", *ON, "--language", "en")
    assert found.exit_code == 0, found.output
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx", "html", "json", "PDF"])
def test_the_ending_says_in_which_format(run, tmp_path, ending):
    found = run("report", "answers.yaml", "--to", f"out.{ending}", *ON)
    assert found.exit_code == 0, found.output
    start = {"html": b"<!doctype", "json": b"{", "PDF": b"%PDF"}.get(ending, b"PK")
    assert (tmp_path / f"out.{ending}").read_bytes().startswith(start)


def test_the_owner_s_report_is_two_pages(run, tmp_path):
    for audience in ("owner", "full"):
        name = f"{audience}.pdf"
        found = run("report", "answers.yaml", "--to", name, "--audience", audience, *ON)
        assert found.exit_code == 0, found.output
    pages = [len(PdfReader(tmp_path / f"{one}.pdf").pages) for one in ("owner", "full")]
    assert pages[0] == 2 < pages[1]
    found = run("report", "answers.yaml", "--to", "a.pptx", "--audience", "owner", *ON)
    assert (found.exit_code, "R004" in found.stderr) == (1, True)


def test_report_says_what_is_wrong_with_its_target(run, tmp_path):
    found = run("report", "answers.yaml", "--to", "out.doc")
    assert (found.exit_code, "F011" in found.stderr) == (1, True)
    found = run("report", "answers.yaml", "--to", "nowhere/out.pdf", *ON)
    assert (found.exit_code, "F012" in found.stderr) == (1, True)


def test_import_export_backup_restore(run, tmp_path, sqlite_database):
    assert run("import", "answers.yaml").exit_code == 0
    assert run("export", "--to", "all.zip").exit_code == 0
    assert (tmp_path / "all.zip").stat().st_size > 500
    assert run("backup", "copy.zip").exit_code == 0
    again = run("backup", "copy.zip")
    assert (again.exit_code, again.stdout) == (1, "")
    found = run("restore", "copy.zip", "--to", "copy.sqlite3")
    assert found.exit_code == 0, found.output
    assert (tmp_path / "copy.sqlite3").stat().st_size > 0
    assert run("restore", "nowhere.zip").exit_code == 2
    (tmp_path / "no.zip").write_bytes(b"no zip")
    found = run("restore", "no.zip", "--to", "other.sqlite3")
    assert (found.exit_code, "Traceback" in found.output) == (1, False)


def test_an_export_is_private_and_never_replaces_a_file(run, tmp_path, sqlite_database):
    assert run("export", "--to", "all.zip").exit_code == 0
    made = tmp_path / "all.zip"
    assert made.stat().st_mode & 0o077 == 0
    made.write_bytes(b"mine")
    again = run("export", "--to", "all.zip")
    assert again.exit_code == 1
    assert "all.zip" in again.stderr
    assert made.read_bytes() == b"mine"


def test_serve_says_which_port_is_taken():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SetupError) as caught:
            server_command(port, lan=False)
    assert [found.code for found in caught.value.problems] == ["F013"]


def test_serve_without_the_web_application_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr("assessment.cli.serving.ROOT", tmp_path)
    with pytest.raises(SetupError) as caught:
        server_command(8501, lan=False)
    assert [found.code for found in caught.value.problems] == ["F014"]


def test_serve_starts_the_application_on_loopback_unless_asked():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = server_command(port, lan=False)
    assert command[1:4] == ["-m", "streamlit", "run"]
    assert command[-2:] == ["--server.address=127.0.0.1", f"--server.port={port}"]
    variables = environment(port, lan=False, language="en")
    assert (variables["READINESS_LAN"], variables["READINESS_PORT"]) == ("0", str(port))


def test_the_module_runs_in_a_process_of_its_own():
    child = subprocess.run(
        [sys.executable, "-m", "assessment", "score", "-", "--json", *ON],
        input=FILE.encode(),
        capture_output=True,
        cwd=ROOT,
        check=False,
        env={"PATH": "", "PYTHONIOENCODING": "ascii"},
    )
    assert child.returncode == 0, child.stderr
    assert json.loads(child.stdout)["dimensions"][0]["name"] == "Dữ liệu tin được"


def test_what_nobody_foresaw_is_one_line_and_a_file(monkeypatch, capfd):
    def fail():
        raise RuntimeError("boom")

    monkeypatch.setattr("assessment.cli.app.app", fail)
    monkeypatch.setattr(sys, "argv", ["assessment", "score", "--language", "en"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    line = capfd.readouterr().err
    assert line.startswith("F015  something unforeseen went wrong (RuntimeError).")
    log = Path(line.split("the file ")[1].split(" to the")[0])
    assert "boom" in log.read_text("utf-8")
    log.unlink()


def test_a_reader_that_stops_early_is_no_fault():
    child = subprocess.Popen(
        [sys.executable, "-m", "assessment", "schema", "questionnaire"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    )
    child.stdout.close()
    message = child.stderr.read()
    child.stderr.close()
    assert (child.wait(), message) == (1, b"")


def test_demo_serves_the_example_on_data_that_go_with_it(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    child = subprocess.Popen(
        [sys.executable, "-m", "assessment", "demo", "--port", str(port)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        answer = wait_for(f"http://127.0.0.1:{port}/healthz")
        assert answer == 200
        (folder,) = tmp_path.glob("readiness-demo-*")
        with sqlite3.connect(folder / "readiness.sqlite3") as database:
            ((count,),) = database.execute("select count(*) from response_set")
        database.close()
        assert count == 1
    finally:
        child.terminate()
        child.communicate(timeout=30)
    assert list(tmp_path.glob("readiness-demo-*")) == []


def wait_for(address):
    for _ in range(120):
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
            return answer.status
        time.sleep(0.5)
    return None


def test_the_command_line_works_on_the_data_of_this_machine():
    assert operator().workspace_id == local_actor().workspace_id
    assert operator().role == local_actor().role


def test_places_are_said_as_seen_from_the_current_folder(monkeypatch):
    monkeypatch.chdir(ROOT)
    problems = catalogue.check(local_actor(), [], on="2036-01-01")
    assert problems
    assert all(
        found.where.startswith(("questionnaires/", "programmes/")) for found in problems
    )
