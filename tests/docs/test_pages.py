"""Every page: its links lead somewhere, and the files and benchmarks it names are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .transcripts import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NAMED = re.compile(r"`((?:src|tests|scripts|benchmarks|examples|bot|knowledge|docs|channels)/[\w./-]+\w)`")
RUN = re.compile(r"python (benchmarks/\w+\.py)|python -m ((?:benchmarks|tests|examples)[\w.]+)")


def names() -> list[str]:
    return [page.relative_to(ROOT).as_posix() for page in PAGES]


def anchor(heading: str) -> str:
    """The anchor that a heading gets on the forges."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def test_the_pages_are_there() -> None:
    assert {
        "README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/decisions.md",
        "docs/glossary.md", "docs/quality.md", "docs/reference.md", "docs/users.md",
    } <= set(names())  # fmt: skip


@pytest.mark.parametrize("name", names())
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        if link.startswith("https://"):
            continue
        target, _, part = link.partition("#")
        there = (page.parent / target).resolve() if target else page
        assert there.exists(), link
        if part:
            headings = re.findall(r"^#+ (.*)$", there.read_text("utf-8"), re.M)
            assert part in {anchor(heading) for heading in headings}, link


@pytest.mark.parametrize("name", names())
def test_what_is_named_is_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for named in NAMED.findall(text):
        folder = ROOT / "src" / "gisbot" if named.startswith("channels/") else ROOT
        assert (folder / named).exists(), named
    for script, module in RUN.findall(text):
        path = Path(script or f"{module.replace('.', '/')}.py")
        assert (ROOT / path).is_file(), path


def test_the_glossary_pairs_english_with_chinese() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")][2:]
    assert len(rows) > 50
    for english, chinese in rows:
        assert not re.search(r"[\u4e00-\u9fff]", english), english
        assert re.search(r"[\u4e00-\u9fff]", chinese), chinese
    assert len({english for english, _ in rows}) == len(rows)


def test_the_changelog_tells_the_version() -> None:
    from gisbot import __version__

    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")
