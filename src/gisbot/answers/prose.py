"""The figures of a report's prose, with what each is found by: worked out once for a report, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gisbot.answers.patterns import (
    BRACKETED,
    CHANGE,
    CLAUSES,
    JOINED,
    LEADING,
    LEANING,
    MEMBER,
    RESPECTIVE,
    SEMICOLON,
    SET_OFF,
    WHOLE_NAMED,
    plain_form,
)
from gisbot.answers.synonyms import Synonyms
from gisbot.answers.wording import Kind, Said, kind_of
from gisbot.model.report import Figure, FigureKind


@dataclass(frozen=True, slots=True)
class Telling:
    """A figure of the prose with what it is found by: its own clause, and all that leads to it in its sentence.

    One that is not free states a figure of the form that the question does not name; what leads to it must hold all.
    `kind` is what its own words tell: a change, a mean.
    """

    figure: Figure
    own: Said
    reach: Said
    part: str
    free: bool
    kind: Kind


def all_tellings(figures: Iterable[Figure], synonyms: Synonyms) -> Iterator[Telling]:
    """Every figure of the prose that a number is given for; free are those that state no row of the form."""
    for figure in figures:
        if figure.kind is not FigureKind.PROSE or figure.value is None:
            continue
        quote = figure.evidence.quote
        clause = without_parts(figure)
        own = respective(quote, figure.raw) or SET_OFF.sub("", clause)
        if LEANING.match(own) or (figure.percent and CHANGE.search(own)):
            own = clause_before(quote, own) + own
        part = next((piece for piece in SEMICOLON.split(quote) if figure.subject in piece), quote)
        end = quote.find(clause) + len(clause) if clause in quote else len(quote)
        reach = said_in(quote[:end], synonyms) + said_in("".join(figure.path), synonyms)
        thing = figure.path[-1] if clause == figure.subject else WHOLE_NAMED.sub("", figure.path[-1])
        told = said_in(own + thing, synonyms)
        yield Telling(figure, told, reach, part, figure.metric is None, kind_of(figure.subject))


def without_parts(figure: Figure) -> str:
    """The clause of a figure without the brackets behind it that tell its parts, 规章13件（含新制定5件，修改4件）, and
    without what it is a part of: 专栏包括价格52条."""
    plain = BRACKETED.sub("", figure.subject)
    member = MEMBER.search(plain)
    if member is not None and figure.raw in member["own"]:
        return member["own"]
    return plain if figure.raw in plain and figure.subject.startswith(plain) else figure.subject


def said_in(text: str, synonyms: Synonyms) -> Said:
    """A text as it is compared with the words of a question."""
    plain = plain_form(text)
    return Said(plain, synonyms.named(plain))


def respective(quote: str, raw: str) -> str:
    """What a figure of a row of figures is the figure of: 征收拆迁、土地规划和教育招生，分别占37.2%、18.5%和11.4%."""
    for match in RESPECTIVE.finditer(quote):
        things = [piece for piece in JOINED.split(LEADING.sub("", match["things"])) if piece]
        told = [piece for piece in JOINED.split(match["told"]) if piece]
        if len(things) == len(told) > 1 and (at := [n for n, piece in enumerate(told) if raw in piece]):
            return things[at[0]]
    return ""


def clause_before(quote: str, clause: str) -> str:
    """The clause of a sentence that stands before another."""
    before = [piece for piece in CLAUSES.split(quote[: max(quote.find(clause), 0)]) if piece]
    return before[-1] if before else ""
