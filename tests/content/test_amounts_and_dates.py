"""Amounts with a nought too many, days that cannot be, and the documented example."""

import re
from pathlib import Path

import pytest

from assessment.content.checks import check_content
from assessment.content.library import Library
from assessment.support.editions import edition_on
from tests.content.samples import PROGRAMME, ROOT, write_all

ON = "2026-11-22"
CAP = "cap_vnd: 50000000"
GUIDE = (ROOT / "docs" / "maintaining-programmes.md").read_text("utf-8")
EXAMPLE = "".join(re.findall(r"^```yaml\n(offer:.*?)^```", GUIDE, re.M | re.S))


def codes(tmp_path: Path, text: str, *, on: str = ON) -> list[str]:
    folder = write_all(tmp_path, **{"oven-grant": text})
    return [found.code for found in check_content([folder], on=on)]


@pytest.mark.parametrize(
    ("cap", "expected"),
    [
        ("99999", ["W011"]),
        ("100000", []),
        ("10000000000", []),
        ("10000000001", ["W011"]),
        ("null", []),
    ],
)
def test_a_cap_that_no_firm_would_be_offered_is_a_warning(
    tmp_path: Path, cap: str, expected: list[str]
) -> None:
    assert codes(tmp_path, PROGRAMME.replace(CAP, f"cap_vnd: {cap}")) == expected


def test_the_amount_of_an_old_rule_is_looked_at_too(tmp_path: Path) -> None:
    old = EXAMPLE[EXAMPLE.index("earlier:") :]
    text = PROGRAMME + old.replace("cap_vnd: 50000000", "cap_vnd: 50")
    assert codes(tmp_path, text) == ["W011"]


def test_an_amount_read_in_a_source_is_an_exception_while_it_stands() -> None:
    path = ROOT / "programmes" / "vn" / "uif-worker-training.yaml"
    assert "cap_vnd: 50000\n" in path.read_text("utf-8")
    assert [one.code for one in check_content([path], on=ON)] == []


def test_another_amount_in_the_place_of_an_exception_is_told(tmp_path: Path) -> None:
    path = ROOT / "programmes" / "vn" / "uif-worker-training.yaml"
    copy = tmp_path / path.name
    text = path.read_text("utf-8").replace("cap_vnd: 50000\n", "cap_vnd: 60000\n")
    copy.write_text(text, "utf-8")
    assert [one.code for one in check_content([copy], on=ON)] == ["W011"]


def test_nobody_has_checked_a_row_tomorrow(tmp_path: Path) -> None:
    assert codes(tmp_path, PROGRAMME, on="2026-11-01") == []
    assert codes(tmp_path, PROGRAMME, on="2026-10-31") == ["C277"]


def edition(until: str, because: str) -> str:
    return f"""\
earlier:
  - valid_until: "{until}"
    because: {{vi: "{because}", en: "The rule changed."}}
    agency: {{vi: "Bộ Công Thương", en: "Ministry of Industry and Trade"}}
"""


@pytest.mark.parametrize(
    ("until", "because", "expected"),
    [
        ("2026-07-01", "Từ ngày 1/7/2026 theo quy định mới.", ["W007", "W012"]),
        ("2026-07-01", "Từ 01/07/2026 theo quy định mới.", ["W007", "W012"]),
        ("2026-06-30", "Từ 01/07/2026 theo quy định mới.", ["W007"]),
        ("2026-07-01", "Quy định đã đổi.", []),
    ],
)
def test_the_last_day_of_a_rule_is_not_the_first_of_the_next(
    tmp_path: Path, until: str, because: str, expected: list[str]
) -> None:
    assert sorted(codes(tmp_path, PROGRAMME + edition(until, because))) == expected


def test_the_first_day_is_also_known_from_what_only_the_new_rule_cites(
    tmp_path: Path,
) -> None:
    more = edition("2026-07-01", "Quy định đã đổi.").replace(
        "    agency",
        "    references: [{document: "
        '"Nghị định 1/2026/NĐ-CP", valid_from: "2026-02-01"}]\n    agency',
    )
    new = '\n  - {document: "Nghị định 2/2026/NĐ-CP", valid_from: "2026-07-01"}'
    text = PROGRAMME.replace('valid_from: "2026-02-01"}', "PLACE", 1)
    text = text.replace("PLACE", 'valid_from: "2026-02-01"}' + new) + more
    folder = write_all(tmp_path, **{"oven-grant": text})
    (found,) = check_content([folder], on=ON)
    assert found.code == "W012"
    assert found.to_do("en").endswith("write 2026-06-30.")


def changed_amount() -> str:
    start, end = PROGRAMME.index("offer:"), PROGRAMME.index("criteria:")
    return PROGRAMME[:start] + EXAMPLE + PROGRAMME[end:]


def test_the_documented_change_of_an_amount_works_as_it_stands(tmp_path: Path) -> None:
    assert codes(tmp_path, changed_amount()) == []
    (programme,) = Library(tmp_path).programmes()
    caps = {
        day: edition_on(programme, day).offer.tiers[0].cap_vnd
        for day in ("2026-12-31", "2027-01-01")
    }
    assert caps == {"2026-12-31": 50_000_000, "2027-01-01": 70_000_000}


@pytest.mark.parametrize("key", ["summary:", "is_cofunding:"])
def test_half_an_offer_below_earlier_is_told_to_be_copied_whole(
    tmp_path: Path, key: str
) -> None:
    text = changed_amount()
    start = text.index(key, text.index("earlier:"))
    end = text.index("\n", start) + 1
    folder = write_all(
        tmp_path, **{"oven-grant": text[:start].rstrip(" ") + text[end:]}
    )
    (found,) = check_content([folder], on=ON)
    assert found.code == "C115"
    assert "Copy the whole offer from above" in found.to_do("en")


def test_a_key_of_the_edition_itself_is_missing_as_everywhere(tmp_path: Path) -> None:
    text = re.sub(r"    because:\n.*\n.*\n", "", changed_amount())
    assert codes(tmp_path, text) == ["C102"]
