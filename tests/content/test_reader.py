"""Strict reading: what is refused, with which code and where; what words mean."""

import math
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from assessment.content.guards import Limits
from assessment.content.reader import parse, read_yaml
from assessment.errors import ContentError


def faults(data, name="file.yaml", **limits):
    _, problems = parse(data, name, limits=Limits(**limits))
    return [(found.code, found.line, found.column) for found in problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("012", "012"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("2026-11-22", "2026-11-22"),
        ("1.0.0", "1.0.0"),
        (".5", ".5"),
        (".inf", ".inf"),
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        ("2.50", 2.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('"12"', "12"),
        ("'true'", "true"),
    ],
)
def test_plain_words_mean_what_yaml_1_2_says_and_no_more(text, value):
    found = read_yaml(f"a: {text}".encode(), "file.yaml").data["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: b: c", ("C011", 1, 5)),
        (b"title: Level: high\nb: 1", ("C011", 1, 13)),
        (b'a: "x\nb: 2', ("C013", 1, 4)),
        (b"a:\n\tb: 1", ("C012", 2, 1)),
        (b"a: [1, 2\nb: 3", ("C014", 2, 2)),
        (b"a: - b", ("C031", 1, 4)),
        ("a: *Bánh mì".encode(), ("C031", 1, 4)),
        (b"a: {b: c, d:}", ("C010", 1, 12)),
        (b"a: {vi: b: c, en: d}", ("C011", 1, 10)),
        (b'a: "x\\y"', ("C029", 1, 6)),
        (b'a: "b "c" d"', ("C030", 1, 8)),
        (b"a: @b", ("C031", 1, 4)),
        (b"a: 1\n- b", ("C032", 2, 1)),
        (b"a:\n  b: 1\n c: 2", ("C032", 3, 2)),
        (b"a: b\n  c: 2", ("C032", 2, 4)),
        (b"a: 1\nb:2\nc: 3", ("C033", 2, 1)),
        (b"a: 1\nb: 2\na: 3", ("C015", 3, 1)),
        (b"a: &x 1", ("C016", 1, 4)),
        (b"a: *x", ("C016", 1, 4)),
        (b"a: !!python/object:os.system x", ("C017", 1, 4)),
        (b"a: !x [1]", ("C017", 1, 4)),
        (b"<<: {a: 1}", ("C018", 1, 1)),
        (b"1: a", ("C019", 1, 1)),
        (b"true: a", ("C019", 1, 1)),
        (b"? [a, b]\n: c", ("C019", 1, 3)),
        (b"a: 1\n---\nb: 2", ("C020", 2, 1)),
        (b"%YAML 1.1\n---\na: 1", ("C021", 1, 1)),
        (b"a: 1\n...\n%TAG ! x\n---\nb: 1", ("C021", 3, 1)),
        (b"a: \0", ("C005", 1, 4)),
        (b"a: 1\nb: x\x07", ("C005", 2, 5)),
        (b'a: "\\0"', ("C005", 1, 4)),
        ("a: é\nbé: ".encode() + b"\xff", ("C003", 2, 5)),
        (b"\xef\xbb\xbfa: 1", ("C004", 1, 1)),
        ("a: 1".encode("utf-16"), ("C004", 1, 1)),
        (b"", ("C006", 1, 1)),
        (b"  \n# only a comment\n", ("C006", 1, 1)),
        (b"- a\n- b", ("C024", 1, 1)),
        (b"just text", ("C024", 1, 1)),
        (b"a: 1234567890123456789", ("C023", 1, 4)),
        (b"a: 1e999", ("C023", 1, 4)),
        (b"a: [" + b"[" * 60_000, ("C007", 1, 43)),
        (b"- " * 60_000, ("C007", 1, 81)),
    ],
)
def test_what_is_odd_is_refused_where_it_stands(data, expected):
    assert faults(data)[0] == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"a": 1, "a": 2}', ("C015", 1, 10)),
        (b'{"a": 1,}', ("C022", 1, 9)),
        (b'{"a" 1}', ("C022", 1, 6)),
        (b'{"a": 01}', ("C022", 1, 7)),
        (b'{"a": NaN}', ("C022", 1, 7)),
        (b'{"a": 1} x', ("C022", 1, 10)),
        (b'{"a": "\\ud800"}', ("C005", 1, 7)),
        (b'{"a": "\\u0000"}', ("C005", 1, 7)),
        (b'{"a": "\\q"}', ("C022", 1, 7)),
        (b'{"a": }', ("C022", 1, 7)),
        (b"{\n  1: 2\n}", ("C022", 2, 3)),
        (b'{"a": 1e999}', ("C023", 1, 7)),
        (b"[1]", ("C024", 1, 1)),
        (b'{"a":' * 60_000, ("C007", 1, 201)),
    ],
)
def test_broken_json_is_refused_where_it_breaks(data, expected):
    assert faults(data, "file.json")[0] == expected


