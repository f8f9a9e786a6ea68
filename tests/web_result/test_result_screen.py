"""The result screen over stored answers: numbers, verdicts, trial, next question."""

import pytest

from assessment.charts.geometry import axes_of
from assessment.language import score_text
from assessment.phrases import verdict_text
from assessment.services import access, responding, results
from assessment.web.routes import printing

from .test_result_html import Reader

ACTOR = access.local_actor()


def shown(app):
    """Everything the pieces on the screen say."""
    return " ".join(Reader(str(item.proto.body)).text for item in app.get("html"))


def result_of(found):
    return results.result_of(ACTOR, found.id, on=printing.today())


def everything_stored(found):
    return (
        responding.open_set(ACTOR, found.id),
        responding.history(ACTOR, found.id),
        responding.fact_history(ACTOR, found.id),
    )


@pytest.fixture(params=["empty", "half", "full"])
def stored(request):
    """A stored set with nothing, half and everything answered, in turn."""
    return request.getfixturevalue(request.param)


def test_the_screen_shows_the_scores_of_the_result(screen, stored, language):
    text = shown(screen("result", stored.id, language=language))
    result = result_of(stored)
    if result.overall.score is None:
        assert result.overall.band_name is None
    else:
        band = result.overall.band_name.in_language(language)
        score = score_text(result.overall.score, language)
        sentence = {
            "vi": f"đang ở mức {band}: {score} trên 5",
            "en": f"overall band is {band}: {score} of 5",
        }
        assert sentence[language] in text
    for advice in result.next_steps:
        assert advice.action.title.in_language(language) in text
    for node in result.dimensions:
        assert node.name.in_language(language) in text


def test_the_screen_shows_every_verdict_in_words(screen, stored, language):
    text = shown(screen("result", stored.id, language=language))
    for one in result_of(stored).support.programmes:
        if one.standing in {"background", "closed"}:
            continue
        name = one.programme.name.in_language(language)
        after = text.split(name, 1)[1]
        assert verdict_text(one, language).split(" ")[0] in after[:200]


def test_charts_are_drawn_only_when_something_was_answered(screen, empty, half):
    assert len(screen("result", empty.id).get("plotly_chart")) == 0
    charts = screen("result", half.id).get("plotly_chart")
    assert len(charts) == 2
    assert all(chart.proto.alt for chart in charts)


def test_the_radar_on_the_screen_holds_the_scores_of_the_result(screen, full):
    radar = screen("result", full.id).get("plotly_chart")[0]
    scores = {node.score for node in axes_of(result_of(full))}
    for score in scores:
        assert str(score) in radar.proto.spec or f"{score:g}" in radar.proto.spec


def test_a_trial_changes_the_result_shown_and_nothing_that_is_stored(screen, full):
    before = everything_stored(full)
    item = result_of(full).indicators[0].id
    app = screen("result", full.id)
    app.selectbox(key=f"trial-item-{full.id}-vi").set_value(item).run()
    app.radio(key=f"trial-level-{full.id}-{item}-vi").set_value(5).run()
    text = shown(app)
    tried = results.what_if(ACTOR, full.id, on=printing.today(), changes={item: 5})
    assert tried.overall.score != result_of(full).overall.score
    assert f": {score_text(tried.overall.score, 'vi')} trên 5." in text
    assert "Bản thử, không lưu" in text
    assert "từ mức 2 thành mức 5" in text
    assert everything_stored(full) == before


def test_a_trial_ends_with_one_press(screen, full):
    item = result_of(full).indicators[0].id
    app = screen("result", full.id)
    app.selectbox(key=f"trial-item-{full.id}-vi").set_value(item).run()
    app.radio(key=f"trial-level-{full.id}-{item}-vi").set_value(4).run()
    assert "Bản thử, không lưu" in shown(app)
    app.button(key=f"trial-reset-{full.id}").click().run()
    assert not app.exception
    assert "Bản thử, không lưu" not in shown(app)


def close_to_the_next_band(found):
    """Raise answers one level at a time until the way up is short enough to advise."""
    stored = responding.open_set(ACTOR, found.id)
    for fact, value in (
        ("legal_form", "llc"),
        ("main_vsic_code", "25"),
        ("employees_si_avg_prev_year", 150),
        ("revenue_prev_year_vnd", 150_000_000_000),
    ):
        stored = responding.open_set(ACTOR, found.id)
        responding.save_fact(
            ACTOR, found.id, fact=fact, value=value, revision=stored.revision
        )
    for key in stored.answers:
        if result_of(found).near_leverage() is not None:
            break
        revision = responding.open_set(ACTOR, found.id).revision
        responding.save_answer(
            ACTOR, found.id, indicator=key, answer=3, revision=revision
        )


def test_a_way_up_that_nobody_should_take_is_not_shown(screen, full):
    result = result_of(full)
    assert result.leverage is not None
    assert result.near_leverage() is None
    app = screen("result", full.id)
    assert not [b for b in app.button if b.key == f"trial-shortest-{full.id}"]
    assert "Đường ngắn nhất" not in shown(app)


def test_the_shortest_way_can_be_tried_and_reaches_the_next_band(screen, full):
    close_to_the_next_band(full)
    found = result_of(full)
    assert found.near_leverage() is not None
    app = screen("result", full.id)
    app.button(key=f"trial-shortest-{full.id}").click().run()
    band = found.leverage.next_band_name.vi
    assert f"Nếu vậy, doanh nghiệp ở mức {band}" in shown(app)


def test_the_next_question_saves_in_place_and_verdicts_follow(screen, empty):
    asked = result_of(empty).support.next_question.fact
    assert asked == "legal_form"
    app = screen("result", empty.id)
    app.radio(key=f"next-{asked}-vi-{empty.id}").set_value("household_business").run()
    assert not app.exception
    stored = responding.open_set(ACTOR, empty.id)
    assert stored.facts[asked].value == "household_business"
    text = shown(app)
    assert "Đã lưu:" in text
    after = result_of(empty)
    ruled_out = [
        one for one in after.support.programmes if one.verdict == "not-eligible"
    ]
    assert ruled_out
    assert f"Chưa phù hợp ({len(ruled_out)})" in text


def test_dont_know_is_saved_as_unknown_and_another_question_comes(screen, empty):
    app = screen("result", empty.id)
    app.radio(key=f"next-legal_form-vi-{empty.id}").set_value("unknown").run()
    assert responding.open_set(ACTOR, empty.id).facts["legal_form"].value is None
    keys = [item.key for item in (*app.radio, *app.selectbox, *app.text_input)]
    asked = [key for key in keys if key and key.startswith("next-")]
    assert asked
    assert not any("legal_form" in key for key in asked)


def test_the_other_language_says_the_same_numbers(screen, full):
    result = result_of(full)
    vi = shown(screen("result", full.id, language="vi"))
    en = shown(screen("result", full.id, language="en"))
    for node in axes_of(result):
        assert score_text(node.score, "vi") in vi
        assert score_text(node.score, "en") in en


def test_a_hostile_name_is_text_on_the_screen(screen, empty):
    responding.rename_company(
        ACTOR, empty.id, name="<img src=x onerror=alert(1)>", revision=empty.revision
    )
    app = screen("result", empty.id)
    bodies = "".join(str(item.proto.body) for item in app.get("html"))
    assert "<img" not in bodies
    assert "Kết quả: <img src=x onerror=alert(1)>" in shown(app)
