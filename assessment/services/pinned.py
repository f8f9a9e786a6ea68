"""The questionnaire a response set was started with, kept by the hash of its content.

A response set is always validated and scored against that content, even when the file
it came from has gone or was changed.
"""

import hashlib

from sqlalchemy import Connection

from assessment.model.maturity import Questionnaire
from assessment.services.clock import now
from assessment.storage import repository


def pin(connection: Connection, questionnaire: Questionnaire) -> str:
    """Keep ``questionnaire`` and return the hash it is found by."""
    body = questionnaire.model_dump_json(by_alias=True, exclude_none=True)
    content_hash = hashlib.sha256(body.encode()).hexdigest()
    repository.put_content(
        connection,
        hash=content_hash,
        kind="questionnaire",
        name=questionnaire.id,
        version=questionnaire.version,
        body=body,
        stored_at=now(),
    )
    return content_hash


def pinned(connection: Connection, content_hash: str) -> Questionnaire:
    """The questionnaire kept under ``content_hash``; parsed once in a process."""
    if content_hash not in _parsed:
        body = repository.find_content(connection, content_hash)
        _parsed[content_hash] = Questionnaire.model_validate_json(body)
    return _parsed[content_hash]


_parsed: dict[str, Questionnaire] = {}


def questionnaire_of(connection: Connection, response_set_id: str) -> Questionnaire:
    """The questionnaire that a response set was started with."""
    return pinned(connection, repository.find_content_hash(connection, response_set_id))
