"""How well questions are answered: question files, grading, scores, comparison of runs, words that do harm.

The rules of grading are those of the question files that `tests/questions/` documents: a question is right when
every key of its expectation holds for the answer to its last turn.
"""
