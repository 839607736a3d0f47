"""An entry in the words of one reader: what, when, how much, how it stands, what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.utils.translation import get_language, gettext

from luodi.foundation.people.models import Account
from luodi.foundation.ui import numbers
from luodi.foundation.ui.sentences import sentence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Measure
from luodi.foundation.vocabulary.words import word
from luodi.kernel.periods import Period
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.details import Details
from luodi.records.ledger.queries.timeline import Done, Told
from luodi.records.ledger.rules.claims.own_fields import CLASSES
from luodi.records.ledger.rules.gates import requirement
from luodi.records.ledger.rules.states import Deed, State

MARKS = {
    State.CLAIMED: (gettext_noop("申报"), "wait"),
    State.VERIFIED: (gettext_noop("核定 %(grade)s"), "done"),
    State.RETURNED: (gettext_noop("已退回"), "bad"),
    State.REVERSED: (gettext_noop("已红冲"), "off"),
}
DEEDS = {
    Deed.VERIFIED: gettext_noop("%(by)s 核定为 %(grade)s 级"),
    Deed.RETURNED: gettext_noop("%(by)s 退回"),
    Deed.WITHDRAWN: gettext_noop("%(by)s 撤销核定"),
    Deed.ANSWERED: gettext_noop("%(by)s 答复"),
    Deed.REVERSED: gettext_noop("%(by)s 红冲"),
    Deed.CONFIRMED: gettext_noop("%(by)s 确认"),
    Deed.RECLASSED: gettext_noop("%(by)s 改归类（%(changes)s）"),
    Deed.WAIVED: gettext_noop("%(by)s 免除“%(about)s”"),
}


@dataclass(frozen=True)
class Line:
    """One thing that was filled in, under its label."""

    name: str
    value: str


@dataclass(frozen=True)
class Act:
    """One act on an entry, in a sentence."""

    deed: Deed
    at: datetime
    words: str
    said: str
    seq: int


@dataclass(frozen=True)
class Telling:
    """One entry as a page tells it."""

    told: Told
    kind: str
    when: str
    amount: str
    mark: str
    tone: str
    source: str
    lines: tuple[Line, ...]
    acts: tuple[Act, ...]

    @property
    def is_out(self) -> bool:
        """Counts in neither reading."""
        return self.told.state in (State.RETURNED, State.REVERSED)

    @property
    def returned(self) -> Act | None:
        """The return that waits for its answer."""
        found = [act for act in self.acts if act.deed is Deed.RETURNED]
        return found[-1] if self.told.state is State.RETURNED else None


def tellings(told: Sequence[Told], reader: Account, *, inside: bool) -> list[Telling]:
    """Each entry in words; to who is outside the circle nothing that gives the name away."""
    details = Details([one.entry for one in told], reader)
    return [telling(one, details, inside=inside) for one in told]


def telling(one: Told, details: Details, *, inside: bool) -> Telling:
    entry = one.entry
    return Telling(
        told=one,
        kind=kind_named(entry.kind).name,
        when=when(entry),
        amount=amount(entry),
        mark=mark(one),
        tone=MARKS[one.state][1],
        source=source(entry),
        lines=tuple(lines(entry, details, inside=inside)),
        acts=tuple(acts(one)),
    )


def when(entry: Entry) -> str:
    """When it happened, of a periodic amount what it is about: a day, else the period by name."""
    if entry.covers_from and entry.covers_to:
        return days(entry.covers_from, entry.covers_to)
    return days(entry.occurred_from, entry.occurred_to)


def days(first: date, last: date) -> str:
    return numbers.day(first) if first == last else sentence(Period.custom(first, last))


def amount(entry: Entry) -> str:
    """The number with its unit; nothing for an entry without."""
    if entry.value is None:
        return ""
    if entry.measure == Measure.YUAN.name:
        return numbers.money(entry.value, english=(get_language() or "").startswith("en"))
    number = numbers.number(entry.value, 2).rstrip("0").rstrip(".")
    return f"{number} {gettext(Measure[entry.measure].value)}"


def mark(one: Told) -> str:
    """How the entry stands, in a word; a verified one with its grade."""
    if one.awaits_confirmation:
        return gettext("代录待确认")
    grades = [done.grade for done in one.done if done.deed is Deed.VERIFIED]
    return gettext(MARKS[one.state][0]) % {"grade": "".join(grades[-1:])}


def source(entry: Entry) -> str:
    """Where the entry came from, down to the cell of the workbook."""
    way = str(entry.get_source_display())
    if not entry.sheet:
        return f"{way} {entry.batch}".strip()
    where = {"sheet": entry.sheet, "row": entry.row or "", "cell": entry.cell}
    return f"{way} {entry.batch} " + gettext("工作表%(sheet)s 第%(row)s行 %(cell)s") % where


def lines(entry: Entry, details: Details, *, inside: bool) -> Iterator[Line]:
    """What was filled in besides the day and the number, label by label."""
    if entry.covers_from and entry.covers_from != entry.occurred_from:
        yield Line(gettext("发生日"), days(entry.occurred_from, entry.occurred_to))
    if entry.planned_on:
        yield Line(gettext("计划日期"), numbers.day(entry.planned_on))
    if entry.currency_amount is not None:
        text = gettext("%(amount)s %(currency)s，折人民币 %(yuan)s、折美元 %(dollar)s")
        foreign = {"amount": f"{entry.currency_amount:,}", "currency": entry.currency}
        rates = {"yuan": entry.yuan_rate, "dollar": entry.dollar_rate}
        yield Line(gettext("原币"), text % {**foreign, **rates})
    for row in details.of(entry, inside=inside):
        yield Line(gettext(row.name), row.value)


def acts(one: Told) -> Iterator[Act]:
    """What was done to the entry, oldest first."""
    changes = iter(reclassings(one))
    for done in one.done:
        given = {"by": done.by, "grade": done.grade, "about": about(done)}
        if done.deed is Deed.RECLASSED:
            given["changes"] = next(changes)
        yield Act(done.deed, done.at, gettext(DEEDS[done.deed]) % given, done.said, done.seq)


def about(done: Done) -> str:
    return sentence(requirement(done.about)) if done.about else ""


def reclassings(one: Told) -> Iterator[str]:
    """What each reclassification put otherwise."""
    names = {own.column: own.name for own in kind_named(one.entry.kind).fields if own.column}
    classed = [done for done in one.done if done.deed is Deed.RECLASSED]
    for before, after in pairwise([one.entry, *classed]):
        pairs = ((code, getattr(before, code), getattr(after, code)) for code in CLASSES)
        changed = [
            gettext("%(axis)s：%(before)s → %(after)s")
            % {"axis": gettext(names[code]), "before": classed_as(old), "after": classed_as(new)}
            for code, old, new in pairs
            if old != new
        ]
        yield gettext("、").join(changed)


def classed_as(code: str) -> str:
    return gettext(word(code)) if code else gettext("（无）")
