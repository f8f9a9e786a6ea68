"""Reading time from a stated speed, and the limit above which a file is refused."""

import re
from copy import deepcopy

import pytest

from assessment.content.checks import check_content, read_files, reading_times
from assessment.content.checks.reading_time import MOST_MINUTES, SIGNS_A_MINUTE
from assessment.content.library import SHIPPED_ROOT, Library, shipped_library
from assessment.model.maturity import Depth
from assessment.services import catalogue
from assessment.services.access import local_actor
from tests import workshop

NEWER = f"questionnaires/{workshop.CORE}/1.1.0.yaml"


def times_of(folder):
    files, _ = read_files([folder / NEWER])
    return {found.depth: found for found in reading_times(files[0])}


def test_every_question_and_level_is_read_and_every_item_chosen(tmp_path):
    files = workshop.all_files()
    for item in files[NEWER]["dimensions"][0]["indicators"]:
        item["question"] = workshop.text("một hai ba bốn", "one two three")
        for level in item["levels"]:
            level["text"] = workshop.text(f"mức {level['level']}", "level")
    times = times_of(workshop.write(tmp_path, files))
    assert times.keys() == {Depth.QUICK, Depth.FULL}
    assert (times[Depth.QUICK].items, times[Depth.FULL].items) == (4, 5)
    full = times[Depth.FULL].minutes
    assert full["vi"] == pytest.approx(5 * (4 + 6 * 2) / 230 + 5 * 10 / 60)
    assert full["en"] == pytest.approx(5 * (3 + 6 * 1) / 175 + 5 * 10 / 60)


@pytest.mark.parametrize(("copies", "is_refused"), [(30, False), (160, True)])
def test_more_than_the_limit_is_refused(tmp_path, copies, is_refused):
    files = workshop.all_files()
    indicators = files[NEWER]["dimensions"][0]["indicators"]
    names = []
    for number in range(copies):
        extra = deepcopy(indicators[0])
        extra["id"] = f"extra-{number}"
        extra["depth"] = "full"
        indicators.append(extra)
        names.append(extra["id"])
    files[NEWER]["sections"][1]["indicators"] += names
    files[f"questionnaires/{workshop.CORE}/mappings/1.0.0-to-1.1.0.yaml"]["added"] += (
        names
    )
    folder = workshop.write(tmp_path, files)
    found = check_content([folder], on=workshop.ON)
    assert {each.code for each in found} == ({"C321"} if is_refused else set())
    if is_refused:
        limit = MOST_MINUTES[Depth.FULL]
        for language, minutes in times_of(folder)[Depth.FULL].minutes.items():
            assert (minutes > limit) == any(
                f"{minutes:.1f}" in each.what("en") for each in found
            ), language


def test_shipped_questionnaires_stay_within_their_limits():
    times = catalogue.how_long(local_actor(), [])
    read = {(each.questionnaire, each.version) for each in times}
    assert read == set(shipped_library().questionnaires())
    for each in times:
        assert max(each.minutes.values()) <= each.limit


def test_an_independent_count_gives_the_same_minutes():
    library = Library(SHIPPED_ROOT)
    times = catalogue.how_long(local_actor(), [])
    for each in times:
        questionnaire = library.questionnaire(each.questionnaire, each.version)
        asked = [
            found
            for found, _ in questionnaire.indicators()
            if each.depth.contains(found.depth)
        ]
        assert len(asked) == each.items
        for language, speed in SIGNS_A_MINUTE.items():
            texts = [found.question.in_language(language) for found in asked]
            texts += [found.note.in_language(language) for found in asked if found.note]
            texts += [
                level.text.in_language(language)
                for found in asked
                for level in found.levels
            ]
            signs = len(re.findall(r"[^\W_]+", " ".join(texts)))
            expected = signs / speed + len(asked) / 6
            assert each.minutes[language] == pytest.approx(expected)
