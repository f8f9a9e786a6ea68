"""A small real web server whose one door saves answers, to be killed in mid-save.

``python -m tests.storage.save_server [--early]`` prints its port when it listens. With
``--early`` it says "saved" before it saves: the fault that the kill test must find.
"""

import argparse
import socket
import threading

import uvicorn
from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from assessment.services import responding
from assessment.services.access import local_actor


def _save(order: dict[str, object]) -> int:
    saved = responding.save_answer(
        local_actor(),
        str(order["response_set"]),
        indicator=str(order["indicator"]),
        answer=order["answer"],  # type: ignore[arg-type]  # the service checks it
        revision=int(str(order["revision"])),
        note=str(order["note"]),
    )
    return saved.revision


async def _save_then_say(request: Request) -> JSONResponse:
    revision = await run_in_threadpool(_save, await request.json())
    return JSONResponse({"revision": revision})


async def _say_then_save(request: Request) -> JSONResponse:
    task = BackgroundTask(_save_late, await request.json())
    return JSONResponse({"revision": 0}, background=task)


def _save_late(order: dict[str, object]) -> None:
    # Who is told too early cannot be told the revision, so it is looked up here; the
    # lock keeps two saves from conflicting, so that only the kill can lose one.
    with _one_at_a_time:
        found = responding.open_set(local_actor(), str(order["response_set"]))
        _save({**order, "revision": found.revision})


_one_at_a_time = threading.Lock()


def main() -> None:
    """Serve on a free loopback port until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--early", action="store_true")
    door = _say_then_save if parser.parse_args().early else _save_then_say
    responding.list_sets(local_actor())
    app = Starlette(routes=[Route("/save", door, methods=["POST"])])
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(128)
    print(listener.getsockname()[1], flush=True)
    config = uvicorn.Config(app, log_level="critical", lifespan="off")
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
