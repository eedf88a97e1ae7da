"""A word of the yaml: one surface form and what it is a name of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """`kind` is "concept", "phrase", "operation", "outside", "filler" or "metric"; `owner` the id it names."""

    text: str
    kind: str
    owner: str

    def __str__(self) -> str:
        return f"{self.text} ({self.kind} {self.owner})" if self.owner else f"{self.text} ({self.kind})"
