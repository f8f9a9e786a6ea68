"""Why an action stands where it stands, in one sentence of both languages."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from assessment.model.action import Action
from assessment.model.base import Wording
from assessment.support.requirements import Judged

_Wait = Literal["nothing", "action", "indicator", "look"]
"""Who or what the action waits for; look: nobody was asked, so look first."""


def reason_of(
    action: Action,
    lifts: Sequence[tuple[str, int, int]],
    judged: Judged,
    by_id: Mapping[str, Action],
    titles: Mapping[str, Wording],
) -> Wording:
    """The reason for the place: what comes first, and what is lifted."""
    indicator, level, to = lifts[0]
    wait: _Wait = "nothing"
    first: tuple[str, str] | None = None
    needed: int | None = None
    if judged.locked_by:
        lock = judged.locked_by[0]
        wait = "action" if lock in by_id else "indicator"
        found = by_id[lock].title if lock in by_id else titles.get(lock)
        first = (found.vi, found.en) if found else (lock, lock)
    elif judged.check_first:
        check = judged.check_first[0]
        wait, needed = "look", check.level
        first = (check.title.vi, check.title.en)
    title = titles.get(indicator)
    return _reason_text(
        title.vi if title else indicator,
        title.en if title else indicator,
        level,
        to,
        len(lifts) - 1,
        action.free_first,
        wait,
        first or ("", ""),
        needed,
    )


@lru_cache(maxsize=4096)
def _reason_text(
    title_vi: str,
    title_en: str,
    level: int,
    to: int,
    others: int,
    is_free: bool,
    wait: _Wait,
    first: tuple[str, str],
    needed: int | None,
) -> Wording:
    more_vi = f" và {others} mục khác" if others else ""
    more_en = f" and {others} more" if others else ""
    lift_vi = f"nâng “{title_vi}” từ mức {level} lên mức {to}{more_vi}"
    lift_en = f"lifts “{title_en}” from level {level} to {to}{more_en}"
    if wait == "nothing":
        if is_free:
            return Wording(
                vi=f"Bắt đầu được ngay tuần này, không tốn tiền; {lift_vi}.",
                en=f"Can start this week at no cost; {lift_en}.",
            )
        return Wording(
            vi=f"Không phải chờ việc nào khác; {lift_vi}.",
            en=f"Waits for nothing else; {lift_en}.",
        )
    if wait == "action":
        return Wording(
            vi=f"Làm sau khi xong việc “{first[0]}”; {lift_vi}.",
            en=f"Comes after “{first[1]}”; {lift_en}.",
        )
    if wait == "indicator":
        return Wording(
            vi=f"Chờ mục “{first[0]}” đủ mức hoặc có câu trả lời; {lift_vi}.",
            en=f"Waits until “{first[1]}” is high enough or answered; {lift_en}.",
        )
    if needed is None:
        return Wording(
            vi=f"Xem lại trước: việc “{first[0]}” đã xong chưa; {lift_vi}.",
            en=f"Check first whether “{first[1]}” is done; {lift_en}.",
        )
    return Wording(
        vi=f"Xem lại trước: mục “{first[0]}” đã tới mức {needed} chưa; {lift_vi}.",
        en=f"Check first whether “{first[1]}” is at level {needed}; {lift_en}.",
    )
