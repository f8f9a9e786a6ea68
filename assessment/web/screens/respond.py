"""The survey: facts first, then sections of cards, a short result after each section.

The place in the address says which screen is shown: ``facts``, a step such as ``2`` or
``2.2``, ``after-2``, or ``again``. Without one the survey opens at the first open
question after the last answer.
"""

import streamlit as st

from assessment.language import translator
from assessment.web import navigation, paths, reading, survey
from assessment.web.components import card, fact_input, frame, pilot_panel
from assessment.web.navigation import Visit
from assessment.web.screens import ask_again, facts, halfway

FACTS, AGAIN, AFTER = "facts", "again", "after-"
_KEEP = "answered-here"


def show(visit: Visit) -> None:
    """Draw the screen of the address."""
    read = reading.read(visit.actor, visit.set_id)
    steps = survey.steps_of(
        read.questionnaire,
        read.found,
        asked=read.asked,
        language=visit.language,
        keep=_kept(visit, read),
    )
    place, card_key = (visit.place, "") if visit.place else _resumed(visit, read, steps)
    navigation.mark_state(f"{paths.SURVEY}-{place}", card_key)
    if place == FACTS and read.found.module_of is None:
        facts.show(visit, read, following=steps[0].place if steps else AGAIN)
    elif place == AGAIN:
        ask_again.show(visit, read)
    elif place.startswith(AFTER):
        halfway.show(visit, read, steps, section=place.removeprefix(AFTER))
    else:
        step = next((step for step in steps if step.place == place), None)
        if step is None:
            last = len(read.questionnaire.sections)
            halfway.show(visit, read, steps, section=str(last))
        else:
            _show_step(visit, read, steps, step)


def _resumed(
    visit: Visit, read: reading.Reading, steps: tuple[survey.Step, ...]
) -> tuple[str, str]:
    """Place and card to go on at, the same until the reader goes elsewhere.

    Otherwise a switch of language after the last card of a screen would lead away.
    """
    kept = st.session_state.get(navigation.RESUMED)
    if isinstance(kept, tuple) and kept[0] == visit.set_id:
        return str(kept[1]), str(kept[2])
    place = _resume(read, steps)
    _, key = survey.open_question(steps, read.found)
    step = next((step for step in steps if step.place == place), None)
    # The first card needs no jump: the heading above it says where one is.
    card_key = key if step and key in step.indicators[1:] else ""
    st.session_state[navigation.RESUMED] = (visit.set_id, place, card_key)
    return place, card_key


def _resume(read: reading.Reading, steps: tuple[survey.Step, ...]) -> str:
    first = {fact.id for fact in read.facts.facts if fact.stage == "first"}
    asks_facts = read.found.module_of is None
    if asks_facts and not read.found.answers and not first <= set(read.found.facts):
        return FACTS
    last = len(read.questionnaire.sections)
    return survey.place_to_resume(steps, read.found) or f"{AFTER}{last}"


def _kept(visit: Visit, read: reading.Reading) -> frozenset[str]:
    """Questions of an earlier depth that were open when this place was entered."""
    kept = st.session_state.get(_KEEP)
    now = (visit.set_id, visit.place)
    if not (isinstance(kept, tuple) and kept[0] == now):
        still_open = frozenset(read.asked - set(read.found.answers))
        kept = (now, still_open)
        st.session_state[_KEEP] = kept
    return frozenset(kept[1])


def _show_step(
    visit: Visit,
    read: reading.Reading,
    steps: tuple[survey.Step, ...],
    step: survey.Step,
) -> None:
    t = translator(visit.language)
    st.title(step.title, anchor=False)
    left = survey.open_items(read.asked, read.found)
    frame.quiet(
        survey.progress_text(
            step, len(read.questionnaire.sections), left, visit.language
        )
    )
    if step is steps[0]:
        rules = [
            rule.text.in_language(visit.language)
            for rule in read.questionnaire.answering_rules
        ]
        frame.rules(rules, visit.language)
    _deciding_facts(visit, read, step)
    pilot_panel.note_shown(visit, step.indicators)
    for key in step.indicators:
        indicator = survey.indicator_of(read.questionnaire, key)
        card.show_card(read.found, indicator, visit.language)
    position = steps.index(step)
    first = None if read.found.module_of else FACTS
    before = steps[position - 1].place if position else first
    after = (
        f"{AFTER}{step.section}"
        if step.is_last_of_section
        else steps[position + 1].place
    )
    is_end = step is steps[-1] and read.found.module_of is not None
    frame.bottom(
        visit.language,
        back=before,
        # A module has one short section: its result says more than a stop on the way.
        following="" if is_end else after,
        label=t("Xem kết quả") if is_end else t("Tiếp tục"),
    )


def _deciding_facts(visit: Visit, read: reading.Reading, step: survey.Step) -> None:
    """First what decides which of these cards apply; a firm may leave it open."""
    keys = tuple(
        key
        for section in read.questionnaire.sections[step.section - 1 : step.section]
        for key in section.indicators
        if read.found.depth.contains(survey.indicator_of(read.questionnaire, key).depth)
    )
    wanted = survey.deciding_facts(read.questionnaire, read.facts, keys)
    if not wanted or read.found.module_of or step.place != str(step.section):
        return
    t = translator(visit.language)
    frame.quiet(t("Trả lời trước, để khỏi gặp câu không hợp với doanh nghiệp:"))
    for definition in wanted:
        fact_input.show_fact(
            read.found, read.facts, definition, visit.language, decides_cards=True
        )
