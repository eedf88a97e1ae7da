"""Names for types of python-telegram-bot that its own signatures spell out at length."""

from __future__ import annotations

from typing import Any, TypeAlias

from telegram.ext import Application

BotApplication: TypeAlias = "Application[Any, Any, Any, Any, Any, Any]"
"""An application that keeps no data of its own for people, chats or the bot."""
