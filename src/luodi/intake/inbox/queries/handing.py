"""What something received hands to the form of the ledger: the words, the day, the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.http import Http404
from django.urls import reverse

from luodi.foundation.history.queries import BOOK_ZONE
from luodi.foundation.people.models import Account
from luodi.foundation.vocabulary.shapes import Kind
from luodi.intake.inbox.models import Received
from luodi.intake.inbox.queries.items import (
    files_of,
    message_of,
    proved_by,
    received_for,
    text_of,
)
from luodi.intake.inbox.rules.files import accepted_by, type_of
from luodi.intake.inbox.rules.telling import Fact
from luodi.intake.inbox.rules.writing import written_days, written_money
from luodi.kernel.refusal import Reason, because
from luodi.kernel.text import gettext_noop
from luodi.records.ledger.forms.handed import Handed, Kept
from luodi.records.ledger.models import Entry
from luodi.records.subjects.models import Subject

LONGEST_SAID = 500


def handed(account: Account, subject: Subject, kind: Kind, key: int, row: int) -> Handed:
    """One fact of something received (row 0: the whole of it) for the form of this kind."""
    received = received_for(account, key)
    message = message_of(received)
    if received.book_id != subject.book_id or row > len(message.facts):
        raise Http404
    fact = message.facts[row - 1] if row else None
    shot, notes = day_shown(received, fact, kind)
    return Handed(
        source=Entry.Source.INBOX.value,
        batch=str(received.pk),
        row=row,
        initial=dict(filled(received, subject, kind, fact, shot)),
        papers=tuple(kept(received, account, kind, alone=message.to_record <= 1)),
        to_check=(*(fact.to_check if fact and not shot else ()), *notes, *coded(subject)),
        back=reverse("inbox:item", args=[received.pk]) if message.to_record > 1 else "",
    )


def filled(
    received: Received, subject: Subject, kind: Kind, fact: Fact | None, shot: date | None
) -> Iterator[tuple[str, object]]:
    """The fields of the form that can be filled in; what is not said is left empty."""
    yield "said", said(received, subject, fact)
    if not kind.is_plan:
        days = fact.day.days if fact and fact.day else None
        yield "occurred_from", written_days(days) if days else f"{shot or ''}"
        yield "covers_from", written_days(days) if days and not days.is_day else ""
    if shots := shot_days(received):
        yield "shot_on", max(shots)
    if fact is None:
        return
    if fact.is_plan and fact.day and fact.day.days.is_day:
        yield "planned_on", fact.day.days.first
    if fact.amount and fact.amount.reading.value:
        yield "value", written_money(fact.amount.reading.value, fact.amount.word)
    if fact.percent:
        yield "value", fact.percent
    yield from fact.more


def said(received: Received, subject: Subject, fact: Fact | None) -> str:
    """The sentence that says it; of a code-named subject, without its real name."""
    words = fact.sentence if fact and fact.sentence else text_of(received).strip()
    if subject.codename:
        words = words.replace(subject.name, subject.codename)
    return words[:LONGEST_SAID]


def coded(subject: Subject) -> Iterator[Reason]:
    if subject.codename:
        yield because(gettext_noop("代号项目：说明里请用代号，不要写出企业名称"))


def shot_days(received: Received) -> set[date]:
    """The days on which its photographs were taken."""
    shots = (row.document.shot_at for row in received.enclosures.all())
    return {shot.astimezone(BOOK_ZONE).date() for shot in shots if shot}


def day_shown(
    received: Received, fact: Fact | None, kind: Kind
) -> tuple[date | None, tuple[Reason, ...]]:
    """The day of the photographs, where the text says none; where both do and differ, a note."""
    shots = shot_days(received)
    if len(shots) != 1 or kind.is_plan or kind.covers:
        return None, ()
    (shot,) = shots
    if fact is None or fact.day is None:
        text = gettext_noop("文中没有写是哪天，按照片的拍摄日期 %(day)s 填")
        return shot, (because(text, day=shot),)
    if not fact.day.days.first <= shot <= fact.day.days.last + timedelta(days=1):
        text = gettext_noop("照片摄于 %(day)s，与文中的日期不同")
        return None, (because(text, day=shot),)
    return None, ()


def kept(received: Received, account: Account, kind: Kind, *, alone: bool) -> Iterator[Kept]:
    """Its files; where it says several things, those go along that this kind asks for."""
    rows = [row for row in received.enclosures.all() if row.document.content]
    used = proved_by([row.document_id for row in rows], account)
    accepted: Sequence[str] = accepted_by(kind.evidence)
    types = {file.key: type_of(file, accepted) for file in files_of(received)}
    for row in rows:
        type_ = types[row.document_id]
        fits = alone or type_ in accepted
        yield Kept(row.document, row.title, type_, fits and row.document_id not in used)
