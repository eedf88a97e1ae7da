"""`gisbot check`: over what is loaded, over a bad folder, over a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import REPORT, Command

KEYS = {"report", "source", "rule", "severity", "message", "expected", "found", "citations"}


def findings(out: str) -> list[dict[str, object]]:
    """The lines of `check --json`."""
    lines = [json.loads(line) for line in out.splitlines()]
    for line in lines:
        assert line.keys() == KEYS
        assert line["severity"] in ("error", "warning", "note")
    return lines


def test_people_are_told_how_many_rules_were_checked(gisbot: Command) -> None:
    first = gisbot("check").out.splitlines()[0]
    number = int("".join(character for character in first.split("，")[0] if character.isdecimal()))
    assert number > 5


def test_a_short_period_is_a_note(gisbot: Command) -> None:
    found = findings(gisbot("check", "--json").out)
    assert [(line["source"], line["severity"]) for line in found if line["rule"] == "period.short"] == [
        (REPORT, "note")
    ]


def test_a_table_that_does_not_add_up_is_found(gisbot: Command, reports: Path) -> None:
    path = reports / REPORT
    text = path.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if "当面申请数" in line)
    lines[at] = lines[at].replace("0", "5")
    path.write_text("".join(lines), "utf-8")
    ran = gisbot("check", "--json")
    errors = [line for line in findings(ran.out) if line["severity"] == "error"]
    assert ran.code == 1
    assert errors
    assert any(str(line["rule"]).startswith("identity.") for line in errors)
    assert all(line["citations"] for line in errors)


@pytest.mark.parametrize(
    ("name", "data", "rule", "told"),
    [
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document.old", "旧版 Office"),
        ("empty.docx", b"", "document.empty", "文件是空的"),
        ("photo.pdf", b"\xff\xd8\xff\xe0" + b"\0" * 60, "document.image", "文件是图片"),
        ("cut.docx", b"PK\x03\x04rest", "document.damaged", "文件已损坏"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(
    gisbot: Command, reports: Path, tmp_path: Path, name: str, data: bytes, rule: str, told: str
) -> None:
    (reports / name).write_bytes(data)
    ran = gisbot("check", "--json")
    own = [line for line in findings(ran.out) if line["source"] == name]
    assert [(line["rule"], line["severity"]) for line in own] == [(rule, "error")]
    assert ran.code == 1
    people = gisbot("check")
    assert (people.code, told in people.out) == (1, True)
    (reports / name).rename(tmp_path / name)
    assert gisbot("check").code == 0
    draft = gisbot("check", str(tmp_path / name))
    assert (draft.code, told in draft.out) == (1, True)


def test_warnings_and_notes_are_no_failure(gisbot: Command, reports: Path) -> None:
    path = reports / REPORT
    text = path.read_text("utf-8").replace("本年度我镇未收到信息公开申请。", "本年度我镇收到信息公开申请3件。")
    path.write_text(text, "utf-8")
    (reports / "通知.txt").write_text(
        "关于做好2024年政府信息公开工作年度报告编制工作的通知\n各单位：请于1月底前报送。\n", "utf-8"
    )
    ran = gisbot("check", "--json")
    assert {line["severity"] for line in findings(ran.out)} >= {"warning", "note"}
    assert ran.code == 0


def test_the_help_tells_the_exit_status(gisbot: Command) -> None:
    for command in ("check", "reload"):
        assert "Exit status: 0" in gisbot(command, "--help").out


def test_a_draft_is_checked_without_being_loaded(gisbot: Command, reports: Path, tmp_path: Path) -> None:
    text = (reports / REPORT).read_text("utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text(text.replace("2018", "2019"), "utf-8")
    ran = gisbot("check", str(draft), "--json")
    assert ran.code == 0
    assert {line["source"] for line in findings(ran.out)} == {"draft.txt"}
    assert "2019" not in {str(json.loads(line)["year"]) for line in gisbot("facts", "--json").out.splitlines()}


def test_a_missing_draft_is_refused(gisbot: Command) -> None:
    ran = gisbot("check", "/nowhere/x.txt")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


LAST_YEAR = """云溪县柳林镇人民政府2022年政府信息公开工作年度报告
（虚构）
一、总体情况
2022年，我镇公开信息12条。
三、收到和处理政府信息公开申请情况
申请人情况 | 自然人 | 法人或其他组织 | 总计
商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他
一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 0 | 3
二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0
三、本年度办理结果 | （一）予以公开 | 2 | 0 | 0 | 0 | 0 | 0 | 2
（七）总计 | 2 | 0 | 0 | 0 | 0 | 0 | 2
四、结转下年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1
"""


def test_a_draft_is_held_against_last_years_report(gisbot: Command, reports: Path, tmp_path: Path) -> None:
    (reports / "柳林镇2022.txt").write_text(LAST_YEAR, "utf-8")
    draft = tmp_path / "草稿.txt"
    text = LAST_YEAR.replace("2022", "2023").replace("2023年，我镇", "2022年，柳木镇")
    draft.write_text(text.replace("请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0", "请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 2"), "utf-8")
    found = {str(line["rule"]): line for line in findings(gisbot("check", str(draft), "--json").out)}
    assert {"draft.carry_over", "draft.leftover_year", "draft.other_agency"} <= found.keys()
    assert found["draft.leftover_year"]["found"] == "2022"
    assert found["draft.other_agency"]["found"] == "柳木镇"
    citations = found["draft.carry_over"]["citations"]
    assert isinstance(citations, list)
    assert [citation["quote"] for citation in citations] == [
        "二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 2"
    ]
    told = gisbot("check", str(draft)).out
    assert "上年结转应等于上一年度结转下年度的数量：应为 1，实为 2 (总计)" in told
    assert "可能遗留了往年的年份：2022" in told
    assert "出现了其他单位的名称：柳木镇" in told


def test_a_draft_finds_last_years_report_by_a_shorter_name(gisbot: Command, reports: Path, tmp_path: Path) -> None:
    (reports / "柳林镇2022.txt").write_text(LAST_YEAR, "utf-8")
    draft = tmp_path / "草稿.txt"
    draft.write_text(LAST_YEAR.replace("2022", "2023").replace("云溪县柳林镇人民政府", "柳林镇"), "utf-8")
    rules = {str(line["rule"]) for line in findings(gisbot("check", str(draft), "--json").out)}
    assert {"draft.carry_over", "draft.same_figures"} <= rules
