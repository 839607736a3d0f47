"""A whole document proofread: every block, with the places named, and how much was tested."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from luodi.analysis.proofreading.rules.finding import LOOSER, Finding, Place
from luodi.analysis.proofreading.rules.lines import findings_of_lines
from luodi.analysis.proofreading.rules.plain import plain
from luodi.analysis.proofreading.rules.quantities import quantities
from luodi.analysis.proofreading.rules.skeleton import FIGURES
from luodi.analysis.proofreading.rules.tables import findings_of_grid
from luodi.kernel.grids import Grid, letters
from luodi.kernel.passages import Block, Passage
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop

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
    found = tuple(one for number, block in enumerate(blocks) for one in of_block(block, number))
    return Proof(found, sum(map(figures, blocks)))


def of_block(block: Block, number: int) -> Iterator[Finding]:
    if isinstance(block, Passage):
        found = findings_of_lines(block.lines, number)
    else:
        found = findings_of_grid(block, number)
    for one in found:
        yield one.at(replace(one.place, said=where(block, one.place)))


def where(block: Block, place: Place) -> Reason:
    if isinstance(block, Grid):
        cell = f"{letters(max(place.column, 1))}{place.line}"
        return because(_CELL, sheet=block.name, cell=cell)
    if block.page:
        return because(_ON_PAGE, page=block.page, line=place.line)
    return because(_LINE, line=place.line)


def figures(block: Block) -> int:
    """How many numbers stand in a block; dates and names made of numbers are none."""
    if isinstance(block, Passage):
        return sum(figures_of(line) for _, line in block.lines)
    return sum(
        figures_of(cell.value) if isinstance(cell.value, str) else not isinstance(cell.value, bool)
        for _, _, cell in block.cells()
    )


def figures_of(text: str) -> int:
    return sum(one.sort.value in FIGURES for one in quantities(plain(text).text))
