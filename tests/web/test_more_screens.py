"""What stands beside the survey: experience, modules, the pilot, a newer version."""

import pytest

from assessment.model.responses import AssessmentFile
from assessment.services import (
    access,
    experience,
    modules,
    pilot,
    responding,
    results,
    transfer,
)

ACTOR = access.local_actor()
LANGUAGES = ("vi", "en")
ON = "2026-11-22"


def words(app) -> str:
    """Everything a screen says, as one text."""
    parts = [item.proto.body for item in app.get("html")]
    parts += [item.value for item in (*app.title, *app.header)]
    return " ".join(str(part) for part in parts)


def opened(found):
    return responding.open_set(ACTOR, found.id)


@pytest.fixture
def older(sqlite_database):
    """A set of the first version with two answers."""
    return transfer.import_file(
        ACTOR,
        AssessmentFile(
            questionnaire="smart-manufacturing",
            version="1.0.0",
            answers={"production-count-capture": 2, "defect-capture": "dont-know"},
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_experience_screen_asks_every_item_without_a_score(screen, half, language):
    found = experience.items(ACTOR, half.id)
    assert len(found) == 15
    asked = []
    for part in ("1", "2"):
        app = screen("experience", half.id, at=part, language=language)
        asked += [radio.label for radio in app.radio]
    assert asked == [one.item.question.in_language(language) for one in found]


def test_an_experience_is_stored_at_once_and_can_be_taken_back(screen, half):
    first = experience.items(ACTOR, half.id)[0].item
    app = screen("experience", half.id)
    key = f"experience-{first.id}-{half.id}"
    app.radio(key=key).set_value(first.options[1].id).run()
    assert experience.items(ACTOR, half.id)[0].chosen == first.options[1].id
    assert "Đã lưu" in words(app)
    app.button(key=f"{key}-clear").click().run()
    assert experience.items(ACTOR, half.id)[0].chosen is None


def test_a_version_without_experience_says_so(screen, older):
    assert "không có phần này" in words(screen("experience", older.id))


def test_the_firms_own_sector_is_offered_after_the_result(screen, full):
    found = opened(full)
    responding.save_fact(
        ACTOR, full.id, fact="main_vsic_code", value="25", revision=found.revision
    )
    app = screen("result", full.id)
    labels = {button.key: button.label for button in app.button}
    assert "4 câu" in labels["module-mechanical-metal"]
    shown_first = [key for key in labels if key.startswith("module-")]
    assert shown_first[0] == "module-mechanical-metal"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_module_is_answered_and_has_a_result_of_its_own(screen, full, language):
    started = modules.start(ACTOR, full.id, "mechanical-metal")
    app = screen("survey", started.id, at="1", language=language)
    assert len(app.radio) == 4
    before = results.result_of(ACTOR, full.id, on=ON).overall
    for radio in app.radio:
        name = radio.key.removeprefix("choice-").split(f"-{started.id}")[0]
        found = opened(started)
        responding.save_answer(
            ACTOR, started.id, indicator=name, answer=1, revision=found.revision
        )
    after = words(screen("result", started.id, language=language))
    assert {"vi": "1,0 trên 5", "en": "1.0 of 5"}[language] in after
    assert {"vi": "Để lên mức 2", "en": "To reach level 2"}[language] in after
    assert results.result_of(ACTOR, full.id, on=ON).overall == before


def test_nothing_is_measured_before_somebody_agrees(screen, empty):
    app = screen("survey", empty.id, at="1")
    assert not [b for b in app.button if b.key.startswith("unclear-")]
    assert pilot.state(ACTOR, empty.id) is None


def test_agreeing_needs_a_role_and_can_be_undone(screen, empty):
    app = screen("survey", empty.id, at="facts")
    app.button(key="pilot-in").click().run()
    assert "Hãy chọn việc anh/chị làm" in words(app)
    app.radio(key="pilot-role").set_value("owner").run()
    app.button(key="pilot-in").click().run()
    assert pilot.state(ACTOR, empty.id).role == "owner"
    app.button(key="pilot-out").click().run()
    assert pilot.state(ACTOR, empty.id) is None


def test_in_the_pilot_cards_are_noted_and_may_be_marked_unclear(screen, empty):
    pilot.opt_in(ACTOR, empty.id, role="owner")
    app = screen("survey", empty.id, at="1")
    shown = pilot.state(ACTOR, empty.id).items
    asked = [b.key for b in app.button if b.key.startswith("unclear-")]
    assert len(shown) == len(asked) == len(app.radio)
    app.button(key=asked[0]).click().run()
    marked = [i for i in pilot.state(ACTOR, empty.id).items.values() if i.unclear]
    assert len(marked) == 1
    app.button(key=asked[0]).click().run()
    assert not [i for i in pilot.state(ACTOR, empty.id).items.values() if i.unclear]


def test_the_pilot_file_is_only_there_after_consent(client, empty):
    address = f"/download/pilot.yaml?set={empty.id}"
    assert client.get(address).status_code == 409
    pilot.opt_in(ACTOR, empty.id, role="technician")
    answer = client.get(address)
    assert answer.status_code == 200
    assert "technician" in answer.text
    assert "Cơ khí Thử" not in answer.text


@pytest.mark.parametrize("name", ["result", "my-data"])
def test_an_older_set_is_offered_the_newer_questions(screen, older, name):
    app = screen(name, older.id)
    assert "1.1.0" in app.button(key="move-on").label
    app.button(key="move-on").click().run()
    moved = opened(older)
    assert moved.version == "1.1.0"
    assert {key: one.answer for key, one in moved.answers.items()} == {
        "production-count-capture": 2,
        "defect-capture": "dont-know",
    }
    assert not [b for b in screen(name, older.id).button if b.key == "move-on"]


def test_a_move_is_told_with_what_was_left_behind(screen, older):
    responding.move_to_newest(ACTOR, older.id, revision=opened(older).revision)
    text = words(screen("my-data", older.id))
    assert "chuyển từ bản 1.0.0 sang bản 1.1.0" in text
    assert "Mọi câu trả lời đã được giữ." in text


def test_other_systems_are_shown_without_a_converted_score(screen, full):
    text = words(screen("result", full.id, language="en"))
    place = text.index("Beside other assessments")
    told = text[place:]
    assert "SIRI" in told
    assert "IMPULS" in told
    assert " of 16" in told
