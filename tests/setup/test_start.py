"""start.py: one clear line for each thing a machine can lack."""

import ast
import hashlib
import importlib.util
import shutil
import socket
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def start(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ENVIRONMENT", str(tmp_path / "venv"))
    return module


def line_of(start, stop):
    vi, en = (text.format(**stop.values) for text in start.TEXTS[stop.key])
    assert "\n" not in vi + en
    return en


def test_an_old_python_can_read_the_file():
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 4))


def test_it_needs_the_standard_library_only():
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert names <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("found", [(3, 8), (3, 10), (3, 14)])
def test_a_python_that_does_not_fit_gets_one_line(start, monkeypatch, found):
    version = namedtuple("V", "major minor")(*found)
    monkeypatch.setattr(start.sys, "version_info", version)
    with pytest.raises(start.Stop) as stop:
        start.check_python()
    assert f"Python {found[0]}.{found[1]} does not fit" in line_of(start, stop.value)


def test_a_taken_port_gets_one_line_with_another_port(start):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(start.Stop) as stop:
            start.check_port("127.0.0.1", port)
    line = line_of(start, stop.value)
    assert f"Port {port} is used" in line
    assert f"--port {port + 1}" in line


@pytest.mark.parametrize("typed", ["0", "65536", "99999", "-1", "x", "8501.5"])
def test_a_port_that_cannot_be_is_wrong_use_in_one_line(start, typed):
    with pytest.raises(start.argparse.ArgumentTypeError) as refused:
        start.port_number(typed)
    assert "1 to 65535" in str(refused.value)
    assert start.port_number("8501") == 8501


def test_a_full_disk_is_noticed_before_anything_is_downloaded(start, monkeypatch):
    usage = namedtuple("U", "total used free")(10**9, 10**9, 5_000_000)
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _: usage)
    with pytest.raises(start.Stop) as stop:
        start.check_disk("requirements.txt")
    assert "The disk has 5 MB left" in line_of(start, stop.value)


def test_a_python_without_venv_gets_the_command_that_installs_it(start, monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        start.importlib.util,
        "find_spec",
        lambda name: None if name == "ensurepip" else real(name),
    )
    with pytest.raises(start.Stop) as stop:
        start.make_environment()
    assert "apt install python3." in line_of(start, stop.value)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            ["Collecting numpy", "ERROR: No matching distribution found for numpy"],
            "Package numpy could not be downloaded",
        ),
        (["Collecting x", "OSError: [Errno 28] No space left on device"], "The disk"),
        (["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES"], "stopped half-way: ERROR"),
    ],
)
def test_a_failed_download_says_which_of_three_things(start, lines, said):
    assert said in line_of(start, start.why_pip_failed(lines, "numpy", "install.log"))


def test_no_network_is_one_line_and_the_next_start_tries_again(start, monkeypatch):
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    monkeypatch.setenv("PIP_EXTRA_INDEX_URL", "")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    with pytest.raises(start.Stop) as stop:
        start.set_up("requirements.txt", "en")
    assert "could not be downloaded. Check the network" in line_of(start, stop.value)
    assert not start.is_installed("requirements.txt")


def test_a_finished_set_up_is_not_repeated_and_a_new_lock_is(start, tmp_path):
    python = Path(start.python_of(start.ENVIRONMENT))
    python.parent.mkdir(parents=True)
    python.touch()
    mark = Path(start.mark_file("requirements.txt"))
    mark.write_text(start.mark_of("requirements.txt"))
    assert start.is_installed("requirements.txt")
    mark.write_text("3.11 " + hashlib.sha256(b"an older lock").hexdigest())
    assert not start.is_installed("requirements.txt")


def test_both_languages_say_each_line(start):
    for vi, en in start.TEXTS.values():
        assert vi != en
        assert sorted(ast_names(vi)) == sorted(ast_names(en))


def ast_names(text):
    import string

    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_version_is_the_product_s():
    import assessment

    done = subprocess.run(
        [sys.executable, str(ROOT / "start.py"), "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == assessment.__version__


def test_the_size_it_announces_is_honest(start):
    """The disk figure is within a quarter of what this very environment takes."""
    environment = Path(sys.prefix)
    if environment != ROOT / ".venv":
        pytest.fail("run the tests with: python3 start.py test")
    taken = sum(
        path.stat().st_size
        for path in environment.rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    announced = start.DISK_MB["requirements-dev.txt"] * 1_000_000
    assert 0.75 <= taken / announced <= 1.25
    assert shutil.disk_usage(ROOT).total > announced
