"""The wheel holds bot/ and knowledge/, and works from any folder once it is installed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGED = "gisbot/_data"


def run(command: list[str], folder: Path, **variables: str) -> str:
    """What a command prints; it must succeed."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("GISBOT_", "TELEGRAM_"))}
    done = subprocess.run(
        command, cwd=folder, env=environment | variables, capture_output=True, text=True, encoding="utf-8", timeout=100
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", "."]
    run([*build, str(ROOT)], folder)
    (found,) = folder.glob("gisbot-*.whl")
    return found


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel is installed, beside the libraries of this environment."""
    target = tmp_path_factory.mktemp("site")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(target)]
    run([*install, str(wheel)], target)
    return target


def gisbot(site: Path, folder: Path, *arguments: str, **variables: str) -> str:
    """Run the installed gisbot in `folder`."""
    python = [sys.executable, "-m", "gisbot.cli.main", *arguments]
    return run(python, folder, PYTHONPATH=str(site), GISBOT_DATA=str(folder / "data"), **variables)


def test_the_wheel_holds_what_it_knows_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("bot", "knowledge"):
        there = {
            f"{PACKAGED}/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert len(there) > 5
        assert there <= set(names)
    assert "gisbot/py.typed" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"gisbot"}


def test_it_answers_from_any_folder(site: Path, tmp_path: Path) -> None:
    where = "import gisbot; print(gisbot.__file__)"
    assert str(site) in run([sys.executable, "-c", where], tmp_path, PYTHONPATH=str(site))
    assert "0871-62669002" in gisbot(site, tmp_path, "ask", "电话多少")


def test_init_gives_a_home_of_ones_own(site: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    gisbot(site, tmp_path, "init", str(home))
    replies = home / "bot" / "replies.zh.yaml"
    text = replies.read_text("utf-8")
    changed = re.sub(r"(?m)^(answer\.figure_string: .*)报告的", r"\1报告里的", text)
    assert changed != text
    replies.write_text(changed, "utf-8")
    assert "报告里的" in gisbot(site, tmp_path, "ask", "电话多少", GISBOT_HOME=str(home))
    assert "报告里的" not in gisbot(site, tmp_path, "ask", "电话多少")


def test_the_chat_answers_without_a_line_of_input(site: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gisbot.cli.main", "chat"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site), "GISBOT_DATA": str(tmp_path / "data")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("出处") >= 5
