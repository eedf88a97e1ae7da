"""How long one question takes from a cold process, beside the bare imports it cannot do without.

    python benchmarks/cold_start.py

The database is built first. The yardstick is `python -c "import sqlalchemy.orm, rapidfuzz, yaml"`; the bound is
three times that, and 0.15 s for `import gisbot` alone. The runs alternate, so that a busy machine slows all alike.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence

RUNS = 15
YARDSTICK = (sys.executable, "-c", "import sqlalchemy.orm, rapidfuzz, yaml")
QUESTION = (sys.executable, "-m", "gisbot.cli.main", "ask", "电话多少")
NOTHING = (sys.executable, "-c", "pass")
IMPORT = (sys.executable, "-c", "import gisbot")


def main() -> int:
    """Measure; the exit status is 1 when a bound does not hold."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "GISBOT_DATA": data}
        for _ in range(2):  # the first builds the database, the second finds every file settled
            _seconds(QUESTION, environment)
            time.sleep(0.1)
        commands = {"question": QUESTION, "yardstick": YARDSTICK, "import gisbot": IMPORT, "python": NOTHING}
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                taken[name].append(_seconds(command, environment))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:14} median {median:.3f} s, fastest {min(taken[name]):.3f} s")
    ratio = medians["question"] / medians["yardstick"]
    alone = medians["import gisbot"] - medians["python"]
    print(f"a question is {ratio:.2f} x the yardstick (bound 3); gisbot alone {alone:.3f} s (bound 0.15)")
    return 0 if ratio <= 3 and alone <= 0.15 else 1


def _seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - began


if __name__ == "__main__":
    raise SystemExit(main())
