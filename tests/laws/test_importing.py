"""Importing does nothing: no file is read, nothing is connected, and the package itself is light."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

from .files import ROOT, python_files

SECONDS = 0.15
# Run by alembic inside a migration, not imported.
RUN_BY_ALEMBIC = "gisbot.store.migrations"

WATCH = """
import importlib, json, os, sys
root, modules = sys.argv[1], sys.argv[2:]
seen, current = [], ""
def watch(event, arguments):
    if event == "open":
        path, mode = str(arguments[0]), arguments[1]
        writes = isinstance(mode, str) and any(letter in mode for letter in "wax+")
        data = path.startswith(root) and not path.endswith((".py", ".pyc", ".so", ".pyd", ".pth", ".typed")) \\
            and os.path.isfile(path) and "site-packages" not in path
        if (writes and not path.endswith(".pyc") and ".pyc." not in path) or data:
            seen.append((current, event, path))
    elif event in ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "sqlite3.connect", "os.mkdir"):
        if not (event == "os.mkdir" and "__pycache__" in str(arguments[0])):
            seen.append((current, event, str(arguments[0])))
sys.addaudithook(watch)
for current in modules:
    importlib.import_module(current)
print(json.dumps(seen))
"""


@cache
def modules() -> tuple[str, ...]:
    """Every module of the package."""
    names = []
    for path in python_files("src"):
        parts = path.relative_to(ROOT / "src").with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return tuple(name for name in names if not name.startswith(RUN_BY_ALEMBIC))


def python(*arguments: str) -> str:
    """What a fresh Python prints."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_importing_any_module_does_nothing() -> None:
    assert len(modules()) > 100
    assert json.loads(python("-c", WATCH, str(ROOT), *modules())) == []


def test_the_watch_would_see_it() -> None:
    """The module of the watch itself is shown a read and a write."""
    code = WATCH.replace("importlib.import_module(current)", "open(current).close()")
    assert len(json.loads(python("-c", code, str(ROOT), str(ROOT / "pyproject.toml")))) == 1


def test_importing_the_package_is_quick_and_brings_nothing_along() -> None:
    code = "import sys, time; t = time.perf_counter(); import gisbot; print(time.perf_counter() - t, *sys.modules)"
    runs = [python("-c", code).split() for _ in range(5)]
    assert min(float(run[0]) for run in runs) < SECONDS
    brought = {name.partition(".")[0] for name in runs[0][1:]} - set(sys.stdlib_module_names) - {"gisbot"}
    assert not brought & {"sqlalchemy", "telegram", "yaml", "rapidfuzz", "opencc", "pypinyin", "pypdfium2"}


def test_every_module_can_be_imported_first() -> None:
    """No room needs another to have been imported before: no cycles at import time."""
    rooms = sorted({name for name in modules() if name.count(".") == 1})
    assert len(rooms) > 10
    for room in rooms:
        python("-c", f"import {room}")
