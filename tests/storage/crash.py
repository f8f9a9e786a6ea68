"""The kill test: is every answer that was called saved still there after SIGKILL?

Clients save over real connections, each on its own indicator, every save with a note of
its own; in the middle of it the server process is killed. Then the database is opened
again and compared with what the clients sent and what they were told.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from assessment.content.library import shipped_library
from assessment.services import database as opened
from assessment.services import responding
from assessment.services.access import local_actor
from assessment.storage.tables import answer, answer_history, response_set

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 24
LEAST_IN_FLIGHT = 10
Given = tuple[str, str, str]
"""Indicator, answer, note: one save."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one kill showed."""

    acknowledged: int
    in_flight: int
    """Saves sent but not acknowledged when the server died."""
    lost: frozenset[Given]
    """Acknowledged, and gone."""
    invented: frozenset[Given]
    """There, and never given."""
    contradictions: tuple[str, ...]
    """Answers, history and revision that do not tell the same story."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, invented or torn."""
        return not (self.lost or self.invented or self.contradictions)


@dataclass(slots=True)
class _Client:
    indicator: str
    number: int
    sent: list[Given] = field(default_factory=list)
    acknowledged: list[Given] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def save_until_it_dies(self, port: int, set_id: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        revision = 0
        try:
            for turn in range(1_000_000):
                given = (self.indicator, str(turn % 6), f"{self.number}-{turn}")
                order = {
                    "response_set": set_id,
                    "indicator": self.indicator,
                    "answer": turn % 6,
                    "revision": revision,
                    "note": given[2],
                }
                self.sent.append(given)
                connection.request("POST", "/save", json.dumps(order))
                response = connection.getresponse()
                body = response.read()
                if response.status != 200:
                    self.refused.append(f"{response.status} {body[:200]!r}")
                    return
                revision = json.loads(body)["revision"]
                self.acknowledged.append(given)
        except (OSError, http.client.HTTPException):
            return
        finally:
            connection.close()


def kill_while_saving(
    rounds: int, *, early: bool = False, servers: int = 1
) -> Iterator[Round]:
    """Kill the server in the middle of saves, ``rounds`` times, on the set database.

    A kill that found fewer than ten saves in flight does not count and is repeated.
    ``early`` runs the faulty server that says "saved" before it saves; with more
    ``servers``, that many processes share the database and die together.
    """
    counted = 0
    for _ in range(rounds * 3):
        found = _one_kill(early, servers)
        if found.in_flight >= LEAST_IN_FLIGHT:
            counted += 1
            yield found
        if counted == rounds:
            return
    raise AssertionError("too few saves were in flight: the test proves nothing")


def _one_kill(early: bool, servers: int) -> Round:
    library = shipped_library()
    core = responding.QUESTIONNAIRE
    versions = [pair for pair in library.questionnaires() if pair[0] == core]
    questionnaire = library.questionnaire(*versions[-1])
    indicators = [found.id for found, _ in questionnaire.indicators()][:CLIENTS]
    set_id = responding.start(local_actor()).id
    clients = [_Client(found, number) for number, found in enumerate(indicators)]
    started = [_start_server(early) for _ in range(servers)]
    threads = []
    try:
        ports = [_port_of(server) for server in started]
        for client in clients:
            arguments = (ports[client.number % servers], set_id)
            thread = threading.Thread(target=client.save_until_it_dies, args=arguments)
            thread.start()
            threads.append(thread)
        enough = random.randint(CLIENTS, 8 * CLIENTS)
        while sum(len(client.acknowledged) for client in clients) < enough:
            if not any(thread.is_alive() for thread in threads):
                break
            threading.Event().wait(0.001)
    finally:
        for server in started:
            server.kill()
        for server in started:
            server.communicate()
    for thread in threads:
        thread.join()
    refused = [line for client in clients for line in client.refused]
    assert refused == []
    opened.close()
    return opened.database().read(lambda found: _compare(found, set_id, clients))


def _start_server(early: bool) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.storage.save_server"]
    return subprocess.Popen(
        [*command, *(["--early"] if early else [])],
        cwd=ROOT,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
    )


def _port_of(server: subprocess.Popen[str]) -> int:
    assert server.stdout is not None
    return int(server.stdout.readline())


def _compare(connection: Connection, set_id: str, clients: list[_Client]) -> Round:
    history = connection.execute(
        select(answer_history)
        .where(answer_history.c.response_set_id == set_id)
        .order_by(answer_history.c.revision)
    ).all()
    stored = {(row.indicator, row.answer, row.note) for row in history}
    sent = {given for client in clients for given in client.sent}
    told = {given for client in clients for given in client.acknowledged}
    newest = {row.indicator: (row.answer, row.note) for row in history}
    answers = {
        row.indicator: (row.answer, row.note)
        for row in connection.execute(
            select(answer).where(answer.c.response_set_id == set_id)
        )
    }
    revision = connection.execute(
        select(response_set.c.revision).where(response_set.c.id == set_id)
    ).scalar_one()
    contradictions = []
    if answers != newest:
        contradictions.append("an answer is not the newest of its history")
    if [row.revision for row in history] != list(range(1, revision + 1)):
        contradictions.append("revisions have a hole")
    return Round(
        acknowledged=len(told),
        in_flight=len(sent) - len(told),
        lost=frozenset(told - stored),
        invented=frozenset(stored - sent),
        contradictions=tuple(contradictions),
    )
