"""The table of rooms in docs/architecture.md and the contracts in pyproject.toml say the same, and cover every room."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from .files import ROOT

PACKAGE = ROOT / "src" / "gisbot"
ALWAYS = {"model", "errors"}
ROW = re.compile(r"^\| `(\w+)/?` \|.*\| ([^|]*) \| ([^|]*) \|$", re.M)
OUTERMOST = {"app", "cli"}
"""May import all, so that no contract is needed for them."""


@cache
def contracts() -> dict[str, dict[str, object]]:
    """The import-linter contracts by id."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


@cache
def rooms() -> frozenset[str]:
    """The rooms: folders and modules of the package."""
    return frozenset(
        path.stem
        for path in PACKAGE.iterdir()
        if (path.is_dir() and (path / "__init__.py").is_file()) or (path.suffix == ".py" and path.stem != "__init__")
    )


def told(cell: str) -> set[str]:
    """The names in back quotes of a cell."""
    return set(re.findall(r"`([\w.-]+)/?`", cell))


@cache
def table() -> dict[str, tuple[set[str], set[str]]]:
    """Room -> (libraries that it alone imports, rooms it may import), as the page tells."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    return {room: (told(libraries), told(may)) for room, libraries, may in ROW.findall(page)}


def modules(value: object) -> set[str]:
    """The room names or libraries of a contract's list."""
    assert isinstance(value, list)
    return {name.removeprefix("gisbot.") for name in value}


def test_every_room_stands_in_the_table() -> None:
    assert set(table()) == rooms()


def test_the_contracts_hold_what_each_room_may_import() -> None:
    for room in rooms() - OUTERMOST:
        contract = contracts()[room]
        assert modules(contract["source_modules"]) == {room}
        allowed = table()[room][1] | {room} | (set() if room in ALWAYS else ALWAYS)
        assert modules(contract["forbidden_modules"]) == rooms() - allowed, room


def test_the_contracts_hold_who_alone_imports_a_library() -> None:
    owners = {room: libraries for room, (libraries, _) in table().items() if libraries}
    assert len(owners) > 4
    for room, libraries in owners.items():
        contract = contracts()[f"only-{room}"]
        assert modules(contract["forbidden_modules"]) == libraries, room
        assert modules(contract["source_modules"]) == rooms() - {room}, room
    assert {name for name in contracts() if name.startswith("only-")} == {f"only-{room}" for room in owners}


def test_every_contract_is_of_the_strict_kind() -> None:
    for contract in contracts().values():
        assert contract["type"] == "forbidden"
        assert set(contract) == {
            "name", "id", "type", "source_modules", "forbidden_modules", "allow_indirect_imports"
        }  # fmt: skip
