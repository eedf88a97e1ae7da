"""Finding a font with Chinese characters, so that a chart never shows boxes.

The font of the `pylopdf-fonts-zh-cn` package (Noto Sans SC, SIL Open Font License 1.1) comes first: with it
every machine draws the same picture. Without that package the usual fonts of the system are looked for.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from gisbot.errors import FontMissing

PACKAGE = "pylopdf_fonts_zh_cn"
PACKAGED = "NotoSansSC-Regular.otf"
FILES = (
    "NotoSansSC-Regular.otf",
    "NotoSansSC-Regular.ttf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "NotoSansCJKsc-Regular.otf",
    "NotoSansCJK-Regular.ttc",
    "msyh.ttc",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "simhei.ttf",
)
FAMILIES = (
    "Noto Sans SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
)
"""The families of those files; in a collection of several faces the name chooses the simplified one."""


@cache
def chinese_font() -> Path:
    """The font file that charts are drawn with. Raises `FontMissing` when there is none."""
    packaged = _packaged()
    if packaged is not None:
        return packaged
    return first_font(_folders())


def first_font(folders: Iterable[Path]) -> Path:
    """The best known font under the folders, at any depth. Raises `FontMissing`."""
    found: dict[str, Path] = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                if name in FILES:
                    found.setdefault(name, Path(place) / name)
    for name in FILES:
        if name in found:
            return found[name]
    raise FontMissing(
        "no font with Chinese characters is there, so no chart can be drawn: "
        "install the package pylopdf-fonts-zh-cn, or fonts-wqy-microhei on Debian"
    )


def _packaged() -> Path | None:
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / PACKAGED
    return path if path.is_file() else None


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
        Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        Path("/System/Library/Fonts"),
        Path("/Library/Fonts"),
    )
