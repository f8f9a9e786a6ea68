"""Writing a file that was not there before: what people have is never replaced."""

import os
from pathlib import Path

from assessment.errors import FileError, Problem
from assessment.errors.files import CANNOT_WRITE
from assessment.errors.reading import reason_of
from assessment.errors.services import FILE_EXISTS

_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_new(to: Path, data: bytes) -> None:
    """Write ``data`` to ``to``, which only the user who runs this can read.

    Raises FileError when something stands there already, a link to elsewhere included,
    or when it cannot be written.
    """
    try:
        with os.fdopen(os.open(to, _NEW_FILE, 0o600), "wb") as file:
            file.write(data)
    except FileExistsError:
        raise FileError(Problem(FILE_EXISTS, values={"path": str(to)})) from None
    except (OSError, ValueError) as error:
        problem = Problem(CANNOT_WRITE, str(to), values={"reason": reason_of(error)})
        raise FileError(problem) from None
