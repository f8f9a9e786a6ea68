"""The office program that tests of office files share."""

import pytest

from assessment.reports.pdf import font_folders
from tests.reports.office import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory):
    """LibreOffice with the report's own fonts."""
    return Office(tmp_path_factory.mktemp("office"), font_folders())
