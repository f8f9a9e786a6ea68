"""Where the data are, backups of them, and deleting them for good."""

import errno
from datetime import datetime
from pathlib import Path

from assessment.errors import NotFound, Problem, ServiceError
from assessment.errors.services import (
    CANNOT_WRITE,
    DAMAGED,
    FILE_EXISTS,
    NO_SUCH_SET,
)
from assessment.model.actor import Actor
from assessment.services.clock import now
from assessment.services.database import close, database
from assessment.services.roles import authorise
from assessment.services.validation import check_set_id
from assessment.settings import settings
from assessment.storage import erasure
from assessment.storage.backup import (
    check_backup,
    restore_into,
    restore_to_file,
    write_backup,
)
from assessment.storage.engine import parse_url

KEPT = 14
"""Daily backups kept; older ones are removed."""

_DAILY = "readiness-daily-{day}.zip"


def where(actor: Actor) -> Path:
    """The folder that holds the data; a phone is not told who sits at this machine."""
    authorise(actor, "backup")
    return settings().data


def database_address(actor: Actor) -> str:
    """The address of the database, without its password."""
    authorise(actor, "backup")
    return database().label


def backup(actor: Actor, to: Path) -> Path:
    """Write everything stored to ``to``: a file that does not exist yet, or a folder.

    The backup is read back and compared before its name appears. Raises ServiceError.
    """
    authorise(actor, "backup")
    target = to
    if to.is_dir() or to.suffix != ".zip":
        stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
        target = to / f"readiness-backup-{stamp}.zip"
    if target.exists():
        raise ServiceError(Problem(FILE_EXISTS, values={"path": str(target)}))
    return _write(target)


def restore(actor: Actor, archive: Path, to: Path | None = None) -> Path:
    """Restore a backup, and return where.

    With ``to``, a new SQLite file; nothing else changes. Without it, the backup takes
    the place of everything stored now, which is kept: the path of what was there is
    returned, a backup, or the damaged file itself when it was damaged. Raises
    ServiceError, and then nothing has changed.
    """
    authorise(actor, "restore")
    if to is None:
        check_backup(archive)
        kept = _keep_what_is_there()
        restore_into(archive, database())
        return kept
    if to.exists():
        raise ServiceError(Problem(FILE_EXISTS, values={"path": str(to)}))
    try:
        restore_to_file(archive, to)
    except OSError as error:
        raise _cannot_write(to, error) from None
    return to


def back_up_if_due(actor: Actor) -> Path | None:
    """Today's backup, unless it is there already or nothing is stored; prune old ones.

    Call it when the program starts and once a day while it runs.
    """
    authorise(actor, "backup")
    folder = settings().backups
    target = folder / _DAILY.format(day=datetime.now().astimezone().date().isoformat())
    if target.exists() or not database().read(erasure.holds_anything):
        return None
    made = _write(target)
    for old in sorted(folder.glob(_DAILY.format(day="*")))[:-KEPT]:
        old.unlink(missing_ok=True)
    return made


def delete_set(actor: Actor, response_set_id: str) -> None:
    """Delete one response set with its company. Daily backups hold it for 14 days."""
    authorise(actor, "delete")
    check_set_id(response_set_id)
    was_there = database().write(
        lambda connection: erasure.delete_set(
            connection, actor.workspace_id, response_set_id
        )
    )
    if not was_there:
        raise NotFound(Problem(NO_SUCH_SET))
    database().write_out()


def delete_everything(actor: Actor) -> None:
    """Delete all data of the workspace for good, this program's backups with it.

    Backups that a person wrote elsewhere stay where that person put them.
    """
    authorise(actor, "delete")
    database().write(
        lambda connection: erasure.delete_workspace(connection, actor.workspace_id)
    )
    database().write_out()
    for folder, pattern in (
        (settings().backups, "readiness-*.zip"),
        (settings().backups, "before-upgrade-*.sqlite3"),
        (settings().data, "*-damaged-*.sqlite3*"),
    ):
        for file in folder.glob(pattern):
            file.unlink(missing_ok=True)


def _keep_what_is_there() -> Path:
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S-%f")
    try:
        return _write(settings().backups / f"readiness-before-restore-{stamp}.zip")
    except ServiceError as error:
        file = parse_url(settings().database_url).database
        if error.problems[0].message is not DAMAGED or file is None:
            raise
        close()
        return _set_aside(Path(file), f"-damaged-{stamp}")


def _set_aside(file: Path, mark: str) -> Path:
    aside = file.with_name(f"{file.stem}{mark}{file.suffix}")
    try:
        for ending in ("-wal", "-shm", ""):
            part = file.with_name(f"{file.name}{ending}")
            if part.exists():
                part.rename(aside.with_name(f"{aside.name}{ending}"))
    except OSError as error:
        raise _cannot_write(file, error) from None
    return aside


def _write(target: Path) -> Path:
    try:
        write_backup(database(), target, made_at=now())
    except OSError as error:
        raise _cannot_write(target, error) from None
    return target


def _cannot_write(target: Path, error: OSError) -> ServiceError:
    reason = _REASONS.get(error.errno or 0)
    vi, en = reason or (f"lỗi {error.errno}", f"error {error.errno}")
    values = {"path": str(target), "reason_vi": vi, "reason_en": en}
    return ServiceError(Problem(CANNOT_WRITE, values=values))


_NO_PERMISSION = ("không có quyền ghi ở đó", "there is no permission to write there")
_NO_FOLDER = ("không có thư mục đó", "there is no such folder")
_REASONS = {
    errno.ENOSPC: ("ổ đĩa đã đầy", "the disk is full"),
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.EROFS: _NO_PERMISSION,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}
