"""The transcripts of the READMEs: read, run, and written anew by `python -m tests.docs.transcripts`."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from dataclasses import dataclass
from pathlib import Path

from gisbot.cli.main import main as gisbot

ROOT = Path(__file__).resolve().parents[2]
READMES = ("README.md", "README.zh-CN.md")
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)
PROMPT = "$ "
PROGRAM = "scripts/run"
TODAY = "2026-11-22"


@dataclass(frozen=True, slots=True)
class Turn:
    """A command and what it printed."""

    command: str
    printed: str

    def __str__(self) -> str:
        return f"{PROMPT}{self.command}\n{self.printed}\n"


def turns(page: str) -> list[Turn]:
    """The turns of every transcript of a page."""
    found = []
    for block in BLOCK.findall(page):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = part.partition("\n")
            found.append(Turn(command, printed.strip("\n")))
    return found


def run(command: str, data: Path) -> Turn:
    """Run a command of a transcript as the script would, with its state in `data`."""
    program, *arguments = shlex.split(command)
    if program != PROGRAM:
        raise ValueError(f"a transcript runs {PROGRAM}, not {program}")
    settings = {"GISBOT_DATA": str(data), "GISBOT_TODAY": TODAY}
    before = dict(os.environ)
    os.environ.update(settings)
    try:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            status = gisbot(arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)
    if status != 0:
        raise RuntimeError(f"{command} ended with status {status}")
    lines = (line.rstrip() for line in out.getvalue().splitlines())
    return Turn(command, "\n".join(lines).strip("\n"))


def renewed(page: str, data: Path) -> str:
    """The page with what its commands print now."""
    return BLOCK.sub(lambda block: "\n".join(str(run(turn.command, data)) for turn in turns_of(block[0])), page)


def turns_of(block: str) -> list[Turn]:
    """The turns of one transcript."""
    return turns(f"```console\n{block}```\n")


def main() -> None:
    """Write the transcripts of both READMEs anew."""
    with tempfile.TemporaryDirectory() as data:
        for name in READMES:
            path = ROOT / name
            path.write_text(renewed(path.read_text("utf-8"), Path(data)), "utf-8")
            print(name)


if __name__ == "__main__":
    main()
