"""The words and commands of the channels: all there, all used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gisbot.catalog.commands import read_commands
from gisbot.catalog.strict import Problems
from gisbot.channels.commands import HANDLERS
from gisbot.model.answer import Reason
from tests.channels.fakes import ROOT, commands, words


def test_every_command_of_the_file_is_run_by_a_handler_and_the_other_way_round() -> None:
    assert [command.name for command in commands()] == list(HANDLERS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_is_used_and_every_used_word_is_there(language: str) -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src" / "gisbot" / "channels").rglob("*.py"))
    keys = {key for key in words(language).templates if key.startswith("channel.")}
    named = set(re.findall(r"[\"'](channel\.[\w.]+)[\"']", code))
    built = {
        *(f"channel.example.{number}" for number in range(1, 6)),
        *(f"channel.reason.{reason}" for reason in Reason),
        *(f"channel.reload.{what}" for what in ("added", "changed", "removed")),
        *(f"channel.question.{what}" for what in ("compare", "trend", "rank")),
        *(f"channel.{what}.empty" for what in ("compare", "trend", "rank")),
        *(f"channel.file.finding.{severity}" for severity in ("error", "warning", "note")),
    }
    assert len(named) > 50
    assert keys == named | built


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name: Start", "1-32 of a-z"),
        ("who: friends", "must be one of everyone, admin"),
        ("menu: yes", "must be true or false"),
        ("zh: ''", "1-256 characters"),
        ("typed: [hello]", "claimed twice"),
        ("speed: 3", "unknown key 'speed'"),
    ],
)
def test_a_command_that_does_not_hold_is_a_problem_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    key, _, value = text.partition(": ")
    entry = {"name": "start", "who": "everyone", "menu": "true", "zh": "开始", "en": "Start"} | {key: value}
    lines = "\n    ".join(f"{name}: {value}" for name, value in entry.items())
    other = "  - {name: other, who: admin, menu: false, zh: 别的, en: Other, typed: [hello]}"
    path = tmp_path / "commands.yaml"
    path.write_text(f"commands:\n{other}\n  - {lines}\n", "utf-8")
    problems = Problems()
    read_commands(path, problems, root=tmp_path)
    assert [found.message for found in problems.found if problem in found.message]
    assert all(found.line > 1 for found in problems.found)
