"""The question sets and the reports they are asked over."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import yaml

from gisbot.app import App, open_app
from gisbot.dialogue.dialogue import Dialogue
from gisbot.evaluation.cases import Case, read_cases
from gisbot.evaluation.running import Result, run_cases
from gisbot.knowledge.edition import Edition
from gisbot.settings import load_settings

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
HEKOU = PROJECT / "knowledge" / "reports"
TODAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """A file of questions with what must be reached on it; see gates.yaml."""

    name: str
    file: Path
    reports: str
    right: float
    wrong_numbers: int
    false_answers: int

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


def question_sets() -> tuple[QuestionSet, ...]:
    """The sets of gates.yaml, and those on words."""
    gates = yaml.safe_load((HERE / "gates.yaml").read_text("utf-8"))
    listed = [_question_set(name, HERE / gate["file"], gate["reports"], gate) for name, gate in gates["sets"].items()]
    words = [
        _question_set(path.stem, path, "hongze" if path.stem.endswith("-2021") else "hekou", gates["words"])
        for path in sorted((HERE / "sets").glob("words-*.jsonl"))
    ]
    return (*listed, *words)


def _question_set(name: str, file: Path, reports: str, gate: Mapping[str, object]) -> QuestionSet:
    right, wrong_numbers, false_answers = (str(gate[key]) for key in ("right", "wrong_numbers", "false_answers"))
    return QuestionSet(name, file, reports, float(right), int(wrong_numbers), int(false_answers))


def set_named(name: str) -> QuestionSet:
    """One of the sets."""
    return next(questions for questions in question_sets() if questions.name == name)


def shared_report(part_of_name: str) -> Path | None:
    """A real document outside the repository, or None where there is none."""
    folder = Path(os.environ.get("GISBOT_SHARED", PROJECT.parent / "shared")) / "reports"
    return next((path for path in sorted(folder.glob("*")) if part_of_name in path.name), None)


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

    @cached_property
    def edition(self) -> Edition:
        """What the folder holds."""
        return self.app.publisher.follow_folder()

    def door(self) -> Dialogue:
        """A door at which nobody has spoken yet."""
        return self.app.dialogue_over(self.edition)

    def results(self, questions: QuestionSet) -> tuple[Result, ...]:
        """The graded answers to a set, asked once."""
        if questions.name not in self._results:
            self._results[questions.name] = run_cases(questions.cases(), self.door())
        return self._results[questions.name]
