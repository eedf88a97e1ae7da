"""Laws over everything that is committed: no machine, no registry, no secret, no stray report."""

from __future__ import annotations

import re

import pytest

from .files import ROOT, place, project_files

# Put together here, so that this file does not hold what it looks for.
ADDRESSES = tuple(
    f"{one}{two}"
    for one, two in (
        ("files.python", "hosted.org"),
        ("pypi", ".org/"),
        ("registry.npm", "js.org"),
        ("npm", "mirror"),
        ("registry.yarn", "pkg"),
        ("mirrors.ali", "yun"),
        ("tuna.tsing", "hua"),
        ("--index", "-url"),
        ("--extra", "-index"),
        ("find", "-links"),
    )
)
MACHINE = re.compile(r"(?<![\w.])/(?:wo" r"rk|ro" r"ot|home/\w+|Users/\w+)/|[A-Z]:\\Users\\|/tmp/te" r"am")
TOKEN = re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b")
TEXT = {
    ".py", ".md", ".toml", ".txt", ".yaml", ".yml", ".json", ".jsonl", ".js", ".cmd", ".service", ".example", ""
}  # fmt: skip


def texts() -> list[tuple[str, str]]:
    """Name and text of every committed text file."""
    return [(place(path), path.read_text("utf-8")) for path in project_files() if path.suffix in TEXT]


def test_no_address_of_a_registry_is_committed() -> None:
    assert [(name, address) for name, text in texts() for address in ADDRESSES if address in text] == []


def test_no_path_of_a_machine_is_committed() -> None:
    assert [(name, found[0]) for name, text in texts() if (found := MACHINE.search(text))] == []


def test_no_token_is_committed() -> None:
    assert [name for name, text in texts() if TOKEN.search(text)] == []


def test_the_constraints_are_plain() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert len(lines) > 20
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line)] == []


def test_the_one_real_report_is_hekou_2018() -> None:
    names = [path.name for path in (ROOT / "knowledge" / "reports").iterdir() if not path.name.startswith(".")]
    assert sorted(name for name in names if not name.endswith(".meta.yaml")) == [
        "河口镇2018年政府信息公开工作年度报告.txt"
    ]


@pytest.mark.parametrize("name", ["run", "test", "check"])
def test_the_scripts_stand_beside_their_windows_twins(name: str) -> None:
    shell = (ROOT / "scripts" / name).read_text("utf-8")
    batch = (ROOT / "scripts" / f"{name}.cmd").read_bytes()
    assert f'tasks.py" {name} "$@"' in shell
    assert f'tasks.py" {name} %*'.encode() in batch
    assert batch.count(b"\n") == batch.count(b"\r\n"), "cmd wants lines that end in CR LF"
