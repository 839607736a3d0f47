"""Short ways to say in a test what happened in a book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from conftest import NOON
from luodi.foundation.history.models import Book
from luodi.foundation.people.models import Account, Unit
from luodi.foundation.rulebook.actions import load
from luodi.foundation.rulebook.rules.shipped import shipped
from luodi.records.ledger.actions.recording import record_many
from luodi.records.ledger.models import Entry
from luodi.records.ledger.rules.claims import Claim
from luodi.records.projects.actions import register
from luodi.records.subjects.models import Subject

type Step = str | tuple[str, Decimal]  # a kind, or one with its yuan


def go_by(
    book: Book, name: str = "default", *, by: Account | None = None, at: datetime = NOON
) -> None:
    """Load a shipped rulebook; by nobody while the book is being set up."""
    load(book=book, text=shipped(name).text, by=by, at=at)


def claimed_project(
    name: str,
    unit: Unit,
    steps: Sequence[Step],
    *,
    on: date,
    by: Account,
    at: datetime,
    batch: str = "",
) -> Subject:
    """A project of which the unit says all these steps happened on the day."""
    subject = register(name=name, unit=unit, by=by, at=at).subject
    claims = [claim(subject, unit, step, on=on, batch=batch) for step in steps]
    record_many(book=unit.book, claims=claims, by=by, at=at)
    return subject


def claim(subject: Subject, unit: Unit, step: Step, *, on: date, batch: str = "") -> Claim:
    """What a unit says of its project; with a batch, an entry of the opening."""
    kind, yuan = (step, None) if isinstance(step, str) else step
    return Claim(
        subject=subject.pk,
        kind=kind,
        said=f"{subject.name}：{kind}",
        reported_by=unit.pk,
        occurred_from=on,
        value=yuan,
        measure="" if yuan is None else "YUAN",
        opening=bool(batch),
        known_on=on if batch else None,
        batch=batch,
    )


def entry_of(subject: Subject, kind: str) -> Entry:
    return Entry.objects.select_related("book", "reported_by").get(subject=subject, kind=kind)
