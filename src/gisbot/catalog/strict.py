"""Strict yaml: every scalar is text until the schema types it, and every problem is kept with its line.

Plain YAML reads `no` as False and `010` as 8 and keeps the last of two equal keys; here none of that
happens. Problems are collected in `Problems`, so that one load reports all of them at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

import yaml

from gisbot.errors import CatalogError, CatalogProblem


@dataclass(slots=True)
class Problems:
    """Everything found wrong so far; `raise_any` ends a load that found something."""

    found: list[CatalogProblem] = field(default_factory=list)

    def add(self, file: str, line: int, message: str) -> None:
        """Keep one problem."""
        self.found.append(CatalogProblem(file, line, message))

    def raise_any(self) -> None:
        """Raise CatalogError with all problems, sorted by file and line, when there are any."""
        if self.found:
            raise CatalogError(tuple(sorted(set(self.found), key=lambda p: (p.file, p.line, p.message))))


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text of the file with its line."""

    text: str
    file: str
    line: int


class Entry:
    """A mapping of the file. Each getter types one key; `finish` reports the keys nobody asked for."""

    __slots__ = ("_asked", "_nodes", "_problems", "file", "line")

    def __init__(self, node: yaml.MappingNode, file: str, problems: Problems) -> None:
        self.file, self.line = file, node.start_mark.line + 1
        self._problems = problems
        self._asked: set[str] = set()
        self._nodes: dict[str, tuple[yaml.Node, int]] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                problems.add(file, line, "a key must be plain text")
                continue
            key = str(key_node.value)
            if key in self._nodes:
                problems.add(file, line, f"the key {key!r} occurs twice")
                continue
            self._nodes[key] = (value_node, line)

    def problem(self, message: str, key: str | None = None) -> None:
        """Report something about this entry, at the line of `key` when given."""
        line = self._nodes[key][1] if key is not None and key in self._nodes else self.line
        self._problems.add(self.file, line, message)

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def names(self) -> tuple[str, ...]:
        """The keys in the order of the file; asking for them counts as knowing them all."""
        self._asked.update(self._nodes)
        return tuple(self._nodes)

    def line_of(self, key: str) -> int:
        """The line a key stands on."""
        return self._nodes[key][1]

    def _take(self, key: str, required: bool) -> yaml.Node | None:
        self._asked.add(key)
        if key not in self._nodes:
            if required:
                self.problem(f"the key {key!r} is missing")
            return None
        return self._nodes[key][0]

    def text(self, key: str, default: str | None = None) -> str:
        """The text under `key`; reports and returns "" when it is missing without a default or no text."""
        node = self._take(key, default is None)
        if node is None:
            return default or ""
        if not isinstance(node, yaml.ScalarNode):
            self.problem(f"{key!r} must be a text", key)
            return default or ""
        return str(node.value)

    def optional(self, key: str) -> str | None:
        """The text under `key`, or None when the key is absent."""
        self._asked.add(key)
        return self.text(key) if key in self._nodes else None

    def scalars(self, key: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """The texts under `key` (a list, or one text) with their lines."""
        node = self._take(key, required)
        if node is None:
            return ()
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        texts = []
        for item in nodes:
            if isinstance(item, yaml.ScalarNode):
                texts.append(Scalar(str(item.value), self.file, item.start_mark.line + 1))
            else:
                self.problem(f"{key!r} must be a list of texts", key)
        return tuple(texts)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts under `key`: a list, or one text."""
        return tuple(scalar.text for scalar in self.scalars(key, required=required))

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """The text under `key`, which must be one of `allowed`."""
        text = self.text(key, default)
        if text not in allowed:
            self.problem(f"{key!r} must be one of {', '.join(allowed)}, not {text!r}", key)
            return allowed[0]
        return text

    def decimal(self, key: str, default: Decimal | None = None) -> Decimal:
        """The number under `key`."""
        text = self.text(key, None if default is None else str(default))
        try:
            return Decimal(text)
        except InvalidOperation:
            if text:
                self.problem(f"{key!r} must be a number, not {text!r}", key)
            return Decimal(0)

    def integer(self, key: str, default: int | None = None) -> int:
        """The whole number under `key`."""
        number = self.decimal(key, None if default is None else Decimal(default))
        if number != int(number):
            self.problem(f"{key!r} must be a whole number", key)
        return int(number)

    def boolean(self, key: str, default: bool | None = None) -> bool:
        """true or false, and nothing else."""
        text = self.text(key, None if default is None else str(default).lower())
        if text not in ("true", "false"):
            self.problem(f"{key!r} must be true or false", key)
        return text == "true"

    def entry(self, key: str, *, required: bool = True) -> Entry | None:
        """The mapping under `key`."""
        node = self._take(key, required)
        if node is None:
            return None
        if not isinstance(node, yaml.MappingNode):
            self.problem(f"{key!r} must be a mapping", key)
            return None
        return Entry(node, self.file, self._problems)

    def entries(self, key: str, *, required: bool = False) -> tuple[Entry, ...]:
        """The list of mappings under `key`."""
        node = self._take(key, required)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not all(isinstance(n, yaml.MappingNode) for n in node.value):
            self.problem(f"{key!r} must be a list of mappings", key)
            return ()
        return tuple(Entry(item, self.file, self._problems) for item in node.value)

    def named(self, key: str, *, required: bool = False) -> Iterator[tuple[str, Entry]]:
        """The mappings under `key`, each with its name."""
        holder = self.entry(key, required=required)
        if holder is not None:
            yield from holder.named_all()

    def named_all(self) -> Iterator[tuple[str, Entry]]:
        """Every key of this entry with the mapping under it."""
        for name in self.names():
            inner = self.entry(name)
            if inner is not None:
                yield name, inner

    def finish(self) -> None:
        """Report the keys nobody asked for."""
        for key in self._nodes.keys() - self._asked:
            self.problem(f"unknown key {key!r}", key)


def load_entry(path: Path, problems: Problems, *, root: Path | None = None) -> Entry | None:
    """The top mapping of a yaml file, or None (with the problem kept) when it cannot be read.

    `root` shortens the file's name in messages to the path below it.
    """
    name = str(path.relative_to(root)) if root is not None else str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problems.add(name, 0, f"cannot be read: {error}")
        return None
    return parse_entry(text, name, problems)


def parse_entry(text: str, name: str, problems: Problems) -> Entry | None:
    """The top mapping of a yaml text; an empty text is a problem."""
    loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        problems.add(name, mark.line + 1 if mark is not None else 0, f"not yaml: {error.problem}")
        return None
    except yaml.YAMLError as error:
        problems.add(name, 0, f"not yaml: {' '.join(str(error).split())}")
        return None
    if not isinstance(node, yaml.MappingNode):
        problems.add(name, 1, "must be a mapping")
        return None
    return Entry(node, name, problems)
