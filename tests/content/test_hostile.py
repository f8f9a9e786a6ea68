"""Hostile files are refused with little time and memory, in a process of their own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIZE = 5_000_000
MEBIBYTE = 1024 * 1024
CHILD = """
import resource, sys
from assessment.content.reader import parse
data = sys.stdin.buffer.read()
# The largest resident size would be the parent's: exec does not reset it.
with open("/proc/self/status") as file:
    fields = dict(line.split(":", 1) for line in file)
used = int(fields["VmData"].split()[0]) * 1024
room = resource.getrusage(resource.RUSAGE_SELF)
resource.setrlimit(resource.RLIMIT_CPU, (int(room.ru_utime) + 20, 60))
resource.setrlimit(resource.RLIMIT_DATA, (used + {memory},) * 2)
document, problems = parse(data, sys.argv[1])
print(problems[0].code if problems else "read")
"""
FILES = {
    "brackets": (b"a: " + b"[" * 60_000, "C007"),
    "many brackets": (b"[" * SIZE, "C007"),
    "braces": (b"{" * SIZE, "C019"),
    "nested dashes": (b"- " * (SIZE // 2), "C007"),
    "nested JSON": (b'{"a":' * (SIZE // 5), "C007"),
    "steps": (b"".join(b" " * n + b"a:\n" for n in range(3000)), "C007"),
    "a long scalar": (b"a: " + b"x" * (SIZE - 4), "C009"),
    "an open quote": (b'a: "' + b"x" * (SIZE - 5), "C013"),
    "backslashes": (b'{"a":"' + b"\\" * (SIZE - 6), "C013"),
    "a long key": (b"x" * (SIZE - 4) + b": 1", "C009"),
    "many keys": (b"".join(b"k%d: 1\n" % n for n in range(400_000)), "C008"),
    "a long list": (b'{"a":[' + b"1," * (SIZE // 2 - 8) + b"1]}", "C008"),
    "duplicate keys": (b"a: 1\n" * (SIZE // 5), "C015"),
    "anchors": (b"".join(b"- &a%d x\n" % n for n in range(300_000)), "C016"),
    "aliases": (b"a: &a [1]\n" + b"".join(b"b%d: *a\n" % n for n in range(9)), "C016"),
    "tags": (b"- !!str x\n" * 400_000, "C017"),
    "tag directives": (
        b"".join(b"%%TAG !%d! x\n" % n for n in range(200_000)) + b"---\na: 1",
        "C021",
    ),
    "documents": (b"---\n" * 1_000_000, "C020"),
    "a comment": (b"#" * SIZE, "C006"),
    "digits": (b"a: " + b"9" * (SIZE - 4), "C009"),
    "too large": (b"a" * (5 * MEBIBYTE + 1), "C002"),
}


@pytest.mark.parametrize("kind", FILES)
def test_hostile_files_are_refused_within_bounds(kind):
    data, code = FILES[kind]
    child = subprocess.run(
        [sys.executable, "-c", CHILD.format(memory=300 * MEBIBYTE), "file.yaml"],
        input=data,
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert child.stderr.decode() == ""
    assert (child.stdout.decode().strip(), child.returncode) == (code, 0)


def test_the_bounds_can_be_broken():
    """The control: a process that takes more is killed or fails."""
    greedy = CHILD.format(memory=50 * MEBIBYTE) + "\nx = 'x' * (400 * 1024 * 1024)"
    child = subprocess.run(
        [sys.executable, "-c", greedy, "file.yaml"],
        input=b"a: 1",
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert child.returncode != 0
