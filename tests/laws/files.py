"""The files that the laws are held over."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("src", "examples", "benchmarks", "scripts", "tests")
GENERATED = {".git", ".venv", ".gisbot", "node_modules", "__pycache__", "dist", "build"}


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Every Python file under the folders (all code by default); none is a failure, not a success."""
    found = sorted(
        path
        for folder in folders or CODE
        for path in (ROOT / folder).rglob("*.py")
        if not GENERATED & set(path.relative_to(ROOT).parts)
    )
    assert found, f"no Python file under {folders}"
    return tuple(found)


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"), filename=str(path))


@cache
def project_files() -> tuple[Path, ...]:
    """What the project consists of: what git tracks, or all that is not generated where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode("utf-8").split("\0") if name]
        found = [ROOT / name for name in names if (ROOT / name).is_file()]
    else:
        found = [path for path in ROOT.rglob("*") if path.is_file() and not GENERATED & set(path.parts)]
    assert len(found) > 100
    return tuple(found)


def place(path: Path, line: int = 0) -> str:
    """A file, and a line of it, as they are shown when a law is broken."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{line}" if line else name
