"""``support --bulk``: a table of companies as a person uses it."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from assessment.cli.app import app
from assessment.content.library import shipped_library
from assessment.model.company import Company, Range
from assessment.services import catalogue
from assessment.services.access import local_actor
from assessment.support.verdicts import judge_support

ON = "2026-11-22"
TABLE = (
    "Tên;legal_form;main_vsic_code;employees_si_avg_prev_year;revenue_prev_year_vnd;"
    "first_registration_date;state_capital_pct\r\n"
    "Cơ khí A;Công ty cổ phần;25;45;30.000.000.000;20/05/2019;0\r\n"
    "=HYPERLINK(1);llc;C2592;10..50;>=3.000.000.000;;\r\n"
    "Hộ B;Hộ kinh doanh;31;3;900.000.000;1/2/2020;\r\n"
)
COMPANIES = (
    Company(
        facts={
            "legal_form": "joint_stock",
            "main_vsic_code": "25",
            "employees_si_avg_prev_year": 45,
            "revenue_prev_year_vnd": 30 * 10**9,
            "first_registration_date": "2019-05-20",
            "state_capital_pct": 0,
        }
    ),
    Company(
        facts={
            "legal_form": "llc",
            "main_vsic_code": "C2592",
            "employees_si_avg_prev_year": Range(at_least=10, at_most=50),
            "revenue_prev_year_vnd": Range(at_least=3 * 10**9),
        }
    ),
    Company(
        facts={
            "legal_form": "household_business",
            "main_vsic_code": "31",
            "employees_si_avg_prev_year": 3,
            "revenue_prev_year_vnd": 900 * 10**6,
            "first_registration_date": "2020-02-01",
        }
    ),
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "firms.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TABLE.encode())
    return path


def run(*arguments: object) -> tuple[int, str, str]:
    found = CliRunner().invoke(app, ["support", *map(str, arguments)])
    return found.exit_code, found.stdout, found.stderr


def alone() -> list[dict[str, str]]:
    """The verdicts of each company judged alone, by programme."""
    library = shipped_library()
    return [
        {
            found.programme.id: found.verdict
            for found in judge_support(
                library.programmes(),
                company,
                facts=library.company_facts(),
                on=ON,
                needs={},
            ).programmes
        }
        for company in COMPANIES
    ]


def test_every_row_gets_the_verdicts_of_that_company_alone(
    table: Path, tmp_path: Path
) -> None:
    out = tmp_path / "verdicts.csv"
    assert run("--bulk", table, "--on", ON, "--out", out)[0] == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    names = [row.pop("Tên") for row in rows]
    assert names == ["Cơ khí A", "'=HYPERLINK(1)", "Hộ B"]
    assert rows == alone()


def test_json_counts_the_verdicts_and_keeps_its_schema(table: Path) -> None:
    code, out, _ = run("--bulk", table, "--on", ON, "--json", "--language", "en")
    assert code == 0
    found = json.loads(out)
    jsonschema.validate(found, catalogue.schema(local_actor(), "support-bulk"))
    assert (found["on"], found["companies"]) == (ON, 3)
    verdicts = alone()
    for programme in found["programmes"]:
        given = [company[programme["id"]] for company in verdicts]
        assert programme["eligible"] == given.count("eligible")
        assert programme["unknown"] == given.count("unknown")
        assert programme["not_eligible"] == given.count("not-eligible")
        for criterion in programme["criteria"]:
            counts = [criterion[key] for key in ("met", "unknown", "not_met")]
            assert sum(counts) == 3
            assert criterion["alone"] <= criterion["not_met"]
    blocking = [each["not_met"] for each in found["blocking"]]
    assert blocking == sorted(blocking, reverse=True)
    assert blocking[-1] >= 1
    capital = [each for each in found["missing"] if each["fact"] == "project_exists"]
    assert capital[0]["companies"] == 3
    assert capital[0]["verdicts"] >= 3


def test_the_text_counts_and_names_what_blocks_and_what_lacks(table: Path) -> None:
    code, out, _ = run("--bulk", table, "--on", ON)
    assert code == 0
    assert "Chương trình hỗ trợ cho 3 doanh nghiệp, xét ngày 22/11/2026" in out
    assert "Điều kiện nhiều doanh nghiệp chưa đạt nhất:" in out
    assert "Thông tin còn thiếu ở nhiều doanh nghiệp nhất:" in out
    assert "[project_exists]" in out
    english = run("--bulk", table, "--on", ON, "--language", "en")[1]
    assert "Criteria that most companies do not meet:" in english


def test_faults_have_row_and_column_and_nothing_is_written(tmp_path: Path) -> None:
    table, out = tmp_path / "firms.csv", tmp_path / "verdicts.csv"
    table.write_text("name,exports\nA,maybe\n", encoding="utf-8")
    code, shown, told = run("--bulk", table, "--out", out, "--language", "en")
    assert (code, shown) == (1, "")
    assert told.startswith(f"{table}:2:2  B012")
    assert not out.exists()


def test_out_is_a_csv_file_and_only_for_many(table: Path, tmp_path: Path) -> None:
    assert "B016" in run("--bulk", table, "--out", tmp_path / "x.xlsx")[2]
    assert "B017" in run(table, "--out", tmp_path / "x.csv")[2]
    assert "F012" in run("--bulk", table, "--out", tmp_path / "none" / "x.csv")[2]
    assert "C001" in run("--bulk", tmp_path / "none.csv")[2]


def test_out_is_private_and_never_replaces_a_file_or_follows_a_link(
    table: Path, tmp_path: Path
) -> None:
    out, link = tmp_path / "verdicts.csv", tmp_path / "link.csv"
    assert run("--bulk", table, "--on", ON, "--out", out)[0] == 0
    assert out.stat().st_mode & 0o077 == 0
    out.write_bytes(b"mine")
    link.symlink_to(out)
    (tmp_path / "dangling.csv").symlink_to(tmp_path / "new.csv")
    for there in (out, link, tmp_path / "dangling.csv", table):
        code, shown, told = run(
            "--bulk", table, "--on", ON, "--out", there, "--language", "en"
        )
        assert (code, shown, len(told.splitlines())) == (1, "", 1)
        assert told.startswith(f"S041  '{there}' is already there.")
    assert out.read_bytes() == b"mine"
    assert not (tmp_path / "new.csv").exists()
    assert "Cơ khí A" in table.read_text("utf-8")


def test_nothing_in_a_table_steers_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "firms.csv"
    path.write_text(
        'name,"a\u202e\u2066z\nb\u009b2J"\nA,x\n'.replace("\u009b", ""), "utf-8"
    )
    code, _, told = run("--bulk", path, "--language", "en")
    assert code == 1
    assert told.replace("\n", "").isprintable()
    assert len(told.splitlines()) == 1


def test_a_table_comes_by_standard_input_too() -> None:
    found = CliRunner().invoke(
        app, ["support", "--bulk", "-", "--on", ON, "--json"], input="name\nA\n"
    )
    assert found.exit_code == 0
    assert json.loads(found.stdout)["facts"] == []
