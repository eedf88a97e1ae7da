"""`gisbot check`: over what is loaded, over a bad folder, over a draft."""

from __future__ import annotations

import json
from pathlib import Path

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
    errors = [line for line in findings(gisbot("check", "--json").out) if line["severity"] == "error"]
    assert errors
    assert any(str(line["rule"]).startswith("identity.") for line in errors)
    assert all(line["citations"] for line in errors)


def test_a_file_that_cannot_be_read_is_listed(gisbot: Command, reports: Path) -> None:
    (reports / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    found = findings(gisbot("check", "--json").out)
    assert [line["severity"] for line in found if line["source"] == "old.doc"] == ["error"]
    assert "old.doc" in gisbot("check").out


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
