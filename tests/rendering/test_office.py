"""What is exported, opened by programs that did not write it: LibreOffice Calc and pandas."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from gisbot.model.answer import Doubt
from gisbot.rendering.csv import csv_bytes
from gisbot.rendering.figure_sheets import answer_sheets
from gisbot.rendering.xlsx import xlsx_bytes
from tests.rendering.making import answer, value, words

TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
UTF8_WITH_COMMAS = "--infilter=CSV:44,34,76,1"
WARNING = "表格在这里对不上账：正文为 1205"
GIVEN = replace(
    answer(value("云上镇", 2021, "1206", 0), value("柳林乡", 2021, "0.5", 1), value("石渡乡", 2021, None, 2)),
    doubts=(Doubt("云上镇", 2021, "requests.received", WARNING),),
)


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that converts spreadsheets; without it the test is skipped, but not where changes are accepted."""
    found = shutil.which("soffice")
    folder = tmp_path_factory.mktemp("soffice")
    command = [found or "", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    if found is not None:
        (folder / "one.csv").write_text("一,1\n", "utf-8")
        converted(command, folder / "one.csv", "xlsx", folder)
    if not (folder / "one.xlsx").exists():
        assert not os.environ.get("CI"), "LibreOffice Calc belongs to the accepted environment: .ci/run installs it"
        pytest.skip("LibreOffice Calc is not installed here")
    return command


def converted(command: list[str], source: Path, wanted: str, out: Path) -> None:
    """Convert one file into a folder."""
    reading = [UTF8_WITH_COMMAS] if source.suffix == ".csv" else []
    subprocess.run(
        [*command, *reading, "--convert-to", wanted, "--outdir", str(out), str(source)],
        check=False,
        timeout=120,
        capture_output=True,
    )


def test_the_workbook_opens_in_libreoffice_with_its_numbers_and_chinese(calc: list[str], tmp_path: Path) -> None:
    sheets = answer_sheets(GIVEN, words())
    (tmp_path / "given.xlsx").write_bytes(xlsx_bytes(sheets))
    converted(calc, tmp_path / "given.xlsx", TO_CSV, tmp_path)
    for sheet in sheets:
        text = (tmp_path / f"given-{sheet.name}.csv").read_text("utf-8-sig")
        rows = [row for row in csv.reader(StringIO(text)) if any(row)]
        assert rows[0][: len(sheet.header)] == list(sheet.header)
        assert len(rows) == 1 + len(sheet.rows)
    data = next(tmp_path.glob(f"given-{sheets[0].name}.csv")).read_text("utf-8-sig")
    assert [row[3] for row in csv.reader(StringIO(data))][1:] == ["1206", "0.5", ""]
    assert [row[-1] for row in csv.reader(StringIO(data))][1:] == [WARNING, "", ""]


def test_the_csv_opens_in_libreoffice_with_its_numbers_and_chinese(calc: list[str], tmp_path: Path) -> None:
    (tmp_path / "given.csv").write_bytes(csv_bytes(answer_sheets(GIVEN, words())[0]))
    converted(calc, tmp_path / "given.csv", "xlsx", tmp_path)
    rows = list(openpyxl.load_workbook(tmp_path / "given.xlsx").active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["云上镇", "柳林乡", "石渡乡"]
    assert [row[3] for row in rows[1:]] == [1206, 0.5, None]
    assert [row[-1] for row in rows[1:]] == [WARNING, None, None]


def test_both_files_open_in_pandas_alike() -> None:
    sheets = answer_sheets(GIVEN, words())
    data = csv_bytes(sheets[0])
    assert data.startswith("\ufeff".encode())
    read = [pd.read_csv(BytesIO(data)), pd.read_excel(BytesIO(xlsx_bytes(sheets)))]
    for frame in read:
        assert list(frame.columns) == list(sheets[0].header)
        assert frame[frame.columns[3]].tolist()[:2] == [1206, 0.5]
        assert pd.isna(frame[frame.columns[3]].tolist()[2])
