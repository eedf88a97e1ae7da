"""The Bot API methods, each as strict as Telegram. Source: Bot API reference."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from gisbot.channels.telegram.sandbox.faults import Refused, bad_request
from gisbot.channels.telegram.sandbox.markup import Marked, read_html, utf16_length
from gisbot.channels.telegram.sandbox.parameters import Parameters
from gisbot.channels.telegram.sandbox.world import BOT_ID, Attached, Chat, Key, Shown, World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
CALLBACK_DATA_BYTES = 64
NOTICE_LIMIT = 200
DOWNLOAD_LIMIT = 20 * 1024 * 1024
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_me(world: World, parameters: Parameters) -> object:
    """getMe."""
    return world.bot.as_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": False,
    }


def get_updates(world: World, parameters: Parameters) -> object:
    """getUpdates: waits up to `timeout` seconds; an offset confirms all updates before it.

    A newer call ends an older one that still waits, with 409, as Telegram does.
    """
    offset, limit = parameters.integer("offset", 0), parameters.integer("limit", 100)
    until = time.monotonic() + parameters.integer("timeout", 0)
    parameters.json("allowed_updates")
    parameters.finish()
    if not 1 <= limit <= 100:
        raise bad_request("limit must be between 1 and 100")
    world.pollers += 1
    mine = world.pollers
    world.changed.notify_all()
    for update_id in [number for number in world.updates if number < offset]:
        del world.updates[update_id]
    while not world.updates and (left := until - time.monotonic()) > 0 and not world.closed:
        world.changed.wait(left)
        if world.pollers != mine:
            raise Refused(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
    return [world.updates[number] for number in sorted(world.updates)[:limit]]


def send_message(world: World, parameters: Parameters) -> object:
    """sendMessage."""
    chat = _chat(world, parameters)
    marked = _marked(parameters, "text", TEXT_LIMIT, empty_is_refused=True)
    message = _message(world, chat, parameters, marked)
    parameters.finish()
    world.put(message)
    return world.message_json(message)


def send_document(world: World, parameters: Parameters) -> object:
    """sendDocument, with the file in the request."""
    return _send_file(world, parameters, "document", photo=False)


def send_photo(world: World, parameters: Parameters) -> object:
    """sendPhoto, with the file in the request."""
    return _send_file(world, parameters, "photo", photo=True)


def edit_message_text(world: World, parameters: Parameters) -> object:
    """editMessageText; the keyboard goes unless it is given again."""
    message = _own_message(world, parameters)
    marked = _marked(parameters, "text", TEXT_LIMIT, empty_is_refused=True)
    edited = replace(message, text=marked.text, spans=marked.spans, buttons=_keyboard(parameters))
    parameters.finish()
    return _edited(world, message, edited)


def edit_message_reply_markup(world: World, parameters: Parameters) -> object:
    """editMessageReplyMarkup."""
    message = _own_message(world, parameters)
    edited = replace(message, buttons=_keyboard(parameters))
    parameters.finish()
    return _edited(world, message, edited)


def delete_message(world: World, parameters: Parameters) -> object:
    """deleteMessage."""
    message = _own_message(world, parameters)
    parameters.finish()
    del world.chats[message.chat_id].messages[message.message_id]
    world.changed.notify_all()
    return True


def answer_callback_query(world: World, parameters: Parameters) -> object:
    """answerCallbackQuery; a second answer to the same tap is accepted, an unknown tap is not."""
    query = parameters.text("callback_query_id")
    text = parameters.text("text", "")
    parameters.boolean("show_alert")
    parameters.finish()
    if len(text) > NOTICE_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    if query not in world.queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    world.queries[query] = True
    if text:
        world.notices.append(text)
    world.changed.notify_all()
    return True


def send_chat_action(world: World, parameters: Parameters) -> object:
    """sendChatAction."""
    chat = _chat(world, parameters)
    action = parameters.text("action")
    parameters.finish()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.actions += 1
    return True


def set_my_commands(world: World, parameters: Parameters) -> object:
    """setMyCommands, by language."""
    commands = parameters.json("commands")
    language = parameters.text("language_code", "")
    parameters.finish()
    if not isinstance(commands, list) or len(commands) > 100:
        raise bad_request("can't parse commands: expected an array of at most 100 BotCommand")
    for command in commands:
        name, description = str(command.get("command", "")), str(command.get("description", ""))
        if not 1 <= len(name) <= 32 or not all(char.islower() or char.isdecimal() or char == "_" for char in name):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[language] = commands
    return True


def get_my_commands(world: World, parameters: Parameters) -> object:
    """getMyCommands."""
    language = parameters.text("language_code", "")
    parameters.finish()
    return world.commands.get(language, [])


def delete_webhook(world: World, parameters: Parameters) -> object:
    """deleteWebhook; there never is one."""
    parameters.finish()
    return True


def get_webhook_info(world: World, parameters: Parameters) -> object:
    """getWebhookInfo; there never is a webhook."""
    parameters.finish()
    return {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.updates)}


def get_file(world: World, parameters: Parameters) -> object:
    """getFile: where to download a file of up to 20 MB."""
    file_id = parameters.text("file_id")
    parameters.finish()
    attached = world.files.get(file_id)
    if attached is None:
        raise bad_request("invalid file_id")
    if len(attached.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": f"unique-{file_id}",
        "file_size": len(attached.data),
        "file_path": f"documents/{file_id}",
    }


def _chat(world: World, parameters: Parameters) -> Chat:
    chat = world.chats.get(parameters.integer("chat_id"))
    if chat is None:
        raise bad_request("chat not found")
    if chat.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    return chat


def _own_message(world: World, parameters: Parameters) -> Shown:
    message = _chat(world, parameters).messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != BOT_ID:
        raise bad_request("message can't be edited")
    return message


def _marked(parameters: Parameters, name: str, limit: int, *, empty_is_refused: bool) -> Marked:
    mode = parameters.text("parse_mode", "")
    source = parameters.text(name, None if empty_is_refused else "")
    if mode not in ("", "HTML"):
        raise bad_request(f"unsupported parse_mode {mode!r}: this server reads HTML and plain text")
    marked = read_html(source) if mode == "HTML" else Marked(source, ())
    if empty_is_refused and not marked.text.strip():
        raise bad_request("message text is empty")
    if utf16_length(marked.text) > limit:
        raise bad_request("message is too long" if name == "text" else "message caption is too long")
    return marked


def _message(
    world: World,
    chat: Chat,
    parameters: Parameters,
    marked: Marked,
    attached: Attached | None = None,
    photo: bool = False,
) -> Shown:
    reply_to = _replied(chat, parameters)
    buttons = _keyboard(parameters)
    return Shown(
        world.next_message_id(),
        chat.id,
        BOT_ID,
        marked.text,
        int(time.time()),
        marked.spans,
        buttons,
        reply_to,
        attached,
        photo,
    )


def _replied(chat: Chat, parameters: Parameters) -> int | None:
    reply = parameters.json("reply_parameters")
    if reply is None:
        return None
    if not isinstance(reply, dict) or not isinstance(reply.get("message_id"), int):
        raise bad_request("can't parse reply parameters")
    if reply["message_id"] in chat.messages:
        return int(reply["message_id"])
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _keyboard(parameters: Parameters) -> tuple[tuple[Key, ...], ...]:
    markup = parameters.json("reply_markup")
    if markup is None:
        return ()
    if not isinstance(markup, dict) or set(markup) != {"inline_keyboard"}:
        raise bad_request("can't parse reply keyboard markup: this server reads inline keyboards")
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or sum(len(row) for row in rows) > 100:
        raise bad_request("can't parse inline keyboard: expected an array of at most 100 buttons")
    return tuple(tuple(_key(button) for button in row) for row in rows if row)


def _key(button: object) -> Key:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: Text buttons are required")
    data, url = button.get("callback_data"), button.get("url")
    if (data is None) == (url is None):
        raise bad_request("can't parse inline keyboard button: exactly one of the optional fields is wanted")
    if data is not None and not 1 <= len(str(data).encode()) <= CALLBACK_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return Key(str(button["text"]), data, url)


def _send_file(world: World, parameters: Parameters, name: str, *, photo: bool) -> object:
    chat = _chat(world, parameters)
    upload = parameters.upload(name)
    if not upload.data:
        raise bad_request("file must be non-empty")
    marked = _marked(parameters, "caption", CAPTION_LIMIT, empty_is_refused=False)
    attached = world.keep_file(upload.name, upload.data)
    message = _message(world, chat, parameters, marked, attached, photo)
    parameters.finish()
    world.put(message)
    return world.message_json(message)


def _edited(world: World, before: Shown, after: Shown) -> object:
    if before == after:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same "
            "as a current content and reply markup of the message"
        )
    after = replace(after, edits=before.edits + 1)
    world.put(after)
    return world.message_json(after)


METHODS: Mapping[str, Callable[[World, Parameters], object]] = {
    "getme": get_me,
    "getupdates": get_updates,
    "sendmessage": send_message,
    "senddocument": send_document,
    "sendphoto": send_photo,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "getfile": get_file,
}
