"""Fictional reports, spoilt at random, through each reader: nothing may fail but on purpose, no value may be wrong.

Bytes are flipped, cut, doubled and moved; in docx and xlsx inside their parts, in txt and html as lines. A file that
cannot be read must raise a `DocumentError`, a text that is no report `NotAReport`. Where a table lost a row or a cell
before it was written, or a txt copy one of its lines, and where nothing was lost, every figure that is still read must
be the one printed, and blank only what was printed blank.

    python -m benchmarks.fuzz_readers --minutes 3 --readers txt,html
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from benchmarks.spoiling import (
    lose_a_cell,
    lose_a_line,
    lose_a_row,
    spoil_bytes,
    spoil_lines,
    spoil_parts,
    spoil_tags,
)
from examples.carriers.registry import Choice, choices
from examples.compose import compose
from examples.defects.catalogue import DEFECTS
from examples.draft import Draft
from examples.facts import misread_figures
from examples.figures import history
from examples.world import demo_agencies

from gisbot.catalog.catalog import Catalog, load_catalog
from gisbot.documents.reader import read_bytes
from gisbot.errors import DocumentError, NotAReport
from gisbot.model.report import Report
from gisbot.reports.reader import read_report

HOME = Path(__file__).parents[1]
READERS = ("txt", "html", "docx", "pdf", "xlsx")
YEARS = (2017, 2020, 2023)
ENCODED = ("gb18030", "utf16", "bom")
"""Styles whose bytes are not cut into lines."""
SLOW = 20.0
"""Seconds after which a file counts as slow; the readers' own bound is higher."""


class Fuzzer:
    """Spoils files of one seed after another and counts what became of them."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.seed = seed
        self.catalog: Catalog = load_catalog(HOME)
        self.counts: Counter[str] = Counter()
        self.failures: list[str] = []

    def draft(self, carrier: str) -> Draft:
        """A report of some agency and year, every second one with a defect that its file type can print."""
        agency = self.rng.choice(demo_agencies()[:12])
        seed = self.rng.randrange(1000)
        draft = compose(agency, history(agency, seed)[self.rng.choice(YEARS)], seed)
        defect = self.rng.choice(list(DEFECTS.values()))
        if self.rng.random() < 0.5 or (defect.formats and carrier not in defect.formats):
            return draft
        return defect.spoil(draft, self.rng) or draft

    def read(self, data: bytes, name: str, told: str) -> Report | None:
        """The report, or None when the file was refused or (a failure) the reading broke."""
        started = time.monotonic()
        try:
            report = read_report(read_bytes(data, name, source=name), self.catalog)
        except DocumentError:
            self.counts["refused"] += 1
            return None
        except NotAReport:
            self.counts["no report"] += 1
            return None
        except Exception as error:  # noqa: BLE001 - any other exception is what this program looks for
            self.counts["crashed"] += 1
            self.keep(data, name, f"{told}: {type(error).__name__}: {error}")
            return None
        finally:
            if time.monotonic() - started > SLOW:
                self.counts["slow"] += 1
                self.keep(data, name, f"{told}: slower than {SLOW:g} s")
        self.counts["read"] += 1
        return report

    def keep(self, data: bytes, name: str, message: str) -> None:
        """Write a file that failed beside the others, and remember why."""
        folder = Path(tempfile.gettempdir()) / "gisbot-fuzz"
        folder.mkdir(exist_ok=True)
        path = folder / f"{self.seed}-{len(self.failures):03d}-{name}"
        path.write_bytes(data)
        self.failures.append(f"{path}: {message}")

    def choice(self, reader: str) -> Choice:
        """One of the styles of a reader's files."""
        return self.rng.choice(choices([reader]))

    def break_one(self, reader: str) -> None:
        """One spoilt file of a reader: no failure but on purpose."""
        choice = self.choice(reader)
        data = choice.carrier.write(self.draft(reader), choice.style)
        ways: list[Callable[[bytes, Random], bytes]] = [spoil_bytes]
        if reader in ("docx", "xlsx"):
            ways += [spoil_parts] * 3
        if reader == "html":
            ways += [spoil_tags, spoil_lines]
        if reader == "txt":
            ways += [spoil_lines] * 3
        way = self.rng.choice(ways)
        self.read(way(data, self.rng), f"虚构.{reader}", f"{choice.name} {way.__name__}")

    def lose_one(self, reader: str) -> None:
        """A file that lost a row, a cell or a line, or nothing: what is read is what was printed."""
        choice, whole = self.choice(reader), self.draft(reader)
        ways = ["nothing", "a row"]
        if reader in ("html", "docx") or (reader == "txt" and choice.style != "closed"):
            ways.append("a cell")
        if reader == "txt" and choice.style not in ENCODED:
            ways += ["a line"] * 3
        way = self.rng.choice(ways)
        draft = whole
        if whole.tables() and way == "a row":
            draft = lose_a_row(whole, self.rng)
        if whole.tables() and way == "a cell":
            draft = lose_a_cell(whole, self.rng)
        data = choice.carrier.write(draft, choice.style)
        if way == "a line":
            data = lose_a_line(data, self.rng)
        report = self.read(data, f"虚构.{reader}", f"{choice.name} lost {way}")
        if report is None:
            return
        for difference in misread_figures(whole, choice, report):
            self.counts["wrong"] += 1
            self.keep(data, f"虚构.{reader}", f"{choice.name} lost {way} {draft.title} {draft.defects}: {difference}")


def main() -> int:
    """Fuzz for the minutes given; the exit status is 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--readers", default=",".join(READERS), help="some of txt,html,docx,pdf,xlsx")
    arguments = parser.parse_args()
    readers = arguments.readers.split(",")
    if unknown := set(readers) - set(READERS):
        parser.error(f"no reader {', '.join(sorted(unknown))}; there are {', '.join(READERS)}")
    fuzzer = Fuzzer(arguments.seed)
    end = time.monotonic() + 60 * arguments.minutes
    turn = 0
    while time.monotonic() < end:
        reader = readers[turn // 3 % len(readers)]
        (fuzzer.break_one if turn % 3 == 0 else fuzzer.lose_one)(reader)
        turn += 1
    counts = fuzzer.counts
    for failure in fuzzer.failures:
        print(failure, file=sys.stderr)
    parts = ", ".join(f"{name} {counts[name]}" for name in ("read", "no report", "refused", "crashed", "slow", "wrong"))
    print(f"{arguments.readers}: {turn} files in {arguments.minutes:g} minutes (seed {arguments.seed}): {parts}")
    return 1 if counts["crashed"] + counts["slow"] + counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
