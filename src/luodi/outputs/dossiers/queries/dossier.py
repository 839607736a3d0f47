"""One subject for one reader: everything that the book knows of it today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from luodi.foundation.people.models import Account
from luodi.foundation.people.queries import may
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.ui.charts import Chart
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.text import gettext_noop
from luodi.outputs.dossiers.queries import facts
from luodi.outputs.dossiers.queries.beings import own_facts
from luodi.outputs.dossiers.queries.facts import Change, Fact
from luodi.outputs.dossiers.queries.money import Sum, chart, sums
from luodi.outputs.dossiers.queries.owing import Ahead, Debtor, ahead, debtors
from luodi.outputs.dossiers.queries.timeline import Shown, shown
from luodi.outputs.dossiers.rules.months import Year, years
from luodi.outputs.dossiers.rules.said import Said
from luodi.outputs.dossiers.rules.tracks import Round, rounds
from luodi.records.ledger.queries.gates import background, table_of
from luodi.records.ledger.queries.standings import standings_of
from luodi.records.ledger.queries.timeline import Told, told_of
from luodi.records.ledger.rules.states import State
from luodi.records.subjects.queries import Surroundings, subject_for, surroundings

PEOPLE = gettext_noop("代号项目：参与方只对知情人显示")


@dataclass(frozen=True)
class Dossier:
    """What one page shows of one subject."""

    key: int
    book: str
    seq: int  # of the book's last act: what the page rests on
    type: str
    name: str
    codename: str  # where the reader knows the name behind it
    is_open: bool
    is_stopped: bool
    may_record: bool
    verified: bool  # the reading of the picture
    facts: tuple[Fact, ...]
    hint: str  # what of the facts is kept from this reader
    rounds: tuple[Round, ...]
    sums: tuple[Sum, ...]
    chart: Chart | None
    undated: Decimal
    years: tuple[Year, ...]
    debtors: tuple[Debtor, ...]
    ahead: tuple[Ahead, ...]
    entries: tuple[Shown, ...]
    links: tuple[Fact, ...]
    changes: tuple[Change, ...]

    @property
    def now(self) -> Round:
        return self.rounds[0]


def dossier(reader: Account, pk: int, *, today: date, verified: bool) -> Dossier:
    """The dossier, if the reader may read the subject; the picture in one of the two readings."""
    subject = subject_for(reader, pk)
    around, told = surroundings(subject, reader), told_of(subject)
    said = [said_by(one) for one in told]
    standings = standings_of(subject)
    waiting = [one for one in told if one.state is State.CLAIMED]
    industry = around.classed[-1].industry if around.classed else ""
    behind = background(subject, today, industry=industry)
    lacks = table_of(subject, [one.holding for one in waiting], behind)
    may_record = may(reader, Right.RECORD, unit=subject.unit)
    track = rounds(said, subject.type)
    goes_on = subject.is_open and not track[0].is_over
    picture = chart(said, verified=verified)
    return Dossier(
        key=subject.pk,
        book=str(subject.book),
        seq=subject.book.seq,
        type=subject.get_type_display(),
        name=around.name,
        codename=subject.codename if around.name != subject.codename else "",
        is_open=subject.is_open,
        is_stopped=bool(standings.claimed and standings.claimed.is_stopped),
        may_record=may_record,
        verified=verified,
        facts=(
            *facts_of(around),
            *own_facts(subject.type, subject.pk, sees_personal=may_record),
        ),
        hint="" if around.is_inside or not around.parties else gettext(PEOPLE),
        rounds=track,
        sums=tuple(sums(standings)),
        chart=picture.chart if picture else None,
        undated=picture.undated if picture else Decimal(0),
        years=years(said, verified=verified),
        debtors=tuple(debtors(told, lacks)),
        ahead=tuple(ahead(subject.type, said, lacks)) if goes_on else (),
        entries=tuple(shown(told, reader, inside=around.is_inside)),
        links=tuple(facts.links(around.links)) if around.is_inside else (),
        changes=tuple(facts.changes(subject.book_id, around.classed)),
    )


def facts_of(around: Surroundings) -> list[Fact]:
    """How the subject is classed now, and who has a part in it."""
    now = facts.classes(around.classed[-1]) if around.classed else ()
    return [*now, *(facts.parties(around.parties) if around.is_inside else ())]


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
