"""A person's words cut into parts that are understood: pinyin read, typos mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from itertools import groupby

from gisbot.catalog import Catalog
from gisbot.catalog.known import NO_FIGURE
from gisbot.model.lexicon import Lexicon
from gisbot.questions.clauses import clauses_of, units_of
from gisbot.questions.english import stem
from gisbot.questions.listed import TOTAL, with_marks
from gisbot.questions.matcher import Matcher
from gisbot.questions.normalise import has_chinese, normalise
from gisbot.questions.patterns import CAPITALS, LATIN_WORD, SET_ASIDE, SPACES, TWICE, YEAR_SIGN
from gisbot.questions.repair import Repairer, torn_out
from gisbot.questions.segment import segment
from gisbot.questions.sounds import PinyinReader, is_pinyin, latin_names
from gisbot.questions.tokens import Kind, Token
from gisbot.questions.vocabulary import Vocabulary

LONGEST = 600
UNSURE = 0.5
MOST_PINYIN_NAMES = 20_000
LONGEST_PINYIN_NAME = 5
_LATIN_RUN = re.compile(r"(?<![a-z])[a-z'](?:[a-z']|[1-5](?!\d)| (?=[a-z']))*")
_YEAR_IN_PINYIN = re.compile(r"(?<=\d\d\d\d) ?nian(?![a-z])")
_INITIALS = re.compile(r"[bcdfghjklmnpqrstwxyz]{4,}")


class Cutter:
    """Cuts questions in the words of one catalog and the names of one edition.

    `lexicon` grows by the names in pinyin when Latin letters are first met.
    """

    def __init__(self, catalog: Catalog, lexicon: Lexicon, vocabulary: Vocabulary, matcher: Matcher) -> None:
        self.lexicon = lexicon
        self._catalog = catalog
        self._vocabulary = vocabulary
        self._matcher = matcher
        self._axes = {concept.id: concept.axis for concept in catalog.words.concepts.values() if concept.exclusive}
        self._repairer: Repairer | None = None
        self._pinyin: PinyinReader | None = None
        self._named = False
        self._last: tuple[tuple[str, date], tuple[str, tuple[Token, ...]]] | None = None

    def without_groups(self) -> Cutter:
        """The same for one report's own words, in which 乡镇 and 部门 are those that it speaks of."""
        other = copy(self)
        other.lexicon, other._last = replace(self.lexicon, groups={}), None
        return other

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
        normal = SET_ASIDE.sub("", normalise(text[:LONGEST]))
        if LATIN_WORD.search(normal):
            self._name_in_pinyin()
            normal = self._read_pinyin(normal, frozenset(match[0].lower() for match in CAPITALS.finditer(text)))
        tokens = segment(normal, self._vocabulary, self.lexicon, today)
        normal, tokens = self._written(normal, tokens, today)
        parted = SPACES.sub("、", text.strip())
        if parted != text.strip() and len(text) < LONGEST:
            apart = segment(normalise(parted), self._vocabulary, self.lexicon, today)
            if self._each_complete(apart) and with_marks(normal, tokens, self._axes) == normal:
                normal, tokens = normalise(parted), apart
        if (listed := with_marks(normal, tokens, self._axes)) != normal:
            normal, tokens = listed, segment(listed, self._vocabulary, self.lexicon, today)
        if any(token.kind is Kind.UNKNOWN and token.text.strip() for token in tokens):
            normal, tokens = self._repaired(*self._once(normal, tokens, today), today)
        elif (
            not self.complete(tokens) and sum(token.kind is Kind.WORD and len(token.text) == 1 for token in tokens) > 1
        ):
            again = self._repaired(normal, tokens, today, loose=True)[1]
            tokens = again if self.complete(again) else tokens
        return normal, tokens

    def _written(self, normal: str, tokens: tuple[Token, ...], today: date) -> tuple[str, tuple[Token, ...]]:
        """The text with words of a region as they are written elsewhere, each where that is understood better."""
        for spoken, written in self._catalog.words.dialects:
            if spoken in normal:
                plain = normal.replace(spoken, written)
                again = segment(plain, self._vocabulary, self.lexicon, today)
                if _effort(again) < _effort(tokens):
                    normal, tokens = plain, again
        return normal, tokens

    def complete(self, tokens: Sequence[Token]) -> bool:
        """Whether some metric explains every strong word."""
        groups = [group for token in tokens if token.strong for group in token.sense.groups]
        found = self._matcher.candidates(groups, units=units_of(tokens)) if groups else ()
        return bool(found) and found[0].missing == 0 and found[0].unexplained == 0 and found[0].penalty < UNSURE

    def _each_complete(self, tokens: Sequence[Token]) -> bool:
        """Whether every piece between separators names a figure by itself, so that the pieces are several questions."""
        pieces = [clause.tokens for clause in clauses_of(tokens, frozenset())]
        total = [bool(at) and all(t.names_concept(TOTAL) for t in piece) for at, piece in enumerate(pieces)]
        named = [piece for piece, bare in zip(pieces, total, strict=True) if not bare]
        return len(named) > 1 and all(self.complete(piece) for piece in named)

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

    def _read_pinyin(self, normal: str, capitals: frozenset[str]) -> str:
        """The text with its pinyin read; `capitals` are grades and short names beside Chinese: AAA级, OA系统."""
        words = [word for word in LATIN_WORD.findall(normal) if word not in self.lexicon.names]
        if sum(self._is_english(word) for word in words) * 2 > len(words) or not words:
            return normal

        def read(match: re.Match[str]) -> str:
            runs = [" ".join(run) for _, run in groupby(match[0].split(), key=lambda w: _INITIALS.fullmatch(w) is None)]
            return " ".join(run if run in capitals else self._read_run(run) for run in runs)

        return normalise(_LATIN_RUN.sub(read, _YEAR_IN_PINYIN.sub(YEAR_SIGN, normal)))

    def _read_run(self, run: str) -> str:
        """Pinyin, or the first letters of some words, in Chinese; anything else as it is."""
        words = run.split()
        short = all(_INITIALS.fullmatch(word) for word in words)
        if not short and not all(is_pinyin(word) for word in words):
            return run
        if all(self._is_english(word) for word in words):
            return run
        if self._pinyin is None:
            self._pinyin = self._reader()
        reader = self._pinyin
        return " ".join(reader.initials(word) or word for word in words) if short else reader.read(run) or run

    def _reader(self) -> PinyinReader:
        known = self._catalog.known.questions
        asked = "\n".join(question for name, asking in known.items() if name not in NO_FIGURE for question in asking)
        few = len(self.lexicon.names) <= MOST_PINYIN_NAMES
        names = [name for name in self.lexicon.names if len(name) <= LONGEST_PINYIN_NAME and has_chinese(name)]
        return PinyinReader(self._vocabulary, names if few else (), asked)

    def _name_in_pinyin(self) -> None:
        """Give agencies the names that English questions use: hekou, hongze. Done once, when first needed."""
        if self._named or len(self.lexicon.names) > MOST_PINYIN_NAMES:
            return
        self._named = True
        names = dict(self.lexicon.names)
        for name, agencies in self.lexicon.names.items():
            place, _, rest = name.partition(" ")
            if rest and has_chinese(place):
                names.update({f"{latin} {rest}": agencies for latin in latin_names(place)})
            elif len(name) <= LONGEST_PINYIN_NAME:
                for latin in latin_names(name):
                    names.setdefault(latin, agencies)
        held = self.lexicon
        self.lexicon = Lexicon.of(held.agencies, names, held.groups, held.years, held.home, held.places)

    def _is_english(self, word: str) -> bool:
        return stem(word) in self._vocabulary.english or word in self._vocabulary.chinese or word in self.lexicon.names


def _not_understood(tokens: Sequence[Token]) -> int:
    return sum(len(token.text.strip()) for token in tokens if token.kind is Kind.UNKNOWN)


def _effort(tokens: Sequence[Token]) -> tuple[int, float]:
    """How much is not understood, and what the rest costs."""
    return _not_understood(tokens), round(sum(token.cost for token in tokens), 6)
