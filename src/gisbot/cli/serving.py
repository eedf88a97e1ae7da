"""What serving begins with: the published edition, brought up to date when nothing speaks against it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gisbot.cli.progress import ProgressBar

if TYPE_CHECKING:
    from gisbot.app import App
    from gisbot.services import AppServices


def published(app: App) -> AppServices:
    """The services over what is published; problems that keep back what changed go to standard error."""
    from gisbot.services import reload_outcome

    with ProgressBar(sys.stderr) as progress:
        done = app.publisher.start(progress)
    services = app.services()
    if done.rolled_back:
        print(
            app.editions.edition().catalog.replies["zh"].text("command.reload.held", edition=done.edition_id),
            file=sys.stderr,
        )
        return services
    outcome = reload_outcome(done, app.editions.edition())
    if not done.published:
        lines = [*outcome.problems, *(f"{name}: removed" for name in outcome.removed)]
        print(
            f"gisbot: answering from edition {done.edition_id}, not from what changed:",
            *lines,
            sep="\n",
            file=sys.stderr,
        )
    return services
