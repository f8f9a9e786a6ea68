"""Which depth a stored set's result stands on while deeper questions are still open.

Whoever asks for more questions must not lose the result that was reached: it stays as
it is until most of the further questions are answered.
"""

from assessment.model.maturity import Depth, Questionnaire
from assessment.model.result import Result

ENOUGH = 0.6
"""Share of the further questions from which on the deeper result is shown: the share
below which a score is not shown either."""


def settled_depth(questionnaire: Questionnaire, result: Result) -> Depth:
    """The depth to show, given the result at the depth that is being asked.

    That is the deepest one below whose questions are all answered (don't know is an
    answer), as long as under 0.6 of the questions after it are; otherwise the depth
    that is being asked.
    """
    depth_of = {item.id: item.depth for item, _ in questionnaire.indicators()}
    asked = [found for found in result.indicators if found.asked]
    for depth in reversed(Depth):
        if depth.order >= result.depth.order:
            continue
        before = [one for one in asked if depth.contains(depth_of[one.id])]
        after = [one for one in asked if not depth.contains(depth_of[one.id])]
        if not before or not after or any(one.answer is None for one in before):
            continue
        known = sum(1 for one in after if one.answer is not None)
        return depth if known < ENOUGH * len(after) else result.depth
    return result.depth
