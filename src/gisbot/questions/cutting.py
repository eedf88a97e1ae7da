"""A person's words cut into parts that are understood: pinyin read, typos mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from gisbot.catalog import Catalog
from gisbot.model.lexicon import Lexicon
from gisbot.questions.clauses import clauses_of, units_of
from gisbot.questions.english import stem
from gisbot.questions.listed import TOTAL
from gisbot.questions.matcher import Matcher
from gisbot.questions.normalise import normalise
from gisbot.questions.patterns import LATIN_WORD, SPACES, TWICE
from gisbot.questions.repair import Repairer, torn_out
from gisbot.questions.segment import segment
from gisbot.questions.sounds import PinyinReader, is_pinyin, latin_names
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Vocabulary

LONGEST = 600
UNSURE = 0.5
MOST_PINYIN_NAMES = 20_000
LONGEST_PINYIN_NAME = 5
_LATIN_RUN = re.compile(r"[a-z'][a-z'0-9 ]*[a-z0-9']|[a-z]")


class Cutter:
    """Cuts questions in the words of one catalog and the names of one edition.

    `lexicon` grows by the names in pinyin when Latin letters are first met.
    """

    def __init__(self, catalog: Catalog, lexicon: Lexicon, vocabulary: Vocabulary, matcher: Matcher) -> None:
        self.lexicon = lexicon
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._matcher = matcher
        self._repairer: Repairer | None = None
        self._pinyin: PinyinReader | None = None
        self._named = False
        self._last: tuple[tuple[str, date], tuple[str, tuple[Token, ...]]] | None = None

    def cut(self, text: str, today: date) -> tuple[str, tuple[Token, ...]]:
        """The normal form, repaired where it can be, and its parts. Texts over LONGEST characters are cut there.

        A question is cut once, however often it is understood.
        """
        last = self._last
        if last is not None and last[0] == (text, today):
            return last[1]
        result = self._cut(text, today)
        self._last = ((text, today), result)
        return result

    def _cut(self, text: str, today: date) -> tuple[str, tuple[Token, ...]]:
        normal = normalise(text[:LONGEST])
        if LATIN_WORD.search(normal):
            self._name_in_pinyin()
            normal = self._read_pinyin(normal)
        tokens = segment(normal, self._vocabulary, self.lexicon, today)
        parted = SPACES.sub("、", text.strip())
        if parted != text.strip() and len(text) < LONGEST:
            apart = segment(normalise(parted), self._vocabulary, self.lexicon, today)
            if self._each_complete(apart):
                normal, tokens = normalise(parted), apart
        if any(token.kind is Kind.UNKNOWN and token.text.strip() for token in tokens):
            normal, tokens = self._repaired(*self._once(normal, tokens, today), today)
        elif (
            not self._complete(tokens) and sum(token.kind is Kind.WORD and len(token.text) == 1 for token in tokens) > 1
        ):
            again = self._repaired(normal, tokens, today, loose=True)[1]
            tokens = again if self._complete(again) else tokens
        return normal, tokens

    def _complete(self, tokens: Sequence[Token]) -> bool:
        """Whether some metric explains every strong word."""
        groups = [group for token in tokens if token.strong for group in token.sense.groups]
        found = self._matcher.candidates(groups, units=units_of(tokens)) if groups else ()
        return bool(found) and found[0].missing == 0 and found[0].unexplained == 0 and found[0].penalty < UNSURE

    def _each_complete(self, tokens: Sequence[Token]) -> bool:
        """Whether every piece between separators names a figure by itself, so that the pieces are several questions."""
        pieces = [clause.tokens for clause in clauses_of(tokens, frozenset())]
        total = [bool(at) and all(t.names_concept(TOTAL) for t in piece) for at, piece in enumerate(pieces)]
        named = [piece for piece, bare in zip(pieces, total, strict=True) if not bare]
        return len(named) > 1 and all(self._complete(piece) for piece in named)

    def _once(self, normal: str, tokens: tuple[Token, ...], today: date) -> tuple[str, tuple[Token, ...]]:
        """The text without a character that was typed twice, where that leaves less that is not understood."""
        for match in reversed(list(TWICE.finditer(normal))):
            first, end = match.span()
            if any(t.kind is not Kind.UNKNOWN and t.start <= first and end <= t.end for t in tokens):
                continue
            fewer = normal[: match.start()] + normal[match.start() + 1 :]
            again = segment(fewer, self._vocabulary, self.lexicon, today)
            if _not_understood(again) < _not_understood(tokens):
                normal, tokens = fewer, again
        return normal, tokens

    def _repaired(
        self, normal: str, tokens: tuple[Token, ...], today: date, *, loose: bool = False
    ) -> tuple[str, tuple[Token, ...]]:
        """The tokens with typos mended; `loose` doubts single characters too."""
        if self._repairer is None:
            self._repairer = Repairer(self._catalog, self._vocabulary)
        corrected = self._repairer.english(normal, tokens)
        if corrected != normal:
            normal, tokens = corrected, segment(corrected, self._vocabulary, self.lexicon, today)
        edges = tuple(self._repairer.edges(normal, tokens, loose=loose))
        while edges:
            again = segment(normal, self._vocabulary, self.lexicon, today, edges)
            torn = [edge for edge in again if edge.repaired and torn_out(edge, again)]
            if not torn:
                return normal, again
            edges = tuple(edge for edge in edges if edge not in torn)
        return normal, tokens

    def _read_pinyin(self, normal: str) -> str:
        words = LATIN_WORD.findall(normal)
        if not words:
            return normal
        known = sum(self._is_english(word) for word in words)
        if known * 2 > len(words):
            return normal

        def read(match: re.Match[str]) -> str:
            run = match[0]
            if not all(is_pinyin(word) for word in run.split()) or all(self._is_english(w) for w in run.split()):
                return run
            if self._pinyin is None:
                self._pinyin = PinyinReader(self._vocabulary)
            return self._pinyin.read(run) or run

        return normalise(_LATIN_RUN.sub(read, normal))

    def _name_in_pinyin(self) -> None:
        """Give agencies the names that English questions use: hekou, hongze. Done once, when first needed."""
        if self._named or len(self.lexicon.names) > MOST_PINYIN_NAMES:
            return
        self._named = True
        names = dict(self.lexicon.names)
        for name, agencies in self.lexicon.names.items():
            if len(name) <= LONGEST_PINYIN_NAME:
                for latin in latin_names(name):
                    names.setdefault(latin, agencies)
        held = self.lexicon
        self.lexicon = Lexicon.of(held.agencies, names, held.groups, held.years, held.home, held.places)

    def _is_english(self, word: str) -> bool:
        return stem(word) in self._vocabulary.english or word in self._vocabulary.chinese or word in self.lexicon.names


def _not_understood(tokens: Sequence[Token]) -> int:
    return sum(len(token.text.strip()) for token in tokens if token.kind is Kind.UNKNOWN)
