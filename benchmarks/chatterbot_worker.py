"""ChatterBot at the other end of a pipe: taught the texts of the first line, then asked a question a line.

`understanding.py` runs this with an interpreter that has ChatterBot and nothing of gisbot. Lines are json: the texts as
a list, then each question as a string; each answer is the place of a text with the confidence, or null. All texts are
compared (`text_search`): its index finds a Chinese text only by the whole question.
"""

from __future__ import annotations

import json
import logging
import sys

from chatterbot import ChatBot
from chatterbot.tagging import LowercaseTagger
from chatterbot.trainers import ListTrainer


def main() -> None:
    """Learn, then answer until the input ends."""
    logging.disable(logging.CRITICAL)
    bot = ChatBot(
        "benchmark",
        tagger=LowercaseTagger,
        database_uri="sqlite://",
        logic_adapters=[{"import_path": "chatterbot.logic.BestMatch", "search_algorithm_name": "text_search"}],
        read_only=True,
    )
    trainer = ListTrainer(bot, show_training_progress=False)
    for number, text in enumerate(json.loads(sys.stdin.readline())):
        trainer.train([text, str(number)])
    print(json.dumps("taught"), flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        given = bot.get_response(question) if question else None
        known = given is not None and given.confidence > 0 and given.text.isdigit()
        print(json.dumps([int(given.text), given.confidence] if known else None), flush=True)


if __name__ == "__main__":
    main()
