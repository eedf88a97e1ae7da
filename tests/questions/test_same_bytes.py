"""The same questions get the same answers, to the byte, in any process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.questions.asking import HEKOU, PROJECT, TODAY, question_sets

THIRD = 3


def test_two_processes_with_other_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    every = [case for questions in question_sets() if questions.reports == "hekou" for case in questions.cases()]
    cases = every[::THIRD]
    batch = tmp_path / "batch.jsonl"
    lines = [json.dumps({"id": case.id, "turns": case.turns}, ensure_ascii=False) for case in cases]
    batch.write_text("\n".join(lines), "utf-8")
    # two readings of the report too: each process has a database of its own
    running = [_answers(batch, tmp_path / seed, seed) for seed in ("1", "2")]
    first, second = (process.communicate(timeout=100)[0] for process in running)
    assert [process.returncode for process in running] == [0, 0]
    assert len(first.splitlines()) == len(cases)
    assert first == second


def _answers(batch: Path, data: Path, seed: str) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GISBOT_")}
    environment |= {"PYTHONHASHSEED": seed, "GISBOT_HOME": str(PROJECT), "GISBOT_DATA": str(data)}
    environment |= {"GISBOT_TODAY": TODAY, "GISBOT_PROCESSES": "1"}
    command = [sys.executable, "-m", "gisbot.cli.main", "ask", "--batch", str(batch), "--reports", str(HEKOU)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
