"""Moving a response set to the newest version of its questionnaire.

Every answer goes over by the mapping of each version on the way. What cannot is listed
in the move, which is kept; the history says which answers were taken out and put in.
"""

from collections.abc import Iterable
from dataclasses import replace

from assessment.content.library import Library
from assessment.content.mapping import Carried, carry
from assessment.errors import Problem, ServiceError
from assessment.errors.services import NOTHING_NEWER
from assessment.model.base import Wording
from assessment.model.maturity import Questionnaire
from assessment.model.responses import Answer
from assessment.model.stored import (
    HistoryEntry,
    LeftBehind,
    ResponseSet,
    StoredAnswer,
    VersionMove,
)
from assessment.services.changing import Change
from assessment.services.pinned import pin
from assessment.storage import answers, repository
from assessment.storage.experience import drop_experience, find_experience
from assessment.storage.moves import add_move
from assessment.storage.pilot import drop_items

_ITEM_GONE = Wording(
    vi="Phiên bản mới không còn câu này, hoặc không còn lựa chọn này.",
    en="The new version no longer has this item, or this option.",
)


def with_newer(sets: Iterable[ResponseSet]) -> tuple[ResponseSet, ...]:
    """``sets``, each told of the newest version that it can be moved to."""
    found = tuple(sets)
    if not found:
        return found
    from assessment.content.library import shipped_library  # an empty list needs none

    library = shipped_library()
    return tuple(
        replace(each, newer_version=way[-1])
        if (way := library.newest_move(each.questionnaire, each.version))
        else each
        for each in found
    )


def move(change: Change, found: ResponseSet, library: Library) -> VersionMove:
    """The move of ``found`` to the newest version, stored.

    Raises ServiceError when there is no newer version.
    """
    connection, head = change.connection, change.head
    way = library.newest_move(head.questionnaire, head.version)
    if not way:
        values = {"version": head.version}
        raise ServiceError(Problem(NOTHING_NEWER, values=values))
    going = _carry_all(found, way, library)
    questionnaire = library.questionnaire(head.questionnaire, way[-1])
    left = [
        LeftBehind(old, stored.answer, stored.evidence, stored.note, goes.reason)
        for old, stored in found.answers.items()
        if (goes := going[old]).reason is not None
    ]
    left += _leave_experience(change, questionnaire)
    changed = {
        old: stored
        for old, stored in found.answers.items()
        if (going[old].indicator, going[old].answer) != (old, stored.answer)
    }
    revision = _take_out(change, changed)
    revision = _put_in(change, changed, going, revision) + 1
    made = VersionMove(
        from_version=head.version,
        to_version=way[-1],
        revision=revision,
        respondent=change.respondent,
        moved_at=change.moment,
        left_behind=tuple(left),
    )
    add_move(connection, head.id, made, from_hash=head.content_hash)
    drop_items(connection, head.id, keep=_unchanged(way, found, library))
    last = going.get(found.last_indicator or "")
    repository.move_on(
        connection,
        head.id,
        revision,
        change.moment,
        version=way[-1],
        content_hash=pin(connection, questionnaire),
        last_indicator=last.indicator if last else None,
    )
    return made


def _carry_all(
    found: ResponseSet, way: tuple[str, ...], library: Library
) -> dict[str, Carried]:
    """By indicator of the old version, what becomes of its answer at the end."""
    going = {old: Carried(old, stored.answer) for old, stored in found.answers.items()}
    before = found.version
    for after in way:
        now: dict[str, Answer] = {
            goes.indicator: goes.answer
            for goes in going.values()
            if goes.indicator is not None and goes.answer is not None
        }
        carried = carry(
            library.mapping(found.questionnaire, before, after),
            now,
            library.questionnaire(found.questionnaire, after),
        )
        going = {
            old: goes if goes.indicator is None else carried[goes.indicator]
            for old, goes in going.items()
        }
        before = after
    return going


def _unchanged(
    way: tuple[str, ...], found: ResponseSet, library: Library
) -> frozenset[str]:
    """Indicators that kept their id and meaning on the whole way."""
    before, kept = found.version, None
    for after in way:
        mapping = library.mapping(found.questionnaire, before, after)
        rewritten = {entry.indicator for entry in mapping.levels}
        same = frozenset(mapping.kept) - rewritten
        kept = same if kept is None else kept & same
        before = after
    return kept or frozenset()


def _take_out(change: Change, changed: dict[str, StoredAnswer]) -> int:
    revision = change.head.revision
    for old in changed:
        revision += 1
        answers.drop_answer(change.connection, change.head.id, old)
        entry = HistoryEntry(old, None, revision, change.respondent, change.moment)
        answers.add_history(change.connection, change.head.id, entry)
    return revision


def _put_in(
    change: Change,
    changed: dict[str, StoredAnswer],
    going: dict[str, Carried],
    revision: int,
) -> int:
    """Who answered and when goes over too: moving is not answering."""
    for old, stored in changed.items():
        goes = going[old]
        if goes.indicator is None or goes.answer is None:
            continue
        revision += 1
        new = replace(
            stored, indicator=goes.indicator, answer=goes.answer, revision=revision
        )
        answers.put_answer(change.connection, change.head.id, new, is_new=True)
        entry = HistoryEntry(
            new.indicator,
            new.answer,
            revision,
            new.respondent,
            new.answered_at,
            new.evidence,
            new.note,
        )
        answers.add_history(change.connection, change.head.id, entry)
    return revision


def _leave_experience(
    change: Change, questionnaire: Questionnaire
) -> tuple[LeftBehind, ...]:
    options = {
        item.id: {option.id for option in item.options}
        for item in questionnaire.experience
    }
    left = []
    for given in find_experience(change.connection, change.head.id).values():
        if given.option not in options.get(given.item, ()):
            drop_experience(change.connection, change.head.id, given.item)
            left.append(LeftBehind(given.item, given.option, "", "", _ITEM_GONE))
    return tuple(left)
