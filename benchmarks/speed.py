"""How long a question takes in process, beside a bare rapidfuzz extract over the same labels.

    python benchmarks/speed.py [FILE ...]

Without files, `tests/questions/seed.jsonl`. Both are warmed by one run before, for what a process loads at its first
use; the runs alternate, so that a busy
machine slows both. A question's time is its shortest over the runs. The bounds are a median of 1 ms and 5 ms for
the 99th percentile; the exit status is 1 when one does not hold.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process

from gisbot.app import open_app
from gisbot.dialogue.dialogue import Dialogue
from gisbot.evaluation.cases import Case, read_cases
from gisbot.model.who import Who
from gisbot.settings import load_settings

PROJECT = Path(__file__).parents[1]
SEED = PROJECT / "tests" / "questions" / "seed.jsonl"
ROUNDS = 7
MEDIAN_MS, P99_MS = 1.0, 5.0


def gisbot_times(door: Dialogue, cases: Sequence[Case], number: int) -> list[float]:
    """Seconds for every turn of a run, each conversation with a person who never spoke before."""
    return [
        _seconds(partial(door.ask, turn, Who("benchmark", f"{number}-{case.id}", "benchmark")))
        for case in cases
        for turn in case.turns
    ]


def yardstick_times(labels: Sequence[str], cases: Sequence[Case]) -> list[float]:
    """Seconds for the ten best labels by WRatio, for every turn."""
    return [
        _seconds(partial(process.extract, turn, labels, scorer=fuzz.WRatio, limit=10))
        for case in cases
        for turn in case.turns
    ]


def _seconds(task: Callable[[], object]) -> float:
    began = time.perf_counter()
    task()
    return time.perf_counter() - began


def main(arguments: Sequence[str]) -> int:
    """Measure both."""
    cases = read_cases([Path(argument) for argument in arguments] or [SEED])
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "GISBOT_HOME": str(PROJECT), "GISBOT_DATA": data, "GISBOT_TODAY": "2026-11-22"}
        app = open_app(load_settings(environment))
        edition = app.publisher.follow_folder()
        door = app.dialogue_over(edition)
        metrics = edition.catalog.metrics.values()
        labels = [label for m in metrics for label in (m.zh, m.en, *m.aliases, *m.aliases_en)]
        rounds = [(gisbot_times(door, cases, n), yardstick_times(labels, cases)) for n in range(ROUNDS + 1)][1:]
        app.close()
    best = [[min(times) for times in zip(*(taken[side] for taken in rounds), strict=True)] for side in (0, 1)]
    results = [(statistics.median(times) * 1000, sorted(times)[int(len(times) * 0.99)] * 1000) for times in best]
    print(f"{len(best[0])} questions, {len(labels)} labels, shortest of {ROUNDS} runs")
    for name, (median, p99) in zip(("gisbot", "rapidfuzz extract"), results, strict=True):
        print(f"{name:18} median {median:.3f} ms, 99 % {p99:.3f} ms")
    return 0 if results[0][0] <= MEDIAN_MS and results[0][1] <= P99_MS else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
