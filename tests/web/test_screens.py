"""Every screen with nothing, half and everything answered, in both languages."""

import pytest

from assessment.errors import NotAllowed, Problem
from assessment.errors import services as services_errors
from assessment.model.maturity import Depth
from assessment.services import access, responding
from assessment.web import navigation, survey

from .conftest import filled

LANGUAGES = ("vi", "en")


def words(app) -> str:
    """Everything a screen says, as one text."""
    parts = [item.proto.body for item in app.get("html")]
    parts += [item.value for item in (*app.title, *app.header)] + [
        i.value for i in app.subheader
    ]
    return " ".join(str(part) for part in parts)


def stored(found):
    return responding.open_set(access.local_actor(), found.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_screen_asks_the_six_first_facts(screen, empty, language):
    app = screen("survey", empty.id, at="facts", language=language)
    asked = [item.proto.body for item in app.get("html")]
    assert sum('class="question"' in text for text in asked) == 6
    assert app.text_input(key=f"company-name-{empty.id}").value == "Cơ khí Thử"


def test_a_chosen_fact_is_stored_at_once(screen, empty):
    app = screen("survey", empty.id, at="facts")
    app.radio(key=f"row-legal_form-{empty.id}-vi").set_value("joint_stock").run()
    assert stored(empty).facts["legal_form"].value == "joint_stock"
    assert "Đã lưu" in words(app)


def test_a_band_is_stored_as_its_range(screen, empty):
    app = screen("survey", empty.id, at="facts")
    app.radio(key=f"row-revenue_prev_year_vnd-{empty.id}-vi").set_value("1").run()
    value = stored(empty).facts["revenue_prev_year_vnd"].value
    assert (value.at_least, value.at_most) == (1_000_000_001, 3_000_000_000)


def test_rather_not_say_is_stored_as_unknown(screen, empty):
    app = screen("survey", empty.id, at="facts")
    key = f"row-revenue_prev_year_vnd-{empty.id}-vi"
    app.radio(key=key).set_value("unknown").run()
    assert stored(empty).facts["revenue_prev_year_vnd"].value is None


def test_an_exact_number_replaces_the_band(screen, empty):
    app = screen("survey", empty.id, at="facts")
    band = f"row-employees_si_avg_prev_year-{empty.id}-vi"
    app.radio(key=band).set_value("1").run()
    number = f"number-employees_si_avg_prev_year-{empty.id}"
    app.text_input(key=number).set_value("45").run()
    assert stored(empty).facts["employees_si_avg_prev_year"].value == 45
    assert app.radio(key=band).value is None
    assert "45 người" in words(app)


def test_an_unreadable_date_is_told_and_not_stored(screen, empty):
    app = screen("survey", empty.id, at="facts")
    field = app.text_input(key=f"number-first_registration_date-{empty.id}")
    field.set_value("31/02/2014").run()
    assert "first_registration_date" not in stored(empty).facts
    assert "Chưa đọc được ngày" in words(app)
    field.set_value("15/3/2014").run()
    assert stored(empty).facts["first_registration_date"].value == "2014-03-15"


def test_a_typed_name_is_stored(screen, empty):
    app = screen("survey", empty.id, at="facts")
    app.text_input(key=f"company-name-{empty.id}").set_value("Cơ khí Mới").run()
    assert stored(empty).company_name == "Cơ khí Mới"


def test_a_new_survey_opens_with_the_facts(screen, empty):
    assert "Vài nét về doanh nghiệp" in words(screen("survey", empty.id))


def test_a_half_filled_survey_opens_at_the_first_open_question(screen, half):
    app = screen("survey", half.id)
    open_keys = {radio.key for radio in app.radio if radio.value is None}
    assert open_keys
    assert not any(key.split("-2")[0] in half.answers for key in open_keys)


def test_the_place_of_a_resumed_survey_stays_when_its_last_card_is_answered(
    screen, half
):
    app = screen("survey", half.id)
    title = app.title[0].value
    for radio in [radio for radio in app.radio if radio.value is None]:
        app.radio(key=radio.key).set_value(2).run()
    app.button(key="language").click().run()
    app.button(key="language").click().run()
    assert app.title[0].value == title
    assert all(radio.value is not None for radio in app.radio)


def test_a_resumed_survey_points_to_the_card_left_open(screen, sqlite_database):
    actor = access.local_actor()
    found = responding.start(actor)
    responding.save_answer(
        actor,
        found.id,
        indicator="production-count-capture",
        answer=1,
        revision=found.revision,
    )
    said = words(screen("survey", found.id))
    assert 'data-card="skill-coverage"' in said


def test_the_end_leads_to_a_question_left_open_earlier(screen, full):
    key = "production-count-capture"
    responding.clear_answer(
        access.local_actor(), full.id, indicator=key, revision=full.revision
    )
    app = screen("survey", full.id, at="after-5")
    app.button(key="to-open").click().run()
    assert app.query_params["at"] in ("1", ["1"])
    assert f'data-card="{key}"' in words(app)
    assert not [
        b for b in screen("survey", full.id, at="after-4").button if b.key == "to-open"
    ]


def test_a_finished_survey_opens_after_its_last_section(screen, full):
    assert "Xong phần 5 trên 5" in words(screen("survey", full.id))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["empty", "half", "full"])
