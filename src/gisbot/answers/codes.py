"""Codes that ask a question without words: short hashes looked up in the current edition.

A code is at most 60 bytes of ASCII. `v` asks for a figure, `d` what it means, `p` where it stands,
`e` the figure in English, `t` a topic of a report (its problems, its contact, ...), `m` the last question about a
metric.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from gisbot.catalog import Catalog
from gisbot.knowledge.edition import Edition

FIGURE, MEANING, PLACE, ENGLISH, TOPIC, ABOUT = "v", "d", "p", "e", "t", "m"
TOPICS = ("problem", "improvement", "contact", "summary")
LENGTH = 8


@dataclass(frozen=True, slots=True)
class Coded:
    """What a code asks: an operation, a metric or topic, a column, an agency and a year (None: the usual)."""

    operation: str
    subject: str
    column: str | None = None
    agency: str | None = None
    year: int | None = None


def short(text: str) -> str:
    """A short stable hash."""
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def encode(coded: Coded) -> str:
    """The code."""
    parts = (
        coded.operation,
        short(coded.subject),
        short(coded.column)[:4] if coded.column else "-",
        short(coded.agency) if coded.agency else "-",
        str(coded.year) if coded.year else "-",
    )
    return ".".join(parts)


def decode(code: str, edition: Edition) -> Coded | None:
    """What a code asks in this edition, or None when it means nothing (any more)."""
    parts = code.split(".")
    if len(parts) != 5:
        return None
    operation, subject_hash, column_hash, agency_hash, year = parts
    subjects = TOPICS if operation == TOPIC else tuple(edition.catalog.metrics)
    subject = next((name for name in subjects if short(name) == subject_hash), None)
    if subject is None or operation not in (FIGURE, MEANING, PLACE, ENGLISH, TOPIC, ABOUT):
        return None
    column = None
    if column_hash != "-":
        column = next((name for name in _columns(edition.catalog) if short(name)[:4] == column_hash), None)
        if column is None:
            return None
    agency = None
    if agency_hash != "-":
        agency = next((name for name in edition.index.agencies if short(name) == agency_hash), None)
        if agency is None:
            return None
    if year != "-" and not (year.isascii() and year.isdigit() and len(year) == 4):
        return None
    return Coded(operation, subject, column, agency, int(year) if year != "-" else None)


def _columns(catalog: Catalog) -> tuple[str, ...]:
    return tuple(concept.id for concept in catalog.words.concepts.values() if concept.axis == "applicant")
