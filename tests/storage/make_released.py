"""``python -m tests.storage.make_released``: dump today's schema with known data.

Run it once when a migration is added, before it is released, and keep the file: the
upgrade test opens every dump with the newest program.
"""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).parent / "released"


def main() -> None:
    """Write ``released/<schema>.sql``."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["READINESS_DATA"] = folder
        from assessment.services import access, experience, modules, pilot, responding
        from assessment.services.database import close, database
        from assessment.storage.upgrade import HEAD

        owner = access.local_actor()
        set_id = responding.start(owner, company_name="Cơ khí Hòa Bình").id
        revision = 0
        for indicator, answer, note in (
            ("production-count-capture", 1, "Sổ ca, tổ 1"),
            ("production-count-capture", 2, None),
            ("lot-traceability", "dont-know", None),
            ("defect-capture", 4, None),
        ):
            revision = responding.save_answer(
                owner,
                set_id,
                indicator=indicator,
                answer=answer,
                revision=revision,
                note=note,
            ).revision
        revision = responding.undo_last(owner, set_id, revision=revision).revision
        for fact, value in (
            ("employees_si_avg_prev_year", 45),
            ("revenue_prev_year_vnd", None),
        ):
            revision = responding.save_fact(
                owner, set_id, fact=fact, value=value, revision=revision
            ).revision
        pilot.opt_in(owner, set_id, role="owner", company_code="HN-001")
        pilot.unclear(owner, set_id, "lot-traceability", note="Lô nào?")
        experience.save(owner, set_id, item="tax-request-days", option="dont-know")
        modules.start(owner, set_id, "mechanical-metal")
        path = database().path
        close()
        with closing(sqlite3.connect(str(path))) as connection:
            dump = "\n".join(connection.iterdump())
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / f"{HEAD}.sql").write_text(dump + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
