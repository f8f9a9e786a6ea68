"""Assessment files: every fault at once, and writing then reading changes nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.content.library import shipped_library
from assessment.errors import FileError
from assessment.exchange.assessment_file import read, write
from assessment.model.company import DONT_KNOW, Company, Range
from assessment.model.maturity import Depth
from assessment.model.responses import AssessmentFile, PilotRecord

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = shipped_library()
QUESTIONNAIRE = LIBRARY.questionnaire("smart-manufacturing", "1.0.0")
INDICATORS = [found for found, _ in QUESTIONNAIRE.indicators()]
NEVER = next(found.id for found in INDICATORS if found.not_applicable is None)
SOMETIMES = next(found.id for found in INDICATORS if found.not_applicable)

GOOD = f"""\
questionnaire: smart-manufacturing
version: "1.0.0"
depth: quick
company:
  name: "Cơ khí Đức Phát"
  facts:
    legal_form: llc
    main_vsic_code: "2592"
    employees_si_avg_prev_year: 45
    revenue_prev_year_vnd: {{at_least: 10000000001, at_most: 50000000000}}
    first_registration_date: "2015-05-20"
    foreign_capital_pct: 12.5
    is_social_enterprise: dont-know
    bad_debt: false
    collateral_available: null
answers:
  {NEVER}: 2
  {SOMETIMES}: not-applicable
  {INDICATORS[2].id}: dont-know
  {INDICATORS[3].id}: null
