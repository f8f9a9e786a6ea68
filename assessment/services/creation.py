"""A new response set with its company, empty or from an assessment file."""

import secrets
from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from assessment.model.actor import Actor
from assessment.model.company import FactValue
from assessment.model.maturity import Depth, Questionnaire
from assessment.model.responses import Answer
from assessment.model.stored import (
    HistoryEntry,
    ResponseSet,
    StoredAnswer,
    StoredFact,
)
from assessment.services.clock import now
from assessment.services.database import database
from assessment.services.pinned import pin
from assessment.storage import repository
from assessment.storage.answers import add_history, put_answer


def create(
    actor: Actor,
    questionnaire: Questionnaire,
    *,
    depth: Depth,
    company_name: str,
    facts: Mapping[str, FactValue | None],
    answers: Mapping[str, Answer],
    evidence: Mapping[str, str] | None = None,
    finish: Callable[[Connection, str], None] = lambda _connection, _set_id: None,
) -> ResponseSet:
    """Store a new response set in one transaction; everything given is valid.

    ``finish`` stores what else belongs to the new set, by its id.
    """

    def work(connection: Connection) -> ResponseSet:
        company_id = secrets.token_hex(16)
        repository.add_company(
            connection, actor.workspace_id, company_id, company_name, now()
        )
        set_id = add_set(
            connection,
            questionnaire,
            company_id=company_id,
            respondent=actor.name,
            depth=depth,
            facts=facts,
            answers=answers,
            evidence=evidence,
        )
        finish(connection, set_id)
        return repository.find_sets(connection, actor.workspace_id, set_id)[0]

    return database().write(work)


def add_set(
    connection: Connection,
    questionnaire: Questionnaire,
    *,
    company_id: str,
    respondent: str,
    depth: Depth,
    facts: Mapping[str, FactValue | None],
    answers: Mapping[str, Answer],
    evidence: Mapping[str, str] | None = None,
) -> str:
    """The id of a new response set of a company that is stored."""
    moment = now()
    set_id = secrets.token_hex(16)
    repository.add_set(
        connection,
        id=set_id,
        company_id=company_id,
        questionnaire=questionnaire.id,
        version=questionnaire.version,
        content_hash=pin(connection, questionnaire),
        depth=depth.value,
        wave=1,
        state="open",
        revision=len(facts) + len(answers),
        last_indicator=[*answers][-1] if answers else None,
        started_at=moment,
        changed_at=moment,
    )
    revision = 0
    for fact, value in facts.items():
        revision += 1
        stated = StoredFact(fact, value, revision, moment)
        repository.add_fact(connection, company_id, stated, respondent)
    for indicator, given in answers.items():
        revision += 1
        shown = (evidence or {}).get(indicator, "")
        stored = StoredAnswer(indicator, given, shown, "", revision, respondent, moment)
        put_answer(connection, set_id, stored, is_new=True)
        entry = HistoryEntry(indicator, given, revision, respondent, moment)
        add_history(connection, set_id, entry)
    return set_id