def test_cards_show_what_is_stored(screen, request, questionnaire, name, language):
    found = request.getfixturevalue(name)
    app = screen("survey", found.id, at="1", language=language)
    assert 1 <= len(app.radio) <= survey.MOST_CARDS
    for radio in app.radio:
        key = radio.key.removeprefix("choice-").removesuffix(f"-{found.id}-{language}")
        answer = found.answers.get(key)
        assert radio.value == (answer.answer if answer else None)
        indicator = survey.indicator_of(questionnaire, key)
        question = indicator.question.in_language(language)
        note = indicator.note.in_language(language) if indicator.note else ""
        assert radio.label == (f"{question} :small[{note}]" if note else question)


def test_options_are_levels_lowest_first_then_the_answers_beside(
    screen, empty, questionnaire
):
    app = screen("survey", empty.id, at="1")
    for radio in app.radio:
        key = radio.key.removeprefix("choice-").removesuffix(f"-{empty.id}-vi")
        indicator = survey.indicator_of(questionnaire, key)
        levels = [level.text.vi for level in indicator.levels]
        assert radio.options[: len(levels)] == levels
        beside = radio.options[len(levels) :]
        assert beside[0] == "Chưa biết"
        assert len(beside) == (2 if indicator.not_applicable else 1)


def test_no_chart_and_no_table_widget_on_question_screens(screen, half):
    app = screen("survey", half.id, at="1")
    for kind in ("plotly_chart", "arrow_data_frame", "arrow_table", "imgs"):
        assert not app.get(kind)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["empty", "half", "full"])
def test_after_a_section_areas_seen_so_far_are_told(screen, request, name, language):
    found = request.getfixturevalue(name)
    said = words(screen("survey", found.id, at="after-1", language=language))
    assert ("so-far" in said) == (name != "empty")
    if name == "full":
        assert ("<b>2,0</b>" if language == "vi" else "<b>2.0</b>") in said


def test_going_on_to_express_keeps_answers_and_asks_only_the_rest(screen, full):
    app = screen("survey", full.id)
    app.button(key="more").click().run()
    assert not app.exception
    deeper = stored(full)
    assert deeper.depth is Depth.EXPRESS
    assert deeper.answers == full.answers
    asked = {radio.key.split(f"-{full.id}")[0] for radio in app.radio}
    assert asked
    assert not {key.removeprefix("choice-") for key in asked} & set(full.answers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["empty", "half", "full"])
def test_review_lists_every_question_with_its_answer(
    screen, request, questionnaire, name, language
):
    found = request.getfixturevalue(name)
    app = screen("review", found.id, language=language)
    openers = [b for b in app.button if b.key and b.key.startswith("open-")]
    assert len(openers) == survey.ITEMS[Depth.QUICK]
    said = words(app)
    nothing = "chưa trả lời" if language == "vi" else "not answered yet"
    assert said.count(f"<p class='given'>{nothing}") == (
        survey.ITEMS[Depth.QUICK] - len(found.answers)
    )


def test_review_jumps_back_to_one_card_and_stores_there(screen, full):
    key = "production-count-capture"
    app = screen("review", full.id)
    app.button(key=f"open-{key}").click().run()
    app.radio(key=f"choice-{key}-{full.id}-vi").set_value(4).run()
    assert stored(full).answers[key].answer == 4


def contradicting(questionnaire):
    found = filled(questionnaire, None, Depth.EXPRESS)
    actor = access.local_actor()
    for key, answer in (("analysis-and-ai", 4), ("production-count-capture", 0)):
        revision = responding.open_set(actor, found.id).revision
        responding.save_answer(
            actor, found.id, indicator=key, answer=answer, revision=revision
        )
    return found


