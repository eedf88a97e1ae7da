"""Section three as a browser prints it: its merged vertical label goes over the edge of a page, wherever that falls."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from examples.carriers.printers import program

from gisbot.catalog.catalog import Catalog
from gisbot.documents.reader import read_document
from gisbot.model.report import FigureKind
from gisbot.reports.reader import read_report
from tests.reports.test_tables import GOOD, PERIOD, THREE, TITLE

BROWSER = program(("chromium", "chromium-browser", "google-chrome"))
COLUMNS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
HEADER = (
    "<tr><td rowspan=3 colspan=3>（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>"
    "<td colspan=7>申请人情况</td></tr>"
    "<tr><td rowspan=2>自然人</td><td colspan=5>法人或其他组织</td><td rowspan=2>总计</td></tr>"
    f"<tr>{''.join(f'<td>{name}</td>' for name in COLUMNS)}</tr>"
)
ROWS_OF = {"（三）": 8, "（四）": 3, "（五）": 5, "（六）": 3}
RESULTS = 22
LABELS = {
    "written downwards": "writing-mode:vertical-rl",
    "a character a line": "width:1.1em;word-break:break-all",
    "at the top": "width:1.1em;vertical-align:top",
}


def number(row: int, column: int) -> int:
    """A number of its own for each cell, small enough to stay on one line."""
    return row * 7 + column + 1


def table() -> str:
    rows = [HEADER]
    for place, row in enumerate(GOOD[3:]):
        labels, cells = list(row[:-7]), "".join(f"<td>{number(place, column)}</td>" for column in range(7))
        results = f"<td rowspan={RESULTS} class=down>{labels.pop(0)}</td>" if labels[0].startswith("三、") else ""
        if labels[0].startswith(("一、", "二、", "四、")):
            printed = f"<td colspan=3>{labels[0]}</td>"
        elif len(labels) == 2:
            printed = f"<td rowspan={ROWS_OF[labels[0][:3]]}>{labels[0]}</td><td>{labels[1]}</td>"
        else:
            printed = f"<td colspan={2 if labels[0].startswith('（') else 1}>{labels[0]}</td>"
        rows.append(f"<tr>{results}{printed}{cells}</tr>")
    return f"<table>{''.join(rows)}</table>"


def printed(folder: Path, label: str, space: int) -> Path:
    """The report with so much space above its table."""
    style = (
        "h1{text-align:center} table{border-collapse:collapse;width:100%} "
        f"td{{border:1px solid #000;text-align:center}} .down{{{label}}}"
    )
    body = f"<h1>{TITLE}</h1><p>{PERIOD}</p><h2>{THREE}</h2><div style='height:{space}px'></div>{table()}"
    page, made = folder / "page.html", folder / "printed.pdf"
    page.write_text(f"<html><head><meta charset=utf-8><style>{style}</style></head><body>{body}</body></html>", "utf-8")
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={folder}/profile",
    ]
    subprocess.run([str(BROWSER), *flags, f"--print-to-pdf={made}", page.as_uri()], capture_output=True, check=True)
    return made


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
@pytest.mark.parametrize("space", [200, 400, 600])
@pytest.mark.parametrize("label", LABELS.values(), ids=LABELS.keys())
def test_every_cell_is_read(catalog: Catalog, tmp_path: Path, label: str, space: int) -> None:
    document = read_document(printed(tmp_path, label, space))
    report = read_report(document, catalog)
    cells = [figure for figure in report.figures if figure.kind is FigureKind.TABLE]
    assert [figure.value for figure in cells] == [number(row, column) for row in range(25) for column in range(7)]
    pages = {int(page) for figure in cells for page in re.findall(r"page (\d+)", figure.evidence.location)}
    assert len(pages) > 1
