"""docs/programmes.md says of every programme what its file holds."""

import re
from pathlib import Path

import pytest

from assessment.content.loading import load_programme
from assessment.model.condition import leaves_of
from assessment.model.programme import Programme

ROOT = Path(__file__).parents[2]
PROGRAMMES = {
    path.stem: load_programme(path)
    for path in sorted((ROOT / "programmes" / "vn").glob("*.yaml"))
}
PAGE = (ROOT / "docs" / "programmes.md").read_text("utf-8")
ROWS: dict[str, list[str]] = {
    cells[0]: cells[1:]
    for cells in (
        [cell.strip() for cell in row]
        for row in re.findall(
            r"^\| \[([^]]+)\]\([^)]+\) \|(.+)\|(.+)\|(.+)\|(.+)\|$", PAGE, re.MULTILINE
        )
    )
}
NONE = "–"
every_programme = pytest.mark.parametrize("name", PROGRAMMES)


def counted(programme: Programme) -> str:
    """Conditions of requirements and of exclusions, as the page writes them."""
    requirements, exclusions = (
        sum(
            1
            for criterion in programme.criteria
            if criterion.kind == kind
            for _ in leaves_of(criterion.when)
        )
        for kind in ("requirement", "exclusion")
    )
    return f"{requirements} + {exclusions}"


def test_every_file_has_one_row_in_order_of_names() -> None:
    assert list(ROWS) == list(PROGRAMMES)
    assert PAGE.count("\n| [") == len(PROGRAMMES)
    for name in PROGRAMMES:
        assert f"[{name}](../programmes/vn/{name}.yaml)" in PAGE


@every_programme
def test_the_row_counts_what_the_file_holds(name: str) -> None:
    standing, _, in_the_file, _ = ROWS[name]
    assert standing == PROGRAMMES[name].standing
    assert in_the_file == counted(PROGRAMMES[name])


@every_programme
def test_what_differs_or_is_left_out_has_a_remark(name: str) -> None:
    _, researched, in_the_file, remark = ROWS[name]
    assert remark
    if researched != in_the_file or PROGRAMMES[name].left_out:
        assert remark != NONE
