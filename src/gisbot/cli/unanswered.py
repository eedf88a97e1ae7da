"""`gisbot unanswered`: what people asked and did not get, grouped by likeness and counted."""

from __future__ import annotations

import argparse
import json

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "unanswered", "List the questions that could not be answered.", run)
    parser.add_argument("--json", action="store_true", help="one json object a line")
    parser.add_argument("--most", type=int, default=50, metavar="N", help="at most so many groups (50)")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the groups, the largest first."""
    with opened(arguments) as app:
        up_to_date(app)
        for group in app.services().unanswered()[: arguments.most]:
            if arguments.json:
                line = {
                    "question": group.question,
                    "count": group.count,
                    "reason": group.reason,
                    "latest": group.latest,
                }
                print(json.dumps(line, ensure_ascii=False))
            else:
                print(f"{group.count:4}  {group.reason:15}  {group.latest}  {group.question}")
    return 0
