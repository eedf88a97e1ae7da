"""The county's question files say what the generator's truth says, and ask enough of every operation."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from tests.questions.county.make_truth import FILES, made_lines

FEWEST = 200
PARTS = ("questions.yaml", "heldback.yaml")
KINDS = (
    "name", "ambiguous", "year", "columns", "difference", "growth", "trend", "extreme", "ranking", "sum", "average",
    "share", "ratio", "condition", "combination", "completeness", "comparability", "units", "contradiction", "talk",
    "english", "everyday", "home",
)  # fmt: skip


@pytest.mark.parametrize("source", FILES)
def test_the_files_hold_the_truth_of_the_generator(source: str) -> None:
    for name, lines in made_lines(source).items():
        assert (FILES[source] / f"{name}.jsonl").read_text("utf-8").splitlines() == lines


def test_every_operation_is_asked_in_both_parts() -> None:
    counts = [
        Counter(json.loads(line)["kind"] for lines in made_lines(source).values() for line in lines) for source in PARTS
    ]
    assert sum(counts[0].values()) + sum(counts[1].values()) >= FEWEST
    assert all(set(KINDS) <= set(count) for count in counts)
    assert counts[1].total() / (counts[0].total() + counts[1].total()) >= 0.32