def test_contradictions_are_asked_again_once_with_both_answers(
    screen, sqlite_database, questionnaire
):
    found = contradicting(questionnaire)
    before = screen("survey", found.id, at="after-5")
    before.button(key="next").click().run()
    shown = {radio.key: radio.value for radio in before.radio}
    assert shown[f"choice-analysis-and-ai-{found.id}-vi"] == 4
    assert shown[f"choice-production-count-capture-{found.id}-vi"] == 0
    assert "ai-without-counts" in stored(found).asked_again
    again = screen("survey", found.id, at="after-5")
    assert not [button for button in again.button if button.key == "next"]


def test_either_answer_of_a_contradiction_is_accepted(
    screen, sqlite_database, questionnaire
):
    found = contradicting(questionnaire)
    app = screen("survey", found.id, at="again")
    app.radio(key=f"choice-analysis-and-ai-{found.id}-vi").set_value(1).run()
    assert stored(found).answers["analysis-and-ai"].answer == 1
    assert stored(found).answers["production-count-capture"].answer == 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["empty", "half", "full"])
def test_my_data_tells_where_and_lists_all(screen, request, name, language):
    found = request.getfixturevalue(name)
    app = screen("my-data", found.id, language=language)
    said = words(app)
    assert "everything.zip" in said
    assert f"/download/assessment.yaml?set={found.id}" in said
    assert ("history" in said) == (name != "empty")


def test_a_typed_name_is_never_read_as_markup(screen, sqlite_database):
    typed = "![x](http://192.0.2.1/x.png) <b>A</b>"
    found = responding.start(access.local_actor(), company_name=typed)
    app = screen("my-data", found.id)
    assert not [item for item in (*app.header, *app.markdown) if typed in item.value]
    assert "&lt;b&gt;A&lt;/b&gt;" in words(app)


def test_undo_takes_back_the_last_answer_and_says_which(screen, half):
    app = screen("my-data", half.id)
    app.button(key="undo").click().run()
    assert half.last_indicator not in stored(half).answers
    assert "Đã hoàn tác" in words(app)


def test_undo_with_nothing_to_undo_says_so(screen, empty):
    app = screen("my-data", empty.id)
    app.button(key="undo").click().run()
    assert "Không còn câu trả lời nào để hoàn tác" in words(app)


def test_deleting_one_takes_two_steps(screen, half):
    app = screen("my-data", half.id)
    app.button(key="delete-one").click().run()
    assert stored(half).answers
    app.button(key="delete-one-no").click().run()
    app.button(key="delete-one").click().run()
    app.button(key="delete-one-yes").click().run()
    assert responding.list_sets(access.local_actor()) == ()


def test_deleting_everything_takes_two_steps(screen, half):
    app = screen("my-data")
    app.button(key="delete-all").click().run()
    assert responding.list_sets(access.local_actor())
    app.button(key="delete-all-yes").click().run()
    assert responding.list_sets(access.local_actor()) == ()


def test_without_an_assessment_the_way_home_is_told(screen, sqlite_database):
    assert "Chưa chọn bài nào" in words(screen("survey"))
    assert "No assessment is chosen" in words(screen("survey", language="en"))


def test_switching_language_keeps_place_and_answers(screen, half):
    app = screen("survey", half.id, at="1")
    before = [radio.value for radio in app.radio]
    app.button(key="language").click().run()
    assert app.query_params["lang"] in ("en", ["en"])
    assert [radio.value for radio in app.radio] == before
    assert "Don't know" in app.radio[0].options


@pytest.mark.parametrize("name", ["survey", "review", "result", "my-data"])
def test_an_unknown_assessment_is_told_in_one_line(screen, sqlite_database, name):
    app = screen(name, "0" * 32)
    assert not app.exception
    assert words(app).count("S002") == 1


def test_an_answer_to_the_next_question_needs_who_is_there_now(
    screen, half, monkeypatch
):
    app = screen("result", half.id)
    asked = [item for item in app.radio if str(item.key).startswith("next-")]
    before = stored(half).facts

    def nobody():
        raise NotAllowed(Problem(services_errors.NOT_ALLOWED))

    monkeypatch.setattr(navigation, "visit", nobody)
    asked[0].set_value(asked[0].options[0]).run()
    assert stored(half).facts == before
