"""The projects of a unit with what they tell month by month, and what is still to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from luodi.foundation.people.models import Account, Unit
from luodi.foundation.rulebook.queries import latest
from luodi.foundation.vocabulary.shapes import Adding, Kind, Need
from luodi.kernel.periods import add_months
from luodi.records.ledger.models import Entry, Posting, Standing
from luodi.records.ledger.rules.monthly import MONTHLY, asked_of
from luodi.records.subjects.models import Subject, SubjectQuerySet
from luodi.records.subjects.queries import shown_names
from luodi.records.subjects.rules import SubjectType


@dataclass(frozen=True)
class Told:
    """One amount that stands: what it covers, in yuan, and the entry that says so."""

    covers_from: date
    covers_to: date
    yuan: Decimal
    entry: int


@dataclass(frozen=True)
class Cell:
    """One kind of one project: what the month has, what the year has come to, in yuan."""

    kind: Kind
    of_month: Decimal | None  # None where nothing is told yet
    of_year: Decimal
    entry: int | None  # the newest that tells the month's amount
    is_asked: bool  # nothing is told yet, and it can be


@dataclass(frozen=True)
class Row:
    """One project that tells its month."""

    subject: Subject
    name: str
    is_started: bool
    cells: tuple[Cell, ...]

    @property
    def asks(self) -> bool:
        """Whether anything is still to be told of it."""
        return any(cell.is_asked for cell in self.cells)


def telling_projects(unit: Unit, by: Account) -> SubjectQuerySet:
    """The unit's projects under way, those that have started before the others."""
    standing = Standing.objects.filter(subject=OuterRef("pk"), verified=False)
    return (
        Subject.objects.visible_to(by)
        .filter(unit=unit, type=SubjectType.PROJECT, is_open=True)
        .exclude(Exists(standing.filter(is_ended=True)))
        .annotate(is_started=Exists(standing.filter(started_on__isnull=False)))
        .order_by("-is_started", "pk")
    )


def rows_of_month(
    subjects: Sequence[Subject], month: date, *, by: Account, today: date
) -> tuple[Row, ...]:
    """The projects with their cells, one for each monthly kind."""
    names, told = shown_names(subjects, by), told_in_year(subjects, month)
    asked = asked_of(month, today)
    return tuple(
        Row(
            subject,
            names[subject.pk],
            getattr(subject, "is_started", False),
            tuple(
                cell(kind, told.get((subject.pk, kind.code), ()), month, is_asked=kind in asked)
                for kind in MONTHLY
            ),
        )
        for subject in subjects
    )


def cell(kind: Kind, told: Iterable[Told], month: date, *, is_asked: bool) -> Cell:
    """What was told of one kind, added up as the kind adds up."""
    told = list(told) if kind.adding is Adding.INCREMENT else newest_of_each(told)
    of_month = [one for one in told if one.covers_from <= month <= one.covers_to]
    return Cell(
        kind=kind,
        of_month=sum((one.yuan for one in of_month), Decimal(0)) if of_month else None,
        of_year=sum((one.yuan for one in told), Decimal(0)),
        entry=of_month[-1].entry if of_month else None,
        is_asked=is_asked and not of_month,
    )


def newest_of_each(told: Iterable[Told]) -> list[Told]:
    """Of a level only what was said last of each month."""
    return list({one.covers_from: one for one in told}.values())


def told_in_year(
    subjects: Iterable[Subject], month: date
) -> Mapping[tuple[int, str], Sequence[Told]]:
    """What stands claimed of the year up to the month, by project and kind, in order of telling."""
    claimed = Posting.objects.filter(entry=OuterRef("pk"), verified=False, until_seq=None)
    entries: QuerySet[Entry] = Entry.objects.filter(
        Exists(claimed),
        subject__in=subjects,
        kind__in=[kind.code for kind in MONTHLY],
        covers_from__gte=month.replace(month=1),
        covers_from__lt=add_months(month, 1),
        value__isnull=False,
    )
    found: dict[tuple[int, str], list[Told]] = defaultdict(list)
    columns = ("subject", "kind", "covers_from", "covers_to", "value", "pk")
    for subject, kind, *told in entries.order_by("seq", "pk").values_list(*columns):
        found[subject, kind].append(Told(*told))
    return found


def untold(unit: Unit, month: date, by: Account) -> int:
    """How many of the unit's started projects have not told what was done in the month."""
    started = [row for row in telling_projects(unit, by) if getattr(row, "is_started", False)]
    rows = rows_of_month(started, month, by=by, today=add_months(month, 1))
    return sum(row.asks for row in rows)


def needs_of(unit: Unit, kind: Kind, today: date) -> tuple[Need, ...]:
    """The evidence that the unit's rulebook demands for the kind."""
    rules = latest(unit.book_id, today)
    return rules.kind(kind.code).evidence if rules else kind.evidence
