"""A card: saved at once, never over somebody else's answer, never trusting a value."""

import pytest

from assessment.errors import Problem, ServiceError
from assessment.errors.services import DISK_FULL
from assessment.services import access, responding

KEY = "production-count-capture"
ACTOR = access.local_actor()


def stored(found):
    return responding.open_set(ACTOR, found.id)


def opened(screen, found):
    app = screen("survey", found.id, at="1")
    return app, app.radio(key=f"choice-{KEY}-{found.id}-vi")


def said(app):
    return " ".join(item.proto.body for item in app.get("html"))


def answer_elsewhere(found, answer, key=KEY):
    """What another tab does meanwhile."""
    responding.save_answer(
        ACTOR,
        found.id,
        indicator=key,
        answer=answer,
        revision=stored(found).revision,
    )


@pytest.mark.parametrize("answer", [0, 1, 2, 3, 4, 5, "dont-know"])
def test_a_chosen_row_is_stored_and_then_said_to_be(screen, empty, answer):
    app, radio = opened(screen, empty)
    assert "Đã lưu" not in said(app)
    radio.set_value(answer).run()
    assert stored(empty).answers[KEY].answer == answer
    assert "Đã lưu" in said(app)


def test_not_applicable_is_offered_only_where_it_makes_sense(screen, empty):
    app, radio = opened(screen, empty)
    assert not any(text.startswith("Không áp dụng") for text in radio.options)
    other = app.radio(key=f"choice-skill-coverage-{empty.id}-vi")
    assert other.options[-1].startswith("Không áp dụng: ")
    other.set_value("not-applicable").run()
    assert stored(empty).answers["skill-coverage"].answer == "not-applicable"


class Forged(list):
    """Options of a browser that sends a text of its own instead of a row."""

    def index(self, *_args) -> int:
        return 0


@pytest.mark.parametrize("forged", ["6", "not-applicable", "x" * 500, "-1", ""])
def test_a_value_that_was_never_offered_is_not_stored(screen, half, forged):
    app, radio = opened(screen, half)
    radio.options = Forged([forged])
    radio.set_value(0).run()
    assert stored(half).answers[KEY].answer == 2
    assert app.radio(key=f"choice-{KEY}-{half.id}-vi").value == 2


def _indicator(key):
    from assessment.services import catalogue
    from assessment.web import survey

    content = catalogue.questionnaire(
        ACTOR, survey.QUESTIONNAIRE_ID, survey.QUESTIONNAIRE_VERSION
    )
    return survey.indicator_of(content, key)


def test_an_answer_given_elsewhere_is_shown_and_not_overwritten(screen, empty):
    app, radio = opened(screen, empty)
    answer_elsewhere(empty, 4)
    radio.set_value(1).run()
    assert stored(empty).answers[KEY].answer == 4
    text = _indicator(KEY).levels[4].text.vi
    assert f"Đang lưu: {text}" in said(app)


def test_after_a_conflict_the_stored_answer_can_be_kept(screen, empty):
    app, radio = opened(screen, empty)
    answer_elsewhere(empty, 4)
    radio.set_value(1).run()
    app.button(key=f"theirs-{KEY}-{empty.id}").click().run()
    assert stored(empty).answers[KEY].answer == 4
    assert app.radio(key=f"choice-{KEY}-{empty.id}-vi").value == 4


def test_moving_on_by_arrow_keys_never_decides_a_conflict(screen, empty):
    app, radio = opened(screen, empty)
    answer_elsewhere(empty, 4)
    radio.set_value(1).run()
    app.radio(key=f"choice-{KEY}-{empty.id}-vi").set_value(2).run()
    assert stored(empty).answers[KEY].answer == 4
    app.button(key=f"mine-{KEY}-{empty.id}").click().run()
    assert stored(empty).answers[KEY].answer == 2


def test_after_a_conflict_the_own_answer_can_be_taken(screen, empty):
    app, radio = opened(screen, empty)
    answer_elsewhere(empty, 4)
    radio.set_value(1).run()
    app.button(key=f"mine-{KEY}-{empty.id}").click().run()
    assert stored(empty).answers[KEY].answer == 1
    assert "Đã lưu" in said(app)


def test_an_answer_to_another_question_elsewhere_does_not_disturb(screen, empty):
    _, radio = opened(screen, empty)
    answer_elsewhere(empty, 5, key="monthly-books")
    radio.set_value(1).run()
    assert stored(empty).answers[KEY].answer == 1
    assert stored(empty).answers["monthly-books"].answer == 5


def test_a_failed_save_is_told_in_the_card_and_can_be_tried_again(
    screen, empty, monkeypatch
):
    app, radio = opened(screen, empty)

    def full_disk(*_args, **_given):
        raise ServiceError(Problem(DISK_FULL))

    with monkeypatch.context() as patch:
        patch.setattr(responding, "save_answer", full_disk)
        radio.set_value(3).run()
        assert "Ổ đĩa đã đầy" in said(app)
        assert "Đã lưu" not in said(app)
    assert KEY not in stored(empty).answers
    assert app.radio(key=f"choice-{KEY}-{empty.id}-vi").value == 3
    app.button(key=f"again-{KEY}-{empty.id}").click().run()
    assert stored(empty).answers[KEY].answer == 3


def test_evidence_and_note_are_stored_with_the_answer(screen, half):
    app, _ = opened(screen, half)
    app.text_area(key=f"evidence-{KEY}-{half.id}").set_value("Sổ đếm hôm qua").run()
    app.text_area(key=f"note-{KEY}-{half.id}").set_value("Hỏi anh Tư").run()
    found = stored(half).answers[KEY]
    assert (found.answer, found.evidence, found.note) == (
        2,
        "Sổ đếm hôm qua",
        "Hỏi anh Tư",
    )


def test_a_note_without_an_answer_waits_for_one(screen, empty):
    app, radio = opened(screen, empty)
    app.text_area(key=f"note-{KEY}-{empty.id}").set_value("Hỏi anh Tư").run()
    assert KEY not in stored(empty).answers
    assert "ghi chú được lưu cùng câu trả lời" in said(app)
    radio.set_value(2).run()
    assert stored(empty).answers[KEY].note == "Hỏi anh Tư"


def test_a_changed_level_keeps_the_note(screen, half):
    app, radio = opened(screen, half)
    app.text_area(key=f"note-{KEY}-{half.id}").set_value("Hỏi anh Tư").run()
    radio.set_value(5).run()
    found = stored(half).answers[KEY]
    assert (found.answer, found.note) == (5, "Hỏi anh Tư")


def test_a_whole_run_shows_what_was_answered_elsewhere(screen, empty):
    app, _ = opened(screen, empty)
    answer_elsewhere(empty, 4)
    app.run()
    assert app.radio(key=f"choice-{KEY}-{empty.id}-vi").value == 4
