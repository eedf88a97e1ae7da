"""Every figure of the later forms that the form of 2014-2018 does not print, asked of a report of 2018: no answer."""

from __future__ import annotations

from gisbot.model.answer import Status
from gisbot.model.who import Who
from tests.questions.asking import Reports

TEMPLATES = ("{}是多少？", "2018年{}有多少", "请问河口镇{}几件", "麻烦查一下{}")
FEWEST = 200
EARLIER = "2014"


def absent_names(reports: Reports) -> list[tuple[str, str]]:
    """Metric and name of every row and cell that only later forms print."""
    catalog = reports.edition.catalog
    earlier = {metric for form in catalog.forms if form.generation == EARLIER for metric in form.metric_ids()}
    later = {metric for form in catalog.forms if form.generation != EARLIER for metric in form.metric_ids()}
    later |= {total for form in catalog.forms if form.generation != EARLIER for total in form.sums}
    metrics = [catalog.metrics[metric] for metric in sorted(later - earlier)]
    return [(metric.id, name) for metric in metrics for name in (metric.zh, *metric.aliases)]


def test_what_the_form_does_not_print_is_never_answered(hekou: Reports) -> None:
    door = hekou.door()
    names = absent_names(hekou)
    asked = [(metric, template.format(name)) for metric, name in names for template in TEMPLATES]
    assert len(asked) >= FEWEST
    answers = [(text, door.ask(text, Who("test", text, "absent"))) for _, text in asked]
    false = [f"{text}: {answer.lead!r:.80}" for text, answer in answers if answer.status is Status.ANSWERED]
    assert not false, f"{len(false)} of {len(asked)}"
    assert {answer.status for _, answer in answers} <= {Status.NOT_FOUND, Status.CLARIFY}
