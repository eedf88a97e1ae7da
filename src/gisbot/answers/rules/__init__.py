"""The rules by which a question is answered, in the order in which they are tried.

A rule gives an answer, or None when the question is not its own.
"""

from __future__ import annotations

from collections.abc import Callable

from gisbot.answers.applicants import settle
from gisbot.answers.context import Context
from gisbot.answers.rules.checking import balanced, noted, signed
from gisbot.answers.rules.coded import chapter, coded, subrows
from gisbot.answers.rules.comparing import over_reports
from gisbot.answers.rules.computing import compute
from gisbot.answers.rules.confirming import confirming
from gisbot.answers.rules.continuing import continuing
from gisbot.answers.rules.denying import denying
from gisbot.answers.rules.elsewhere import elsewhere
from gisbot.answers.rules.excluding import excluding
from gisbot.answers.rules.holding import holding
from gisbot.answers.rules.leaning import last_answer, ordinal, same_again
from gisbot.answers.rules.likening import likening
from gisbot.answers.rules.numbered import numbered
from gisbot.answers.rules.outside import (
    foreign_unit,
    month,
    no_scope,
    not_in_report,
    outside,
    practical,
    unclear_other,
    unclear_year,
)
from gisbot.answers.rules.picking import picking
from gisbot.answers.rules.posting import posting
from gisbot.answers.rules.remaining import remaining
from gisbot.answers.rules.remedied import remedied
from gisbot.answers.rules.resuming import resuming
from gisbot.answers.rules.sections import keyed, placed
from gisbot.answers.rules.spending import spending
from gisbot.answers.rules.stating import by_unit, figures, named_value
from gisbot.answers.rules.talking import talking
from gisbot.answers.rules.telling import based, definition, passage, problems, provenance, section, texts_first
from gisbot.answers.rules.uncomputed import uncomputed
from gisbot.answers.rules.working import worked_from_prose
from gisbot.model.answer import Answer

Rule = Callable[[Context], Answer | None]

RULES: tuple[Rule, ...] = (
    talking,
    placed,
    signed,
    named_value,
    remaining,
    posting,
    continuing,
    resuming,
    holding,
    likening,
    outside,
    no_scope,
    unclear_year,
    unclear_other,
    settle,
    practical,
    foreign_unit,
    month,
    numbered,
    noted,
    balanced,
    chapter,
    coded,
    subrows,
    picking,
    spending,
    last_answer,
    definition,
    provenance,
    based,
    remedied,
    problems,
    ordinal,
    keyed,
    section,
    excluding,
    confirming,
    denying,
    over_reports,
    same_again,
    compute,
    worked_from_prose,
    uncomputed,
    texts_first,
    elsewhere,
    figures,
    by_unit,
    passage,
    not_in_report,
)
