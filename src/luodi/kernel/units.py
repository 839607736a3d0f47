"""Which unit a cell is in: the one it names, else its column's, else it is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from luodi.kernel.digits import number
from luodi.kernel.folding import fold, quoted
from luodi.kernel.numerals import Measure, Said, said
from luodi.kernel.readings import Absence, Reading
from luodi.kernel.refusal import Ambiguous, Reason, Refused, because
from luodi.kernel.text import gettext_noop

_SCALE = re.compile("[十百千万亿]*")
# Under 万元 the cell 3千 may be 3,000 yuan or 3,000 万元; 三千五百 is written out and may not.
_TYPED_SCALE = re.compile("[0-9][百千]")
_TWO_READINGS = gettext_noop(
    "“%(written)s”在“%(unit)s”这一列有两种读法：请去掉百、千，直接写数字或连单位一起写"
)
_OTHER_UNIT = gettext_noop("“%(written)s”自带的单位与列单位“%(unit)s”不同，已按文字读取，请核对")


@dataclass(frozen=True)
class Quantity[K]:
    """One kind of measured thing: its words, and what to say of a unit missing, unknown, mixed."""

    words: Measure[K]
    no_unit: str
    not_a_unit: str
    mixed: str

    def unit(self, name: str) -> Unit[K]:
        """The unit that a column head or a rulebook names: 万元, 亩, 万平方米, or a bare 万."""
        scale, named = self.words.taken_off(fold(name))
        if not _SCALE.fullmatch(scale) or len(named) > 1 or not (scale or named):
            raise Refused(because(self.not_a_unit, unit=quoted(name)))
        return Unit(name, scale, number("1" + scale), next(iter(named), None))

    def measured(self, text: str, unit: str | None) -> Measured[K] | Absence:
        """What the text says in its own unit or, where it names none, in the column's."""
        column = self.unit(unit) if unit else None
        found = said(text, self.words)
        if isinstance(found, Absence):
            return found
        if len(found.named) > 1:
            raise Ambiguous(because(self.mixed, written=quoted(text)))
        own = next(iter(found.named), None)
        if own is None and not found.scaled:
            return self._in_column(found, column)
        of = own or (column.of if column else None)
        notes = column.conflicts(found, of) if column else ()
        return Measured(found.reading.convert(lambda value: value, *notes), of)

    def _in_column(self, found: Said[K], column: Unit[K] | None) -> Measured[K]:
        if column is None:
            raise Ambiguous(because(self.no_unit, written=quoted(found.text)))
        if column.scale and _TYPED_SCALE.search(found.text):
            raise Ambiguous(because(_TWO_READINGS, written=quoted(found.text), unit=column.name))
        return Measured(found.reading.convert(lambda value: value * column.factor), column.of)


@dataclass(frozen=True)
class Unit[K]:
    """One unit as it is named: `factor` times the measure `of` (unknown behind a bare 万)."""

    name: str
    scale: str
    factor: Decimal
    of: K | None

    def conflicts(self, found: Said[K], of: K | None) -> tuple[Reason, ...]:
        """A note where the text has another unit than this column."""
        if self.scale in found.text and of == (self.of or of):
            return ()
        return (because(_OTHER_UNIT, written=quoted(found.text), unit=self.name),)


@dataclass(frozen=True)
class Measured[K]:
    """One text in a known unit: numbers counted in the measure `of`, without 万 or 亿."""

    reading: Reading[Decimal]
    of: K | None
