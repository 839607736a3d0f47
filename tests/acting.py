"""Short words for what the cast does in a book: open a project, record, prove, verify."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from conftest import NOON, Cast
from luodi.foundation.history.models import Book, Line
from luodi.foundation.history.queries import chained_models, version_breaks
from luodi.foundation.history.queries import verify as broken
from luodi.foundation.people.models import Account, Unit
from luodi.kernel.refusal import Refused
from luodi.records.ledger.actions.evidence import add_evidence
from luodi.records.ledger.actions.rebuilding import stray_rows
from luodi.records.ledger.actions.recording import record
from luodi.records.ledger.actions.reviewing import verify, waive
from luodi.records.ledger.models import Entry, Pending, Posting, Standing
from luodi.records.ledger.queries.gates import missing_for
from luodi.records.ledger.rules.claims import Claim
from luodi.records.ledger.rules.gates import Want, barring
from luodi.records.library.actions import upload
from luodi.records.library.models import Document
from luodi.records.library.rules import Paper
from luodi.records.projects.actions import register
from luodi.records.subjects.models import Subject
from luodi.records.subjects.rules import Classing

FEBRUARY = date(2023, 2, 1)
_numbers = itertools.count(1)


def days_on(days: float) -> datetime:
    """So many days after NOON."""
    return NOON + timedelta(days=days)


def project(
    cast: Cast,
    name: str = "甲厂",
    *,
    unit: Unit | None = None,
    classing: Classing | None = None,
    by: Account | None = None,
) -> Subject:
    """A new project of the town."""
    done = register(
        name=name, unit=unit or cast.town, classing=classing, by=by or cast.office, at=NOON
    )
    return done.subject


def claim(subject: Subject, kind: str = "talks", /, **more: Any) -> Claim:
    """A claim by the subject's own unit about 1 February, unless it says otherwise."""
    plain = Claim(
        subject=subject.pk,
        kind=kind,
        said="如实填报",
        reported_by=subject.unit_id,
        occurred_from=FEBRUARY,
    )
    return replace(plain, **more)


def money(subject: Subject, kind: str, yuan: int | str, /, **more: Any) -> Claim:
    """A claim of an amount in yuan."""
    return claim(subject, kind, value=Decimal(yuan), measure="YUAN", **more)


def money_in(subject: Subject, yuan: int | str, /, **more: Any) -> Claim:
    """A claim that money of an investor arrived."""
    own = {
        "voucher_no": f"V{next(_numbers)}",
        "payer": "远方公司",
        "payer_place": "外省",
        "nature": "FIXED_ASSETS",
        "origin": "PROVINCE_OUT",
    }
    return money(subject, "money_in", yuan, **{**own, **more})


def told(cast: Cast, given: Claim, *, by: Account | None = None, at: datetime = NOON) -> Entry:
    """The claim recorded by the town's clerk."""
    book = Subject.objects.get(pk=given.subject).book
    return record(book=book, claim=given, by=by or cast.clerk, at=at)


def paper(
    cast: Cast,
    type: str = "talks_record",
    content: bytes = b"",
    *,
    unit: Unit | None = None,
    by: Account | None = None,
    at: datetime = NOON,
) -> Document:
    """A new document of the town; without content, one that no other has."""
    number = next(_numbers)
    return upload(
        unit=unit or cast.town,
        paper=Paper(content or f"第{number}份".encode(), f"{number}.txt", type),
        by=by or cast.clerk,
        at=at,
    )


def proven(cast: Cast, entry: Entry, *, at: datetime = NOON) -> Entry:
    """The entry with every paper that its verification needs, and its order waived."""
    for item in barring(missing_for(entry, at.date())):
        if item.want is Want.EVIDENCE:
            for type_ in item.any_of[0]:
                document = paper(cast, type_, at=at)
                add_evidence(entry=entry, document=document, type=type_, by=cast.office, at=at)
        else:
            by = cast.second_office if entry.recorded_by_id == cast.office.pk else cast.office
            waive(entry=entry, requirement=item.code, reason="已在会上说明", by=by, at=at)
    return entry


def verified(cast: Cast, given: Claim, *, grade: str = "B", at: datetime = NOON) -> Entry:
    """The claim recorded, proven, and verified by the office."""
    entry = proven(cast, told(cast, given, at=at), at=at)
    verify(entry=entry, grade=grade, by=cast.office, at=at)
    return entry


def counting(entry: Entry) -> tuple[bool, bool]:
    """Whether the entry counts now, claimed and verified."""
    now = set(
        Posting.objects.filter(entry=entry, until_seq=None).values_list("verified", flat=True)
    )
    return False in now, True in now


def standing(subject: Subject, *, verified: bool = False) -> Standing:
    return Standing.objects.get(subject=subject, verified=verified)


def stands_nowhere(subject: Subject, *, verified: bool = False) -> bool:
    """Whether nothing counts of a project in this reading: its standing is there, and empty."""
    row = standing(subject, verified=verified)
    return (row.mask, row.place, row.last_on) == (0, "", None)


def last_line(book: Book) -> Line:
    return Line.objects.filter(book=book).order_by("-seq")[0]


@contextmanager
def refused(book: Book) -> Iterator[list[str]]:
    """Expects a refusal that leaves nothing; the sentences are in the list afterwards."""
    before = stored(book)
    said: list[str] = []
    with pytest.raises(Refused) as caught:
        yield said
    said += [str(reason) for reason in caught.value.reasons]
    assert stored(book) == before, "the refusal left something behind"


def stored(book: Book) -> dict[str, object]:
    """What the database holds: the book's number, every row of a chain, what counts."""
    rows = {model.__name__: model._default_manager.count() for model in chained_models()}
    return rows | {
        "seq": Book.objects.get(pk=book.pk).seq,
        "lines": Line.objects.count(),
        "postings": set(Posting.objects.values_list("pk", "until_seq")),
        "queue": set(Pending.objects.values_list()),
        "standings": set(Standing.objects.values_list()),
        "subjects": set(Subject.objects.values_list()),
    }


def in_order(book: Book) -> bool:
    """The chain holds, and postings and standings are what the acts say."""
    assert [str(found) for found in (*broken(book), *version_breaks(book))] == []
    assert stray_rows(book) == 0
    return True
