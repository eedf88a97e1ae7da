"""Hold what a reader found against the truth: `python -m examples.compare TRUTH.jsonl FACTS.jsonl`.

Table cells are matched by path and column, everything else by metric (prose without a metric by value and unit). A
cell counts as right only with its value, unit, metric and kind; a value that the truth does not have is invented. Where
the truth is unsure of a figure and gives no unit (lost in print), any unit will do.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from examples.truth import FactLine, TruthLine

Key = tuple[str | int | float | None, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure that does not agree. `what` is wrong, missing or invented."""

    what: str
    key: Key
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.what}: {self.key} expected {self.expected} found {self.found}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome for one report or several. `unstated` counts prose figures the truth does not list: no error."""

    right: int = 0
    unsure: int = 0
    unstated: int = 0
    differences: tuple[Difference, ...] = field(default_factory=tuple)

    def count(self, what: str) -> int:
        """How many differences are wrong, missing or invented."""
        return sum(difference.what == what for difference in self.differences)

    def __add__(self, other: Comparison) -> Comparison:
        return Comparison(
            self.right + other.right,
            self.unsure + other.unsure,
            self.unstated + other.unstated,
            self.differences + other.differences,
        )

    def __str__(self) -> str:
        counts = ", ".join(f"{self.count(what)} {what}" for what in ("wrong", "missing", "invented"))
        return f"{self.right} right, {counts}, {self.unsure} honestly left out, {self.unstated} further prose figures"


def _of_this_year(line: FactLine) -> FactLine:
    """A figure marked as cumulative or last year's is none of this year's metric."""
    scope = cast(dict[str, str], line).get("scope", "current")
    return line if scope == "current" else cast(FactLine, {**line, "metric": None})


def _key(line: FactLine) -> Key:
    if line["kind"] == "table":
        return ("table", *line["path"], line["column"])
    if line["kind"] == "prose":
        if line["metric"] is None:
            return ("prose", None, line["value"], line["unit"])
        return ("prose", line["metric"])
    return ("header", line["metric"])


def _seen(line: FactLine, *, unit: bool = True) -> str:
    parts = {name: line[name] for name in ("value", "unit", "metric", "approximate")}
    if not unit:
        del parts["unit"]
    if line["kind"] == "table":
        parts["raw"] = "".join(line["raw"].split())
    return json.dumps(parts, ensure_ascii=False)


def _group(lines: Iterable[FactLine]) -> dict[Key, list[FactLine]]:
    groups: dict[Key, list[FactLine]] = {}
    for line in lines:
        groups.setdefault(_key(line), []).append(line)
    return groups


def compare(truth: Sequence[TruthLine], facts: Sequence[FactLine]) -> Comparison:
    """Compare the facts read from one report with its truth."""
    left = _group(_of_this_year(line) for line in facts)
    right = unsure = unstated = 0
    differences: list[Difference] = []
    values_in_prose = Counter((line["value"], line["unit"]) for line in truth if line["kind"] == "prose")
    for key, expected in _group(truth).items():
        found = left.pop(key, [])
        for line in expected:
            unit_printed = line["unit"] is not None or cast(TruthLine, line)["sure"]
            seen = _seen(line, unit=unit_printed)
            match = next((one for one in found if _seen(one, unit=unit_printed) == seen), None)
            if match is not None:
                found.remove(match)
                right += 1
            elif _prose_without_metric(cast(TruthLine, line), left):
                right += 1
            elif found:
                differences.append(Difference("wrong", key, seen, _seen(found.pop(0))))
            elif cast(TruthLine, line)["sure"]:
                differences.append(Difference("missing", key, seen, "nothing"))
            else:
                unsure += 1
        if found:
            left[key] = found
    for key, rest in left.items():
        for line in rest:
            stated = line["kind"] == "prose" and (
                line["metric"] is None or (line["value"], line["unit"]) in values_in_prose
            )
            if stated:
                unstated += 1
            else:
                differences.append(Difference("invented", key, "nothing", _seen(line)))
    return Comparison(right, unsure, unstated, tuple(differences))


def misread(truth: Sequence[TruthLine], facts: Sequence[FactLine]) -> tuple[Difference, ...]:
    """The table figures of a metric whose value, a blank too, is not the one printed.

    Labels may be spoilt, and a unit that was lost may be left open.
    """
    printed: dict[Key, set[Key]] = {}
    for line in truth:
        if line["kind"] == "table" and line["metric"] is not None:
            for place in _places(line):
                printed.setdefault(place, set()).add((line["value"], line["unit"]))
    found = []
    for fact in map(_of_this_year, facts):
        if fact["kind"] != "table" or fact["metric"] is None:
            continue
        stated = next((printed[place] for place in _places(fact) if place in printed), set())
        if not any(value == fact["value"] and fact["unit"] in (unit, None) for value, unit in stated):
            found.append(Difference("wrong", _key(fact), " or ".join(map(str, stated)) or "nothing", _seen(fact)))
    return tuple(found)


def _places(line: FactLine) -> tuple[Key, Key]:
    """A table figure by metric and column, and, where the column's label is spoilt, by metric alone."""
    return ((line["metric"], line["column"]), (line["metric"],))


def _prose_without_metric(line: TruthLine, left: dict[Key, list[FactLine]]) -> bool:
    """A prose figure read right but linked to no metric is right too: it can be asked for by its own words."""
    if line["kind"] != "prose":
        return False
    key: Key = ("prose", None, line["value"], line["unit"])
    found = left.get(key, [])
    match = next((one for one in found if one["approximate"] == line["approximate"]), None)
    if match is None:
        return False
    found.remove(match)
    if not found:
        del left[key]
    return True


def read_lines(path: Path) -> list[FactLine]:
    """The lines of a jsonl file."""
    return [cast(FactLine, json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


def by_report(lines: Iterable[FactLine]) -> dict[str, list[FactLine]]:
    """Lines grouped by the file they come from, or by agency and year where the lines do not name it."""
    groups: dict[str, list[FactLine]] = {}
    for line in lines:
        named = cast(dict[str, str], line)
        file = named.get("file") or named.get("source")
        groups.setdefault(file or f"{line['agency']} {line['year']}", []).append(line)
    return groups


def compare_files(truth: Path, facts: Path) -> dict[str, Comparison]:
    """Compare two jsonl files report by report."""
    found = by_report(read_lines(facts))
    outcome: dict[str, Comparison] = {}
    for report, lines in by_report(read_lines(truth)).items():
        agency_year = f"{lines[0]['agency']} {lines[0]['year']}"
        read = found.pop(report, None)
        outcome[report] = compare(cast(list[TruthLine], lines), found.pop(agency_year, []) if read is None else read)
    for report, lines in found.items():
        outcome[report] = compare([], lines)
    return outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; exit status 1 when a value is wrong or invented."""
    parser = argparse.ArgumentParser(prog="python -m examples.compare", description="Hold facts against the truth.")
    parser.add_argument("truth", type=Path)
    parser.add_argument("facts", type=Path)
    options = parser.parse_args(arguments)
    total = Comparison()
    for report, comparison in compare_files(options.truth, options.facts).items():
        total += comparison
        for difference in comparison.differences:
            print(f"{report} {difference}")
    print(total)
    return 1 if total.count("wrong") or total.count("invented") else 0


if __name__ == "__main__":
    sys.exit(main())
