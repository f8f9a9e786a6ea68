"""``pilot``: what the respondents of a pilot tell about the questions."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.inputs import ContentOption, open_file
from assessment.cli.options import AsJson, LanguageOption, On, operator, today
from assessment.cli.output import print_json, print_text, problems_shown, stop
from assessment.cli.pilot_text import pilot_text
from assessment.errors import FileError, NotFound, Problem
from assessment.errors.files import NO_PILOT
from assessment.model.responses import AssessmentFile
from assessment.services import catalogue, files

_ENDINGS = (".yaml", ".yml", ".json")


def pilot(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...",
            help="Assessment files, or folders of them. Default: what is stored here.",
        ),
    ] = None,
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """Show how questions did: levels, times, unclear ones, agreement. No names.

    Only assessments whose respondent agreed to the pilot are read. Files that cannot be
    read are listed beside the report of the others, and the exit code is 1.

    Example: python -m assessment pilot answers/ --json
    """
    from assessment.services import pilot_report  # loads the database layer

    with problems_shown(language):
        if content is not None:
            catalogue.use_content(operator(), content)
        day = on or today()
        broken: list[Problem] = []
        if paths:
            found, broken = _read(paths)
            reports = pilot_report.of_files(operator(), found, on=day)
        else:
            reports = pilot_report.of_stored(operator(), on=day)
        if broken and not reports:
            raise FileError(*broken)
        if not reports:
            raise NotFound(Problem(NO_PILOT))
    if as_json:
        print_json(files.pilot_json(reports, language))
    else:
        print_text(pilot_text(reports, language))
    if broken:
        stop(broken, language)


def _read(paths: list[Path]) -> tuple[list[AssessmentFile], list[Problem]]:
    """Every file behind ``paths`` that can be read, and the faults of the others."""
    found: list[AssessmentFile] = []
    problems: list[Problem] = []
    for path in paths:
        inside = [path]
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if _is_one(file)]
        for file in inside:
            try:
                found.append(open_file(str(file), None))
            except FileError as error:
                problems.extend(error.problems)
    return found, problems


def _is_one(file: Path) -> bool:
    return file.suffix in _ENDINGS and file.is_file()


def add_to(app: typer.Typer) -> None:
    """Registers the command."""
    app.command("pilot")(pilot)
