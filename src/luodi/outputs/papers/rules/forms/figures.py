"""Which figure a head or a label means, in which measure; sure, or asked with what it may be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from luodi.intake.workbooks.rules.fields import Holds
from luodi.intake.workbooks.rules.measures import holds, unit_of_format
from luodi.kernel.folding import fold, quoted
from luodi.kernel.refusal import Reason, because
from luodi.outputs.papers.rules.forms import telling
from luodi.outputs.papers.rules.forms.heads import SURE, Found, Reader, Said
from luodi.outputs.papers.rules.forms.meanings import HAND, NONE, Meaning, figure
from luodi.outputs.papers.rules.forms.spans import EVER, LAST_YEAR, MONTH_LAST_YEAR, YEAR
from luodi.outputs.papers.rules.placeholders import MEASURES
from luodi.outputs.papers.rules.saying import DOLLARS, YUAN, objection

__all__ = ["Figures", "Found", "Read"]

MONEY = ("万元", "亿元", "元")
SAME = {"万": "万元", "亿": "亿元"}


@dataclass(frozen=True)
class Read:
    """What was read: the meaning where it is sure, else what may be chosen; always why."""

    found: Found
    reason: Reason
    meaning: Meaning | None = None
    choices: tuple[Meaning, ...] = ()
    measure: str = ""  # of money in this place, whatever the figure
    period: str = ""


@dataclass(frozen=True)
class Figures:
    """The figures of a rulebook in force, as heads and labels ask for them."""

    reader: Reader
    names: Mapping[str, str]  # code → name
    units: Mapping[str, str]  # code → the unit in which it counts

    def measure_of_format(self, number_format: str) -> str:
        """0.00"万元" says 万元; 0.00% says a share."""
        return unit_of_format(number_format) if number_format else ""

    def read(self, said: Said, measure: str, *, money: str = "", lent: str = "") -> Read:
        """The figure of words; `measure` is the place's own, `money` that of the whole table."""
        found = self._read(said, measure, money, lent)
        is_money = holds(measure or "-") is Holds.MONEY
        return replace(found, measure=known(measure if is_money else money), period=said.period)

    def _read(self, said: Said, measure: str, money: str, lent: str) -> Read:
        head = quoted("".join(said.words) or lent or said.compared)
        if said.is_task or said.is_share:
            text = telling.TASK if said.is_task else telling.SHARE
            return Read(Found(), because(text, head=head), choices=(HAND, NONE))
        if said.is_earlier and not said.period:
            several = (replace(said, period=one) for one in (LAST_YEAR, MONTH_LAST_YEAR))
            reads = [self._read(one, measure, money, lent) for one in several]
            meanings = [one.meaning for one in reads if one.meaning]
            reason = because(telling.TWO_YEARS, head=head)
            return Read(Found(), reason, choices=(*meanings, HAND, NONE))
        found = self.reader.figure(replace(said, measure=measure or said.measure), lent)
        if not found.code or found.confidence < SURE:
            return self._asked(found, said, measure, money, head)
        unit = self.units[found.code]
        if said.period == EVER and said.spans in ("累计", "总累计"):
            named = self._in(found.code, said, self._measure(unit, measure, money))
            choices = (self._at(named, YEAR), named)
            return Read(found, because(telling.TWO_SPANS, head=head), choices=choices)
        return self._measured(found, said, measure, money, head)

    def _measured(self, found: Found, said: Said, measure: str, money: str, head: str) -> Read:
        unit, name = self.units[found.code], self.names[found.code]
        kept = self._measure(unit, measure, money)
        if said.compared in ("同比", "环比", "排名"):
            kept = ""
        elif unit in YUAN and not kept:
            choices = tuple(self._in(found.code, said, one) for one in MONEY)
            return Read(found, because(telling.NO_MEASURE, head=head), choices=choices)
        elif any(objection(name, unit, kept)):
            reason = because(
                telling.WRONG_MEASURE, head=head, measure=kept, name=because(name), unit=unit
            )
            return Read(found, reason, choices=(HAND, NONE))
        text = telling.NAMED if found.is_named else telling.MEANT
        reason = because(text, head=head, name=because(name))
        return Read(found, reason, self._in(found.code, said, kept))

    def _measure(self, unit: str, measure: str, money: str) -> str:
        """The measure that a figure is put in; a count and a share need none."""
        if unit in YUAN:
            return known(measure) if holds(measure or "-") is Holds.MONEY else known(money)
        if unit in DOLLARS:
            return known(measure) if "美元" in measure else unit
        return known(measure) if holds(measure or "-") is Holds.AREA else ""

    def _in(self, code: str, said: Said, measure: str) -> Meaning:
        return figure(self.names[code], said.period, said.compared, measure)

    def _at(self, meaning: Meaning, period: str) -> Meaning:
        return replace(meaning, question=replace(meaning.question, period=period))

    def _asked(self, found: Found, said: Said, measure: str, money: str, head: str) -> Read:
        choices = tuple(self._choices(found.candidates, said, measure, money))
        if found.unknown and choices:
            reason = because(telling.UNKNOWN_WORDS, head=head, words=found.unknown)
        elif found.code:
            reason = because(telling.UNSURE, head=head, name=because(self.names[found.code]))
        else:
            reason = because(telling.UNKNOWN, head=head)
        return Read(found, reason, choices=(*choices, HAND, NONE))

    def _choices(
        self, codes: Iterable[str], said: Said, measure: str, money: str
    ) -> Iterable[Meaning]:
        for code in codes:
            unit = self.units[code]
            kept = self._measure(unit, measure, money)
            if said.compared in ("同比", "环比", "排名"):
                kept = ""
            for one in [kept] if kept or unit not in YUAN or said.compared else MONEY:
                yield self._in(code, said, one)


def known(measure: str) -> str:
    """The measure as placeholders write it; empty where they know none such."""
    plain = fold(measure)
    plain = SAME.get(plain, plain)
    return plain if plain in MEASURES else ""
