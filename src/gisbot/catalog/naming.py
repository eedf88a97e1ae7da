"""`knowledge/naming.yaml`: how agencies are named in this country, whichever of them a deployment has loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Entry, Problems, load_entry

Pairs = tuple[tuple[str, str], ...]
Nouns = tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
"""Words, and the endings of the names that they stand for."""
Terms = tuple[tuple[tuple[str, ...], str], ...]
"""English words, and the Chinese that they stand for."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What people make of the names of agencies.

    `shortened` are parts of full names with what people say instead, in the order in which they apply; `governments`
    the endings of governments with what any such government is called. `groups` are the nouns of groups (乡镇), `kinds`
    those of the agency that one belongs to (我局), each with how its agencies' names end; `bare_groups` need no 各,
    `everyone` and `whole_area` mean all. `own` stands before one's own kind, `others_own` before one that may be
    another's, `inside` behind it. `english_fields` and `english_offices` name a bureau by its field and its kind,
    `english_places` may stand between its place and those.
    """

    shortened: Pairs
    governments: Pairs
    groups: Nouns
    bare_groups: tuple[str, ...]
    everyone: tuple[str, ...]
    whole_area: tuple[str, ...]
    english_groups: Terms
    english_before: tuple[str, ...]
    english_before_plural: tuple[str, ...]
    own: tuple[str, ...]
    others_own: tuple[str, ...]
    inside: tuple[str, ...]
    english_own: tuple[str, ...]
    kinds: Nouns
    english_fields: Terms
    english_offices: Terms
    english_places: tuple[str, ...]


def read_naming(path: Path, problems: Problems, *, root: Path | None = None) -> Naming | None:
    """The names of the file; None (with the problem kept) when it cannot be read."""
    top = load_entry(path, problems, root=root)
    if top is None:
        return None
    naming = Naming(
        shortened=_pairs(top, "shortened", "long", "short"),
        governments=_pairs(top, "governments", "ending", "called"),
        groups=_nouns(top, "groups"),
        bare_groups=top.texts("bare_groups", required=True),
        everyone=top.texts("everyone", required=True),
        whole_area=top.texts("whole_area", required=True),
        english_groups=_terms(top, "english_groups", "group"),
        english_before=top.texts("english_before", required=True),
        english_before_plural=top.texts("english_before_plural", required=True),
        own=top.texts("own", required=True),
        others_own=top.texts("others_own", required=True),
        inside=top.texts("inside", required=True),
        english_own=top.texts("english_own", required=True),
        kinds=_nouns(top, "kinds"),
        english_fields=_terms(top, "english_fields", "part"),
        english_offices=_terms(top, "english_offices", "ending"),
        english_places=top.texts("english_places", required=True),
    )
    top.finish()
    return naming


def _pairs(top: Entry, key: str, first: str, second: str) -> Pairs:
    pairs = []
    for entry in top.entries(key, required=True):
        pairs.append((entry.text(first), entry.text(second)))
        entry.finish()
    return tuple(pairs)


def _nouns(top: Entry, key: str) -> Nouns:
    nouns = []
    for entry in top.entries(key, required=True):
        nouns.append((entry.texts("nouns", required=True), entry.texts("endings", required=True)))
        entry.finish()
    return tuple(nouns)


def _terms(top: Entry, key: str, meant: str) -> Terms:
    terms = []
    for entry in top.entries(key, required=True):
        terms.append((entry.texts("words", required=True), entry.text(meant)))
        entry.finish()
    return tuple(terms)
