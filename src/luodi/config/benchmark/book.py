"""The bench book: units and people by the ordinary actions, everything else by the million."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random

from django.db import connection, transaction

import luodi
from luodi.config.benchmark import lives
from luodi.config.benchmark.acts import BEGINS_ON, Numbering, course
from luodi.config.benchmark.lives import HORIZON, Happening
from luodi.config.benchmark.naming import name
from luodi.config.benchmark.sheets import TABLES, Sheets, Told
from luodi.config.benchmark.storing import bulk, put_in_order, tidy
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.rules import BOOK_ZONE, GENESIS
from luodi.foundation.people.actions import appoint, open_books, register_account
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.people.rules.tree import UnitRow
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.foundation.vocabulary.codelists import CHANNELS, codes
from luodi.records.ledger.actions.queueing import enqueue
from luodi.records.ledger.actions.rebuilding import subject_chunks
from luodi.records.ledger.actions.standing import restand
from luodi.records.ledger.models import Entry, Pending, Posting, Standing
from luodi.records.ledger.rules.spans import Dimensions, SubjectClass
from luodi.records.subjects.actions.naming import rekey
from luodi.records.subjects.models import NameKey, NameWord, Subject
from luodi.records.subjects.rules import WHOLE, Part, SubjectType

REVISION = 3  # of what is generated: a book of an earlier one is made anew
SEED = 20_230_101
UNITS = 120
ENTRIES_OF_A_PROJECT = 10
EVENTS, STATIONS = 12, 30
SHARED, RECLASSIFIED, CLOSED = 0.03, 0.02, 0.03
INDUSTRIES = ("A01", "C13", "C14", "C26", "C27", "C30", "C38", "C39", "D44", "F51", "G59", "K70")
CLUSTERS = ("食品", "新材料", "装备", "医药", "文旅", "算力")
DERIVED = (NameKey, NameWord, Standing, Pending)
LAST_ACT = time(23)  # of every day
OPENED_AT = datetime.combine(BEGINS_ON - timedelta(days=2), time(9), BOOK_ZONE)


def code(entries: int) -> str:
    """The code of a bench book of this size: found in a database, the book need not be made.

    It carries a digest of the migrations: where the tables have changed, no old book is found.
    """
    migrations = sorted(Path(luodi.__file__).parent.glob("**/migrations/*.py"))
    tables = hashlib.sha256(b"".join(path.read_bytes() for path in migrations)).hexdigest()
    return f"bench-{REVISION}-{entries}-{tables[:8]}"


def raise_book(entries: int, say: Callable[[str], None]) -> Book:
    """A bench book of this size in an empty database."""
    book, clerk, office = found_book()
    with bulk(TABLES), transaction.atomic():
        writing = Writing(book, clerk, office, entries)
        writing.write(say)
        put_in_order(Posting, "from_seq")
        seal(book, writing.numbering)
    say("记录已写完，正在写现状、待核定和检索词")
    with bulk(DERIVED), transaction.atomic():
        derive(book)
    tidy()
    Book.objects.filter(pk=book.pk).update(code=code(entries))
    book.refresh_from_db()
    return book


def derive(book: Book) -> None:
    """What the rooms themselves make of the rows, by the functions that their actions call."""
    for keys in subject_chunks(book):
        rekey(list(Subject.objects.filter(pk__in=keys)), fresh=True)
        restand(keys)
        enqueue(list(Entry.objects.filter(subject__in=keys).defer("detail", "said")))


def standing(entries: int) -> Book | None:
    """The bench book of this size, if the database holds it whole."""
    tables = connection.introspection.table_names()
    known = Book.objects.filter(code=code(entries)) if Book._meta.db_table in tables else None
    return known.first() if known else None


def found_book() -> tuple[Book, Account, Account]:
    """A district with its units, a clerk, an office and the default rulebook."""
    root = "测试区"
    kinds = ("TOWN", "DEPARTMENT", "PARK")
    rows = [UnitRow(root, "DISTRICT")]
    rows += [UnitRow(f"单位{n:03}", kinds[n % 3], root) for n in range(1, UNITS)]
    units = open_books(rows=rows, by=None, at=OPENED_AT)[root]
    top = next(unit for unit in units if unit.parent is None)
    admin = person("bench-admin", top, Role.ADMIN, None)
    clerk = person("bench-clerk", top, Role.CLERK, admin)
    office = person("bench-office", top, Role.OFFICE, admin)
    load(book=top.book, text=shipped(DEFAULT).text, by=None, at=OPENED_AT)
    top.book.refresh_from_db()
    return top.book, clerk, office


def person(username: str, unit: Unit, role: Role, by: Account | None) -> Account:
    account = register_account(
        username=username,
        name=username,
        unit=unit,
        password=f"{secrets.token_urlsafe(16)}-1a",
        must_change_password=False,
        by=by,
        at=OPENED_AT,
    )
    appoint(account=account, unit=unit, role=role, by=by, at=OPENED_AT)
    return account


def seal(book: Book, numbering: Numbering) -> None:
    """One line at the end of each day: a day means a number; the chain is not whole."""
    lines = [
        Line(
            book=book,
            seq=numbering.last_seq(day),
            action="bench.day",
            at=datetime.combine(BEGINS_ON + timedelta(days=day), LAST_ACT, BOOK_ZONE),
            previous=GENESIS,
            digest=GENESIS,
        )
        for day in range(HORIZON + 1)
    ]
    Line.objects.bulk_create(lines, batch_size=500)
    Book.objects.filter(pk=book.pk).update(seq=lines[-1].seq, last_at=lines[-1].at)


class Writing:
    """The book under way: subjects of every type until it holds the entries asked for."""

    def __init__(self, book: Book, clerk: Account, office: Account, entries: int) -> None:
        self.dice, self.left, self.asked = Random(SEED), entries, entries
        self.namer = Random(SEED)  # apart, so that new names leave everything else as it was
        self.numbering = Numbering(book.seq + 1, max(8, 2 * entries // HORIZON), self.dice)
        self.sheets = Sheets(book.pk, clerk.pk, office.pk)
        self.units = list(
            Unit.objects.filter(book=book).exclude(parent=None).values_list("pk", flat=True)
        )
        self.events: list[int] = []
        self.stations: list[int] = []
        self.numbers = count(1)

    def write(self, say: Callable[[str], None]) -> None:
        projects = self.asked // ENTRIES_OF_A_PROJECT
        self.events = [self.live(SubjectType.EVENT, []).key for _ in range(EVENTS)]
        for _ in range(min(STATIONS, projects)):
            self.stations.append(self.live(SubjectType.STATION, lives.station(self.dice)).key)
        for number in range(projects):
            self.live(SubjectType.PROJECT, lives.project(self.dice))
            if number % 10_000 == 0:
                say(f"已写 {self.asked - self.left:,} 条")
        for _ in range(projects // 20):
            self.live(SubjectType.LEAD, lives.lead(self.dice))
            self.live(SubjectType.PACKAGED, lives.packaged(self.dice))
        while self.left:
            self.live(SubjectType.ENTERPRISE, lives.enterprise(self.dice))
        self.sheets.flush()

    def live(self, type: SubjectType, life: Iterable[Happening]) -> Told:
        """A subject and all that is told of it."""
        happened = [item for item in life if item.day <= HORIZON]
        day = min((item.day for item in happened), default=0)
        seq, unit = self.numbering.seq(day), self.dice.choice(self.units)
        told = self.sheets.open(
            type,
            name(self.namer, type, next(self.numbers)),
            unit,
            seq,
            self.classes(type, unit, seq, day),
            closed_seq=self.later(day, seq) if self.dice.random() < CLOSED else None,
        )
        for item in happened[: self.left]:
            if done := course(self.numbering, item.day, seq):
                event = self.dice.choice(self.events) if item.at_event else None
                self.sheets.enter(told, item, done, event)
                self.left -= 1
        return told

    def later(self, day: int, seq: int) -> int:
        """The number of an act on some later day of the book."""
        return self.numbering.seq(self.dice.randint(min(day + 1, HORIZON), HORIZON), seq)

    def classes(self, type: SubjectType, unit: int, seq: int, day: int) -> Iterator[SubjectClass]:
        """How a subject is classed; a few projects are shared, a few classed anew later."""
        if type is not SubjectType.PROJECT:
            yield SubjectClass(seq, None, Dimensions(), (Part(unit, "", WHOLE),))
            return
        yield SubjectClass(seq, None, self.dimensions(), self.parts(unit))
        if self.dice.random() < RECLASSIFIED:
            last = self.later(day, seq)
            yield SubjectClass(last, None, self.dimensions(), self.parts(unit))

    def dimensions(self) -> Dimensions:
        dice = self.dice
        return Dimensions(
            event=dice.choice(self.events) if dice.random() < 0.2 else None,
            station=dice.choice(self.stations) if dice.random() < 0.1 else None,
            industry=dice.choice(INDUSTRIES),
            cluster=dice.choice(CLUSTERS),
            channel=dice.choice(codes(CHANNELS)),
            money_type="DOMESTIC",
        )

    def parts(self, unit: int) -> tuple[Part, ...]:
        if self.dice.random() >= SHARED:
            return (Part(unit, "", WHOLE),)
        other = self.dice.choice([key for key in self.units if key != unit])
        return Part(unit, "INTRODUCING", 7_000), Part(other, "LANDING", WHOLE - 7_000)
