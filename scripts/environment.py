"""The project's own Python environment, `.venv`: made once, kept in step with constraints.txt and pyproject.toml.

Only the standard library is imported here, since nothing else is installed yet.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = ROOT / "constraints.txt"
STAMP = VENV / "gisbot-installed.txt"
# What an editable install needs when pip does not fetch a build environment of its own.
BUILDING = ("hatchling", "editables")


class SetupError(Exception):
    """The environment cannot be made; the text is one line for a person."""


def prepare(*extras: str) -> None:
    """Make the environment hold gisbot and its `extras`; quick when it does already. Raises `SetupError`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    digest = _digest(project)
    wanted = _installed(digest) | set(extras)
    if wanted == _installed(digest) and _stamped(digest) and PYTHON.is_file():
        return
    _make_venv()
    _install(_packages(project, wanted), [])
    _install(["-e", str(ROOT)], ["--no-build-isolation", "--no-deps"])
    STAMP.write_text("\n".join([digest, *sorted(wanted)]) + "\n", "utf-8")
    _say("ready")


def environment() -> dict[str, str]:
    """The environment variables of a program that runs inside .venv."""
    path = os.pathsep.join((str(PROGRAMS), os.environ.get("PATH", "")))
    return {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}


def _digest(project: Mapping[str, object]) -> str:
    """Changes when anything that decides what is installed changes, or the checkout moves."""
    told = repr((project, sys.version_info[:3], str(ROOT)))
    return hashlib.sha256(CONSTRAINTS.read_bytes() + told.encode()).hexdigest()


def _stamped(digest: str) -> bool:
    return STAMP.is_file() and STAMP.read_text("utf-8").split()[:1] == [digest]


def _installed(digest: str) -> set[str]:
    """The extras that are installed for this digest."""
    return set(STAMP.read_text("utf-8").split()[1:]) if _stamped(digest) else set()


def _packages(project: dict[str, dict[str, object]], extras: Iterable[str]) -> list[str]:
    """The requirements of the project and of its extras, an extra of the project itself followed."""
    about = project["project"]
    optional = about["optional-dependencies"]
    required = about["dependencies"]
    if not isinstance(optional, dict) or not isinstance(required, list):
        raise SetupError("pyproject.toml: dependencies must be a list, optional-dependencies a table")
    found = [*BUILDING, *(str(name) for name in required)]
    waiting = list(extras)
    while waiting:
        for requirement in optional[waiting.pop()]:
            if requirement.startswith("gisbot["):
                waiting += [name.strip() for name in requirement[len("gisbot[") :].rstrip("]").split(",")]
            else:
                found.append(requirement)
    return found


def _works() -> bool:
    """Whether .venv holds a Python with pip."""
    if not PYTHON.is_file():
        return False
    done = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return done.returncode == 0


def _make_venv() -> None:
    if _works():
        return
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        raise SetupError(
            "this Python has no venv; install it and start again (Debian, Ubuntu: sudo apt install python3-venv)"
        )
    _say(f"making {VENV.name} with Python {sys.version.split()[0]}")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"{VENV} cannot be made: {_last_line(done.stdout + done.stderr)}")


def _install(requirements: list[str], options: list[str]) -> None:
    """pip install under the constraints, with one line for each package it fetches."""
    command = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--progress-bar",
        "off",
    ]
    said: list[str] = []
    fetched = 0
    with subprocess.Popen(
        [*command, "--constraint", str(CONSTRAINTS), *options, *requirements],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment(),
        cwd=ROOT,
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            if line.startswith("Collecting "):
                fetched += 1
                _say(f"package {fetched}: {line.split()[1]}")
            elif line.startswith("Installing collected"):
                _say(f"installing {line.count(',') + 1} packages")
    if process.returncode != 0:
        sys.stderr.writelines(said[-15:])
        raise SetupError(f"installing failed: {_last_line(''.join(said))}")


def _last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no message")


def _say(text: str) -> None:
    print(f"gisbot setup: {text}", file=sys.stderr, flush=True)
