"""Answers as Telegram's HTML: taken by the strict server, and saying what the plain text says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gisbot.channels.telegram.sandbox.markup import read_html
from gisbot.model.answer import Answer, Citation, Status
from gisbot.rendering.telegram_html import render

LEAD = "没有：云上镇2018年收到申请数是 0 件。"


def answer(*citations: Citation, lead: str = LEAD) -> Answer:
    lines = [lead, ""]
    for citation in citations:
        flat = " ".join(citation.quote.split())
        shown = flat if len(flat) <= 160 else flat[:159] + "…"
        lines += [f"出处：《{citation.report}》", f"· {citation.section}（{citation.location}）", f"  原文：“{shown}”"]
    return Answer("收到多少件", Status.ANSWERED, lead, "\n".join(lines), citations=citations)


def citation(quote: str, url: str | None = None) -> Citation:
    return Citation("云上镇2018年<年报>", "二、主动公开", quote, "云上镇.txt", "line 21", url=url)


def test_the_lead_is_bold_and_the_quote_set_off() -> None:
    assert render(answer(citation("未收到<申请>。"))) == (
        f"<b>{LEAD}</b>\n\n出处：《云上镇2018年&lt;年报&gt;》\n· 二、主动公开（line 21）\n"
        "<blockquote>未收到&lt;申请&gt;。</blockquote>"
    )


def test_a_title_with_an_address_is_a_link() -> None:
    shown = render(answer(citation("未收到。", 'https://example.org/?a=1&b="2"')))
    assert '《<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">云上镇2018年&lt;年报&gt;</a>》' in shown
    assert any(span.url for span in read_html(shown).spans)


def test_a_shortened_quote_is_given_whole_and_folded() -> None:
    quote = "共下发文件65余份，" * 40
    assert f"<blockquote expandable>{quote}</blockquote>" in render(answer(citation(quote)))


def test_a_long_first_line_is_not_bold() -> None:
    assert "<b>" not in render(answer(citation("未收到。"), lead="长" * 300))


def test_quotation_marks_of_other_things_stay() -> None:
    text = "这个我不懂。\n例如：“收到多少件”"
    assert "blockquote" not in render(Answer("天气", Status.OUT_OF_SCOPE, "这个我不懂。", text))


@given(st.text(st.sampled_from('字a<>&"“”\n …《》'), min_size=1, max_size=300))
def test_any_quote_is_well_formed_and_nothing_is_lost(quote: str) -> None:
    shown = read_html(render(answer(citation(quote)))).text
    assert "".join(LEAD.split()) in "".join(shown.split())
    if quote.strip() and len(quote) < 150:
        assert "".join(quote.split()) in "".join(shown.split())
