"""The order of agencies by their sums over years, with many reports and with few, is that of the figures added up."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gisbot.answers.answerer import answer
from gisbot.answers.shelf import Shelf
from gisbot.catalog.catalog import load_catalog
from gisbot.knowledge.edition import memory_edition
from gisbot.knowledge.lexicon import build_lexicon
from gisbot.model.answer import Answer
from gisbot.model.conversation import Memory
from gisbot.model.report import CellState, Report
from gisbot.questions.understand import Understanding
from gisbot.store.identity import key_of, report_id_of
from tests.store.samples import figure, report

ROOT = Path(__file__).resolve().parents[2]
YEARS = (2021, 2022, 2023)
BLANK = ("虚构03局", 2022)


def made(agencies: int) -> dict[str, Report]:
    """Reports of one total each; several agencies have the same sum, and one cell is blank."""
    chance = random.Random(3)
    reports = []
    for number in range(agencies):
        for year in YEARS:
            name = f"虚构{number:02}局"
            blank = (name, year) == BLANK
            value = None if blank else Decimal(chance.randrange(4)) + Decimal("0.1")
            cell = figure(value, column="总计", state=CellState.BLANK if blank else CellState.NUMBER)
            part = figure(Decimal(9), column="自然人")
            one = report(name, year, source=f"{name}{year}", figures=(part, cell))
            reports.append(replace(one, forms=("requests-2021",)))
    return {report_id_of(one): one for one in reports}


def asked(reports: dict[str, Report], text: str) -> Answer:
    """The answer to a question over the reports."""
    catalog = load_catalog(ROOT)
    edition = memory_edition(reports, [key_of(name, one) for name, one in reports.items()], catalog)
    question = Understanding(catalog, build_lexicon(edition, None)).understand(text, Memory(), date(2024, 6, 1))
    return answer(question, edition, Memory(), date(2024, 6, 1), None, "zh", Shelf())[0]


@pytest.mark.parametrize("agencies", [6, 30])
@pytest.mark.parametrize(
    ("text", "sign", "limit"),
    [("2021到2023年收到申请最多的五个单位", -1, 5), ("2021到2023年各单位收到申请从少到多排名", 1, 20)],
)
def test_agencies_stand_in_the_order_of_their_sums(agencies: int, text: str, sign: int, limit: int) -> None:
    reports = made(agencies)
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for one in reports.values():
        for cell in one.figures:
            if cell.column == "总计" and isinstance(cell.value, Decimal):
                sums[one.agency] += cell.value
    ordered = sorted(sums, key=lambda name: (sign * sums[name], name))[:limit]
    given = asked(reports, text)
    assert [(value.agency, value.value) for value in given.values] == [(name, sums[name]) for name in ordered]
    assert all(sum(part.value or 0 for part in value.of) == value.value for value in given.values)
    assert any(f"{BLANK[0]}{BLANK[1]}" in warning for warning in given.warnings)
