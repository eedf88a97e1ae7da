"""The parts of a question, in order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from gisbot.questions.vocabulary import Sense

NO_SENSE = Sense()


class Kind(StrEnum):
    """What a part of a question is."""

    WORD = "word"
    YEAR = "year"
    MONTH = "month"
    NUMBER = "number"
    ORDINAL = "ordinal"
    ROW = "row"
    AGENCY = "agency"
    SEPARATOR = "separator"
    END = "end"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Token:
    """One part. `text` is as asked (normalised), `form` the vocabulary form it was taken for.

    `cost` orders readings: 0.1 for a meaning, more for fillers and repaired typos, 1 for each character
    that is not understood. `years` of a YEAR; `number` of a NUMBER or ORDINAL (-1: the last); `names` of an AGENCY.
    """

    start: int
    end: int
    text: str
    kind: Kind
    cost: float
    sense: Sense = NO_SENSE
    form: str = ""
    years: tuple[int, ...] = ()
    relative: str = ""
    number: float | None = None
    percent: bool = False
    names: tuple[str, ...] = ()
    repaired: bool = False

    @property
    def strong(self) -> bool:
        """Whether the part names a concept that distinguishes figures."""
        return self.kind is Kind.WORD and self.sense.strong

    def has(self, *operations: str) -> bool:
        """Whether the part can mean one of these operations."""
        return not self.sense.operations.isdisjoint(operations)

    def names_concept(self, *concepts: str) -> bool:
        """Whether the part can mean one of these concepts."""
        for group in self.sense.groups:  # noqa: SIM110 - asked hundreds of times a question, and any() costs twice as much
            if not group.isdisjoint(concepts):
                return True
        return False


def without_operations(token: Token, dropped: frozenset[str]) -> Token:
    """The token without some of its operations."""
    return replace(token, sense=replace(token.sense, operations=token.sense.operations - dropped))