def test_every_recoverable_fault_is_listed_at_once():
    data = b"a: &x 1\nb: *x\n<<: {c: 1}\n1: 2\na: 3\nt: !!str 4"
    codes = [code for code, _, _ in faults(data)]
    assert codes == ["C016", "C016", "C018", "C019", "C015", "C017"]


def test_json_says_the_same_as_yaml():
    data = b'{"a": [1, {"b": "x\\ud83d\\ude00"}, []], "c": {}, "d": -1.5e2, "e": null}'
    document = read_yaml(data, "file.json")
    assert document.data == {
        "a": [1, {"b": "x\U0001f600"}, []],
        "c": {},
        "d": -150.0,
        "e": None,
    }
    assert document.position(("a", 1, "b")) == (1, 17)
    assert document.key_position(("d",)) == (1, 49)


def test_flow_yaml_is_read_when_it_is_no_json():
    assert read_yaml(b"{a: 1, b: [x, y]}", "<stdin>").data == {"a": 1, "b": ["x", "y"]}


def test_columns_count_characters_not_bytes():
    document = read_yaml("ấ: {ộ: 1}".encode(), "file.yaml")
    assert document.position(("ấ", "ộ")) == (1, 8)


def test_a_missing_place_is_that_of_its_parent():
    document = read_yaml(b"a:\n  b: 1", "file.yaml")
    assert document.position(("a", "x", 3)) == (2, 3)


def test_quoted_scalars_are_known():
    document = read_yaml(b"a: \"1\"\nb: '2'\nc: 3\nd: |\n  4\n", "file.yaml")
    assert [document.is_quoted((key,)) for key in "abcde"] == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_keys_of_a_dropped_key_leave_no_trace():
    document, _ = parse(b"? {a: 1}\n: {a: 2}\nb: 3", "file.yaml")
    assert document.data == {"b": 3}
    assert document.key_position(("a",)) == document.position(()) == (1, 1)


@pytest.mark.parametrize("name", ["file.yaml", "file.json"])
def test_limits_hold(name):
    assert faults(b'{"a": "' + b"x" * 50 + b'"}', name, text=20)[0][0] == "C009"
    assert faults(b'{"a": [1, 2, 3, 4, 5]}', name, parts=4)[0][0] == "C008"
    assert faults(b'{"a": 1}', name, size=4) == [("C002", None, None)]


def test_a_file_full_of_faults_lists_the_first_hundred():
    assert len(faults(b"a: 1\n" * 5000)) == 100


def test_the_exception_carries_every_fault():
    with pytest.raises(ContentError) as caught:
        read_yaml(b"1: a\n2: b", "x.yaml")
    assert [found.line_of_text("en")[:9] for found in caught.value.problems] == [
        "x.yaml:1:",
        "x.yaml:2:",
    ]


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    for name in ("file.yaml", "file.json"):
        document, problems = parse(data, name)
        assert document is not None or problems


@given(
    st.text(alphabet=string.printable + "đấộ€😀\x85\u2028\u2029", max_size=200)
    | st.text(alphabet="\r\n\x85\u2028\u2029*&a: -", max_size=12)
)
@example("\r*!")
@example("a: 1\u2028&")
def test_any_text_is_read_or_refused(text):
    for name in ("file.yaml", "file.json"):
        document, problems = parse(text.encode(), name)
        assert document is not None or problems


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**15), 10**15)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=30
    ).filter(lambda text: "\ufeff" not in text)
)
TREES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcđ ", min_size=1, max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text("abc", min_size=1), TREES, max_size=4))
def test_json_dumps_come_back_unchanged(tree):
    import json

    data = json.dumps(tree).encode()
    found = read_yaml(data, "file.json").data
    assert found == tree
    assert all(not isinstance(v, float) or math.isfinite(v) for v in found.values())
