"""Alembic's revisions; the first one is the first schema."""
