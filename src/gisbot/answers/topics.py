"""Problems and plans of several reports: a short quote of each, with its place."""

from __future__ import annotations

from gisbot.answers import refusals
from gisbot.answers.context import Context
from gisbot.answers.draft import MOST_CITATIONS, Draft, shortened
from gisbot.answers.lists import topic_list, topic_sentences
from gisbot.answers.over import warn_of_missing
from gisbot.model.answer import Answer, Reason
from gisbot.model.conversation import Asked
from gisbot.model.key import ReportKey
from gisbot.model.report import Evidence

MOST_REPORTS = 8
MOST_SAID = 520
"""Characters of all quotes together; the evidence repeats some of them below."""
MOST_OF_ONE = 90
FEWEST_OF_ONE = 36


def of_reports(context: Context, operation: str) -> Answer:
    """What each report says of its problems or plans; how many are left out, and which say nothing."""
    reports = context.scope.reports
    shown: list[ReportKey] = []
    silent: list[ReportKey] = []
    draft = context.draft()
    lines = [draft.say("by_report")]
    room = max(FEWEST_OF_ONE, min(MOST_OF_ONE, MOST_SAID // min(len(reports), MOST_REPORTS)))
    places = MOST_CITATIONS // min(len(reports), MOST_REPORTS)
    for key in reports:
        if len(shown) == MOST_REPORTS:
            break
        said = _said(context, draft, operation, key, room, places)
        if said is None:
            silent.append(key)
        else:
            shown.append(key)
            lines.append(draft.say("several_line", label=f"{key.agency}{key.year}", value=f"“{said}”"))
    if not shown:
        return refusals.refuse(context, "not_in_report", Reason.NOT_IN_REPORT)
    left = len(reports) - len(shown) - len(silent)
    if left:
        lines.append(draft.say("rank_more", count=left))
    warn_of_missing(context, draft, (*silent, *context.scope.missing))
    return draft.close("\n".join(lines))


def _said(context: Context, draft: Draft, operation: str, key: ReportKey, room: int, places: int) -> str | None:
    """The items of the report's list within the room there is, else its sentence; cited and remembered."""
    index = context.passages(key)
    found = topic_list(context, operation, key)
    if found is not None:
        listed = found[1]
        for item in listed.items[:places]:
            draft.cite(key, Evidence(index.section_name(listed.section), item.text, item.location))
        draft.asked.append(Asked(None, None, key.agency, key.year, listed.lead))
        printed = (i.text if i.text.startswith(i.label) else f"{i.label}{i.text}" for i in listed.items)
        return shortened("；".join(text.rstrip("；。;,，") for text in printed), room)
    telling = next(topic_sentences(context, operation, key), None)
    if telling is None:
        return None
    draft.cite(key, index.evidence(telling[0]))
    draft.asked.append(Asked(None, None, key.agency, key.year, telling[0].text))
    return shortened(telling[0].text, room)
