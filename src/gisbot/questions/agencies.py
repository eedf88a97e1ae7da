"""Whose report a question is about: names known to the edition, and names that nothing here bears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gisbot.model.lexicon import Lexicon
from gisbot.questions.patterns import ENGLISH_DIVISIONS, UNKNOWN_AGENCY
from gisbot.questions.tokens import Kind, Token


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The agencies a question names. `ambiguous` are those one name may mean; `unknown` a name not known."""

    agencies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    unknown: str | None = None
    groups: tuple[str, ...] = ()


def mentioned_agencies(tokens: Sequence[Token], lexicon: Lexicon) -> Mentioned:
    """What is named, in the order of the question."""
    agencies: list[str] = []
    words: list[str] = []
    ambiguous: tuple[str, ...] = ()
    groups: list[str] = []
    for token in tokens:
        if token.kind is not Kind.AGENCY:
            continue
        words.append(token.text)
        if token.form in lexicon.groups:
            groups.append(token.form)
        elif len(token.names) == 1:
            agencies.append(token.names[0])
        else:
            narrowed = tuple(name for name in token.names if any(word in name for word in words if word != token.text))
            if len(narrowed) == 1:
                agencies.append(narrowed[0])
            else:
                ambiguous = narrowed or token.names
    unknown = None
    for index, token in enumerate(tokens):
        if token.kind is not Kind.UNKNOWN:
            continue
        text = token.text
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is not None and following.start == token.end and following.kind is Kind.WORD:
            text += following.text
        match = UNKNOWN_AGENCY.match(text)
        if match and match.start() == 0 and len(match["name"]) > 2 and len(token.text) > 1:
            unknown = match["name"]
        elif token.text.isascii() and following is not None and following.text in ENGLISH_DIVISIONS:
            unknown = f"{token.text} {following.text}"
    if groups:
        agencies = _members(groups, agencies, words, lexicon)
    return Mentioned(tuple(dict.fromkeys(agencies)), tuple(words), ambiguous, unknown, tuple(dict.fromkeys(groups)))


def _members(groups: Sequence[str], parents: Sequence[str], words: Sequence[str], lexicon: Lexicon) -> list[str]:
    """The members of the groups; beside a parent (云渚县各乡镇) only those below it."""
    members = [agency for group in groups for agency in lexicon.groups[group]]
    if not parents:
        return members
    places = [word for word in words if word not in lexicon.groups]
    return [agency for agency in members if agency not in parents and agency.startswith(tuple(places))]
