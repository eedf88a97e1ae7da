"""Question files of the county: what is asked stands in questions.yaml and heldback.yaml, the truth is computed here.

    python -m tests.questions.county.make_truth        write sets/county*.jsonl and heldback/county*.jsonl anew

A question names what it wants as data (`truth: {do: sum, what: requests.received, who: towns, when: 2021}`); the
numbers come from the generator's truth through `truth.py`, never from gisbot.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import pairwise
from operator import ge, gt, le, lt
from pathlib import Path

import yaml

from tests.questions.county.making import HERE, County, county
from tests.questions.county.truth import APPLICANTS, county_truth, rounded

Spec = Mapping[str, object]
SMALL_BASE, FEW = 30, 5
BASE_WORDS, FEW_WORDS, FORM_WORDS = ["仅供参考", "基数"], ["仅供参考"], ["口径"]
RELATIONS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {">": gt, "<": lt, ">=": ge, "<=": le}
FILES = {
    "questions.yaml": HERE.parent / "sets",
    "heldback.yaml": HERE.parent / "heldback",
    "more.yaml": HERE.parent / "sets",
}


@dataclass(slots=True)
class Expect:
    """An expectation in the making."""

    status: str = "answered"
    values: list[list[object]] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    any_text: list[str] = field(default_factory=list)
    not_text: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    year: int | None = None
    agency: str | None = None

    def lines(self) -> dict[str, object]:
        """What the question file says."""
        said: dict[str, object] = {"status": self.status.split("|")}
        for key in ("values", "text", "any_text", "not_text", "options"):
            if getattr(self, key):
                said[key] = getattr(self, key)
        for key in ("year", "agency"):
            if getattr(self, key) is not None:
                said[key] = getattr(self, key)
        return said


class Maker:
    """Computes what a question expects."""

    def __init__(self, told: County) -> None:
        self.told = told
        self.truth = county_truth()

    def expect(self, spec: Spec) -> Expect:
        """The expectation of one truth entry."""
        made: Expect = getattr(self, f"_{str(spec['do']).replace('-', '_')}")(spec)
        made.text += [str(word) for word in _list(spec.get("text"))]
        made.any_text += [str(word) for word in _list(spec.get("any_text"))]
        made.not_text += [str(word) for word in _list(spec.get("not_text"))]
        made.options += [str(word) for word in _list(spec.get("options"))]
        return made

    # ---- who, when, what

    def _codes(self, spec: Spec) -> list[str]:
        names = [str(name) for name in _list(spec["who"])]
        return [code for name in names for code in self.told.groups.get(name, (name,))]

    def _years(self, spec: Spec) -> list[int]:
        when = spec["when"]
        if isinstance(when, str):
            first, _, last = when.partition("-")
            return list(range(int(first), int(last or first) + 1))
        return [int(str(year)) for year in _list(when)]

    def _metrics(self, spec: Spec) -> list[str]:
        return [str(name) for name in _list(spec["what"])]

    def _one(self, code: str, metric: str, year: int) -> Decimal:
        number = self.truth.number(code, metric, year)
        assert number is not None, (code, metric, year)
        return number

    def _unit(self, spec: Spec) -> str | None:
        return self.truth.unit(self._metrics(spec)[0])

    def _short(self, code: str) -> str:
        return self.told.shorts[code]

    def _pairs(self, spec: Spec) -> tuple[list[tuple[str, int, Decimal]], list[str]]:
        """The figures over agencies and years, and the names (or years) of what has none."""
        codes, years, metric = self._codes(spec), self._years(spec), self._metrics(spec)[0]
        table = self.truth.table(metric, codes, years)
        stated = [(str(c), int(y), v) for c, y, v in table.itertuples(index=False)]
        known = {(code, year) for code, year, _ in stated}
        absent = [(code, year) for code in codes for year in years if (code, year) not in known]
        names = [self._short(code) if len(codes) > 1 else str(year) for code, year in absent]
        return stated, names

    def _two(self, spec: Spec) -> tuple[Decimal, Decimal]:
        """Two figures: of two agencies, of two years, or of two metrics, in the order given."""
        codes, years, metrics = self._codes(spec), self._years(spec), self._metrics(spec)
        places = [(c, m, y) for c in codes for m in metrics for y in years]
        assert len(places) == 2, places
        first, second = (self._one(*place) for place in places)
        return first, second

    # ---- one figure, several figures

    def _value(self, spec: Spec) -> Expect:
        [code], [year], [metric] = self._codes(spec), self._years(spec), self._metrics(spec)
        return Expect(
            values=[[_json(self._one(code, metric, year)), self._unit(spec)]], year=year, agency=self._short(code)
        )

    def _each(self, spec: Spec) -> Expect:
        made = Expect()
        for metric in self._metrics(spec):
            for code in self._codes(spec):
                for year in self._years(spec):
                    number = self.truth.number(code, metric, year)
                    if number is not None:
                        made.values.append([_json(number), self.truth.unit(metric)])
                    else:
                        made.text.append(str(year) if len(self._codes(spec)) == 1 else self._short(code))
        return made

    def _columns(self, spec: Spec) -> Expect:
        [code], [year], [metric] = self._codes(spec), self._years(spec), self._metrics(spec)
        values = [[_json(self._one(code, f"{metric}@{kind}", year)), self._unit(spec)] for kind in APPLICANTS]
        return Expect(values=values, year=year, agency=self._short(code))

    # ---- two figures

    def _difference(self, spec: Spec) -> Expect:
        first, second = self._two(spec)
        unit = self._unit(spec)
        return Expect(values=[[_json(abs(first - second)), unit], [_json(first), unit], [_json(second), unit]])

    def _change(self, spec: Spec) -> Expect:
        first, second = self._two(spec)
        unit = self._unit(spec)
        return Expect(values=[[_json(first - second), unit], [_json(first), unit], [_json(second), unit]])

    def _growth(self, spec: Spec) -> Expect:
        first, second = self._two(spec)
        unit = self._unit(spec)
        made = Expect(values=[[_json(first), unit], [_json(second), unit]])
        if second == 0:
            made.values.append([_json(first - second), unit])
        else:
            made.values.insert(0, [_json(rounded((first - second) / second * 100)), "%"])
        if second < SMALL_BASE:
            made.any_text += BASE_WORDS
        return made

    def _share(self, spec: Spec) -> Expect:
        first, second = self._two(spec)
        unit = self._unit(spec)
        return Expect(values=[[_json(rounded(first / second * 100)), "%"], [_json(first), unit], [_json(second), unit]])

    def _share_of_group(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        part = self._one(str(spec["part"]), self._metrics(spec)[0], self._years(spec)[0])
        whole = sum((number for *_, number in stated), Decimal(0))
        return Expect(values=[[_json(rounded(part / whole * 100)), "%"], [_json(part), self._unit(spec)]], text=missing)

    def _times(self, spec: Spec) -> Expect:
        first, second = self._two(spec)
        return Expect(values=[[_json(rounded(first / second)), None], [_json(first), None], [_json(second), None]])

    def _higher(self, spec: Spec) -> Expect:
        codes, years = self._codes(spec), self._years(spec)
        first, second = self._two(spec)
        better = 0 if first > second else 1
        name = self._short(codes[better]) if len(codes) == 2 else str(years[better])
        return Expect(values=[[_json((first, second)[better]), self._unit(spec)]], text=[name])

    # ---- many figures

    def _trend(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        unit = self._unit(spec)
        values = [[_json(number), unit] for _, _, number in sorted(stated, key=lambda entry: entry[1])]
        years = [str(year) for _, year, _ in stated]
        return Expect(values=values, text=[*years, *missing])

    def _grid(self, spec: Spec) -> Expect:
        stated, _ = self._pairs(spec)
        codes, years = self._codes(spec), self._years(spec)
        values = [[_json(number), self._unit(spec)] for *_, number in stated]
        return Expect(values=values, text=[*(self._short(code) for code in codes), *map(str, years)])

    def _name(self, spec: Spec, code: str, year: int) -> str:
        return self._short(code) if len(self._codes(spec)) > 1 else str(year)

    def _others(self, spec: Spec, codes: Sequence[str]) -> list[str]:
        """The full names of agencies that must not be named; years may well stand in a caution."""
        return [self.told.names[code] for code in codes] if len(self._codes(spec)) > 1 else []

    def _extreme(self, spec: Spec, bound: Callable[[Sequence[Decimal]], Decimal]) -> Expect:
        stated, missing = self._pairs(spec)
        best = bound([number for *_, number in stated])
        names = [self._name(spec, code, year) for code, year, number in stated if number == best]
        made = Expect(values=[[_json(best), self._unit(spec)]], text=[*names, *missing])
        if len(stated) < FEW and len(self._codes(spec)) > 1:
            made.any_text += FEW_WORDS
        return made

    def _max(self, spec: Spec) -> Expect:
        return self._extreme(spec, max)

    def _min(self, spec: Spec) -> Expect:
        return self._extreme(spec, min)

    def _rank(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        if spec.get("lowest"):
            stated = sorted(stated, key=lambda entry: entry[2])
        top = int(str(spec.get("top", len(stated))))
        bound = stated[top - 1][2] if top else Decimal(0)
        kept, rest = stated[:top], [entry for entry in stated[top:] if entry[2] != bound]
        sure = [entry for entry in kept if entry[2] != bound or stated[top : top + 1] == [] or stated[top][2] != bound]
        made = Expect(values=[[_json(number), self._unit(spec)] for *_, number in kept])
        made.text = [*(self._name(spec, code, year) for code, year, _ in sure), *missing]
        made.not_text = self._others(spec, [code for code, *_ in rest])
        if len(stated) < FEW and len(self._codes(spec)) > 1:
            made.any_text += FEW_WORDS
        return made

    def _sum(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        total = sum((number for *_, number in stated), Decimal(0))
        return Expect(values=[[_json(total), self._unit(spec)]], text=missing)

    def _total(self, spec: Spec) -> Expect:
        """The sum of several rows, years or agencies, none of which may be missing."""
        codes, years, metrics = self._codes(spec), self._years(spec), self._metrics(spec)
        numbers = [self._one(code, metric, year) for code in codes for metric in metrics for year in years]
        return Expect(values=[[_json(n), self._unit(spec)] for n in (sum(numbers, Decimal(0)), *numbers)])

    def _average(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        total = sum((number for *_, number in stated), Decimal(0))
        return Expect(values=[[_json(rounded(total / len(stated))), self._unit(spec)]], text=missing)

    def _totals(self, spec: Spec) -> Expect:
        """The sum over the years of each agency, the largest first."""
        stated, missing = self._pairs(spec)
        sums: dict[str, Decimal] = {}
        for code, _, number in stated:
            sums[code] = sums.get(code, Decimal(0)) + number
        ordered = sorted(sums, key=lambda code: -sums[code])[: int(str(spec.get("top", len(sums))))]
        values: list[list[object]] = [[_json(sums[code]), self._unit(spec)] for code in ordered]
        return Expect(values=values, text=[*(self._short(code) for code in ordered), *missing])

    def _shares(self, spec: Spec) -> Expect:
        """The share of one figure in another, of each agency or each year."""
        part, whole = self._metrics(spec)
        made = Expect()
        for code in self._codes(spec):
            for year in self._years(spec):
                share = self._one(code, part, year) / self._one(code, whole, year) * 100
                made.values.append([_json(rounded(share)), "%"])
                made.text.append(self._name(spec, code, year))
        return made

    def _range(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        unit = self._unit(spec)
        first, last = stated[0][2], stated[-1][2]
        return Expect(values=[[_json(first - last), unit], [_json(first), unit], [_json(last), unit]], text=missing)

    def _where(self, spec: Spec) -> Expect:
        """The agencies (or years) with a condition; `count: true` when their number is asked for."""
        stated, missing = self._pairs(spec)
        relation, bound = RELATIONS[str(spec.get("is", ">"))], Decimal(str(spec.get("than", 0)))
        if "at_most" in spec:
            stated = [entry for entry in stated if entry[2] <= Decimal(str(spec["at_most"]))]
        kept = [entry for entry in stated if relation(entry[2], bound)]
        made = Expect(values=[[_json(number), self._unit(spec)] for *_, number in kept])
        made.text = [*(self._name(spec, code, year) for code, year, _ in kept), *missing]
        if spec.get("count"):
            made.values.append([len(kept), None])
        rest = [code for code, _, number in stated if not relation(number, bound)]
        made.not_text = self._others(spec, rest) if kept else []
        return made

    def _nth(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        ordered = sorted((number for *_, number in stated), reverse=not spec.get("lowest"))
        wanted = ordered[int(str(spec["place"])) - 1]
        names = [self._name(spec, code, year) for code, year, number in stated if number == wanted]
        return Expect(values=[[_json(wanted), self._unit(spec)]], text=[*names, *missing])

    def _place(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        own = next(number for code, _, number in stated if code == spec["of"])
        place = 1 + sum(number > own for *_, number in stated)
        return Expect(values=[[_json(n), self._unit(spec)] for *_, n in stated], text=[f"排第 {place}", *missing])

    def _streak(self, spec: Spec) -> Expect:
        codes, years, metric = self._codes(spec), self._years(spec), self._metrics(spec)[0]
        made, kept = Expect(), []
        for code in codes:
            numbers = [self.truth.number(code, metric, year) for year in years]
            whole = [number for number in numbers if number is not None]
            if len(whole) < len(years):
                made.text.append(self._short(code))
            elif all((new < old) if spec.get("falls") else (new > old) for old, new in pairwise(whole)):
                kept.append(code)
                made.text.append(self._short(code))
                made.values += [[_json(number), self._unit(spec)] for number in whole]
        made.not_text = [f"· {self.told.names[code]}" for code in codes if code not in kept] if kept else []
        if spec.get("count"):
            made.values.append([len(kept), None])
        return made

    def _rest(self, spec: Spec) -> Expect:
        stated, missing = self._pairs(spec)
        numbers = sorted((number for *_, number in stated), reverse=True)
        left = _json(sum(numbers[int(str(spec["top"])) :], Decimal(0)))
        return Expect(values=[[left, self._unit(spec)]], text=missing)

    def _held(self, spec: Spec) -> Expect:
        held = [(code, year) for code in self._codes(spec) for year in self._years(spec) if self.truth.has(code, year)]
        agencies = len({code for code, _ in held})
        return Expect(values=[[len(held), None], *([[agencies, None]] if agencies > 1 else [])])

    def _refuse(self, spec: Spec) -> Expect:
        return Expect(status="not_found")

    def _outside(self, spec: Spec) -> Expect:
        return Expect(status="out_of_scope|not_found")

    def _clarify(self, spec: Spec) -> Expect:
        return Expect(
            status="clarify", options=[self._short(code) for code in self._codes(spec)] if "who" in spec else []
        )

    def _say(self, spec: Spec) -> Expect:
        return Expect()


def _list(thing: object) -> list[object]:
    return [] if thing is None else list(thing) if isinstance(thing, list) else [thing]


def _json(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


@cache
def made_lines(source: str) -> dict[str, list[str]]:
    """The lines of each question file made from a yaml file: `county` and, where the deployment has a home, `home`."""
    maker = Maker(county())
    held = "-held" if source == "heldback.yaml" else ""
    files: dict[str, list[str]] = {}
    for name, kinds in yaml.safe_load((HERE / source).read_text("utf-8")).items():
        lines = files.setdefault(name, [])
        for kind, questions in kinds.items():
            for number, question in enumerate(questions, start=1):
                entry = {
                    "id": f"{name}{held}-{kind}-{number:02}",
                    "kind": kind,
                    "turns": [str(turn) for turn in _list(question["ask"])],
                    "expect": maker.expect(question["truth"]).lines(),
                }
                lines.append(json.dumps(entry, ensure_ascii=False))
    return files


def main() -> int:
    """Write the question files."""
    for source, folder in FILES.items():
        for name, lines in made_lines(source).items():
            path = Path(folder, f"{name}.jsonl")
            path.write_text("\n".join(lines) + "\n", "utf-8")
            print(f"{len(lines)} questions in {path.name} of {folder.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
