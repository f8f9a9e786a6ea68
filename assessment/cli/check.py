"""``check``: every fault of every content file at once."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.options import (
    AsJson,
    LanguageOption,
    On,
    operator,
    today,
)
from assessment.cli.output import (
    PROBLEMS,
    print_json,
    print_text,
    problem_json,
    problems_shown,
)
from assessment.language import translator
from assessment.model.base import Language
from assessment.model.reading_time import ReadingTime
from assessment.services import catalogue


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Files or folders. Default: all content of the product.",
        ),
    ] = None,
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
) -> None:
    """List every fault of questionnaires, facts, actions, programmes, answers.

    Without a fault it also says how long every questionnaire takes to read.
    Exit code 0: no fault (warnings may be listed); 1: faults; 2: wrong use.

    Example: python -m assessment check my-model/1.0.0.yaml --on 2026-11-22
    """
    with problems_shown(language):
        problems = catalogue.check(operator(), paths or [], on=on or today())
        times = catalogue.how_long(operator(), paths or [])
        in_use = catalogue.programmes_in(operator(), paths or [])
    faults = [found for found in problems if not found.code.startswith("W")]
    warnings = len(problems) - len(faults)
    if as_json:
        print_json(
            {
                "on": on or today(),
                "errors": len(faults),
                "warnings": warnings,
                "problems": [problem_json(found) for found in problems],
                "reading_times": [_time_json(found) for found in times],
                "programmes": asdict(in_use) if in_use else None,
            }
        )
    else:
        t = translator(language)
        lines = [found.line_of_text(language) for found in problems]
        if not faults:
            lines += [_time_text(found, language) for found in times]
        if in_use is not None:
            lines.append(_programmes_text(in_use, language))
        summary = t("{n} lỗi, {w} cảnh báo.", n=len(faults), w=warnings)
        print_text("\n".join([*lines, summary]))
    if faults:
        raise typer.Exit(PROBLEMS)


def _programmes_text(found: catalogue.ProgrammesInUse, language: Language) -> str:
    t = translator(language)
    if found.joined:
        return t(
            "{own} chương trình của thư mục này, cùng {n} chương trình có sẵn.",
            own=found.own,
            n=found.joined,
        )
    return t(
        "{own} chương trình, thay cho {n} chương trình có sẵn: tệp thông tin của "
        "thư mục thiếu thông tin mà các chương trình ấy hỏi.",
        own=found.own,
        n=found.shipped,
    )


def _time_json(found: ReadingTime) -> dict[str, object]:
    return {
        "questionnaire": found.questionnaire,
        "version": found.version,
        "depth": found.depth.value,
        "items": found.items,
        "minutes": found.minutes,
        "limit": found.limit,
    }


def _time_text(found: ReadingTime, language: Language) -> str:
    return translator(language)(
        "{name} {version} ({depth}): {n} câu, đọc kỹ hết {vi} phút tiếng Việt, "
        "{en} phút tiếng Anh (tối đa {limit}).",
        name=found.questionnaire,
        version=found.version,
        depth=found.depth.value,
        n=found.items,
        vi=max(1, round(found.minutes["vi"])),
        en=max(1, round(found.minutes["en"])),
        limit=found.limit,
    )


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("check")(check)
