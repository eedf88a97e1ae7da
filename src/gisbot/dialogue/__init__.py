"""One door for questions: understanding, answering and remembering in one call."""
