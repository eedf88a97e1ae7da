"""Known questions for each figure in people's own words: knowledge/questions/*.yaml.

They are read when they are first needed, for they are many and most questions do without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from gisbot.catalog.strict import Problems, load_entry

NO_FIGURE = ("none", "prose")
"""Classes that are no metric: what reports do not count, and what only their sentences tell."""


class KnownQuestions:
    """The known questions by metric id, or by a name of NO_FIGURE."""

    def __init__(self, folder: Path, metrics: frozenset[str], root: Path) -> None:
        self._folder, self._metrics, self._root = folder, metrics, root

    def check(self) -> None:
        """Read them now. Raises CatalogError when the files do not hold."""
        self.questions  # noqa: B018 - reading is the check

    @cached_property
    def questions(self) -> Mapping[str, tuple[str, ...]]:
        """Every class with its questions. Raises CatalogError when the files do not hold."""
        problems = Problems()
        found: dict[str, list[str]] = {}
        seen: dict[str, str] = {}
        for path in sorted(self._folder.glob("*.yaml")):
            top = load_entry(path, problems, root=self._root)
            if top is None:
                continue
            top.choice("kind", ("questions",))
            for name, entry in top.named("of", required=True):
                if name not in self._metrics and name not in NO_FIGURE:
                    entry.problem(f"{name!r} is no metric")
                for scalar in (*entry.scalars("zh"), *entry.scalars("en")):
                    earlier = seen.setdefault(scalar.text, name)
                    if earlier != name:
                        problems.add(
                            scalar.file, scalar.line, f"{scalar.text!r} asks for {name} here and for {earlier}"
                        )
                    found.setdefault(name, []).append(scalar.text)
                entry.finish()
            top.finish()
        problems.raise_any()
        return {name: tuple(dict.fromkeys(questions)) for name, questions in found.items()}
