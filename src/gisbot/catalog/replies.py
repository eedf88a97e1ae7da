"""What the bot says: one mapping of key to template for each language."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gisbot.catalog.strict import Problems, load_entry

LANGUAGES = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies of one language."""

    language: str
    templates: Mapping[str, str]

    def text(self, key: str, **values: object) -> str:
        """The reply `key` with its places filled; KeyError when there is none or a value is missing."""
        return self.templates[key].format(**values)

    def __contains__(self, key: str) -> bool:
        return key in self.templates


def read_replies(folder: Path, problems: Problems, root: Path) -> dict[str, Replies]:
    """Every `bot/<name>.<language>.yaml`; a key must stand in both languages with the same places."""
    found: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    lines: dict[tuple[str, str], tuple[str, int]] = {}
    for language in LANGUAGES:
        for path in sorted(folder.glob(f"*.{language}.yaml")):
            top = load_entry(path, problems, root=root)
            if top is None:
                continue
            for key in top.names():
                if key in found[language]:
                    top.problem(f"the reply {key!r} occurs twice", key)
                found[language][key] = top.text(key).rstrip("\n")
                lines[language, key] = (top.file, top.line_of(key))
    for language, other in (("zh", "en"), ("en", "zh")):
        for key, template in found[language].items():
            file, line = lines[language, key]
            if key not in found[other]:
                problems.add(file, line, f"the reply {key!r} is missing in {other}")
            elif _places(template) != _places(found[other][key]):
                problems.add(file, line, f"the reply {key!r} has other places in {other}")
    return {language: Replies(language, templates) for language, templates in found.items()}


def _places(template: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name is not None)
    except ValueError:
        return frozenset({"<broken template>"})
