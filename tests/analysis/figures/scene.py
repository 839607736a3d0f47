"""Readable scenes: what happens in one district's book, a line for each thing that happens.

Everything goes through the actions that people use. Entries are recorded by a clerk of their unit
and verified by the office, with the papers that the kind asks for; what must stand before and is
not of interest is waived by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from saying import claim_of, days, papers_for, parts_of, plain

from conftest import NOON, Cast, person
from luodi.analysis.figures.queries.explaining import Explanation, explain
from luodi.analysis.figures.queries.figures import figures
from luodi.analysis.figures.rules.asked import Asked, Table
from luodi.analysis.figures.rules.moments import as_of as moment
from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.rules.policy import Role
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import DEFAULT, shipped
from luodi.kernel.periods import Period, parse_period
from luodi.records.campaigns.actions import enter_event
from luodi.records.enterprises.actions import register as register_enterprise
from luodi.records.ledger.actions.correcting import reclassify
from luodi.records.ledger.actions.recording import record
from luodi.records.ledger.actions.reviewing import verify, waive
from luodi.records.ledger.models import Entry
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.gates import Want, barring
from luodi.records.library.actions import upload
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.projects.actions import register
from luodi.records.subjects.actions import open_subject
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing, SubjectType

AFTER_2023 = date(2024, 1, 10)
OVERLAY = """based_on = "default"
title = "某区口径"
document_no = "某招组发〔2001〕1号"
effective_on = 2001-01-01
"""
SHIPPED = shipped(DEFAULT).text


@dataclass
class Scene:
    """One district's book and its clock, which only runs forward."""

    cast: Cast
    now: datetime = NOON
    papers: dict[str, Document] = field(default_factory=dict)
    clerks: dict[int, Account] = field(default_factory=dict)
    prefix: str = ""  # of every name, so that several scenes can be played in one book

    def on(self, day: date | str) -> Scene:
        """Move the clock to the noon of a day; moving it back is an error of the scene."""
        there = date.fromisoformat(day) if isinstance(day, str) else day
        noon = datetime.combine(there, time(12), BOOK_ZONE)
        assert noon > self.now, f"the clock stands at {self.now}"
        self.now = noon
        return self

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def clerk(self, unit: Unit) -> Account:
        """Somebody who records for the unit."""
        if unit.pk not in self.clerks:
            name = f"clerk-of-{unit.pk}"
            self.clerks[unit.pk] = person(name, f"{unit}填报员", unit, Role.CLERK)
        return self.clerks[unit.pk]

    def rulebook(self, text: str) -> None:
        """Load the default with these lines laid over it."""
        load(book=self.cast.book, text=f"{OVERLAY}{text}\n", by=self.cast.office, at=self.tick())

    def project(
        self,
        name: str,
        unit: Unit | None = None,
        *,
        event: Subject | None = None,
        industry: str = "",
        shares: Mapping[Unit, int] | None = None,
        total: int | Decimal | None = None,
        **classing: Any,
    ) -> Subject:
        """A project of a unit (the town); `shares` in tenths, `total` a verified planned total."""
        of = unit or (next(iter(shares)) if shares else self.cast.town)
        row = register(
            name=self.prefix + name,
            unit=of,
            classing=Classing(
                parts=parts_of(shares or {}),
                event=event.pk if event else None,
                industry=industry,
                **classing,
            ),
            by=self.clerk(of),
            at=self.tick(),
        )
        if total is not None:
            self.verified(row.subject, "planned_total", "2022-12-01", total)
        return row.subject

    def subject(self, type: str, name: str, unit: Unit | None = None) -> Subject:
        """A lead, a station, a packaged project, a promotion event …"""
        of = unit or self.cast.town
        return open_subject(
            type=SubjectType(type),
            name=self.prefix + name,
            unit=of,
            by=self.clerk(of),
            at=self.tick(),
        )

    def firm(self, name: str, unit: Unit | None = None) -> Subject:
        of = unit or self.cast.town
        row = register_enterprise(
            name=self.prefix + name, unit=of, by=self.clerk(of), at=self.tick()
        )
        return row.subject

    def event(self, name: str, first_day: str = "2023-05-11") -> Subject:
        of = self.cast.office_unit
        first, last = days(first_day)
        row = enter_event(
            name=self.prefix + name,
            unit=of,
            series=self.prefix + name,
            edition=None,
            first_day=first,
            last_day=last,
            by=self.clerk(of),
            at=self.tick(),
        )
        return row.subject

    def claim(
        self,
        subject: Subject,
        kind_code: str,
        on: str,
        value: int | Decimal | None = None,
        *,
        unit: Unit | None = None,
        **columns: Any,
    ) -> Entry:
        """What the subject's unit (or another) says happened; the papers are not asked for yet."""
        of = unit or Unit.objects.select_related("book").get(pk=subject.unit_id)
        claim = claim_of(subject, kind_code, on, value, of, columns)
        return record(book=self.cast.book, claim=claim, by=self.clerk(of), at=self.tick())

    def verified(
        self,
        subject: Subject,
        kind_code: str,
        on: str,
        value: int | Decimal | None = None,
        *,
        grade: str = "A",
        **columns: Any,
    ) -> Entry:
        """The same, with every paper, and verified by the office."""
        evidence = tuple((self.paper(code).pk, code) for code in papers_for(kind_code))
        entry = self.claim(subject, kind_code, on, value, evidence=evidence, **columns)
        return self.verify(entry, grade)

    def verify(self, entry: Entry, grade: str = "A") -> Entry:
        """Verify an entry whose papers are there; what has to stand before is waived."""
        office = self.cast.office
        for item in barring(missing_for(entry, self.now.date())):
            assert item.want is Want.ORDER, f"{entry.kind} lacks {item.names}"
            waive(entry=entry, requirement=item.code, reason="此处不论", by=office, at=self.tick())
        verify(entry=entry, grade=grade, by=office, at=self.tick())
        return entry

    def paper(self, type: str) -> Document:
        if type not in self.papers:
            self.papers[type] = upload(
                unit=self.cast.town,
                paper=Paper(f"{type} 的一份".encode(), f"{type}.pdf", type),
                by=self.clerk(self.cast.town),
                at=self.tick(),
            )
        return self.papers[type]

    def signed(self, name: str, on: str = "2023-03-01", *steps: str, **project: Any) -> Subject:
        """A project with a verified contract; further steps as `ground_break 2023-05-06`."""
        subject = self.project(name, **project)
        self.verified(subject, "contract", on)
        for step in steps:
            code, _, day = step.partition(" ")
            self.verified(subject, code, day)
        return subject

    def landed(self, subject: Subject, on: str) -> None:
        """All three of 实质落地 on one day."""
        for code in ("registered", "project_filed", "site_secured"):
            self.verified(subject, code, on)

    def reclassify(self, subject: Subject, classing: Classing) -> None:
        reclassify(
            subject=subject, classing=classing, reason="改", by=self.cast.office, at=self.tick()
        )

    def asked(self, period: str | Period = "2023", as_of: str = "", **asked: Any) -> Asked:
        span = parse_period(period) if isinstance(period, str) else period
        return Asked(period=span, as_of=moment(as_of), **asked)

    def table(self, period: str | Period = "2023", as_of: str = "", **asked: Any) -> Table:
        """Every figure for a question, asked now."""
        return figures(self.cast.book, self.asked(period, as_of, **asked), self.now)

    def both(self, code: str, *question: Any, **asked: Any) -> tuple[Any, Any]:
        """A figure in both readings, claimed first, as a plain number of its base unit."""
        table = self.table(*question, **asked)
        claimed, verified = (table.figures[code, reading].value for reading in (False, True))
        return plain(claimed), plain(verified)

    def figure(self, code: str, *question: Any, **asked: Any) -> Any:
        """A verified figure."""
        return self.both(code, *question, **asked)[1]

    def shown(self, code: str, *question: Any, **asked: Any) -> str:
        """A verified figure as it is printed."""
        return self.table(*question, **asked).figures[code, True].shown

    def split(self, code: str, by: str = "unit", *question: Any, **asked: Any) -> dict[str, Any]:
        """A verified figure by what it is split by, under the words that a table shows."""
        table = self.table(*question, by=by, **asked)
        values = table.values[code]
        found = {word: values.get((True, key), 0) for key, word in table.keys.items()}
        return {word: plain(value) for word, value in found.items() if value}

    def explain(
        self,
        name: str,
        *question: Any,
        verified: bool = True,
        reader: Account | None = None,
        **asked: Any,
    ) -> Explanation:
        about = self.asked(*question, **asked)
        return explain(self.cast.book, name, about, self.now, verified=verified, reader=reader)


def opened(cast: Cast) -> Scene:
    """The book under the default rulebook, on the day on which the cast stands ready."""
    scene = Scene(cast)
    load(book=cast.book, text=SHIPPED, by=cast.office, at=scene.tick())
    return scene


def after_2023(cast: Cast) -> Scene:
    """The same, with the whole of 2023 over."""
    return opened(cast).on(AFTER_2023)
