"""`knowledge/agencies.yaml`: the agencies of one deployment, their short names and parents.

    agencies:
      - name: 河口镇人民政府
        short: [河口镇, 镇政府]
        parent: 云溪县人民政府

A short name that several agencies share is listed under `ambiguous:`; otherwise claiming it twice is a problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Problems, load_entry


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as a deployment knows it; `short` are the other names people use for it."""

    name: str
    short: tuple[str, ...] = ()
    parent: str | None = None


def read_agencies(path: Path, problems: Problems, *, root: Path | None = None) -> tuple[Agency, ...]:
    """The agencies in the order of the file; none when there is no such file."""
    if not path.exists():
        return ()
    top = load_entry(path, problems, root=root)
    if top is None:
        return ()
    shared = frozenset(top.texts("ambiguous"))
    agencies: list[Agency] = []
    claimed: dict[str, str] = {}
    for entry in top.entries("agencies", required=True):
        agency = Agency(entry.text("name"), entry.texts("short"), entry.optional("parent"))
        if not agency.name:
            entry.problem("an agency needs a name")
        for name in dict.fromkeys((agency.name, *agency.short)):
            if name in claimed and name not in shared:
                entry.problem(f"the name {name!r} is claimed by {claimed[name]!r} too; list it under 'ambiguous'")
            claimed.setdefault(name, agency.name)
        if agency.parent == agency.name:
            entry.problem("an agency cannot be its own parent", "parent")
        entry.finish()
        agencies.append(agency)
    top.finish()
    return tuple(agencies)
