"""Runs kept in files, and what changed from one to the next.

A saved run is one json object a line, without times: the same answers give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from gisbot.errors import EvaluationError
from gisbot.evaluation.cases import read_objects
from gisbot.evaluation.running import Result


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of a result: `values` as written with their units, `lead` the first line of the reply."""

    id: str
    right: bool
    wrong_number: bool
    status: str
    values: tuple[str, ...]
    lead: str


@dataclass(frozen=True, slots=True)
class Change:
    """A case whose outcome is not what it was."""

    turns: tuple[str, ...]
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run beside an earlier one.

    `broken` were right and are wrong, `mended` the other way round, `changed` are as right or wrong as before
    and answered otherwise. `added` and `dropped` are the ids that only one of the runs has.
    """

    broken: tuple[Change, ...]
    mended: tuple[Change, ...]
    changed: tuple[Change, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


def outcome(result: Result) -> Outcome:
    """What is kept of a result."""
    answer = result.answer
    lead = next((line.strip() for line in answer.lead.splitlines() if line.strip()), "")
    return Outcome(
        id=result.case.id,
        right=result.grade.right,
        wrong_number=result.grade.wrong_number,
        status=answer.status.value,
        values=tuple(f"{value.value} {value.unit or ''}".strip() for value in answer.values),
        lead=lead,
    )


def save_run(results: Sequence[Result], path: Path) -> None:
    """Write a run. Raises `EvaluationError` when the file cannot be written."""
    lines = [json.dumps(asdict(outcome(result)), ensure_ascii=False) + "\n" for result in results]
    try:
        path.write_text("".join(lines), "utf-8", newline="\n")
    except OSError as error:
        raise EvaluationError(f"{path}: cannot be written: {error}") from error


def load_run(path: Path) -> dict[str, Outcome]:
    """The outcomes of a saved run by the ids of their cases. Raises `EvaluationError`."""
    outcomes = [_outcome(entry, place) for place, entry in read_objects(path)]
    if not outcomes:
        raise EvaluationError(f"{path}: no outcomes in it")
    return {outcome.id: outcome for outcome in outcomes}


def compare(results: Sequence[Result], earlier: Mapping[str, Outcome]) -> Comparison:
    """What changed since an earlier run."""
    broken: list[Change] = []
    mended: list[Change] = []
    changed: list[Change] = []
    for result in results:
        before, after = earlier.get(result.case.id), outcome(result)
        if before is None or before == after:
            continue
        change = Change(result.case.turns, before, after)
        if before.right != after.right:
            (broken if before.right else mended).append(change)
        else:
            changed.append(change)
    ids = [result.case.id for result in results]
    return Comparison(
        tuple(broken),
        tuple(mended),
        tuple(changed),
        tuple(name for name in ids if name not in earlier),
        tuple(name for name in earlier if name not in set(ids)),
    )


def _outcome(entry: Mapping[str, object], place: str) -> Outcome:
    name, status, lead, values = entry.get("id"), entry.get("status"), entry.get("lead"), entry.get("values")
    right, wrong_number = entry.get("right"), entry.get("wrong_number")
    if (
        isinstance(name, str)
        and isinstance(status, str)
        and isinstance(lead, str)
        and isinstance(right, bool)
        and isinstance(wrong_number, bool)
        and isinstance(values, list)
        and all(isinstance(value, str) for value in values)
    ):
        return Outcome(name, right, wrong_number, status, tuple(values), lead)
    raise EvaluationError(f"{place}: not an outcome of a saved run")
