"""From what is told to who does it: registering, recording, reviewing, answering."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from luodi.config.demonstration.doing.deeds import (
    AddPaper,
    Deed,
    JoinFirm,
    JoinSubjects,
    OnEntry,
    OpenSubject,
    Record,
    RegisterFirm,
    RegisterProject,
)
from luodi.config.demonstration.doing.reviewing import batch_of
from luodi.config.demonstration.invented.dice import Dice
from luodi.config.demonstration.invented.firms import Firm
from luodi.config.demonstration.invented.people import office, seat_of
from luodi.config.demonstration.invented.words import ANSWERS
from luodi.config.demonstration.lives.life import Life, Named, Told
from luodi.config.demonstration.lives.sittings import OPENED
from luodi.config.demonstration.lives.world import World
from luodi.foundation.people.rules.policy import Role
from luodi.records.ledger.actions import correcting, months, reviewing
from luodi.records.subjects.models import Link
from luodi.records.subjects.rules import SubjectType


def doings(world: World) -> Iterator[Deed]:
    """Every deed about projects, leads and stations; subjects stand before what is told of them."""
    yield from firms(world)
    yield from subjects(world)
    yield from projects(world)
    yield from records(world)
    for row in world.every_told():
        yield from became(world, row)


def registered_at(life: Life) -> datetime:
    return next(row.recorded_at for row in life.told if row.kind == "talks")


def recorder(world: World, row: Told) -> str:
    """Who writes it down: the unit's clerk, or the office on its behalf or from old workbooks."""
    if row.opening:
        return office(world.district)
    if row.values.get("on_behalf"):
        return office(world.district, second=True)
    return seat_of(world.district, row.unit)


def firms(world: World) -> Iterator[Deed]:
    """Each firm once, when it is first spoken of."""
    spoken: dict[str, datetime] = {}
    for row in world.every_told():
        firm = row.values.get("enterprise")
        if isinstance(firm, Named):
            spoken[firm.name] = min(spoken.get(firm.name, row.recorded_at), row.recorded_at)
    known: set[str] = set()
    for life in world.heard_of():
        at = min(registered_at(life), spoken.get(life.investor.name, registered_at(life)))
        if life.investor.name not in known and (is_signed(life) or life.investor.name in spoken):
            yield firm_deed(world, life, life.investor, at)
        known.add(life.investor.name)
        licensed = [row for row in life.told if row.kind == "registered"]
        if licensed and produces(life) and life.company.name not in known:
            yield firm_deed(world, life, life.company, licensed[0].recorded_at)
            known.add(life.company.name)


def is_signed(life: Life) -> bool:
    return any(row.kind in ("agreement", "contract", "visit_in") for row in life.told)


def produces(life: Life) -> bool:
    """Has a project company that the ledger hears of by itself."""
    return "production" in life.days or (bool(life.start_kind) and life.number % 3 == 0)


def firm_deed(world: World, life: Life, firm: Firm, at: datetime) -> RegisterFirm:
    has_speaker = firm is life.investor and life.number % 4 == 0
    return RegisterFirm(
        at=at,
        book=world.district.name,
        by=seat_of(world.district, life.unit),
        name=firm.name,
        unit=life.unit,
        credit_code=firm.credit_code,
        place=firm.home.place,
        speaker=firm.speaker if has_speaker else "",
        phone=firm.phone if has_speaker else "",
    )


def subjects(world: World) -> Iterator[Deed]:
    """Leads, stations and the sites that are spoken of."""
    for opened in world.opened:
        if opened.told:
            yield OpenSubject(
                at=min(row.recorded_at for row in opened.told),
                book=world.district.name,
                by=seat_of(world.district, opened.unit),
                type=SubjectType(opened.type),
                name=opened.name,
                unit=opened.unit,
            )
    for name, unit in world.sites:
        yield OpenSubject(
            at=OPENED,
            book=world.district.name,
            by=seat_of(world.district, unit),
            type=SubjectType.SITE,
            name=name,
            unit=unit,
        )


