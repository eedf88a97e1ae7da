"""scripts/environment.py and scripts/tasks.py: what is installed, when again, and what is said when it cannot be."""

from __future__ import annotations

import importlib
import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module, with a .venv of its own that is never made."""
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    module = importlib.reload(importlib.import_module("environment"))
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.txt")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    yield module
    sys.modules.pop("environment")


def installed(module: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What pip is asked to install from now on; a .venv appears when it is made."""
    asked: list[list[str]] = []

    def make() -> None:
        module.VENV.mkdir(exist_ok=True)
        module.PYTHON.touch()

    monkeypatch.setattr(module, "_make_venv", make)
    monkeypatch.setattr(module, "_install", lambda requirements, options: asked.append(requirements))
    return asked


def test_the_second_start_installs_nothing(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = installed(setup, monkeypatch)
    setup.prepare()
    assert len(asked) == 2
    assert set(PROJECT["project"]["dependencies"]) <= set(asked[0])
    assert asked[1] == ["-e", str(ROOT)]
    setup.prepare()
    assert len(asked) == 2


def test_extras_are_added_and_kept(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = installed(setup, monkeypatch)
    setup.prepare()
    setup.prepare("dev")
    assert "pytest" in asked[2]
    assert "reportlab" in asked[2], "an extra of the project that an extra names"
    assert not [name for name in asked[2] if name.startswith("gisbot")]
    setup.prepare()
    setup.prepare("dev")
    assert len(asked) == 4


def test_new_constraints_are_installed(setup: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = installed(setup, monkeypatch)
    setup.prepare()
    constraints = tmp_path / "constraints.txt"
    constraints.write_text("alembic==1.0\n", "utf-8")
    monkeypatch.setattr(setup, "CONSTRAINTS", constraints)
    setup.prepare()
    assert len(asked) == 4


def test_a_python_without_venv_is_one_line(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(setup.SetupError, match="python3-venv") as raised:
        setup.prepare()
    assert "\n" not in str(raised.value)


def test_an_install_that_fails_says_why(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    with pytest.raises(setup.SetupError, match=r"installing failed: .*no-such"):
        setup._install(["--no-such-option"], [])


def test_every_requirement_is_constrained() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {line.partition("==")[0].lower().replace("_", "-") for line in lines}
    extras = PROJECT["project"]["optional-dependencies"].values()
    named = [*PROJECT["project"]["dependencies"], *(name for extra in extras for name in extra)]
    needed = {re.split(r"[\[;<>=]", name)[0].strip().lower() for name in named} - {"gisbot"}
    assert {"hatchling", "editables"} <= pinned
    assert needed <= pinned


@pytest.mark.parametrize("arguments", [[], ["dance"], ["check", "more"]])
def test_unusable_arguments_end_with_2(arguments: list[str]) -> None:
    script = str(ROOT / "scripts" / "tasks.py")
    done = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert done.stderr
