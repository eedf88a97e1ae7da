"""What is worked out of a report once and kept while it is asked about: its view, its sentences and its
clauses, and the figures of its prose."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

from gisbot.answers.clauses import ClauseIndex
from gisbot.answers.passages import PassageIndex
from gisbot.answers.prose import Telling, all_tellings
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.view import ReportView
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey

T = TypeVar("T")

KEPT = 128


class _Kept(Generic[T]):
    """One kind of thing for the reports asked last, by edition and report. Safe for several threads."""

    def __init__(self, most: int, make: Callable[[Edition, ReportKey], T]) -> None:
        self._most, self._make = most, make
        self._held: OrderedDict[tuple[str, str], T] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, edition: Edition, key: ReportKey) -> T:
        """The thing for a report, made when it is not kept."""
        place = (edition.id, key.report_id)
        held = self._held.get(place)
        if held is None:
            held = self._make(edition, key)
            with self._lock:
                self._held[place] = held
                while len(self._held) > self._most:
                    self._held.popitem(last=False)
        return held


class Shelf:
    """Views, sentences, clauses and figures of the prose of the reports asked last."""

    def __init__(self, kept: int = KEPT) -> None:
        self._views = _Kept(kept, ReportView)
        self._passages = _Kept(kept, _passages)
        self._clauses = _Kept(kept, self._clause_index)
        self._tellings = _Kept(kept, self._told)

    def view(self, edition: Edition, key: ReportKey) -> ReportView:
        """The view of a report."""
        return self._views.of(edition, key)

    def passages(self, edition: Edition, key: ReportKey) -> PassageIndex:
        """The sentences of a report."""
        return self._passages.of(edition, key)

    def clauses(self, edition: Edition, key: ReportKey) -> ClauseIndex:
        """The clauses of a report's prose figures."""
        return self._clauses.of(edition, key)

    def tellings(self, edition: Edition, key: ReportKey) -> tuple[Telling, ...]:
        """The figures of a report's prose, with what each is found by."""
        return self._tellings.of(edition, key)

    def _told(self, edition: Edition, key: ReportKey) -> tuple[Telling, ...]:
        synonyms = synonyms_of(edition.catalog.words.synonyms)
        return tuple(all_tellings(self.view(edition, key).figures, synonyms))

    def _clause_index(self, edition: Edition, key: ReportKey) -> ClauseIndex:
        return ClauseIndex(sentence.text for sentence in self.passages(edition, key).sentences)


def _passages(edition: Edition, key: ReportKey) -> PassageIndex:
    return PassageIndex(edition.report(key.report_id), synonyms_of(edition.catalog.words.synonyms))
