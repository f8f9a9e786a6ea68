"""Results to show, made by hand, and the real screen over stored answers."""

import pytest

from assessment.model.base import Language
from assessment.web.components.result_words import View
from tests import factories
from tests.web.conftest import (  # noqa: F401 - fixtures of the other web tests
    client,
    empty,
    full,
    half,
    questionnaire,
    screen,
)


def made_view(
    filled: str = "full", language: Language = "vi", name: str = "Cơ khí Minh Phát"
) -> View:
    """A view of a result made by hand."""
    return View(
        result=factories.result(filled),
        questionnaire=factories.questionnaire(),
        facts=factories.company_facts(),
        actions=factories.catalogue(),
        language=language,
        company_name=name,
    )


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param
