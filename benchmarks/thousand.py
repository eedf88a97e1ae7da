"""How 1,000 mixed reports are read: the time, the processors that were used, the memory of all processes together.

    python -m benchmarks.thousand [--reports 1000] [--processes N]

Fictional reports of all three forms in txt, html, docx, pdf and xlsx are written first, which is not measured; then
an edition is built from them. The memory is that of the main process and of all that it started, added up: the
proportional share of each (PSS, shared pages counted once), which Linux tells. Bounds: 500 MB, and more than 1.5
processors used or waited for where there are two or more (others may be using them). The exit status is 1 when one
does not hold.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from examples.carriers.registry import choices
from examples.make import drafts, write_mixed
from examples.world import some_agencies

from gisbot.app import open_app
from gisbot.settings import load_settings

PROJECT = Path(__file__).parents[1]
FORMATS = ["txt", "html", "docx", "pdf", "xlsx"]
YEARS = range(2016, 2024)
MOST_MEGABYTES, LEAST_PROCESSORS = 500.0, 1.5
PAUSE = 0.2


def processes_of(root: int) -> Iterator[int]:
    """The process and all that it started, directly or not."""
    children: dict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                children[int((entry / "stat").read_text().rpartition(")")[2].split()[1])].append(int(entry.name))
            except OSError:
                continue  # it has ended
    waiting = [root]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += children[process]


def megabytes(process: int) -> float:
    """The proportional share of memory of a process; 0 when it has ended."""
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        return 0.0
    return 0.0


def seconds_wanted(process: int) -> float:
    """How long the first thread of a process ran and waited to run; 0 when the system does not tell."""
    try:
        ran, waited, *_ = map(int, Path(f"/proc/{process}/schedstat").read_text().split())
    except (OSError, ValueError):
        return 0.0
    return (ran + waited) / 1e9


class Watch(threading.Thread):
    """Looks at this process and those it started, until stopped; `peak` is their memory in megabytes."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = self.main = 0.0
        self.processes = 0
        self._wanted: dict[int, float] = {}
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(PAUSE):
            running = list(processes_of(os.getpid()))
            self._wanted |= {process: wanted for process in running if (wanted := seconds_wanted(process))}
            shares = [megabytes(process) for process in running]
            if sum(shares) > self.peak:
                self.peak, self.main, self.processes = sum(shares), shares[0], len(shares)

    def stop(self) -> None:
        self._over.set()
        self.join()

    @property
    def wanted(self) -> float:
        """The processor seconds that all ran or waited for."""
        return sum(self._wanted.values())


def processor_seconds() -> float:
    """The processor time of this process and of all that it started and that have ended."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def main() -> int:
    """Measure; the exit status is 1 when a bound does not hold."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--processes", type=int, default=None, help="as many as there are processors, unless given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        made = drafts(some_agencies(-(-options.reports // len(YEARS))), YEARS, 1)
        wanted = (draft for _, draft in zip(range(options.reports), made, strict=False))
        written = sum(1 for _ in write_mixed(wanted, reports, choices(FORMATS), zipped=False))
        size = sum(path.stat().st_size for path in reports.iterdir()) / 1e6
        environment = {"GISBOT_HOME": str(PROJECT), "GISBOT_DATA": folder, "GISBOT_REPORTS": str(reports)}
        if options.processes:
            environment["GISBOT_PROCESSES"] = str(options.processes)
        app = open_app(load_settings({**os.environ, **environment}))
        watch, before = Watch(), seconds_wanted(os.getpid())
        watch.start()
        began, used = time.perf_counter(), processor_seconds()
        edition = app.publisher.follow_folder()
        wall, used = time.perf_counter() - began, processor_seconds() - used
        watch.stop()
        app.close()
    unread = len(edition.findings)
    print(f"{written} reports, {size:.1f} MB: {len(edition.reports)} read, {unread} findings about documents")
    wanted = max(watch.wanted - before, used)
    print(f"wall {wall:.1f} s, processor {used:.1f} s: {used / wall:.2f} of {os.cpu_count()} processors used")
    print(f"with the time waited for a processor {wanted:.1f} s: {wanted / wall:.2f} processors")
    print(f"memory of {watch.processes} processes together {watch.peak:.0f} MB, of the main one {watch.main:.0f} MB")
    enough = wanted / wall >= LEAST_PROCESSORS or (os.cpu_count() or 1) < 2 or options.processes == 1
    return 0 if watch.peak <= MOST_MEGABYTES and enough else 1


if __name__ == "__main__":
    sys.exit(main())
