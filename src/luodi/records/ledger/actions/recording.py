"""Recording what happened: one entry or ten thousand, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime

from django.db import transaction

from luodi.foundation.history.actions import Act, begin, seal_value
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.people.queries import lacking
from luodi.foundation.people.rules.policy import Right
from luodi.foundation.vocabulary.kinds import kind as kind_named
from luodi.kernel.refusal import Reason, because, insist
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.actions.evidence import attach, evidence_problems
from luodi.records.ledger.actions.posting import CHUNK, repost
from luodi.records.ledger.models import Entry, OpeningStep
from luodi.records.ledger.queries.facts import subject_facts
from luodi.records.ledger.rules.claims import Claim, SubjectFacts, after, attempt_of, checked
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import SubjectType

OWN_COLUMNS = [
    column.name
    for column in fields(Claim)
    if column.name
    not in {"subject", "reported_by", "enterprise", "event", "evidence", "attempt", "detail"}
]


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
    entries = write(act, claims, by=by)
    act.seal(entries=len(entries))
    return entries


def write(act: Act, claims: Sequence[Claim], *, by: Account) -> list[Entry]:
    """The entries of an act that is under way: checked, stored, covered and counted."""
    rows = subjects_of(act.book, claims)
    resolved = check_all(act, claims, rows, by)
    kept = [replace(claim, detail=seal_personal(act, claim)) for claim in resolved]
    entries = Entry.objects.bulk_create(
        [entry_of(act, claim, by) for claim in kept], batch_size=CHUNK
    )
    act.wrote(*entries)
    for entry, claim in zip(entries, kept, strict=True):
        if claim.evidence:
            attach(act, entry, claim.evidence, by)
    repost(entries)
    return entries


def firm(claim: Claim, subject: SubjectFacts) -> int | None:
    """The enterprise that a claim is about: the one it names, or the subject itself."""
    is_one = subject.type == SubjectType.ENTERPRISE
    return claim.enterprise or (subject.subject if is_one else None)


def subjects_of(book: Book, claims: Sequence[Claim]) -> dict[int, Subject]:
    """The subjects that the claims speak of, in this book."""
    found = Subject.objects.filter(book=book, pk__in={claim.subject for claim in claims})
    return {subject.pk: subject for subject in found}


def check_all(
    act: Act, claims: Sequence[Claim], rows: dict[int, Subject], by: Account
) -> list[Claim]:
    """The claims with their attempts settled; each is checked as if those before it stood."""
    today = act.day
    opening = is_opening(act.book)
    facts = subject_facts(rows.values())
    units = {
        unit.pk: unit
        for unit in Unit.objects.filter(
            book=act.book, pk__in={claim.reported_by for claim in claims}
        ).select_related("book")
    }
    reasons: list[Reason] = []
    settled: list[Claim] = []
    for number, claim in enumerate(claims, start=1):
        found = list(seat_problems(claim, rows, units.get(claim.reported_by), by))
        if claim.subject in facts:
            known = facts[claim.subject]
            found += checked(claim, known, today=today, opening=opening)
            attempt = attempt_of(claim, known)
            settled.append(replace(claim, attempt=attempt, enterprise=firm(claim, known)))
            if not found:
                facts[claim.subject] = after(known, claim, attempt)
        found += evidence_problems(act.book, claim.kind, claim.evidence)
        reasons += numbered(found, number) if len(claims) > 1 else found
    insist(reasons)
    return settled


def seat_problems(
    claim: Claim, rows: dict[int, Subject], unit: Unit | None, by: Account
) -> list[Reason]:
    """Why this person cannot speak for this unit about this subject."""
    found: list[Reason] = []
    if claim.subject not in rows:
        found.append(because(gettext_noop("本账套没有这个事项"), about="subject"))
    if unit is None:
        found.append(because(gettext_noop("本账套没有这个单位"), about="reported_by"))
        return found
    if unit.closed_on is not None:
        text = gettext_noop("“%(unit)s”已于 %(day)s 撤销，请由承接单位填报")
        found.append(because(text, about="reported_by", unit=unit.name, day=unit.closed_on))
    found += lacking(by, Right.RECORD, unit=unit)
    return found


def numbered(reasons: Sequence[Reason], number: int) -> list[Reason]:
    """The reasons with the place of their claim in front."""
    text = gettext_noop("第 %(number)s 条：%(reason)s")
    return [
        because(text, about=reason.about, number=number, reason=str(reason)) for reason in reasons
    ]


def is_opening(book: Book) -> bool:
    """Whether 建账 is under way: begun and not ended."""
    steps = set(OpeningStep.objects.filter(book=book).values_list("step", flat=True))
    return steps == {OpeningStep.Step.BEGUN.value}


def seal_personal(act: Act, claim: Claim) -> dict[str, object]:
    """The claim's detail with every personal field kept apart under a salted digest."""
    personal = {own.code for own in kind_named(claim.kind).fields if own.personal}
    kept: dict[str, object] = {}
    for code, value in claim.detail.items():
        sealed = code in personal and isinstance(value, str) and value != ""
        kept[code] = {"sealed": seal_value(act, str(value)).pk} if sealed else value
    return kept


def entry_of(act: Act, claim: Claim, by: Account) -> Entry:
    """The row that keeps a claim; a month still running reaches to today."""
    first, last = claim.days
    if first is None or last is None or claim.attempt is None:
        raise ValueError("a claim is checked before it is stored")
    given = {name: getattr(claim, name) for name in OWN_COLUMNS}
    given |= {"occurred_from": first, "occurred_to": min(last, act.day)}
    return Entry(
        book=act.book,
        seq=act.seq,
        subject_id=claim.subject,
        attempt=claim.attempt,
        reported_by_id=claim.reported_by,
        enterprise_id=claim.enterprise,
        event_id=claim.event,
        detail=dict(claim.detail),
        recorded_by=by,
        recorded_at=act.at,
        **given,
    )
