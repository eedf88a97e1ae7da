"""What scripts/run, scripts/test and scripts/check do, on every system: `python scripts/tasks.py TASK [ARGUMENT...]`.

run    set up, then serve Telegram (with TELEGRAM_BOT_TOKEN) or chat in the terminal; `run --demo` chats over
       generated reports of a fictional county; `run COMMAND ...` is `gisbot COMMAND ...`
test   set up everything the tests need and run them; arguments go to pytest
check  style, formatting, types, the directions between rooms, the yaml
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  said to those who start it with an older Python
    sys.exit(f"gisbot needs Python 3.11 or newer; this is {sys.version.split()[0]}")

sys.path.insert(0, str(Path(__file__).parent))

from environment import PYTHON, ROOT, SetupError, environment, prepare

GISBOT = (str(PYTHON), "-m", "gisbot.cli.main")
DEMO = ROOT / ".gisbot" / "demo"
CHECKS = (
    ("style", ("-m", "ruff", "check")),
    ("formatting", ("-m", "ruff", "format", "--check")),
    ("types", ("-m", "mypy")),
    ("directions between rooms", ("-c", "from importlinter.cli import lint_imports_command as lint; lint()")),
    ("yaml", ("scripts/check_yaml.py",)),
)


def run(arguments: Sequence[str]) -> int:
    """The main job, the demo, or any command of gisbot."""
    if arguments[:1] == ["--demo"]:
        prepare("examples")
        return _become([*GISBOT, "chat", *arguments[1:]], _demo())
    prepare()
    if arguments:
        return _become([*GISBOT, *arguments], environment())
    token = environment().get("TELEGRAM_BOT_TOKEN", "").strip()
    return _become([*GISBOT, "serve" if token else "chat"], environment())


def test(arguments: Sequence[str]) -> int:
    """All tests, in two processes."""
    prepare("dev")
    _install_emulator()
    return _call([str(PYTHON), "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-rfEs", *arguments], environment())


def check(arguments: Sequence[str]) -> int:
    """Every check, each by its name; the exit status is 1 when one fails."""
    if arguments:
        raise SetupError("scripts/check takes no arguments")
    prepare("dev")
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if _call([str(PYTHON), *command], environment()) != 0:
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all checks passed", flush=True)
    return 1 if failed else 0


def _demo() -> dict[str, str]:
    """A home of its own with the reports of a fictional county; the environment that names it.

    The reports are written once for each state of examples/; words and replies are those of now at every start.
    """
    made, home = DEMO / "made", DEMO / "home"
    sources = sorted(path for path in (ROOT / "examples").rglob("*") if path.suffix in (".py", ".yaml"))
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    stamp = DEMO / "written-by.txt"
    if not stamp.is_file() or stamp.read_text("utf-8") != state:
        shutil.rmtree(DEMO, ignore_errors=True)
        print("gisbot setup: writing the reports of a fictional county", file=sys.stderr, flush=True)
        if _call([str(PYTHON), "-m", "examples.make", str(made), "--demo"], environment()) != 0:
            raise SetupError("the example reports could not be written")
        stamp.write_text(state, "utf-8")
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(ROOT / "bot", home / "bot")
    shutil.copytree(ROOT / "knowledge", home / "knowledge", ignore=shutil.ignore_patterns("reports"))
    shutil.copy(made / "agencies.yaml", home / "knowledge" / "agencies.yaml")
    reports = {"GISBOT_HOME": str(home), "GISBOT_REPORTS": str(made / "reports"), "GISBOT_DATA": str(DEMO / "data")}
    return {**environment(), **reports}


def _install_emulator() -> None:
    """The Bot API emulator of the end-to-end tests, from npm; its tests say so when it is missing."""
    folder = ROOT / "tests" / "e2e" / "telegram_test_api"
    if (folder / "node_modules" / ".package-lock.json").is_file():
        return
    npm = shutil.which("npm", path=environment()["PATH"])
    if npm is None or _call([npm, "ci", "--no-progress"], environment(), folder) != 0:
        print("gisbot setup: npm could not install the Bot API emulator", file=sys.stderr, flush=True)


def _become(command: Sequence[str], variables: dict[str, str]) -> int:
    """Run gisbot in the caller's folder; where the system can, in place of this process, so that signals reach it."""
    if os.name != "nt":
        os.execve(command[0], list(command), variables)
    return _call(command, variables, Path.cwd())


def _call(command: Sequence[str], variables: dict[str, str], folder: Path = ROOT) -> int:
    """Run a program to its end; Ctrl-C is the program's to handle."""
    process = subprocess.Popen(command, env=variables, cwd=folder)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def main(arguments: Sequence[str]) -> int:
    """Run one task."""
    tasks = {"run": run, "test": test, "check": check}
    if not arguments or arguments[0] not in tasks:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return tasks[arguments[0]](list(arguments[1:]))
    except SetupError as error:
        print(f"gisbot: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"gisbot: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
