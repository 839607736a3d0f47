"""Where in a file something stands, as a person would look for it."""

from __future__ import annotations

from dataclasses import dataclass

from luodi.kernel.folding import quoted
from luodi.kernel.text import Tongue, gettext_noop

HEADER, FOOTER, NOTE = gettext_noop("页眉"), gettext_noop("页脚"), gettext_noop("脚注")


@dataclass(frozen=True)
class Place:
    """A paragraph by its number, or a cell of a table by table, row and column; with its words."""

    words: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    part: str = ""  # 页眉, 页脚, 脚注; empty: the text itself
    cell: str = ""  # of a workbook: 表一!B3

    def said(self, tongue: Tongue) -> str:
        words = {"words": quoted(self.words)}
        if self.cell:
            return tongue("单元格 %(cell)s（“%(words)s”）") % {**words, "cell": self.cell}
        part = tongue(self.part) if self.part else ""
        if self.table:
            at = {"table": self.table, "row": self.row, "column": self.column}
            text = tongue("第 %(table)s 张表第 %(row)s 行第 %(column)s 列（“%(words)s”）")
            return part + text % {**at, **words}
        text = tongue("第 %(paragraph)s 段（“%(words)s”）")
        return part + text % {"paragraph": self.paragraph, **words}

    def __str__(self) -> str:
        return self.said(gettext_noop)