"""


def faults(text, name="file.yaml"):
    with pytest.raises(FileError) as caught:
        read(text.encode(), name)
    return [(found.code, found.line) for found in caught.value.problems]


def changed(old, new):
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def test_a_good_file_is_read():
    file = read(GOOD.encode(), "file.yaml")
    assert file.depth is Depth.QUICK
    assert file.answers == {
        NEVER: 2,
        SOMETIMES: "not-applicable",
        INDICATORS[2].id: "dont-know",
    }
    assert file.company.name == "Cơ khí Đức Phát"
    assert file.company.facts == {
        "legal_form": "llc",
        "main_vsic_code": "2592",
        "employees_si_avg_prev_year": 45,
        "revenue_prev_year_vnd": Range(at_least=10_000_000_001, at_most=50_000_000_000),
        "first_registration_date": "2015-05-20",
        "foreign_capital_pct": 12.5,
        "is_social_enterprise": DONT_KNOW,
        "bad_debt": False,
    }


def test_depth_company_and_answers_may_be_left_out():
    file = read(b'questionnaire: smart-manufacturing\nversion: "1.0.0"', "x.yaml")
    assert (file.depth, file.company, file.answers) == (Depth.EXPRESS, Company(), {})


def test_json_is_read_and_may_name_its_schema():
    data = {
        "$schema": "schema/assessment-file.json",
        "questionnaire": "smart-manufacturing",
        "version": "1.0.0",
        "answers": {NEVER: 5},
    }
    assert read(json.dumps(data).encode(), "x.json").answers == {NEVER: 5}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("questionnaire: smart-", "questionnaire: smrt-", ("F001", 1)),
        ('version: "1.0.0"', 'version: "9.0.0"', ("F002", 2)),
        ('version: "1.0.0"', "version: 1.0", ("C113", 2)),
        ('version: "1.0.0"\n', "", ("C102", 1)),
        ("depth: quick", "depth: quik", ("C105", 3)),
        ("depth: quick", "depht: quick", ("C101", 3)),
        ("  name: ", "  nam: ", ("C101", 5)),
        ("company:\n", "company: x\nother:\n", ("C103", 4)),
        (f"{NEVER}: 2", "no-such-thing: 2", ("F003", 17)),
        (f"{NEVER}: 2", f"{NEVER}: 6", ("F004", 17)),
        (f"{NEVER}: 2", f"{NEVER}: -1", ("F004", 17)),
        (f"{NEVER}: 2", f"{NEVER}: not-applicable", ("F005", 17)),
        (f"{NEVER}: 2", f'{NEVER}: "2"', ("F006", 17)),
        (f"{NEVER}: 2", f"{NEVER}: true", ("F006", 17)),
        (f"{NEVER}: 2", f"{NEVER}: 2.5", ("F006", 17)),
        (f"{NEVER}: 2", f"{NEVER}: [2]", ("F006", 17)),
        ("legal_form: llc", "legal_from: llc", ("F007", 7)),
        ("legal_form: llc", "legal_form: ltd", ("F008", 7)),
        ("legal_form: llc", "legal_form: [llc]", ("F008", 7)),
        ('main_vsic_code: "2592"', "main_vsic_code: 2592", ("F008", 8)),
        ("_year: 45", '_year: "45"', ("F008", 9)),
        ("_year: 45", "_year: true", ("F008", 9)),
        ("_year: 45", "_year: 45.5", ("F008", 9)),
        ("_year: 45", "_year: -4", ("F009", 9)),
        ("_year: 45", "_year: {at_least: 9, at_most: 4}", ("F009", 9)),
        ("_year: 45", "_year: {at_least: -9}", ("F009", 9)),
        ("_year: 45", "_year: {from: 9}", ("F008", 9)),
        ("_year: 45", "_year: {}", ("F008", 9)),
        ('"2015-05-20"', '"2015-02-30"', ("F008", 11)),
        ("pct: 12.5", "pct: 112.5", ("F009", 12)),
        ("bad_debt: false", "bad_debt: no", ("F008", 14)),
        ("answers:\n", "answers: 1\nrest:\n", ("C103", 16)),
    ],
)
def test_one_change_gives_its_fault(old, new, fault):
    assert fault in faults(changed(old, new))


def test_every_fault_is_listed_at_once_in_the_order_of_the_file():
    text = changed("depth: quick", "depth: quik")
    text = text.replace("legal_form: llc", "legal_from: llc")
    text = text.replace(f"{NEVER}: 2", f"{NEVER}: 9\n  {NEVER}: 8")
    assert faults(text) == [("C105", 3), ("F007", 7), ("F004", 17), ("C015", 18)]


def test_json_faults_have_their_lines_too():
    text = json.dumps(
        {
            "questionnaire": "smart-manufacturing",
            "version": "1.0.0",
            "answers": {NEVER: 9, "no-such": 1},
        },
        indent=1,
    )
    assert faults(text, "x.json") == [("F004", 5), ("F003", 6)]


def test_the_nearest_spelling_is_offered():
    with pytest.raises(FileError) as caught:
        read(changed("legal_form: llc", "legal_from: llc").encode(), "f.yaml")
    (found,) = caught.value.problems
    assert found.line_of_text("en") == (
        'f.yaml:7:5  F007  there is no company fact "legal_from". '
        'Did you mean "legal_form"?'
    )
    assert found.to_do("vi") == 'Có phải là "legal_form" không?'


def test_thousands_of_faults_are_listed_up_to_a_limit():
    text = changed(
        "answers:\n", "answers:\n" + "".join(f"  x{n}: 1\n" for n in range(5000))
    )
    assert len(faults(text)) == 200


ANSWERS = st.dictionaries(
    st.sampled_from([found.id for found in INDICATORS]),
    st.integers(0, 5) | st.just("dont-know"),
)
TEXTS = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"
    ),
    max_size=60,
)
COUNTS = st.integers(0, 10**5)
RANGES = (
    st.builds(Range, at_least=COUNTS)
    | st.builds(Range, at_most=COUNTS)
    | st.tuples(COUNTS, COUNTS).map(
        lambda ends: Range(at_least=min(ends), at_most=max(ends))
    )
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "employees_si_avg_prev_year": COUNTS | RANGES | st.just(DONT_KNOW),
        "foreign_capital_pct": st.floats(0, 100),
        "legal_form": st.sampled_from(["llc", "cooperative", DONT_KNOW]),
        "first_registration_date": st.dates().map(str).filter(lambda day: day > "1"),
        "bad_debt": st.booleans(),
    },
)
ASSESSMENT_FILES = st.builds(
    AssessmentFile,
    questionnaire=st.just("smart-manufacturing"),
    version=st.just("1.0.0"),
    depth=st.sampled_from(Depth),
    answers=ANSWERS,
    company=st.builds(Company, name=TEXTS, facts=FACTS),
)
NEWER = LIBRARY.questionnaire("smart-manufacturing", "1.1.0")
ITEMS = st.sampled_from([found.id for found, _ in NEWER.indicators()])
CODES = st.from_regex(r"[A-Za-z0-9]{1,20}(-[A-Za-z0-9]{1,20})?", fullmatch=True)
PILOTS = st.builds(
    PilotRecord,
    respondent=CODES,
    company=st.none() | CODES,
    role=st.sampled_from(["owner", "production", "technician", "accountant"]),
    seconds=st.dictionaries(ITEMS, st.integers(0, 600_000).map(lambda ms: ms / 1000)),
    shown=st.lists(ITEMS, unique=True).map(tuple),
    unclear=st.dictionaries(ITEMS, TEXTS),
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        item.id: st.sampled_from([option.id for option in item.options])
        for item in NEWER.experience
    },
)
FILES_OF_A_PILOT = st.builds(
    AssessmentFile,
    questionnaire=st.just(NEWER.id),
    version=st.just(NEWER.version),
    experience=CHOICES,
    pilot=st.none() | PILOTS,
)


@given(ASSESSMENT_FILES)
def test_writing_then_reading_changes_nothing(file):
    text = write(file)
    assert read(text.encode(), "x.yaml") == file
    assert write(read(text.encode(), "x.yaml")) == text


@given(FILES_OF_A_PILOT)
def test_experience_and_pilot_are_written_and_read_unchanged(file):
    assert read(write(file).encode(), "x.yaml") == file
    data = file.model_dump_json(exclude_none=True).encode()
    assert read(data, "x.json") == file


@given(ASSESSMENT_FILES)
def test_json_of_a_file_is_the_same_file(file):
    data = file.model_dump_json(exclude_none=True).encode()
    assert read(data, "x.json") == file


@given(st.text(max_size=40))
def test_any_name_can_be_written_and_read(name):
    file = AssessmentFile(
        questionnaire="smart-manufacturing",
        version="1.0.0",
        company=Company(name=name),
    )
    found = read(write(file).encode("utf-8", "surrogatepass"), "x.yaml")
    assert len(found.company.name) == len(name)


def test_words_that_look_like_numbers_stay_text():
    for name in ("no", "1e3", "012", "true", "~", "2026-11-22", "- a", "a: b", "#x"):
        file = AssessmentFile(
            questionnaire="smart-manufacturing",
            version="1.0.0",
            company=Company(name=name),
        )
        assert read(write(file).encode(), "x.yaml").company.name == name


def test_the_written_file_is_in_a_fixed_order():
    file = AssessmentFile(
        questionnaire="smart-manufacturing",
        version="1.0.0",
        depth=Depth.FULL,
        company=Company(name='Hoa "Sữa"', facts={"bad_debt": False}),
        answers={NEVER: 3},
    )
    assert write(file) == (
        "questionnaire: smart-manufacturing\n"
        'version: "1.0.0"\n'
        "depth: full\n"
        "company:\n"
        '  name: "Hoa \\"Sữa\\""\n'
        "  facts:\n"
        "    bad_debt: false\n"
        "answers:\n"
        f"  {NEVER}: 3\n"
    )


def test_the_documented_pilot_section_can_be_read():
    page = (ROOT / "docs" / "operations.md").read_text("utf-8")
    section = page.partition("```yaml\npilot:")[2].partition("```")[0]
    head = 'questionnaire: smart-manufacturing\nversion: "1.1.0"\npilot:'
    file = read((head + section).encode(), "documented.yaml")
    assert file.pilot is not None
    assert file.pilot.role == "owner"
    assert read(write(file).encode(), "again.yaml") == file
