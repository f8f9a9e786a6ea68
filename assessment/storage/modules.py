"""Which response set of a module belongs to which one of its company."""

from sqlalchemy import Connection, insert, select

from assessment.storage.tables import module_set, response_set


def add_module(connection: Connection, set_id: str, core_set_id: str) -> None:
    """Note that a module's response set belongs to another one."""
    connection.execute(
        insert(module_set).values(response_set_id=set_id, core_set_id=core_set_id)
    )


def find_modules(connection: Connection, core_set_id: str) -> dict[str, str]:
    """The modules of a response set: questionnaire -> response set."""
    rows = connection.execute(
        select(response_set.c.questionnaire, response_set.c.id)
        .join(module_set, module_set.c.response_set_id == response_set.c.id)
        .where(module_set.c.core_set_id == core_set_id)
    )
    return {row.questionnaire: row.id for row in rows}
