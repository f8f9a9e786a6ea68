"""``serve`` and ``demo``: the web application in this Python."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.inputs import open_file
from assessment.cli.options import LanguageOption, operator
from assessment.cli.output import problems_shown
from assessment.errors import Problem, SetupError
from assessment.errors.files import NO_APP, PORT_TAKEN

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "assessment" / "web" / "example.yaml"
Port = Annotated[int, typer.Option("--port", min=1, max=65535)]
_LAN = Annotated[
    bool, typer.Option("--lan", help="Let phones on this network in, by a QR link.")
]


def serve(
    port: Port = 8501, lan: _LAN = False, language: LanguageOption = "vi"
) -> None:
    """Serve the application on this machine until Ctrl+C.

    Example: python -m assessment serve --port 8600
    """
    with problems_shown(language):
        command = server_command(port, lan=lan)
    raise typer.Exit(run(command, environment(port, lan=lan, language=language)))


def demo(port: Port = 8501, language: LanguageOption = "vi") -> None:
    """Serve a filled example on data of its own, gone when it ends.

    Example: python -m assessment demo --language en
    """
    with tempfile.TemporaryDirectory(prefix="readiness-demo-") as folder:
        os.environ["READINESS_DATA"] = folder
        for name in ("READINESS_DATABASE_URL", "READINESS_BACKUPS"):
            os.environ.pop(name, None)
        with problems_shown(language):
            command = server_command(port, lan=False)
            put_example(EXAMPLE)
        code = run(command, environment(port, lan=False, language=language))
    raise typer.Exit(code)


def put_example(path: Path) -> str:
    """Stores the example; returns the id of its response set."""
    from assessment.services import database, transfer

    stored = transfer.import_file(operator(), open_file(str(path), None))
    database.close()
    return stored.id


def server_command(port: int, *, lan: bool) -> list[str]:
    """What starts the server. Raises SetupError when it could not start."""
    app = ROOT / "app.py"
    if not app.is_file():
        raise SetupError(Problem(NO_APP, str(app)))
    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104  asked for by --lan
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            values = {"port": port, "other": min(port + 1, 65535)}
            raise SetupError(Problem(PORT_TAKEN, values=values)) from None
    return [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(app),
        f"--server.address={host}",
        f"--server.port={port}",
    ]


def environment(port: int, *, lan: bool, language: str) -> dict[str, str]:
    """What the server reads about how it was started."""
    return dict(os.environ) | {
        "READINESS_PORT": str(port),
        "READINESS_LAN": "1" if lan else "0",
        "READINESS_LANGUAGE": language,
    }


def run(command: list[str], variables: dict[str, str]) -> int:
    """Runs the server until it ends; Ctrl+C and a polite kill end it with us."""
    process = subprocess.Popen(command, cwd=ROOT, env=variables)  # noqa: S603  ours
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    app.command("serve")(serve)
    app.command("demo")(demo)
