"""The comparison counts what is right, wrong, missing and invented."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from examples.carriers.registry import CARRIERS
from examples.compare import Comparison, compare, compare_files, main
from examples.compose import compose
from examples.figures import history
from examples.truth import FactLine, TruthLine, truth_lines
from examples.world import demo_agencies

AGENCY = demo_agencies()[0]
TRUTH = list(truth_lines(compose(AGENCY, history(AGENCY, 1)[2022], 1), "a.html", CARRIERS["html"]))


def _outcome(change: Callable[[list[FactLine]], None]) -> Comparison:
    facts = [cast(FactLine, dict(line)) for line in TRUTH]
    change(facts)
    return compare(TRUTH, facts)


def _first(facts: list[FactLine], kind: str) -> int:
    return next(index for index, line in enumerate(facts) if line["kind"] == kind and line["metric"] is not None)


def test_the_truth_is_right() -> None:
    outcome = _outcome(lambda facts: None)
    assert outcome == Comparison(right=len(TRUTH))
    assert len(TRUTH) > 200


@pytest.mark.parametrize("kind", ["table", "prose", "contact", "period", "date"])
def test_another_value_is_wrong(kind: str) -> None:
    def change(facts: list[FactLine]) -> None:
        facts[_first(facts, kind)]["value"] = 987654

    outcome = _outcome(change)
    assert (outcome.count("wrong"), outcome.count("missing"), outcome.right) == (1, 0, len(TRUTH) - 1)


@pytest.mark.parametrize("field", ["unit", "metric"])
def test_another_unit_or_metric_is_wrong(field: str) -> None:
    def change(facts: list[FactLine]) -> None:
        facts[_first(facts, "table")][field] = "x"  # type: ignore[literal-required]  # the field is a parameter

    assert _outcome(change).count("wrong") == 1


@pytest.mark.parametrize("kind", ["table", "prose", "contact"])
def test_a_figure_left_out_is_missing(kind: str) -> None:
    outcome = _outcome(lambda facts: facts.__delitem__(_first(facts, kind)))
    assert (outcome.count("missing"), outcome.count("wrong")) == (1, 0)


def test_a_cell_nobody_printed_is_invented() -> None:
    def change(facts: list[FactLine]) -> None:
        extra = cast(FactLine, dict(facts[_first(facts, "table")]))
        extra["path"] = ["nowhere"]
        facts.append(extra)

    assert _outcome(change).count("invented") == 1


def test_a_prose_figure_without_metric_is_right_by_value_and_unit() -> None:
    def change(facts: list[FactLine]) -> None:
        facts[_first(facts, "prose")]["metric"] = None

    assert _outcome(change) == Comparison(right=len(TRUTH))


def test_what_an_honest_reader_may_leave_out_is_not_missing() -> None:
    truth = [cast(TruthLine, {**line, "sure": line["kind"] != "period"}) for line in TRUTH]
    facts = [line for line in TRUTH if line["kind"] != "period"]
    assert compare(truth, facts) == Comparison(right=len(facts), unsure=1)


def test_reports_are_matched_by_file_or_else_by_agency_and_year(tmp_path: Path) -> None:
    def write(name: str, lines: list[dict[str, object]]) -> Path:
        path = tmp_path / name
        path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return path

    truth = write("truth.jsonl", [dict(line) for line in TRUTH])
    without_file = [{key: value for key, value in line.items() if key not in {"file", "sure"}} for line in TRUTH]
    by_source = write("source.jsonl", [{**line, "source": "a.html"} for line in without_file])
    by_agency = write("agency.jsonl", without_file)
    elsewhere = write("other.jsonl", [{**line, "source": "b.html"} for line in without_file])
    assert compare_files(truth, by_source) == {"a.html": Comparison(right=len(TRUTH))}
    assert compare_files(truth, by_agency) == {"a.html": Comparison(right=len(TRUTH))}
    assert main([str(truth), str(by_source)]) == 0
    assert main([str(truth), str(elsewhere)]) == 1
