"""Runs are kept, and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from gisbot.errors import EvaluationError
from gisbot.evaluation.cases import Expectation, GoldValue
from gisbot.evaluation.running import Result, run_cases
from gisbot.evaluation.saved import compare, load_run, outcome, save_run
from gisbot.model.answer import Answer, Status
from tests.evaluation.making import Says, answered, case, not_found, value

WANTED = Expectation(status=(Status.ANSWERED,), values=(GoldValue(3, "件"),))


def ran(**answers: Answer) -> tuple[Result, ...]:
    return run_cases([case(WANTED, name, turns=(name,)) for name in answers], Says(answers))


def test_a_saved_run_reads_back(tmp_path: Path) -> None:
    results = ran(a=answered(value("3")), b=not_found())
    save_run(results, tmp_path / "run.jsonl")
    assert load_run(tmp_path / "run.jsonl") == {result.case.id: outcome(result) for result in results}


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        save_run(ran(a=answered(value("3"))), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_changed_is_told_apart() -> None:
    before = ran(a=answered(value("3")), b=not_found(), c=not_found(), d=answered(value("3")), e=not_found())
    after = ran(a=not_found(), b=answered(value("3")), c=answered(value("9")), d=answered(value("3")), f=not_found())
    found = compare(after, {result.case.id: outcome(result) for result in before})
    assert [change.after.id for change in found.broken] == ["a"]
    assert [change.after.id for change in found.mended] == ["b"]
    assert [change.after.id for change in found.changed] == ["c"]
    assert (found.added, found.dropped) == (("f",), ("e",))


@pytest.mark.parametrize("text", ["", "[]", '{"id": "a"}', '{"id": "a", "right": 1}'])
def test_what_is_no_saved_run_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "run.jsonl").write_text(text, "utf-8")
    with pytest.raises(EvaluationError, match=r"run\.jsonl"):
        load_run(tmp_path / "run.jsonl")


def test_a_run_that_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="cannot be written"):
        save_run(ran(a=not_found()), tmp_path / "absent" / "run.jsonl")
