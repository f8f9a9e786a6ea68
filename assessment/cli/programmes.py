"""``programmes list | show | stale``: the support catalogue for people and scripts."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assessment.cli.inputs import ContentOption, open_file, use_content
from assessment.cli.options import AsJson, LanguageOption, On, operator, today
from assessment.cli.output import print_json, print_text, problems_shown
from assessment.cli.programme_text import (
    freshness_text,
    list_text,
    show_text,
)
from assessment.cli.support_notes import change_lines
from assessment.language import date_text, translator
from assessment.model.programme import Barrier, Edition, ProgrammeType, Standing
from assessment.model.responses import AssessmentFile
from assessment.model.result import Verdict
from assessment.phrases import standing_text
from assessment.programme_phrases import correction_text
from assessment.services import catalogue

if TYPE_CHECKING:
    from assessment.services.programmes import Listed

group = typer.Typer(
    help="Look through the support programmes.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_FileOption = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="FILE",
        help="Judge them for the firm in this assessment file.",
    ),
]


@group.command("list")
def list_programmes(
    search: Annotated[
        str,
        typer.Option(
            "--search",
            metavar="WORDS",
            help="Words of a name, agency or document; marks may be left out.",
        ),
    ] = "",
    need: Annotated[
        str | None,
        typer.Option("--need", metavar="NEED", help="A need, such as erp_mes."),
    ] = None,
    kind: Annotated[ProgrammeType | None, typer.Option("--type")] = None,
    barrier: Annotated[Barrier | None, typer.Option("--barrier")] = None,
    standing: Annotated[Standing | None, typer.Option("--standing")] = None,
    verdict: Annotated[Verdict | None, typer.Option("--verdict")] = None,
    file: _FileOption = None,
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """List programmes, best hit first, one line each.

    Example: python -m assessment programmes list --search "quy doi moi" --on 2026-11-22
    """
    from assessment.services import programmes  # loads the database layer

    day = on or today()
    with problems_shown(language):
        given = _given(file, content)
        wanted = programmes.Wanted(
            text=search,
            need=need,
            type=kind,
            barrier=barrier,
            standing=standing,
            verdict=verdict,
        )
        found = programmes.find(operator(), wanted, on=day, file=given)
    if as_json:
        print_json({"on": day, "programmes": [_row(one) for one in found]})
    else:
        print_text(list_text(found, language, judged=given is not None))


@group.command("show")
def show_programme(
    programme: Annotated[str, typer.Argument(metavar="ID")],
    file: _FileOption = None,
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """Show everything about one programme, as the law stood on the day.

    Example: python -m assessment programmes show sme-dx-consulting --on 2026-11-22
    """
    from assessment.services import programmes  # loads the database layer

    day = on or today()
    with problems_shown(language):
        given = _given(file, content)
        listed = programmes.one(operator(), programme, on=day, file=given)
        changes = (
            programmes.changes(operator(), programme, on=day, file=given)
            if given is not None
            else None
        )
        facts = catalogue.company_facts(operator())
    if as_json:
        data = listed.found.programme.model_dump(
            mode="json", by_alias=True, exclude_none=True
        )
        wanted = {"changes": asdict(changes)} if changes is not None else {}
        edition = _edition(listed.found.edition)
        print_json(
            {
                "on": day,
                **_row(listed),
                "edition": edition,
                **wanted,
                "programme": data,
            }
        )
    else:
        print_text(show_text(listed, facts, language, on=day))
        if changes is not None:
            print_text("\n".join(["", *change_lines(changes, facts, language)]))
        print_text("\n" + correction_text(listed.found.programme, language, on=day))


@group.command("stale")
def list_stale(
    on: On = None,
    as_json: AsJson = False,
    language: LanguageOption = "vi",
    content: ContentOption = None,
) -> None:
    """List programmes to check again: expired, overdue at 180 days, stale at 90.

    Within each those that firms are told to apply for stand first.

    Exit code 0: none is overdue or past its last day; 1: at least one is.

    Example: python -m assessment programmes stale --on 2027-03-01
    """
    from assessment.services import programmes  # loads the database layer

    day = on or today()
    with problems_shown(language):
        use_content(content)
        rows = programmes.stale(operator(), on=day)
    if as_json:
        print_json(
            {
                "on": day,
                "programmes": [
                    {
                        "id": found.id,
                        "freshness": freshness,
                        "standing": found.standing,
                        "days": days,
                        "last_checked": found.last_checked,
                        "valid_until": found.valid_until,
                        "sources": list(found.sources),
                    }
                    for found, freshness, days in rows
                ],
            }
        )
    else:
        t = translator(language)
        lines = [
            f"{found.id:42} {freshness_text(freshness, days, language)} | "
            + standing_text(found.standing, language)
            for found, freshness, days in rows
        ]
        date = date_text(day, language)
        lines.append(
            t("{n} chương trình cần xem lại, ngày {day}.", n=len(rows), day=date)
        )
        print_text("\n".join(lines))
    if any(freshness in {"overdue", "expired"} for _, freshness, _ in rows):
        raise typer.Exit(1)


def _given(file: str | None, content: Path | None) -> AssessmentFile | None:
    if file is None:
        use_content(content)
        return None
    return open_file(file, content)


def _edition(found: Edition | None) -> dict[str, object] | None:
    """The old rule that was judged; null: the rule of today."""
    if found is None:
        return None
    return {
        "valid_until": found.valid_until,
        "because": {"vi": found.because.vi, "en": found.because.en},
        "rules_recorded": found.rules_recorded,
    }


def _row(listed: "Listed") -> dict[str, object]:
    found = listed.found
    programme = found.programme
    return {
        "id": programme.id,
        "name": {"vi": programme.name.vi, "en": programme.name.en},
        "type": programme.type,
        "barriers": list(programme.barriers),
        "needs": list(programme.needs),
        "verdict": found.verdict,
        "standing": found.standing,
        "in_force": found.in_force,
        "freshness": listed.freshness,
        "last_checked": programme.last_checked,
    }


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    app.add_typer(group, name="programmes")
