"""``support --bulk``: a table of companies -> counts, what blocks, what is missing."""

import sys
from pathlib import Path

from assessment.cli.bulk_text import many_text
from assessment.cli.inputs import use_content
from assessment.cli.new_file import write_new
from assessment.cli.options import operator
from assessment.cli.output import print_json, print_text, problems_shown
from assessment.errors import FileError, NotFound, Problem
from assessment.errors.content import CANNOT_READ
from assessment.errors.files import NO_SUPPORT
from assessment.errors.reading import reason_of
from assessment.errors.tables import NOT_A_CSV
from assessment.model.base import Language
from assessment.services import catalogue, many


def support_of_many(
    file: str,
    *,
    on: str,
    out: Path | None,
    as_json: bool,
    language: Language,
    content: Path | None,
) -> None:
    """Judge every company of a table and print what came of it."""
    actor = operator()
    with problems_shown(language):
        if out is not None and out.suffix.lower() != ".csv":
            raise FileError(Problem(NOT_A_CSV, str(out)))
        use_content(content)
        if not catalogue.programmes(actor):
            raise NotFound(Problem(NO_SUPPORT, file))
        table = many.read_table(actor, *_read(file))
        result = many.judge_table(actor, table, on=on)
        facts = catalogue.company_facts(actor)
        if out is not None:
            write_new(out, many.verdicts_csv(table, result))
    if as_json:
        print_json(many.many_json(result, facts, language))
    else:
        print_text(many_text(result, facts, language))


def _read(name: str) -> tuple[bytes, str]:
    """What stands in the file, and what messages call it."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(many.MOST_BYTES + 1), "<stdin>"
        with Path(name).open("rb") as file:
            return file.read(many.MOST_BYTES + 1), name
    except (OSError, ValueError) as error:
        problem = Problem(CANNOT_READ, name, values={"reason": reason_of(error)})
        raise FileError(problem) from None
