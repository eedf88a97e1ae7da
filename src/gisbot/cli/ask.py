"""`gisbot ask`: one question, or a file of conversations."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gisbot.cli.common import Subparsers, add_command, add_sources, opened, up_to_date
from gisbot.errors import SettingsError
from gisbot.model.who import Who


@dataclass(frozen=True, slots=True)
class Conversation:
    """A line of a batch."""

    name: str
    turns: tuple[str, ...]


def register(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = add_command(subparsers, "ask", "Ask a question, or a file of them.", run)
    parser.add_argument("question", nargs="?", metavar="QUESTION", help="the question, in your own words")
    parser.add_argument("--batch", type=Path, metavar="FILE", help='a file of {"id": ..., "turns": [...]} lines')
    parser.add_argument("--json", action="store_true", help="the answer as one json object")
    parser.add_argument("--why", action="store_true", help="show how the question is understood")
    add_sources(parser)


def run(arguments: argparse.Namespace) -> int:
    """Answer the question, or every line of the file."""
    if (arguments.question is None) == (arguments.batch is None):
        raise SettingsError("ask takes either a QUESTION or --batch FILE")
    if arguments.batch is not None:
        return _batch(arguments, tuple(_conversations(arguments.batch)))
    from gisbot.rendering.json_answer import json_answer
    from gisbot.rendering.plain import plain

    who = Who("terminal", "ask", "ask")
    with opened(arguments) as app:
        dialogue = app.dialogue_over(up_to_date(app), unanswered=app.database.unanswered)
        if arguments.why:
            print("\n".join(dialogue.why(arguments.question, who)))
            return 0
        answer = dialogue.ask(arguments.question, who)
        print(json.dumps(json_answer(answer), ensure_ascii=False) if arguments.json else plain(answer))
    return 0


def _batch(arguments: argparse.Namespace, conversations: tuple[Conversation, ...]) -> int:
    from gisbot.rendering.json_answer import json_answer

    with opened(arguments) as app:
        dialogue = app.dialogue_over(up_to_date(app))
        for number, conversation in enumerate(conversations):
            who = Who("terminal", f"batch-{number}", "ask")
            answers = [json_answer(dialogue.ask(turn, who)) for turn in conversation.turns]
            sys.stdout.write(json.dumps({"id": conversation.name, "answers": answers}, ensure_ascii=False) + "\n")
    return 0


def _conversations(path: Path) -> Iterator[Conversation]:
    """The lines of a batch. Raises `SettingsError` naming the line that is none."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the batch file cannot be read: {error}") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            given = json.loads(line)
        except json.JSONDecodeError as error:
            raise SettingsError(f"{path}:{number}: not json: {error}") from error
        turns = given.get("turns") if isinstance(given, dict) else None
        if not isinstance(turns, list) or not all(isinstance(turn, str) for turn in turns) or "id" not in given:
            raise SettingsError(f'{path}:{number}: a line is {{"id": ..., "turns": ["...", ...]}}')
        yield Conversation(given["id"], tuple(turns))
