"""A whole document proofread: every block, with the places named, and how much was tested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from luodi.analysis.proofreading.rules.finding import LOOSER, Finding, Place
from luodi.analysis.proofreading.rules.lines import findings_of_lines, read_line
from luodi.analysis.proofreading.rules.plain import plain
from luodi.analysis.proofreading.rules.quantities import quantities
from luodi.analysis.proofreading.rules.skeleton import FIGURES
from luodi.analysis.proofreading.rules.tables import findings_of_grid
from luodi.kernel.grids import Grid, letters
from luodi.kernel.passages import Block, Passage
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

_HAS_NUMBER = re.compile("[0-9０-９零〇一二两三四五六七八九十百千万亿]").search
_LINE = gettext_noop("第%(line)s段")
_ON_PAGE = gettext_noop("第%(page)s页第%(line)s段")
_CELL = gettext_noop("“%(sheet)s”%(cell)s")


@dataclass(frozen=True)
class Proof:
    """What was tested in a document; `figures` is how many numbers it has in all."""

    findings: tuple[Finding, ...]
    figures: int

    @property
    def wrong(self) -> tuple[Finding, ...]:
        """The surest first, each sort in the order of the document."""
        found = [one for one in self.findings if not one.agrees]
        return tuple(sorted(found, key=lambda one: LOOSER[one.certainty]))

    @property
    def held(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.agrees)

    @property
    def untested(self) -> int:
        """Numbers that no statement is about: nothing beside them says what they should be."""
        places = {
            (one.place.block, one.place.line, one.place.column, one.place.start)
            for one in self.findings
        }
        return max(0, self.figures - len(places))


def proof(blocks: Sequence[Block]) -> Proof:
    found: list[Finding] = []
    figures = 0
    for number, block in enumerate(blocks):
        own, count = (
            of_passage(block, number) if isinstance(block, Passage) else of_grid(block, number)
        )
        found += [one.at(replace(one.place, said=where(block, one.place))) for one in own]
        figures += count
    return Proof(tuple(found), figures)


def of_passage(block: Passage, number: int) -> tuple[list[Finding], int]:
    """What is found, and how many numbers there are; dates and names made of numbers are none."""
    lines = [read_line(text, place) for place, text in block.lines]
    count = sum(one.sort.value in FIGURES for line in lines for one in line.drawn.numbers)
    return list(findings_of_lines(lines, number)), count


def of_grid(block: Grid, number: int) -> tuple[list[Finding], int]:
    count = sum(
        figures_of(cell.value) if isinstance(cell.value, str) else not isinstance(cell.value, bool)
        for _, _, cell in block.cells()
    )
    return list(findings_of_grid(block, number)), count


def where(block: Block, place: Place) -> Reason:
    if isinstance(block, Grid):
        cell = f"{letters(max(place.column, 1))}{place.line}"
        return because(_CELL, sheet=block.name, cell=cell)
    if block.page:
        return because(_ON_PAGE, page=block.page, line=place.line)
    return because(_LINE, line=place.line)


def figures_of(text: str) -> int:
    if not _HAS_NUMBER(text):
        return 0
    return sum(one.sort.value in FIGURES for one in quantities(plain(text).text))
