"""Exit statuses, one clear line on standard error, and what `init` copies."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gisbot import __version__
from gisbot.cli.main import COMMANDS, main

from .conftest import PROJECT, Command

HEAVY = ("alembic", "telegram", "pypdfium2", "docx", "selectolax", "openpyxl")


def one_line(err: str) -> bool:
    """Whether standard error holds one line for a person."""
    return len(err.splitlines()) == 1 and err.startswith("gisbot: ")


@pytest.mark.parametrize("command", ["ask x", "facts", "check", "reload", "status"])
def test_a_missing_folder_is_one_line(gisbot: Command, command: str) -> None:
    ran = gisbot(*command.split(), "--reports", "/nowhere")
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)
    assert "/nowhere" in ran.err


@pytest.mark.parametrize("content", [None, b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "今天天气很好。".encode()])
def test_a_folder_without_a_report_is_one_line(gisbot: Command, tmp_path: Path, content: bytes | None) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    if content is not None:
        (folder / "x.txt").write_bytes(content)
    ran = gisbot("ask", "电话多少", "--reports", str(folder))
    assert (ran.code, ran.out) == (2, "")
    assert one_line(ran.err)


def test_an_unusable_database_is_one_line(gisbot: Command) -> None:
    ran = gisbot("facts", "--database", "nonsense://u:s3cret@h")
    assert ran.code == 2
    assert one_line(ran.err)
    assert "s3cret" not in ran.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["sing"], ["ask"], ["ask", "a", "--batch", "b"], ["ask", "--batch", "/nowhere"], ["facts", "--shiny"]],
)
def test_unusable_arguments_are_refused(gisbot: Command, arguments: list[str]) -> None:
    ran = gisbot(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_a_bad_line_of_a_batch_is_named(gisbot: Command, tmp_path: Path) -> None:
    batch = tmp_path / "b.jsonl"
    batch.write_text('{"id": "1", "turns": ["a"]}\n{"id": "2"}\n', "utf-8")
    ran = gisbot("ask", "--batch", str(batch))
    assert ran.code == 2
    assert f"{batch}:2" in ran.err


def test_serve_needs_a_token(gisbot: Command) -> None:
    ran = gisbot("serve")
    assert ran.code == 2
    assert one_line(ran.err)
    assert "TELEGRAM_BOT_TOKEN" in ran.err


def test_init_copies_and_overwrites_nothing(gisbot: Command, tmp_path: Path) -> None:
    target = tmp_path / "mine"
    assert gisbot("init", str(target)).code == 0
    assert (target / "bot" / "config.yaml").is_file()
    assert (target / "knowledge" / "metrics.yaml").is_file()
    ran = gisbot("init", str(target))
    assert ran.code == 2
    assert one_line(ran.err)


def test_the_version_and_the_help_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert __version__ in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert {command.__name__.rpartition(".")[2] for command in COMMANDS} <= set(told.split())


def test_the_output_is_utf8_whatever_the_locale(home: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "gisbot.cli.main", "facts"]
    ran = subprocess.run(command, env=environment, capture_output=True, check=True, cwd=PROJECT)
    assert "河口镇" in ran.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    command = f"{sys.executable} -m gisbot.cli.main facts --json | head -c 10"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=False, cwd=PROJECT)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_importing_loads_nothing_heavy() -> None:
    heavy = (*HEAVY, "sqlalchemy", "yaml", "rapidfuzz", "opencc", "pypinyin")
    code = f"import sys, gisbot, gisbot.cli.main; print([name for name in {heavy} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=PROJECT)
    assert ran.stdout.decode().strip() == "[]"


def test_a_question_to_a_built_database_loads_no_reader(home: Path) -> None:
    heavy = (*HEAVY, "multiprocessing")
    code = (
        "import sys, time; from gisbot.cli.main import main; main(['ask', '电话多少']); time.sleep(0.1);"
        "main(['ask', '电话多少'])"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=PROJECT)
    code = (
        "import sys; from gisbot.cli.main import main; main(['ask', '电话多少']);"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=PROJECT)
    assert ran.stdout.decode().splitlines()[-1] == "[]"
