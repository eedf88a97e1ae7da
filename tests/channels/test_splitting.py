"""Long replies are cut at paragraph ends, and every piece is well formed."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from gisbot.channels.telegram.sandbox.markup import read_html, utf16_length
from gisbot.channels.telegram.splitting import split_html


def visible(pieces: tuple[str, ...]) -> str:
    return re.sub(r"\s", "", "".join(read_html(piece).text for piece in pieces))


def test_what_fits_stays_as_it_is() -> None:
    assert split_html("<b>没有</b>\n\n引文 &lt;&amp;&gt;") == ("<b>没有</b>\n\n引文 &lt;&amp;&gt;",)


def test_the_cut_stands_at_a_paragraph_end() -> None:
    paragraphs = [f"第{number}段" + "字" * 500 for number in range(20)]
    pieces = split_html("\n\n".join(paragraphs))
    assert len(pieces) > 2
    assert "\n\n".join(pieces) == "\n\n".join(paragraphs)


def test_formatting_is_carried_over_the_cut() -> None:
    pieces = split_html(f"<b>短</b>\n\n<blockquote>{'字' * 9000}</blockquote>")
    assert len(pieces) == 3
    assert all(piece.endswith("</blockquote>") for piece in pieces)
    assert all("<blockquote>" in piece for piece in pieces)


def test_a_reference_is_never_cut() -> None:
    pieces = split_html("&lt;" * 5000)
    assert visible(pieces) == "<" * 5000


TAGS = st.sampled_from(["b", "i", "u", "blockquote"])
TEXTS = st.text(st.sampled_from('字ab😀\n 。<&>"'), max_size=40).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
BLOCKS = st.lists(st.tuples(TAGS, TEXTS, TEXTS), max_size=30)


@given(BLOCKS, st.integers(min_value=10, max_value=120))
def test_any_reply_is_cut_into_well_formed_pieces_with_nothing_lost(
    blocks: list[tuple[str, str, str]], limit: int
) -> None:
    source = "\n\n".join(f"<{tag}>{inside}</{tag}>{after}" for tag, inside, after in blocks)
    pieces = split_html(source, limit)
    assert visible(pieces) == re.sub(r"\s", "", read_html(source).text)
    assert all(utf16_length(read_html(piece).text) <= limit for piece in pieces)
    assert all(read_html(piece).text.strip() for piece in pieces)
