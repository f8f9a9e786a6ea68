"""The verdicts on many companies as a CSV table: one row a company."""

import csv
import io

from assessment.model.many import CompanyTable, ManyResult
from assessment.text import csv_cell

WORDS = {-1: "not-eligible", 0: "unknown", 1: "eligible"}
"""How a verdict stands in the table: as in the JSON."""


def verdicts_csv(table: CompanyTable, result: ManyResult) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads Vietnamese names right.

    The first column is that of the table given; every other is a programme's id. The
    separator is that of the table given, which is the one its spreadsheet expects. All
    cells are quoted: no name falls apart where another separator is expected.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=table.separator, quoting=csv.QUOTE_ALL)
    ids = [found.programme.id for found in result.programmes]
    writer.writerow([csv_cell(table.heading), *ids])
    for name, verdicts in zip(table.names, result.verdicts.T.tolist(), strict=True):
        writer.writerow([csv_cell(name), *map(WORDS.__getitem__, verdicts)])
    return out.getvalue().encode("utf-8-sig")
