"""The pilot: opt-in measuring of the questions, never of the firm.

Off until the respondent agrees; agreeing is undone by :func:`opt_out`, which erases all
that was measured. Nothing leaves the machine by itself: a person sends the file that
:func:`file_of` writes, or does not.
"""

import secrets
from collections.abc import Sequence

from assessment.content.library import shipped_library
from assessment.errors import Problem, ServiceError
from assessment.errors.services import NOT_IN_PILOT
from assessment.exchange import assessment_file
from assessment.model.actor import Actor
from assessment.model.base import Language
from assessment.model.company import Company
from assessment.model.condition import FactCondition, leaves_of
from assessment.model.maturity import Questionnaire, Role
from assessment.model.responses import AssessmentFile, PilotRecord
from assessment.model.stored import PilotState
from assessment.services import responding, validation
from assessment.services.changing import Change, change_set
from assessment.services.database import database
from assessment.services.pinned import pinned, questionnaire_of
from assessment.services.roles import authorise
from assessment.storage import pilot as rows

_CODE_BYTES = 5


def state(actor: Actor, response_set_id: str) -> PilotState | None:
    """What was agreed to and measured; None: the respondent has not agreed."""
    responding.open_set(actor, response_set_id)
    return database().read(
        lambda connection: rows.find_pilot(connection, response_set_id)
    )


def opt_in(
    actor: Actor, response_set_id: str, *, role: Role, company_code: str = ""
) -> PilotState:
    """Note that the respondent agreed; from now on times are measured.

    ``company_code`` is what the organiser gave the company: two respondents of one
    company answer in two response sets and give the same code. Agreeing again changes
    role and code, and keeps the respondent's code and what was measured. Raises
    ServiceError for a code that is not plain letters, digits and hyphens, and for a
    role that nobody has here.
    """
    code = validation.check_code(company_code)
    validation.check_role(role)

    def work(change: Change) -> PilotState:
        connection, set_id = change.connection, change.head.id
        if change.head.is_pilot:
            rows.put_pilot(connection, set_id, role=role, company_code=code)
        else:
            rows.add_pilot(
                connection,
                set_id,
                respondent_code=secrets.token_hex(_CODE_BYTES),
                company_code=code,
                role=role,
                agreed_at=change.moment,
            )
        return _found(change)

    return change_set(actor, response_set_id, work)


def opt_out(actor: Actor, response_set_id: str) -> None:
    """Erase everything that was measured, and measure no more. Answers stay."""
    change_set(
        actor,
        response_set_id,
        lambda change: rows.drop_pilot(change.connection, change.head.id),
    )


def shown(actor: Actor, response_set_id: str, *, indicators: Sequence[str]) -> None:
    """Note that these cards stand on the screen; the first time of each counts.

    Without consent it does nothing, so a screen may always call it. Ids that the
    questionnaire does not have are left out.
    """

    def work(change: Change) -> None:
        if not change.head.is_pilot:
            return
        known = _names(pinned(change.connection, change.head.content_hash))
        for name in dict.fromkeys(indicators):
            if name not in known:
                continue
            seen, _ = rows.find_shown_at(change.connection, change.head.id, name)
            if seen is None:
                rows.put_item(
                    change.connection, change.head.id, name, shown_at=change.moment
                )

    change_set(actor, response_set_id, work)


def unclear(
    actor: Actor, response_set_id: str, indicator: str, *, note: str | None = None
) -> bool:
    """Mark the indicator as unclear, or take the mark back; returns which now stands.

    With a ``note`` the mark is set, or stays, and the note replaces the one before.
    Raises ServiceError without consent, or for an indicator that is not there.
    """

    def work(change: Change) -> bool:
        connection, set_id = change.connection, change.head.id
        validation.find_indicator(
            pinned(connection, change.head.content_hash), indicator
        )
        if not change.head.is_pilot:
            raise ServiceError(Problem(NOT_IN_PILOT))
        item = _found(change).items.get(indicator)
        is_marked = note is not None or item is None or not item.unclear
        rows.put_item(
            connection,
            set_id,
            indicator,
            unclear_at=change.moment if is_marked else None,
            note=validation.clean_text(note or "", indicator) if is_marked else "",
        )
        return is_marked

    return change_set(actor, response_set_id, work)


def file_of(
    actor: Actor, response_set_id: str, *, language: Language | None = None
) -> str:
    """The assessment file to send to the organiser: no name, no notes on answers.

    Of the company's facts only those that decide which questions are asked. What the
    respondent wrote at unclear items is in it, and the ``language`` of the screens.
    Raises ServiceError without consent.
    """
    authorise(actor, "export")
    found = responding.open_set(actor, response_set_id)
    questionnaire = database().read(
        lambda connection: questionnaire_of(connection, found.id)
    )
    agreed = database().read(lambda connection: rows.find_pilot(connection, found.id))
    if agreed is None:
        raise ServiceError(Problem(NOT_IN_PILOT))
    deciding = {
        leaf.fact
        for indicator, _ in questionnaire.indicators()
        if indicator.applies_if
        for leaf in leaves_of(indicator.applies_if)
        if isinstance(leaf, FactCondition)
    }
    facts = shipped_library().company_facts()
    for definition in facts.facts:
        if definition.id in deciding:
            deciding |= set(definition.derived_from)
    company = found.company()
    kept = {fact: value for fact, value in company.facts.items() if fact in deciding}
    responses = found.responses()
    return assessment_file.write(
        AssessmentFile(
            **responses.model_dump(),
            company=Company(facts=kept),
            pilot=record_of(agreed, language=language),
        )
    )


def record_of(agreed: PilotState, *, language: Language | None = None) -> PilotRecord:
    """What an assessment file holds of a pilot."""
    items = agreed.items.values()
    return PilotRecord(
        respondent=agreed.respondent,
        company=agreed.company or None,
        role=agreed.role,
        language=language,
        seconds={
            item.indicator: item.seconds for item in items if item.seconds is not None
        },
        shown=tuple(item.indicator for item in items if item.shown),
        unclear={item.indicator: item.note for item in items if item.unclear},
    )


def _found(change: Change) -> PilotState:
    agreed = rows.find_pilot(change.connection, change.head.id)
    if agreed is None:
        raise ServiceError(Problem(NOT_IN_PILOT))
    return agreed


def _names(questionnaire: Questionnaire) -> frozenset[str]:
    return frozenset(found.id for found, _ in questionnaire.indicators())
