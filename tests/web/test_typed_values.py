"""What people type on a phone is read as they mean it, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.web.components.typed_values import read_date, read_number

ON = "2026-11-22"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", 45),
        ("1 800 000 000", 1_800_000_000),
        ("1\u00a0800\u202f000", 1_800_000),
        ("1.800.000.000 đồng", 1_800_000_000),
        ("1,8 tỷ", 1_800_000_000),
        ("1.8 TỶ đồng", 1_800_000_000),
        ("6 tỉ", 6_000_000_000),
        ("850 triệu", 850_000_000),
        ("850tr", 850_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("2.5 billion", 2_500_000_000),
        ("0", 0),
        ("1,234,567", 1_234_567),
        ("1.234,567", None),
        ("", None),
        ("mấy tỷ", None),
        ("45 người", None),
        ("1,8", None),
        ("1.2.3 tỷ", None),
        ("1/2 tỷ", None),
        ("-5", None),
        ("9" * 40, None),
        ("0,0000000001 tỷ", None),
    ],
)
def test_numbers_and_amounts(text, value):
    assert read_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.6.19", "2019-06-12"),
        ("12/06/99", "1999-06-12"),
        ("1/1/26", "2026-01-01"),
        ("1/1/27", "1927-01-01"),
        ("06/2019", "2019-06-01"),
        ("2019-06-12", "2019-06-12"),
        ("12 6 0019", None),
        ("2019", None),
        ("31/02/2014", None),
        ("1/1/99999", None),
        ("", None),
    ],
)
def test_dates(text, value):
    assert read_date(text, on=ON) == value


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    number = read_number(text)
    assert number is None or number >= 0
    date = read_date(text, on=ON)
    assert date is None or "1900" <= date[:4] <= "9999"
