"""Row numbers as staff write them are read whole: no row of a list or a range is lost."""

from __future__ import annotations

import pytest

from gisbot.questions.patterns import ROW
from gisbot.questions.rowcodes import rows_of
from gisbot.questions.tokens import Kind, Token


def read(*texts: str) -> list[str]:
    """The rows of a question cut like this, each written in one way."""
    tokens = []
    for text in texts:
        kind = Kind.ROW if ROW.fullmatch(text) or text == "六" else Kind.WORD
        tokens.append(Token(0, len(text), text, kind, 0.1))
    return ["/".join(part or "-" for part in (row.block, row.row, row.leaf)) for row in rows_of(tokens)]


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        (["三(三)4"], ["三/三/4"]),
        (["3(3)4"], ["三/三/4"]),
        (["三(三)第四小项"], ["三/三/4"]),
        (["三(三)1到3"], ["三/三/1", "三/三/2", "三/三/3"]),
        (["三(三)1、5和7"], ["三/三/1", "三/三/5", "三/三/7"]),
        (["三(一)", "到", "(三)"], ["三/一/-", "三/二/-", "三/三/-"]),
        (["三(一)", "、", "(二)"], ["三/一/-", "三/二/-"]),
        (["四(一)", "、", "六"], ["四/一/-", "六/-/-"]),
        (["第八大项"], ["八/-/-"]),
        (["(三)"], ["-/三/-"]),
    ],
)
def test_every_row_that_is_named_is_read(texts: list[str], rows: list[str]) -> None:
    assert read(*texts) == rows


@pytest.mark.parametrize(("text", "leaf"), [("八(三)2人数", "2"), ("三(三)8个", None), ("一(一)2018年", None)])
def test_a_number_that_counts_something_is_no_part_of_the_row(text: str, leaf: str | None) -> None:
    match = ROW.match(text)
    assert match is not None
    assert match["leaf"] == leaf
