"""The command line: ``python -m assessment``.

Exit codes: 0 done, 1 the input has problems (all listed), 2 wrong use.
"""

from assessment.cli.app import main

__all__ = ["main"]
