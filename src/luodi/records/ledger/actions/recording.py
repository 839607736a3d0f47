"""Recording what happened: one entry or ten thousand, all of them or none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from types import MappingProxyType

from django.db import transaction

from luodi.foundation.history.actions import Act, begin, seal_value
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking, within
from luodi.foundation.people.rules.policy import GRANTS, Reach, Right, Role
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, Refused, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.entering import columns_of, enter
from luodi.records.ledger.actions.evidence import attach, evidence_problems, known, proof_problems
from luodi.records.ledger.actions.obstacles import received_problems
from luodi.records.ledger.models import Entry, OpeningStep
from luodi.records.ledger.queries.facts import subject_facts
from luodi.records.ledger.rules.claims import (
    Claim,
    SealedAlready,
    SubjectFacts,
    after,
    attempt_of,
    checked,
)
from luodi.records.library.actions import keep, paper_problems
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import TYPE_NAMES, SubjectType

NEW = 0  # stands for the subject that an act is about to open


@transaction.atomic
def record(*, book: Book, claim: Claim, by: Account, at: datetime) -> Entry:
    """Record one claim. Refuses what is impossible, all reasons at once."""
    act = begin(book, "entry.record", by=by, at=at)
    entry = write(act, [claim], by=by)[0]
    act.seal(topic=f"subject:{entry.subject_id}", entries=1)
    return entry


@transaction.atomic
def record_many(*, book: Book, claims: Sequence[Claim], by: Account, at: datetime) -> list[Entry]:
    """Record all the claims in one act, or none; each reason names the claim by its place."""
    act = begin(book, "entry.record_many", by=by, at=at)
    if not claims:
        raise Refused(because(gettext_noop("没有要填报的内容"), about="claims"))
    entries = write(act, claims, by=by)
    act.seal(entries=len(entries))
    return entries


def write(act: Act, claims: Sequence[Claim], *, by: Account) -> list[Entry]:
    """The entries of an act that is under way: checked, stored, covered and counted."""
    rows = subjects_of(act.book, claims)
    spoken_of = {claim.subject for claim in claims}
    facts = subject_facts(row for key, row in rows.items() if key in spoken_of)
    settled, reasons = check_all(act.book, claims, rows, facts, by, today=act.day)
    insist(reasons)
    return entered(act, settled, by=by)


def entered(act: Act, claims: Sequence[Claim], *, by: Account) -> list[Entry]:
    """The entries of claims that have been checked and settled: stored, covered and counted."""
    kept, sheaf = [put_apart(act, claim, by) for claim in claims], act.sheaf()
    keys = enter(sheaf, kept, by=by)
    entries = [
        Entry(id=key, **columns_of(sheaf, claim, by)) for key, claim in zip(keys, kept, strict=True)
    ]
    act.store(sheaf)
    told = zip(entries, kept, strict=True)
    attach(act, [(entry, *pair) for entry, claim in told for pair in claim.evidence], by)
    return entries


def subjects_of(book: Book, claims: Sequence[Claim]) -> dict[int, Subject]:
    """The subjects that the claims speak of or refer to, in this book."""
    keys = {key for claim in claims for key, _ in (*references(claim), (claim.subject, ""))}
    return {row.pk: row for row in Subject.objects.filter(book=book, pk__in=keys)}


def problems_of_new(
    act: Act, type: SubjectType, claims: Sequence[Claim], by: Account
) -> list[Reason]:
    """Why these claims could not be made of a subject that the act is about to open."""
    about_it = [replace(claim, subject=NEW) for claim in claims]
    found = problems_of_each(act.book, about_it, by=by, today=act.day, opening={NEW: type})
    return in_one_list(found)


def problems(book: Book, claim: Claim, *, by: Account, today: date) -> list[Reason]:
    """Why this claim would be refused today; nothing is written."""
    return problems_of_each(book, [claim], by=by, today=today)[0]


def problems_of_each(
    book: Book,
    claims: Sequence[Claim],
    *,
    by: Account,
    today: date,
    opening: Mapping[int, SubjectType] = MappingProxyType({}),
) -> list[list[Reason]]:
    """Why each of the claims would be refused today, claim by claim; nothing is written.

    `opening` are subjects that are about to be opened, by keys that no subject has: 0 and below.
    """
    return settled_each(book, claims, by=by, today=today, opening=opening)[1]


def settled_each(
    book: Book,
    claims: Sequence[Claim],
    *,
    by: Account,
    today: date,
    opening: Mapping[int, SubjectType] = MappingProxyType({}),
) -> tuple[list[Claim], list[list[Reason]]]:
    """The claims as they would be recorded, and why each would be refused today.

    Where none is refused, `enter` and `entered` take them, if nothing has happened since.
    """
    if not claims:
        return [], []
    rows = subjects_of(book, claims)
    spoken_of = {claim.subject for claim in claims}
    facts = subject_facts(row for key, row in rows.items() if key in spoken_of)
    rows |= {key: Subject(book=book, type=type) for key, type in opening.items()}
    facts |= {
        key: SubjectFacts(key, type, is_open=True, attempt=1) for key, type in opening.items()
    }
    return check_each(book, claims, rows, facts, by, today=today)


def check_all(
    book: Book,
    claims: Sequence[Claim],
    rows: Mapping[int, Subject],
    facts: dict[int, SubjectFacts],
    by: Account,
    *,
    today: date,
) -> tuple[list[Claim], list[Reason]]:
    """The claims with their attempts settled, and every reason with the place of its claim."""
    settled, found = check_each(book, claims, rows, facts, by, today=today)
    return settled, in_one_list(found)


def in_one_list(found: Sequence[Sequence[Reason]]) -> list[Reason]:
    """The reasons of several claims, each with the place of its claim in front."""
    if len(found) > 1:
        found = [numbered(reasons, number) for number, reasons in enumerate(found, start=1)]
    return list(chain.from_iterable(found))


def check_each(
    book: Book,
    claims: Sequence[Claim],
    rows: Mapping[int, Subject],
    facts: dict[int, SubjectFacts],
    by: Account,
    *,
    today: date,
) -> tuple[list[Claim], list[list[Reason]]]:
    """The claims with their attempts settled; each is checked as if those before it stood."""
    opening = is_opening(book)
    units = Unit.objects.filter(book=book).select_related("book")
    by_key = units.in_bulk({claim.reported_by for claim in claims})
    documents = known((pair for claim in claims for pair in claim.evidence), book)
    seats = {key: Seat.of(by_key.get(key), by) for key in {one.reported_by for one in claims}}
    reasons: list[list[Reason]] = []
    settled: list[Claim] = []
    for claim in claims:
        seat = seats[claim.reported_by]
        found = [*subject_problems(claim, rows), *seat.problems, *reference_problems(claim, rows)]
        if claim.subject in facts:
            before = facts[claim.subject]
            found += checked(claim, before, today=today, opening=opening)
            settled.append(settle(claim, before, seat))
            if not found:
                facts[claim.subject] = after(before, claim, attempt_of(claim, before))
        found += received_problems(book, claim)
        found += evidence_problems(documents, claim.kind, claim.evidence)
        found += proof_problems(claim.kind, [paper.type for paper in claim.papers])
        found += [reason for paper in claim.papers for reason in paper_problems(paper)]
        reasons.append(found)
    return settled, reasons


@dataclass(frozen=True)
class Seat:
    """A person before one unit, asked once for all the claims in its name."""

    problems: tuple[Reason, ...]
    on_behalf: bool

    @classmethod
    def of(cls, unit: Unit | None, by: Account) -> Seat:
        on_behalf = not (unit is None or belongs(by, unit))
        return cls(tuple(seat_problems(unit, by)), on_behalf)


def settle(claim: Claim, known: SubjectFacts, seat: Seat) -> Claim:
    """The claim with what it leaves open: its attempt, its enterprise, whether it is 代录."""
    is_one = known.type == SubjectType.ENTERPRISE
    on_behalf = seat.on_behalf and not claim.opening
    return replace(
        claim,
        attempt=attempt_of(claim, known),
        enterprise=claim.enterprise or (known.subject if is_one else None),
        on_behalf=claim.on_behalf or on_behalf,
    )


def belongs(account: Account, unit: Unit) -> bool:
    """Whether the person records as the unit itself: seated there, or a clerk or head above it."""
    for appointment in account.standing_appointments():
        grant, seat = GRANTS[Role(appointment.role)], appointment.unit
        over = grant.reach is Reach.UNIT and within(seat, grant.reach, unit, Right.RECORD)
        if Right.RECORD in grant.rights and (seat.pk == unit.pk or over):
            return True
    return False


def subject_problems(claim: Claim, rows: Mapping[int, Subject]) -> Iterator[Reason]:
    if claim.subject not in rows:
        yield because(gettext_noop("本账套没有这个事项"), about="subject")


def seat_problems(unit: Unit | None, by: Account) -> list[Reason]:
    """Why this person cannot speak for this unit."""
    found: list[Reason] = []
    if unit is None:
        found.append(because(gettext_noop("本账套没有这个单位"), about="reported_by"))
        return found
    if unit.closed_on is not None:
        text = gettext_noop("“%(unit)s”已于 %(day)s 撤销，请由承接单位填报")
        found.append(because(text, about="reported_by", unit=unit.name, day=unit.closed_on))
    found += lacking(by, Right.RECORD, unit=unit)
    return found


def references(claim: Claim) -> Iterator[tuple[int, str]]:
    """The other subjects that a claim names: the key, and what it must be."""
    if claim.event is not None:
        yield claim.event, SubjectType.EVENT
    if claim.enterprise is not None:
        yield claim.enterprise, SubjectType.ENTERPRISE


def reference_problems(claim: Claim, rows: Mapping[int, Subject]) -> Iterator[Reason]:
    for key, type_ in references(claim):
        if key not in rows or rows[key].type != type_:
            text = gettext_noop("本账套没有这个%(type)s")
            yield because(text, about=type_, type=because(TYPE_NAMES[SubjectType(type_)]))


def numbered(reasons: Sequence[Reason], number: int) -> list[Reason]:
    """The reasons with the place of their claim in front."""
    text = gettext_noop("第 %(number)s 条：%(reason)s")
    return [because(text, about=reason.about, number=number, reason=reason) for reason in reasons]


def is_opening(book: Book) -> bool:
    """Whether 建账 is under way: begun and not ended."""
    steps = set(OpeningStep.objects.filter(book=book).values_list("step", flat=True))
    return steps == {OpeningStep.Step.BEGUN.value}


def put_apart(act: Act, claim: Claim, by: Account) -> Claim:
    """The claim with its papers kept in the library and its personal fields under their seals."""
    kept = [(keep(act, claim.reported_by, paper, by).pk, paper.type) for paper in claim.papers]
    evidence = tuple(dict.fromkeys([*claim.evidence, *kept]))
    return replace(claim, evidence=evidence, papers=(), detail=seal_personal(act, claim))


def seal_personal(act: Act, claim: Claim) -> dict[str, object]:
    """The claim's detail with every personal field kept apart under a salted digest."""
    personal = {own.code for own in kind_named(claim.kind).fields if own.personal}
    kept: dict[str, object] = {}
    for code, value in claim.detail.items():
        match value:
            case SealedAlready(key):
                kept[code] = {"sealed": key}
            case str() if code in personal and value:
                kept[code] = {"sealed": seal_value(act, value).pk}
            case _:
                kept[code] = value
    return kept
