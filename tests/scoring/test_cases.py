"""Worked examples of what a score means, each number found by hand."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assessment.model.maturity import Depth, Policies
from assessment.scoring.score import score_responses
from assessment.scoring.tree import Branch, Leaf, build_tree

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "scores.yaml").read_text(encoding="utf-8")
)
DEPTHS = list(Depth)


def leaf_or_branch(data: dict[str, Any]) -> Branch | Leaf:
    """A bare tree as the cases file writes it."""
    if "children" not in data:
        depth = Depth(data.get("depth", "quick")).order
        return Leaf(**{**data, "depth": depth})
    children = tuple(leaf_or_branch(child) for child in data["children"])
    return Branch(**{**data, "children": children})


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_worked_example(case: dict[str, Any]) -> None:
    root = leaf_or_branch(case["model"])
    assert isinstance(root, Branch)
    tree = build_tree(root, policies=Policies(**case.get("policies", {})))
    scores = score_responses(
        tree,
        case["answers"],
        depth=Depth(case.get("depth", "full")),
        applicable=set(tree.ids) - set(case.get("hidden", ())),
    )
    assert {node.id for node in scores.nodes} == {branch.id for branch in tree.branches}
    for node_id, expected in case["expect"].items():
        node = scores.node(node_id)
        found = {key: getattr(node, key) for key in expected}
        for key, value in found.items():
            if isinstance(value, tuple):
                found[key] = list(value)
            elif isinstance(value, float):
                found[key] = pytest.approx(expected[key], abs=5e-5)
        assert found == expected, f"{case['name']}: {node_id}"


def test_the_cases_cover_every_rule_and_policy() -> None:
    def rules(data: dict[str, Any]) -> set[str]:
        inside = [rules(child) for child in data.get("children", ())]
        own = {data.get("aggregation", "weighted-mean")} if inside else set()
        return own.union(*inside)

    assert set().union(*(rules(case["model"]) for case in CASES)) == {
        "weighted-mean",
        "mean",
        "sum",
        "minimum",
        "geometric-mean",
        "harmonic-mean",
        "staged",
    }
    policies = {
        case.get("policies", {}).get("not_applicable", "exclude") for case in CASES
    }
    assert policies == {"exclude", "full", "target", "zero"}
