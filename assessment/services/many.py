"""Many companies at once: a table in, verdicts and counts out. Nothing is stored."""

from assessment.content.library import shipped_library
from assessment.exchange import company_table
from assessment.exchange.many_csv import verdicts_csv
from assessment.exchange.many_json import many_json, many_schema
from assessment.exchange.table_sheet import MOST_BYTES
from assessment.model.actor import Actor
from assessment.model.many import CompanyTable, ManyResult
from assessment.services.roles import authorise
from assessment.support.bulk_reading import columns_of
from assessment.support.bulk_summary import summarise_many


def read_table(actor: Actor, data: bytes, name: str) -> CompanyTable:
    """The companies in a CSV or Parquet file; raises FileError with every fault."""
    authorise(actor, "read-content")
    return company_table.read_table(data, name, shipped_library().company_facts())


def judge_table(actor: Actor, table: CompanyTable, *, on: str) -> ManyResult:
    """Every programme judged for every company of ``table`` on the day ``on``."""
    authorise(actor, "read-content")
    library = shipped_library()
    facts = library.company_facts()
    columns = columns_of(table.values, len(table.names), facts)
    return summarise_many(library.programmes(), columns, facts=facts, on=on)


__all__ = [
    "MOST_BYTES",
    "judge_table",
    "many_json",
    "many_schema",
    "read_table",
    "verdicts_csv",
]
