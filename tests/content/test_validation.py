"""Pydantic's errors in our words: expected, found, nearest spelling, both languages."""

import pytest
from pydantic import field_validator

from assessment.content.reader import read_yaml
from assessment.content.validation import validate
from assessment.model.action import ActionCatalogue
from assessment.model.base import Model, Wording
from assessment.model.maturity import Questionnaire
from assessment.model.programme import Programme
from tests.content.samples import ACTIONS, PROGRAMME, QUESTIONNAIRE


def lines(model, text, language="en"):
    _, problems = validate(model, read_yaml(text.encode(), "f.yaml"))
    return [found.line_of_text(language).split("  ", 1)[1] for found in problems]


@pytest.mark.parametrize("written", ["50.000.000", "1,5", "50%", "012", "50 triệu"])
def test_numbers_written_as_people_do_are_told_how_to_write_them(written):
    text = QUESTIONNAIRE.replace("weight: 2", f"weight: {written}")
    (english,), (vietnamese,) = (
        lines(Questionnaire, text),
        lines(Questionnaire, text, "vi"),
    )
    assert english.endswith(
        f'found "{written}". Write digits alone: 50000000 for 50 million, '
        "1.5 with a point, 0.5 for 50%."
    )
    assert vietnamese.endswith(
        f'ở đây là "{written}". Chỉ viết chữ số: 50000000 cho 50 triệu, '
        "1.5 cho một rưỡi, 0.5 cho 50%."
    )


def test_an_unknown_comparison_is_named_itself_where_a_condition_is_optional():
    text = QUESTIONNAIRE.replace(
        "weight: 2", "weight: 2\n        applies_if: {fact: legal_form, equals: llc}"
    )
    (line,) = lines(Questionnaire, text)
    assert 'there is no key "equals" here. Allowed: is, is_not, ' in line


@pytest.mark.parametrize("written", ["50", "10", "3", "-0.5"])
def test_a_share_written_in_percent_is_refused_with_the_way_to_write_it(written):
    text = PROGRAMME.replace("share: 0.5", f"share: {written}")
    (english,), (vietnamese,) = lines(Programme, text), lines(Programme, text, "vi")
    assert english == (
        f"C104  {written} is out of range. It must be 0.5 for 50%, 1 for 100%."
    )
    assert vietnamese.endswith("Giá trị phải là 0.5 cho 50%, 1 cho 100%.")


class Odd(Model):
    name: str

    @field_validator("name")
    @classmethod
    def _is_even(cls, name: str) -> str:
        raise ValueError("must be even")


def test_a_rule_without_words_of_its_own_is_still_told():
    _, (found,) = validate(Odd, read_yaml(b"name: x", "f.yaml"))
    assert found.code == "C114"
    assert "must be even" in found.what("en")


@pytest.mark.parametrize(
    ("old", "new", "en", "vi"),
    [
        (
            "weight: 2",
            "weight: heavy",
            'expected a number, found "heavy". Change it to what is expected.',
            'cần số, ở đây là "heavy". Sửa lại cho đúng kiểu.',
        ),
        (
            "weight: 2",
            'weight: "2"',
            'expected a number, found "2". Write it without quotes.',
            'cần số, ở đây là "2". Bỏ dấu nháy.',
        ),
        (
            "- id: all",
            "- id: 12",
            'expected text, found 12. Write "12".',
            'cần chữ, ở đây là 12. Viết "12".',
        ),
        (
            "needs: [data_collection]",
            "needs: data_collection",
            'expected a list, found "data_collection". Write [data_collection].',
            'cần danh sách, ở đây là "data_collection". Viết [data_collection].',
        ),
        (
            'title: {vi: "Tất cả", en: "Everything"}',
            "title: Everything",
            'expected text in both languages, found "Everything". '
            'Write {vi: "...", en: "..."}.',
            'cần chữ bằng hai thứ tiếng, ở đây là "Everything". '
            'Viết {vi: "...", en: "..."}.',
        ),
        (
            "target: {micro: 2, small: 3, medium: 4}",
            "target: 3",
            'expected "key: value" lines, found 3. '
            "Write the keys: micro, small, medium.",
            'cần các dòng "khoá: giá trị", ở đây là 3. '
            "Viết các khoá: micro, small, medium.",
        ),
        (
            "asks: owner",
            "asks:",
            "null is not one of the allowed values. "
            "Allowed: owner, production, technician, accountant.",
            "null không thuộc các giá trị cho phép. "
            "Các giá trị dùng được: owner, production, technician, accountant.",
        ),
        (
            "medium: 4",
            "medium: 9",
            "9 is out of range. It must be at most 5.",
            "9 nằm ngoài khoảng cho phép. Giá trị phải nhiều nhất là 5.",
        ),
    ],
)
def test_expected_found_and_what_to_do(old, new, en, vi):
    assert old in QUESTIONNAIRE
    text = QUESTIONNAIRE.replace(old, new, 1)
    assert [line.split("  ", 1)[1] for line in lines(Questionnaire, f"{text}")] == [en]
    assert [line.split("  ", 1)[1] for line in lines(Questionnaire, text, "vi")] == [vi]


def test_of_a_union_the_alternative_that_fits_best_is_told():
    text = ACTIONS.replace("{action: buy-a-book}", "{indicator: x, levl: 1}")
    (line,) = lines(ActionCatalogue, text)
    assert line.startswith("C101") or "levl" in line
    assert 'Did you mean "level"?' in line


def test_a_misspelt_key_is_not_also_called_missing():
    (line,) = lines(Questionnaire, QUESTIONNAIRE.replace("weight: 2", "wieght: 2"))
    assert 'no key "wieght"' in line


def test_up_to_seven_keys_are_listed():
    text = QUESTIONNAIRE.replace("medium: 4}", "medium: 4, huge: 5}")
    (line,) = lines(Questionnaire, text)
    assert line.endswith("Allowed: micro, small, medium.")


def test_a_wording_is_a_model_object():
    found, problems = validate(Wording, read_yaml('{vi: "đ", en: d}'.encode(), "f"))
    assert (found, problems) == (Wording(vi="đ", en="d"), [])
