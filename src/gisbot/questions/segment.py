"""Cutting a question into parts: the cheapest path through everything that its pieces can mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gisbot.model.lexicon import Lexicon
from gisbot.questions.english import stem
from gisbot.questions.patterns import CHINESE, ENDS, LATIN_WORD, PARTICLE, SEPARATORS
from gisbot.questions.slots import slot_edges
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Sense, Vocabulary

MEANING = 0.1
FILLER = 0.2
SHORT = 0.15
PARTICLE_COST = 0.15
UNKNOWN_CHARACTER = 1.0
UNKNOWN_WORD = 1.5

Edge = tuple[float, int, Token | Sense | None]
"""What a piece can mean: its cost, where it ends, and the token, or only the sense of a word or of a single character,
of which a token is made when it is taken: most are not."""


def segment(
    text: str, vocabulary: Vocabulary, lexicon: Lexicon, today: date, extra: Iterable[Token] = ()
) -> tuple[Token, ...]:
    """The parts of a normalised text. `extra` are further readings, such as repaired typos."""
    edges: list[list[Edge]] = [[] for _ in text]
    for token in (*slot_edges(text, lexicon, today), *extra):
        edges[token.start].append((token.cost, token.end, token))
    _chinese_edges(text, vocabulary, edges)
    _english_edges(text, vocabulary, edges)
    return _cheapest(text, edges)


def _chinese_edges(text: str, vocabulary: Vocabulary, edges: list[list[Edge]]) -> None:
    senses, reach, size = vocabulary.chinese, vocabulary.reach, len(text)
    for start in range(size):
        longest = max(1, reach.get(text[start : start + 2], 1))
        for end in range(start + 1, min(size, start + longest) + 1):
            piece = text[start:end]
            sense = senses.get(piece)
            if sense is None:
                continue
            if text[start].isascii() and not _whole_word(text, start, end):
                continue
            cost = MEANING if sense.meaningful else FILLER
            if end - start == 1:
                cost = PARTICLE_COST if PARTICLE.match(text[start]) and not sense.meaningful else cost + SHORT
            edges[start].append((cost, end, sense))


def _whole_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())


def _english_edges(text: str, vocabulary: Vocabulary, edges: list[list[Edge]]) -> None:
    words = [
        (match.start() + offset, match.start() + offset + len(part), part)
        for match in LATIN_WORD.finditer(text)
        for offset, part in _hyphen_parts(match[0])
    ]
    if not words:
        return
    roots = [stem(word) for _, _, word in words]
    for first in range(len(words)):
        for last in range(first, min(len(words), first + vocabulary.longest_english)):
            if last > first and text[words[last - 1][1] : words[last][0]].strip(" -,:()+'\""):
                break
            form = " ".join(roots[first : last + 1])
            sense = vocabulary.english.get(form)
            if sense is not None:
                start, end = words[first][0], words[last][1]
                cost = MEANING if sense.meaningful else FILLER
                edges[start].append((cost, end, Token(start, end, text[start:end], Kind.WORD, cost, sense, form)))
    for start, end, word in words:
        edges[start].append((UNKNOWN_WORD, end, Token(start, end, word, Kind.UNKNOWN, UNKNOWN_WORD)))


def _hyphen_parts(word: str) -> list[tuple[int, str]]:
    parts, offset = [], 0
    for part in word.split("-"):
        parts.append((offset, part))
        offset += len(part) + 1
    return parts


def _cheapest(text: str, edges: Sequence[Sequence[Edge]]) -> tuple[Token, ...]:
    size = len(text)
    cost = [0.0] + [float("inf")] * size
    back: list[tuple[int, Edge] | None] = [None] * (size + 1)
    for start in range(size):
        before = cost[start]
        if before == float("inf"):
            continue
        for edge in (*edges[start], (_single_cost(text[start]), start + 1, None)):
            total, end = before + edge[0], edge[1]
            if total < cost[end] - 1e-9:
                cost[end], back[end] = total, (start, edge)
    tokens: list[Token] = []
    at = size
    while at > 0:
        taken = back[at]
        assert taken is not None
        tokens.append(_token(text, *taken))
        at = taken[0]
    tokens.reverse()
    return tuple(_merge_unknown(token for token in tokens if token.text.strip()))


def _token(text: str, start: int, edge: Edge) -> Token:
    cost, end, meant = edge
    if isinstance(meant, Token):
        return meant
    if meant is None:
        return _single(text, start)
    piece = text[start:end]
    return Token(start, end, piece, Kind.WORD, cost, meant, piece)


def _single_cost(c: str) -> float:
    """What a character costs of which nothing is known."""
    return UNKNOWN_CHARACTER if c.isalnum() or CHINESE.match(c) else 0.0


def _single(text: str, at: int) -> Token:
    c = text[at]
    if c in ENDS:
        return Token(at, at + 1, c, Kind.END, 0.0)
    if c in SEPARATORS:
        return Token(at, at + 1, c, Kind.SEPARATOR, 0.0)
    if CHINESE.match(c) or c.isalnum():
        return Token(at, at + 1, c, Kind.UNKNOWN, UNKNOWN_CHARACTER)
    return Token(at, at + 1, " ", Kind.UNKNOWN, 0.0)


def _merge_unknown(tokens: Iterable[Token]) -> Iterable[Token]:
    held: Token | None = None
    for token in tokens:
        mergeable = token.kind is Kind.UNKNOWN and not token.text.isascii()
        if held is not None and mergeable and held.end == token.start:
            held = Token(held.start, token.end, held.text + token.text, Kind.UNKNOWN, held.cost + token.cost)
            continue
        if held is not None:
            yield held
        held = token if mergeable else None
        if not mergeable:
            yield token
    if held is not None:
        yield held
