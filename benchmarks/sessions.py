"""People in front of a Streamlit app, without browsers: its own stream, spoken lean.

A session opens the WebSocket of a page, takes the radios from the messages, and
chooses another row now and then. What is timed is what a browser waits for: from
sending the choice to the message that the run has finished. As a browser does, it sends
the state of every widget with each run, the fragment of the widget it changed, and
keeps the messages that the server may refer back to. Loopback only.
"""

import asyncio
import contextlib
import random
import time
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from benchmarks.servers import HOST, Server

MOST_PEOPLE = 200
LONGEST = 300.0
_PATIENCE = 60.0
_FINISHED = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class AppFault(Exception):
    """The app raised, or did not speak as expected."""


@dataclass(slots=True)
class Person:
    """One open page."""

    stream: ClientConnection
    page: str
    query: str
    chance: random.Random
    page_hash: str = ""
    radios: dict[str, Any] = field(default_factory=dict)
    """By widget id: its message and the fragment it stands in."""
    states: dict[str, WidgetState] = field(default_factory=dict)
    kept: dict[str, ForwardMsg] = field(default_factory=dict)

    async def run(self, fragment: str = "") -> float:
        """Ask for a run and wait until it has finished; seconds."""
        order = BackMsg()
        client = order.rerun_script
        client.query_string = self.query
        client.page_script_hash = self.page_hash
        client.page_name = "" if self.page_hash else self.page
        client.fragment_id = fragment
        client.cached_message_hashes.extend(self.kept)
        client.context_info.timezone = "Asia/Ho_Chi_Minh"
        client.context_info.locale = "vi-VN"
        client.widget_states.widgets.extend(self.states.values())
        begun = time.perf_counter()
        await self.stream.send(order.SerializeToString())
        await self._until_finished()
        return time.perf_counter() - begun

    async def choose(self) -> float:
        """Choose another row of one radio; seconds until the answer stands."""
        if not self.radios:
            raise AppFault("no radio on the page")
        widget = self.chance.choice(list(self.radios))
        radio, fragment = self.radios[widget]
        now = self.states.get(widget)
        old = now.string_value if now is not None else None
        # The six levels alone, not the rows below them.
        rows = [row for row in list(radio.options)[:6] if row != old]
        self.states[widget] = WidgetState(
            id=widget, string_value=self.chance.choice(rows)
        )
        return await self.run(fragment)

    async def _until_finished(self) -> None:
        started = False
        while True:
            raw = await asyncio.wait_for(self.stream.recv(), _PATIENCE)
            message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else b"")
            kind = message.WhichOneof("type")
            if kind == "ref_hash":
                message = self.kept[message.ref_hash]
                kind = message.WhichOneof("type")
            elif message.metadata.cacheable and message.hash:
                self.kept[message.hash] = message
            if kind == "new_session":
                started = True
                self.page_hash = message.new_session.page_script_hash
            elif kind == "delta":
                self._take(message.delta)
            elif kind == "script_finished" and started:
                if message.script_finished in _FINISHED:
                    return
                raise AppFault(f"a run ended with {message.script_finished}")

    def _take(self, delta: Any) -> None:
        if delta.WhichOneof("type") != "new_element":
            return
        element = delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise AppFault(element.exception.type)
        if kind != "radio":
            return
        radio = element.radio
        self.radios[radio.id] = (radio, delta.fragment_id)
        if radio.set_value and radio.HasField("raw_value"):
            self.states[radio.id] = WidgetState(
                id=radio.id, string_value=radio.raw_value
            )


@contextlib.asynccontextmanager
async def visiting(server: Server, place: tuple[str, str], seed: int) -> Any:
    """A person whose first screen of questions, at ``place``, stands."""
    page, query = place
    address = f"ws://{HOST}:{server.port}/_stcore/stream"
    async with connect(
        address,
        subprotocols=["streamlit"],  # type: ignore[list-item]  # a NewType of str
        max_size=None,
        compression=None,
        open_timeout=_PATIENCE,
        proxy=None,
    ) as stream:
        person = Person(stream, page, query, random.Random(seed))
        await person.run()
        yield person


async def first_question(server: Server) -> float:
    """Seconds from the start of the server's process to its first question."""
    async with visiting(server, server.first_questions(), 0) as person:
        if not person.radios:
            raise AppFault("no question on the first screen")
        return time.perf_counter() - server.begun


async def answer_in_a_row(server: Server, *, times: int, pause: float) -> list[float]:
    """One person answers ``times`` times; seconds of each."""
    async with visiting(server, server.questions_for(1)[0], 1) as person:
        for _ in range(3):
            await person.choose()
        found = []
        for _ in range(times):
            found.append(await person.choose())
            await asyncio.sleep(pause)
        return found


async def answer_together(
    server: Server, *, people: int, every: float, lasting: float
) -> list[float]:
    """``people`` answer every ``every`` seconds; seconds of each answer.

    They come one after another, a twentieth of a second apart; answers count from the
    moment that all are there.
    """
    if not 1 <= people <= MOST_PEOPLE or not 0 < lasting <= LONGEST:
        raise ValueError(f"at most {MOST_PEOPLE} people and {LONGEST:.0f} s")
    places = server.questions_for(people)
    all_there = asyncio.Event()
    there = 0

    async def one(number: int) -> list[float]:
        nonlocal there
        await asyncio.sleep(number / 20)
        async with visiting(server, places[number], number) as person:
            there += 1
            if there == people:
                all_there.set()
            await all_there.wait()
            until = time.monotonic() + lasting
            await asyncio.sleep(person.chance.uniform(0, every))
            found = []
            while time.monotonic() < until:
                found.append(await person.choose())
                pause = every * person.chance.uniform(0.75, 1.25)
                await asyncio.sleep(max(0.0, min(pause, until - time.monotonic())))
            return found

    return [
        took for part in await asyncio.gather(*map(one, range(people))) for took in part
    ]
