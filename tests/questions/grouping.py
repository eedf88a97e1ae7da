"""Which reports a test asks."""

from __future__ import annotations

import pytest

from tests.questions.asking import QuestionSet

FIXTURES = {
    "hekou": "hekou",
    "hongze": "hongze",
    "county": "county",
    "county_home": "county",
    "demo": "demo",
    "archive": "archive",
}
"""The fixtures that open reports for a whole session, and what those are called that share a database."""


def reports_asked(item: pytest.Item) -> str | None:
    """The reports that a test asks questions of; None for a test that asks none, or asks several."""
    call = getattr(item, "callspec", None)
    parameters = {} if call is None else call.params
    questions = parameters.get("questions")
    if isinstance(questions, QuestionSet):
        return f"fresh/{questions.folder.name}" if questions.fresh else FIXTURES[questions.reports]
    fixtures = getattr(item, "fixturenames", ())
    if "doors" in fixtures and "report" in parameters:
        return f"fresh/{parameters['report']}"
    return next((shared for name, shared in FIXTURES.items() if name in fixtures), None)
