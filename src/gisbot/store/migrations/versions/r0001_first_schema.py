"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "audit",
        sa.Column("audit_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("created", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("audit_id"),
    )
    op.create_table(
        "catalogs",
        sa.Column("catalog_hash", sa.String(length=64), nullable=False),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("catalog_hash"),
    )
    op.create_table(
        "conversations",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("updated", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_conversations_updated", "conversations", ["updated"], unique=False)
    op.create_table(
        "documents",
        sa.Column("path", sa.String(length=1024), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("stamp", sa.String(length=80), nullable=False),
        sa.Column("reading_key", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("path"),
    )
    op.create_table(
        "editions",
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.Column("created", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("catalog_hash", sa.String(length=64), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("edition_id"),
    )
    op.create_table(
        "inbox",
        sa.Column("file_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=400), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("who", sa.String(length=200), nullable=False),
        sa.Column("created", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("file_id"),
    )
    op.create_table(
        "reports",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("agency", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("figures_digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("report_id"),
    )
    op.create_index("ix_reports_agency_year", "reports", ["agency", "year"], unique=False)
    op.create_index("ix_reports_content", "reports", ["content_hash"], unique=False)
    op.create_table(
        "unanswered",
        sa.Column("unanswered_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=80), nullable=False),
        sa.Column("candidates", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=10), nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("created", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("unanswered_id"),
    )
    op.create_table(
        "edition_reports",
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.edition_id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["reports.report_id"],
        ),
        sa.PrimaryKeyConstraint("edition_id", "report_id"),
    )
    op.create_index("ix_edition_reports_report", "edition_reports", ["report_id"], unique=False)
    op.create_table(
        "figures",
        sa.Column("report_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(length=200), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(length=120), nullable=True),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("column_label", sa.String(length=200), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("number", sa.Float(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("location", sa.String(length=200), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("percent", sa.Boolean(), nullable=False),
        sa.Column("form", sa.String(length=80), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["reports.report_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "seq"),
    )
    op.create_index("ix_figures_agency", "figures", ["metric", "agency", "year"], unique=False)
    op.create_index("ix_figures_number", "figures", ["metric", "column_label", "number"], unique=False)
    op.create_index("ix_figures_year", "figures", ["metric", "year", "column_label", "number"], unique=False)
    op.create_table(
        "outcomes",
        sa.Column("path", sa.String(length=1024), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=1024), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("report_id", sa.String(length=32), nullable=True),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["path"], ["documents.path"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("path", "seq"),
    )
    op.create_index("ix_outcomes_report", "outcomes", ["report_id"], unique=False)
    op.create_table(
        "pointers",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.Column("stamp", sa.String(length=80), nullable=False),
        sa.Column("since", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["editions.edition_id"],
        ),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "publications",
        sa.Column("publication_id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("edition_id", sa.String(length=32), nullable=False),
        sa.Column("stamp", sa.String(length=80), nullable=False),
        sa.Column("since", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["editions.edition_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("publication_id"),
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("publications")
    op.drop_table("pointers")
    op.drop_index("ix_outcomes_report", table_name="outcomes")
    op.drop_table("outcomes")
    op.drop_index("ix_figures_year", table_name="figures")
    op.drop_index("ix_figures_number", table_name="figures")
    op.drop_index("ix_figures_agency", table_name="figures")
    op.drop_table("figures")
    op.drop_index("ix_edition_reports_report", table_name="edition_reports")
    op.drop_table("edition_reports")
    op.drop_table("unanswered")
    op.drop_index("ix_reports_content", table_name="reports")
    op.drop_index("ix_reports_agency_year", table_name="reports")
    op.drop_table("reports")
    op.drop_table("inbox")
    op.drop_table("editions")
    op.drop_table("documents")
    op.drop_index("ix_conversations_updated", table_name="conversations")
    op.drop_table("conversations")
    op.drop_table("catalogs")
    op.drop_table("audit")
