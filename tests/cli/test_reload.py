"""`gisbot reload` and `gisbot status`: the old knowledge goes on answering while anything is broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import REPORT, Command


def edition(gisbot: Command) -> str:
    """The published edition."""
    state = json.loads(gisbot("status", "--json").out)
    assert isinstance(state["edition"], str)
    return state["edition"]


def another(reports: Path, year: int = 2017) -> Path:
    """The report of another year, made from the real one."""
    path = reports / f"{year}.txt"
    path.write_text((reports / REPORT).read_text("utf-8").replace("2018", str(year)), "utf-8")
    return path


def test_what_changed_is_named(gisbot: Command, reports: Path) -> None:
    assert gisbot("reload").code == 0
    another(reports)
    ran = gisbot("reload")
    assert ran.code == 0
    assert "2017.txt" in ran.out


@pytest.mark.parametrize("breaking", ["yaml", "report", "deleted", "meta"])
def test_what_is_broken_keeps_the_old_knowledge(gisbot: Command, home: Path, reports: Path, breaking: str) -> None:
    other = another(reports)
    assert gisbot("reload").code == 0
    before = edition(gisbot)
    metrics = home / "knowledge" / "metrics.yaml"
    lines = len(metrics.read_text("utf-8").splitlines())
    match breaking:
        case "yaml":
            metrics.write_text(metrics.read_text("utf-8") + "\nnonsense: 1\n", "utf-8")
            told = f"knowledge/metrics.yaml:{lines + 2}"
        case "report":
            other.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 99)
            told = "2017.txt"
        case "deleted":
            other.unlink()
            told = "--accept-removed"
        case _:
            other.with_name("2017.txt.meta.yaml").write_text("url: here\n", "utf-8")
            told = "2017.txt.meta.yaml:1"
    ran = gisbot("reload")
    assert ran.code == 1
    assert told in ran.out
    assert edition(gisbot) == before


def test_a_file_that_cannot_be_read_keeps_nothing_back_and_is_told(gisbot: Command, reports: Path) -> None:
    another(reports)
    (reports / "empty.pdf").write_bytes(b"")
    ran = gisbot("reload")
    assert ran.code == 3
    assert "没有读出的文件：1 个" in ran.out
    assert "empty.pdf" in ran.out
    assert json.loads(gisbot("status", "--json").out)["years"] == [2017, 2018]
    assert gisbot("reload").code == 3
    (reports / "empty.pdf").unlink()
    assert gisbot("reload").code == 0


def test_a_reload_that_is_kept_names_the_files_that_cannot_be_read_too(gisbot: Command, reports: Path) -> None:
    other = another(reports)
    assert gisbot("reload").code == 0
    other.unlink()
    (reports / "empty.pdf").write_bytes(b"")
    ran = gisbot("reload")
    assert ran.code == 1
    assert "没有读出的文件：1 个\n  empty.pdf" in ran.out


def test_a_deleted_report_goes_when_that_is_accepted(gisbot: Command, reports: Path) -> None:
    other = another(reports)
    assert gisbot("reload").code == 0
    other.unlink()
    assert gisbot("reload", "--accept-removed").code == 0
    assert json.loads(gisbot("status", "--json").out)["years"] == [2018]


def test_a_rollback_goes_back(gisbot: Command, reports: Path) -> None:
    assert gisbot("reload").code == 0
    before = edition(gisbot)
    another(reports)
    assert gisbot("reload").code == 0
    assert edition(gisbot) != before
    after = edition(gisbot)
    ran = gisbot("reload", "--rollback")
    assert (ran.code, edition(gisbot)) == (0, before)
    assert f"（1 份报告），不再用 {after}" in ran.out
    assert "仍按文件夹现在的内容回答" in ran.out
    again = gisbot("reload", "--rollback")
    assert edition(gisbot) == after
    assert f"（2 份报告），不再用 {before}" in again.out


def test_the_status_says_what_is_loaded(gisbot: Command) -> None:
    assert gisbot("reload").code == 0
    state = json.loads(gisbot("status", "--json").out)
    assert (state["reports"], state["agencies"], state["years"]) == (1, 1, [2018])
    assert state["edition"] in gisbot("status").out


def test_broken_yaml_leaves_the_commands_answering_with_a_word(gisbot: Command, home: Path) -> None:
    before = gisbot("facts", "--json")
    (home / "bot" / "commands.yaml").write_text("commands: [\n", "utf-8")
    after = gisbot("facts", "--json")
    assert (after.code, after.out) == (0, before.out)
    assert "bot/commands.yaml:" in after.err
