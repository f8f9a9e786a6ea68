"""Experience items: what a firm went through, asked at the end of who wants to tell.

They are stored apart from the answers, never enter a result, and leave no history:
what was skipped or taken back leaves nothing.
"""

from assessment.model.actor import Actor
from assessment.model.stored import Experience, ExperienceAnswer
from assessment.services import responding, validation
from assessment.services.changing import Change, change_set
from assessment.services.database import database
from assessment.services.pinned import pinned, questionnaire_of
from assessment.storage.experience import (
    drop_experience,
    find_experience,
    put_experience,
)


def items(actor: Actor, response_set_id: str) -> tuple[Experience, ...]:
    """Every experience item of the set's questionnaire, with what was chosen.

    Empty where the questionnaire has none.
    """
    found = responding.open_set(actor, response_set_id)
    questionnaire = database().read(
        lambda connection: questionnaire_of(connection, found.id)
    )
    given = database().read(lambda connection: find_experience(connection, found.id))
    return tuple(
        Experience(item, given[item.id].option if item.id in given else None)
        for item in questionnaire.experience
    )


def save(
    actor: Actor, response_set_id: str, *, item: str, option: str
) -> ExperienceAnswer:
    """Store what was chosen, in the place of what was chosen before.

    The revision of the set stays, for no answer changes. Raises ServiceError when the
    questionnaire has no such item or the item no such option.
    """

    def work(change: Change) -> ExperienceAnswer:
        questionnaire = pinned(change.connection, change.head.content_hash)
        validation.check_experience(questionnaire, item, option)
        given = ExperienceAnswer(item, option, change.respondent, change.moment)
        put_experience(change.connection, change.head.id, given)
        return given

    return change_set(actor, response_set_id, work)


def clear(actor: Actor, response_set_id: str, *, item: str) -> None:
    """Take the choice back; nothing of it stays. Nothing chosen: nothing to do."""
    change_set(
        actor,
        response_set_id,
        lambda change: drop_experience(change.connection, change.head.id, item),
    )
