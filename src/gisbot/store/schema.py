"""The tables. `HEAD` is the alembic revision that they stand for."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

HEAD = "0001"

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("path", String(1024), primary_key=True),
    Column("content_hash", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("stamp", String(80), nullable=False),
    Column("reading_key", String(64), nullable=False),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("path", String(1024), ForeignKey("documents.path", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("source", String(1024), nullable=False),
    Column("status", String(20), nullable=False),
    Column("report_id", String(32)),
    Column("rule", String(80), nullable=False),
    Column("message", Text, nullable=False),
    Index("ix_outcomes_report", "report_id"),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", String(32), primary_key=True),
    Column("content_hash", String(64), nullable=False),
    Column("agency", String(200), nullable=False),
    Column("year", Integer, nullable=False),
    Column("key", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("figures_digest", String(64), nullable=False),
    Index("ix_reports_agency_year", "agency", "year"),
    Index("ix_reports_content", "content_hash"),
)

figures = Table(
    "figures",
    metadata,
    Column("report_id", String(32), ForeignKey("reports.report_id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("agency", String(200), nullable=False),
    Column("year", Integer, nullable=False),
    Column("metric", String(120)),
    Column("path", Text, nullable=False),
    Column("column_label", String(200)),
    Column("value", Text),
    Column("number", Float),
    Column("raw", Text, nullable=False),
    Column("unit", String(40)),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("section", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("location", String(200), nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("scope", String(20), nullable=False),
    Column("subject", Text, nullable=False),
    Column("percent", Boolean, nullable=False),
    Column("form", String(80)),
    Index("ix_figures_agency", "metric", "agency", "year"),
    Index("ix_figures_year", "metric", "year", "column_label", "number"),
    Index("ix_figures_number", "metric", "column_label", "number"),
)

editions = Table(
    "editions",
    metadata,
    Column("edition_id", String(32), primary_key=True),
    Column("created", String(40), nullable=False),
    Column("note", Text, nullable=False),
    Column("catalog_hash", String(64), nullable=False),
    Column("findings", Text, nullable=False),
)

edition_reports = Table(
    "edition_reports",
    metadata,
    Column("edition_id", String(32), ForeignKey("editions.edition_id", ondelete="CASCADE"), primary_key=True),
    Column("report_id", String(32), ForeignKey("reports.report_id"), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Index("ix_edition_reports_report", "report_id"),
)

pointers = Table(
    "pointers",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("edition_id", String(32), ForeignKey("editions.edition_id"), nullable=False),
    Column("stamp", String(80), nullable=False),
    Column("since", String(40), nullable=False),
)

publications = Table(
    "publications",
    metadata,
    Column("publication_id", Integer, primary_key=True, autoincrement=True),
    Column("name", String(40), nullable=False),
    Column("edition_id", String(32), ForeignKey("editions.edition_id", ondelete="CASCADE"), nullable=False),
    Column("stamp", String(80), nullable=False),
    Column("since", String(40), nullable=False),
)

catalogs = Table(
    "catalogs",
    metadata,
    Column("catalog_hash", String(64), primary_key=True),
    Column("files", LargeBinary, nullable=False),
)

conversations = Table(
    "conversations",
    metadata,
    Column("key", String(200), primary_key=True),
    Column("state", Text, nullable=False),
    Column("updated", String(40), nullable=False),
    Index("ix_conversations_updated", "updated"),
)

unanswered = Table(
    "unanswered",
    metadata,
    Column("unanswered_id", Integer, primary_key=True, autoincrement=True),
    Column("text", Text, nullable=False),
    Column("reason", String(80), nullable=False),
    Column("candidates", Text, nullable=False),
    Column("language", String(10), nullable=False),
    Column("edition", String(32), nullable=False),
    Column("created", String(40), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("audit_id", Integer, primary_key=True, autoincrement=True),
    Column("who", String(200), nullable=False),
    Column("what", String(200), nullable=False),
    Column("detail", Text, nullable=False),
    Column("created", String(40), nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("file_id", String(64), primary_key=True),
    Column("name", String(400), nullable=False),
    Column("content_hash", String(64), nullable=False),
    Column("path", Text, nullable=False),
    Column("who", String(200), nullable=False),
    Column("created", String(40), nullable=False),
)
