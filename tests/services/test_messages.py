"""Every message of the services is raised by some test and reads well in one line."""

import re
from pathlib import Path

import pytest

from assessment.errors import services as catalogue
from assessment.errors.message import Message

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = {
    name: value for name, value in vars(catalogue).items() if isinstance(value, Message)
}
TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in (ROOT / "tests").rglob("test_*.py")
    if path.name != Path(__file__).name
)


def test_codes_are_unique_and_in_order() -> None:
    codes = [found.code for found in MESSAGES.values()]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("name", MESSAGES)
def test_every_code_is_raised_by_some_test(name: str) -> None:
    assert f'"{MESSAGES[name].code}"' in TESTS


@pytest.mark.parametrize("name", MESSAGES)
def test_both_languages_fill_in_the_same_values_on_one_line(name: str) -> None:
    found = MESSAGES[name]
    for wording in (found.what, found.to_do):
        fields = [
            {part.removesuffix("_vi").removesuffix("_en") for part in parts}
            for parts in (
                re.findall(r"{(\w+)}", wording.vi),
                re.findall(r"{(\w+)}", wording.en),
            )
        ]
        assert fields[0] == fields[1]
        assert "\n" not in wording.vi + wording.en
        assert "!" not in wording.vi + wording.en
        assert wording.vi.rstrip()[-1] == "."
        assert wording.en.rstrip()[-1] == "."
