"""Actions stand in an order that can be followed, and say why."""

from pathlib import Path
from typing import Any

import pytest

from assessment.content.loading import load_actions, load_questionnaire
from assessment.model.action import Action, ActionCatalogue
from assessment.model.base import Wording
from assessment.model.maturity import Provenance
from assessment.support.actions import choose_next_steps, order_actions
from assessment.support.requirements import (
    NOT_APPLICABLE,
    Standing,
    Words,
    level_words,
)

TITLES = {name: Wording(vi=f"Mục {name}", en=f"Item {name}") for name in "abcd"}
SAYS = {("d", 3): Wording(vi="Ba", en="Three")}
WORDS = Words(TITLES, SAYS)
QUESTIONNAIRES = Path(__file__).parents[2] / "questionnaires"


def action(action_id: str, *lifts: tuple[str, int, int, int], **more: Any) -> Action:
    """An action; a lift is (indicator, lowest level, highest level, level after)."""
    text = Wording(vi=f"Việc {action_id}", en=f"Do {action_id}")
    data: dict[str, Any] = {
        "id": action_id,
        "title": text,
        "do": text,
        "who": "owner",
        "effort_days": (1, 2),
        "weeks": (1, 4),
        "one_off": "none",
        "running": "none",
        "free_first": False,
        "lifts": [
            {"indicator": name, "from": (low, high), "to": to}
            for name, low, high, to in lifts
        ],
    }
    return Action.model_validate({**data, **more})


def catalogue(*actions: Action) -> ActionCatalogue:
    return ActionCatalogue(
        id="trial",
        version="1.0.0",
        basis=Wording(vi="Ước tính", en="Estimates"),
        actions=actions,
        provenance=Provenance(
            sources=("trial",),
            status=Wording(vi="Thử", en="Trial"),
            last_checked="2026-11-22",
        ),
    )


def stand(
    level: int | None, target: int = 4, weight: float = 1, reach: float = 0.25
) -> Standing:
    return Standing(level, target, weight, reach)


def order(
    actions: ActionCatalogue, standings: dict[str, Standing]
) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (advice.action.id, advice.locked_by)
        for advice in order_actions(actions, standings, WORDS)
    ]


def test_value_is_gap_times_weight_times_reach_over_the_lifts_that_fit() -> None:
    found = order_actions(
        catalogue(action("x", ("a", 0, 1, 2), ("b", 0, 1, 2), ("c", 3, 3, 4))),
        {"a": stand(1, 4, 3, 0.5), "b": stand(0, 2, 1, 0.25), "c": stand(0)},
        WORDS,
    )
    assert found[0].value == pytest.approx(3 * 3 * 0.5 + 2 * 1 * 0.25)
    assert found[0].lifts == (("a", 1, 2), ("b", 0, 2))
    assert (found[0].rank, found[0].locked_by) == (1, ())


def test_what_cannot_lift_or_has_reached_its_target_is_left_out() -> None:
    actions = catalogue(
        action("too-late", ("a", 0, 1, 2)),
        action("at-target", ("b", 2, 2, 3)),
        action("unknown", ("c", 0, 5, 5)),
        action("not-asked", ("d", 0, 5, 5)),
    )
    assert order(actions, {"a": stand(2), "b": stand(2, 2), "c": stand(None)}) == []


def test_free_first_then_the_higher_value_then_the_file() -> None:
    actions = catalogue(
        action("paid-big", ("a", 0, 5, 5)),
        action("free-small", ("b", 0, 5, 5), free_first=True),
        action("free-big", ("a", 0, 5, 5), free_first=True),
        action("free-big-too", ("a", 0, 5, 5), free_first=True),
    )
    found = order(actions, {"a": stand(0), "b": stand(3)})
    assert [name for name, _ in found] == [
        "free-big",
        "free-big-too",
        "free-small",
        "paid-big",
    ]


