"""Answers as plain text, Telegram's HTML, json, tables, charts and files."""
