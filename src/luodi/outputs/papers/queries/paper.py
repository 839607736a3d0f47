"""What a paper as a whole is about, and what the words of its placeholders mean in the book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from luodi.analysis.figures.queries.defining import Definition, definitions
from luodi.analysis.figures.queries.figures import at_closing, governing, head_at
from luodi.analysis.figures.queries.moments import resolve
from luodi.analysis.figures.rules.asked import Asked
from luodi.analysis.figures.rules.moments import AsOf, Moment
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.vocabulary.dimensions import dimension
from luodi.foundation.vocabulary.indicators import plain_name
from luodi.foundation.vocabulary.industries import INDUSTRIES, with_divisions
from luodi.foundation.vocabulary.naming import unknown
from luodi.kernel.folding import fold
from luodi.kernel.periods import Period
from luodi.kernel.refusal import Refused, because
from luodi.kernel.text import gettext_noop
from luodi.outputs.papers.rules.grammar import Names
from luodi.outputs.papers.rules.placeholders import (
    LAST_EDITION,
    LAST_YEARS,
    THIS_EDITION,
    THIS_YEARS,
)
from luodi.records.campaigns.queries import editions_of
from luodi.records.campaigns.rules import Edition


@dataclass(frozen=True)
class Paper:
    """One paper to be filled: of which book, for which period, as of when, read by whom."""

    book: Book
    period: Period
    as_of: AsOf
    now: datetime
    verified: bool = True
    reader: Account | None = None  # None: on the server itself, where all rows show
    event: str = ""  # the event that the paper is about: 本届, 上届
    address: str = ""  # of the installation; without it nothing is linked
    day: date | None = None  # of the meeting; without it, the day of the moment

    @cached_property
    def moment(self) -> Moment:
        """Every figure of a paper is of one moment; a closed period's, if no other was asked."""
        asked = at_closing(self.book, Asked(self.period, self.as_of))
        return resolve(self.book, asked.as_of, self.now)

    @cached_property
    def pinned(self) -> AsOf:
        """The moment of every figure.

        A city's is a day: what its own book has written last says nothing of when its districts
        wrote, and a number of its book would leave out all that they wrote since.
        """
        if self.book.kind == Book.Kind.CITY and self.as_of.seq is None:
            return AsOf(self.moment.day)
        return AsOf(self.moment.day, self.moment.seq, self.moment.opening_seq)

    @cached_property
    def on(self) -> date:
        """The day from which 本年 and 上月 are counted."""
        return self.day or self.as_of.day or self.moment.day

    @cached_property
    def head(self) -> str:
        return head_at(self.book, self.moment)

    @cached_property
    def version(self) -> int:
        return governing(self.book, Asked(self.period, self.pinned), self.moment).number

    @cached_property
    def meant(self) -> dict[str, Definition]:
        """Every figure that can be asked for, by its code, as the rulebook in force means it."""
        return definitions(self.book, self.version)

    @cached_property
    def names(self) -> Names:
        """Every name of every figure; a name of several is none."""
        exact: dict[str, set[str]] = {}
        for one in self.meant.values():
            for name in (one.code, one.name, *one.also):
                exact.setdefault(fold(name), set()).add(one.code)
                exact.setdefault(plain_name(name), set()).add(one.code)
        own = {fold(one.name): one.code for one in self.meant.values()}
        return Names({name: min(codes) for name, codes in exact.items() if len(codes) == 1} | own)

    def code(self, name: str) -> str:
        """The code of a figure by one of its names; refuses with the names nearest to it."""
        if found := self.names.code(name):
            return found
        raise unknown(
            name,
            [name for one in self.meant.values() for name in (one.name, *one.also)],
            plain=gettext_noop("没有“%(given)s”这个指标"),
            hinting=gettext_noop("没有“%(given)s”这个指标，相近的有：%(nearest)s"),
        )

    @cached_property
    def units(self) -> list[Unit]:
        return list(Unit.objects.filter(book=self.book).order_by("path"))

    @cached_property
    def parents(self) -> frozenset[int]:
        """The units to which other units belong."""
        above = {one.path[:at] for one in self.units for at in range(len(one.path))}
        return frozenset(one.pk for one in self.units if one.path in above)

    def has_below(self, unit: Unit) -> bool:
        return unit.pk in self.parents

    @cached_property
    def seats(self) -> dict[str, Unit]:
        """Every unit by its name and its short name; of two alike the first in the tree."""
        found: dict[str, Unit] = {}
        for unit in self.units:
            for name in (unit.name, unit.short_name):
                found.setdefault(fold(name), unit)
        return found

    def unit(self, name: str) -> Unit:
        wanted = fold(name)
        if wanted and wanted in self.seats:
            return self.seats[wanted]
        raise unknown(
            name,
            [name for unit in self.units for name in (unit.name, unit.short_name) if name],
            plain=gettext_noop("没有“%(given)s”这个单位"),
            hinting=gettext_noop("没有“%(given)s”这个单位，相近的有：%(nearest)s"),
        )

    @cached_property
    def editions(self) -> list[Edition]:
        return editions_of(self.book.pk)

    @cached_property
    def this_edition(self) -> Edition:
        """本届: the event that the paper is about, else the last that had begun by its day."""
        if self.event:
            return self.edition(self.event)
        begun = [one for one in self.editions if one.first_day <= self.on]
        if begun:
            return begun[-1]
        text = gettext_noop("截至%(day)s没有登记过招商活动，无法确定“本届”")
        raise Refused(because(text, day=self.on.isoformat()))

    def edition(self, name: str) -> Edition:
        """The event of this name; 本届 and 上届 are counted from the paper's own."""
        if name == THIS_EDITION:
            return self.this_edition
        if name == LAST_EDITION:
            return self.before(self.this_edition)
        if name in (THIS_YEARS, LAST_YEARS):
            return self.only_edition(self.on.year - (name == LAST_YEARS))
        wanted = fold(name)
        for one in self.editions:
            if wanted in one.names:
                return one
        raise unknown(
            name,
            [one.name for one in self.editions],
            plain=gettext_noop("没有登记“%(given)s”这个活动"),
            hinting=gettext_noop("没有登记“%(given)s”这个活动，相近的有：%(nearest)s"),
        )

    def only_edition(self, year: int) -> Edition:
        """The event of the year; refuses where there were several, or none."""
        held = [one for one in self.editions if one.first_day.year == year]
        if len(held) == 1:
            return held[0]
        if not held:
            raise Refused(because(gettext_noop("%(year)s年没有登记过招商活动"), year=year))
        text = gettext_noop("%(year)s年有几次活动：%(names)s，请在占位符里写明是哪一次")
        raise Refused(because(text, year=year, names="、".join(one.name for one in held)))

    def before(self, edition: Edition) -> Edition:
        """The edition of the same series before this one."""
        earlier = [
            one
            for one in self.editions
            if one.series == edition.series and one.first_day < edition.first_day
        ]
        if earlier:
            return earlier[-1]
        text = gettext_noop("“%(series)s”在“%(name)s”之前没有登记过别的届次")
        raise Refused(because(text, series=edition.series, name=edition.name))


def codes_of(axis: str, word: str) -> tuple[str, ...]:
    """The codes that a word of an axis means; a section of industry with its divisions."""
    pairs = INDUSTRIES if axis == "industry" else dimension(axis).values
    if not pairs:  # a district's own list
        return (word,)
    wanted = fold(word)
    exact = [code for code, name in pairs if wanted in (fold(name), code)]
    if not exact:
        names = "、".join(name for _, name in pairs[:12])
        text = gettext_noop("没有“%(given)s”这一类，能写的有：%(names)s")
        raise Refused(because(text, given=word, names=names or "—"))
    if axis == "industry":
        return with_divisions(exact[0])
    return (exact[0],)