def test_a_locked_action_stands_after_what_unlocks_it() -> None:
    actions = catalogue(
        action(
            "second",
            ("a", 0, 5, 5),
            free_first=True,
            requires=[{"action": "first"}],
        ),
        action("first", ("b", 0, 1, 2)),
        action("third", ("a", 0, 5, 5), requires=[{"indicator": "b", "level": 2}]),
    )
    assert order(actions, {"a": stand(0), "b": stand(1)}) == [
        ("first", ()),
        ("second", ("first",)),
        ("third", ("b",)),
    ]
    done = order(actions, {"a": stand(0), "b": stand(2)})
    assert done == [("second", ()), ("third", ())]


def test_what_does_not_apply_counts_as_met_and_is_not_lifted() -> None:
    actions = catalogue(
        action(
            "x",
            ("a", 0, 5, 5),
            requires=[
                {"indicator": "b", "level": 5},
                {"action": "elsewhere"},
                {"action": "unheard-of"},
            ],
        ),
        action("elsewhere", ("b", 0, 1, 2), ("c", 0, 1, 2)),
    )
    found = order_actions(actions, {"a": stand(0), "b": NOT_APPLICABLE}, WORDS)
    assert [(each.action.id, each.locked_by, each.check_first) for each in found] == [
        ("x", (), ())
    ]


def test_a_lift_of_what_this_questionnaire_does_not_have_is_ignored() -> None:
    actions = catalogue(
        action("both", ("new", 0, 1, 2), ("a", 0, 1, 2)),
        action("only-new", ("new", 0, 1, 2)),
    )
    found = order_actions(actions, {"a": stand(1)}, WORDS)
    assert [(each.action.id, each.lifts) for each in found] == [
        ("both", (("a", 1, 2),))
    ]


def test_what_was_not_asked_is_to_be_checked_first_and_does_not_lock() -> None:
    actions = catalogue(
        action(
            "x",
            ("a", 0, 1, 2),
            requires=[
                {"indicator": "d", "level": 3},
                {"action": "y"},
                {"indicator": "new", "level": 2},
                {"indicator": "lifted-by-none", "level": 1},
            ],
        ),
        action("y", ("c", 0, 1, 2)),
        action("to-four", ("new", 0, 3, 4)),
        action("to-two", ("new", 0, 1, 2)),
    )
    found = order_actions(actions, {"a": stand(0)}, WORDS)
    assert [each.action.id for each in found] == ["x"]
    assert found[0].locked_by == ()
    checks = [
        (each.id, each.level, each.title.en, each.says and each.says.en)
        for each in found[0].check_first
    ]
    assert checks == [
        ("d", 3, "Item d", "Three"),
        ("y", None, "Do y", None),
        # Without a name here, it is the action that brings the level.
        ("to-two", None, "Do to-two", None),
        ("lifted-by-none", 1, "lifted-by-none", None),
    ]
    assert found[0].reason.en == (
        "Check first whether “Item d” is at level 3; lifts “Item a” from level 0 to 2."
    )
    assert found[0].reason.vi.startswith(
        "Xem lại trước: mục “Mục d” đã tới mức 3 chưa;"
    )


def test_once_asked_the_same_requirement_locks_or_is_met() -> None:
    actions = catalogue(
        action("x", ("a", 0, 1, 2), requires=[{"action": "y"}]),
        action("y", ("c", 0, 1, 2), ("b", 0, 1, 2)),
    )
    unasked = order_actions(actions, {"a": stand(0)}, WORDS)[0]
    assert [check.id for check in unasked.check_first] == ["y"]
    assert unasked.reason.en.startswith("Check first whether “Do y” is done;")
    # Its main indicator is not asked, so the first of its lifts that is decides.
    for level, locks in ((1, ("y",)), (2, ())):
        found = order_actions(actions, {"a": stand(0), "b": stand(level)}, WORDS)
        advice = next(each for each in found if each.action.id == "x")
        assert (advice.locked_by, advice.check_first) == (locks, ())


