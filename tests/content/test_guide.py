"""docs/authoring.md: the documented example is run as it stands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

from tests.content.samples import DOCUMENTED, GUIDE

ROOT = Path(__file__).resolve().parents[2]
_SHELL = re.compile(r"^```sh\n(.*?)^```(?:\n\n```text\n(.*?)^```)?", re.M | re.S)


def run(command, folder):
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "assessment"]
    return subprocess.run(
        [sys.executable, *words[1:]],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        check=False,
    )


def test_the_documented_example_is_checked_and_scored(tmp_path):
    for name, text in DOCUMENTED.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    printed = []
    for commands, expected in _SHELL.findall(GUIDE):
        for command in commands.splitlines():
            child = run(command, tmp_path)
            assert child.returncode == 0, child.stderr.decode()
            printed.append(child.stdout.decode())
            if expected:
                assert printed[-1] == expected
    assert len(printed) == 3
    assert "2.3" in printed[1]
    assert '"score": 2.333' in printed[2]


def test_the_limits_in_the_guide_are_those_of_the_code():
    from assessment.content.checks import wording
    from assessment.content.guards import MEBIBYTE, Limits
    from assessment.model.condition import OPS
    from assessment.model.maturity import Depth

    assert f"more than {Limits().size // MEBIBYTE} MB" in GUIDE
    assert f"or {Limits().depth} levels" in GUIDE
    assert f"At most {wording.LEVEL_CHARACTERS} characters" in GUIDE
    assert f"{wording.VISIBLE_BUDGET[Depth.QUICK]:,} characters" in GUIDE
    assert f"those of express within {wording.VISIBLE_BUDGET[Depth.EXPRESS]:,}" in GUIDE
    assert all(f"`{op}`" in GUIDE for op in OPS)
