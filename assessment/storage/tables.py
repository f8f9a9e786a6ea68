"""Every table, as the newest migration leaves them.

Everything a person owns hangs on a workspace, so that accounts can be added without
moving a row. Times are ISO 8601 in UTC as text: they sort, and read the same in both
databases. ``company_fact``, ``answer_history`` and ``version_move`` are only ever
added to.
"""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)


def _owned_by(column: str, primary_key: bool = False) -> Column[str]:
    name = f"{column.partition('.')[0]}_id"
    key = ForeignKey(column, ondelete="CASCADE")
    return Column(name, String(64), key, nullable=False, primary_key=primary_key)


workspace = Table(
    "workspace",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
)

company = Table(
    "company",
    metadata,
    Column("id", String(64), primary_key=True),
    _owned_by("workspace.id"),
    Column("name", Text, nullable=False),
    Column("name_revision", Integer, nullable=False),
    Column("created_at", String(32), nullable=False),
    Index("ix_company_workspace_id", "workspace_id"),
)

content = Table(
    "content",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("name", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("stored_at", String(32), nullable=False),
)

response_set = Table(
    "response_set",
    metadata,
    Column("id", String(64), primary_key=True),
    _owned_by("company.id"),
    Column("questionnaire", String(64), nullable=False),
    Column("version", String(32), nullable=False),
    Column("content_hash", String(64), ForeignKey("content.hash"), nullable=False),
    Column("depth", String(16), nullable=False),
    Column("wave", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("last_indicator", String(64)),
    Column("started_at", String(32), nullable=False),
    Column("changed_at", String(32), nullable=False),
    Index("ix_response_set_company_id", "company_id"),
)

company_fact = Table(
    "company_fact",
    metadata,
    Column("id", Integer, primary_key=True),
    _owned_by("company.id"),
    Column("fact", String(64), nullable=False),
    Column("value", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("respondent", Text, nullable=False),
    Column("stated_at", String(32), nullable=False),
    Index("ix_company_fact_company_id", "company_id", "fact"),
)

answer = Table(
    "answer",
    metadata,
    _owned_by("response_set.id", primary_key=True),
    Column("indicator", String(64), primary_key=True),
    Column("answer", String(16), nullable=False),
    Column("evidence", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("respondent", Text, nullable=False),
    Column("answered_at", String(32), nullable=False),
)

answer_history = Table(
    "answer_history",
    metadata,
    Column("id", Integer, primary_key=True),
    _owned_by("response_set.id"),
    Column("indicator", String(64), nullable=False),
    Column("answer", String(16)),
    Column("evidence", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("undoes", Integer),
    Column("respondent", Text, nullable=False),
    Column("answered_at", String(32), nullable=False),
    UniqueConstraint("response_set_id", "revision"),
)

asked_again = Table(
    "asked_again",
    metadata,
    _owned_by("response_set.id", primary_key=True),
    Column("contradiction", String(64), primary_key=True),
    Column("asked_at", String(32), nullable=False),
)

module_set = Table(
    "module_set",
    metadata,
    _owned_by("response_set.id", primary_key=True),
    Column(
        "core_set_id",
        String(64),
        ForeignKey("response_set.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Index("ix_module_set_core_set_id", "core_set_id"),
)

version_move = Table(
    "version_move",
    metadata,
    Column("id", Integer, primary_key=True),
    _owned_by("response_set.id"),
    Column("revision", Integer, nullable=False),
    Column("from_version", String(32), nullable=False),
    Column("from_hash", String(64), ForeignKey("content.hash"), nullable=False),
    Column("to_version", String(32), nullable=False),
    Column("left_behind", Text, nullable=False),
    Column("respondent", Text, nullable=False),
    Column("moved_at", String(32), nullable=False),
    Index("ix_version_move_response_set_id", "response_set_id"),
)

experience_answer = Table(
    "experience_answer",
    metadata,
    _owned_by("response_set.id", primary_key=True),
    Column("item", String(64), primary_key=True),
    Column("option", String(64), nullable=False),
    Column("respondent", Text, nullable=False),
    Column("answered_at", String(32), nullable=False),
)

pilot = Table(
    "pilot",
    metadata,
    _owned_by("response_set.id", primary_key=True),
    Column("respondent_code", String(64), nullable=False),
    Column("company_code", String(64), nullable=False),
    Column("role", String(16), nullable=False),
    Column("agreed_at", String(32), nullable=False),
)

pilot_item = Table(
    "pilot_item",
    metadata,
    _owned_by("response_set.id", primary_key=True),
    Column("indicator", String(64), primary_key=True),
    Column("shown_at", String(32)),
    Column("milliseconds", Integer),
    Column("unclear_at", String(32)),
    Column("note", Text, nullable=False),
)

link = Table(
    "link",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    _owned_by("workspace.id"),
    Column("scope", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
    Column("used_at", String(32)),
)

visit = Table(
    "visit",
    metadata,
    Column("cookie_hash", String(64), primary_key=True),
    _owned_by("workspace.id"),
    Column("role", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
    Column("expires_at", String(32), nullable=False),
)

failed_attempt = Table(
    "failed_attempt",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("caller", String(64), nullable=False),
    Column("failed_at", String(32), nullable=False),
    Index("ix_failed_attempt_caller", "caller"),
)
