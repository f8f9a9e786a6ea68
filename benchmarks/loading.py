"""A questionnaire file -> a checked model, beside pyxform on an equal form.

pyxform reads the workbook that its authors keep; its Java validator is left out. Two
rows of ours: the model as the product loads it (shape, types, keys, ids, languages),
and the same with every check of ``assessment check``.
"""

from collections.abc import Iterator

from assessment.content.checks.run import check_content
from assessment.content.library import SHIPPED_ROOT
from assessment.content.loading import load_questionnaire
from benchmarks import peers, sample, xlsform
from benchmarks.rows import Row, duration
from benchmarks.timing import in_turns, seconds


class Unequal(Exception):
    """The peer did not read every question; nothing was timed."""


def loading(rounds: int = 25) -> Iterator[Row]:
    """File -> model, and file -> model with every check."""
    found = sample.questionnaire()
    path = SHIPPED_ROOT / "questionnaires" / found.id / f"{found.version}.yaml"
    with peers.pyxform() as peer:
        prepare(peer)
        version = f"pyxform {peer.ask('version')}"
        text = float(peer.ask("seconds", suffix=".md", times=5))

        def theirs() -> float:
            return float(peer.ask("seconds", suffix=".xlsx", times=2))

        def load() -> float:
            return seconds(lambda: load_questionnaire(path), times=3)

        def check() -> float:
            return seconds(lambda: check_content([path], on=sample.ON), times=2)

        for name, work, ours in (
            ("loading", "questionnaire file -> model", load),
            ("loading-checked", "questionnaire file -> model, every check", check),
        ):
            pair = in_turns(ours, theirs, rounds=rounds)
            yield Row(
                name=name,
                work=work,
                figure=1 / pair.ratio,
                unit="x",
                limit="at least",
                budget=5,
                ours=f"ours {duration(pair.ours)}, {path.stat().st_size >> 10} KiB",
                beside=f"{version} {duration(pair.beside)} from a workbook "
                f"(from Markdown {duration(text)})",
            )


def prepare(peer: peers.Peer) -> None:
    """Give the peer its form, and see that it reads every question of it."""
    peer.ask("write", sheets=xlsform.workbook(sample.questionnaire()))
    wanted = len(sample.questionnaire().indicators())
    for suffix in (".xlsx", ".md"):
        read = peer.ask("questions", suffix=suffix)
        if read != wanted:
            raise Unequal(f"pyxform read {read} of {wanted} questions from {suffix}")
