"""Fictional reports, spoilt at random, through each reader: nothing may fail but on purpose, no value may be wrong.

Bytes are flipped, cut, doubled and moved; in docx and xlsx inside their parts, in txt and html as lines. A file that
cannot be read must raise a `DocumentError`, a text that is no report `NotAReport`. Where txt lost or repeated single
lines of a table, every figure that is still read must be the one printed. This last check leaves out `stacked` copies:
one that lost a whole line under a merged label can still be read with values one row off.

    python -m benchmarks.fuzz_readers --minutes 3
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from examples.carriers.registry import choices
from examples.compare import compare
from examples.compose import compose
from examples.draft import Draft
from examples.figures import history
from examples.truth import FactLine, TruthLine, json_number, truth_lines
from examples.world import demo_agencies

from gisbot.catalog.catalog import Catalog, load_catalog
from gisbot.documents.reader import read_bytes
from gisbot.errors import DocumentError, NotAReport
from gisbot.model.report import FigureKind, Report, Scope
from gisbot.reports.reader import read_report

HOME = Path(__file__).parents[1]
READERS = {
    "txt": ["txt:lines", "txt:bars", "txt:stacked", "txt:pipes", "txt:broken", "txt:flat"],
    "html": ["html"],
    "docx": ["docx"],
    "pdf": ["pdf:ruled", "pdf:cut", "pdf:unruled"],
    "xlsx": ["xlsx"],
}
HONEST = ["txt:lines", "txt:spaced", "txt:broken", "txt:pipes", "txt:tabs"]
YEARS = (2017, 2020, 2023)
SLOW = 20.0
"""Seconds after which a file counts as slow; the readers' own bound is higher."""


def spoil_bytes(data: bytes, rng: Random) -> bytes:
    """A few bytes flipped, cut out, doubled or moved."""
    spoilt = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(spoilt))
        length = rng.randint(1, 200)
        kind = rng.randrange(4)
        if kind == 0:
            spoilt[at] = rng.randrange(256)
        elif kind == 1 and len(spoilt) > 2 * length:
            del spoilt[at : at + length]
        elif kind == 2:
            spoilt[at:at] = spoilt[at : at + length]
        else:
            other = rng.randrange(len(spoilt))
            spoilt[at : at + length] = spoilt[other : other + length]
    return bytes(spoilt)


