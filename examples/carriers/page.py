"""Web pages as sites serve them: navigation, metadata, footer, split numbers, merged and uneven tables."""

from __future__ import annotations

import json
import random
import re
from html import escape

from examples.carriers.base import Carrier
from examples.draft import Cell, Draft, Heading, Paragraph, Picture, Row, Table
from examples.world import load_yaml, mapping, strings

_CONTAINERS = ('id="zoom"', 'class="TRS_Editor"', 'class="article-content"', 'id="UCAP-CONTENT"', 'class="content"')


class _Writer:
    """Writes one draft; `style` decides how untidy."""

    def __init__(self, draft: Draft, style: str) -> None:
        self.draft = draft
        self.style = style
        self.rng = random.Random(f"{draft.title}:{style}")
        self.untidy = style in {"site", "uneven", "gb18030"}

    def text(self, text: str) -> str:
        """Escaped text; an untidy page splits numbers over spans."""
        if not self.untidy:
            return escape(text)

        def split(match: re.Match[str]) -> str:
            digits = match.group()
            cut = self.rng.randrange(1, len(digits))
            return f'<span>{digits[:cut]}</span><span lang="EN-US">{digits[cut:]}</span>'

        return re.sub(r"\d{2,}", split, escape(text))

    def cell(self, cell: Cell, colspan: int) -> str:
        spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (
            f' colspan="{colspan}"' if colspan > 1 else ""
        )
        inner = self.text(cell.text)
        if self.untidy:
            if not cell.text:
                inner = self.rng.choice(("&nbsp;", "\u3000", "<p>&nbsp;</p>", "<p></p>"))
            elif cell.header and len(cell.text) == 4:
                inner = f"<p>{escape(cell.text[:2])}<br/>{escape(cell.text[2:])}</p>"
            else:
                inner = f'<p style="text-align:center"><span>{inner}</span></p>'
        tag = "th" if cell.header and not self.untidy else "td"
        return f"<{tag}{spans}>{inner}</{tag}>"

    def uneven_spans(self, row: Row) -> list[int]:
        """Column spans in a grid twice as fine: header rows doubled, data rows cut elsewhere, same sum."""
        spans = [cell.colspan * 2 for cell in row]
        if any(cell.header for cell in row):
            return spans
        for index in range(len(spans) - 1):
            if spans[index] > 1 and row[index].rowspan == 1 and row[index + 1].rowspan == 1 and self.rng.random() < 0.5:
                spans[index] -= 1
                spans[index + 1] += 1
        return spans

    def table(self, table: Table) -> str:
        lines = ["".join(f"<p>{self.text(line)}</p>" for line in table.caption)]
        lines.append('<table border="1" cellspacing="0" style="border-collapse:collapse">')
        for row in table.rows:
            spans = self.uneven_spans(row) if self.style == "uneven" else [cell.colspan for cell in row]
            cells = "".join(self.cell(cell, span) for cell, span in zip(row, spans, strict=True))
            lines.append(f"<tr>{cells}</tr>")
        lines.append("</table>")
        return "\n".join(lines)

    def body(self) -> str:
        """The report itself."""
        parts: list[str] = []
        for block in self.draft.blocks:
            if isinstance(block, Heading):
                parts.append(f"<p><strong>{self.text(block.printed)}</strong></p>")
            elif isinstance(block, Table):
                parts.append(self.table(block))
            elif isinstance(block, Picture):
                parts.append(f'<p><img src="./W0{self.rng.randrange(10**6)}.png" alt="{escape(block.caption)}"/></p>')
            elif block.place == "title":
                parts.append(f"<h1>{self.text(block.text)}</h1>")
            else:
                parts.append(self.paragraph(block))
        return "\n".join(parts)

    def paragraph(self, block: Paragraph) -> str:
        if block.place == "signature":
            return f'<p style="text-align:right">{self.text(block.text)}</p>'
        indent = "&emsp;&emsp;" if self.untidy else ""
        return f"<p>{indent}{self.text(block.text)}</p>"

    def page(self) -> str:
        """The whole page."""
        site = load_yaml("site.yaml")
        about = self.draft.publication
        charset = "gb2312" if self.style == "gb18030" else "utf-8"
        head = (
            f'<meta charset="{charset}"/><title>{escape(self.draft.title)}</title>'
            f'<meta name="PubDate" content="{about.published}"/>'
            f'<meta name="ContentSource" content="{escape(about.publisher)}"/>'
        )
        body = self.body()
        if self.style == "plain":
            return f"<!DOCTYPE html>\n<html><head>{head}</head><body>\n{body}\n</body></html>\n"
        nav = "".join(f'<li><a href="#">{item}</a></li>' for item in strings(site["nav"]))
        labels = mapping(site["metadata"])
        rows = "".join(
            f"<tr><td>{labels[key]}：</td><td>{escape(value)}</td></tr>"
            for key, value in (("index", about.index), ("publisher", about.publisher), ("published", about.published))
        )
        footer = str(site["footer"]).format(publisher=about.publisher, phone=about.phone)
        neighbours = "".join(f"<p>{text}</p>" for text in strings(site["neighbours"]))
        banner = str(site["banner"]).format(publisher=about.publisher)
        if self.style == "script":
            body = f"<script>var article = {json.dumps(body, ensure_ascii=False)}; document.write(article);</script>"
            body = body.replace("</p>", "<\\/p>").replace("</td>", "<\\/td>")
        container = _CONTAINERS[self.rng.randrange(len(_CONTAINERS))]
        return f"""<!DOCTYPE html>
<html><head>{head}<script>var page = "1"; function share() {{ return page; }}</script>
<style>p {{ line-height: 2em; }}</style></head>
<body>
<div class="header"><a href="#">{banner}</a><ul class="nav">{nav}</ul></div>
<div class="crumbs">{site["crumbs"]}</div>
<table class="metadata">{rows}</table>
<div class="article"><div {container}>
{body}
</div></div>
<div class="share">{site["share"]} {site["print"]}</div>
<div class="neighbours">{neighbours}</div>
<div class="footer"><p>{footer}</p><p>{site["hotline"]}</p></div>
</body></html>
"""


def write_page(draft: Draft, style: str) -> str:
    """The page as text."""
    return _Writer(draft, style).page()


def write(draft: Draft, style: str) -> bytes:
    """The report as a web page; style plain, site, uneven (header and data in different grids), gb18030, script."""
    return write_page(draft, style).encode("gb18030" if style == "gb18030" else "utf-8")


PAGE = Carrier(
    name="html",
    suffix=".html",
    styles=("site", "plain", "uneven", "gb18030", "script"),
    write=write,
    blanks=("site", "plain", "uneven", "gb18030", "script"),
    metadata=True,
)
