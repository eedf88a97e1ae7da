"""`gisbot status`: what is published, since when, and what waits in the folder."""

from __future__ import annotations

import argparse
import json

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "status", "Show what is loaded, and since when.", run)
    parser.add_argument("--json", action="store_true", help="one json object")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Show the state: of what is published, or of the folder before anything was."""
    from gisbot.knowledge.publisher import FOLDER, PUBLISHED

    with opened(arguments) as app:
        folder = up_to_date(app)
        edition = app.publisher.current(PUBLISHED) or folder
        pointer = app.publisher.pointer(PUBLISHED) or app.publisher.pointer(FOLDER)
        since = edition.loaded_at if pointer is None else pointer.since
        years = edition.index.years
        state = {
            "edition": edition.id,
            "since": since.isoformat(timespec="seconds"),
            "reports": len(edition.reports),
            "agencies": len(edition.index.agencies),
            "years": list(years),
            "figures": sum(key.figures for key in edition.reports),
            "findings": sum(key.findings for key in edition.reports) + len(edition.findings),
            "folder": str(app.settings.reports),
            "folder_edition": folder.id,
        }
        if arguments.json:
            print(json.dumps(state, ensure_ascii=False))
            return 0
        words = edition.catalog.replies["zh"]
        told = words.text("channel.years.none")
        if years:
            key = "channel.years.one" if years[0] == years[-1] else "channel.years.range"
            told = words.text(key, first=years[0], last=years[-1])
        print(words.text("channel.status.title"))
        print(
            words.text(
                "channel.status.text", **{**state, "since": since.isoformat(sep=" ", timespec="seconds"), "years": told}
            )
        )
        if folder.id != edition.id:
            print(words.text("command.status.waiting"))
        return 0
