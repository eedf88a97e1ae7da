"""What a question wants told: one for each number that it asks for, by words and measure word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gisbot.answers.context import Context
from gisbot.answers.patterns import EACH, JOINED, PARTICLE, plain_form
from gisbot.catalog.words import Words
from gisbot.model.question import Part

LIGHT = frozenset({"issued", "disclosure", "received"})
"""Verbs that say no more than that something was done."""
ANYTHING = frozenset({"other_thing"})
"""Concepts whose forms do not mean the same."""
MONEY = "money"
TELLING = 4
"""A weak word this long names a kind of its own: 工作动态."""
ASKING = frozenset({"!howmany", "!share"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word that the telling sentence must hold: as asked, or in another form of its concept."""

    text: str
    forms: tuple[str, ...]
    known: bool

    def cover(self, told: str) -> float:
        """How much of the word a text holds: 1 for a form of it.

        Of a word that is not understood, the share of its characters that stand together there."""
        if any(form in told for form in self.forms):
            return 1.0
        if self.known:
            return 0.0
        covered: set[int] = set()
        for at in range(len(self.text) - 1):
            if self.text[at : at + 2] in told:
                covered |= {at, at + 1}
        if not covered and len(self.text) == 2 and self.text[0] in told:
            covered = {0}
        return len(covered) / len(self.text)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One number that is asked for."""

    words: tuple[Word, ...]
    measure: str
    share: bool

    def cover(self, told: str) -> float:
        """The share of the characters asked for that a text holds."""
        whole = sum(len(word.text) for word in self.words)
        return sum(len(word.text) * word.cover(told) for word in self.words) / whole if whole else 0.0


def wanted_of(context: Context) -> tuple[Wanted, ...]:
    """The numbers that a question asks for, in order; clauses that ask for none go with the one after them."""
    question, words = context.question, context.edition.catalog.words
    several = "several" in question.operations or any(part.text == EACH for part in question.parts)
    held: list[Part] = []
    found: list[Wanted] = []
    for part in (*question.parts, None):
        if part is not None and (part.kind not in ("separator", "end") or (several and JOINED.fullmatch(part.text))):
            held.append(part)
        elif held and (question.elliptical or any(ASKING & set(piece.meaning.split()) for piece in held)):
            found += _wanted(held, words, several)
            held = []
    return tuple(found)


def _wanted(parts: Sequence[Part], words: Words, several: bool) -> list[Wanted]:
    asking = next((at for at, part in enumerate(parts) if ASKING & set(part.meaning.split())), len(parts) - 1)
    share = any("!share" in part.meaning.split() for part in parts)
    rest = [part for part in parts if not ASKING & set(part.meaning.split())]
    measure = _measure(parts[asking].text, words)
    if not measure and any(MONEY in part.meaning.split() for part in parts):
        measure = next(iter(sorted(words.money_units)), "")
    following = parts[asking + 1] if asking + 1 < len(parts) else None
    if not measure and following is not None and following.kind == "unknown" and len(following.text) == 1:
        measure = following.text
        rest = [part for part in rest if part is not following]
    pieces = _divided(rest) if several else [rest]
    return [Wanted(_words(piece, words), measure, share) for piece in pieces]


def _measure(asking: str, words: Words) -> str:
    """The measure word of 多少件, 有几期; "" for a bare 多少."""
    known = {*words.units, *(unit for units in words.units.values() for unit in units)}
    return max((unit for unit in known if asking.endswith(unit)), key=len, default="")


def _divided(parts: Sequence[Part]) -> list[list[Part]]:
    """甲和乙各多少: each of what is joined, also where the joined words are one word to gisbot."""
    pieces: list[list[Part]] = [[]]
    for part in parts:
        for at, text in enumerate(JOINED.split(part.text)):
            if at:
                pieces.append([])
            if text:
                whole = text == part.text
                pieces[-1].append(part if whole else Part(text, "unknown", "", part.repaired))
    return [piece for piece in pieces if piece]


def _words(parts: Sequence[Part], words: Words) -> tuple[Word, ...]:
    """The words that mean something; single characters between words that are not understood join them."""
    runs: list[tuple[str, bool, str]] = []
    for part in parts:
        unknown = part.kind in ("unknown", "number", "row")
        loose = part.kind == "word" and not part.meaning and len(part.text) == 1 and not PARTICLE.fullmatch(part.text)
        if (unknown or loose) and runs and runs[-1][1]:
            runs[-1] = (runs[-1][0] + part.text, True, runs[-1][2] or ("?" if unknown else ""))
        elif unknown or loose:
            runs.append((part.text, True, "?" if unknown else ""))
        else:
            runs.append((part.text, False, part.meaning if part.kind == "word" else ""))
    found = []
    for text, open_run, meaning in runs:
        concepts = [name for group in meaning.split() if group[0] not in "!?" for name in group.split("|")]
        told_apart = bool(concepts) and len(text) >= TELLING and all(words.concepts[name].weak for name in concepts)
        if (open_run and meaning and text.strip()) or told_apart:
            found.append(Word(plain_form(text), (plain_form(text),), known=False))
        elif concepts and not all(words.concepts[name].weak or name in LIGHT for name in concepts):
            own = [plain_form(form) for name in concepts if name not in ANYTHING for form in words.concepts[name].zh]
            forms = tuple(form for form in (plain_form(text), *own) if len(form) > 1)
            found.append(Word(plain_form(text), forms, known=True))
    return tuple(word for word in found if word.text)
