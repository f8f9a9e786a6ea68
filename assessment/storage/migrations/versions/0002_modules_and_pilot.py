"""Modules, moves between versions, experience answers, and the pilot kit."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _set_column(
    name: str = "response_set_id", *, is_key: bool = True
) -> sa.Column[str]:
    owner = sa.ForeignKey("response_set.id", ondelete="CASCADE")
    return sa.Column(name, sa.String(64), owner, primary_key=is_key, nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "module_set", _set_column(), _set_column("core_set_id", is_key=False)
    )
    op.create_index("ix_module_set_core_set_id", "module_set", ["core_set_id"])
    op.create_table(
        "version_move",
        sa.Column("id", sa.Integer, primary_key=True),
        _set_column(is_key=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("from_version", sa.String(32), nullable=False),
        sa.Column(
            "from_hash", sa.String(64), sa.ForeignKey("content.hash"), nullable=False
        ),
        sa.Column("to_version", sa.String(32), nullable=False),
        sa.Column("left_behind", sa.Text, nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("moved_at", sa.String(32), nullable=False),
    )
    op.create_index(
        "ix_version_move_response_set_id", "version_move", ["response_set_id"]
    )
    op.create_table(
        "experience_answer",
        _set_column(),
        sa.Column("item", sa.String(64), primary_key=True),
        sa.Column("option", sa.String(64), nullable=False),
        sa.Column("respondent", sa.Text, nullable=False),
        sa.Column("answered_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "pilot",
        _set_column(),
        sa.Column("respondent_code", sa.String(64), nullable=False),
        sa.Column("company_code", sa.String(64), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("agreed_at", sa.String(32), nullable=False),
    )
    op.create_table(
        "pilot_item",
        _set_column(),
        sa.Column("indicator", sa.String(64), primary_key=True),
        sa.Column("shown_at", sa.String(32)),
        sa.Column("milliseconds", sa.Integer),
        sa.Column("unclear_at", sa.String(32)),
        sa.Column("note", sa.Text, nullable=False),
    )
