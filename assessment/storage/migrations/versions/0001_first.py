"""The first released schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _owner(column: str) -> sa.ForeignKey:
    return sa.ForeignKey(column, ondelete="CASCADE")


def upgrade() -> None:
    """Make every table, and the workspace of this machine's person."""
    workspace = op.create_table(
        "workspace",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "company",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(64), _owner("workspace.id"), nullable=False
        ),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_revision", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_company_workspace_id", "company", ["workspace_id"])
    op.create_table(
        "content",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("stored_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "response_set",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("company_id", sa.String(64), _owner("company.id"), nullable=False),
        sa.Column("questionnaire", sa.String(64), nullable=False),
        sa.Column("version", sa.String(32), nullable=False),
        sa.Column(
            "content_hash",
            sa.String(64),
            sa.ForeignKey("content.hash"),
            nullable=False,
        ),
        sa.Column("depth", sa.String(16), nullable=False),
        sa.Column("wave", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("last_indicator", sa.String(64)),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("changed_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_response_set_company_id", "response_set", ["company_id"])
    op.create_table(
        "company_fact",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("company_id", sa.String(64), _owner("company.id"), nullable=False),
        sa.Column("fact", sa.String(64), nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("stated_at", sa.String(32), nullable=False),
    )
    op.create_index(
        "ix_company_fact_company_id", "company_fact", ["company_id", "fact"]
    )
    op.create_table(
        "answer",
        sa.Column(
            "response_set_id",
            sa.String(64),
            _owner("response_set.id"),
            primary_key=True,
        ),
        sa.Column("indicator", sa.String(64), primary_key=True),
        sa.Column("answer", sa.String(16), nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("answered_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "answer_history",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "response_set_id", sa.String(64), _owner("response_set.id"), nullable=False
        ),
        sa.Column("indicator", sa.String(64), nullable=False),
        sa.Column("answer", sa.String(16)),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("answered_at", sa.String(32), nullable=False),
        sa.UniqueConstraint(
            "response_set_id", "revision", name="uq_answer_history_response_set_id"
        ),
    )
    op.create_table(
        "asked_again",
        sa.Column(
            "response_set_id",
            sa.String(64),
            _owner("response_set.id"),
            primary_key=True,
        ),
        sa.Column("contradiction", sa.String(64), primary_key=True),
        sa.Column("asked_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "link",
        sa.Column("token_hash", sa.String(64), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(64), _owner("workspace.id"), nullable=False
        ),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("expires_at", sa.String(32), nullable=False),
        sa.Column("used_at", sa.String(32)),
    )
    op.create_table(
        "visit",
        sa.Column("cookie_hash", sa.String(64), primary_key=True),
        sa.Column(
            "workspace_id", sa.String(64), _owner("workspace.id"), nullable=False
        ),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("expires_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "failed_attempt",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("caller", sa.String(64), nullable=False),
        sa.Column("failed_at", sa.String(32), nullable=False),
    )
    op.create_index("ix_failed_attempt_caller", "failed_attempt", ["caller"])
    op.bulk_insert(
        workspace,
        [{"id": "personal", "kind": "personal", "created_at": "1970-01-01"}],
    )
