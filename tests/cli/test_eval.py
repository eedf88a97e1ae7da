"""`gisbot eval` over the one real report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Command

LINES = [
    {
        "id": "1",
        "kind": "figure",
        "turns": ["收到多少件申请"],
        "expect": {"values": [[0, "件"]], "cite": ["收到申请数"]},
    },
    {"id": "2", "kind": "figure", "turns": ["举报投诉数量是多少"], "expect": {"cite": ["举报投诉数量"]}},
    {"id": "3", "kind": "absent", "turns": ["2017年收到多少件申请"], "expect": {"status": ["not_found"]}},
]
ALIAS = "多少件申请"


@pytest.fixture
def questions(tmp_path: Path) -> str:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES), "utf-8")
    return str(path)


def test_every_rate_has_its_interval(gisbot: Command, questions: str) -> None:
    ran = gisbot("eval", questions)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["figure", "2", "2", "100.0%", "34.2%-100.0%"] in lines
    assert ["overall", "3", "3", "100.0%", "43.9%-100.0%"] in lines
    assert ["wrong", "numbers", "0", "3", "0.0%", "0.0%-56.1%"] in lines
    assert ["answered", "2", "3", "66.7%", "20.8%-93.9%"] in lines
    assert "wrong: 0" in ran.out


def test_the_json_says_the_same(gisbot: Command, questions: str) -> None:
    given = json.loads(gisbot("eval", questions, "--json").out)
    assert given["overall"]["count"] == 3
    assert set(given["kinds"]) == {"figure", "absent"}
    assert (given["wrong_numbers"]["count"], given["false_answers"]["count"], given["wrong"]) == (0, 0, [])
    assert len(given["slowest"]) == 3


def test_a_wrong_answer_is_shown_with_what_it_breaks(gisbot: Command, tmp_path: Path) -> None:
    path = tmp_path / "wrong.jsonl"
    path.write_text(json.dumps({**LINES[0], "expect": {"values": [[5, "件"]]}}), "utf-8")
    ran = gisbot("eval", str(path))
    assert ran.code == 0
    assert "WRONG NUMBER" in ran.out
    assert "values: missing 5 件; given 0 件" in ran.out
    assert "wrong: 1" in ran.out


def add_alias(home: Path, metric: str, alias: str) -> None:
    """Give a metric of the home another name."""
    path = home / "knowledge" / "metrics.yaml"
    head, own = path.read_text("utf-8").split(f"\n  {metric}:\n", 1)
    own = own.replace("    aliases: [", f"    aliases: [{alias}, ", 1)
    path.write_text(f"{head}\n  {metric}:\n{own}", "utf-8")


def test_an_alias_that_breaks_a_gold_question_is_refused_by_name(
    gisbot: Command, questions: str, home: Path, tmp_path: Path
) -> None:
    gold = str(tmp_path / "gold.jsonl")
    assert gisbot("eval", questions, "--save", gold).code == 0
    good = gisbot("eval", questions, "--check-words", "--against", gold)
    assert (good.code, good.out) == (0, "gold questions broken: 0, by words: 0\n")
    add_alias(home, "complaints.total", ALIAS)
    refused = gisbot("eval", questions, "--check-words", "--against", gold)
    assert refused.code == 1
    assert f"1  收到多少件申请  refused: {ALIAS} (metric complaints.total)" in refused.out
    against = gisbot("eval", questions, "--against", gold).out
    assert "  broken: 1\n    1  收到多少件申请\n" in against


def test_a_threshold_moves_along_a_curve(gisbot: Command, questions: str) -> None:
    points = json.loads(gisbot("eval", questions, "--curve", "ask", "--json").out)["points"]
    assert points[4]["value"] == pytest.approx(points[2]["value"] * 2)
    assert points[4]["right"]["share"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--curve", "courage"), "there is no threshold 'courage'"),
        (("--curve", "ask", "--check-words"), "either --curve or --check-words"),
        (("--against", "absent.jsonl"), "absent.jsonl: cannot be read"),
    ],
)
def test_what_cannot_be_used_is_one_clear_line(
    gisbot: Command, questions: str, arguments: tuple[str, ...], message: str
) -> None:
    ran = gisbot("eval", questions, *arguments)
    assert ran.code == 2
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_no_question_file_is_refused(gisbot: Command, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "1", "kind": "figure", "turns": ["几件"], "expect": {"staus": ["answered"]}}', "utf-8")
    ran = gisbot("eval", str(path))
    assert ran.code == 2
    assert "bad.jsonl:1: unknown key in expect: staus" in ran.err
