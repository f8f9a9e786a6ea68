"""The one-file page: nothing from anywhere else."""

from dataclasses import replace

import pytest

from assessment.reports import html as one_page
from tests.reports.office_samples import (
    FILLED,
    LANGUAGES,
    Reader,
    made,
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("filled", FILLED)
def test_the_page_needs_nothing_from_anywhere(filled, language):
    data = one_page.render(made(filled, language))
    page = Reader.read(data)
    assert ("html", {"lang": language}) in page.tags
    names = {tag for tag, _ in page.tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "base"}
    for _, attributes in page.tags:
        for name, value in attributes.items():
            if name in ("src", "href", "xlink:href", "action", "data", "poster"):
                assert value.startswith("#")
            assert not name.startswith("on")
    assert b"url(" not in data
    assert b"@import" not in data
    (policy,) = [
        attributes["content"]
        for _, attributes in page.tags
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.startswith("default-src 'none'")


def test_the_page_for_the_owner_is_short():
    report = replace(made(), audience="owner")
    page = Reader.read(one_page.render(report))
    assert report.summary.sentence in page.text
    assert report.labels["answers"] not in page.text


def test_the_page_s_links_lead_to_its_headings():
    page = Reader.read(one_page.render(made()))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert len(links) > 5
    assert {link.removeprefix("#") for link in links} <= set(ids)
