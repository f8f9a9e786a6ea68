"""Our questionnaire as a survey-core model that gives equal scores.

Every indicator is a radio group with the numbers 0-5, -1 for *not applicable* and -2
for *don't know*; a missing answer is empty. Two calculated values a node say its number
and its coverage, by two registered functions over (value, weight) pairs, which measured
faster than arithmetic expressions. A number counts as shown when its coverage reaches
the questionnaire's minimum, as ours does.

Not built, so not paid for by the peer: ranges, bands, gates, weakest, texts.
"""

from assessment.model.maturity import Questionnaire
from assessment.model.responses import Answer
from assessment.scoring.tree import ScoringTree

CODES = {"not-applicable": -1, "dont-know": -2}


def model(questionnaire: Questionnaire, tree: ScoringTree) -> dict[str, object]:
    """The survey as survey-core reads it: pages by section, calculated values."""
    leaves = len(tree.leaves)
    calculated = []
    for branch, children in zip(tree.branches, tree.children, strict=True):
        own = name(branch.id)
        numbers, covers = [], []
        for child in children:
            weight = f"{tree.weights[child]:g}"
            below = name(tree.ids[child])
            if child < leaves:
                numbers.append(f"{{{below}}}, {weight}")
                covers.append(f"{{{below}}}, {weight}")
            else:
                numbers.append(f"{{{below}_number}}, {weight}")
                covers.append(f"{{{below}_coverage}}, {weight}")
        is_lowest = all(child < leaves for child in children)
        cover = "knownShare" if is_lowest else "weightedMean"
        calculated += [
            {
                "name": f"{own}_number",
                "expression": f"weightedMean({', '.join(numbers)})",
            },
            {
                "name": f"{own}_coverage",
                "expression": f"{cover}({', '.join(covers)})",
            },
        ]
    return {
        "pages": [
            {
                "name": section.id,
                "elements": [
                    {
                        "type": "radiogroup",
                        "name": name(indicator),
                        "choices": [0, 1, 2, 3, 4, 5, *CODES.values()],
                    }
                    for indicator in section.indicators
                ],
            }
            for section in questionnaire.sections
        ],
        "calculatedValues": calculated,
    }


def nodes(tree: ScoringTree) -> list[str]:
    """The nodes' names in the peer, in the order of our scores."""
    return [name(tree.ids[slot]) for slot in tree.order]


def data(answers: dict[str, Answer]) -> dict[str, int]:
    """One response set as the peer's data.

    >>> data({"own-line": 3, "backup": "dont-know"})
    {'own_line': 3, 'backup': -2}
    """
    return {
        name(indicator): CODES[answer] if isinstance(answer, str) else answer
        for indicator, answer in answers.items()
    }


def name(node_id: str) -> str:
    """An id as survey-core expressions can name it: a hyphen would be a minus."""
    return node_id.replace("-", "_")
