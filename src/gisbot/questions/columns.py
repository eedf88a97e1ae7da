"""Who applied: the columns of the later forms, named as such (其他那一栏) or in everyday words (公民)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gisbot.questions.patterns import (
    BODIES,
    EACH_ASKED,
    LISTED_OTHER,
    NO_APPLICANT,
    OTHER_COLUMN,
    OTHER_HANDLING,
    POINTER,
    SPEAKING,
    WAYS_COUNTED,
    WAYS_NAMED,
    WITH_BODIES,
)
from gisbot.questions.tokens import NO_SENSE, Kind, Token
from gisbot.questions.vocabulary import Sense

SURE = 0.05
BARE = 3
"""The longest bare 其他, with a particle: 其他的."""
CITIZEN = "citizen"
OTHER_CASE, OTHER_ORG = "other_case", "other_org"
CHANNELS = ("website", "wechat", "weibo", "gazette")
LEGAL_PERSONS = ("business", "research", "public_welfare", "legal_service")
OF_DISCLOSURE = ("disclosure", "proactive", "info", "gov", "domain")
NATURAL_PERSON, LEGAL_PERSON = "natural_person", "legal_person"
SECRETS = ("trade_secret", "privacy")


def column_edges(text: str) -> Iterator[Token]:
    """A bare 其他 that the words around it make a column or a row, and words that only point to a row or column."""
    for pattern, concepts in ((OTHER_COLUMN, (OTHER_ORG,)), (OTHER_HANDLING, ("other_handling", OTHER_CASE))):
        sense = Sense(tuple(frozenset({concept}) for concept in concepts), strong=True)
        for match in pattern.finditer(text):
            yield Token(match.start(), match.end(), match[0], Kind.WORD, SURE, sense, match[0])
    for match in LISTED_OTHER.finditer(text):
        sense = Sense((frozenset({OTHER_CASE}),), strong=True)
        yield Token(match.start(), match.end(), match[0], Kind.WORD, SURE, sense, match[0])
    for match in POINTER.finditer(text):
        yield Token(match.start(), match.end(), match[0], Kind.WORD, SURE, Sense(filler=True), match[0])


def everyday_column(tokens: Sequence[Token]) -> str | None:
    """The column that 公民, 老百姓 mean where they say who applied: not who asks, nor whom something is given to."""
    for at, token in enumerate(tokens):
        if token.names_concept(CITIZEN):
            given = NO_APPLICANT.search("".join(before.text for before in tokens[max(at - 2, 0) : at]))
            speaks = at + 1 < len(tokens) and SPEAKING.match(tokens[at + 1].text)
            if not given and not speaks:
                return NATURAL_PERSON
    return None


def with_everybody(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """People and bodies named together are all who apply (老百姓和单位); beside a column and apart, each is one.

    公民和法人分别多少, 公民几件，法人几件 and 群众和企业一共 name two columns; 公民、法人和其他组织 is everybody.
    """
    result = list(tokens)
    columns = [token for token in tokens if token.names_concept(LEGAL_PERSON, *LEGAL_PERSONS)]
    for at, token in enumerate(tokens):
        if not token.names_concept(CITIZEN) or token.strong:
            continue
        joined = WITH_BODIES.search("".join(one.text for one in tokens[max(at - 2, 0) : at + 4])) is not None
        together = joined and all(one.names_concept(LEGAL_PERSON) for one in columns)
        if columns and (not together or EACH_ASKED.search("".join(one.text for one in tokens[at:]))):
            result[at] = replace(token, sense=Sense((frozenset({NATURAL_PERSON}),), strong=True))
        elif together:
            everybody = (token, *columns)
            result = [replace(one, sense=Sense(filler=True)) if one in everybody else one for one in result]
    return tuple(result)


def with_other_column(tokens: Sequence[Token], spoken: str | None) -> tuple[Token, ...]:
    """A bare 其他 beside other columns or channels, or after a column in a conversation (`spoken`), is one of them."""
    if spoken == NATURAL_PERSON and not any(token.strong for token in tokens):
        sense = Sense((frozenset({LEGAL_PERSON}),), strong=True)  # 个人的呢 → 单位的呢
        tokens = [replace(t, sense=sense) if BODIES.fullmatch(t.text) else t for t in tokens]
    others = [token for token in tokens if token.strong and token.names_concept(OTHER_CASE) and _bare(token)]
    alone = spoken in (NATURAL_PERSON, *LEGAL_PERSONS) and len(others) == sum(token.strong for token in tokens)
    if not others:
        return tuple(tokens)
    if alone or any(token.names_concept(*LEGAL_PERSONS) for token in tokens):
        sense = Sense((frozenset({OTHER_ORG}),), strong=True)
    elif any(token.names_concept(*CHANNELS) for token in tokens):
        sense = Sense((frozenset({"other_way"}), frozenset({"disclosure"})), strong=True)
    else:
        return tuple(tokens)
    return tuple(replace(token, sense=sense) if token in others else token for token in tokens)


def without_owners(tokens: Sequence[Token], applicants: frozenset[str]) -> tuple[Token, ...]:
    """公司 in 公司的商业秘密 says whose secret it is, not who applied."""
    result = list(tokens)
    for at, token in enumerate(tokens[:-1]):
        owner = token.strong and all(group <= applicants | {CITIZEN} for group in token.sense.groups)
        if owner and tokens[at + 1].start == token.end and tokens[at + 1].names_concept(*SECRETS):
            result[at] = replace(token, sense=Sense(filler=True))
    return tuple(result)


def _bare(token: Token) -> bool:
    return len(token.sense.groups) == 1 and len(token.text) <= BARE


def with_counted_ways(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """几个平台, 公开渠道有几个: platforms are counted, not what is disclosed by them."""
    result = list(tokens)
    said = [at for at, token in enumerate(tokens) if token.text.strip()]
    for place, at in enumerate(said):
        if not WAYS_NAMED.fullmatch(tokens[at].text):
            continue
        behind = [tokens[one] for one in said[place + 1 :] if tokens[one].kind is not Kind.END]
        before = [tokens[one] for one in said[:place]]
        while before and before[-1].sense.groups and before[-1].names_concept(*OF_DISCLOSURE):
            before.pop()
        counted = behind[0] if len(behind) == 1 else before[-1] if before and not behind else None
        if counted is not None and counted.has("howmany") and WAYS_COUNTED.fullmatch(counted.text):
            result[at] = replace(tokens[at], kind=Kind.UNKNOWN, sense=NO_SENSE)
    return tuple(result)
