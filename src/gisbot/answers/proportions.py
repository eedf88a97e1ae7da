"""Shares, ratios and relative differences of figures; exact, with every operand cited."""

from __future__ import annotations

from collections.abc import Sequence

from gisbot.answers import refusals
from gisbot.answers.arithmetic import HUNDRED, blank_among, named, rounded
from gisbot.answers.context import Context
from gisbot.answers.draft import number_text, value_text
from gisbot.answers.view import Found
from gisbot.answers.warnings import warn_of_findings
from gisbot.model.answer import Answer


def share(context: Context, part: Found, whole: Found) -> Answer:
    """What percentage of the whole the part is; a base of 0 has none."""
    if (blank := blank_among((part, whole))) is not None:
        return refusals.blank(context, blank)
    assert part.number is not None
    assert whole.number is not None
    draft = context.draft()
    if whole.number == 0:
        draft.add(part)
        draft.add(whole)
        text = draft.say("no_base", second=whole.label, b=value_text(draft, whole))
        lines = [draft.say("several_line", label=f.label, value=value_text(draft, f)) for f in (part, whole)]
        return draft.close("\n".join([text, *lines]))
    percent = rounded(part.number / whole.number * HUNDRED)
    draft.compute(f"{part.label} / {whole.label}", percent, "%", (part, whole))
    if whole.number < 30:
        draft.warn("small_base", base=value_text(draft, whole))
    warn_of_findings(context, draft, (part, whole))
    said = draft.say(
        "share",
        first=named(context, part, whole),
        a=value_text(draft, part),
        second=named(context, whole, part),
        b=value_text(draft, whole),
        value=f"{number_text(percent)}%",
    )
    return draft.close(said)


def shares(context: Context, parts: Sequence[Found], whole: Found) -> Answer:
    """What percentage of one whole each of several figures is."""
    if whole.number is None or whole.number == 0 or blank_among(parts) is not None:
        return share(context, parts[0], whole)
    draft = context.draft()
    lines = []
    for part in parts:
        assert part.number is not None
        percent = rounded(part.number / whole.number * HUNDRED)
        draft.compute(f"{part.label} / {whole.label}", percent, "%", (part, whole))
        said = {"first": part.label, "a": value_text(draft, part), "second": whole.label, "b": value_text(draft, whole)}
        lines.append(draft.say("share", value=f"{number_text(percent)}%", **said))
    warn_of_findings(context, draft, (*parts, whole))
    return draft.close("\n".join(lines))


def relative(context: Context, first: Found, second: Found, *, less: bool) -> Answer:
    """By how many per cent of the second the first is more or less: 处罚比许可少百分之几."""
    if (blank := blank_among((first, second))) is not None:
        return refusals.blank(context, blank)
    assert first.number is not None
    assert second.number is not None
    if second.number == 0:
        return share(context, first, second)
    draft = context.draft()
    change = rounded((first.number - second.number) / second.number * HUNDRED)
    draft.compute(
        f"({first.label} − {second.label}) / {second.label}", -change if less else change, "%", (first, second)
    )
    warn_of_findings(context, draft, (first, second))
    said = draft.say(
        "less" if change < 0 else "more",
        first=named(context, first, second),
        a=value_text(draft, first),
        second=named(context, second, first),
        b=value_text(draft, second),
        value=f"{number_text(abs(change))}%",
    )
    return draft.close(said)


def ratio(context: Context, first: Found, second: Found) -> Answer:
    """How many times the second the first is; a base of 0 has none."""
    if (blank := blank_among((first, second))) is not None:
        return refusals.blank(context, blank)
    assert first.number is not None
    assert second.number is not None
    if second.number == 0:
        return share(context, first, second)
    draft = context.draft()
    number = rounded(first.number / second.number)
    draft.compute(f"{first.label} / {second.label}", number, draft.say("times_unit"), (first, second))
    said = draft.say(
        "times",
        first=named(context, first, second),
        a=value_text(draft, first),
        second=named(context, second, first),
        b=value_text(draft, second),
        value=number_text(number),
    )
    return draft.close(said)


def shares_of_reports(context: Context, pairs: Sequence[tuple[Found, Found]], *, compared: bool) -> Answer:
    """The share of a figure in each of several reports, and by how many points two of them differ."""
    if (blank := blank_among([figure for pair in pairs for figure in pair])) is not None:
        return refusals.blank(context, blank)
    draft = context.draft()
    lines, percents = [], []
    for part, whole in pairs:
        assert part.number is not None
        assert whole.number is not None
        if whole.number == 0:
            return share(context, part, whole)
        percents.append(rounded(part.number / whole.number * HUNDRED))
        draft.compute(f"{part.label} / {whole.label}", percents[-1], "%", (part, whole))
        said = draft.say(
            "share",
            first=f"{part.key.agency}{draft.say('ask.year', year=part.key.year)}{part.label}",
            a=value_text(draft, part),
            second=whole.label,
            b=value_text(draft, whole),
            value=f"{number_text(percents[-1])}%",
        )
        lines.append(said)
    if compared and len(pairs) == 2:
        change = percents[0] - percents[1]
        draft.compute(pairs[0][0].label, change, "%", [figure for pair in pairs for figure in pair])
        lines.append(draft.say("points_more" if change >= 0 else "points_less", value=number_text(abs(change))))
    return draft.close("\n".join(lines))
