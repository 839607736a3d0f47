"""The entries of a subject as a page shows them: in words, with their papers, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext

from luodi.foundation.files.drawing import is_drawable
from luodi.foundation.files.typesetting import is_settable
from luodi.foundation.people.models import Account
from luodi.foundation.ui import numbers
from luodi.foundation.ui.parts import Thumbnail
from luodi.foundation.vocabulary.evidence import evidence
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.foundation.vocabulary.shapes import Measure
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.queries.details import Detail, Details
from luodi.records.ledger.queries.timeline import Done, Told
from luodi.records.ledger.rules.gates import requirement_names
from luodi.records.ledger.rules.states import Deed, State

MARKS = {
    State.CLAIMED: (gettext_noop("申报"), "wait"),
    State.VERIFIED: (gettext_noop("核定"), "done"),
    State.RETURNED: (gettext_noop("退回"), "bad"),
    State.REVERSED: (gettext_noop("红冲"), "off"),
}
DEEDS = {
    Deed.VERIFIED: gettext_noop("%(by)s 核定为 %(grade)s 级"),
    Deed.RETURNED: gettext_noop("%(by)s 退回"),
    Deed.WITHDRAWN: gettext_noop("%(by)s 撤销核定"),
    Deed.ANSWERED: gettext_noop("%(by)s 答复"),
    Deed.REVERSED: gettext_noop("%(by)s 红冲"),
    Deed.CONFIRMED: gettext_noop("%(by)s 确认"),
    Deed.RECLASSED: gettext_noop("%(by)s 改归类"),
    Deed.WAIVED: gettext_noop("%(by)s 免除“%(about)s”"),
}


@dataclass(frozen=True)
class Act:
    """One act on an entry, in a sentence."""

    on: date
    words: str
    said: str
    seq: int


@dataclass(frozen=True)
class Shown:
    """One entry as the page shows it."""

    told: Told
    kind: str
    when: str
    value: str
    mark: str
    tone: str
    source: str
    details: tuple[Detail, ...]
    acts: tuple[Act, ...]
    papers: tuple[Thumbnail, ...]
    link: str  # to the page where it is judged; none where there is no such page

    @property
    def is_out(self) -> bool:
        """Counts in neither reading."""
        return self.told.state in (State.RETURNED, State.REVERSED)


def shown(told: Sequence[Told], reader: Account, *, inside: bool) -> list[Shown]:
    """The newest first; to who is outside the circle nothing that gives the name away."""
    details = Details([one.entry for one in told], reader)
    ordered = sorted(told, key=lambda one: (one.entry.occurred_to, one.entry.seq), reverse=True)
    return [shown_one(one, details, inside=inside) for one in ordered]


def shown_one(one: Told, details: Details, *, inside: bool) -> Shown:
    entry = one.entry
    return Shown(
        told=one,
        kind=kind_named(entry.kind).name,
        when=when(one),
        value=value_of(one),
        mark=mark_of(one),
        tone=MARKS[one.state][1],
        source=source_of(one),
        details=details.of(entry, inside=inside),
        acts=tuple(act_of(done) for done in one.done),
        papers=tuple(thumbnails(one)),
        link=review_link(entry.pk),
    )


def when(one: Told) -> str:
    """The day; a whole month by its name; else the days among which it was."""
    first, last = one.entry.occurred_from, one.entry.occurred_to
    if first == last:
        return f"{last}"
    is_month = first.day == 1 and (last + timedelta(days=1)) == month_after(first)
    return f"{first:%Y-%m}" if is_month else f"{first} {gettext('至')} {last}"


def month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def mark_of(one: Told) -> str:
    """How the entry stands, in a word; a verified one with its grade."""
    if one.awaits_confirmation:
        return gettext("代录待确认")
    word = gettext(MARKS[one.state][0])
    grades = [done.grade for done in one.done if done.deed is Deed.VERIFIED]
    return f"{word} {grades[-1]}" if one.state is State.VERIFIED else word


def value_of(one: Told) -> str:
    """The entry's number as people write it, foreign money with its own amount."""
    entry = one.entry
    if entry.value is None:
        return ""
    digits = 0 if entry.value == entry.value.to_integral_value() else 2
    if entry.measure != Measure.YUAN.name:
        return f"{numbers.number(entry.value, digits)}{entry.get_measure_display()}"
    yuan = numbers.money(entry.value, english=(get_language() or "").startswith("en"))
    if entry.currency_amount is None:
        return yuan
    return f"{yuan}（{numbers.number(entry.currency_amount, 2)} {entry.currency}）"


def source_of(one: Told) -> str:
    """Where the entry came from, down to the cell of the workbook."""
    entry, word = one.entry, str(one.entry.get_source_display())
    if not entry.sheet:
        return f"{word} {entry.batch}".strip()
    where = {"sheet": entry.sheet, "row": entry.row or "", "cell": entry.cell}
    return f"{word} {entry.batch} " + gettext("工作表%(sheet)s 第%(row)s行 %(cell)s") % where


def act_of(done: Done) -> Act:
    about = requirement_names(done.about) if done.about else ""
    words = gettext(DEEDS[done.deed]) % {"by": done.by, "grade": done.grade, "about": about}
    return Act(localtime(done.at).date(), words, done.said, done.seq)


def thumbnails(one: Told) -> list[Thumbnail]:
    return [
        Thumbnail(
            kind=evidence(paper.type).name,
            name=document.title,
            link=reverse(way_to(document.media_type), args=[document.pk]),
            picture=reverse("library:small", args=[document.pk]) if has_picture else "",
            note="" if document.content else gettext("已隐去"),
        )
        for paper in one.papers
        for document in (paper.document,)
        for has_picture in (bool(document.content) and is_drawable(document.media_type),)
    ]


def way_to(media_type: str) -> str:
    """What a browser cannot open by itself is read in pages of ours."""
    return "library:reading" if is_settable(media_type) else "library:whole"


def review_link(entry: int) -> str:
    try:
        return reverse("ledger:entry", args=[entry])
    except NoReverseMatch:
        return ""
