"""How long one ranking takes: 3,000 fictional agencies over five years, one metric in seven columns.

Questions are asked through the dialogue, from the words to the text of the answer, each time in a new conversation.

python benchmarks/ranking.py
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from gisbot.answers.ranking import ranked
from gisbot.catalog.catalog import load_catalog
from gisbot.dialogue.dialogue import Dialogue
from gisbot.knowledge.edition import Edition, stored_edition
from gisbot.knowledge.figures import StoredFigures
from gisbot.model.answer import Value
from gisbot.model.report import CellState, Evidence, Figure, FigureKind, Period, Report
from gisbot.model.who import Who
from gisbot.settings import load_settings
from gisbot.store.base import EditionRecord, Pointer
from gisbot.store.database import open_embedded
from gisbot.store.identity import report_id_of

AGENCIES = 3000
YEARS = range(2019, 2024)
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
METRICS = ("requests.received", "requests.carried_in")
RUNS = 20
SAVED_AT_ONCE = 300
ROOT = Path(__file__).resolve().parents[1]
BY_HAND = """
SELECT report_id, seq, kind, scope, number FROM figures
WHERE metric = 'requests.received' AND scope <> 'previous'
  AND (column_label IS NULL OR column_label IN ('总计', '合计'))
  AND EXISTS (SELECT 1 FROM edition_reports AS e
              WHERE e.edition_id = 'e' AND e.report_id = figures.report_id AND e.current)
ORDER BY number DESC, agency, year
"""
QUESTIONS = (
    "2019到2023年收到申请最多的十个单位",
    "各单位2023年收到申请数排名前十",
    "2023年哪个单位收到的申请最少",
    "2023年所有单位一共收到多少申请",
    "2019到2023年平均每年收到申请最多的十个单位",
)


class _Fixed:
    """One edition for every question."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    def edition(self) -> Edition:
        return self._edition


def main() -> None:
    """Build a database in a folder of its own and time the question."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sqlite"
        database = open_embedded(path)
        began = time.perf_counter()
        ids: list[str] = []
        for first in range(0, AGENCIES, SAVED_AT_ONCE):
            numbers = range(first, min(first + SAVED_AT_ONCE, AGENCIES))
            reports = [_report(f"虚构局{number:04}", year) for number in numbers for year in YEARS]
            by_id = {report_id_of(report): report for report in reports}
            database.reports.save([], by_id)
            ids += by_id
        now = datetime.now(UTC)
        record = EditionRecord("e", now, "", "c", tuple(ids))
        database.editions.publish(record, Pointer("published", "e", "", now))
        print(f"{len(ids)} reports saved in {time.perf_counter() - began:.1f} s")
        edition = stored_edition(record, database.reports, load_catalog(ROOT), now)
        figures = StoredFigures(database.reports, "e")
        with sqlite3.connect(path) as connection:
            by_hand = _time("by hand: every number, 5 years", lambda: connection.execute(BY_HAND).fetchall())
        reports_of_all = edition.reports
        whole = _time(
            "a whole ranking, 5 years, 10 best with their places, how many of how many, and who is missing",
            lambda: ranked(edition, "requests.received", None, reports_of_all).best,
        )
        print(f"the whole ranking takes {whole / by_hand:.2f} x the same question by hand")
        dialogue = Dialogue(
            editions=_Fixed(edition),
            conversations=database.conversations,
            unanswered=database.unanswered,
            settings=load_settings(),
        )
        for question in QUESTIONS:
            _time(question, lambda asked=question: _answered(dialogue, asked))
        _time("10 best numbers, 5 years", lambda: figures.ranking("requests.received", columns=["总计"]))
        _time(
            "20 lowest numbers, 1 year",
            lambda: figures.ranking("requests.received", columns=["总计"], years=[2023], descending=False, limit=20),
        )
        agencies = [f"虚构局{number:04}" for number in range(0, AGENCIES, 100)]
        _time(
            "30 agencies, 5 years", lambda: figures.by_metric("requests.received", agencies=agencies, columns=["总计"])
        )
        _time("every agency, 1 year", lambda: figures.by_metric("requests.received", years=[2023], columns=["总计"]))
        database.close()


def _answered(dialogue: Dialogue, question: str) -> tuple[Value, ...]:
    given = dialogue.ask(question, Who("benchmark", uuid4().hex, "somebody"))
    assert given.values, given.text
    return given.values


def _time(what: str, ask: object) -> float:
    assert callable(ask)
    taken = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        found = ask()
        taken.append((time.perf_counter() - began) * 1000)
    median = statistics.median(taken[1:])  # the first one opens files and builds the vocabulary
    print(f"{what}: {len(found)} figures, median {median:.1f} ms, slowest {max(taken[1:]):.1f} ms")
    return median


def _report(agency: str, year: int) -> Report:
    seed = sum(map(ord, agency)) * year
    figures = tuple(
        _figure(metric, column, (seed * (place + 3)) % 9973)
        for metric in METRICS
        for place, column in enumerate(COLUMNS)
    )
    return replace(_EMPTY, source=f"{agency}{year}.txt", agency=agency, year=year, figures=figures)


def _figure(metric: str, column: str, value: int) -> Figure:
    return Figure(
        metric=metric,
        path=("一、本年新收政府信息公开申请数量",),
        column=column,
        value=Decimal(value),
        raw=str(value),
        unit="件",
        kind=FigureKind.TABLE,
        state=CellState.NUMBER,
        evidence=Evidence("三、收到和处理政府信息公开申请情况", f"一、本年新收 | {value}", "page 4, table 1 row 4"),
        subject="本年新收政府信息公开申请数量",
    )


_EMPTY = Report(
    source="",
    content_hash="0" * 64,
    title="虚构的政府信息公开工作年度报告",
    agency="",
    names=(),
    year=0,
    period=Period(None, None),
    published=date(2024, 1, 31),
    url=None,
    forms=("requests-2021",),
    sections=(),
    passages=(),
    enumerations=(),
    figures=(),
    findings=(),
)


if __name__ == "__main__":
    main()
