"""One subject for one reader: everything that the book knows of it today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.text import gettext_noop
from luodi.outputs.dossiers.queries import facts
from luodi.outputs.dossiers.queries.beings import own_facts
from luodi.outputs.dossiers.queries.changes import Change, changes
from luodi.outputs.dossiers.queries.facts import Fact
from luodi.outputs.dossiers.queries.money import Money, money_of
from luodi.outputs.dossiers.queries.owing import Debts, debts
from luodi.outputs.dossiers.queries.timeline import Shown, shown
from luodi.outputs.dossiers.rules.said import Said
from luodi.outputs.dossiers.rules.tracks import Round, rounds
from luodi.records.ledger.queries.standings import standings_of
from luodi.records.ledger.queries.timeline import Told, missing_now, told_of
from luodi.records.sheets.queries import Copy, stamped_of
from luodi.records.subjects.queries import Surroundings, subject_for, surroundings
from luodi.records.subjects.rules import SubjectType

CORRECTIONS = {
    SubjectType.PROJECT.value: "projects:correction",
    SubjectType.ENTERPRISE.value: "enterprises:correction",
}
KEPT_IN_THE_CIRCLE = gettext_noop("代号项目：参与方只对知情人显示")


@dataclass(frozen=True)
class Head:
    """What stands over the page."""

    key: int
    book: str
    seq: int  # of the book's last act: what the page rests on
    type: str
    name: str
    codename: str  # where the reader knows the name behind it
    units: str
    is_open: bool
    is_stopped: bool
    may_record: bool
    may_reclassify: bool
    correction: str  # the address of the form that puts right what only its sort has


@dataclass(frozen=True)
class About:
    """What a subject is, and how it came to be that."""

    facts: tuple[Fact, ...]
    hint: str  # what of the facts is kept from this reader
    links: tuple[Fact, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Dossier:
    """What one page shows of one subject."""

    head: Head
    rounds: tuple[Round, ...]  # the last one first
    money: Money
    debts: Debts
    about: About
    entries: tuple[Shown, ...]
    sheets: Sequence[Copy]  # what was printed of it and came back stamped

    @property
    def now(self) -> Round:
        return self.rounds[0]


def dossier(reader: Account, pk: int, *, today: date, verified: bool) -> Dossier:
    """The dossier, if the reader may read the subject; the picture in one of the two readings."""
    subject = subject_for(reader, pk)
    around, told, standings = surroundings(subject, reader), told_of(subject), standings_of(subject)
    now = around.classed[-1]
    said = [said_by(one) for one in told]
    track = rounds(said, subject.type)
    lacks = missing_now(subject, told, today, industry=now.industry)
    owed = debts(subject.type, told, said, lacks)
    may_record = may(reader, Right.RECORD, unit=subject.unit)
    own = own_facts(subject.type, subject.pk, sees_personal=may_record)
    return Dossier(
        head=Head(
            key=subject.pk,
            book=str(subject.book),
            seq=subject.book.seq,
            type=subject.get_type_display(),
            name=around.name,
            codename=subject.codename if around.name != subject.codename else "",
            units=facts.units(now),
            is_open=subject.is_open,
            is_stopped=bool(standings.claimed and standings.claimed.is_stopped),
            may_record=may_record,
            may_reclassify=may(reader, Right.RECLASSIFY, unit=subject.unit),
            correction=CORRECTIONS.get(subject.type, "") if may_record else "",
        ),
        rounds=track,
        money=money_of(said, standings, verified=verified),
        debts=owed if subject.is_open and not track[0].is_over else replace(owed, ahead=()),
        about=about(around, own, subject.book_id, subject.type, subject.pk),
        entries=tuple(shown(told, reader, inside=around.is_inside)),
        sheets=stamped_of(subject.pk),
    )


def about(around: Surroundings, own: Sequence[Fact], book: int, type_: str, subject: int) -> About:
    """How the subject is classed, who has a part in it; the latter for the circle only."""
    inside, classed = around.is_inside, around.classed
    parties = facts.parties(around.parties) if inside else ()
    return About(
        facts=(*facts.classes(classed[-1]), *parties, *own),
        hint="" if inside or not around.parties else gettext(KEPT_IN_THE_CIRCLE),
        links=tuple(facts.links(around.links)) if inside else (),
        changes=tuple(changes(book, type_, subject, around)),
    )


def said_by(told: Told) -> Said:
    entry = told.entry
    covers = entry.covers_from, entry.covers_to
    return Said(
        entry=entry.pk,
        kind=kind_named(entry.kind),
        attempt=entry.attempt,
        state=told.state,
        first=entry.occurred_from,
        last=entry.occurred_to,
        covers=covers if covers[0] and covers[1] else None,  # type: ignore[arg-type]
        yuan=entry.value if entry.measure == "YUAN" else None,
    )