def test_each_action_says_what_it_unlocks_and_whether_for_good() -> None:
    actions = catalogue(
        action("one", ("a", 0, 1, 2)),
        action("two", ("a", 2, 2, 3), requires=[{"action": "one"}]),
        action(
            "three",
            ("b", 0, 1, 2),
            requires=[{"indicator": "a", "level": 2}, {"indicator": "c", "level": 1}],
        ),
        action("too-high", ("d", 0, 1, 2), requires=[{"indicator": "a", "level": 3}]),
        action("at-target", ("d", 3, 3, 4), requires=[{"action": "one"}]),
    )
    standings = {"a": stand(0), "b": stand(0), "c": stand(0), "d": stand(3, 3)}
    found = order_actions(actions, standings, WORDS)
    unlocks = {
        each.action.id: [(one.action.id, one.is_last) for one in each.unlocks]
        for each in found
    }
    # "two" fits only after "one", and is named all the same.
    assert unlocks == {"one": [("two", True), ("three", False)], "three": []}
    later = order_actions(actions, standings | {"c": stand(1)}, WORDS)
    assert [(one.action.id, one.is_last) for one in later[0].unlocks] == [
        ("two", True),
        ("three", True),
    ]


def test_the_time_is_that_of_the_lift_that_fits() -> None:
    lifts = [
        {"indicator": "a", "from": (0, 2), "to": 3},
        {"indicator": "b", "from": (2, 2), "to": 3, "weeks": (40, 52)},
    ]
    actions = catalogue(action("calendar", lifts=lifts))
    both = order_actions(actions, {"a": stand(0), "b": stand(2)}, WORDS)
    assert both[0].weeks == (1, 4)
    later = order_actions(actions, {"a": stand(3), "b": stand(2)}, WORDS)
    assert later[0].weeks == (40, 52)


def test_a_level_that_leans_on_the_one_before_brings_it_along() -> None:
    found = load_questionnaire(QUESTIONNAIRES / "smart-manufacturing" / "1.1.0.yaml")
    indicators = {each.id: each for each, _ in found.indicators()}
    words = level_words(indicators)
    assert len(words) == 54 * 6
    codes = words["item-codes", 3]
    assert codes.vi.startswith("Như mức trước, ")
    assert codes.vi.endswith(f"(Mức 2: {indicators['item-codes'].levels[2].text.vi})")
    assert f"(Level 2: {indicators['item-codes'].levels[2].text.en})" in codes.en
    assert words["item-codes", 2] == indicators["item-codes"].levels[2].text


def test_an_earlier_questionnaire_is_served_by_the_newest_catalogue() -> None:
    """Nothing of the 28 later indicators shows, locks or is taken for granted."""
    folder = QUESTIONNAIRES / "smart-manufacturing"
    old = {
        each.id for each, _ in load_questionnaire(folder / "1.0.0.yaml").indicators()
    }
    newest = load_questionnaire(folder / "1.1.0.yaml")
    words = Words({each: Wording(vi=each, en=each) for each in old}, {})
    actions = load_actions(QUESTIONNAIRES / "actions.yaml")
    assert old < {each.id for each, _ in newest.indicators()}
    for level in range(4):
        standings = {each: stand(level) for each in old}
        found = order_actions(actions, standings, words)
        lifted = {indicator for each in found for indicator, _, _ in each.lifts}
        assert lifted <= old
        assert {lock for each in found for lock in each.locked_by} <= old | {
            each.id for each in actions.actions
        }
        checked = {each.action.id for each in found if each.check_first}
        assert ("order-to-invoice-system" in checked) == (level == 3)


def test_a_required_dont_know_has_to_be_found_out_first() -> None:
    actions = catalogue(
        action("x", ("a", 0, 5, 5), requires=[{"action": "y"}]),
        action("y", ("b", 0, 1, 2)),
        action("z", ("a", 0, 5, 5), requires=[{"indicator": "b", "level": 1}]),
    )
    found = order_actions(actions, {"a": stand(0), "b": stand(None)}, WORDS)
    assert [advice.locked_by for advice in found] == [("b",), ("b",)]
    assert found[0].reason.en.startswith("Waits until “Item b”")
    assert found[0].reason.vi.startswith("Chờ mục “Mục b”")


