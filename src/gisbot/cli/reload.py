"""`gisbot reload`: read what changed and publish it; a serving bot follows within two seconds."""

from __future__ import annotations

import argparse
import sys

from gisbot.cli.common import Subparsers, add_command, add_sources, opened

KEPT = 1
UNREAD = 3
WHAT = "Publish what changed, or keep the old knowledge and say why."
EXIT = (
    "Exit status: 0 when all is in use, 1 when the old knowledge was kept, 2 for unusable arguments or a folder of "
    "which no document can be read, 3 when the new knowledge is in use but some files could not be read."
)


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "reload", WHAT, run, EXIT)
    parser.add_argument("--accept-removed", action="store_true", help="publish although reports were deleted")
    parser.add_argument("--rollback", action="store_true", help="go back to what was published before")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Reload; the exit status is 1 when the old knowledge was kept, 3 when new knowledge lacks files not read."""
    from datetime import UTC, datetime

    from gisbot.cli.progress import ProgressBar
    from gisbot.knowledge.publisher import PUBLISHED
    from gisbot.services import reload_outcome
    from gisbot.store.base import AuditEntry

    with opened(arguments) as app:
        before = app.publisher.pointer(PUBLISHED)
        if arguments.rollback:
            done = app.publisher.rollback()
        else:
            with ProgressBar(sys.stderr) as progress:
                done = app.publisher.reload(accept_removed=arguments.accept_removed, progress=progress)
        edition = app.publisher.current(PUBLISHED)
        if edition is None:
            raise AssertionError("a reload leaves an edition")
        outcome = reload_outcome(done, edition)
        what = "rollback" if arguments.rollback else "reload"
        detail = f"edition {done.edition_id}, {'published' if done.published else 'kept'}"
        app.database.audit.record(AuditEntry("terminal", what, datetime.now(UTC), detail))
        words = edition.catalog.replies["zh"]
        lines = [words.text(f"channel.reload.{'title_done' if outcome.published else 'title_kept'}")]
        if outcome.published and not done.changes.any and not arguments.rollback:
            lines = [words.text("channel.reload.title_same")]
        if arguments.rollback and before is not None:
            values = {"reports": len(edition.reports), "before": before.edition_id}
            lines = [words.text("command.reload.rolled_back", **values)]
        for kind, names in (("added", outcome.added), ("changed", outcome.changed), ("removed", outcome.removed)):
            lines += [words.text(f"channel.reload.{kind}", name=name) for name in names]
        lines += [words.text("channel.reload.problem", line=line) for line in outcome.problems]
        if outcome.removed and not outcome.published:
            lines.append(words.text("command.reload.accept_hint"))
        if done.unread:
            kind = "unread" if outcome.published else "unread_too"
            lines.append(words.text(f"command.reload.{kind}", count=len(done.unread)))
            lines += [f"  {source}" for source in done.unread]
        lines.append(words.text("channel.reload.edition", edition=outcome.edition))
        print("\n".join(lines))
        if not outcome.published:
            return KEPT
        return UNREAD if done.unread else 0
