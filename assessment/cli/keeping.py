"""``backup``, ``restore``, ``import``, ``export``: what is stored, in and out."""

from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.inputs import FileArgument, open_file
from assessment.cli.new_file import write_new
from assessment.cli.options import LanguageOption, operator
from assessment.cli.output import print_text, problems_shown

_Archive = Annotated[
    Path, typer.Argument(metavar="ARCHIVE", exists=True, dir_okay=False)
]


def backup(
    to: Annotated[
        Path,
        typer.Argument(metavar="TO", help="A new .zip file, or a folder to put it in."),
    ],
    language: LanguageOption = "vi",
) -> None:
    """Write everything stored to one file, read back and compared.

    Example: python -m assessment backup ./backups
    """
    from assessment.services import safekeeping  # loads the database layer

    with problems_shown(language):
        print_text(str(safekeeping.backup(operator(), to)))


def restore(
    archive: _Archive,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FILE",
            help="A new database file. Default: in place of what is stored now, "
            "which is backed up first.",
        ),
    ] = None,
    language: LanguageOption = "vi",
) -> None:
    """Restore a backup.

    Example: python -m assessment restore readiness-backup.zip --to copy.sqlite3
    """
    from assessment.services import safekeeping  # loads the database layer

    with problems_shown(language):
        print_text(str(safekeeping.restore(operator(), archive, to)))


def take_in(
    file: FileArgument,
    module_of: Annotated[
        str | None,
        typer.Option(
            "--module-of",
            metavar="ID",
            help="The file answers a module: the stored assessment it belongs to.",
        ),
    ] = None,
    language: LanguageOption = "vi",
) -> None:
    """Store an assessment file or filled form as a new assessment; prints its id.

    Example: python -m assessment import answers.yaml
    """
    from assessment.services import transfer  # loads the database layer

    with problems_shown(language):
        given = open_file(file, None, language)
        stored = transfer.import_file(operator(), given, module_of=module_of)
        print_text(stored.id)


def give_out(
    to: Annotated[Path, typer.Option("--to", metavar="FILE.zip")],
    language: LanguageOption = "vi",
) -> None:
    """Write every stored assessment to a new zip of assessment files.

    Only the user who runs this can read it; an existing file is never replaced.

    Example: python -m assessment export --to all.zip
    """
    from assessment.services import transfer  # loads the database layer

    with problems_shown(language):
        archive = transfer.export_all(operator())
        write_new(to, archive)
    print_text(str(to))


def add_to(app: typer.Typer) -> None:
    """Registers the commands."""
    app.command("backup")(backup)
    app.command("restore")(restore)
    app.command("import")(take_in)
    app.command("export")(give_out)
