"""One lock serves Linux, Windows and macOS with Python 3.11, 3.12 and 3.13."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLATFORMS = ("linux", "windows", "macos")
PYTHONS = ("3.11", "3.12", "3.13")


def pins(name):
    text = (ROOT / name).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+(?: ;[^\\]+)?)", text, re.M))


def resolve(requirements, platform, python):
    """Whether every pinned package has a wheel there; nothing is installed."""
    target = ["--python-platform", platform, "--python-version", python]
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header"]
    # The system's certificates, as pip uses them: a company proxy may need its own.
    command.append("--system-certs")
    return subprocess.run(
        [*command, *target, "--only-binary", ":all:", str(requirements)],
        capture_output=True,
        text=True,
    )


@pytest.mark.lock
@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_every_package_has_a_wheel(platform, python):
    done = resolve(ROOT / "requirements.txt", platform, python)
    assert done.returncode == 0, done.stderr
    assert "streamlit==1.67.0" in done.stdout


@pytest.mark.lock
def test_a_package_without_a_windows_wheel_is_noticed(tmp_path):
    only_linux = tmp_path / "requirements.txt"
    only_linux.write_text("uvloop==0.23.0\n")
    assert resolve(only_linux, "windows", "3.12").returncode != 0
    assert resolve(only_linux, "linux", "3.12").returncode == 0


def test_every_requirement_is_pinned_with_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        heads = [line for line in lines if line and not line.startswith(" ")]
        assert heads
        assert all(re.match(r"[a-z0-9.-]+==\S+", line) for line in heads)
        assert all(line.endswith("\\") for line in heads)


def test_the_test_lock_contains_the_run_time_lock():
    run, test = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {name: test.get(name) for name in run} == run


def test_the_lock_names_no_host():
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (ROOT / name).read_text("utf-8")
