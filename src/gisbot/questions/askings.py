"""The single questions of a message that asks for several things: 屋场会开了几场来了多少人, how many X and who Y."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gisbot.questions.patterns import AMOUNT_INSIDE, ASPECT, GOES_ON, JOINERS, NUMBER_ENDINGS, OF_WHICH
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import HOW_MANY

REASON = "why_cause"
ASKING = ("who", "where", "when", REASON, "how", "what", "which", "exists")
COUNTING = (HOW_MANY, "share")
LEANING = "followup"
ENDING = (",", ";")
SLOTS = (Kind.YEAR, Kind.AGENCY, Kind.MONTH)
ONE_NUMBER = 2
"""Words between a rate and the question word that asks for it."""
SHORTEST_LABEL = 3
Complete = Callable[[Sequence[Token]], bool]


@dataclass(frozen=True, slots=True)
class Asking:
    """One thing asked for: its `words`; what was said before them (`frame`), which `states` a number or says of what
    is asked; and what stands before the question word (`topic`), on which the next question may lean. One that `leans`
    says only what was done: 采纳了多少.

    `counted` says that a number is asked for, be it of a telephone, `numeric` that things are counted, `units` by what;
    `whether`, that it asks yes or no, `reason`, that it asks why; one of a list of labels `asks` nothing."""

    words: str
    frame: str
    states: bool
    topic: str
    leans: bool
    counted: bool
    numeric: bool
    units: frozenset[str]
    whether: bool
    reason: bool
    asks: bool


@dataclass(slots=True)
class _Piece:
    tokens: list[Token]
    frame: list[Token] = field(default_factory=list)
    begun: bool = False

    def asks(self) -> bool:
        said = self.tokens[1:] if self.tokens[0].text in JOINERS else self.tokens
        first = next((token for token in said if token.text.strip()), None)
        if first is not None and first.text.isascii() and not any(map(_counts, said)):
            return first.has(*ASKING)
        return any(map(_asks, said)) or _leans(said)


def askings(normal: str, tokens: Sequence[Token], complete: Complete, deeds: frozenset[str]) -> tuple[Asking, ...]:
    """The single questions of a message, in order; one or none when it is not several.

    `complete` says whether some words name a figure; `deeds` are verbs that tell what was done."""
    if sum(map(_asks, tokens)) + sum(token.has(LEANING) for token in tokens) < 2 and not _lists(tokens):
        return ()
    sentences = [_joined_apart(sentence, complete) for sentence in _sentences(tokens)]
    cuts = [part for parts in sentences for part in parts]
    begun = {id(part) for part, following in pairwise(cuts) if _of_which(following)}
    parts = [
        _Piece(cut, begun=id(part) in begun)
        for parts in sentences
        for part in parts
        for cut in _counted_apart(part, deeds)
    ]
    return tuple(_asking(normal, piece, deeds) for piece in _attached(parts, complete))


def _of_which(tokens: Sequence[Token]) -> bool:
    """Whether a part goes on from what was named before it: 其中企业几件, and how many of them."""
    first = tokens[1 if tokens[0].text in JOINERS and len(tokens) > 1 else 0]
    return OF_WHICH.match(first.text) is not None or (first.has(HOW_MANY) and first.text.isascii())


def _lists(tokens: Sequence[Token]) -> bool:
    return any(token.kind in (Kind.SEPARATOR, Kind.END) for token in tokens)


def _sentences(tokens: Sequence[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind is Kind.END or (token.kind is Kind.SEPARATOR and token.text in ENDING):
            runs.append([])
        else:
            runs[-1].append(token)
    return [run for run in runs if run]


def _joined_apart(run: Sequence[Token], complete: Complete) -> list[list[Token]]:
    """Cut at 、 and 和 where a question stands on both sides."""
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(run):
        behind = run[at + 1 :]
        follows = any(map(_asks, behind)) or _leans(behind)
        begins = bool(behind) and behind[0].has(HOW_MANY) and behind[0].text.isascii() and complete(parts[-1])
        joins = token.kind is Kind.SEPARATOR or token.text in JOINERS
        if joins and follows and (begins or any(map(_asks, parts[-1]))):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _counted_apart(part: list[Token], deeds: frozenset[str]) -> list[list[Token]]:
    """Cut between two numbers that are asked for in one breath: behind the first question word and what it counts."""
    pieces: list[list[Token]] = []
    rest = part
    while len(asked := _counting(rest)) > 1:
        first, second = asked[:2]
        ahead = any(token.kind is not Kind.WORD or token.sense.groups for token in _named(rest[:first]))
        cut = _behind(rest, first, second, deeds) if ahead else second
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]


def _counting(part: Sequence[Token]) -> list[int]:
    """Where numbers are asked for; 占几件 and 准确率到底多少 ask for one."""
    asked = [at for at, token in enumerate(part) if _counts(token)]
    near = {at for at, after in pairwise(asked) if after - at <= ONE_NUMBER and not part[at].has(HOW_MANY)}
    return [at for at in asked if at not in near]


def _named(tokens: Sequence[Token]) -> list[Token]:
    return [token for token in tokens if token.kind not in SLOTS]


def _behind(part: Sequence[Token], first: int, second: int, deeds: frozenset[str]) -> int:
    """Where the next question begins: right behind the question word; behind what is counted, where a verb stands
    before the number (发现多少问题下了多少整改通知书)."""
    for at in range(first + 1, second):
        if OF_WHICH.match(part[at].text):
            return at
    if not (part[first - 1].text in deeds or ASPECT.search(part[first - 1].text[-1:])):
        return first + 1
    for at in range(first + 1, second):
        done = at + 1 < second and ASPECT.fullmatch(part[at + 1].text)
        if done or part[at].text in deeds:
            return at
    return first + 1


def _attached(pieces: Sequence[_Piece], complete: Complete) -> list[_Piece]:
    """The pieces that ask; what asks nothing stands before the question behind it."""
    listed = [piece for piece in pieces if _labelled(piece.tokens)]
    found: list[_Piece] = []
    held: list[Token] = []
    for piece in pieces:
        told = any(token.kind is Kind.NUMBER for token in piece.tokens)
        if piece.asks() or len(listed) == len(pieces) or (piece.begun and not told and complete(piece.tokens)):
            found.append(_Piece(piece.tokens, held))
            held = []
        else:
            held = [*held, *piece.tokens]
    return found


def _labelled(tokens: Sequence[Token]) -> bool:
    """Whether a piece is a label of the form, which names a number: 新收申请数."""
    return tokens[-1].text.endswith(NUMBER_ENDINGS) and sum(len(token.text) for token in tokens) >= SHORTEST_LABEL


def _asking(normal: str, piece: _Piece, deeds: frozenset[str]) -> Asking:
    tokens = piece.tokens
    asked = next((at for at, token in enumerate(tokens) if _asks(token)), len(tokens))
    if tokens[0].text in JOINERS and len(tokens) > 1:
        tokens = tokens[1:]
    counting = [token for token in tokens if _counts(token)]
    return Asking(
        words=_said(normal, tokens),
        frame=_said(normal, piece.frame),
        states=any(token.kind is Kind.NUMBER for token in piece.frame),
        topic=_said(normal, _named(tokens[:asked])),
        leans=bool(asked) and all(_counts(t) or ASPECT.sub("", t.text) in deeds | {""} for t in tokens),
        counted=bool(counting) or not piece.asks(),
        numeric=any(token.sense.units or token.text.isascii() for token in counting),
        units=frozenset(unit for token in counting for unit in token.sense.units),
        whether=any(token.has("exists") for token in tokens) and not any(t.kind is Kind.NUMBER for t in tokens),
        asks=piece.asks(),
        reason=any(token.has(REASON) for token in tokens),
    )


def _said(normal: str, tokens: Sequence[Token]) -> str:
    return normal[tokens[0].start : tokens[-1].end].strip(" ,、") if tokens else ""


def _asks(token: Token) -> bool:
    return token.has(*ASKING) or _counts(token)


def _counts(token: Token) -> bool:
    """Whether a number is asked for, be it within a word that names its figure: 收了多少钱."""
    return token.has(*COUNTING) or (token.kind is Kind.WORD and bool(AMOUNT_INSIDE.search(token.text)))


def _leans(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[-1].has(LEANING) and GOES_ON.search(tokens[-1].text) is not None