def test_the_reason_names_what_comes_first_and_what_is_lifted() -> None:
    actions = catalogue(
        action("free", ("a", 0, 1, 2), ("b", 0, 1, 2), free_first=True),
        action("paid", ("a", 0, 1, 3)),
        action("later", ("b", 0, 1, 3), requires=[{"action": "free"}]),
    )
    found = order_actions(actions, {"a": stand(1), "b": stand(0)}, WORDS)
    reasons = {advice.action.id: advice.reason for advice in found}
    assert reasons["free"].en == (
        "Can start this week at no cost; lifts “Item a” from level 1 to 2 and 1 more."
    )
    assert reasons["paid"].en == (
        "Waits for nothing else; lifts “Item a” from level 1 to 3."
    )
    assert reasons["later"].vi == (
        "Làm sau khi xong việc “Việc free”; nâng “Mục b” từ mức 0 lên mức 3."
    )


def test_actions_that_wait_for_each_other_are_still_all_listed() -> None:
    actions = catalogue(
        action("x", ("a", 0, 1, 2), requires=[{"action": "y"}]),
        action("y", ("b", 0, 1, 2), requires=[{"action": "x"}]),
    )
    found = order(actions, {"a": stand(1), "b": stand(0)})
    assert found == [("y", ("x",)), ("x", ("y",))]


def test_next_steps_are_open_and_one_is_free_and_one_helps_the_weakest() -> None:
    actions = catalogue(
        action("free-a", ("a", 0, 5, 5), free_first=True),
        action("free-a-too", ("a", 0, 5, 5), free_first=True),
        action("free-b", ("b", 0, 5, 5), free_first=True),
        action("paid-c", ("c", 0, 5, 5)),
        action("locked-d", ("d", 0, 5, 5), requires=[{"indicator": "c", "level": 3}]),
    )
    standings = {"a": stand(0), "b": stand(1), "c": stand(2), "d": stand(0)}
    ordered = order_actions(actions, standings, WORDS)

    def steps(*weakest: str) -> list[str]:
        chosen = choose_next_steps(ordered, frozenset(weakest))
        return [advice.action.id for advice in chosen]

    assert steps("c") == ["free-a", "free-b", "paid-c"]
    assert steps("b") == ["free-a", "free-b", "paid-c"]
    assert steps("d") == ["free-a", "free-b", "paid-c"]
    only_a = order_actions(actions, {"a": stand(0)}, WORDS)
    chosen = choose_next_steps(only_a, frozenset())
    assert [advice.action.id for advice in chosen] == ["free-a", "free-a-too"]
    assert choose_next_steps((), frozenset({"a"})) == ()


def test_next_steps_have_nothing_to_check_first_while_there_are_such() -> None:
    unsure = {"requires": [{"indicator": "d", "level": 3}]}
    actions = catalogue(
        action("unsure", ("a", 0, 5, 5), **unsure),
        action("sure-b", ("b", 0, 5, 5)),
        action("sure-c", ("c", 0, 5, 5)),
        action("sure-c-too", ("c", 0, 5, 5)),
    )
    standings = {"a": stand(0), "b": stand(3), "c": stand(3)}
    listed = order_actions(actions, standings, WORDS)
    assert listed[0].action.id == "unsure"

    def steps(count: int) -> list[str]:
        chosen = choose_next_steps(listed[:count], frozenset())
        return [advice.action.id for advice in chosen]

    assert steps(4) == ["sure-b", "sure-c", "sure-c-too"]
    assert steps(2) == ["unsure", "sure-b"]


def test_what_holds_a_band_comes_first_for_two_indicators_at_most() -> None:
    actions = catalogue(
        action("free-a", ("a", 0, 5, 5), free_first=True),
        action("paid-b", ("b", 0, 5, 5)),
        action("paid-c", ("c", 0, 5, 5)),
        action("paid-d", ("d", 0, 5, 5)),
    )
    standings = {name: stand(0) for name in "abcd"}
    ordered = order_actions(actions, standings, WORDS)

    def steps(*holding: str) -> list[str]:
        chosen = choose_next_steps(ordered, frozenset(), frozenset(holding))
        return [advice.action.id for advice in chosen]

    assert steps() == ["free-a", "paid-b", "paid-c"]
    assert steps("d") == ["paid-d", "free-a", "paid-b"]
    assert steps("b", "c", "d") == ["paid-b", "paid-c", "free-a"]
    assert steps("a", "d") == ["free-a", "paid-d", "paid-b"]
