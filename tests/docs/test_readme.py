"""The READMEs: their transcripts are run, they keep step, and what they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .transcripts import READMES, ROOT, run, turns

ENGLISH = ("How many information requests were received?", "What is the contact phone number?")
CHINESE = ("收到多少件公开申请？", "联系电话是多少？")
FIRST = {"README.md": (*ENGLISH, *CHINESE), "README.zh-CN.md": (*CHINESE, *ENGLISH)}


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("transcripts")


@pytest.mark.parametrize("name", READMES)
def test_the_transcript_begins_with_the_two_questions_the_project_is_made_for(name: str) -> None:
    asked = [turn.command.partition(" ask ")[2].strip('"') for turn in turns(page(name))]
    assert tuple(asked[:4]) == FIRST[name]


@pytest.mark.parametrize("name", READMES)
def test_the_transcript_is_what_the_commands_print(name: str, data: Path) -> None:
    """When this fails because replies were reworded: python -m tests.docs.transcripts."""
    told = turns(page(name))
    assert len(told) >= 4
    for turn in told:
        assert str(run(turn.command, data)) == str(turn)


def test_the_answers_of_the_transcript_are_right() -> None:
    """Whatever the wording: the figure, the phone, and where they stand."""
    for name in READMES:
        for turn in turns(page(name)):
            if turn.command.partition(" ask ")[2].strip('"') in (ENGLISH[0], CHINESE[0]):
                assert "0" in turn.printed.splitlines()[0]
                assert "本年度我镇未收到信息公开申请。" in turn.printed
            elif turn.command.partition(" ask ")[2].strip('"') in (ENGLISH[1], CHINESE[1]):
                assert "0871-62669002" in turn.printed.splitlines()[0]


def test_the_pages_keep_step() -> None:
    """Same sections, tables, lists, code and links, in the same order."""
    shapes = []
    for name in READMES:
        text = re.sub(r"```console.*?```", "```console```", page(name), flags=re.S)
        marks = re.findall(r"^(#+ |\| |- |\d\. |    |```)", text, flags=re.M)
        links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if not link.startswith("README")]
        shapes.append((marks, links))
    assert len(shapes[0][1]) > 8
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", READMES)
def test_both_systems_are_told_both_commands(name: str) -> None:
    for command in ("scripts/run", "scripts\\run.cmd", "scripts/test", "scripts\\test.cmd"):
        assert command in page(name)
        assert (ROOT / command.replace("\\", "/")).is_file()
