"""A template of the house as a Word file, on the sheet of an official paper."""

from __future__ import annotations

import io

from docx.document import Document as Paper

from luodi.foundation.files.leaflets.leaf import Grid, Head, Kind
from luodi.foundation.files.official.page import ROOM_MM, XIAO_SI, blank
from luodi.foundation.files.official.tables import Plan, table
from luodi.foundation.files.official.words import body, heading, title
from luodi.outputs.papers.rules.skeletons import Line, Rows, Skeleton

NAMES_MM = 48


def document(skeleton: Skeleton) -> bytes:
    paper = blank(skeleton.title)
    title(paper, skeleton.title, skeleton.under)
    for piece in skeleton.body:
        if isinstance(piece, Rows):
            put_rows(paper, piece)
        else:
            put_line(paper, piece)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def put_line(paper: Paper, line: Line) -> None:
    if line.level:
        heading(paper, line.words, line.level)
    else:
        body(paper, line.words, line.lead)


def put_rows(paper: Paper, rows: Rows) -> None:
    """The rows that open and close the loop stand alone and leave no line behind."""
    heads = (Head(rows.heads[0], Kind.NAME), *(Head(one, Kind.NUMBER) for one in rows.heads[1:]))
    empty = ("",) * (len(heads) - 1)
    repeated = [(f"{{%tr for 行 in {rows.each} %}}", *empty), rows.row, ("{%tr endfor %}", *empty)]
    room = (ROOM_MM - NAMES_MM) / (len(heads) - 1)
    plan = Plan(XIAO_SI, (NAMES_MM, *(room,) * (len(heads) - 1)), is_wide=False)
    table(paper, Grid(heads, repeated, [rows.total], is_numbered=False), plan)
