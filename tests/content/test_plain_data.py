"""The quick reader of faultless files says what the careful one says, or nothing."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessment.content.guards import Limits, decode
from assessment.content.reader import LIMITS, parse
from assessment.content.yaml_data import read_plain
from assessment.content.yaml_text import parse_yaml, parse_yaml_with_places

ROOT = Path(__file__).parents[2]
FILES = [
    *sorted((ROOT / "questionnaires").rglob("*.yaml")),
    *sorted((ROOT / "programmes").rglob("*.yaml")),
]
TIGHT = Limits(depth=3, parts=24, text=12)
PIECES = st.sampled_from(
    [
        *("a", "b: ", "a: 1", "- ", "\n", "\n  ", "\n- ", ": ", ", ", "[", "]", "{"),
        *("}", "? ", "&x ", "*x", "!t ", "!!str ", "<<: ", "'q'", '"q"', '"\\x07"'),
        *("|\n  text", ">-\n  text", "~", "null", "true", "012", "1.5", "-3", "1e999"),
        *("9" * 13, "# note", "---\n", "...\n", "%YAML 1.1\n", "\t", "ấ", "x" * 13),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_shipped_file_is_read_quickly_and_alike(path: Path) -> None:
    text, _ = decode(path.read_bytes(), path.name, LIMITS)
    quick = read_plain(text, LIMITS)
    careful, problems = parse_yaml_with_places(text, path.name, LIMITS)
    assert quick is not None
    assert careful is not None
    assert (quick.data, problems) == (careful.data, [])
    document, _ = parse(path.read_bytes(), path.name)
    assert document is not None
    assert document.places() == careful.places()
    assert isinstance(careful.data, dict)
    for key in (*careful.data, "no such key"):
        assert document.is_quoted((key,)) == careful.is_quoted((key,))


@given(TEXTS, st.sampled_from([LIMITS, TIGHT]))
@example("a: &x 1", LIMITS)
@example("a: 1\na: 2", LIMITS)
@example("a: [[[1]]]", TIGHT)
@example("a: 1\n---\nb: 2", LIMITS)
@example('a: "\\x07"', LIMITS)
@example("1: a", LIMITS)
@example("? {a: 1}\n: 2", LIMITS)
@example("<<: a", LIMITS)
@example('"<<": a', LIMITS)
@example("a: !!str 1", LIMITS)
@example("!!map\na: 1", LIMITS)
@example("a: 'b'\n'a': c", LIMITS)
@example("aaaaaaaaaaaaaaaaa: 1", TIGHT)
@example("a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6]", TIGHT)
def test_whatever_arrives_both_readers_agree(text: str, limits: Limits) -> None:
    if decode(text.encode(), "file.yaml", limits)[1]:
        return
    careful, problems = parse_yaml_with_places(text, "file.yaml", limits)
    document, found = parse_yaml(text, "file.yaml", limits)
    is_directive = any(each.code == "C021" for each in found)
    quick = None if is_directive else read_plain(text, limits)
    if quick is not None:
        assert problems == []
        assert careful is not None
        assert repr(quick.data) == repr(careful.data)
    elif not is_directive:
        assert found == problems
        assert (document is None) == (careful is None)
    if document is not None and careful is not None:
        assert repr(document.data) == repr(careful.data)
        assert document.places() == careful.places()


def test_a_faulty_file_is_left_to_the_careful_reader() -> None:
    for text in ("a: *x", "a: &x 1", "- 1", "1", "a: 1\na: 2", "a: [", "a: 1\n---\n"):
        assert read_plain(text, LIMITS) is None