def projects(world: World) -> Iterator[Deed]:
    """Each project with what is told of it in the same sitting, and what it came from."""
    district = world.district
    leads = {opened.name for opened in world.opened if opened.told}
    for life in world.heard_of():
        at, clerk = registered_at(life), seat_of(district, life.unit)
        first = () if life.recalled else told_with(life, at)
        by = office(district) if life.recalled else clerk
        yield RegisterProject(at=at, book=district.name, by=by, life=life, told=first)
        lead = f"{life.investor.brand}投资线索"
        if life.has_lead and lead in leads:
            yield JoinSubjects(
                at=at,
                book=district.name,
                by=clerk,
                subject=life.name,
                other=lead,
                kind=Link.Kind.CAME_FROM,
            )
        licensed = [row for row in life.told if row.kind == "registered"]
        if licensed and produces(life):
            yield JoinFirm(
                at=licensed[0].recorded_at,
                book=district.name,
                by=clerk,
                project=life.name,
                firm=life.company.name,
            )


def told_with(life: Life, at: datetime) -> tuple[Told, ...]:
    """What is told of a project in the sitting in which it is registered."""
    return tuple(row for row in life.told if row.recorded_at == at and row.subject == life.name)


def records(world: World) -> Iterator[Deed]:
    """The sittings: what one person writes down at one moment, in one act."""
    taken = {id(row) for life in world.heard_of() for row in first_told(life)}
    groups: dict[tuple[str, datetime, str], list[Told]] = {}
    for life in world.heard_of():
        for row in life.told:
            batch = batch_of(life) if row.opening else ""
            if id(row) not in taken:
                key = recorder(world, row), row.recorded_at, batch
                groups.setdefault(key, []).append(row)
    for opened in world.opened:
        for row in opened.told:
            groups.setdefault((recorder(world, row), row.recorded_at, ""), []).append(row)
    for (by, at, batch), rows in groups.items():
        at += timedelta(minutes=5) if batch else timedelta(0)
        yield Record(at=at, book=world.district.name, by=by, told=tuple(rows))


def first_told(life: Life) -> tuple[Told, ...]:
    return () if life.recalled else told_with(life, registered_at(life))


def became(world: World, row: Told) -> Iterator[Deed]:
    """What the unit and the office did with one entry, each in its own time."""
    yield from by_the_unit(world, row)
    yield from by_the_office(world, row)


def by_the_unit(world: World, row: Told) -> Iterator[Deed]:
    """Its yes to what was written for it, its answers, its own mistakes reversed."""
    book, clerk = world.district.name, seat_of(world.district, row.unit)
    if row.values.get("on_behalf"):
        head = seat_of(world.district, row.unit, Role.HEAD)
        at = row.recorded_at + timedelta(hours=1)
        yield OnEntry(at=at, book=book, by=head, act=months.confirm, told=row)
    if row.answered_at:
        at = row.answered_at
        for paper, type_ in row.late_papers:
            yield AddPaper(at=at, book=book, by=clerk, told=row, paper=paper, type=type_)
        said = {"text": Dice("answer", row.subject, row.kind).choice(ANSWERS)}
        yield OnEntry(at=at, book=book, by=clerk, act=reviewing.answer, told=row, said=said)
    if row.reversed_at:
        said = {"reason": "金额多写一个零"}
        at = row.reversed_at
        yield OnEntry(at=at, book=book, by=clerk, act=correcting.reverse, told=row, said=said)


def by_the_office(world: World, row: Told) -> Iterator[Deed]:
    """Sent back, waived, verified, and now and then withdrawn again."""
    book, by = world.district.name, reviewer(world, row)
    acts: list[tuple[datetime | None, Callable[..., object], dict[str, object]]] = [
        (row.returned_at, reviewing.send_back, {"reason": row.return_reason}),
        (row.verified_at if row.waived else None, reviewing.waive, waived(row)),
        (None if row.opening else row.verified_at, reviewing.verify, {"grade": row.grade}),
        (row.withdrawn_at, reviewing.withdraw, {"reason": "复查发现回单与银行流水不符"}),
    ]
    for at, act, said in acts:
        if at:
            yield OnEntry(at=at, book=book, by=by, act=act, told=row, said=said)


def waived(row: Told) -> dict[str, object]:
    return {"requirement": row.waived, "reason": "签约时间紧，意见后补，经分管领导同意"}


def reviewer(world: World, row: Told) -> str:
    """One of the two at the office, the same one for all of a subject."""
    second = Dice("reviewer", row.subject).chance(0.35) and not row.values.get("on_behalf")
    return office(world.district, second)
