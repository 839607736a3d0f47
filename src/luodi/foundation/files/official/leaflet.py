"""A leaflet as a Word file: what a page says, as it is laid on the table of a meeting."""

from __future__ import annotations

import io
from dataclasses import replace

from django.utils.translation import gettext
from docx.document import Document as Paper
from docx.shared import Mm
from PIL import Image

from luodi.foundation.files.codes import modules
from luodi.foundation.files.leaflets.chat import count_of, unlisted
from luodi.foundation.files.leaflets.leaf import Grid, Imprint, Leaflet, Part
from luodi.foundation.files.official.page import IN_CELLS, blank, turn
from luodi.foundation.files.official.tables import needs_turning, table
from luodi.foundation.files.official.words import body, heading, small, title
from luodi.kernel.digits import ordinal

MODULE = 8  # dots of one square
MOST_ROWS = 2_000  # a table of more is a workbook


def document(leaflet: Leaflet, imprint: Imprint) -> bytes:
    """The paper as a file; rows for which there is no room are counted in a sentence."""
    paper, parts = blank(leaflet.title, is_compact=leaflet.is_one_page), list(leaflet.parts)
    turn(paper, is_wide=bool(parts) and not parts[0].lines and is_wide(parts[0]))
    title(paper, f"{leaflet.about}{leaflet.title}", f"（{gettext('，').join(leaflet.rests)}）")
    titled = [part for part in parts if part.title]
    for part in parts:
        number = titled.index(part) + 1 if part.title and len(titled) > 1 else 0
        put_part(paper, part, number)
    put_imprint(paper, imprint)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def is_wide(part: Part) -> bool:
    return part.grid is not None and needs_turning(first_rows(part.grid))


def put_part(paper: Paper, part: Part, number: int) -> None:
    """Its heading stands on the sheet of its table."""
    turn(paper, is_wide=is_wide(part))
    if part.title:
        before = f"{ordinal(number)}、" if number else ""
        heading(paper, f"{before}{part.title}")
    for line in part.lines:
        body(paper, line)
    if part.grid and part.grid.rows:
        put_grid(paper, part.grid)
    if part.note:
        small(paper, part.note)


def put_grid(paper: Paper, grid: Grid) -> None:
    shown = first_rows(grid)
    table(paper, shown)
    if words := unlisted(len(shown.rows), count_of(grid)):
        small(paper, words)


def first_rows(grid: Grid) -> Grid:
    return replace(grid, rows=grid.rows[:MOST_ROWS])


def put_imprint(paper: Paper, imprint: Imprint) -> None:
    """Who took it out, and the code in squares by which the stamped sheet comes back."""
    small(paper, imprint.said)
    paper.add_paragraph(style=IN_CELLS).add_run().add_picture(squares(imprint.code), width=Mm(16))


def squares(code: str) -> io.BytesIO:
    rows = modules(code)
    image = Image.new("L", (len(rows), len(rows)), 255)
    image.putdata([0 if is_dark else 255 for row in rows for is_dark in row])
    out = io.BytesIO()
    image.resize((len(rows) * MODULE, len(rows) * MODULE)).save(out, "PNG")
    out.seek(0)
    return out
