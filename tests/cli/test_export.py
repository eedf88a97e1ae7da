"""`gisbot export`: chosen figures in a file, read back with other libraries."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from gisbot.cli.export import years_of
from gisbot.errors import SettingsError

from .conftest import REPORT, Command


def read_csv(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def two(reports: Path) -> None:
    """A second, fictional report, made of the first: another agency."""
    text = (reports / REPORT).read_text("utf-8").replace("河口镇", "云上镇")
    (reports / "云上镇.txt").write_text(text.replace("198", "77"), "utf-8")


def test_a_selection_in_csv_has_every_figure_beside_its_citation(gisbot: Command, two: None, tmp_path: Path) -> None:
    out = tmp_path / "e.csv"
    ran = gisbot("export", str(out), "--metric", "proactive.total", "requests.received")
    assert (ran.code, ran.err) == (0, "")
    rows = read_csv(out)
    assert [(row["机关"], row["年度"], row["数值"], row["单位"]) for row in rows] == [
        ("云上镇人民政府", "2018", "77", "条"),
        ("河口镇人民政府", "2018", "198", "条"),
        ("云上镇人民政府", "2018", "0", "件"),
        ("河口镇人民政府", "2018", "0", "件"),
    ]
    assert all(row["原文"] and row["位置"].startswith("line ") for row in rows)


def test_a_selection_in_xlsx_is_typed_and_names_what_is_missing(gisbot: Command, two: None, tmp_path: Path) -> None:
    out = tmp_path / "e.xlsx"
    arguments = ("--metric", "requests.received", "--agencies", "云上镇", "--years", "2017-2018")
    assert gisbot("export", str(out), *arguments).code == 0
    figures, sources, notes = openpyxl.load_workbook(out).worksheets
    rows = list(figures.iter_rows(values_only=True))
    assert rows[1][:5] == ("云上镇人民政府", 2018, rows[1][2], 0, "件")
    assert rows[2][:6] == ("云上镇人民政府", 2017, None, None, None, "没有报告")
    assert sources.max_row >= 2
    assert notes.max_row == 3


def test_a_metric_goes_by_its_label_and_an_unknown_one_is_told_the_nearest(gisbot: Command, tmp_path: Path) -> None:
    out = tmp_path / "e.csv"
    assert gisbot("export", str(out), "--metric", "收到申请数").code == 0
    assert [row["数值"] for row in read_csv(out)] == ["0"]
    ran = gisbot("export", str(out), "--metric", "收到申请书数")
    assert (ran.code, ran.out) == (2, "")
    assert "收到申请数" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["e.txt", "--metric", "requests.received"],
        ["e.csv"],
        ["e.csv", "--metric", "requests.received", "--agencies", "火星市"],
        ["e.csv", "--metric", "requests.received", "--years", "2018-2016"],
        ["e.csv", "--metric", "requests.received", "--years", "1999"],
    ],
)
def test_what_cannot_be_exported_writes_nothing(gisbot: Command, tmp_path: Path, arguments: list[str]) -> None:
    ran = gisbot("export", str(tmp_path / arguments[0]), *arguments[1:])
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert not (tmp_path / arguments[0]).exists()


@pytest.mark.parametrize(
    ("texts", "years"),
    [(["2019-2021"], (2019, 2020, 2021)), (["2018,2020"], (2018, 2020)), (["2019年至2020年", "2019"], (2019, 2020))],
)
def test_years_as_people_write_them(texts: list[str], years: tuple[int, ...]) -> None:
    assert years_of(texts) == years


def test_a_year_is_four_digits() -> None:
    with pytest.raises(SettingsError, match="2019-2023"):
        years_of(["19"])
