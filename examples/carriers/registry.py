"""All carriers by name; "txt:lines" names carrier and style. The last two need a program (see `printers`)."""

from __future__ import annotations

from dataclasses import dataclass

from examples.carriers.base import Carrier
from examples.carriers.page import PAGE
from examples.carriers.plain import PLAIN
from examples.carriers.printed import PRINTED
from examples.carriers.printers import BROWSER, OFFICE
from examples.carriers.sheet import SHEET
from examples.carriers.word import WORD

CARRIERS: dict[str, Carrier] = {
    carrier.name: carrier for carrier in (PLAIN, PAGE, WORD, PRINTED, SHEET, BROWSER, OFFICE)
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A carrier and one of its styles."""

    carrier: Carrier
    style: str

    @property
    def name(self) -> str:
        """As it is written on the command line: "txt:lines"."""
        return f"{self.carrier.name}:{self.style}"


def choices(names: list[str]) -> list[Choice]:
    """The choices of a list such as ["txt:lines", "pdf"]; a bare name means all styles of that carrier.

    Raises ValueError for an unknown carrier or style.
    """
    chosen: list[Choice] = []
    for name in names:
        carrier_name, _, style = name.partition(":")
        carrier = CARRIERS.get(carrier_name)
        if carrier is None or (style and style not in carrier.styles):
            raise ValueError(f"no format {name!r}; there are {', '.join(CARRIERS)} and, behind a colon, their styles")
        chosen += [Choice(carrier, one) for one in ([style] if style else carrier.styles)]
    return chosen
