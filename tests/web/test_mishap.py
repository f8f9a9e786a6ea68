"""A screen that fails says so in the visitor's language and shows nothing else."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = """
from assessment.web import mishap

assert mishap.tell(ValueError("secret of /home/somebody")) is True
"""


@pytest.mark.parametrize(
    ("language", "start"),
    [("vi", "Trang này gặp lỗi ngoài dự kiến."), ("en", "This page failed")],
)
def test_a_failed_screen_says_what_to_do_and_nothing_of_the_fault(language, start):
    app = AppTest.from_string(SCRIPT)
    app.query_params["lang"] = language
    app.run()
    assert not app.exception
    (shown,) = [found.proto.body for found in app.get("html")]
    assert start in shown
    assert "secret" not in shown


def test_the_app_tells_it_this_way():
    app = Path(__file__).resolve().parents[2] / "app.py"
    assert "on_script_error=mishap.tell," in app.read_text(encoding="utf-8")
