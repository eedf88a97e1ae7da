"""What a draft changes, and what in it speaks against publishing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gisbot.knowledge.builder import Draft
from gisbot.model.key import ReportKey
from gisbot.store.base import DocumentStatus, Outcome


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between the published edition and a draft, by the documents' names.

    `removed` are reports whose document is gone and whose agency and year nothing answers any more;
    `broken` are documents that gave a report before and give none now; `failed` are the other documents that cannot be
    read and are new here.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    broken: tuple[Outcome, ...] = ()
    failed: tuple[Outcome, ...] = ()

    @property
    def any(self) -> bool:
        """Whether the draft answers otherwise than the published edition."""
        return bool(self.added or self.changed or self.removed or self.broken)


NO_CHANGES = Changes()


def changes_of(before: Sequence[ReportKey], draft: Draft) -> Changes:
    """Compare the reports that answer now (none before the first edition) with a draft."""
    old = {key.source: key for key in before}
    new = {key.source: key for key in draft.current}
    answered = {(key.agency, key.year) for key in draft.current}
    content = {key.content_hash for key in (*draft.current, *draft.selection.superseded)}
    failed = {outcome.source: outcome for outcome in draft.outcomes if outcome.status is not DocumentStatus.READ}
    there = {outcome.source for outcome in draft.outcomes}
    before_archives = {source.partition("!/")[0] for source in old}
    removed, broken = [], []
    for source, key in old.items():
        outcome = failed.get(source) or failed.get(source.partition("!/")[0])
        if outcome is not None and source not in new:
            broken.append(outcome)
        elif source not in there and (key.agency, key.year) not in answered and key.content_hash not in content:
            removed.append(source)
    return Changes(
        added=tuple(source for source in new if source not in old),
        changed=tuple(source for source, key in new.items() if source in old and old[source] != key),
        removed=tuple(removed),
        broken=tuple(dict.fromkeys(broken)),
        failed=tuple(
            outcome for source, outcome in failed.items() if source not in old and source not in before_archives
        ),
    )