def spoil_parts(data: bytes, rng: Random) -> bytes:
    """One part of a zip package spoilt; the package itself stays whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = rng.choice([name for name in names if name.endswith(".xml")])
        for name in names:
            part = old.read(name)
            new.writestr(name, spoil_tags(part, rng) if name == chosen else part)
    return buffer.getvalue()


def spoil_tags(data: bytes, rng: Random) -> bytes:
    """Whole tags dropped, doubled or swapped: well-formed or nearly."""
    pieces = data.replace(b">", b">\0").split(b"\0")
    for _ in range(rng.randint(1, 10)):
        at = rng.randrange(len(pieces))
        kind = rng.randrange(3)
        if kind == 0:
            pieces[at] = b""
        elif kind == 1:
            pieces[at] += pieces[at]
        else:
            other = rng.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
    return b"".join(pieces)


def spoil_lines(data: bytes, rng: Random) -> bytes:
    """Lines dropped, doubled, swapped, joined, or given a bar."""
    lines = data.split(b"\n")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(lines))
        kind = rng.randrange(5)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, lines[at])
        elif kind == 2:
            other = rng.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == 3 and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        else:
            lines[at] += rng.choice([b" |", b"\t", b" 0", "（".encode(), "。".encode()])
        if not lines:
            return b""
    return b"\n".join(lines)


def lose_a_line(data: bytes, rng: Random) -> bytes:
    """One short line lost with the empty line below it: what is left does not show that it was there."""
    lines = data.split(b"\n")
    short = [place for place, line in enumerate(lines) if 0 < len(line) < 40 and place > 6]
    at = rng.choice(short)
    del lines[at : at + 2 if at + 1 < len(lines) and not lines[at + 1] else at + 1]
    return b"\n".join(lines)


def fact_lines(report: Report) -> list[FactLine]:
    """The table figures of a report, as `gisbot facts` lists them."""
    return [
        FactLine(
            report=report.title,
            agency=report.agency,
            year=report.year,
            metric=figure.metric if figure.scope is Scope.CURRENT else None,
            path=list(figure.path),
            column=figure.column,
            value=json_number(figure.value),
            raw=figure.raw,
            unit=figure.unit,
            approximate=figure.approximate,
            kind=figure.kind.value,
            section=figure.evidence.section,
            quote=figure.evidence.quote,
            location=figure.evidence.location,
        )
        for figure in report.figures
        if figure.kind is FigureKind.TABLE
    ]


class Fuzzer:
    """Spoils files of one seed after another and counts what became of them."""

    def __init__(self, seed: int) -> None:
        self.rng = Random(seed)
        self.seed = seed
        self.catalog: Catalog = load_catalog(HOME)
        self.counts: Counter[str] = Counter()
        self.failures: list[str] = []

    def draft(self) -> Draft:
        """A report of some agency and year."""
        agency = self.rng.choice(demo_agencies()[:12])
        return compose(agency, history(agency, self.seed)[self.rng.choice(YEARS)], self.seed)

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
        path = folder / f"{len(self.failures):03d}-{name}"
        path.write_bytes(data)
        self.failures.append(f"{path}: {message}")

    def break_one(self, reader: str) -> None:
        """One spoilt file of a reader: no failure but on purpose."""
        choice = self.rng.choice(choices(READERS[reader]))
        data = choice.carrier.write(self.draft(), choice.style)
        ways: list[Callable[[bytes, Random], bytes]] = [spoil_bytes]
        if reader in ("docx", "xlsx"):
            ways += [spoil_parts] * 3
        if reader == "html":
            ways += [spoil_tags, spoil_lines]
        if reader == "txt":
            ways += [spoil_lines] * 3
        way = self.rng.choice(ways)
        self.counts[f"{reader} files"] += 1
        self.read(way(data, self.rng), f"虚构.{reader}", f"{choice.name} {way.__name__}")

    def lose_one(self) -> None:
        """A txt copy that lost one line: what is read is what was printed."""
        choice = self.rng.choice(choices(HONEST))
        draft = self.draft()
        data = lose_a_line(choice.carrier.write(draft, choice.style), self.rng)
        self.counts["txt with a line lost"] += 1
        report = self.read(data, "虚构.txt", f"{choice.name} lose_a_line")
        if report is None:
            return
        truth: list[TruthLine] = [
            line for line in truth_lines(draft, "report", choice.carrier) if line["kind"] == "table"
        ]
        for difference in compare(truth, fact_lines(report)).differences:
            if difference.what == "wrong" and '"metric": null' not in difference.found:
                self.counts["wrong"] += 1
                self.keep(data, "虚构.txt", f"{choice.name} {draft.title}: {difference}")


def main() -> int:
    """Fuzz for the minutes given; the exit status is 1 when something failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    fuzzer = Fuzzer(arguments.seed)
    end = time.monotonic() + 60 * arguments.minutes
    turn = 0
    while time.monotonic() < end:
        kinds = (*READERS, "lost", "lost")
        kind = kinds[turn % len(kinds)]
        turn += 1
        if kind == "lost":
            fuzzer.lose_one()
        else:
            fuzzer.break_one(kind)
    counts = fuzzer.counts
    failed = counts["crashed"] + counts["slow"] + counts["wrong"]
    for failure in fuzzer.failures:
        print(failure, file=sys.stderr)
    parts = ", ".join(f"{name} {counts[name]}" for name in ("read", "no report", "refused", "crashed", "slow", "wrong"))
    files = ", ".join(
        f"{name} {counts[name]}" for name in (*(f"{reader} files" for reader in READERS), "txt with a line lost")
    )
    print(f"{turn} files in {arguments.minutes:g} minutes (seed {arguments.seed}): {parts}; {files}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
