"""Questions asked over reports that are made in memory, of one figure each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from gisbot.answers.answerer import answer
from gisbot.answers.shelf import Shelf
from gisbot.catalog.catalog import Catalog, load_catalog
from gisbot.knowledge.edition import Edition, memory_edition
from gisbot.knowledge.lexicon import build_lexicon
from gisbot.model.answer import Answer
from gisbot.model.conversation import Memory
from gisbot.model.report import CellState, Report
from gisbot.questions.understand import Understanding
from gisbot.store.identity import key_of, report_id_of
from tests.store.samples import figure, report

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2024, 6, 1)


def made(received: Mapping[tuple[str, int], int | None]) -> dict[str, Report]:
    """Reports of one total each, by agency and year; None is a blank cell."""
    reports = []
    for (name, year), number in received.items():
        value = None if number is None else Decimal(number)
        cell = figure(value, column="总计", state=CellState.BLANK if number is None else CellState.NUMBER)
        one = report(name, year, source=f"{name}{year}", figures=(cell,))
        reports.append(replace(one, forms=("requests-2021",)))
    return {report_id_of(one): one for one in reports}


def asked(reports: Mapping[str, Report], text: str, *, home: str | None = None) -> Answer:
    """The answer to a question over the reports; `home` is the deployment's own agency."""
    edition, understanding = _understood(tuple(reports.items()), home)
    question = understanding.understand(text, Memory(), TODAY)
    return answer(question, edition, Memory(), TODAY, home, "zh", Shelf())[0]


@cache
def _catalog() -> Catalog:
    return load_catalog(ROOT)


_understandings: dict[tuple[tuple[str, ...], str | None], tuple[Edition, Understanding]] = {}


def _understood(reports: tuple[tuple[str, Report], ...], home: str | None) -> tuple[Edition, Understanding]:
    """The edition of the reports and what it is asked with, made once."""
    key = tuple(name for name, _ in reports), home
    if key not in _understandings:
        edition = memory_edition(dict(reports), [key_of(name, one) for name, one in reports], _catalog())
        _understandings[key] = edition, Understanding(_catalog(), build_lexicon(edition, home))
    return _understandings[key]
