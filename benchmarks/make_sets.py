"""``python -m benchmarks.make_sets N``: new response sets, one id a line.

Run beside a server, in its data folder, so that every person of a crowd answers a set
of their own; two on one set would rightly be told of each other.
"""

import sys

from assessment.model.maturity import Depth
from assessment.services import responding
from assessment.services.access import local_actor


def main() -> None:
    """Make the sets and print their ids."""
    for _ in range(int(sys.argv[1])):
        print(responding.start(local_actor(), depth=Depth.QUICK).id)


if __name__ == "__main__":
    main()
