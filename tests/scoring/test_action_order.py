"""Actions stand in an order that can be followed, and say why."""

from typing import Any

import pytest

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


def test_what_is_not_applicable_or_not_asked_counts_as_met() -> None:
    actions = catalogue(
        action(
            "x",
            ("a", 0, 5, 5),
            requires=[
                {"indicator": "gone", "level": 3},
                {"action": "unheard-of"},
                {"action": "elsewhere"},
            ],
        ),
        action("elsewhere", ("gone", 0, 1, 2)),
    )
    assert order(actions, {"a": stand(0)}) == [("x", ())]


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
