"""Yaml is strict: an unknown key or a key said twice is reported with its file and line, in every file there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gisbot.catalog import load_catalog
from gisbot.catalog.known import KnownQuestions
from gisbot.errors import CatalogError

from .files import ROOT

FILES = sorted(
    path.relative_to(ROOT)
    for folder in ("bot", "knowledge")
    for path in (ROOT / folder).rglob("*.yaml")
    if not path.name.endswith(".meta.yaml") and path.name != "config.yaml"
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose yaml may be spoiled."""
    target = tmp_path_factory.mktemp("yaml") / "home"
    for folder in ("bot", "knowledge"):
        shutil.copytree(ROOT / folder, target / folder, ignore=shutil.ignore_patterns("reports"))
    return target


def first_key(text: str) -> str:
    """The first line that begins with a key."""
    return next(line for line in text.splitlines() if line and line[0] not in " #-\"'")


def problems(home: Path) -> list[tuple[str, int, str]]:
    """What loading reports; nothing when all holds."""
    known = KnownQuestions(home / "knowledge" / "questions", frozenset(load_catalog(ROOT).metrics), home)
    found: list[tuple[str, int, str]] = []
    for check in (lambda: load_catalog(home), known.check):
        try:
            check()
        except CatalogError as error:
            found += [(problem.file, problem.line, problem.message) for problem in error.problems]
    return found


def test_there_are_files_and_they_hold(home: Path) -> None:
    assert len(FILES) > 15
    assert problems(home) == []


def test_every_file_is_read_strictly_and_all_problems_are_told_at_once(home: Path) -> None:
    lines = {}
    for name in FILES:
        text = (home / name).read_text("utf-8")
        lines[name.as_posix()] = text.count("\n") + 1
        (home / name).write_text(f"{text}{first_key(text)}\nno_such_key: 1\n", "utf-8")
    try:
        found = problems(home)
    finally:
        for name in FILES:
            shutil.copy(ROOT / name, home / name)
    repeated = {file for file, line, message in found if line >= lines.get(file, 10**9)}
    assert repeated == set(lines), found[:5]
