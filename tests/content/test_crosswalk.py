"""questionnaires/crosswalk.yaml: other systems by name, and the links to them."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from assessment.content.checks import check_content
from assessment.content.library import Library, shipped_library
from assessment.content.loading import load_crosswalk
from assessment.content.schema import json_schema
from assessment.errors import ContentError
from assessment.model.base import Wording
from tests.content.samples import QUESTIONNAIRE, write_all

FILE = Path(__file__).parents[2] / "questionnaires" / "crosswalk.yaml"
TEXT = FILE.read_text("utf-8")
SHIPPED = load_crosswalk(FILE)
ON = "2026-11-22"
LINKS = "        needs: [data_collection]\n"


def check(tmp_path, *, links="", crosswalk=None):
    text = QUESTIONNAIRE.replace(LINKS, f"{LINKS}        crosswalk: {links}\n")
    write_all(tmp_path, **{"1.0.0": text if links else QUESTIONNAIRE})
    if crosswalk is not None:
        path = tmp_path / "questionnaires" / "crosswalk.yaml"
        path.write_text(crosswalk, "utf-8")
    return check_content([tmp_path], on=ON)


def own(fields):
    head, rest = TEXT.split("    fields:\n", 1)
    _, tail = rest.split("    left_out:\n", 1)
    one = tail.split("\n\n  - id: eu_dma", 1)[0]
    provenance = TEXT[TEXT.index("\nprovenance:") :]
    return f"{head}    fields:\n{fields}    left_out:\n{one}\n{provenance}"


def test_five_systems_are_named_with_all_their_fields():
    assert {system.id: len(system.fields) for system in SHIPPED.systems} == {
        "siri": 16,
        "eu_dma": 6,
        "vn2023": 7,
        "impuls": 18,
        "adma": 7,
    }
    assert [field.id for field in SHIPPED.systems[0].fields] == list(range(1, 17))


def test_the_library_reads_it_once_and_falls_back_to_what_ships(tmp_path):
    library = shipped_library()
    assert library.crosswalk() is library.crosswalk()
    assert library.crosswalk() == SHIPPED
    assert Library(tmp_path, fallback=library).crosswalk() == SHIPPED


def test_every_shipped_link_names_a_field():
    fields = {
        system.id: {field.id for field in system.fields} for system in SHIPPED.systems
    }
    library = shipped_library()
    for pair in library.questionnaires():
        for indicator, _ in library.questionnaire(*pair).indicators():
            for system, links in indicator.crosswalk:
                assert set(links) <= fields[system], indicator.id


def test_it_fits_its_schema_and_an_editor_finds_that():
    assert TEXT.startswith("# yaml-language-server: $schema=schema/crosswalk.json\n")
    jsonschema.validate(yaml.safe_load(TEXT), json_schema("crosswalk"))


def test_siri_is_cited_by_the_names_of_its_dimensions_alone():
    siri = SHIPPED.systems[0]
    assert "only the names" in siri.licence.en
    assert max(len(field.name.en) for field in siri.fields) <= 50
    assert "band" not in " ".join(field.name.en for field in siri.fields).casefold()


def test_every_system_says_who_when_and_what_is_left_out():
    for system in SHIPPED.systems:
        assert system.year is not None
        assert system.left_out.en.endswith(".")
        assert system.left_out.vi.endswith(".")
        assert str(system.year) in system.source
    assert "no score is converted" in SHIPPED.reading.en
    assert "không đổi điểm" in SHIPPED.reading.vi


def test_both_languages_are_written_with_the_same_numbers():
    def numbers(text):
        return sorted(re.findall(r"\d+", text))

    for system in SHIPPED.systems:
        texts = [system.name, system.publisher, system.licence, system.left_out]
        texts += [system.note] if system.note else []
        texts += [field.name for field in system.fields]
        for text in texts:
            assert isinstance(text, Wording)
            assert text.vi != text.en
            assert not text.vi.isascii()
            assert numbers(text.vi) == numbers(text.en), text


def test_a_link_to_no_field_is_refused_with_the_nearest(tmp_path):
    (found,) = check(tmp_path, links="{impuls: [data-usage, data-usege]}")
    assert found.code == "C341"
    assert found.what("en") == 'the system "impuls" has no field "data-usege".'
    assert 'Did you mean "data-usage"?' in found.to_do("en")
    assert 'Có phải là "data-usage" không?' in found.to_do("vi")
    text = (tmp_path / "questionnaires" / "bakery" / "1.0.0.yaml").read_text("utf-8")
    line = text[: text.index("crosswalk:")].count("\n") + 1
    assert found.line == line


@pytest.mark.parametrize(
    ("links", "codes"),
    [
        ("{siri: [7, 16], eu_dma: [M2.4], vn2023: [7], adma: [T7]}", []),
        ("{siri: [17]}", ["C341"]),
        ("{eu_dma: [M2.7], vn2023: [0], adma: [T1, T0]}", ["C341"] * 3),
        ("{siri: [a]}", ["C103", "C341"]),
        ("{sirri: [7]}", ["C101"]),
        ("{}", []),
    ],
)
def test_links_are_checked_against_what_ships(tmp_path, links, codes):
    assert sorted(found.code for found in check(tmp_path, links=links)) == codes


def test_an_authors_own_list_of_systems_stands_for_all(tmp_path):
    crosswalk = own('      - {id: 7, name: {vi: "Kết nối", en: "Connectivity"}}\n')
    links = "{siri: [7, 8], eu_dma: [M2.4]}"
    found = check(tmp_path, links=links, crosswalk=crosswalk)
    assert [(one.code, one.values["id"]) for one in found] == [
        ("C341", "8"),
        ("C341", "M2.4"),
    ]


def test_a_field_or_a_system_that_stands_twice(tmp_path):
    fields = '      - {id: 7, name: {vi: "Kết nối", en: "Connectivity"}}\n'
    (found,) = check(tmp_path, crosswalk=own(fields + fields))
    assert (found.code, found.values["id"]) == ("C201", "7")
    twice = TEXT.replace("  - id: eu_dma\n", "  - id: siri\n")
    found = check(tmp_path, crosswalk=twice)
    assert [one.code for one in found] == ["C201"]


def test_an_unknown_system_and_a_number_out_of_range(tmp_path):
    other = TEXT.replace("  - id: eu_dma\n", "  - id: eu-dma\n")
    (found,) = check(tmp_path, crosswalk=other)
    assert found.code == "C105"
    assert 'Did you mean "eu_dma"?' in found.to_do("en")


def test_a_broken_list_is_told_when_it_is_read(tmp_path):
    path = tmp_path / "crosswalk.yaml"
    path.write_text(TEXT.replace("id: crosswalk", "id: other", 1), "utf-8")
    with pytest.raises(ContentError) as caught:
        load_crosswalk(path)
    assert [found.code for found in caught.value.problems] == ["C105"]
