"""``score`` and ``support``: one assessment file -> numbers or verdicts."""

import typer

from assessment.cli import text
from assessment.cli.inputs import ContentOption, FileArgument, open_file
from assessment.cli.options import (
    AsJson,
    BulkOption,
    LanguageOption,
    On,
    OutOption,
    operator,
    today,
)
from assessment.cli.output import print_json, print_text, problems_shown
from assessment.errors import FileError, NotFound, Problem
from assessment.errors.files import NO_SUPPORT
from assessment.errors.tables import ONLY_IN_BULK
from assessment.services import catalogue, files


def score(
    file: FileArgument,
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """Score an assessment file: overall, every dimension, gaps, actions in order.

    Example: python -m assessment score answers.yaml --on 2026-11-22 --json
    """
    from assessment.services import results  # loads the database layer

    actor = operator()
    with problems_shown(language):
        given = open_file(file, content, language)
        result = results.result_of_file(actor, given, on=on or today())
        questionnaire = catalogue.questionnaire(
            actor, result.questionnaire, result.version
        )
    if as_json:
        print_json(files.score_json(result, language))
    else:
        print_text(text.score_text(result, questionnaire, language))


def support(
    file: FileArgument,
    on: On = None,
    as_json: AsJson = False,
    bulk: BulkOption = False,
    out: OutOption = None,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """Judge every support programme for the company in an assessment file.

    With --bulk FILE is a table of many companies, CSV or Parquet.

    Example: python -m assessment support answers.yaml --on 2026-11-22 --json
    """
    if bulk:
        from assessment.cli.bulk import support_of_many  # loads numpy

        support_of_many(
            file,
            on=on or today(),
            out=out,
            as_json=as_json,
            language=language,
            content=content,
        )
        return
    from assessment.services import results  # loads the database layer

    with problems_shown(language):
        if out is not None:
            raise FileError(Problem(ONLY_IN_BULK))
        given = open_file(file, content, language)
        result = results.result_of_file(operator(), given, on=on or today())
        if not result.support or not result.support.programmes:
            raise NotFound(Problem(NO_SUPPORT, file))
        facts = catalogue.company_facts(operator())
        changes = results.changes_of_file(operator(), given, result.support)
    if as_json:
        print_json(files.support_json(result.support, language, changes))
    else:
        print_text(text.support_text(result.support, facts, language, changes))


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    app.command("score")(score)
    app.command("support")(support)
