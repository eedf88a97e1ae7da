"""Files of the county's figures: each says beside a figure what its own report says against it, and nothing else."""

from __future__ import annotations

import io

import pandas as pd

from gisbot.answers.selection import select
from gisbot.model.who import Who
from gisbot.rendering.figure_sheets import answer_sheets, selection_sheets
from gisbot.rendering.sheets import Sheet
from gisbot.rendering.xlsx import xlsx_bytes
from tests.questions.asking import Reports
from tests.questions.county.making import county as told_county
from tests.questions.county.truth import county_truth

METRIC = "requests.received"
MARKET, SHIDU = ("云渚县市场监督管理局", 2023), ("云渚县石渡乡人民政府", 2024)
"""What reports.yaml spoils: prose that gives another number than the table, a total that is empty."""


def read(sheets: tuple[Sheet, ...]) -> pd.DataFrame:
    """The first sheet as pandas reads the workbook."""
    return pd.read_excel(io.BytesIO(xlsx_bytes(sheets)))


def test_a_selection_tells_warnings_beside_the_figures_that_the_generator_wrote(county: Reports) -> None:
    edition = county.edition
    chosen = select(edition, [METRIC], edition.index.agencies, edition.index.years)
    frame = read(selection_sheets(chosen, edition.catalog.replies["zh"]))
    told = told_county()
    truth = county_truth()
    codes = {name: code for code, name in told.names.items()}
    stated = frame[frame["数值"].notna()]
    assert len(stated) > 140
    for agency, year, number in stated[["机关", "年度", "数值"]].itertuples(index=False):
        assert truth.number(codes[agency], METRIC, year) == number
    warned = frame[frame["提示"].notna()]
    assert {(a, y) for a, y in warned[["机关", "年度"]].itertuples(index=False)} == {MARKET, SHIDU}
    assert "26" in warned[warned["机关"] == MARKET[0]]["提示"].iloc[0]
    assert stated["原文"].notna().all()


def test_an_answer_tells_them_too(county: Reports) -> None:
    given = county.door().ask("2023年云渚县各部门收到申请排名", Who("t", "files", "x"))
    frame = read(answer_sheets(given, county.edition.catalog.replies["zh"]))
    assert len(frame) == 5
    assert set(frame[frame["提示"].notna()]["机关"]) == {MARKET[0]}
