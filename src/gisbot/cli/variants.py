"""Doors to an edition whose catalog lacks a word or has a threshold moved, for `gisbot eval`."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from gisbot.catalog.variation import all_words, with_threshold, without_word
from gisbot.model.word import Word

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.catalog import Catalog
    from gisbot.dialogue.dialogue import Dialogue
    from gisbot.knowledge.edition import Edition


class Variants:
    """An edition as it would answer with other words or thresholds; every door is a new one."""

    def __init__(self, app: App, edition: Edition) -> None:
        self._app, self._edition = app, edition
        self._words = tuple((_folded(word.text), word) for word in all_words(edition.catalog))

    def words_in(self, turns: tuple[str, ...]) -> tuple[Word, ...]:
        """The words that stand in these turns, longest first."""
        texts = [_folded(turn) for turn in turns]
        found = [word for folded, word in self._words if folded and any(folded in text for text in texts)]
        return tuple(sorted(found, key=lambda word: -len(word.text)))

    def door_without(self, word: Word) -> Dialogue:
        """A door that does not know the word."""
        return self._door(without_word(self._edition.catalog, word))

    def door_at(self, threshold: str, value: float) -> Dialogue:
        """A door that decides by another value of a threshold. Raises `SettingsError` for an unknown one."""
        return self._door(with_threshold(self._edition.catalog, threshold, value))

    def _door(self, catalog: Catalog) -> Dialogue:
        identity = f"{self._edition.id}+{catalog.content_hash}"
        return self._app.dialogue_over(replace(self._edition, id=identity, catalog=catalog))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()
