"""Who applied: the columns of the later forms, named as such (其他那一栏), by their words, or in everyday ones (公民)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gisbot.questions.patterns import NO_APPLICANT, OTHER_COLUMN, OTHER_HANDLING, POINTER, SPEAKING
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense

SURE = 0.05
CITIZEN = "citizen"
NATURAL_PERSON = "natural_person"


def column_edges(text: str) -> Iterator[Token]:
    """A bare 其他 that the words around it make a column or a row, and words that only point to a row or column."""
    for pattern, concepts in ((OTHER_COLUMN, ("other_org",)), (OTHER_HANDLING, ("other_handling", "other_case"))):
        sense = Sense(tuple(frozenset({concept}) for concept in concepts), strong=True)
        for match in pattern.finditer(text):
            yield Token(match.start(), match.end(), match[0], Kind.WORD, SURE, sense, match[0])
    for match in POINTER.finditer(text):
        yield Token(match.start(), match.end(), match[0], Kind.WORD, SURE, Sense(filler=True), match[0])


def everyday_column(tokens: Sequence[Token]) -> str | None:
    """The column that 公民, 老百姓 mean where they say who applied: not who asks, nor whom something is given to."""
    for at, token in enumerate(tokens):
        if token.names_concept(CITIZEN):
            given = at > 0 and NO_APPLICANT.search(tokens[at - 1].text)
            speaks = at + 1 < len(tokens) and SPEAKING.match(tokens[at + 1].text)
            if not given and not speaks:
                return NATURAL_PERSON
    return None
