"""The desk behind every channel: words, taps and files in, replies out.

The desk is synchronous and keeps nothing between calls; a channel may call it from several threads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gisbot.catalog.commands import Command
from gisbot.channels import browsing, files, uploads
from gisbot.channels.answering import answered
from gisbot.channels.base import Note, Progress, Reply, Services, Words
from gisbot.channels.call import Call
from gisbot.channels.commands import HANDLERS
from gisbot.channels.keyboards import Pressed, Tap, parse
from gisbot.channels.languages import language_of
from gisbot.channels.wording import command_around
from gisbot.model.who import Who


class Desk:
    """Turns what a person sends into a `Reply`, for any channel.

    `bot_name` is the name by which the bot is mentioned in groups, where there is one.
    """

    def __init__(self, services: Services, *, bot_name: str | None = None) -> None:
        self._services = services
        self._bot_name = bot_name

    def words(self, who: Who) -> Words:
        """The channel's words in the person's language."""
        return self._services.words(language_of(who))

    def find(self, name: str) -> Command | None:
        """The command of that name; None also for one that bot/commands.yaml has and no code runs."""
        found = (command for command in self._services.commands() if command.name == name)
        return next(found, None) if name in HANDLERS else None

    def say(self, text: str, who: Who) -> Reply:
        """The reply to a line of text: a command (/help), a word that means one (帮助), or a question."""
        text = text.strip()
        if text.startswith("/"):
            name, arguments = split_command(text)
            return self.command(name, arguments, who)
        for command in self._services.commands():
            if text in command.typed:
                return self.command(command.name, "", who)
        named = command_around(text, self._services.commands())
        if named is not None and self._means_it(*named, who):
            return self.command(named[0].name, named[1], who)
        return answered(self._call(who, text), self._services.dialogue.ask(text, who))

    def command(self, name: str, arguments: str, who: Who) -> Reply:
        """The reply to a command; an unknown one and one not meant for this person get a kind word."""
        command = self.find(name)
        if command is None:
            return Reply(Note(self.words(who).text("channel.command.unknown", name=name)))
        if command.admin and not who.admin:
            return Reply(Note(self.words(who).text("channel.admin.only")))
        return HANDLERS[name](self._call(who, arguments))

    def press(self, callback: str, who: Who) -> Reply:
        """The reply to a tap; data that means nothing any more gets a kind word."""
        pressed = parse(callback)
        reply = None if pressed is None else _TAPS[pressed.tap](self._call(who, pressed.rest), pressed)
        return reply or Reply(Note(self.words(who).text("channel.button.old")))

    def file(self, data: bytes, name: str, who: Who, progress: Progress) -> Reply:
        """The reply to a file: what was read from an admin's, a polite no to everyone else's."""
        return uploads.submitted(self._call(who, name), data, progress)

    def _means_it(self, command: Command, rest: str, who: Who) -> bool:
        """Whether plain words mean the command: a table is one of a report, else it is an answer that is asked for."""
        if command.name == "table":
            return bool(self._services.reports_meant(rest, who))
        return not command.admin

    def _call(self, who: Who, arguments: str) -> Call:
        return Call(self._services, self.words(who), language_of(who), who, arguments, self._bot_name)


def split_command(text: str) -> tuple[str, str]:
    """The name of a command, without slash and without the bot it is meant for, and what follows it."""
    first, *rest = text.removeprefix("/").split(maxsplit=1) or [""]
    return first.partition("@")[0].lower(), rest[0].strip() if rest else ""


def _choice(call: Call, pressed: Pressed) -> Reply | None:
    return answered(call, call.services.dialogue.choose(pressed.rest, call.who))


def _example(call: Call, pressed: Pressed) -> Reply | None:
    question = dict(enumerate(call.examples(), start=1)).get(int(pressed.rest)) if pressed.rest.isdecimal() else None
    return None if question is None else answered(call, call.services.dialogue.ask(question, call.who))


def _accept_removed(call: Call, pressed: Pressed) -> Reply | None:
    if not call.who.admin:
        return Reply(Note(call.words.text("channel.admin.only")))
    return HANDLERS["reload"](Call(call.services, call.words, call.language, call.who, pressed.rest, call.bot_name))


_TAPS: Mapping[Tap, Callable[[Call, Pressed], Reply | None]] = {
    Tap.CHOICE: _choice,
    Tap.EXAMPLE: _example,
    Tap.REPORTS: browsing.reports_tapped,
    Tap.CONTENTS: browsing.contents_tapped,
    Tap.SECTION: browsing.section_tapped,
    Tap.TABLE: browsing.table_tapped,
    Tap.LOAD: uploads.load_tapped,
    Tap.DISCARD: uploads.discard_tapped,
    Tap.ACCEPT_REMOVED: _accept_removed,
    Tap.CHART: files.chart_tapped,
    Tap.WORKBOOK: files.workbook_tapped,
    Tap.FORM: files.form_tapped,
}
