"""The ways people reach gisbot: terminal, Telegram, and the scripted channel of the tests."""
