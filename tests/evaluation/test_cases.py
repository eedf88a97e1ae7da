"""Question files are read strictly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gisbot.errors import EvaluationError
from gisbot.evaluation.cases import Expectation, GoldValue, read_cases
from gisbot.model.answer import Status

GOOD = {"id": "a", "kind": "figure", "turns": ["收到几件"], "expect": {"status": ["answered"]}}


def written(folder: Path, *entries: object, name: str = "set.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries), "utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    expect = {
        "status": ["answered", "clarify"],
        "values": [[3, "件"], [None, None], ["0871", None]],
        "text": ["甲"],
        "any_text": ["乙"],
        "not_text": ["丙"],
        "cite": ["丁"],
        "options": ["戊"],
        "year": 2018,
        "agency": "虚构镇",
    }
    (case,) = read_cases([written(tmp_path, {**GOOD, "expect": expect})])
    assert case.expect == Expectation(
        status=(Status.ANSWERED, Status.CLARIFY),
        values=(GoldValue(3, "件"), GoldValue(None, None), GoldValue("0871", None)),
        text=("甲",),
        any_text=("乙",),
        not_text=("丙",),
        cite=("丁",),
        options=("戊",),
        year=2018,
        agency="虚构镇",
    )


def test_no_value_at_all_may_be_asked_for(tmp_path: Path) -> None:
    (case,) = read_cases([written(tmp_path, {**GOOD, "expect": {"values": []}})])
    assert case.expect.values == ()


def test_files_are_read_in_order_and_blank_lines_left_out(tmp_path: Path) -> None:
    first = written(tmp_path, GOOD, name="1.jsonl")
    second = tmp_path / "2.jsonl"
    second.write_text("\ufeff\n" + json.dumps({**GOOD, "id": "b"}) + "\n\n", "utf-8")
    assert [case.id for case in read_cases([first, second])] == ["a", "b"]


@pytest.mark.parametrize(
    ("expect", "message"),
    [
        ({"statuss": ["answered"]}, "unknown key in expect: statuss"),
        ({"status": "answered"}, "expect.status has the wrong form"),
        ({"status": []}, "expect.status has the wrong form"),
        ({"status": ["found"]}, "expect.status has the wrong form"),
        ({"values": [3]}, "expect.values has the wrong form"),
        ({"values": [[True, None]]}, "expect.values has the wrong form"),
        ({"values": [[3, 4]]}, "expect.values has the wrong form"),
        ({"cite": []}, "expect.cite has the wrong form"),
        ({"text": [1]}, "expect.text has the wrong form"),
        ({"year": "2018"}, "expect.year has the wrong form"),
        ({"agency": ["虚构镇"]}, "expect.agency has the wrong form"),
        ({}, "needs an expect object"),
    ],
)
def test_an_expectation_that_says_nothing_is_an_error(tmp_path: Path, expect: object, message: str) -> None:
    path = written(tmp_path, {**GOOD, "id": "first"}, {**GOOD, "expect": expect})
    with pytest.raises(EvaluationError, match=r"set\.jsonl:2: ") as caught:
        read_cases([path])
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ([1], "not an object"),
        ({**GOOD, "id": 1}, "needs an id"),
        ({**GOOD, "turns": []}, "needs a kind and at least one turn"),
        ({**GOOD, "kind": None}, "needs a kind and at least one turn"),
    ],
)
def test_a_line_that_is_no_question_is_an_error(tmp_path: Path, entry: object, message: str) -> None:
    with pytest.raises(EvaluationError, match=message):
        read_cases([written(tmp_path, entry)])


def test_an_id_names_one_question_over_all_files(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"2\.jsonl:1: the id a occurs twice"):
        read_cases([written(tmp_path, GOOD, name="1.jsonl"), written(tmp_path, GOOD, name="2.jsonl")])


def test_a_file_without_questions_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no questions in it"):
        read_cases([written(tmp_path)])
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_cases([tmp_path / "absent.jsonl"])
    broken = tmp_path / "broken.jsonl"
    broken.write_text("{", "utf-8")
    with pytest.raises(EvaluationError, match=r"broken\.jsonl:1: not json"):
        read_cases([broken])
