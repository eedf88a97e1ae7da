"""What is worked out of a report once and kept while it is asked about: its view and its sentences."""

from __future__ import annotations

import threading
from collections import OrderedDict

from gisbot.answers.passages import PassageIndex
from gisbot.answers.synonyms import synonyms_of
from gisbot.answers.view import ReportView
from gisbot.knowledge.edition import Edition
from gisbot.model.key import ReportKey

KEPT = 128


class Shelf:
    """Views and sentence indexes of the reports asked last, by edition and report. Safe for several threads."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._views: OrderedDict[tuple[str, str], ReportView] = OrderedDict()
        self._passages: OrderedDict[tuple[str, str], PassageIndex] = OrderedDict()
        self._lock = threading.Lock()

    def view(self, edition: Edition, key: ReportKey) -> ReportView:
        """The view of a report."""
        place = (edition.id, key.report_id)
        held = self._views.get(place)
        if held is None:
            held = ReportView(edition, key)
            with self._lock:
                self._views[place] = held
                while len(self._views) > self._kept:
                    self._views.popitem(last=False)
        return held

    def passages(self, edition: Edition, key: ReportKey) -> PassageIndex:
        """The sentences of a report."""
        place = (edition.id, key.report_id)
        held = self._passages.get(place)
        if held is None:
            held = PassageIndex(edition.report(key.report_id), synonyms_of(edition.catalog.words.synonyms))
            with self._lock:
                self._passages[place] = held
                while len(self._passages) > self._kept:
                    self._passages.popitem(last=False)
        return held
