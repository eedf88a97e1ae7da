"""Files in a private chat: an admin's is read with progress, everyone else's politely declined."""

from __future__ import annotations

from telegram import Document, Message, Update
from telegram.ext import ContextTypes, MessageHandler, filters

from gisbot.channels.base import Note, Reply
from gisbot.channels.telegram import messages
from gisbot.channels.telegram.front import Front
from gisbot.channels.telegram.patience import patiently
from gisbot.channels.telegram.progress import ProgressMessage
from gisbot.model.who import Who

_MEGABYTE = 1024 * 1024


def handler(front: Front) -> MessageHandler[ContextTypes.DEFAULT_TYPE, None]:
    """Handles documents in private chats."""

    async def on_document(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        message, who = update.effective_message, front.who(update)
        if message is not None and message.document is not None and who is not None:
            document = message.document
            await front.attend(message, who, lambda: _take(front, message, document, who))

    return MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.Document.ALL, on_document)


async def _take(front: Front, message: Message, document: Document, who: Who) -> None:
    """Read an admin's file, its progress and its outcome in one message."""
    name = document.file_name or document.file_unique_id
    if not who.admin:
        await front.tell(message, who, "channel.file.only_admin")
        return
    limit = front.options.upload_megabytes
    if (document.file_size or 0) > limit * _MEGABYTE:
        await front.tell(message, who, "channel.file.too_large", name=name, limit=limit)
        return
    words = front.desk.words(who)
    shown = await front.show(message, Reply(Note(words.text("channel.file.fetching", name=name))))
    file = await patiently(document.get_file)
    content = bytes(await patiently(file.download_as_bytearray))
    async with ProgressMessage(
        shown, lambda done, total: words.text("channel.file.reading", name=name, done=done, total=total)
    ) as progress:
        reply = await front.administer(lambda: front.desk.file(content, name, who, progress.report))
    await messages.replace(message.get_bot(), shown.chat.id, shown.message_id, reply)
