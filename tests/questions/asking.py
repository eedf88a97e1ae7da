"""The question sets and the reports they are asked over."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from pathlib import Path

import yaml

from gisbot.app import App, open_app
from gisbot.dialogue.dialogue import Dialogue
from gisbot.evaluation.cases import Case, read_cases
from gisbot.evaluation.running import Result, run_cases
from gisbot.knowledge.edition import Edition
from gisbot.model.answer import Answer
from gisbot.model.who import Who
from gisbot.settings import load_settings

HERE = Path(__file__).parent
FRESH = HERE / "fresh"
PROJECT = HERE.parents[1]
HEKOU = PROJECT / "knowledge" / "reports"
FRESH = HERE / "fresh"
TODAY = "2026-11-22"
ALL = "GISBOT_ALL"
"""Set to 1, this environment variable has every question of every set asked; see `QuestionSet.asked`."""

THIRD = 3


@dataclass(frozen=True, slots=True)
class Floors:
    """The least share of right answers, and the most wrong numbers and false answers."""

    right: float
    wrong_numbers: int
    false_answers: int


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions with what must be reached on it; see gates.yaml."""

    name: str
    file: Path
    reports: str
    whole: Floors
    third: Floors | None = None

    @property
    def heldback(self) -> bool:
        """Whether the set is only counted."""
        return self.file.parent.name == "heldback"

    @property
    def words(self) -> bool:
        """Whether the set goes with words of the yaml: many everyday names of a few rows, answered without offers."""
        return self.name.startswith("words-")

    @property
    def fresh(self) -> bool:
        """Whether the set is asked over a fictional report of its own."""
        return self.reports.startswith("fresh")

    @property
    def folder(self) -> Path:
        """Where the fictional report of a fresh set lies: in the folder named, else in that beside the file."""
        return HERE / self.reports if "/" in self.reports else self.file.with_suffix("")

    def cases(self) -> tuple[Case, ...]:
        """The questions."""
        return read_cases([self.file])

    def asked(self) -> tuple[Case, ...]:
        """The questions that the tests ask: all, or the third of them for which gates.yaml holds floors of its own."""
        return self.cases() if self.is_whole else third_of(self.cases())

    @property
    def floors(self) -> Floors:
        """What must be reached on the questions asked."""
        return self.whole if self.is_whole or self.third is None else self.third

    @property
    def is_whole(self) -> bool:
        """Whether every question is asked."""
        return self.third is None or os.environ.get(ALL) == "1"


def third_of(cases: Iterable[Case]) -> tuple[Case, ...]:
    """About a third of the cases: always the same, whatever others stand beside them."""
    return tuple(case for case in cases if int(hashlib.sha256(case.id.encode()).hexdigest(), 16) % THIRD == 0)


def question_sets() -> tuple[QuestionSet, ...]:
    """The sets of gates.yaml, and those on words."""
    gates = yaml.safe_load((HERE / "gates.yaml").read_text("utf-8"))
    thirds = {name: _floors(gate) for name, gate in gates["thirds"].items()}
    listed = [
        QuestionSet(name, HERE / gate["file"], gate["reports"], _floors(gate), thirds.pop(name, None))
        for name, gate in gates["sets"].items()
    ]
    if thirds:
        raise ValueError(f"gates.yaml: thirds of no set: {', '.join(thirds)}")
    words = [
        QuestionSet(path.stem, path, "hongze" if path.stem.endswith("-2021") else "hekou", _floors(gates["words"]))
        for path in sorted((HERE / "sets").glob("words-*.jsonl"))
    ]
    return (*listed, *words)


def _floors(gate: Mapping[str, object]) -> Floors:
    right, wrong_numbers, false_answers = (str(gate[key]) for key in ("right", "wrong_numbers", "false_answers"))
    return Floors(float(right), int(wrong_numbers), int(false_answers))


def set_named(name: str) -> QuestionSet:
    """One of the sets."""
    return next(questions for questions in question_sets() if questions.name == name)


def shared_report(part_of_name: str) -> Path | None:
    """A real document outside the repository, or None where there is none."""
    folder = Path(os.environ.get("GISBOT_SHARED", PROJECT.parent / "shared")) / "reports"
    return next((path for path in sorted(folder.glob("*")) if part_of_name in path.name), None)


class Door:
    """A dialogue at which nobody has spoken yet: whoever speaks here is in a chat of its own.

    What a dialogue understands with takes seconds to make, and all doors to the same reports share it.
    """

    def __init__(self, dialogue: Dialogue, name: str) -> None:
        self._dialogue, self._name = dialogue, name

    def ask(self, text: str, who: Who) -> Answer:
        """The answer to a message."""
        return self._dialogue.ask(text, self._here(who))

    def choose(self, code: str, who: Who) -> Answer:
        """The answer to a tap."""
        return self._dialogue.choose(code, self._here(who))

    def _here(self, who: Who) -> Who:
        return replace(who, chat=f"{self._name}:{who.chat}")


class Reports:
    """A folder of reports, read into a database of its own; answers to whole sets are remembered."""

    def __init__(self, folder: Path, data: Path, home: str = "") -> None:
        self.folder = folder
        environment = {
            "GISBOT_HOME_AGENCY": home,
            "GISBOT_HOME": str(PROJECT),
            "GISBOT_DATA": str(data),
            "GISBOT_TODAY": TODAY,
            "GISBOT_PROCESSES": "1",
        }
        self.app: App = open_app(load_settings(environment, reports=folder))
        self._results: dict[str, tuple[Result, ...]] = {}

        self._doors = count()

    @cached_property
    def edition(self) -> Edition:
        """What the folder holds."""
        return self.app.publisher.follow_folder()

    @cached_property
    def _dialogue(self) -> Dialogue:
        return self.app.dialogue_over(self.edition)

    def door(self) -> Door:
        """A door at which nobody has spoken yet."""
        return Door(self._dialogue, str(next(self._doors)))

    def results(self, questions: QuestionSet) -> tuple[Result, ...]:
        """The graded answers to a set, asked once."""
        if questions.name not in self._results:
            self._results[questions.name] = run_cases(questions.asked(), self.door())
        return self._results[questions.name]


ReportsOf = Callable[[QuestionSet], Reports]


class FreshReports(dict[Path, Reports]):
    """The fictional reports by their folder, each read when it is first wanted."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch

    def __missing__(self, folder: Path) -> Reports:
        self[folder] = Reports(folder, self._scratch / folder.name)
        return self[folder]

    def close(self) -> None:
        """Close what was opened."""
        for reports in self.values():
            reports.app.close()
